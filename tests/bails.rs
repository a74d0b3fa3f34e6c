//! `bail!` and `ensure!`, as the crates for errors have them: they return an error.

#![allow(
    clippy::all,
    reason = "the bodies are there for the language, not for style"
)]

use gen_core::{Coroutine, CoroutineState, generator, yield_};

/// An error, as those crates have it.
#[derive(Debug, PartialEq)]
pub struct Error(String);

impl From<std::num::ParseIntError> for Error {
    fn from(error: std::num::ParseIntError) -> Self {
        Error(error.to_string())
    }
}

pub type Result<T, E = Error> = std::result::Result<T, E>;

macro_rules! bail {
    ($($message:tt)+) => {
        return Err(Error(format!($($message)+)))
    };
}

macro_rules! ensure {
    ($condition:expr, $($message:tt)+) => {
        if !$condition {
            return Err(Error(format!($($message)+)));
        }
    };
}

#[generator]
fn rows(text: &str, max: usize) -> impl Iterator<Item = Result<u32>> {
    ensure!(max > 0, "max is {max}");
    for (i, line) in text.lines().enumerate() {
        if i == max {
            bail!("more than {max} lines");
        }
        let n = match line.parse() {
            Ok(n) if n < 100 => n,
            Ok(n) => bail!("{n} is too much, in line {}", i + 1),
            Err(_) if line.is_empty() => continue,
            Err(error) => Err(error)?,
        };
        yield_!(Ok(n));
    }
}

/// What `rows` is as a function that returns at the first error.
fn plain(text: &str, max: usize) -> (Vec<u32>, Result<()>) {
    fn all(text: &str, max: usize, rows: &mut Vec<u32>) -> Result<()> {
        ensure!(max > 0, "max is {max}");
        for (i, line) in text.lines().enumerate() {
            if i == max {
                bail!("more than {max} lines");
            }
            let n = match line.parse() {
                Ok(n) if n < 100 => n,
                Ok(n) => bail!("{n} is too much, in line {}", i + 1),
                Err(_) if line.is_empty() => continue,
                Err(error) => Err(error)?,
            };
            rows.push(n);
        }
        Ok(())
    }
    let mut rows = Vec::new();
    let end = all(text, max, &mut rows);
    (rows, end)
}

#[test]
fn the_error_is_the_last_item() {
    for (text, max) in [
        ("1\n2", 0),
        ("1\n2", 5),
        ("1\n\n2\n3", 3),
        ("1\n200\n3", 5),
        ("1\nx\n3", 5),
    ] {
        let (values, end) = plain(text, max);
        let mut expected: Vec<_> = values.into_iter().map(Ok).collect();
        expected.extend(end.err().map(Err));
        assert_eq!(rows(text, max).collect::<Vec<_>>(), expected);
        let mut folded = Vec::new();
        rows(text, max).for_each(|row| folded.push(row));
        assert_eq!(folded, expected);
    }
}

#[generator]
fn asked(limit: u32) -> impl Coroutine<u32, Yield = u32, Return = Result<u32, Error>> {
    let mut total = 0;
    let mut list = vec![1];
    loop {
        let n = yield_!(total);
        ensure!(list.pop().is_some() || n < limit, "{n} of {limit}");
        if n == 0 {
            return Ok(total);
        }
        total += n;
    }
}

#[test]
fn a_coroutine_completes_with_it() {
    let mut asked = asked(5);
    assert_eq!(asked.start(), CoroutineState::Yielded(0));
    assert_eq!(asked.resume(7), CoroutineState::Yielded(7));
    let error = Error("7 of 5".to_string());
    assert_eq!(asked.resume(7), CoroutineState::Complete(Err(error)));
}

#[generator(boxed)]
fn boxed(text: String) -> impl Iterator<Item = Result<usize>> {
    for word in text.split(' ') {
        ensure!(word.len() < 4, "{word}");
        yield_!(Ok(word.len()));
    }
}

#[test]
fn in_a_boxed_generator() {
    let seen: Vec<_> = boxed("a bc long d".to_string()).collect();
    assert_eq!(seen, [Ok(1), Ok(2), Err(Error("long".to_string()))]);
}

/// Where no `Result` is yielded, they are macros as any others.
mod others {
    use gen_core::{generator, yield_};

    macro_rules! ensure {
        ($condition:expr) => {
            assert!($condition)
        };
    }

    #[generator]
    fn run(n: u32) -> impl Iterator<Item = u32> {
        ensure!(n > 0);
        yield_!(n);
        ensure!(n > 1);
    }

    #[generator]
    fn results(n: u32) -> impl Iterator<Item = Result<u32, String>> {
        ensure!(n > 0);
        yield_!(Ok(n));
        let check = |n: u32| -> Option<()> {
            macro_rules! bail {
                () => {
                    return None
                };
            }
            if n > 1 {
                bail!();
            }
            Some(())
        };
        yield_!(check(n).map(|()| n).ok_or("none".to_string()));
    }

    #[test]
    fn stay_what_they_are() {
        assert_eq!(run(2).collect::<Vec<_>>(), [2]);
        let expected = [Ok(2), Err("none".to_string())];
        assert_eq!(results(2).collect::<Vec<_>>(), expected);
    }
}
