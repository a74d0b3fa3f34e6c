//! What a `&mut` parameter refers to is lent across a yield, and the parameter used behind it.

use gen_core::{generator, yield_};

struct Set(Vec<u32>);

impl Set {
    fn all(&mut self) -> impl Iterator<Item = &mut u32> {
        self.0.iter_mut()
    }

    fn clear(&mut self) {
        self.0.clear();
    }
}

#[generator]
fn by_method(set: &mut Set) -> impl Iterator<Item = u32> {
    yield_!(set.0.len() as u32);
    for x in set.all() {
        yield_!(*x); //~ ERROR
    }
    set.clear();
}

#[generator]
fn of_drain(list: &mut Vec<u32>) -> impl Iterator<Item = u32> {
    for x in list.drain(1..) {
        yield_!(x); //~ ERROR
    }
    list.push(1);
}

#[generator]
fn of_chunks(list: &mut [u32]) -> impl Iterator<Item = u32> {
    for chunk in list.chunks_mut(2) {
        chunk[0] += 1;
        yield_!(chunk[0]); //~ ERROR
    }
    yield_!(list[0]);
}

fn main() {
    let _ = by_method(&mut Set(vec![])).count() + of_drain(&mut vec![]).count();
    let _ = of_chunks(&mut []).count();
}
