use gen_core::{generator, yield_};

#[generator]
fn first(list: Vec<String>) -> impl Iterator<Item = usize> {
    let first = list.first().unwrap(); //~ ERROR
    yield_!(first.len());
    yield_!(first.len());
}

fn main() {
    for _ in first(vec![]) {}
}
