use gen_core::{generator, yield_};

#[generator]
fn shifted(offset: std::num::Wrapping<u32>) -> impl Iterator<Item = u32> {
    let shift = |x: u32| x + offset.0; //~ ERROR
    yield_!(shift(1));
    yield_!(shift(2));
}

fn main() {
    for _ in shifted(std::num::Wrapping(3)) {}
}
