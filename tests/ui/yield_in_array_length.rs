use gen_core::{generator, yield_};

#[generator]
fn numbers() -> impl Iterator<Item = u32> {
    let zeros = [0; {
        yield_!(1); //~ ERROR
        2
    }];
    yield_!(zeros[0]);
}

fn main() {
    for _ in numbers() {}
}
