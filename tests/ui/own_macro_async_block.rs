// A macro that has the name of one of std's, and puts what it is given into a block of its own.
use futures::Stream;
use gen_core::{generator, yield_, yield_from};

macro_rules! vec {
    ($value:expr) => {
        async { $value }
    };
}

#[generator]
async fn awaits() -> impl Stream<Item = u32> {
    let five = vec!(std::future::ready(5).await); //~ ERROR
    yield_!(five.await);
}

#[generator]
async fn yields() -> impl Stream<Item = u32> {
    vec!(yield_!(5)).await; //~ ERROR
    vec!(yield_from!([6])).await; //~ ERROR
}

#[generator(boxed)]
fn boxed() -> impl Iterator<Item = u32> {
    drop(vec!(yield_!(5))); //~ ERROR
}

fn main() {}
