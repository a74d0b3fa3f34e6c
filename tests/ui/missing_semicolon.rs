//! rustc says what is wrong with the body, the macro that it cannot read it; nothing else follows.

use gen_core::{generator, yield_};

#[generator]
fn doubled(n: u32) -> impl Iterator<Item = u32> {
    let twice = 2 * n //~ ERROR
    yield_!(twice); //~ ERROR
    yield_!(n);
}

fn main() {
    println!("{}", doubled(3).count());
}
