use gen_core::{generator, yield_};

#[generator]
fn words(text: String) -> impl Iterator<Item = String> {
    let mut parts = text.split(' '); //~ ERROR
    while let Some(part) = parts.next() {
        yield_!(part.to_owned());
    }
}

fn main() {
    for _ in words(String::new()) {}
}
