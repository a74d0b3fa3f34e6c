use gen_core::{yield_};

fn numbers() -> impl Iterator<Item = u32> {
    yield_!(1); //~ ERROR
}

fn main() {
    for _ in numbers() {}
}
