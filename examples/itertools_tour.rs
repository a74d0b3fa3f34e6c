//! Python's itertools over generators: most of it is in std, the rest in the crate `itertools`.
//!
//! `cargo run --example itertools_tour`
//!
//! A generator is an iterator like any other, so all that takes an iterator takes it.
use std::fmt::Debug;
use std::num::ParseIntError;

use gen_core::{generator, yield_};
use itertools::{EitherOrBoth, Itertools};

/// Counts from `first` on, for ever.
#[generator]
pub fn count(first: u32) -> impl Iterator<Item = u32> + Clone {
    let mut n = first;
    loop {
        yield_!(n);
        n += 1;
    }
}

/// The letters of a word.
#[generator]
pub fn letters(word: &str) -> impl Iterator<Item = char> + Clone {
    for letter in word.chars() {
        yield_!(letter);
    }
}

/// The numbers in a text, each with its place, counted from one, if it is none.
#[generator]
pub fn numbers(text: &str) -> impl Iterator<Item = Result<i64, (usize, ParseIntError)>> {
    for (place, word) in (1..).zip(text.split_whitespace()) {
        yield_!(word.parse().map_err(|error| (place, error)));
    }
}

/// `chain(a, b)`: first all of one, then all of the other.
pub fn chained<T>(
    a: impl Iterator<Item = T>,
    b: impl Iterator<Item = T>,
) -> impl Iterator<Item = T> {
    a.chain(b)
}

/// `islice(items, start, stop, step)`.
pub fn sliced<T>(
    items: impl Iterator<Item = T>,
    (start, stop, step): (usize, usize, usize),
) -> impl Iterator<Item = T> {
    items.take(stop).skip(start).step_by(step)
}

/// `zip_longest(a, b)`, with `None` for what is missing.
pub fn zipped_longest<A, B>(
    a: impl Iterator<Item = A>,
    b: impl Iterator<Item = B>,
) -> impl Iterator<Item = (Option<A>, Option<B>)> {
    a.zip_longest(b).map(EitherOrBoth::left_and_right)
}

/// `product(a, b)`. The second is gone through many times, so it has to be `Clone`.
pub fn product<A: Clone, B>(
    a: impl Iterator<Item = A>,
    b: impl Iterator<Item = B> + Clone,
) -> impl Iterator<Item = (A, B)> {
    a.cartesian_product(b)
}

/// `groupby(items)`: how many of the same there are in a row.
pub fn runs<T: PartialEq>(items: impl Iterator<Item = T>) -> impl Iterator<Item = (usize, T)> {
    items.dedup_with_count()
}

/// `groupby(items, key)`: neighbours with the same key. The groups of `Itertools::chunk_by`
/// borrow from their source; those of a generator are values.
#[generator]
pub fn groups<T, K: PartialEq>(
    items: impl Iterator<Item = T>,
    key: impl Fn(&T) -> K,
) -> impl Iterator<Item = (K, Vec<T>)> {
    let mut open: Option<(K, Vec<T>)> = None;
    for item in items {
        let at = key(&item);
        match &mut open {
            Some((key, group)) if *key == at => group.push(item),
            _ => {
                if let Some(group) = open.replace((at, vec![item])) {
                    yield_!(group);
                }
            }
        }
    }
    if let Some(group) = open {
        yield_!(group);
    }
}

/// `accumulate(items)`: the sum up to each item.
pub fn accumulated(items: impl Iterator<Item = u32>) -> impl Iterator<Item = u32> {
    items.scan(0, |sum, item| {
        *sum += item;
        Some(*sum)
    })
}

/// The sum of numbers that may be errors: the first error ends it.
///
/// # Errors
///
/// If one of the numbers is an error.
pub fn sum_of_even<E>(numbers: impl Iterator<Item = Result<i64, E>>) -> Result<i64, E> {
    itertools::process_results(numbers, |numbers| numbers.filter(|n| n % 2 == 0).sum())
}

/// What the tour shows, as Python would write it, and what comes out.
pub fn tour() -> Vec<(&'static str, String)> {
    fn all<T: Debug>(items: impl IntoIterator<Item = T>) -> String {
        format!("{:?}", items.into_iter().format(", "))
    }
    vec![
        (
            "chain('ab', 'yz')",
            all(chained(letters("ab"), letters("yz"))),
        ),
        (
            "islice(count(10), 2, 9, 3)",
            all(sliced(count(10), (2, 9, 3))),
        ),
        (
            "zip_longest('abc', islice(count(1), 2))",
            all(zipped_longest(letters("abc"), count(1).take(2))),
        ),
        (
            "product('ab', islice(count(1), 2))",
            all(product(letters("ab"), count(1).take(2))),
        ),
        (
            "[(len(list(g)), k) for k, g in groupby('aabccc')]",
            all(runs(letters("aabccc"))),
        ),
        (
            "groupby(islice(count(8), 5), lambda n: n // 4)",
            all(groups(count(8).take(5), |n| n / 4)),
        ),
        (
            "accumulate(islice(count(1), 6))",
            all(accumulated(count(1).take(6))),
        ),
        (
            "sum(n for n in numbers('1 2 4') if n % 2 == 0)",
            format!("{:?}", sum_of_even(numbers("1 2 4"))),
        ),
        (
            "sum(n for n in numbers('2 x 4') if n % 2 == 0)",
            format!("{:?}", sum_of_even(numbers("2 x 4"))),
        ),
    ]
}

fn main() {
    for (python, items) in tour() {
        println!("{python}\n    {items}");
    }
}
