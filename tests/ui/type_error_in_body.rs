use gen_core::{generator, yield_};

#[generator]
fn numbers(n: u32) -> impl Iterator<Item = u32> {
    let mut total: u32 = 0;
    for x in 0..n {
        total += x;
        yield_!(total);
        total = "none"; //~ ERROR
    }
}

fn main() {
    for _ in numbers(3) {}
}
