use gen_core::{generator, yield_};

#[generator]
fn ticks() -> impl Iterator<Item = u8> {
    yield_!(()); //~ ERROR
}

fn main() {
    for _ in ticks() {}
}
