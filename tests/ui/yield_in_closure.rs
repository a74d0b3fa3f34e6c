use gen_core::{generator, yield_};

#[generator]
fn squares(n: u32) -> impl Iterator<Item = u32> {
    yield_!(0);
    (1..n).for_each(|x| yield_!(x * x)); //~ ERROR
}

fn main() {
    for _ in squares(3) {}
}
