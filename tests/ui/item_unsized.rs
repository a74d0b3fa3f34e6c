//! Items that have no size.

use gen_core::{Coroutine, generator, yield_};

#[generator]
fn text() -> impl Iterator<Item = str> { //~ ERROR no size of its own
    yield_!(*"a");
}

#[generator]
fn numbers() -> impl Iterator<Item = [u32]> { //~ ERROR no size of its own
    yield_!([1, 2]);
}

#[generator(boxed)]
fn shown() -> impl Iterator<Item = dyn std::fmt::Display> { //~ ERROR no size of its own
    yield_!(1);
}

#[generator]
fn coroutine() -> impl Coroutine<Yield = str, Return = ()> { //~ ERROR no size of its own
    yield_!(*"a");
}

fn main() {}
