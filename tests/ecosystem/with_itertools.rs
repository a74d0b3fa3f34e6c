//! The crate itertools.

use std::iter;

use gen_core::{generator, yield_, yield_from};
use itertools::Itertools;

use crate::{count, words};

#[test]
fn around_a_generator() {
    assert_eq!(words("a b c").join("-"), "a-b-c");
    assert!(
        count(0..4)
            .tuple_windows::<(_, _)>()
            .eq([(0, 1), (1, 2), (2, 3)])
    );
    assert!(count(0..4).tuples::<(_, _)>().eq([(0, 1), (2, 3)]));
    assert!(
        count(0..2)
            .cartesian_product(words("x y"))
            .map(|(n, w)| format!("{n}{w}"))
            .eq(["0x", "0y", "1x", "1y"])
    );
    assert!(count(0..3).interleave(count(7..9)).eq([0, 7, 1, 8, 2]));
    assert!(count(0..9).merge(count(3..5)).dedup().eq(0..9));
    assert!(
        [count(0..9).step_by(2), count(1..9).step_by(2)]
            .into_iter()
            .kmerge()
            .eq(0..9)
    );
    assert!(words("a b a c").unique().eq(["a", "b", "c"]));
    assert_eq!(words("a b a").counts()["a"], 2);
    assert!(
        words("bb a cc")
            .sorted_by_key(|w| w.len())
            .eq(["a", "bb", "cc"])
    );
    assert_eq!(count(3..6).minmax().into_option(), Some((3, 5)));
    assert!(count(0..5).combinations(4).map(|c| c.len()).eq([4; 5]));
    assert!(
        count(0..2)
            .multi_cartesian(2)
            .eq([[0, 0], [0, 1], [1, 0], [1, 1]])
    );
    let chunks = count(0..5).chunks(2);
    assert!(
        chunks
            .into_iter()
            .map(|chunk| chunk.sum::<u32>())
            .eq([1, 5, 4])
    );
    let (left, right) = count(0..4).tee();
    assert!(left.eq(right));
    assert_eq!(count(0..3).collect_tuple(), Some((0, 1, 2)));
    let mut numbers = itertools::multipeek(count(0..3));
    assert_eq!(
        (numbers.peek().copied(), numbers.peek().copied()),
        (Some(0), Some(1))
    );
    assert_eq!(
        itertools::put_back(count(0..3)).with_value(9).next(),
        Some(9)
    );
}

trait Multi: Iterator<Item = u32> + Clone + Sized {
    fn multi_cartesian(self, times: usize) -> impl Iterator<Item = Vec<u32>> {
        iter::repeat_n(self, times).multi_cartesian_product()
    }
}

impl<I: Iterator<Item = u32> + Clone> Multi for I {}

/// Adapters of itertools held across yields, peeked and put back.
#[generator]
fn ranges(numbers: impl IntoIterator<Item = u32>) -> impl Iterator<Item = (u32, u32)> {
    let mut numbers = numbers.into_iter().peekable();
    while let Some(first) = numbers.next() {
        let mut last = first;
        for next in numbers.peeking_take_while(|next| *next < first + 10) {
            last = next;
        }
        yield_!((first, last));
    }
}

#[generator]
fn pairs(text: &str) -> impl Iterator<Item = (&str, &str)> {
    for (key, value) in text
        .split(';')
        .filter_map(|pair| pair.split('=').collect_tuple())
    {
        yield_!((key, value));
    }
    yield_from!(text.lines().tuple_windows::<(_, _)>().skip(1));
}

#[test]
fn inside_a_generator() {
    assert!(ranges([1, 2, 9, 11, 30]).eq([(1, 9), (11, 11), (30, 30)]));
    assert!(pairs("a=1;b;c=2\nd\ne").eq([("a", "1"), ("c", "2\nd\ne"), ("d", "e")]));
}
