use gen_core::{generator, yield_};

#[generator]
fn tail(list: Vec<u32>) -> impl Iterator<Item = u32> {
    let tail = &list[1..]; //~ ERROR
    yield_!(tail[0]);
    yield_!(tail[1]);
}

fn main() {
    for _ in tail(vec![]) {}
}
