use gen_core::{generator, yield_};

#[generator]
fn repeat<T: Clone>(item: T) -> impl Iterator<Item = T> {
    loop {
        yield_!(Some(item.clone())); //~ ERROR
    }
}

fn main() {
    for _ in repeat(1).take(2) {}
}
