use gen_core::{generator, yield_};

#[generator]
fn numbers() -> impl Clone { //~ ERROR
    yield_!(1);
}

fn main() {
    let _ = numbers().clone();
}
