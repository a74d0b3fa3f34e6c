use gen_core::{generator, yield_};

#[generator]
fn shifted(n: u32) -> impl Iterator<Item = u32> {
    let offset = n + 1;
    let shift = |x| x + offset; //~ ERROR
    yield_!(shift(1));
    yield_!(shift(2));
}

fn main() {
    for _ in shifted(3) {}
}
