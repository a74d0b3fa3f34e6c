use gen_core::{generator, yield_};

#[generator]
fn numbers() -> impl Iterator<Item = u32> {
    for n in 0..limit { //~ ERROR
        yield_!(n);
    }
}

fn main() {
    for _ in numbers() {}
}
