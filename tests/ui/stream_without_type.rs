use gen_core::{generator, yield_};

#[generator]
async fn no_type() { //~ ERROR
    yield_!(1);
}

#[generator]
async fn no_item() -> impl futures::Stream { //~ ERROR
    yield_!(1);
}

#[generator(boxed)]
fn resumed_with() -> impl gen_core::Coroutine<u32, Yield = u32, Return = ()> {
    let text: String = yield_!(1); //~ ERROR
    drop(text);
}

#[generator]
fn half_typed(n: u32) -> impl Iterator<Item = u32> {
    yield_!(n + ); //~ ERROR
}

fn main() {}
