use gen_core::{generator, yield_};

#[generator]
fn numbers() -> impl Iterator<Item = u32> {
    let mut list = vec![1, 2, 3];
    yield_!(0);
    {
        let view = &mut list;
        view.push(4);
    }
    for x in &mut list {
        *x += 1;
    }
    let view = &list;
    yield_!(view[0]);
    let view = &list[1..];
    yield_!(view.iter().sum());
    let view = 7;
    yield_!(view);
    drop(list);
}

fn main() {
    assert!(numbers().eq([0, 2, 12, 7]));
}
