//! The adapters, consumers and collections of std.

use std::collections::{BTreeMap, HashSet, VecDeque};
use std::iter;
use std::sync::mpsc;
use std::thread;

use crate::{count, words};

#[test]
fn lazy_ones() {
    assert!(
        count(0..9)
            .map(|n| n * 2)
            .filter(|n| n % 3 == 0)
            .eq([0, 6, 12])
    );
    assert!(count(0..9).skip(2).step_by(3).eq([2, 5, 8]));
    assert!(
        count(0..9)
            .skip_while(|n| *n < 3)
            .take_while(|n| *n < 6)
            .eq(3..6)
    );
    assert!(count(0..3).chain(count(7..9)).eq([0, 1, 2, 7, 8]));
    assert!(count(1..3).cycle().take(5).eq([1, 2, 1, 2, 1]));
    assert!(count(1..4).flat_map(|n| count(0..n)).eq([0, 0, 1, 0, 1, 2]));
    assert!(
        [count(0..1), count(5..7)]
            .into_iter()
            .flatten()
            .eq([0, 5, 6])
    );
    assert!(
        count(1..5)
            .scan(1, |p, n| {
                *p *= n;
                Some(*p)
            })
            .eq([1, 2, 6, 24])
    );
    assert!(
        words("a 1 b 2")
            .filter_map(|w| w.parse::<u8>().ok())
            .eq([1, 2])
    );
    assert!(
        words("1 2 c 4")
            .map_while(|w| w.parse::<u8>().ok())
            .eq([1, 2])
    );
    assert!(
        words("x y")
            .zip(count(5..9))
            .enumerate()
            .eq([(0, ("x", 5)), (1, ("y", 6))])
    );
    assert!(count(0..3).fuse().inspect(|n| assert!(*n < 3)).eq(0..3));
    assert!(
        words("a b")
            .copied_as_owned()
            .eq(["a".to_owned(), "b".to_owned()])
    );
}

/// An extension trait over all iterators, as crates have them.
trait Owned<'a>: Iterator<Item = &'a str> + Sized {
    fn copied_as_owned(self) -> iter::Map<Self, fn(&'a str) -> String> {
        self.map(str::to_owned)
    }
}

impl<'a, I: Iterator<Item = &'a str>> Owned<'a> for I {}

#[test]
fn peeking_and_borrowing() {
    let mut numbers = count(0..9).peekable();
    assert_eq!(numbers.peek(), Some(&0));
    assert_eq!(numbers.next_if(|n| *n == 0), Some(0));
    assert!(numbers.by_ref().take(2).eq([1, 2]));
    assert_eq!(numbers.nth(1), Some(4));
    assert_eq!(numbers.size_hint().0, 0);
    assert!((&mut numbers).eq(5..9));
    assert_eq!(numbers.next(), None);
}

#[test]
fn consumers() {
    assert_eq!(count(1..5).sum::<u32>(), 10);
    assert_eq!(count(1..5).product::<u32>(), 24);
    assert_eq!(
        count(1..5).fold(String::new(), |s, n| s + &n.to_string()),
        "1234"
    );
    assert_eq!(
        count(1..5).try_fold(0_u32, |sum, n| sum.checked_add(n)),
        Some(10)
    );
    assert_eq!(count(1..5).reduce(|a, b| a * 10 + b), Some(1234));
    assert_eq!((count(1..5).min(), count(1..5).max()), (Some(1), Some(4)));
    assert_eq!(words("bb a ccc").max_by_key(|w| w.len()), Some("ccc"));
    assert_eq!((count(1..5).count(), count(1..5).last()), (4, Some(4)));
    assert_eq!(count(1..9).position(|n| n == 3), Some(2));
    assert!(count(1..9).any(|n| n == 8) && count(1..9).all(|n| n < 9));
    assert!(count(1..9).is_sorted() && count(1..3).lt(count(1..4)));
    assert_eq!(count(1..9).partition::<Vec<_>, _>(|n| n % 4 == 0).0, [4, 8]);
    let (numbers, texts): (Vec<_>, Vec<_>) = count(0..2).map(|n| (n, n.to_string())).unzip();
    assert_eq!((numbers, texts.concat()), (vec![0, 1], "01".to_owned()));
}

#[test]
fn collections() {
    assert_eq!(count(0..3).collect::<Vec<_>>(), [0, 1, 2]);
    assert_eq!(count(0..3).collect::<Box<[_]>>()[..], [0, 1, 2]);
    assert_eq!(count(0..3).collect::<VecDeque<_>>(), [0, 1, 2]);
    assert_eq!(count(0..3).collect::<HashSet<_>>().len(), 3);
    assert_eq!(
        words("a b").zip(count(0..2)).collect::<BTreeMap<_, _>>()["b"],
        1
    );
    assert_eq!(words("a b").collect::<String>(), "ab");
    assert!(
        words("1 x")
            .map(str::parse::<u32>)
            .collect::<Result<Vec<_>, _>>()
            .is_err()
    );
    let mut numbers = vec![9];
    numbers.extend(count(0..2));
    assert_eq!(numbers, [9, 0, 1]);
}

#[test]
fn threads_and_channels() {
    let (sender, receiver) = mpsc::channel();
    let mut numbers = count(0..4);
    numbers.next();
    let thread = thread::spawn(move || numbers.try_for_each(|n| sender.send(n)));
    assert!(receiver.iter().eq(1..4));
    thread.join().unwrap().unwrap();
}

#[test]
fn as_a_trait_object() {
    let mut all: Vec<Box<dyn Iterator<Item = u32>>> = vec![Box::new(count(0..2))];
    all.push(Box::new(count(5..9).skip(2)));
    assert!(all.into_iter().flatten().eq([0, 1, 7, 8]));
}
