//! Values of types of one's own that borrow a local, and are last used before a yield: what the
//! README says to write.

#![allow(
    clippy::all,
    reason = "the bodies are there for the language, not for style"
)]

mod common;
use common::{same, say, twin};

pub struct Parser<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Parser<'a> {
    fn new(text: &'a str) -> Self {
        Self { text, at: 0 }
    }

    fn number(&mut self) -> Option<u32> {
        self.at += 1;
        self.text.get(..self.at)?.parse().ok()
    }
}

pub enum Token<'a> {
    Word(&'a str),
    Number(u32),
}

pub fn token(text: &str) -> Token<'_> {
    text.parse().map_or(Token::Word(text), Token::Number)
}

#[derive(Clone, Copy)]
pub enum Copied<'a> {
    Word(&'a str),
    Number(u32),
}

pub fn copied(text: &str) -> Copied<'_> {
    text.parse().map_or(Copied::Word(text), Copied::Number)
}

pub struct Held {
    id: u32,
}

twin! {
    fn dropped(lines: Vec<String>) -> [u32] {
        for line in lines {
            let mut parser = Parser::new(&line);
            let number = parser.number();
            drop(parser);
            yield_!(number.unwrap_or(0));
        }
    }

    fn in_a_block(lines: Vec<String>) -> [u32] {
        for line in lines {
            let number = {
                let mut parser = Parser::new(&line);
                parser.number()
            };
            yield_!(number.unwrap_or(0));
        }
    }

    fn matched_first(lines: Vec<String>) -> [String] {
        for line in lines {
            let text = match token(&line) {
                Token::Word(word) => word.to_uppercase(),
                Token::Number(n) => n.to_string(),
            };
            yield_!(text);
        }
    }

    fn of_a_copied_type(lines: Vec<String>) -> [String] {
        for line in lines {
            match copied(&line) {
                Copied::Word(word) => {
                    let text = word.to_uppercase();
                    yield_!(text);
                }
                Copied::Number(n) => yield_!(n.to_string()),
            }
            say("token");
        }
    }

    fn by_reference(item: (u8, Held)) -> [u32] {
        let (code, rest) = &item;
        let (code, id) = (*code, rest.id);
        yield_!(u32::from(code));
        yield_!(id);
    }
}

pub struct Entry {
    name: String,
}

impl Entry {
    fn of(text: &str) -> Self {
        Self {
            name: text.to_owned(),
        }
    }
}

impl Drop for Entry {
    fn drop(&mut self) {
        say(&format!("end of {}", self.name));
    }
}

pub enum Piece<'a> {
    Owned(String),
    #[allow(dead_code)]
    Lent(&'a str),
}

pub fn piece(text: &str) -> Piece<'_> {
    match text.strip_prefix('=') {
        Some(rest) => Piece::Owned(rest.to_uppercase()),
        None => Piece::Lent(text),
    }
}

twin! {
    fn made_of_a_borrow(lines: Vec<String>) -> [u32] {
        for line in lines {
            let text = line.to_uppercase();
            let entry = Entry::of(&text);
            let length = entry.name.len();
            let _other = Entry::of(&line);
            yield_!(length as u32);
            say("behind");
        }
    }

    fn matched_parts_that_own(lines: Vec<String>) -> [u32] {
        for line in lines {
            match piece(&line) {
                Piece::Owned(text) => {
                    yield_!(text.len() as u32);
                    say(&text);
                }
                Piece::Lent(_) => continue,
            }
            say("behind");
        }
    }

    fn made_of_a_number(numbers: Vec<u32>) -> [u32] {
        for number in numbers {
            let _entry = Entry::of(&number.to_string());
            let both = (Entry::of("a"), number);
            match Some(Entry::of("b")) {
                Some(made) => {
                    yield_!(number);
                    yield_!(both.1 + made.name.len() as u32);
                }
                None => {}
            }
        }
    }
}

#[test]
fn what_owns_what_it_is_made_of_is_kept() {
    let lines = || vec!["a".to_owned(), "=bc".to_owned()];
    same!(made_of_a_borrow(lines()), [1, 3]);
    same!(matched_parts_that_own(lines()), [2]);
    same!(made_of_a_number(vec![1, 2]), [1, 2, 2, 3]);
}

#[test]
fn they_end_before_the_yield() {
    let lines = || vec!["1a".to_owned(), "b".to_owned(), "3".to_owned()];
    same!(dropped(lines()), [1, 0, 3]);
    same!(in_a_block(lines()), [1, 0, 3]);
    same!(
        matched_first(lines()),
        ["1A".into(), "B".into(), "3".into()]
    );
    same!(
        of_a_copied_type(lines()),
        ["1A".into(), "B".into(), "3".into()]
    );
    same!(by_reference((1, Held { id: 2 })), [1, 2]);
}
