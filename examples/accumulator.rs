//! The life of a coroutine: it is started, sent values, told that there are no more, and
//! returns what it has made of them.
//!
//! `cargo run --example accumulator [NUMBER...]`
use std::env;

use gen_core::{Coroutine, CoroutineState, Status, generator, yield_};

/// What the accumulator has seen.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Summary {
    /// How many numbers.
    pub count: u32,
    /// What they come to.
    pub total: f64,
    /// The largest; `None` without any.
    pub largest: Option<f64>,
}

/// Takes numbers, gives their mean so far for each, and returns a summary after `None`.
#[generator]
pub fn accumulator() -> impl Coroutine<Option<f64>, Yield = f64, Return = Summary> {
    let mut count = 0;
    let mut total = 0.0;
    let mut largest = None::<f64>;
    let mut mean = 0.0;
    while let Some(number) = yield_!(mean) {
        count += 1;
        total += number;
        largest = Some(largest.map_or(number, |largest| largest.max(number)));
        mean = total / f64::from(count);
    }
    Summary {
        count,
        total,
        largest,
    }
}

fn main() {
    let numbers: Result<Vec<f64>, _> = env::args().skip(1).map(|arg| arg.parse()).collect();
    let numbers = match numbers {
        Ok(numbers) if numbers.is_empty() => vec![2.0, 4.0, 9.0],
        Ok(numbers) => numbers,
        Err(error) => {
            eprintln!("usage: accumulator [NUMBER...]: {error}");
            std::process::exit(2);
        }
    };

    let mut means = accumulator();
    println!("made:    {:?}", means.status());

    // Runs the body to its first yield, which is where the first number is expected.
    let first = means.start();
    println!("started: {first:?}, {:?}", means.status());

    for number in numbers {
        let state = means.resume(Some(number));
        println!("sent {number}: {state:?}");
    }

    match means.resume(None) {
        CoroutineState::Complete(summary) => println!("ended:   {summary:?}"),
        CoroutineState::Yielded(mean) => println!("still running, at {mean}"),
    }
    assert_eq!(means.status(), Status::Complete);
}
