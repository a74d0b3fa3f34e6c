//! rustc says what is wrong with the function, the macro that it cannot read it; nothing else follows.
//~ ERROR

use gen_core::{generator, yield_};

#[generator]
fn doubled(n u32) -> impl Iterator<Item = u32> { //~ ERROR
    yield_!(n);
    yield_!(n * 2);
}

fn main() {}
