//! Locals without `mut` that may be changed all the same, or that only look as if they were.
use std::cell::{Cell, RefCell};

use gen_core::{generator, yield_};

#[generator]
fn through_references(list: &mut Vec<u32>, count: &mut u32) -> impl Iterator<Item = u32> {
    let rest = &mut list[1..];
    for i in 0..2 {
        rest[0] += 1;
        *count += 1;
        rest.sort();
        yield_!(rest[0] + i);
    }
}

struct Pair<'a> {
    left: &'a mut u32,
    right: u32,
}

#[generator]
fn through_fields(pair: &mut Pair<'_>, inner: Pair<'_>) -> impl Iterator<Item = u32> {
    for _ in 0..2 {
        pair.right += 1;
        *pair.left += 1;
        *inner.left += 1;
        yield_!(pair.right + *inner.left + inner.right);
    }
}

#[generator]
fn through_cells() -> impl Iterator<Item = usize> {
    let list = RefCell::new(Vec::new());
    let count = Cell::new(0);
    let log = Log(RefCell::new(Vec::new()));
    for i in 0..3 {
        list.borrow_mut().push(i);
        count.set(count.get() + 1);
        log.push(i);
        log.insert(i);
        let sum = list.borrow().len() + count.get() + log.len();
        yield_!(sum);
    }
}

/// Methods that are called like those of a `Vec`.
struct Log(RefCell<Vec<usize>>);

impl Log {
    fn push(&self, x: usize) {
        self.0.borrow_mut().push(x);
    }
    fn insert(&self, x: usize) {
        self.push(x);
    }
    fn len(&self) -> usize {
        self.0.borrow().len()
    }
}

#[generator]
fn late(known: bool) -> impl Iterator<Item = u32> {
    let x;
    yield_!(0);
    if known {
        x = 1;
    } else {
        yield_!(9);
        x = 2;
    }
    yield_!(x);
    for i in 0..2 {
        let y;
        if i == 0 {
            y = 5;
            yield_!(y);
        } else {
            yield_!(7);
            y = 6;
        }
        yield_!(y);
    }
}

fn fail() -> ! {
    panic!("never called")
}

#[generator]
fn not_both(known: bool) -> impl Iterator<Item = u32> {
    let x;
    if known {
        x = 1;
        println!("{x}");
        fail()
    }
    x = 2;
    for i in 0..2 {
        yield_!(x + i);
    }
}

#[generator]
fn iterators(list: &mut Vec<u32>) -> impl Iterator<Item = u32> {
    for item in list.iter_mut() {
        *item += 1;
        for _ in 0..2 {
            *item += 1;
            yield_!(*item);
        }
    }
}

#[generator]
fn copies(n: u32, name: &'static str) -> impl Iterator<Item = u32> {
    let twice = std::convert::identity(n);
    for _ in 0..2 {
        let again = n;
        drop(n);
        let s = name;
        yield_!(std::convert::identity(twice) + again + s.len() as u32);
    }
}

#[generator]
fn reborrowed(list: &mut Vec<u32>) -> impl Iterator<Item = u32> {
    fn grow(list: &mut Vec<u32>) -> u32 {
        list.push(1);
        list.len() as u32
    }
    for _ in 0..2 {
        let n = grow(list);
        yield_!(n);
    }
}

#[generator]
fn moved_once(list: Vec<u32>) -> impl Iterator<Item = usize> {
    for i in 0..3 {
        yield_!(list.len());
        if i == 1 {
            drop(list);
            return;
        }
    }
}

/// A collection in all, to which shared references may add.
struct Bag<T>(RefCell<Vec<T>>, Vec<T>);

impl<T> Bag<T> {
    fn push(&self, item: T) {
        self.0.borrow_mut().push(item);
    }
    fn extend(&self, items: impl IntoIterator<Item = T>) {
        self.0.borrow_mut().extend(items);
    }
    fn retain(&self, keep: impl FnMut(&T) -> bool) {
        let mut keep = keep;
        self.0.borrow_mut().retain(|item| keep(item));
    }
    fn next(&self) -> Option<T> {
        self.0.borrow_mut().pop()
    }
    fn len(&self) -> usize {
        self.0.borrow().len()
    }
}

impl<T> IntoIterator for Bag<T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;
    fn into_iter(self) -> std::vec::IntoIter<T> {
        self.1.into_iter()
    }
}

impl<'a, T> IntoIterator for &'a Bag<T> {
    type Item = &'a T;
    type IntoIter = std::slice::Iter<'a, T>;
    fn into_iter(self) -> std::slice::Iter<'a, T> {
        self.1.iter()
    }
}

impl<'a, T> IntoIterator for &'a mut Bag<T> {
    type Item = &'a mut T;
    type IntoIter = std::slice::IterMut<'a, T>;
    fn into_iter(self) -> std::slice::IterMut<'a, T> {
        self.1.iter_mut()
    }
}

/// Called like one of std's.
mod shared {
    pub(crate) struct Vec(pub(crate) super::Bag<String>);
    impl Vec {
        pub(crate) fn new() -> Self {
            Self(super::Bag(Default::default(), std::vec::Vec::new()))
        }
        pub(crate) fn push(&self, item: &str) {
            self.0.push(item.to_owned());
        }
    }
}

#[generator]
fn through_shared_references(word: String) -> impl Iterator<Item = usize> {
    let bag = Bag(RefCell::default(), Vec::new());
    let strings = shared::Vec::new();
    let mut count = 0;
    for i in 0..3 {
        let name = i.to_string();
        bag.push(word.clone());
        bag.push(name.clone() + &word);
        strings.push(&name);
        let kept = bag.len() - 1;
        bag.retain(|item| {
            count += 1;
            item.len() > kept
        });
        bag.extend([name]);
        yield_!(bag.len() + count);
        bag.next();
    }
    yield_!(strings.0.len());
}

#[generator]
fn references_in_them<'a>(
    words: &'a [String],
    seen: &mut Vec<&'a str>,
) -> impl Iterator<Item = usize> {
    let bag = Bag(RefCell::new(Vec::<&'a str>::new()), Vec::new());
    for word in words {
        bag.push(word);
        seen.push(word);
        yield_!(bag.len() + seen.len());
    }
}

fn main() {
    assert!(through_references(&mut vec![1, 2], &mut 0).eq([3, 5]));
    let (mut a, mut b) = (0, 0);
    assert!(
        through_fields(
            &mut Pair {
                left: &mut a,
                right: 1
            },
            Pair {
                left: &mut b,
                right: 0
            }
        )
        .eq([3, 5])
    );
    assert!(through_cells().eq([4, 8, 12]));
    assert!(late(false).eq([0, 9, 2, 5, 5, 7, 6]));
    assert!(not_both(false).eq([2, 3]));
    assert!(iterators(&mut vec![0]).eq([2, 3]));
    assert!(copies(1, "ab").eq([4, 4]));
    assert!(reborrowed(&mut vec![]).eq([1, 2]));
    assert!(moved_once(vec![1]).eq([1, 1]));
    for _ in through_shared_references("word".to_owned()) {}
    for _ in references_in_them(&["a".to_owned()], &mut vec![]) {}
}
