use gen_core::{generator, yield_};

#[generator]
fn squares(numbers: Vec<u32>) -> impl Iterator<Item = u32> {
    for x in &numbers { //~ ERROR
        yield_!(x * x);
    }
}

fn main() {
    for _ in squares(vec![3]) {}
}
