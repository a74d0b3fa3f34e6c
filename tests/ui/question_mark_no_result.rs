use gen_core::{generator, yield_};

#[generator]
fn numbers(text: String) -> impl Iterator<Item = u32> {
    yield_!(1);
    yield_!(text.parse()?); //~ ERROR
}

fn main() {
    for _ in numbers(String::new()) {}
}
