use gen_core::{generator, yield_};

#[generator]
fn tail(list: &[u32]) -> impl Iterator<Item = u32> {
    let rest = &list[1..];
    for x in rest.iter() {
        yield_!(*x);
    }
    let (left, right) = rest.split_at(1);
    for x in left.iter().chain(right.iter()) {
        yield_!(*x);
    }
    let head = list.first().unwrap();
    yield_!(*head);
    yield_!(*head);
}

#[generator]
fn names() -> impl Iterator<Item = &'static str> {
    let names: &'static [&'static str] = &["a", "b"];
    for name in names.iter() {
        yield_!(*name);
    }
    for name in names {
        yield_!(*name);
    }
}

fn main() {
    assert!(tail(&[1, 2, 3]).eq([2, 3, 2, 3, 1, 1]));
    assert!(names().eq(["a", "b", "a", "b"]));
}
