use gen_core::{generator, yield_};

#[generator]
fn numbers(known: bool) -> impl Iterator<Item = u32> {
    let number;
    if known {
        number = 1;
    }
    yield_!(0);
    yield_!(number); //~ ERROR
}

fn main() {
    for _ in numbers(true) {}
}
