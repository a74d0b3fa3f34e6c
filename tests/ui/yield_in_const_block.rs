use gen_core::{generator, yield_};

#[generator]
fn numbers() -> impl Iterator<Item = u32> {
    let one = const {
        yield_!(0); //~ ERROR
        1
    };
    yield_!(one);
}

fn main() {
    for _ in numbers() {}
}
