use gen_core::{generator, yield_};

#[generator]
fn twice(n: u32) -> impl Iterator<Item = u32> {
    let total = n + 1;
    let view = &total; //~ ERROR
    yield_!(*view);
    yield_!(*view);
}

fn main() {
    for _ in twice(3) {}
}
