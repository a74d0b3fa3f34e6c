use gen_core::{generator, yield_};

#[generator]
#[generator] //~ ERROR
fn numbers() -> impl Iterator<Item = u32> {
    yield_!(1);
}

fn main() {
    for _ in numbers() {}
}
