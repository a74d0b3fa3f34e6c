//! Iterators over parts that borrow from elsewhere, or not at all.

use gen_core::{generator, yield_};

#[generator]
fn of_a_parameter(text: &str) -> impl Iterator<Item = String> {
    let line = text.trim();
    for word in line.split(' ') {
        yield_!(word.to_owned());
    }
}

#[generator]
fn of_elements<'a>(lines: Vec<&'a str>) -> impl Iterator<Item = &'a str> {
    for line in lines {
        let line = line.trim();
        for word in line.split(' ') {
            yield_!(word);
        }
        if let Some(rest) = line.strip_prefix('-') {
            for word in rest.split('-') {
                yield_!(word);
            }
        }
    }
}

/// With methods that are named like those of `str`.
struct Document {
    lines: Vec<Line>,
}

struct Line(Vec<String>);

impl Document {
    fn trim(&self) -> &Line {
        &self.lines[0]
    }

    fn strip_prefix(&self, at: usize) -> Option<&Line> {
        self.lines.get(at)
    }
}

impl Line {
    fn split(&self, _: char) -> std::vec::IntoIter<String> {
        self.0.clone().into_iter()
    }
}

#[generator]
fn of_copies(document: Document) -> impl Iterator<Item = String> {
    let line = document.trim();
    for word in line.split(' ') {
        yield_!(word);
    }
    if let Some(line) = document.strip_prefix(1) {
        for word in line.split(' ') {
            yield_!(word);
        }
    }
}

#[generator]
fn left_behind_the_yield(text: String) -> impl Iterator<Item = String> {
    let line = text.trim();
    for word in line.split(' ') {
        if word.len() > 2 {
            yield_!(word.to_owned());
            break;
        }
    }
}

#[generator]
fn collected(text: String) -> impl Iterator<Item = String> {
    let line = text.trim();
    let words: Vec<String> = line.split(' ').map(String::from).collect();
    for word in words {
        yield_!(word);
    }
}

#[generator]
pub fn of_what_is_borrowed_already<'a>(v: &'a str, w: &'a [&'a str]) -> impl Iterator<Item = String> {
    let s = v;
    let t: &str = v;
    let u = &v[1..];
    let x = &w[0];
    let y: &str = &w[0];
    for part in s.split(',').chain(t.split(' ')) { yield_!(part.to_owned()); }
    for part in u.split(',') { yield_!(part.to_owned()); }
    for part in x.split(',') { yield_!(part.to_owned()); }
    for part in y.split(',') { yield_!(part.to_owned()); }
}

struct Numbers(Vec<u32>);

impl Numbers {
    fn lines(&self) -> std::vec::IntoIter<u32> { self.0.clone().into_iter() }
}

#[generator]
pub fn of_no_text() -> impl Iterator<Item = u32> {
    let numbers = Numbers(vec![1]);
    let view = &numbers;
    for n in view.lines() { yield_!(n); }
}

fn main() {
    assert_eq!(of_a_parameter(" a b ").count(), 2);
    assert_eq!(of_elements(vec!["-a b"]).count(), 3);
    let line = |words: &[&str]| Line(words.iter().copied().map(String::from).collect());
    let lines = vec![line(&["a"]), line(&["b", "c"])];
    assert_eq!(of_copies(Document { lines }).count(), 3);
    assert_eq!(left_behind_the_yield("a bcd".into()).count(), 1);
    assert_eq!(collected("a b".into()).count(), 2);
}
