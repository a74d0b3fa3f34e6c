use gen_core::{generator, yield_};

#[generator]
fn numbers() -> Box<dyn Iterator> { //~ ERROR
    yield_!(1);
}

fn main() {
    for _ in numbers() {}
}
