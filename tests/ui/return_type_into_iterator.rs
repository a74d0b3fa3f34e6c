use gen_core::{generator, yield_};

#[generator]
fn numbers() -> impl IntoIterator<Item = u32> { //~ ERROR
    yield_!(1);
}

fn main() {
    for _ in numbers() {}
}
