//! The crate regex.

use std::ops::Range;

use gen_core::{generator, yield_, yield_from};
use regex::{Captures, Regex};

#[generator]
fn pairs<'a>(regex: &'a Regex, text: &'a str) -> impl Iterator<Item = (&'a str, i32)> {
    for found in regex.captures_iter(text) {
        let (_, [name, number]) = found.extract();
        let Ok(number) = number.parse() else { continue };
        yield_!((name, number));
    }
}

#[generator]
fn places<'a>(regex: &'a Regex, text: &'a str) -> impl Iterator<Item = (usize, &'a str)> {
    for (number, line) in (1..).zip(text.lines()) {
        for found in regex.find_iter(line) {
            yield_!((number, found.as_str()));
        }
    }
}

/// The groups of each match; the captures are held across the yields.
#[generator]
fn groups<'a>(regex: &'a Regex, text: &'a str) -> impl Iterator<Item = &'a str> {
    for found in regex.captures_iter(text) {
        for at in 1..found.len() {
            if let Some(group) = group(&found, at) {
                yield_!(group);
            }
        }
    }
    yield_from!(regex.split(text).filter(|rest| !rest.is_empty()));
}

fn group<'a>(found: &Captures<'a>, at: usize) -> Option<&'a str> {
    Some(found.get(at)?.as_str())
}

/// The expression is the generator's own, so each search begins where the last one ended.
#[generator]
fn owned(regex: Regex, text: String) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    while let Some(range) = regex.find_at(&text, at).map(|found| found.range()) {
        at = range.end;
        yield_!(range);
    }
}

#[test]
fn matches_inside_a_generator() {
    let regex = Regex::new(r"(\w+)=(\d+)").unwrap();
    let text = "a=1, b=x, c=99999999999,\nd=4".to_owned();
    assert!(pairs(&regex, &text).eq([("a", 1), ("d", 4)]));
    assert!(places(&regex, &text).eq([(1, "a=1"), (1, "c=99999999999"), (2, "d=4")]));
    assert!(groups(&regex, "-a=1-b=2").eq(["a", "1", "b", "2", "-", "-"]));
    assert!(owned(regex, text).eq([0..3, 10..23, 25..28]));
}
