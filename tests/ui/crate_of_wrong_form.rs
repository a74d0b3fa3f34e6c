use gen_core::{generator, yield_};

#[generator(crate = "gen_core")] //~ ERROR
fn quoted() -> impl Iterator<Item = u32> {
    yield_!(1);
}

#[generator(crate)] //~ ERROR
fn nothing() -> impl Iterator<Item = u32> {
    yield_!(1);
}

#[generator(crate = gen_core::<u32>)] //~ ERROR
fn arguments() -> impl Iterator<Item = u32> {
    yield_!(1);
}

#[generator(crate = gen_core, crate = gen_core)] //~ ERROR
fn twice() -> impl Iterator<Item = u32> {
    yield_!(1);
}

fn main() {
    for _ in quoted().chain(nothing()).chain(arguments()).chain(twice()) {}
}
