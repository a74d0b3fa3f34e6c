use gen_core::{generator, yield_};

fn at() -> usize {
    0
}

#[generator]
fn checked(n: u32, list: &[u32]) -> impl Iterator<Item = u32> {
    assert_eq!(n, 1, concat!("unexpected ", "{:?}"), yield_!(n)); //~ ERROR
    assert_eq!(n, list[at()], "unexpected {:?}", yield_!(n)); //~ ERROR
}

fn main() {
    checked(1, &[1]).count();
}
