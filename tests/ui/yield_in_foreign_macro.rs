use gen_core::{generator, yield_};

macro_rules! twice {
    ($e:expr) => {
        ($e, $e)
    };
}

#[generator]
fn numbers() -> impl Iterator<Item = u32> {
    let _units = twice!(yield_!(1)); //~ ERROR
    yield_!(2);
}

fn main() {
    for _ in numbers() {}
}
