use gen_core::{generator, yield_};

#[generator]
fn numbers() -> impl Iterator<Item = u32> {
    static ONE: u32 = {
        yield_!(0); //~ ERROR
        1
    };
    yield_!(ONE);
}

fn main() {
    for _ in numbers() {}
}
