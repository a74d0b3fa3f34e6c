use gen_core::{generator, yield_};

#[generator]
fn words(text: String) -> impl Iterator<Item = usize> {
    let line = text.trim().to_owned();
    for word in line.split(' ') { //~ ERROR
        yield_!(word.len());
    }
}

fn main() {
    for _ in words(String::new()) {}
}
