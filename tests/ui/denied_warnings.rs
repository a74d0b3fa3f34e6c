#![deny(warnings)]

use gen_core::{generator, yield_};


#[generator]
fn numbers(unused: u32, mut also_unused: u32) -> impl Iterator<Item = u32> {
    let counts = [1, 2];
    let later = || yield_!(counts.len() as u32); //~ ERROR
    later();
}

fn main() {
    for _ in numbers(1, 2) {}
}
