//! A tokenizer: a `match` of many arms, most of which yield.

use crate::consume::{Consume, Item};
use crate::input::Input;
use crate::workload::iterators;

iterators!("tokenizer": handwritten, ours, boxed, diapause, genawaiter, genawaiter_rc, next_gen, #[cfg(nightly)] native);

/// What a program consists of.
#[derive(Debug)]
pub enum Token<'a> {
    Let,
    If,
    Name(&'a str),
    Number(u64),
    Text(&'a str),
    Open,
    Close,
    Begin,
    End,
    Semicolon,
    Compare,
    Assign,
    Operator(u8),
}

impl Item for Token<'_> {
    #[inline]
    fn bits(self) -> u64 {
        match self {
            Self::Let => 1,
            Self::If => 2,
            Self::Name(name) => name.len() as u64,
            Self::Number(value) => value,
            Self::Text(text) => text.len() as u64,
            Self::Open => 3,
            Self::Close => 4,
            Self::Begin => 5,
            Self::End => 6,
            Self::Semicolon => 7,
            Self::Compare => 8,
            Self::Assign => 9,
            Self::Operator(operator) => operator.into(),
        }
    }
}

/// How many bytes at the start of a text belong to the token.
#[inline]
fn more(text: &str, belongs: impl Fn(u8) -> bool) -> usize {
    let end = text.bytes().position(|byte| !belongs(byte));
    end.unwrap_or(text.len())
}

mod handwritten {
    use super::*;

    struct Tokens<'a> {
        source: &'a str,
        at: usize,
    }

    impl<'a> Iterator for Tokens<'a> {
        type Item = Token<'a>;

        fn next(&mut self) -> Option<Token<'a>> {
            let source = self.source;
            while self.at < source.len() {
                let start = self.at;
                self.at += 1;
                return Some(match source.as_bytes()[start] {
                    b' ' | b'\n' | b'\t' => continue,
                    b'0'..=b'9' => {
                        let mut value = u64::from(source.as_bytes()[start] - b'0');
                        while let Some(digit @ b'0'..=b'9') = source.as_bytes().get(self.at) {
                            value = value * 10 + u64::from(digit - b'0');
                            self.at += 1;
                        }
                        Token::Number(value)
                    }
                    b'a'..=b'z' | b'A'..=b'Z' | b'_' => {
                        self.at += more(&source[self.at..], |byte| {
                            byte.is_ascii_alphanumeric() || byte == b'_'
                        });
                        match &source[start..self.at] {
                            "let" => Token::Let,
                            "if" => Token::If,
                            name => Token::Name(name),
                        }
                    }
                    b'"' => {
                        self.at += more(&source[self.at..], |byte| byte != b'"') + 1;
                        Token::Text(&source[start + 1..self.at - 1])
                    }
                    b'/' if source[self.at..].starts_with('/') => {
                        self.at += more(&source[self.at..], |byte| byte != b'\n');
                        continue;
                    }
                    b'(' => Token::Open,
                    b')' => Token::Close,
                    b'{' => Token::Begin,
                    b'}' => Token::End,
                    b';' => Token::Semicolon,
                    b'<' | b'>' => Token::Compare,
                    b'=' => Token::Assign,
                    operator => Token::Operator(operator),
                });
            }
            None
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        consume.consume(Tokens {
            source: &input.source,
            at: 0,
        })
    }
}

mod ours {
    use super::*;
    use gen_core::{generator, yield_};

