//! The first program of the README: an endless generator, of which the caller takes a part.
//!
//! `cargo run --example fibonacci`
use gen_core::{generator, yield_};

#[generator]
fn fibonacci() -> impl Iterator<Item = u64> {
    let (mut a, mut b) = (0, 1);
    loop {
        yield_!(a);
        (a, b) = (b, a + b);
    }
}

fn main() {
    for n in fibonacci().take(15) {
        print!("{n} ");
    }
    println!();
}
