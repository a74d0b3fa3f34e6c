use gen_core::{generator, yield_};

type Numbers = Box<dyn Iterator<Item = u32>>;

#[generator]
fn numbers() -> Numbers { //~ ERROR
    yield_!(1);
}

fn main() {
    for _ in numbers() {}
}
