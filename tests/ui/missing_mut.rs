use gen_core::{generator, yield_};

#[generator]
fn numbers() -> impl Iterator<Item = u32> {
    let total = 0;
    for x in 0..3 {
        total += x; //~ ERROR
        yield_!(total);
    }
}

fn main() {
    for _ in numbers() {}
}
