//! A value on the left of an assignment.

use gen_core::{generator, yield_};

#[generator]
fn assigns() -> impl Iterator<Item = u32> {
    let (mut a, b) = (1, 2);
    (a, yield_!(b)) = (3, ()); //~ ERROR invalid left-hand side of assignment
    yield_!(a);
}

fn main() {}
