use gen_core::{generator, yield_};
use std::collections::HashMap;

#[generator]
fn counts(words: Vec<String>) -> impl Iterator<Item = (String, u32)> {
    let mut counts = HashMap::new();
    for word in words {
        *counts.entry(word).or_insert(0) += 1;
    }
    for (word, n) in counts.iter() { //~ ERROR
        yield_!((word.clone(), *n));
    }
}

fn main() {
    for _ in counts(vec![]) {}
}
