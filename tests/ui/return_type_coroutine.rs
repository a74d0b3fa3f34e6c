use gen_core::{Coroutine, generator, yield_};

#[generator]
fn numbers() -> impl Coroutine<u8, Yield = u32> { //~ ERROR
    yield_!(1);
}

#[generator]
fn letters() -> impl Coroutine<Return = u32> { //~ ERROR
    yield_!('a');
    1
}

#[generator]
fn both() -> impl Iterator<Item = u32> + Coroutine<Yield = u32, Return = ()> { //~ ERROR
    yield_!(1);
}

fn main() {
    let _ = (numbers(), letters(), both());
}
