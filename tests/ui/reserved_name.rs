//! Names that the macro takes for its own.

use gen_core::{generator, yield_};

#[generator]
fn reserved() -> impl Iterator<Item = u32> {
    let __j1_x = 1; //~ ERROR names such as `__j1_x` belong to `#[generator]`
    yield_!(__j1_x);
}

#[generator(crate = __l0_core)] //~ ERROR names such as `__l0_core` belong to `#[generator]`
fn reserved_path() -> impl Iterator<Item = u32> {
    yield_!(1);
}

fn main() {}
