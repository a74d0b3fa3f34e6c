use gen_core::{generator, yield_};

trait Coroutine<R> {
    type Yield;
}

#[generator]
fn numbers() -> impl Coroutine<u8, Yield = u32> { //~ ERROR
    yield_!(1);
}

fn main() {
    let _ = numbers();
}
