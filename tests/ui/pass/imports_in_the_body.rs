#[gen_core::generator]
fn a() -> impl Iterator<Item = u32> {
    use gen_core::yield_;
    yield_!(1);
}
#[gen_core::generator]
fn b(n: u32) -> impl Iterator<Item = u32> {
    {
        use gen_core::yield_;
        if n > 1 { yield_!(1); }
    }
    gen_core::yield_!(2);
}
fn main() { assert!(a().eq([1])); assert!(b(2).eq([1, 2])); }
