use gen_core::{generator, yield_, yield_from};

#[generator]
fn countdown(n: u32) -> impl Iterator<Item = u32> {
    yield_!(n);
    if n > 0 {
        yield_from!(countdown(n - 1)); //~ ERROR
    }
}

fn main() {
    for _ in countdown(3) {}
}
