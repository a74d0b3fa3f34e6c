use std::cell::RefCell;

use gen_core::{generator, yield_};

#[generator]
fn lengths(cell: &RefCell<Vec<u32>>) -> impl Iterator<Item = usize> {
    let list = &*cell.borrow(); //~ ERROR
    yield_!(list.len());
    yield_!(list.len());
}

#[generator]
fn counted() -> impl Iterator<Item = u32> {
    let count = &mut *Box::new(0); //~ ERROR
    while *count < 3 {
        yield_!(*count);
        *count += 1;
    }
}

#[generator]
fn firsts(cell: RefCell<Vec<(u32, u32)>>) -> impl Iterator<Item = u32> {
    let first = &cell.borrow()[0].1; //~ ERROR
    yield_!(*first);
}

fn main() {
    for _ in lengths(&RefCell::default()) {}
    for _ in counted() {}
    for _ in firsts(RefCell::default()) {}
}
