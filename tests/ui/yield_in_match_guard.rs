use gen_core::{generator, yield_};

#[generator]
fn numbers(n: u32) -> impl Iterator<Item = u32> {
    match n {
        0 if yield_!(7) == () => yield_!(1), //~ ERROR
        _ => yield_!(2),
    }
}

fn main() {
    for _ in numbers(3) {}
}
