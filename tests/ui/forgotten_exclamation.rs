use gen_core::{generator, yield_};

#[generator]
fn numbers() -> impl Iterator<Item = u32> {
    yield_(1); //~ ERROR
    yield_!(2);
}

fn main() {
    for _ in numbers() {}
}
