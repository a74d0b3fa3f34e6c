use gen_core::{generator, yield_};

#[generator]
fn numbers() -> &'static [u32] { //~ ERROR
    yield_!(1);
}

fn main() {
    for _ in numbers() {}
}
