//! Locals that borrow others, of generic types, and are taken apart before a yield: what was moved
//! out of is not kept, so its type is no part of the state, and no `T: 'static` is asked.

#![allow(
    clippy::all,
    reason = "the bodies are there for the language, not for style"
)]

use gen_core::{Coroutine, CoroutineState, generate, generator, yield_};
use std::collections::btree_map::{self, BTreeMap};
use std::collections::hash_map::{self, HashMap};
use std::hash::Hash;

/// Borrows, so that no `T` can be `'static`.
fn words(text: &str) -> Vec<&str> {
    text.split(' ').collect()
}

#[generator]
fn firsts<T: Ord>(items: Vec<T>) -> impl Iterator<Item = usize> {
    let mut seen = BTreeMap::new();
    for (i, item) in items.into_iter().enumerate() {
        if let btree_map::Entry::Vacant(entry) = seen.entry(item) {
            entry.insert(i);
            yield_!(i);
        }
    }
}

#[generator]
fn uniques<K: Hash + Eq>(keys: Vec<K>) -> impl Iterator<Item = usize> {
    let mut seen = HashMap::new();
    for key in keys {
        match seen.entry(key) {
            hash_map::Entry::Vacant(entry) => {
                entry.insert(1);
            }
            hash_map::Entry::Occupied(_) => continue,
        }
        yield_!(seen.len());
    }
}

#[generator]
fn pushed<T>(x: T) -> impl Iterator<Item = usize> {
    let mut list: Vec<T> = vec![];
    let pair = (&mut list, x);
    pair.0.push(pair.1);
    yield_!(7);
}

#[generator]
fn pushed_items<I: Iterator>(items: I) -> impl Iterator<Item = usize> {
    let mut list = Vec::new();
    for item in items {
        let pair = (&mut list, item);
        pair.0.push(pair.1);
        yield_!(list.len());
    }
}

struct Named<'a, T> {
    value: &'a T,
    name: String,
}

#[generator]
fn shown<T: ToString>(x: T) -> impl Iterator<Item = String> {
    let named = Named {
        value: &x,
        name: "x".to_string(),
    };
    let Named { value, name } = named;
    let text = value.to_string();
    yield_!(text);
    yield_!(name);
}

struct Printer<'a, T> {
    items: &'a [T],
    out: String,
}

impl<T: ToString> Printer<'_, T> {
    fn step(&mut self) -> bool {
        let [item, rest @ ..] = self.items else {
            return false;
        };
        self.out += &item.to_string();
        self.items = rest;
        true
    }
}

#[generator]
fn joined<T: ToString>(items: Vec<T>) -> impl Iterator<Item = String> {
    let mut printer = Printer {
        items: &items,
        out: String::new(),
    };
    while printer.step() {}
    let out = printer.out;
    yield_!(out);
}

#[generator]
fn asked<T: Ord>(first: T) -> impl Coroutine<T, Yield = bool, Return = usize> {
    let mut seen = BTreeMap::new();
    let mut item = first;
    for n in 0..3 {
        let is_new = match seen.entry(item) {
            btree_map::Entry::Vacant(entry) => {
                entry.insert(n);
                true
            }
            _ => false,
        };
        item = yield_!(is_new);
    }
    seen.len()
}

#[test]
fn types_need_not_be_static() {
    let text = String::from("a b a");
    let list = words(&text);
    assert_eq!(firsts(list.clone()).collect::<Vec<_>>(), [0, 1]);
    assert_eq!(uniques(list.clone()).collect::<Vec<_>>(), [1, 2]);
    assert_eq!(pushed(&text).collect::<Vec<_>>(), [7]);
    let items = pushed_items(list.iter());
    assert_eq!(items.collect::<Vec<_>>(), [1, 2, 3]);
    assert_eq!(shown(list[1]).collect::<Vec<_>>(), ["b", "x"]);
    assert_eq!(joined(list.clone()).collect::<Vec<_>>(), ["aba"]);
}

#[test]
fn those_of_coroutines_neither() {
    let text = String::from("a b a");
    let list = words(&text);
    let mut asked = asked(list[0]);
    assert_eq!(asked.start(), CoroutineState::Yielded(true));
    assert_eq!(asked.resume(list[1]), CoroutineState::Yielded(true));
    assert_eq!(asked.resume(list[2]), CoroutineState::Yielded(false));
    assert_eq!(asked.resume("c"), CoroutineState::Complete(2));
}

fn block<T: Ord>(items: Vec<T>) -> impl Iterator<Item = usize> {
    generate! {
        let mut seen = BTreeMap::new();
        for (i, item) in items.into_iter().enumerate() {
            if let btree_map::Entry::Vacant(entry) = seen.entry(item) {
                entry.insert(i);
                yield!(i);
            }
        }
    }
}

#[test]
fn those_of_blocks_neither() {
    let text = String::from("a b a");
    assert_eq!(block(words(&text)).collect::<Vec<_>>(), [0, 1]);
}
