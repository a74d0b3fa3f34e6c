//! Closures that are kept across a yield, and capture numbers and references by their names alone.

#![allow(clippy::all, reason = "the bodies are there for the language")]

use std::collections::BTreeSet;

mod common;
use common::{same, twin};

pub struct Rule {
    pub name: String,
    pub least: u32,
}

fn times(x: u32, n: u32) -> u32 {
    x * n
}

fn starts<'a>(text: &'a str, with: &str) -> Option<&'a str> {
    text.strip_prefix(with)
}

twin! {
    fn multiples(n: u32) -> [u32] {
        for x in (0..9).filter(|x| x % n == 0) {
            yield_!(x);
        }
        for x in (0..3).map(|x| times(x, n)).filter(|x| *x > n) {
            yield_!(x);
        }
    }

    fn of_parameters(words: &[String], prefix: &str, least: usize) -> [String] {
        for word in words.iter().filter(|word| word.starts_with(prefix) && word.len() > least) {
            yield_!(word.clone());
        }
        let rest = words.iter().filter_map(|word| starts(word, prefix)).skip_while(|rest| rest.len() < least);
        for rest in rest {
            yield_!(rest.to_owned());
        }
    }

    fn kept_in_a_variable(n: u32, rule: &Rule) -> [u32] {
        let offset: u32 = n + 1;
        let shift = |x: u32| x + offset;
        let allowed = |x: &u32| *x >= rule.least && *x % n != 0;
        yield_!(shift(1));
        let mut odd = (0..20u32).filter(allowed).map(shift);
        while let Some(x) = odd.next() {
            yield_!(x);
        }
        yield_!(offset);
    }

    fn in_each_other(n: u32, rows: &[u32]) -> [u32] {
        for x in (1..4u32).flat_map(|x| (0..2).map(move |y| x * y + n)) {
            yield_!(x);
        }
        for x in (0..6).filter(|x| rows.iter().any(|y| y * n == *x)) {
            yield_!(x);
        }
        for x in rows.iter().copied().take_while(|x| Some(*x).is_some_and(|x| x < n * 3)) {
            yield_!(x);
        }
    }

    fn named_in_text(n: u32, name: &str) -> [String] {
        for text in (0..2).map(|x| format!("{name}{x}{n}")) {
            yield_!(text);
        }
        for text in ["a", "b"].into_iter().map(|text| text.repeat(n as usize)).filter(|text| text != name) {
            yield_!(text);
        }
    }

    fn delegated(n: u32, known: &BTreeSet<u32>) -> [u32] {
        for x in known.iter().filter(|x| !known.contains(&(**x + n))) {
            yield_!(*x);
        }
        for x in (0..4).filter(|x| known.contains(x) || *x == n) {
            yield_!(x);
        }
    }

    // Each of these may give out a reference to what it captures: they stay as they are.
    fn lends(n: u32) -> [u32] {
        let first: Vec<&u32> = (0..2).map(|_| &n).collect();
        let sum: u32 = first.into_iter().sum();
        let lend = || Some(&n);
        let twice = lend().map_or(0, |n| n * 2);
        yield_!(sum);
        yield_!(twice);
    }

    // This one is changed.
    fn counts(n: u32) -> [u32] {
        let mut count = n;
        let mut next = || {
            count += 1;
            count
        };
        let two = next() + next();
        yield_!(two);
        yield_!(count);
    }
}

#[test]
fn as_in_plain_rust() {
    same!(multiples(4), [0, 4, 8, 8]);
    let words = ["abc", "ab", "b", "abcd"].map(str::to_owned);
    let found = ["abc", "abcd", "cd"].map(str::to_owned);
    same!(
        of_parameters(&words, "ab", 2),
        [found[0].clone(), found[1].clone(), found[2].clone()]
    );
    let rule = Rule {
        name: "odd".to_owned(),
        least: 15,
    };
    same!(kept_in_a_variable(4, &rule), [6, 20, 22, 23, 24, 5]);
    assert_eq!(rule.name, "odd");
    same!(in_each_other(2, &[2, 1, 9]), [2, 3, 2, 4, 2, 5, 2, 4, 2, 1]);
    same!(
        named_in_text(2, "aa"),
        ["aa02".to_owned(), "aa12".to_owned(), "bb".to_owned()]
    );
    let known = BTreeSet::from([1, 2, 4]);
    same!(delegated(1, &known), [2, 4, 1, 2]);
    same!(lends(3), [6, 6]);
    same!(counts(3), [9, 5]);
}

#[test]
fn yielded_from() {
    #[gen_core::generator]
    fn multiples(n: u32, known: &[u32]) -> impl Iterator<Item = u32> {
        gen_core::yield_from!((0..9).filter(|x| x % n == 0));
        gen_core::yield_from!(known.iter().map(|x| x * n));
    }
    assert!(multiples(4, &[1, 2]).eq([0, 4, 8, 4, 8]));
    let block = gen_core::generate! {
        let n: u32 = 4;
        for x in (0..9u32).filter(|x| x % n == 0) {
            gen_core::yield_!(x);
        }
    };
    assert!(block.eq([0, 4, 8]));
}
