//! What is inlined everywhere, by what the body takes items of and by its length.

use super::dump::passes;

/// What is inlined of a generator that takes items in these statements, among others as many as
/// make its step neither small nor large.
fn inlined(takes: &str) -> String {
    let steps = "let c = a * b; if c > 9 { yield_!(c); a += 1; }".repeat(6);
    function(&format!(
        "let (mut a, mut b) = (1, text.len()); {takes} while a < b {{ {steps} }}"
    ))
}

fn function(body: &str) -> String {
    let takes = "mut items: impl Iterator<Item = usize>, text: &str";
    passes(&format!(
        "fn f({takes}) -> impl Iterator<Item = usize> {{ {body} }}"
    ))
    .inlining
}

#[test]
fn by_length() {
    assert_eq!(function("loop { yield_!(1); }"), "Next");
    assert_eq!(function("yield_!(1); yield_!(2);"), "None");
    assert_eq!(inlined(""), "Step");
    assert_eq!(
        inlined(&"if a > b { yield_!(a); b += 2; }".repeat(40)),
        "None"
    );
}

#[test]
fn takes_items_at_one_place() {
    for takes in [
        "for item in items { b += item; }",
        "while let Some(item) = items.next() { b += item; }",
        "let shared = [1, 2]; for x in &shared { b += x; } for x in items { b += x; }",
    ] {
        assert_eq!(inlined(takes), "Step", "{takes}");
    }
}

#[test]
fn of_std_at_many() {
    for takes in [
        "for x in 0..a { b += x; } for x in [1, 2] { b += x; }",
        "for c in text.chars() { b += 1; } for c in text.bytes() { b += 1; }",
        "let mut chars = text.chars().peekable(); if chars.next() == chars.next() { b += 1; }",
        "let mut all = items.enumerate(); all.next(); all.next();",
    ] {
        assert_eq!(inlined(takes), "Step", "{takes}");
    }
}

#[test]
fn takes_items_at_two_places() {
    for takes in [
        "if let Some(first) = items.next() { b += first; } for item in items { b += item; }",
        "for x in primes() { b += x; } for x in primes() { b += x; }",
        "for x in items.by_ref() { b += x; } for x in &mut items { b += x; }",
        "let more = || items.next().or(items.next()); b += more().unwrap();",
    ] {
        assert_eq!(inlined(takes), "None", "{takes}");
    }
}

#[test]
fn delegates() {
    assert_eq!(inlined("yield_from!(items);"), "None");
}
