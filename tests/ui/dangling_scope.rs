use gen_core::{generator, yield_};

#[generator]
fn numbers() -> impl Iterator<Item = u32> {
    yield_!(0);
    let view;
    {
        let local = 1;
        view = &local; //~ ERROR
    }
    yield_!(*view);
}

fn main() {
    for _ in numbers() {}
}
