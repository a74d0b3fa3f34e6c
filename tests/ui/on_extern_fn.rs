use gen_core::{generator, yield_};

#[generator]
extern "C" fn numbers() -> impl Iterator<Item = u32> { //~ ERROR
    yield_!(1);
}

fn main() {
    for _ in numbers() {}
}
