//! Push parsing without callbacks: text arrives in chunks, cut anywhere, and tokens come out as
//! soon as they are complete.
//!
//! `cargo run --example parser [FILE]`
//!
//! A tokenizer that is *pushed* its input has to be able to stop at every character, in the
//! middle of a number or of an escape. Written by hand it is a table of states; here it reads
//! like one that *pulls*: loops and `match`, and each `yield_!` waits for the next character.
use std::fmt;
use std::fs;
use std::process::ExitCode;

use gen_core::{Coroutine, CoroutineState, generator, yield_};

/// A place in the text. Both numbers count from one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// The line.
    pub line: u32,
    /// The character in it.
    pub column: u32,
}

impl Position {
    const START: Self = Self { line: 1, column: 1 };

    fn behind(self, c: char) -> Self {
        if c == '\n' {
            Self {
                line: self.line + 1,
                column: 1,
            }
        } else {
            Self {
                column: self.column + 1,
                ..self
            }
        }
    }
}

impl fmt::Display for Position {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&format!("{}:{}", self.line, self.column))
    }
}

/// What the text is made of.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    /// A name.
    Word(String),
    /// A number.
    Number(f64),
    /// A text in quotes, with its escapes resolved.
    Text(String),
    /// One of `{ } [ ] = , :`.
    Symbol(char),
    /// What is none of them, and why.
    Error(String),
}

/// A part of the text, with the place where it begins; that of an error is where it is wrong.
#[derive(Debug, Clone, PartialEq)]
pub struct Token {
    /// The place.
    pub at: Position,
    /// What is there.
    pub kind: Kind,
}

/// What the body says to the character that it was resumed with.
#[derive(Debug)]
pub enum Step {
    /// It is taken, and nothing is complete yet.
    Taken,
    /// It is taken, and completes a token.
    Completes(Token),
    /// It is not part of the token that ends before it. It wants to be sent again.
    Behind(Token),
}
use Step::{Behind, Completes, Taken};

impl Token {
    fn new(at: Position, kind: Kind) -> Self {
        Self { at, kind }
    }

    fn error(at: Position, why: impl Into<String>) -> Self {
        Self::new(at, Kind::Error(why.into()))
    }
}

/// The tokenizer proper: takes characters with their places, and `None` at the end.
#[generator]
pub fn characters() -> Box<dyn Coroutine<Option<(Position, char)>, Yield = Step, Return = ()>> {
    let mut given = yield_!(Taken);
    while let Some((start, c)) = given {
        given = match c {
            '{' | '}' | '[' | ']' | '=' | ',' | ':' => {
                yield_!(Completes(Token::new(start, Kind::Symbol(c))))
            }
            '#' => loop {
                match yield_!(Taken) {
                    Some((_, c)) if c != '\n' => {}
                    end_of_line => break end_of_line,
                }
            },
            '"' => {
                let mut text = String::new();
                let end = loop {
                    match yield_!(Taken) {
                        Some((_, '"')) => break Token::new(start, Kind::Text(text)),
                        Some((at, '\n')) => break Token::error(at, "the line ends in a text"),
                        Some((at, '\\')) => match yield_!(Taken) {
                            Some((_, 'n')) => text.push('\n'),
                            Some((_, 't')) => text.push('\t'),
                            Some((_, c @ ('"' | '\\'))) => text.push(c),
                            Some((_, c)) => {
                                // The rest of the text is still worth reading: the wrong
                                // character is sent again, and left out.
                                let why = format!("there is no escape `\\{c}`");
                                yield_!(Behind(Token::error(at, why)));
                            }
                            None => break Token::error(at, "the escape is not complete"),
                        },
                        Some((_, c)) => text.push(c),
                        None => break Token::error(start, "the text that begins here has no end"),
                    }
                };
                yield_!(Completes(end))
            }
            '0'..='9' | '-' => {
                let mut digits = String::from(c);
                loop {
                    match yield_!(Taken) {
                        Some((_, c)) if c == '.' || c.is_alphanumeric() => digits.push(c),
                        _ => break,
                    }
                }
                yield_!(Behind(match digits.parse() {
                    Ok(number) => Token::new(start, Kind::Number(number)),
                    Err(_) => Token::error(start, format!("`{digits}` is no number")),
                }))
            }
            c if c.is_alphabetic() || c == '_' => {
                let mut word = String::from(c);
                loop {
                    match yield_!(Taken) {
                        Some((_, c)) if c.is_alphanumeric() || c == '_' => word.push(c),
                        _ => break,
                    }
                }
                yield_!(Behind(Token::new(start, Kind::Word(word))))
            }
            c if c.is_whitespace() => yield_!(Taken),
            c => yield_!(Completes(Token::error(
                start,
                format!("`{c}` means nothing here")
            ))),
        };
    }
}