    #[generator]
    fn tokenizer(source: &str) -> impl Iterator<Item = Token<'_>> {
        let mut at = 0;
        while at < source.len() {
            let start = at;
            at += 1;
            match source.as_bytes()[start] {
                b' ' | b'\n' | b'\t' => {}
                b'0'..=b'9' => {
                    let mut value = u64::from(source.as_bytes()[start] - b'0');
                    while let Some(digit @ b'0'..=b'9') = source.as_bytes().get(at) {
                        value = value * 10 + u64::from(digit - b'0');
                        at += 1;
                    }
                    yield_!(Token::Number(value));
                }
                b'a'..=b'z' | b'A'..=b'Z' | b'_' => {
                    at += more(&source[at..], |byte| {
                        byte.is_ascii_alphanumeric() || byte == b'_'
                    });
                    match &source[start..at] {
                        "let" => yield_!(Token::Let),
                        "if" => yield_!(Token::If),
                        name => yield_!(Token::Name(name)),
                    }
                }
                b'"' => {
                    at += more(&source[at..], |byte| byte != b'"') + 1;
                    yield_!(Token::Text(&source[start + 1..at - 1]));
                }
                b'/' if source[at..].starts_with('/') => {
                    at += more(&source[at..], |byte| byte != b'\n');
                }
                b'(' => yield_!(Token::Open),
                b')' => yield_!(Token::Close),
                b'{' => yield_!(Token::Begin),
                b'}' => yield_!(Token::End),
                b';' => yield_!(Token::Semicolon),
                b'<' | b'>' => yield_!(Token::Compare),
                b'=' => yield_!(Token::Assign),
                operator => yield_!(Token::Operator(operator)),
            }
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        consume.consume(tokenizer(&input.source))
    }
}

mod boxed {
    use super::*;
    use gen_core::{generator, yield_};

    #[generator(boxed)]
    fn tokenizer(source: &str) -> impl Iterator<Item = Token<'_>> {
        let mut at = 0;
        while at < source.len() {
            let start = at;
            at += 1;
            match source.as_bytes()[start] {
                b' ' | b'\n' | b'\t' => {}
                b'0'..=b'9' => {
                    let mut value = u64::from(source.as_bytes()[start] - b'0');
                    while let Some(digit @ b'0'..=b'9') = source.as_bytes().get(at) {
                        value = value * 10 + u64::from(digit - b'0');
                        at += 1;
                    }
                    yield_!(Token::Number(value));
                }
                b'a'..=b'z' | b'A'..=b'Z' | b'_' => {
                    at += more(&source[at..], |byte| {
                        byte.is_ascii_alphanumeric() || byte == b'_'
                    });
                    match &source[start..at] {
                        "let" => yield_!(Token::Let),
                        "if" => yield_!(Token::If),
                        name => yield_!(Token::Name(name)),
                    }
                }
                b'"' => {
                    at += more(&source[at..], |byte| byte != b'"') + 1;
                    yield_!(Token::Text(&source[start + 1..at - 1]));
                }
                b'/' if source[at..].starts_with('/') => {
                    at += more(&source[at..], |byte| byte != b'\n');
                }
                b'(' => yield_!(Token::Open),
                b')' => yield_!(Token::Close),
                b'{' => yield_!(Token::Begin),
                b'}' => yield_!(Token::End),
                b';' => yield_!(Token::Semicolon),
                b'<' | b'>' => yield_!(Token::Compare),
                b'=' => yield_!(Token::Assign),
                operator => yield_!(Token::Operator(operator)),
            }
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        consume.consume(tokenizer(&input.source))
    }
}

mod diapause {
    use super::*;

    #[::diapause::coroutine(yield = Token<'a>)]
    fn tokenizer<'a>(source: &'a str) {
        let mut at: usize = 0;
        while at < source.len() {
            let start: usize = at;
            at += 1;
            match source.as_bytes()[start] {
                b' ' | b'\n' | b'\t' => {}
                b'0'..=b'9' => {
                    let mut value = u64::from(source.as_bytes()[start] - b'0');
                    while let Some(digit @ b'0'..=b'9') = source.as_bytes().get(at) {
                        value = value * 10 + u64::from(digit - b'0');
                        at += 1;
                    }
                    yield_!(Token::Number(value));
                }
                b'a'..=b'z' | b'A'..=b'Z' | b'_' => {
                    at += more(&source[at..], |byte| {
                        byte.is_ascii_alphanumeric() || byte == b'_'
                    });
                    match &source[start..at] {
                        "let" => yield_!(Token::Let),
                        "if" => yield_!(Token::If),
                        name => yield_!(Token::Name(name)),
                    }
                }
                b'"' => {
                    at += more(&source[at..], |byte| byte != b'"') + 1;
                    yield_!(Token::Text(&source[start + 1..at - 1]));
                }
                b'/' if source[at..].starts_with('/') => {
                    at += more(&source[at..], |byte| byte != b'\n');
                }
                b'(' => yield_!(Token::Open),
                b')' => yield_!(Token::Close),
                b'{' => yield_!(Token::Begin),
                b'}' => yield_!(Token::End),
                b';' => yield_!(Token::Semicolon),
                b'<' | b'>' => yield_!(Token::Compare),
                b'=' => yield_!(Token::Assign),
                operator => yield_!(Token::Operator(operator)),
            }
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        consume.consume(tokenizer(&input.source).into_iter())
    }
}

