use gen_core::{generator, yield_};

struct Tail {
    len: usize,
    data: [u32],
}

#[generator]
fn all(tail: &Tail) -> impl Iterator<Item = u32> {
    for x in &tail.data {
        yield_!(*x);
    }
    for x in tail.data.iter() {
        yield_!(*x + tail.len as u32);
    }
}

#[generator]
fn slice(list: &mut [u32]) -> impl Iterator<Item = u32> {
    let view = &mut *list;
    yield_!(view[0]);
    view[0] += 1;
    yield_!(view[0]);
}

fn main() {
    let _ = |tail: &Tail| all(tail).count();
    assert!(slice(&mut [1]).eq([1, 2]));
}
