use gen_core::{generator, yield_};

#[generator(crate = gens)] //~ ERROR
fn numbers() -> impl Iterator<Item = u32> {
    for n in 0..3 {
        yield_!(n);
    }
}

fn main() {
    for _ in numbers() {}
}
