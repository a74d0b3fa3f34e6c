use gen_core::{generator, yield_};

#[generator]
fn numbers(n: u32) -> impl Iterator<Item = u32> {
    yield_!(1);
    if n > 2 {
        return n; //~ ERROR
    }
    yield_!(2);
}

fn main() {
    for _ in numbers(1) {}
}
