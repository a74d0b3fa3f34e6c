//! Types of the user's own that lend nothing by the names by which std does.

use std::vec::IntoIter;

use gen_core::{generator, yield_};

#[derive(Clone, Default)]
struct Bag(Vec<u32>);

impl Bag {
    fn new() -> Self {
        Self(vec![1, 2])
    }
    fn keys(&self) -> Vec<u32> {
        self.0.clone()
    }
    fn values(&self) -> IntoIter<u32> {
        self.0.clone().into_iter()
    }
    fn split(&self, at: usize) -> (Bag, Bag) {
        (Bag(self.0[..at].to_vec()), Bag(self.0[at..].to_vec()))
    }
    fn lines(&self) -> usize {
        self.0.len()
    }
    fn chunks(&self, n: usize) -> Vec<Vec<u32>> {
        self.0.chunks(n).map(<[u32]>::to_vec).collect()
    }
    fn drain(&mut self) -> Vec<u32> {
        std::mem::take(&mut self.0)
    }
    fn as_str(&self) -> &'static str {
        "bag"
    }
    fn first(&self) -> Option<u32> {
        self.0.first().copied()
    }
    fn last(&self) -> Option<&'static str> {
        Some("last")
    }
    fn get(&self) -> &'static str {
        "got"
    }
}

impl IntoIterator for Bag {
    type Item = u32;
    type IntoIter = IntoIter<u32>;
    fn into_iter(self) -> IntoIter<u32> {
        self.0.into_iter()
    }
}

impl<'a> IntoIterator for &'a Bag {
    type Item = &'a u32;
    type IntoIter = std::slice::Iter<'a, u32>;
    fn into_iter(self) -> std::slice::Iter<'a, u32> {
        self.0.iter()
    }
}

#[generator]
fn of_a_bag() -> impl Iterator<Item = u32> {
    let mut bag = Bag::new();
    let keys = bag.keys();
    yield_!(keys.len() as u32);
    for key in keys {
        yield_!(key);
    }
    for key in bag.keys() {
        yield_!(key);
    }
    for value in bag.values() {
        yield_!(value);
    }
    let halves = bag.split(1);
    yield_!(halves.0.lines() as u32);
    for item in halves.1 {
        yield_!(item);
    }
    let lines = bag.lines();
    yield_!(lines as u32);
    yield_!(lines as u32);
    for chunk in bag.chunks(1) {
        yield_!(chunk[0]);
    }
    let drained = bag.drain();
    yield_!(drained[0]);
    yield_!(drained[1]);
}

#[generator]
fn views_of_a_bag() -> impl Iterator<Item = u32> {
    let bag = Bag::new();
    let name = bag.as_str();
    let first = bag.first();
    let last = bag.last();
    let got = bag.get();
    yield_!(0);
    yield_!(name.len() as u32);
    yield_!(first.unwrap());
    yield_!(last.unwrap().len() as u32);
    yield_!(got.len() as u32);
    yield_!(bag.0.len() as u32);
}

/// A collection of references: what they refer to is the caller's.
#[generator]
fn of_references(text: &str) -> impl Iterator<Item = char> {
    let words: Vec<&str> = text.split(' ').collect();
    let first = words.first().unwrap().trim();
    yield_!('1');
    for letter in first.chars() {
        yield_!(letter);
    }
    let letters = words.last().unwrap().chars();
    yield_!('2');
    for letter in letters {
        yield_!(letter);
    }
    for letter in words.get(0).unwrap().chars() {
        yield_!(letter);
    }
    if let Some(word) = words.get(0).copied() {
        for letter in word.chars() {
            yield_!(letter);
        }
    }
    for letter in words[0].chars() {
        yield_!(letter);
    }
    yield_!(char::from(b'0' + words.len() as u8));
}

#[generator]
fn of_slices(rows: Vec<&[u32]>) -> impl Iterator<Item = u32> {
    let row = *rows.first().unwrap();
    yield_!(0);
    for cell in row {
        yield_!(*cell);
    }
    for cell in rows.first().unwrap().iter() {
        yield_!(*cell);
    }
    for cell in rows[0] {
        yield_!(*cell);
    }
    for cell in rows[0].iter() {
        yield_!(*cell);
    }
    for cell in &rows[0][..1] {
        yield_!(*cell);
    }
    for cell in rows[0][1..].iter() {
        yield_!(*cell);
    }
    let pairs = rows.iter().map(|row| row.len()).collect::<Vec<_>>();
    for n in pairs {
        yield_!(n as u32);
    }
}

fn main() {
    assert_eq!(of_a_bag().count(), 1 + 2 + 2 + 2 + 1 + 1 + 2 + 2 + 2);
    assert!(views_of_a_bag().eq([0, 3, 1, 4, 3, 2]));
    assert!(of_references("a bc").eq("1a2bcaaa2".chars()));
    assert!(of_slices(vec![&[1, 2]]).eq([0, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 2]));
}
