// What a macro in a pattern binds, only the macro knows.

use gen_core::{generator, yield_};

macro_rules! some {
    ($p:pat) => {
        Some($p)
    };
}

#[generator]
fn hidden(options: Vec<Option<u32>>) -> impl Iterator<Item = u32> {
    let y = 5;
    for option in options {
        if let some!(y) = option { //~ ERROR
            yield_!(y);
            yield_!(y);
        }
    }
    yield_!(y);
}

#[generator]
fn fine(options: Vec<Option<u32>>) -> impl Iterator<Item = u32> {
    for option in options {
        if let some!(1..=3) | some!(7) = option {
            yield_!(1);
        }
    }
}

fn main() {
    hidden(vec![]).for_each(drop);
    fine(vec![]).for_each(drop);
}
