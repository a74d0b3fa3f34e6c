use gen_core::{generator, yield_};

#[generator]
fn numbers(n: u32) -> impl Iterator<Item = u32> {
    let total = n + 1;
    let view = &total;
    yield_!(*view);
    yield_!(total);
}

fn main() {
    assert!(numbers(2).eq([3, 3]));
}
