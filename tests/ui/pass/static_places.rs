use gen_core::{generator, yield_};

const TABLE: [u32; 2] = [4, 5];
static NUMBERS: [u32; 2] = [6, 7];

#[generator]
fn numbers() -> impl Iterator<Item = u32> {
    for x in &[1, 2, 3] {
        yield_!(*x);
    }
    for x in [1, 2, 3].iter() {
        yield_!(*x);
    }
    for x in &TABLE {
        yield_!(*x);
    }
    for x in TABLE.iter() {
        yield_!(*x);
    }
    for x in NUMBERS.iter() {
        yield_!(*x);
    }
    let view = &NUMBERS;
    yield_!(view[0]);
    yield_!(view[1]);
    let one = &1;
    yield_!(*one);
    yield_!(*one);
}

fn main() {
    assert!(numbers().eq([1, 2, 3, 1, 2, 3, 4, 5, 4, 5, 6, 7, 6, 7, 1, 1]));
}
