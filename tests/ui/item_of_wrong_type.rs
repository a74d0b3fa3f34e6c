use gen_core::{generator, yield_};

#[generator]
fn numbers() -> impl Iterator<Item = u32> {
    yield_!(1);
    yield_!("two"); //~ ERROR
    yield_!(3);
}

fn main() {
    for _ in numbers() {}
}
