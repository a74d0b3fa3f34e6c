use gen_core::{generator, yield_};

#[generator]
fn first(pair: (String, u32)) -> impl Iterator<Item = u32> {
    let (name, number) = &pair; //~ ERROR
    yield_!(*number);
    yield_!(name.len() as u32);
}

fn main() {
    for _ in first((String::new(), 1)) {}
}
