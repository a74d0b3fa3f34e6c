use gen_core::{generator, yield_};

#[generator]
fn checked(n: u32) -> impl Iterator<Item = u32> {
    assert_eq!(n, 1, "unexpected {:?}", yield_!(n)); //~ ERROR
}

fn main() {
    checked(1).count();
}
