use gen_core::{generator, yield_};

#[generator(fast)] //~ ERROR
fn numbers() -> impl Iterator<Item = u32> {
    #[cfg(unix)]
    yield_!(1);
    yield_!(2);
}

fn main() {
    for _ in numbers() {}
}
