use gen_core::{generator, yield_};

#[generator]
fn numbers() -> impl Iterator<Item = u32> {
    fn helper(x: u32) {
        yield_!(x); //~ ERROR
    }
    helper(1);
    yield_!(2);
}

fn main() {
    for _ in numbers() {}
}
