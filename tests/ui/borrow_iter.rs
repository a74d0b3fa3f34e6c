use gen_core::{generator, yield_};

#[generator]
fn words(text: String) -> impl Iterator<Item = usize> {
    let words: Vec<String> = text.split(' ').map(String::from).collect();
    for word in words.iter() { //~ ERROR
        yield_!(word.len());
    }
}

fn main() {
    for _ in words(String::new()) {}
}
