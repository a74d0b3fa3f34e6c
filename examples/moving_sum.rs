//! A coroutine is sent a value at each resumption: that is what its `yield_!` evaluates to.
//!
//! `cargo run --example moving_sum [NUMBER...]`
use std::collections::VecDeque;
use std::convert::Infallible;
use std::env;

use gen_core::{Coroutine, CoroutineState::Yielded, generator, yield_};

/// Takes numbers, and gives the sum of the last `window` of them for each.
///
/// It never ends, as its return type says: so what it gives is always `Yielded`.
#[generator]
pub fn moving_sum(window: usize) -> impl Coroutine<i64, Yield = i64, Return = Infallible> {
    let mut last = VecDeque::with_capacity(window + 1);
    let mut sum = 0;
    loop {
        let number = yield_!(sum);
        last.push_back(number);
        sum += number;
        if last.len() > window {
            sum -= last.pop_front().unwrap_or(0);
        }
    }
}

fn main() {
    let numbers: Result<Vec<i64>, _> = env::args().skip(1).map(|arg| arg.parse()).collect();
    let numbers = match numbers {
        Ok(numbers) if numbers.is_empty() => vec![3, 1, 4, 1, 5, 9, 2, 6],
        Ok(numbers) => numbers,
        Err(error) => {
            eprintln!("usage: moving_sum [NUMBER...]: {error}");
            std::process::exit(2);
        }
    };

    let mut sums = moving_sum(3);
    // The first yield waits for the first number.
    let Yielded(empty) = sums.start();
    println!("before the first number: {empty}");
    for number in numbers {
        let Yielded(sum) = sums.resume(number);
        println!("{number:>4}, and so the last three make {sum}");
    }
}
