use gen_core::{generator, yield_};

#[generator]
fn numbers(list: Vec<u32>) -> impl Iterator<Item = u32> {
    for x in list {
        yield_!(x);
        yield_!(x.doubled()); //~ ERROR
    }
}

fn main() {
    for _ in numbers(vec![3]) {}
}
