//! A map has no index, and windows are no items.

use std::collections::HashMap;

use gen_core::{generator, yield_};

#[generator]
fn names(counts: HashMap<String, u32>) -> impl Iterator<Item = String> {
    for name in counts.keys() { //~ ERROR
        yield_!(name.clone());
    }
}

#[generator]
fn steps(numbers: Vec<i32>) -> impl Iterator<Item = i32> {
    for pair in numbers.windows(2) { //~ ERROR
        yield_!(pair[1] - pair[0]);
    }
}

fn main() {
    println!("{} {}", names(HashMap::new()).count(), steps(Vec::new()).count());
}
