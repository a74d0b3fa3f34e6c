//! Generators that borrow their own locals across a yield.
//!
//! `cargo run --example self_borrow`
//!
//! `#[generator(boxed)]` puts the generator on the heap, in one piece, so that a body may keep
//! references to what it owns. A `Pinned` one is pinned by its caller, without any heap.
use std::collections::BTreeMap;
use std::pin::pin;
use std::sync::{Mutex, PoisonError};

use gen_core::{Pinned, Yields, generator, yield_};
use regex::Regex;

/// The words of a text that the generator owns, each with its line.
#[generator(boxed)]
pub fn words(text: String) -> impl Iterator<Item = (usize, String)> {
    for (line, words) in text.lines().enumerate() {
        for word in words.split_whitespace() {
            yield_!((line + 1, word.to_lowercase()));
        }
    }
}

/// How often each word occurs, the most frequent first: the counts borrow from the text, and
/// the ranking from the counts.
#[generator(boxed)]
pub fn ranking(text: String) -> impl Iterator<Item = (usize, String)> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for word in text.split_whitespace() {
        *counts.entry(word).or_default() += 1;
    }
    let mut ranked: Vec<_> = counts.iter().collect();
    ranked.sort_by_key(|(_, count)| std::cmp::Reverse(**count));
    for (word, count) in ranked {
        yield_!((*count, (*word).to_owned()));
    }
}

/// Takes jobs out of a queue that nobody else can see meanwhile: the lock is held until the
/// generator has ended or is dropped.
#[generator(boxed)]
pub fn drained(queue: &Mutex<Vec<String>>) -> impl Iterator<Item = String> {
    let mut jobs = queue.lock().unwrap_or_else(PoisonError::into_inner);
    for job in jobs.drain(..) {
        yield_!(job);
    }
}

/// The `name=value` pairs of a text, or why the pattern is none.
#[generator(boxed)]
pub fn pairs(
    text: String,
    pattern: &str,
) -> impl Iterator<Item = Result<(String, String), regex::Error>> {
    let pattern = Regex::new(pattern)?;
    for found in pattern.captures_iter(&text) {
        let (_, [name, value]) = found.extract();
        yield_!(Ok((name.to_owned(), value.to_owned())));
    }
}

/// The numbers of a list that lies in the generator, and the generator where its caller put it.
#[generator]
pub fn running_means(values: [f64; 4]) -> Pinned<impl Yields<Item = f64>> {
    let mut sum = 0.0;
    let mut count = 0.0;
    for value in &values {
        sum += value;
        count += 1.0;
        yield_!(sum / count);
    }
}

fn main() {
    let text = "the cat and the dog\nand the bird";
    println!("{:?}", words(text.to_owned()).last());
    for (count, word) in ranking(text.to_owned()).take(2) {
        println!("{count} {word}");
    }

    let queue = Mutex::new(vec!["wash".to_owned(), "dry".to_owned()]);
    let mut jobs = drained(&queue);
    println!("{:?}, locked: {}", jobs.next(), queue.try_lock().is_err());
    drop(jobs); // the other job is gone with it, as with any `drain`
    println!(
        "left: {}, locked: {}",
        queue.lock().map_or(0, |q| q.len()),
        queue.try_lock().is_err()
    );

    for pair in pairs("width=3 height=4".to_owned(), r"(\w+)=(\d+)") {
        println!("{pair:?}");
    }
    for pair in pairs(String::new(), "(") {
        println!("{}", pair.map_or_else(|_| "no pattern", |_| "a pair"));
    }

    let means = pin!(running_means([1.0, 3.0, 5.0, 7.0]));
    println!("{:?}", means.collect::<Vec<_>>());
}
