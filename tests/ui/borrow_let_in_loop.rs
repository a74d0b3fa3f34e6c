use gen_core::{generator, yield_};

#[generator]
fn rounds() -> impl Iterator<Item = usize> {
    let list = vec![1, 2, 3];
    let view = &list; //~ ERROR
    loop {
        yield_!(view.len());
    }
}

fn main() {
    for _ in rounds().take(3) {}
}
