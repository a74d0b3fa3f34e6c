//! The type of the local is not written, so the types decide.

use std::collections::HashMap;

use gen_core::{generator, yield_};

fn text() -> String {
    "a b".to_owned()
}

fn list() -> Vec<u32> {
    vec![1]
}

fn map() -> HashMap<u32, String> {
    HashMap::new()
}

#[generator]
fn letters() -> impl Iterator<Item = char> {
    let text = text();
    for letter in text.trim().chars() { //~ ERROR
        yield_!(letter);
    }
}

#[generator]
fn words() -> impl Iterator<Item = usize> {
    let text = text();
    let words = text.split(' ').enumerate(); //~ ERROR
    for (n, _) in words {
        yield_!(n);
    }
}

#[generator]
fn trimmed() -> impl Iterator<Item = usize> {
    let text = text();
    let word = text.trim(); //~ ERROR
    yield_!(1);
    yield_!(word.len());
}

#[generator]
fn keys() -> impl Iterator<Item = u32> {
    let map = map();
    for key in map.keys() { //~ ERROR
        yield_!(*key);
    }
}

#[generator]
fn pairs() -> impl Iterator<Item = u32> {
    let map = map();
    for (key, _) in map.iter() { //~ ERROR
        yield_!(*key);
    }
}

#[generator]
fn value() -> impl Iterator<Item = usize> {
    let map = map();
    let value = map.get(&1); //~ ERROR
    yield_!(1);
    yield_!(value.map_or(0, String::len));
}

#[generator]
fn first() -> impl Iterator<Item = u32> {
    let list = list();
    let first = list.first().unwrap(); //~ ERROR
    yield_!(1);
    yield_!(*first);
}

#[generator]
fn slice() -> impl Iterator<Item = u32> {
    let list = list();
    let slice = list.as_slice(); //~ ERROR
    yield_!(1);
    yield_!(slice[0]);
}

#[generator]
fn chunks() -> impl Iterator<Item = u32> {
    let list = list();
    for chunk in list.chunks(2) { //~ ERROR
        yield_!(chunk[0]);
    }
}

#[generator]
fn adapted() -> impl Iterator<Item = usize> {
    let list = list();
    for (n, _) in list.iter().enumerate() { //~ ERROR
        yield_!(n);
    }
}

fn main() {
    for _ in letters().map(|_| 1).chain(words()).chain(trimmed()) {}
    for _ in keys().chain(pairs()).chain(first()).chain(slice()) {}
    for _ in value().chain(adapted()) {}
    for _ in chunks() {}
}
