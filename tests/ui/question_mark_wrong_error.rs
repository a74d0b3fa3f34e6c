use gen_core::{generator, yield_};

#[generator]
fn numbers(text: String) -> impl Iterator<Item = Result<u32, String>> {
    yield_!(Ok(1));
    yield_!(Ok(text.parse()?)); //~ ERROR
}

fn main() {
    for _ in numbers(String::new()) {}
}
