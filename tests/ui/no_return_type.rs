use gen_core::{generator, yield_};

#[generator]
fn numbers() { //~ ERROR
    yield_!(1);
}

fn main() {
    numbers();
}
