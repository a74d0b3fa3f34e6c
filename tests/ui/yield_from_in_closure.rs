use gen_core::{generator, yield_, yield_from};

#[generator]
fn rows(n: u32) -> impl Iterator<Item = u32> {
    yield_!(0);
    (1..n).for_each(|x| {
        yield_from!(0..x); //~ ERROR
    });
}

fn main() {
    for _ in rows(3) {}
}
