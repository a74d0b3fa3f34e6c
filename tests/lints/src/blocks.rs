//! `generate!` blocks.

use core::num::ParseIntError;

use futures_core::Stream;
use gen_core::{Coroutine, generate};

/// The plain one.
pub fn squares(limit: u32) -> impl Iterator<Item = u32> + Clone {
    generate! {
        for n in 0..limit {
            yield!(n * n);
        }
    }
}

/// A variable that it changes, one that it consumes, one that it lends.
pub fn mixed(mut count: u32, names: Vec<String>, text: &str) -> impl Iterator<Item = String> + '_ {
    let mut seen = Vec::new();
    generate! {
        while count > 0 {
            count -= 1;
            seen.push(count);
            yield!(format!("{count} of {}", seen.len()));
        }
        for name in names {
            yield name;
        }
        for word in text.split(' ') {
            yield_!(word.to_owned());
        }
    }
}

/// Blocks in a block, and a closure that is called.
pub fn nested(width: u32, shift: impl Fn(u32) -> u32) -> impl Iterator<Item = u32> {
    generate! {
        for y in 0..width {
            for cell in generate! { for x in 0..width { yield!(x * y); } } {
                yield!(shift(cell));
            }
        }
        yield_from!(generate! { yield width; yield!(width + 1); });
    }
}

/// `?`.
pub fn parsed(text: &str) -> impl Iterator<Item = Result<i32, ParseIntError>> + '_ {
    generate! {
        for word in text.split(' ') {
            let number = word.parse()?;
            yield!(Ok(number));
        }
    }
}

/// A counter.
#[derive(Clone, Copy, Debug)]
pub struct Counter {
    /// The next number.
    pub next: u32,
}

impl Counter {
    /// Counts up, for ever.
    pub fn count(&mut self) -> impl Iterator<Item = u32> + '_ {
        generate! {
            loop {
                self.next += 1;
                yield!(self.next);
            }
        }
    }
}

/// A coroutine.
pub fn sum(limit: u32) -> impl Coroutine<u32, Yield = u32, Return = u32> {
    generate! {
        coroutine {
            let mut sum = 0;
            while sum < limit {
                sum += yield!(sum);
            }
            sum
        }
    }
}

/// A boxed one, which borrows from itself.
pub fn words(text: String) -> impl Iterator<Item = usize> {
    generate! {
        boxed {
            for word in text.split(' ') {
                yield!(word.len());
            }
        }
    }
}

/// A boxed coroutine.
pub fn names(list: Vec<String>) -> impl Coroutine<u32, Yield = usize, Return = u32> {
    generate! {
        boxed coroutine {
            let mut sum = 0;
            for name in &list {
                sum += yield name.len();
            }
            sum
        }
    }
}

/// A stream.
pub fn delayed(list: Vec<u32>) -> impl Stream<Item = u32> {
    generate! {
        async move {
            for n in &list {
                yield!(core::future::ready(*n).await);
            }
        }
    }
}
