use gen_core::{generator, yield_};

#[generator]
fn numbers(n: u32) -> impl Iterator<Item = u32> {
    (0..n).for_each(|x| yield_!(x)); //~ ERROR
    let _later = async { yield_!(n) }; //~ ERROR
}

fn main() {
    for _ in numbers(3) {}
}
