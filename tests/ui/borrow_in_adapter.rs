use gen_core::{generator, yield_};

#[generator]
fn multiples(mut factor: u32) -> impl Iterator<Item = u32> {
    factor += 1;
    for x in (0..3).map(|x| x * factor) { //~ ERROR
        yield_!(x);
    }
}

fn main() {
    for _ in multiples(3) {}
}
