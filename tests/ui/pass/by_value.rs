use gen_core::{generator, yield_};

#[generator]
fn numbers(list: Vec<u32>) -> impl Iterator<Item = u32> {
    for x in list.clone() {
        yield_!(x);
    }
    for i in 0..list.len() {
        yield_!(list[i]);
    }
    for x in list.iter().map(|x| x * 2).collect::<Vec<_>>() {
        yield_!(x);
    }
    for x in list {
        yield_!(x);
    }
}

fn main() {
    assert!(numbers(vec![1, 2]).eq([1, 2, 1, 2, 2, 4, 1, 2]));
}
