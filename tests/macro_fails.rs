//! `?`, `bail!` and `ensure!` among the tokens of macros that no pass can read.

use futures::executor::block_on;
use futures::{Stream, StreamExt};
use gen_core::{generator, yield_};
use std::future::ready;
use std::num::ParseIntError;

mod common;
use common::{Guard, mk, trace, trace_of};

type Line = Result<Option<String>, String>;

async fn line(n: u32) -> Line {
    match n {
        3 => Err("three".to_owned()),
        0..5 => Ok(Some(n.to_string())),
        _ => Ok(None),
    }
}

#[generator]
async fn lines(from: u32, given: Guard) -> impl Stream<Item = Result<String, String>> {
    let _own = mk("own");
    let mut n = from;
    loop {
        tokio::select! {
            line = line(n) => match line? {
                Some(line) => yield_!(Ok(line)),
                None => break,
            },
        }
        n += 1;
    }
    yield_!(Ok(given.name().to_owned()));
}

#[test]
fn a_question_mark_in_an_arm() {
    let ok = |text: &str| Ok(text.to_owned());
    trace();
    let failed: Vec<_> = block_on(lines(1, mk("given")).collect());
    assert_eq!(failed, [ok("1"), ok("2"), Err("three".to_owned())]);
    assert_eq!(
        trace(),
        ["make given", "make own", "drop own", "drop given"]
    );
    let ended: Vec<_> = block_on(lines(4, mk("given")).collect());
    assert_eq!(ended, [ok("4"), ok("given")]);
    let seen = trace_of(|| {
        let mut lines = Box::pin(lines(1, mk("given")));
        assert_eq!(block_on(lines.next()), Some(ok("1")));
    });
    assert_eq!(&seen[..2], ["make given", "make own"]);
    assert_eq!(&seen[2..], ["drop own", "drop given"]);
}

#[generator]
async fn checked(limit: u32) -> impl Stream<Item = anyhow::Result<u32>> {
    let text = format!("not {limit}");
    let borrowed = &text;
    tokio::select! {
        x = ready(5) => {
            anyhow::ensure!(x <= limit, "{borrowed}");
            if limit == 7 {
                anyhow::bail!("seven");
            }
            yield_!(Ok(x));
        }
    }
    let y: u32 = "7".parse()?;
    yield_!(Ok(y));
    let (a, b) = tokio::join!(ready(Ok::<u32, ParseIntError>(1)), ready(2));
    yield_!(Ok(a? + b));
}

#[test]
fn bail_and_ensure_in_an_arm() {
    let said = |limit| {
        let items: Vec<_> = block_on(checked(limit).collect());
        let said = items.into_iter().map(|item| match item {
            Ok(n) => n.to_string(),
            Err(error) => error.to_string(),
        });
        said.collect::<Vec<_>>()
    };
    assert_eq!(said(5), ["5", "7", "3"]);
    assert_eq!(said(4), ["not 4"]);
    assert_eq!(said(7), ["seven"]);
}

macro_rules! log {
    ($($token:tt)*) => { common::say(format!($($token)*)) };
}

#[generator(boxed)]
fn numbers(text: &str) -> impl Iterator<Item = Result<u32, ParseIntError>> + Send + '_ {
    for part in text.split(',') {
        log!("{}", part.parse::<u32>()?);
        yield_!(part.trim().parse());
    }
}

#[generator(boxed)]
fn present(numbers: Vec<Option<u32>>) -> impl Iterator<Item = Option<u32>> {
    for number in &numbers {
        log!("{}", (*number)?);
        yield_!(*number);
    }
    let first = numbers[0]?;
    yield_!(Some(first + 100));
}

#[test]
fn in_boxed_generators() {
    let found: Vec<_> = numbers("1,2,x,3").map(Result::ok).collect();
    assert_eq!(found, [Some(1), Some(2), None]);
    assert!(present(vec![Some(1), Some(2)]).eq([Some(1), Some(2), Some(101)]));
    assert!(present(vec![Some(1), None, Some(2)]).eq([Some(1)]));
    trace();
}

#[test]
fn among_threads() {
    #[generator]
    async fn small(numbers: Vec<u32>) -> impl Stream<Item = Result<u32, String>> + Send {
        for n in &numbers {
            let n = tokio::select! {
                n = ready(*n) => if n > 1 { Err("big".to_owned())? } else { n },
            };
            yield_!(Ok(n));
        }
    }
    let run = std::thread::spawn(|| block_on(small(vec![1, 0, 3, 1]).collect::<Vec<_>>()));
    assert_eq!(run.join().unwrap(), [Ok(1), Ok(0), Err("big".to_owned())]);
}
