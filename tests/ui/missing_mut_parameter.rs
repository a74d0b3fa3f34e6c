use gen_core::{generator, yield_};

#[generator]
fn numbers(list: Vec<u32>) -> impl Iterator<Item = u32> {
    while let Some(x) = list.pop() { //~ ERROR
        yield_!(x);
    }
}

fn main() {
    for _ in numbers(vec![]) {}
}
