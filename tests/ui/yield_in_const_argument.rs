use gen_core::{generator, yield_};

fn size<const N: usize>() -> usize {
    N
}

#[generator]
fn numbers() -> impl Iterator<Item = usize> {
    yield_!(size::<{ yield_!(0); 1 }>()); //~ ERROR
}

fn main() {
    for _ in numbers() {}
}
