use gen_core::{generator, yield_};

#[generator]
fn first(list: Vec<u32>) -> impl Iterator<Item = bool> {
    yield_!((let Some(_) = list.first())); //~ ERROR
}

fn main() {
    first(vec![1]).count();
}
