use gen_core::{generator, yield_};

#[generator]
fn numbers() -> Result<impl Iterator<Item = u32>, String> { //~ ERROR
    yield_!(1);
}

fn main() {
    for _ in numbers().unwrap() {}
}