mod genawaiter {
    use super::*;
    use ::genawaiter::stack::{Co, let_gen_using};

    async fn tokenizer<'a>(source: &'a str, co: Co<'_, Token<'a>>) {
        let mut at = 0;
        while at < source.len() {
            let start = at;
            at += 1;
            match source.as_bytes()[start] {
                b' ' | b'\n' | b'\t' => {}
                b'0'..=b'9' => {
                    let mut value = u64::from(source.as_bytes()[start] - b'0');
                    while let Some(digit @ b'0'..=b'9') = source.as_bytes().get(at) {
                        value = value * 10 + u64::from(digit - b'0');
                        at += 1;
                    }
                    co.yield_(Token::Number(value)).await;
                }
                b'a'..=b'z' | b'A'..=b'Z' | b'_' => {
                    at += more(&source[at..], |byte| {
                        byte.is_ascii_alphanumeric() || byte == b'_'
                    });
                    match &source[start..at] {
                        "let" => co.yield_(Token::Let).await,
                        "if" => co.yield_(Token::If).await,
                        name => co.yield_(Token::Name(name)).await,
                    }
                }
                b'"' => {
                    at += more(&source[at..], |byte| byte != b'"') + 1;
                    co.yield_(Token::Text(&source[start + 1..at - 1])).await;
                }
                b'/' if source[at..].starts_with('/') => {
                    at += more(&source[at..], |byte| byte != b'\n');
                }
                b'(' => co.yield_(Token::Open).await,
                b')' => co.yield_(Token::Close).await,
                b'{' => co.yield_(Token::Begin).await,
                b'}' => co.yield_(Token::End).await,
                b';' => co.yield_(Token::Semicolon).await,
                b'<' | b'>' => co.yield_(Token::Compare).await,
                b'=' => co.yield_(Token::Assign).await,
                operator => co.yield_(Token::Operator(operator)).await,
            }
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        let_gen_using!(items, |co| tokenizer(&input.source, co));
        consume.consume(items.into_iter())
    }
}

mod genawaiter_rc {
    use super::*;
    use ::genawaiter::rc::{Co, Gen};

    async fn tokenizer<'a>(source: &'a str, co: Co<Token<'a>>) {
        let mut at = 0;
        while at < source.len() {
            let start = at;
            at += 1;
            match source.as_bytes()[start] {
                b' ' | b'\n' | b'\t' => {}
                b'0'..=b'9' => {
                    let mut value = u64::from(source.as_bytes()[start] - b'0');
                    while let Some(digit @ b'0'..=b'9') = source.as_bytes().get(at) {
                        value = value * 10 + u64::from(digit - b'0');
                        at += 1;
                    }
                    co.yield_(Token::Number(value)).await;
                }
                b'a'..=b'z' | b'A'..=b'Z' | b'_' => {
                    at += more(&source[at..], |byte| {
                        byte.is_ascii_alphanumeric() || byte == b'_'
                    });
                    match &source[start..at] {
                        "let" => co.yield_(Token::Let).await,
                        "if" => co.yield_(Token::If).await,
                        name => co.yield_(Token::Name(name)).await,
                    }
                }
                b'"' => {
                    at += more(&source[at..], |byte| byte != b'"') + 1;
                    co.yield_(Token::Text(&source[start + 1..at - 1])).await;
                }
                b'/' if source[at..].starts_with('/') => {
                    at += more(&source[at..], |byte| byte != b'\n');
                }
                b'(' => co.yield_(Token::Open).await,
                b')' => co.yield_(Token::Close).await,
                b'{' => co.yield_(Token::Begin).await,
                b'}' => co.yield_(Token::End).await,
                b';' => co.yield_(Token::Semicolon).await,
                b'<' | b'>' => co.yield_(Token::Compare).await,
                b'=' => co.yield_(Token::Assign).await,
                operator => co.yield_(Token::Operator(operator)).await,
            }
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        consume.consume(Gen::new(|co| tokenizer(&input.source, co)).into_iter())
    }
}

