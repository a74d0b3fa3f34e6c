use gen_core::{Coroutine, generator, yield_, yield_from};

#[generator]
fn no_value() -> impl Coroutine<u32, Yield = u32, Return = ()> {
    let given = yield_!(); //~ ERROR
    yield_!(given);
}

#[generator]
fn no_child() -> impl Coroutine<u32, Yield = u32, Return = ()> {
    yield_from!(); //~ ERROR
    yield_!(1);
}

fn main() {
    let _ = (no_value(), no_child());
}
