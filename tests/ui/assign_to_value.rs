use gen_core::{generator, yield_};

#[generator]
fn ones() -> impl Iterator<Item = u32> {
    1 = { //~ ERROR
        yield_!(1);
        2
    };
}

fn main() {
    ones().count();
}
