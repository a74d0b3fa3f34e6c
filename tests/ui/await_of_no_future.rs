//! What is awaited has to be a future, also in an async generator.
use futures::Stream;
use gen_core::{generator, yield_};

#[generator]
async fn numbers(n: u32) -> impl Stream<Item = u32> {
    yield_!(n.await); //~ ERROR is not a future
}

fn main() {
    let _ = numbers(1);
}
