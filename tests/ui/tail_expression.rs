use gen_core::{generator, yield_};

#[generator]
fn numbers(n: u32) -> impl Iterator<Item = u32> {
    yield_!(1);
    n + 1 //~ ERROR
}

fn main() {
    for _ in numbers(1) {}
}
