use gen_core::{generator, yield_};

#[generator]
fn numbers(list: Vec<u32>) -> impl Iterator<Item = u32> {
    let add = |x: u32| x + 1;
    yield_!(add(1));
    yield_!(list.iter().map(|x| add(*x)).sum());
    for x in list.into_iter().filter(|x| *x > 1) {
        yield_!(add(x));
    }
}

fn main() {
    assert!(numbers(vec![1, 2]).eq([2, 5, 3]));
}
