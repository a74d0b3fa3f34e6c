//! What a `for` and a `while` cannot have: a pattern that may not match, a value.

use gen_core::{generator, yield_};

#[generator]
fn filters(items: Vec<Option<u32>>) -> impl Iterator<Item = u32> {
    for Some(item) in items { //~ ERROR
        yield_!(item);
    }
}

#[generator]
fn breaks_with_a_value(n: u32) -> impl Iterator<Item = u32> {
    for i in 0..n {
        yield_!(i);
        break 5; //~ ERROR
    }
}

#[generator]
fn ends_with_a_value(n: u32) -> impl Iterator<Item = u32> {
    while n > 3 {
        yield_!(n);
        n + 1 //~ ERROR
    }
}

fn main() {
    println!("{}", filters(vec![None]).chain(breaks_with_a_value(1)).chain(ends_with_a_value(1)).count());
}
