use futures::StreamExt;
use gen_core::{generator, yield_};

#[generator]
async fn counted(n: u32) -> impl futures::Stream<Item = u32> {
    let double = |x| yield_!(x); //~ ERROR
    double(n);
    yield_!(n);
}

fn main() {
    drop(counted(1).map(|n| n + 1));
}
