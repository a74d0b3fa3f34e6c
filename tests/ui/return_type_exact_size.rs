use gen_core::{generator, yield_};

#[generator]
fn numbers() -> impl Iterator<Item = u32> + ExactSizeIterator { //~ ERROR
    yield_!(1);
}

fn main() {
    for _ in numbers() {}
}
