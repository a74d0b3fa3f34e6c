use std::collections::HashMap;

use gen_core::{generator, yield_};

#[generator]
fn words(text: String) -> impl Iterator<Item = String> {
    let words: Vec<&str> = text.split(' ').collect(); //~ ERROR
    for word in words {
        yield_!(word.to_uppercase());
    }
}

#[generator]
fn counts(words: Vec<String>) -> impl Iterator<Item = (String, u32)> {
    let mut counts = HashMap::new();
    for word in words {
        *counts.entry(word).or_insert(0) += 1;
    }
    let mut keys: Vec<_> = counts.keys().filter(|word| word.len() > 1).collect(); //~ ERROR
    keys.sort();
    for key in keys {
        yield_!((key.clone(), counts[key]));
    }
}

#[generator]
fn largest(numbers: Vec<u32>) -> impl Iterator<Item = u32> {
    let largest = numbers.iter().max().unwrap(); //~ ERROR
    yield_!(0);
    yield_!(*largest);
}

#[generator]
fn pair(line: String) -> impl Iterator<Item = String> {
    let Some((key, value)) = line.split_once('=') else { //~ ERROR
        return;
    };
    yield_!(key.to_owned());
    yield_!(value.to_owned());
}

fn main() {
    for _ in words(String::new()) {}
    for _ in counts(vec![]) {}
    for _ in largest(vec![]) {}
    for _ in pair(String::new()) {}
}
