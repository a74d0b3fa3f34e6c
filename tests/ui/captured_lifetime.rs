use gen_core::{generator, yield_};

#[generator]
fn all<'a>(list: &'a [u32]) -> Box<dyn Iterator<Item = &'a u32>> { //~ ERROR
    for x in list {
        yield_!(x);
    }
}

fn main() {
    for _ in all(&[1]) {}
}
