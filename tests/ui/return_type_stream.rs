use gen_core::{generator, yield_};

trait Stream {
    type Item;
}

#[generator]
fn numbers() -> impl Stream<Item = u32> { //~ ERROR
    yield_!(1);
}

fn main() {
    let _ = numbers();
}
