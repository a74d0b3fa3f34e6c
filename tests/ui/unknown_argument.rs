use gen_core::{generator, yield_};

#[generator(fast)] //~ ERROR
fn numbers() -> impl Iterator<Item = u32> {
    yield_!(1);
}

fn main() {
    for _ in numbers() {}
}
