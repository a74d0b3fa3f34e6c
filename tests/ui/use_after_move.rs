use gen_core::{generator, yield_};

#[generator]
fn numbers(list: Vec<u32>) -> impl Iterator<Item = usize> {
    yield_!(list.len());
    drop(list);
    yield_!(0);
    yield_!(list.len()); //~ ERROR
}

fn main() {
    for _ in numbers(vec![]) {}
}
