use gen_core::{generator, yield_};

/// `iter` borrows for the call only.
struct Range(u32);

impl Range {
    fn iter(&self) -> std::ops::Range<u32> {
        0..self.0
    }
}

impl IntoIterator for &Range {
    type Item = u32;
    type IntoIter = std::ops::Range<u32>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

#[generator]
fn numbers() -> impl Iterator<Item = u32> {
    let range = Range(2);
    for x in range.iter() {
        yield_!(x);
    }
    for x in &range {
        yield_!(x);
    }
}

fn main() {
    assert!(numbers().eq([0, 1, 0, 1]));
}
