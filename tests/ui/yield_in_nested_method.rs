use gen_core::{generator, yield_};

#[generator]
fn numbers() -> impl Iterator<Item = u32> {
    struct Local;
    impl Local {
        fn run(&self) {
            yield_!(1); //~ ERROR
        }
    }
    Local.run();
    yield_!(2);
}

fn main() {
    for _ in numbers() {}
}
