use gen_core::{generator, yield_};

#[generator]
fn numbers() -> Box<dyn Iterator<Item = u32>> {
    yield_!("one"); //~ ERROR
}

fn main() {
    for _ in numbers() {}
}
