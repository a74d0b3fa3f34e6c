use gen_core::{generator, yield_};

#[generator]
async fn numbers() -> impl Iterator<Item = u32> { //~ ERROR
    yield_!(1);
}

fn main() {
    let _ = numbers();
}
