use gen_core::{yield_, yield_from};

fn main() {
    yield_!(1); //~ ERROR
    yield_from!(0..3); //~ ERROR
}
