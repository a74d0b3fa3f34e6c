//! A value on the left of an assignment.

use gen_core::{generator, yield_};

#[generator]
fn assigns() -> impl Iterator<Item = u32> {
    let (mut a, b) = (1, 2);
    (a, yield_!(b)) = (3, ()); //~ ERROR invalid left-hand side of assignment
    yield_!(a);
}

struct Pair {
    left: u32,
    right: u32,
}

#[generator]
fn assigns_with_a_rest(pair: Pair, other: Pair) -> impl Iterator<Item = u32> {
    let left;
    Pair { left, ..other } = pair; //~ ERROR functional record updates
    yield_!(left);
}

fn main() {}
