use gen_core::{generator, yield_};

#[generator]
fn numbers() -> impl Iterator<Item = u32> {
    yield_!(std::future::ready(1).await); //~ ERROR
}

fn main() {
    for _ in numbers() {}
}