/// A tokenizer that is fed chunks of text.
pub struct Tokenizer {
    characters: Box<dyn Coroutine<Option<(Position, char)>, Yield = Step, Return = ()>>,
    at: Position,
}

impl Tokenizer {
    /// One that has seen nothing yet.
    pub fn new() -> Self {
        let mut characters = characters();
        // Runs to the yield that waits for the first character.
        let _ = characters.start();
        Self {
            characters,
            at: Position::START,
        }
    }

    /// The tokens that this chunk completes. What is not asked of it is not read.
    #[generator]
    pub fn feed(&mut self, chunk: &str) -> impl Iterator<Item = Token> {
        for c in chunk.chars() {
            let at = self.at;
            self.at = at.behind(c);
            loop {
                match self.characters.resume(Some((at, c))) {
                    CoroutineState::Yielded(Taken) => break,
                    CoroutineState::Yielded(Completes(token)) => {
                        yield_!(token);
                        break;
                    }
                    CoroutineState::Yielded(Behind(token)) => yield_!(token),
                    CoroutineState::Complete(()) => unreachable!("there is more text"),
                }
            }
        }
    }

    /// The tokens that only the end of the text completes.
    #[generator]
    pub fn finish(mut self) -> impl Iterator<Item = Token> {
        while let CoroutineState::Yielded(step) = self.characters.resume(None) {
            if let Completes(token) | Behind(token) = step {
                yield_!(token);
            }
        }
    }
}

impl Default for Tokenizer {
    fn default() -> Self {
        Self::new()
    }
}

/// The tokens of a text that comes in chunks of so many characters.
pub fn tokens(text: &str, chunk_len: usize) -> Vec<Token> {
    let mut tokenizer = Tokenizer::new();
    let mut tokens = Vec::new();
    let mut rest = text;
    while !rest.is_empty() {
        let cut = rest
            .char_indices()
            .nth(chunk_len)
            .map_or(rest.len(), |(at, _)| at);
        let (chunk, behind) = rest.split_at(cut);
        tokens.extend(tokenizer.feed(chunk));
        rest = behind;
    }
    tokens.extend(tokenizer.finish());
    tokens
}

const TEXT: &str = r#"# What the server does.
server = { name: "north \"1\"", ports: [80, 8080.5, 12x] }
motd = "welcome\nback \q", on = yes; größe = -3
last = "no end"#;

fn main() -> ExitCode {
    let text = match std::env::args().nth(1) {
        None => TEXT.to_owned(),
        Some(path) => match fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) => {
                eprintln!("parser: {path}: {error}");
                return ExitCode::FAILURE;
            }
        },
    };

    println!("fed in chunks of 5 characters:");
    let mut tokenizer = Tokenizer::new();
    let characters: Vec<char> = text.chars().collect();
    for chunk in characters.chunks(5) {
        let chunk = String::from_iter(chunk);
        println!("{chunk:?}");
        for Token { at, kind } in tokenizer.feed(&chunk) {
            println!("    {at:<6} {kind:?}");
        }
    }
    println!("the end");
    for Token { at, kind } in tokenizer.finish() {
        println!("    {at:<6} {kind:?}");
    }

    // Where the text is cut makes no difference.
    let whole = tokens(&text, usize::MAX);
    assert!((1..20).all(|len| tokens(&text, len) == whole));
    ExitCode::SUCCESS
}
