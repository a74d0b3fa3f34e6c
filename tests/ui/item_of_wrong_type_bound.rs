//! A wrong item that a pattern binds, or that has the name of another.

use gen_core::{generator, yield_};

#[generator]
fn bound(list: &[u32]) -> impl Iterator<Item = u32> {
    let mut items = list.iter();
    while let Some(item) = items.next() {
        yield_!(item); //~ ERROR
    }
}

#[generator]
fn in_an_arm(item: Option<&'static str>) -> impl Iterator<Item = u32> {
    match item {
        Some(text) => yield_!(text), //~ ERROR
        None => {}
    }
}

#[generator]
fn shadows(n: u32) -> impl Iterator<Item = u32> {
    let item = n;
    yield_!(item);
    let item = &n;
    yield_!(item); //~ ERROR
}

fn main() {}
