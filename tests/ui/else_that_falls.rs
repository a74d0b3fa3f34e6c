//! The `else` of a `let` has to leave, also if it yields.

use gen_core::{generator, yield_};

#[generator]
fn yields_alone(first: Option<u32>) -> impl Iterator<Item = u32> {
    yield_!(0);
    let Some(first) = first else { //~ ERROR
        yield_!(7);
    };
    yield_!(first);
}

#[generator]
fn calls(first: Option<u32>) -> impl Iterator<Item = u32> {
    let Some(first) = first else {
        yield_!(7);
        report("none"); //~ ERROR
    };
    yield_!(first);
}

#[generator]
fn leaves(first: Option<u32>) -> impl Iterator<Item = u32> {
    let Some(first) = first else {
        yield_!(7);
        std::process::exit(1);
    };
    yield_!(first);
}

fn report(text: &str) {
    println!("{text}");
}

fn main() {
    println!("{}", yields_alone(None).chain(calls(None)).chain(leaves(None)).count());
}
