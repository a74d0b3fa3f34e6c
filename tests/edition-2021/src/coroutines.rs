//! Coroutines of every shape.

use gen_core::{Coroutine, CoroutineState, coroutine, generator, yield_, yield_from};
use std::fmt::{Debug, Display};
use std::num::ParseIntError;
use std::ops::ControlFlow;

/// Adds up what it is sent.
#[generator]
pub fn total(
    limit: u32,
) -> impl Coroutine<u32, Yield = u32, Return = String> + Clone + Debug + Send {
    let mut total = 0;
    while total < limit {
        total += yield_!(total);
    }
    format!("{total}")
}

/// Yields in many positions.
#[generator]
pub fn positions(list: &[u32]) -> impl Coroutine<usize, Yield = u32, Return = Vec<u32>> + '_ {
    let mut out = vec![list[yield_!(1)], list[yield_!(2)]];
    let (first, second) = (yield_!(3), [yield_!(4); 2]);
    if yield_!(5) > first && yield_!(6) > second[0] {
        out.push(yield_!(7).try_into().unwrap_or_default());
    }
    for _ in 0..yield_!(8) {
        out[first] += match yield_!(9) {
            0 => break,
            n @ 1..=9 if n % 2 == 1 => continue,
            n => u32::try_from(n).unwrap_or(0),
        };
    }
    let slot = &mut yield_!(10);
    *slot += 1;
    out.push(u32::try_from(*slot).unwrap_or(0));
    while let 1 | 3 = yield_!(11) {
        out.extend([u32::try_from(yield_!(12)).unwrap_or(0)]);
    }
    out
}

/// Fails, is thrown errors, and converts them.
#[generator]
pub fn parsed()
-> impl Coroutine<Result<String, String>, Yield = i32, Return = Result<i32, Box<dyn std::error::Error>>>
{
    let mut sum = 0;
    loop {
        match yield_!(sum) {
            Ok(text) if text.is_empty() => break,
            Err(error) if error == "reset" => sum = 0,
            given => sum += given?.parse::<i32>()?,
        }
    }
    let last: Result<i32, ParseIntError> = yield_!(sum)?.parse();
    Ok(sum + last?)
}

/// Ends early, by `Option`.
#[generator]
pub fn until_none() -> impl Coroutine<Option<u8>, Yield = u8, Return = Option<Vec<u8>>> {
    let mut all = Vec::new();
    while all.len() < 2 {
        all.push(yield_!(0)?);
    }
    Some(all)
}

/// Ends early, by `ControlFlow`.
#[generator]
pub fn until_break() -> impl Coroutine<ControlFlow<char, u8>, Yield = u8, Return = ControlFlow<char>>
{
    for n in 0..3 {
        if yield_!(n)? > 9 {
            return ControlFlow::Break('>');
        }
    }
    ControlFlow::Continue(())
}

/// Hands on to children, in many positions.
#[generator]
pub fn parent(times: u32) -> impl Coroutine<u32, Yield = u32, Return = String> {
    let mut text = yield_from!(total(1));
    for limit in 0..times {
        text += &yield_from!(total(limit));
        text.push(if yield_from!(total(2)).len() > 1 {
            '+'
        } else {
            '-'
        });
    }
    let boxed: Box<dyn Coroutine<u32, Yield = u32, Return = String>> = Box::new(total(1));
    return text + &yield_from!(boxed);
}

/// Children of an iterator.
#[generator]
pub fn flat(words: Vec<&str>) -> impl Iterator<Item = char> + '_ {
    let mut count = 0;
    for word in words {
        count += yield_from!(letters(word));
        yield_from!(coroutine::from_iter([' ']));
    }
    yield_from!(count.to_string().chars().collect::<Vec<_>>());
}

/// The letters of a word, and how many there are.
#[generator]
pub fn letters(word: &str) -> impl Coroutine<Yield = char, Return = usize> + '_ {
    for letter in word.chars() {
        let () = yield_!(letter);
    }
    word.len()
}

/// Calls itself.
#[generator]
#[must_use]
pub fn countdown(n: u32) -> Box<dyn Coroutine<bool, Yield = u32, Return = u32>> {
    if n == 0 || yield_!(n) {
        return 0;
    }
    1 + yield_from!(countdown(n - 1))
}

/// Never ends.
#[generator]
pub fn echo<T: Default>() -> impl Coroutine<T, Yield = T, Return = std::convert::Infallible> {
    let mut given = T::default();
    loop {
        given = yield_!(given);
    }
}

/// Sent references, yielded nothing.
#[generator]
pub fn longest<'a, T>(first: &'a T) -> impl Coroutine<&'a T, Yield = (), Return = &'a T>
where
    T: AsRef<str>,
{
    let mut longest = first;
    for _ in 0..2 {
        let given = yield_!();
        if given.as_ref().len() > longest.as_ref().len() {
            longest = given;
        }
    }
    longest
}

/// A trait with a coroutine.
pub trait Script {
    /// What it is told.
    type Line: Display;

    /// Runs it.
    fn run(&self) -> Box<dyn Coroutine<Self::Line, Yield = usize, Return = String> + '_>;
}

/// Joins what it is told.
pub struct Joined(pub &'static str);

impl Script for Joined {
    type Line = i8;

    #[generator]
    fn run(&self) -> Box<dyn Coroutine<Self::Line, Yield = usize, Return = String> + '_> {
        let mut text = String::new();
        while text.len() < 5 {
            text.push_str(self.0);
            text.push_str(&yield_!(text.len()).to_string());
        }
        text
    }
}

/// Runs a coroutine to its end.
pub fn end<R, C: Coroutine<R>>(mut coroutine: C, given: impl IntoIterator<Item = R>) -> C::Return {
    let mut given = given.into_iter();
    let mut state = coroutine.start();
    loop {
        state = match (state, given.next()) {
            (CoroutineState::Complete(value), _) => return value,
            (CoroutineState::Yielded(_), Some(given)) => coroutine.resume(given),
            (CoroutineState::Yielded(_), None) => unreachable!("it does not end"),
        };
    }
}
