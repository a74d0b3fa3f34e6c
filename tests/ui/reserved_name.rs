use gen_core::{generator, yield_};

#[generator]
fn numbers() -> impl Iterator<Item = u32> {
    let __m1_x = 1; //~ ERROR
    yield_!(__m1_x);
}

fn main() {
    for _ in numbers() {}
}
