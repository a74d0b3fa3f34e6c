use gen_core::{generator, yield_};

#[generator(boxed, explain)] //~ ERROR
fn lengths(text: String) -> impl Iterator<Item = usize> {
    for line in text.lines() {
        yield_!(line.len());
    }
}

fn main() {
    drop(lengths(String::new()));
}
