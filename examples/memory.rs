//! What ten million items cost as a generator, and what they cost in a `Vec`.
//!
//! `cargo run --release --example memory [COUNT]`
//!
//! An allocator counts the bytes in use. The example fails if the generator allocated any.
use std::env;
use std::process::ExitCode;
use std::time::Instant;

use gen_core::{generator, yield_};

#[path = "common/heap.rs"]
mod heap;

#[cfg(not(test))] // the tests have one of their own
#[global_allocator]
static HEAP: heap::Heap = heap::Heap;

/// `count` numbers that look random.
#[generator]
pub fn samples(count: usize) -> impl Iterator<Item = u64> {
    let mut state = 1_u64;
    for _ in 0..count {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        yield_!(state >> 32);
    }
}

/// The same, all at once.
pub fn samples_in_vec(count: usize) -> Vec<u64> {
    let mut found = Vec::with_capacity(count);
    found.extend(samples(count));
    found
}

/// Sum and largest, in one go.
pub fn summary(samples: impl IntoIterator<Item = u64>) -> (u64, Option<u64>) {
    samples.into_iter().fold((0, None), |(sum, largest), n| {
        (sum + n, largest.max(Some(n)))
    })
}

fn measure(what: &str, job: impl FnOnce() -> (u64, Option<u64>)) -> ((u64, Option<u64>), usize) {
    let start = Instant::now();
    let (found, peak) = heap::peak_of(job);
    let millis = start.elapsed().as_millis();
    println!("{what:<10} {peak:>12} bytes at the peak, {millis:>5} ms");
    (found, peak)
}

fn main() -> ExitCode {
    let count = match env::args().nth(1).map(|arg| arg.parse()) {
        None => 10_000_000,
        Some(Ok(count)) => count,
        Some(Err(error)) => {
            eprintln!("usage: memory [COUNT]: {error}");
            return ExitCode::from(2);
        }
    };

    println!("{count} items");
    let (in_vec, _) = measure("Vec", || summary(samples_in_vec(count)));
    let (streamed, peak) = measure("generator", || summary(samples(count)));
    println!(
        "the generator itself: {} bytes, wherever it is put",
        size_of_val(&samples(count))
    );
    println!("sum and largest of either: {streamed:?}");

    if in_vec != streamed || peak > 0 {
        eprintln!("memory: not the same result, or the generator allocated");
        return ExitCode::FAILURE;
    }
    ExitCode::SUCCESS
}
