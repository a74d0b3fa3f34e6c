//! A parameter without a size is one error, that of rustc.

use gen_core::{Coroutine, generator, yield_};

#[generator]
fn letters(text: str) -> impl Iterator<Item = char> { //~ ERROR
    for c in text.chars() {
        yield_!(c);
    }
}

#[generator(boxed)]
fn doubled(list: [u32]) -> impl Iterator<Item = u32> { //~ ERROR
    for x in list {
        yield_!(x * 2);
    }
}

#[generator]
fn told(shown: dyn std::fmt::Display) -> impl Coroutine<u8, Yield = String, Return = ()> { //~ ERROR
    yield_!(shown.to_string());
}

fn main() {}
