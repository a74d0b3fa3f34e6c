use gen_core::{generator, yield_};

#[generator]
fn repeated(n: usize) -> impl Iterator<Item = Vec<u32>> {
    yield_!(vec![{ #[cfg(any())] yield_!(vec![]); 1 }; n]); //~ ERROR
}

fn main() {}
