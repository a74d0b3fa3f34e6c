//! rustc says which generators nobody calls.
#![deny(dead_code)]

use gen_core::{Coroutine, generator, yield_};

#[generator]
fn countdown(from: u32) -> impl Iterator<Item = u32> { //~ ERROR
    let mut n = from;
    while n > 0 {
        yield_!(n);
        n -= 1;
    }
}

#[generator(boxed)]
fn boxed(text: &str) -> impl Iterator<Item = char> { //~ ERROR
    for c in text.chars() {
        yield_!(c);
    }
}

pub struct List(Vec<u32>);

impl List {
    #[generator]
    fn sums(&self) -> impl Coroutine<(), Yield = u32, Return = ()> { //~ ERROR
        for x in &self.0 {
            yield_!(*x);
        }
    }
}

fn main() {
    let _ = List(vec![]).0;
}
