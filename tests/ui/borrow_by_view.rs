//! A value of a type that may have a `Drop`, which borrows a local and lives to the end of its scope.

use gen_core::{Coroutine, generator, yield_};

struct Parser<'a> {
    rest: &'a str,
}

impl<'a> Parser<'a> {
    fn new(rest: &'a str) -> Self {
        Self { rest }
    }
}

enum Token<'a> {
    Word(&'a str),
    Number(u32),
}

fn token(text: &str) -> Token<'_> {
    text.parse().map_or(Token::Word(text), Token::Number)
}

fn is_long(parser: &Parser<'_>) -> bool {
    parser.rest.len() > 9
}

#[generator]
fn made(lines: Vec<String>) -> impl Iterator<Item = bool> {
    for line in lines {
        let parser = Parser::new(&line);
        let long = is_long(&parser);
        yield_!(long); //~ ERROR
        yield_!(!long);
    }
}

#[generator]
fn matched(lines: Vec<String>) -> impl Iterator<Item = usize> {
    for line in lines {
        let line = line.trim().to_owned();
        match token(&line) {
            Token::Word(word) => {
                let length = word.len();
                yield_!(length); //~ ERROR
            }
            Token::Number(_) => {}
        }
    }
}

#[generator]
fn literal(line: String) -> impl Coroutine<bool, Yield = bool, Return = u32> {
    let parser = Parser { rest: &line };
    let long = is_long(&parser);
    let more = yield_!(long); //~ ERROR
    u32::from(more)
}

#[generator]
fn in_a_condition(line: String) -> impl Iterator<Item = u32> {
    if let Token::Number(number) = token(&line) {
        yield_!(number); //~ ERROR
        yield_!(0);
    }
}

enum Piece<'a> {
    Owned(String),
    Lent(&'a str),
}

fn piece(text: &str) -> Piece<'_> {
    match text.strip_prefix('=') {
        Some(rest) => Piece::Owned(rest.to_owned()),
        None => Piece::Lent(text),
    }
}

#[generator]
fn kept_in_one_arm(lines: Vec<String>) -> impl Iterator<Item = usize> {
    for line in lines {
        match piece(&line) {
            Piece::Owned(text) => yield_!(text.len()), //~ ERROR
            Piece::Lent(text) => println!("{text}"),
        }
    }
}

// A `Copy` type has no `Drop`.
#[derive(Clone, Copy)]
struct View<'a>(&'a str);

#[generator]
fn copied(line: String) -> impl Iterator<Item = usize> {
    let view = View(&line);
    let length = { view }.0.len();
    yield_!(length);
    match View(&line) {
        View(text) => {
            let length = text.len();
            yield_!(length);
        }
    }
}

fn main() {
    let _ = (made(vec![]), matched(vec![]), literal(String::new()));
    let _ = (in_a_condition(String::new()), copied(String::new()));
    let _ = kept_in_one_arm(vec![]);
}
