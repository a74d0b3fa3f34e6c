use gen_core::{generator, yield_, yield_from};

macro_rules! emit {
    ($value:expr) => {
        yield_!($value) //~ ERROR
    };
}

#[generator]
fn by_a_macro() -> impl Iterator<Item = u32> {
    yield_!(1);
    emit!(2);
}

fn main() {
    yield_!(1); //~ ERROR
    yield_from!(0..3); //~ ERROR
}
