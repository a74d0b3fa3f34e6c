use gen_core::{generator, yield_};

#[generator]
fn grow() -> impl Iterator<Item = usize> {
    let mut list = vec![1];
    let view = &mut list; //~ ERROR
    yield_!(view.len());
    view.push(2);
    yield_!(view.len());
}

fn main() {
    for _ in grow() {}
}