mod next_gen {
    use super::*;
    use ::next_gen::prelude::*;

    #[generator(yield(Token<'a>))]
    fn tokenizer<'a>(source: &'a str) {
        let mut at = 0;
        while at < source.len() {
            let start = at;
            at += 1;
            match source.as_bytes()[start] {
                b' ' | b'\n' | b'\t' => {}
                b'0'..=b'9' => {
                    let mut value = u64::from(source.as_bytes()[start] - b'0');
                    while let Some(digit @ b'0'..=b'9') = source.as_bytes().get(at) {
                        value = value * 10 + u64::from(digit - b'0');
                        at += 1;
                    }
                    yield_!(Token::Number(value));
                }
                b'a'..=b'z' | b'A'..=b'Z' | b'_' => {
                    at += more(&source[at..], |byte| {
                        byte.is_ascii_alphanumeric() || byte == b'_'
                    });
                    match &source[start..at] {
                        "let" => yield_!(Token::Let),
                        "if" => yield_!(Token::If),
                        name => yield_!(Token::Name(name)),
                    }
                }
                b'"' => {
                    at += more(&source[at..], |byte| byte != b'"') + 1;
                    yield_!(Token::Text(&source[start + 1..at - 1]));
                }
                b'/' if source[at..].starts_with('/') => {
                    at += more(&source[at..], |byte| byte != b'\n');
                }
                b'(' => yield_!(Token::Open),
                b')' => yield_!(Token::Close),
                b'{' => yield_!(Token::Begin),
                b'}' => yield_!(Token::End),
                b';' => yield_!(Token::Semicolon),
                b'<' | b'>' => yield_!(Token::Compare),
                b'=' => yield_!(Token::Assign),
                operator => yield_!(Token::Operator(operator)),
            }
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        mk_gen!(let items = tokenizer(&input.source));
        consume.consume(items)
    }
}

crate::nightly! {
mod native {
    use super::*;

    fn tokenizer(source: &str) -> impl Iterator<Item = Token<'_>> {
        gen move {
            let mut at = 0;
            while at < source.len() {
                let start = at;
                at += 1;
                match source.as_bytes()[start] {
                    b' ' | b'\n' | b'\t' => {}
                    b'0'..=b'9' => {
                        let mut value = u64::from(source.as_bytes()[start] - b'0');
                        while let Some(digit @ b'0'..=b'9') = source.as_bytes().get(at) {
                            value = value * 10 + u64::from(digit - b'0');
                            at += 1;
                        }
                        yield Token::Number(value);
                    }
                    b'a'..=b'z' | b'A'..=b'Z' | b'_' => {
                        at += more(&source[at..], |byte| byte.is_ascii_alphanumeric() || byte == b'_');
                        match &source[start..at] {
                            "let" => yield Token::Let,
                            "if" => yield Token::If,
                            name => yield Token::Name(name),
                        }
                    }
                    b'"' => {
                        at += more(&source[at..], |byte| byte != b'"') + 1;
                        yield Token::Text(&source[start + 1..at - 1]);
                    }
                    b'/' if source[at..].starts_with('/') => {
                        at += more(&source[at..], |byte| byte != b'\n');
                    }
                    b'(' => yield Token::Open,
                    b')' => yield Token::Close,
                    b'{' => yield Token::Begin,
                    b'}' => yield Token::End,
                    b';' => yield Token::Semicolon,
                    b'<' | b'>' => yield Token::Compare,
                    b'=' => yield Token::Assign,
                    operator => yield Token::Operator(operator),
                }
            }
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        consume.consume(tokenizer(&input.source))
    }
}
}
