use gen_core::{generator, yield_from};

#[generator]
fn numbers() -> impl Iterator<Item = u32> {
    yield_from!(); //~ ERROR
}

fn main() {
    for _ in numbers() {}
}
