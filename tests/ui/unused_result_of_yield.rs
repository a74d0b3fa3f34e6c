//! A yield in a coroutine has a value, which may have to be used.
#![deny(unused_must_use)]

use gen_core::{Coroutine, generator, yield_};

#[generator]
fn results() -> impl Coroutine<Result<u32, String>, Yield = u32, Return = ()> {
    yield_!(1); //~ ERROR
    yield_!(2); //~ ERROR
    let _ = yield_!(3);
    yield_!(4); //~ ERROR
}

fn main() {
    let _ = results();
}
