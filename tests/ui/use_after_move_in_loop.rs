use gen_core::{generator, yield_};

#[generator]
fn numbers(list: Vec<u32>) -> impl Iterator<Item = usize> {
    for n in 0..3 {
        drop(list); //~ ERROR
        yield_!(n);
    }
}

fn main() {
    for _ in numbers(vec![]) {}
}
