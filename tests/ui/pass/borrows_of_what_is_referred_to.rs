//! Borrows held across a yield that are none of a local.
use std::collections::HashMap;

use gen_core::{generator, yield_, yield_from};

#[generator]
fn text(text: &str) -> impl Iterator<Item = usize> {
    let trimmed = text.trim();
    for line in trimmed.lines() {
        for word in line.split_whitespace().map(|word| word.len()) {
            yield_!(word);
        }
    }
    let first = text.chars().next().unwrap();
    yield_!(first.len_utf8());
    let bytes = text.as_bytes();
    let mut chunks = bytes.chunks(2).enumerate();
    while let Some((i, chunk)) = chunks.next() {
        yield_!(i + chunk.len());
    }
}

#[generator]
fn map<'a>(map: &'a HashMap<&'static str, u32>) -> impl Iterator<Item = u32> + 'a {
    if let Some(one) = map.get("one") {
        yield_!(*one);
        yield_!(*one);
    }
    for (name, n) in map.iter() {
        yield_!(*n + name.len() as u32);
    }
    for n in map.values() {
        yield_!(*n);
    }
}

#[generator]
fn rows(rows: &[Vec<u32>]) -> impl Iterator<Item = u32> {
    for row in rows {
        for x in row {
            yield_!(*x);
        }
        for x in row.iter().rev() {
            yield_!(*x);
        }
        yield_from!(row.iter().copied());
        let last = row.last().unwrap();
        yield_!(*last);
        yield_!(*last);
    }
    let pairs: Vec<(&Vec<u32>, usize)> = rows.iter().zip(0..).collect();
    for (row, i) in pairs {
        for x in row.iter() {
            yield_!(*x + i as u32);
        }
    }
}

#[generator]
fn patterns(pair: &(String, Option<u32>)) -> impl Iterator<Item = u32> {
    let (name, number) = pair;
    yield_!(name.len() as u32);
    if let Some(n) = number {
        yield_!(*n);
        yield_!(*n);
    }
    let both = (name.as_str(), number);
    let &(text, again) = &both;
    yield_!(text.len() as u32);
    yield_!(again.unwrap_or(0));
    match *pair {
        (ref name, Some(n)) => {
            yield_!(n);
            yield_!(name.len() as u32);
        }
        _ => {}
    }
}

#[generator]
fn closures(offset: u32, list: &[u32]) -> impl Iterator<Item = u32> {
    let shift = move |x| x + offset;
    yield_!(shift(1));
    yield_!(shift(2) + offset);
    let sum = |from: usize| list[from..].iter().sum::<u32>();
    yield_!(sum(0));
    yield_!(sum(1));
    for x in list.iter().map(|x| x * 2).filter(move |x| *x > offset) {
        yield_!(x);
    }
    for x in (0..2).map(|i| list[i]) {
        yield_!(x);
    }
}

#[generator]
fn owned(list: Vec<u32>) -> impl Iterator<Item = u32> {
    let doubled: Vec<u32> = list.iter().map(|x| x * 2).collect();
    yield_!(doubled[0]);
    let largest = list.iter().max().copied().unwrap();
    yield_!(largest);
    let first = list.first().copied();
    yield_!(first.unwrap());
    yield_!(first.unwrap());
    let len = list.first().unwrap().count_ones();
    yield_!(len);
    yield_!(len);
    let name = String::from("name");
    let upper = name.trim().to_uppercase();
    yield_!(upper.len() as u32);
    yield_!(upper.len() as u32);
    while let Some(x) = list.get(9) {
        yield_!(*x);
    }
}

/// A collection that gives by value what a `Vec` lends.
#[derive(Clone)]
struct Grid(Vec<u32>);

impl Grid {
    fn get(&self, i: usize) -> Option<u32> {
        self.0.get(i).copied()
    }
    fn first(&self) -> u32 {
        self.0[0]
    }
}

impl IntoIterator for Grid {
    type Item = u32;
    type IntoIter = std::vec::IntoIter<u32>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.into_iter()
    }
}

impl<'a> IntoIterator for &'a Grid {
    type Item = &'a u32;
    type IntoIter = std::slice::Iter<'a, u32>;
    fn into_iter(self) -> Self::IntoIter {
        self.0.iter()
    }
}

#[generator]
fn by_value(grid: Grid) -> impl Iterator<Item = u32> {
    let first = grid.first();
    yield_!(first);
    yield_!(first);
    if let Some(x) = grid.get(0) {
        yield_!(x);
        yield_!(x);
    }
}

/// `&names[i]` is a `&&str`, which is a `&'static str` where one is expected.
#[generator]
fn names() -> impl Iterator<Item = &'static str> {
    let names = vec!["a", "b"];
    for i in 0..names.len() {
        yield_!(&names[i]);
    }
    yield_!(names.first().unwrap());
    let boxed = Box::new("c");
    yield_!(&boxed);
    let view: &str = &boxed;
    yield_!("d");
    yield_!(view);
    const E: &str = "e";
    yield_!(&E);
    let number = 7;
    let _ = &number;
    yield_!(match number {
        7 => "f",
        _ => "g",
    });
}

fn main() {
    assert!(names().eq(["a", "b", "a", "c", "d", "c", "e", "f"]));
    assert!(text(" ab c\nd").eq([2, 1, 1, 1, 2, 3, 4, 4]));
    assert_eq!(map(&HashMap::from([("one", 1)])).collect::<Vec<_>>(), [1, 1, 4, 1]);
    assert!(rows(&[vec![1, 2]]).eq([1, 2, 2, 1, 1, 2, 2, 2, 1, 2]));
    assert!(patterns(&("ab".into(), Some(3))).eq([2, 3, 3, 2, 3, 3, 2]));
    assert!(closures(1, &[1, 2]).eq([2, 4, 3, 2, 2, 4, 1, 2]));
    assert!(owned(vec![1, 3]).eq([2, 3, 1, 1, 1, 1, 4, 4]));
    assert!(by_value(Grid(vec![4])).eq([4, 4, 4, 4]));
}
