//! A generator is lazy: the call runs nothing, each `next` runs to the following yield.
//!
//! `cargo run --example countdown [FROM]`
use std::env;

use gen_core::{generator, yield_};

/// Counts down from `from` to one, and tells `say` what the body is doing.
#[generator]
pub fn countdown(from: u32, say: impl Fn(&str)) -> impl Iterator<Item = u32> {
    say("started");
    for n in (1..=from).rev() {
        say("about to yield");
        yield_!(n);
        say("resumed");
    }
    say("finished");
}

fn main() {
    let from = match env::args().nth(1).map(|arg| arg.parse()) {
        None => 3,
        Some(Ok(from)) => from,
        Some(Err(error)) => {
            eprintln!("usage: countdown [FROM]: {error}");
            std::process::exit(2);
        }
    };

    println!("calling countdown({from})");
    let mut numbers = countdown(from, |what| println!("    body: {what}"));
    println!("nothing has run yet");

    while let Some(n) = {
        println!("calling next()");
        numbers.next()
    } {
        println!("got {n}");
    }
    println!("got the end");
}
