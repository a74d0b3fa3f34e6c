use gen_core::{Coroutine, generator, yield_, yield_from};

#[generator]
fn no_semicolon() -> impl Coroutine<u8, Yield = u32, Return = ()> {
    yield_!(1) //~ ERROR
}

#[generator]
fn semicolon() -> impl Coroutine<u8, Yield = u32, Return = u8> { //~ ERROR
    yield_!(1);
}

#[generator]
fn child_without_semicolon() -> impl Coroutine<u8, Yield = u32, Return = ()> {
    yield_from!(semicolon()) //~ ERROR
}

#[generator]
fn no_value_after_loop(list: &[u32]) -> impl Coroutine<u8, Yield = u32, Return = u8> { //~ ERROR
    for &item in list {
        yield_!(item);
    }
}

#[generator]
fn no_else(early: bool) -> impl Coroutine<u8, Yield = u32, Return = u8> {
    if early { //~ ERROR
        yield_!(1)
    }
}

fn main() {
    let _ = (no_semicolon(), semicolon(), child_without_semicolon());
    let _ = (no_value_after_loop(&[]), no_else(true));
}
