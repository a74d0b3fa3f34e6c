use gen_core::{generator, yield_};

#[generator]
fn numbers(n: u32) -> impl Iterator<Item = u32> {
    yield_!(n);
    (0..n).map(|x| x + 1) //~ ERROR
}

fn main() {
    for _ in numbers(1) {}
}
