use gen_core::{generator, yield_};

#[generator]
fn numbers() -> Option<u32> { //~ ERROR
    yield_!(1);
}

fn main() {
    for _ in numbers() {}
}
