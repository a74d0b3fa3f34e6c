use gen_core::{generator, yield_};

#[generator]
fn numbers() -> impl Iterator<Item = usize> {
    let list = vec![1, 2, 3];
    let view = &list;
    let len = view.len();
    for x in &list {
        assert!(*x > 0);
    }
    for x in list.iter() {
        assert!(*x > 0);
    }
    yield_!(len);
    yield_!(list.len());
}

fn main() {
    assert!(numbers().eq([3, 3]));
}
