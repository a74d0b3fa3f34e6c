//! Of a value that rustc cannot find out, nothing is said but that.

use gen_core::{generator, yield_};

#[generator]
fn words(n: u32) -> impl Iterator<Item = u32> {
    let text = read(n); //~ ERROR
    for _ in text.split(' ') {
        yield_!(n);
    }
}

#[generator]
fn items(n: u32) -> impl Iterator<Item = u32> {
    let list = n.each(); //~ ERROR
    for x in list.iter() {
        yield_!(*x);
    }
    for x in &list {
        yield_!(*x);
    }
    let first = list.first();
    yield_!(n);
    yield_!(*first.unwrap());
}

fn main() {}
