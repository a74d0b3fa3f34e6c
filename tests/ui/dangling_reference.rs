use gen_core::{generator, yield_};

#[generator]
fn numbers() -> impl Iterator<Item = &'static u32> {
    let local = 1;
    yield_!(&local); //~ ERROR
    yield_!(&2);
}

fn main() {
    for _ in numbers() {}
}
