//! A name that a pattern binds twice. Alternatives share theirs.

use gen_core::{generator, yield_};

#[generator]
fn tuples(pairs: Vec<(u32, u32)>) -> impl Iterator<Item = u32> {
    let (a, a) = (1, 2); //~ ERROR bound more than once
    yield_!(a);
    for (n, n) in pairs { //~ ERROR bound more than once
        yield_!(n);
    }
    let (Ok(b) | Err(b)) = Ok::<u32, u32>(3);
    yield_!(b);
}

#[generator]
fn parameters((x, x): (u32, u32)) -> impl Iterator<Item = u32> { //~ ERROR bound more than once
    yield_!(x);
}

#[generator]
fn two_parameters(x: u32, x: u32) -> impl Iterator<Item = u32> { //~ ERROR E0415
    yield_!(x);
}

fn main() {}
