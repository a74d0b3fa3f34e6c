//! Bodies that are one loop through what is made with the generator: `for i in 0..n { .. }`.

use std::cell::RefCell;
use std::fmt::Debug;
use std::num::ParseIntError;

use gen_core::{generator, yield_, yield_from};

/// What is left behind each number of items is the same by `next`, by `fold` and by `count`.
fn check<I: Iterator<Item: Debug + PartialEq>>(make: impl Fn() -> I, expected: &[I::Item]) {
    for taken in 0..=expected.len() {
        let after = || {
            let mut items = make();
            for item in &expected[..taken] {
                assert_eq!(items.next().as_ref(), Some(item));
            }
            items
        };
        let left = &expected[taken..];
        assert_eq!(after().fold(0, |count, _| count + 1), left.len());
        let mut folded = Vec::new();
        after().for_each(|item| folded.push(item));
        assert_eq!(folded, left);
        let mut items = after();
        for item in left {
            assert_eq!(items.next().as_ref(), Some(item));
        }
        assert_eq!(items.next(), None);
        assert_eq!(items.next(), None);
        assert_eq!(items.size_hint(), (0, Some(0)));
        assert_eq!(items.fold(0, |count, _| count + 1), 0);
    }
}

#[generator]
fn plain(n: u32) -> impl Iterator<Item = u32> {
    for i in 0..n {
        yield_!(i);
    }
}

#[generator]
fn of_constants() -> impl Iterator<Item = u8> {
    for i in (mods::LOW..=mods::HIGH).rev() {
        if i == 2 {
            continue;
        }
        yield_!(i);
    }
}

mod mods {
    pub const LOW: u8 = 1;
    pub static HIGH: u8 = 3;
}

#[generator]
fn of_a_parameter<const N: usize>() -> impl Iterator<Item = usize> {
    for i in 0..N {
        yield_!(i * N);
    }
}

#[generator]
fn labelled(n: i32) -> impl Iterator<Item = i32> {
    'outer: for i in -3..=n {
        for j in 0.. {
            if j > 1 {
                continue 'outer;
            }
            if i == -1 {
                break 'outer;
            }
            yield_!(i * 10 + j);
        }
    }
}

#[generator]
fn returning(text: &str) -> impl Iterator<Item = (usize, char)> + '_ {
    for (at, c) in text.char_indices().rev() {
        if c == 'x' {
            return;
        }
        yield_!((at, c));
    }
}

#[generator]
fn parsed(text: &str) -> impl Iterator<Item = Result<i32, ParseIntError>> + '_ {
    for line in text.lines() {
        yield_!(Ok(line.parse()?));
    }
}

#[generator]
fn summed(mut sum: u32, n: u32) -> impl Iterator<Item = u32> {
    for i in 1..=n {
        sum += i;
        yield_!(sum);
    }
}

#[generator]
fn two_yields(n: u8) -> impl Iterator<Item = u8> {
    for i in 0..n {
        if i % 2 == 0 {
            yield_!(i);
        } else {
            yield_!(100 + i);
        }
    }
}

#[generator]
fn windows(numbers: &[u32]) -> impl Iterator<Item = u32> + '_ {
    for pair in numbers.windows(2).rev() {
        let &[a, b] = pair else { unreachable!() };
        yield_!(a * b);
        yield_!(a);
    }
}

#[generator]
fn boxed(n: u8) -> Box<dyn Iterator<Item = u8>> {
    for i in (1..n).step_by(2) {
        yield_from!([i, i]);
    }
}

#[generator]
fn grid(n: u8) -> impl Iterator<Item = (u8, u8, u8)> {
    for a in 0..n {
        for b in a..n {
            for c in 0..=b {
                if (a + b + c) % 2 == 0 {
                    yield_!((a, b, c));
                }
            }
        }
    }
}

#[test]
fn goes_on_from_everywhere() {
    check(|| plain(3), &[0, 1, 2]);
    check(|| plain(0), &[]);
    check(of_constants, &[3, 1]);
    check(of_a_parameter::<3>, &[0, 3, 6]);
    check(|| labelled(9), &[-30, -29, -20, -19]);
    check(|| returning("äxbc"), &[(4, 'c'), (3, 'b')]);
    let wrong = "x".parse::<i32>();
    check(|| parsed("1\n2\nx\n3"), &[Ok(1), Ok(2), wrong]);
    check(|| summed(5, 3), &[6, 8, 11]);
    check(|| two_yields(4), &[0, 101, 2, 103]);
    check(|| windows(&[2, 3, 4]), &[12, 3, 6, 2]);
    check(|| boxed(4), &[1, 1, 3, 3]);
    let mut cells = Vec::new();
    for a in 0..4 {
        for b in a..4 {
            cells.extend((0..=b).map(|c| (a, b, c)));
        }
    }
    cells.retain(|(a, b, c)| (a + b + c) % 2 == 0);
    check(|| grid(4), &cells);
}

/// What is written behind the yield is not written before the first item.
#[test]
fn what_is_behind_the_yield_comes_behind_it() {
    #[generator]
    fn behind(n: u32, log: &RefCell<Vec<u32>>) -> impl Iterator<Item = u32> + '_ {
        for i in 0..n {
            yield_!(i);
            log.borrow_mut().push(i);
        }
    }

    let log = RefCell::default();
    let mut items = behind(2, &log);
    assert_eq!(items.next(), Some(0));
    assert!(log.borrow().is_empty());
    assert_eq!(items.next(), Some(1));
    assert_eq!(*log.borrow(), [0]);
    assert_eq!(items.next(), None);
    assert_eq!(*log.borrow(), [0, 1]);
}

/// A parameter that a round gives a value, and that no other reads.
#[test]
fn assigned_parameters() {
    #[generator]
    fn assigned(n: u32, mut last: u32) -> impl Iterator<Item = u32> {
        for i in 0..n {
            last = i * 2;
            yield_!(last);
        }
    }

    #[generator]
    fn before(n: u32, mut last: u32) -> impl Iterator<Item = u32> {
        for i in 0..n {
            yield_!(i);
            last = n;
            let _ = last;
        }
    }

    #[generator]
    fn changed(numbers: &mut Vec<u32>) -> impl Iterator<Item = usize> + '_ {
        for i in 0..2 {
            numbers.push(i);
            yield_!(numbers.len());
        }
    }

    check(|| assigned(3, 9), &[0, 2, 4]);
    check(|| before(2, 9), &[0, 1]);
    let mut numbers = vec![7];
    assert_eq!(changed(&mut numbers).collect::<Vec<_>>(), [2, 3]);
    assert_eq!(numbers, [7, 0, 1]);
}

#[test]
fn types_come_from_the_loop() {
    #[generator]
    fn wide() -> impl Iterator<Item = u64> {
        for i in 0..3 {
            yield_!(i << 40);
        }
    }

    #[generator]
    fn said() -> impl Iterator<Item = String> {
        for i in 8..10 {
            yield_!(i.to_string());
        }
    }

    check(wide, &[0, 1 << 40, 2 << 40]);
    check(said, &["8".to_owned(), "9".to_owned()]);
}

#[test]
fn clones_go_on_by_themselves() {
    #[generator]
    fn cloned(n: u8) -> impl Iterator<Item = u8> + Clone {
        for i in 0..n {
            yield_!(i);
        }
    }

    let fresh = cloned(3);
    let mut begun = fresh.clone();
    begun.next();
    check(move || fresh.clone(), &[0, 1, 2]);
    check(move || begun.clone(), &[1, 2]);
}

/// There is nothing but the range and what the rounds need.
#[test]
fn it_holds_no_more_than_the_loop() {
    assert_eq!(
        size_of_val(&plain(3)),
        size_of::<Option<std::ops::Range<u32>>>()
    );
    assert!(size_of_val(&summed(1, 3)) <= 20);
}

#[test]
fn variables_before_the_loop() {
    #[generator]
    fn sums(numbers: &[u32], top: u64) -> impl Iterator<Item = u64> + '_ {
        let mut sum = 0;
        for &number in numbers {
            sum += u64::from(number);
            if sum > top {
                break;
            }
            yield_!(sum);
        }
    }

    #[generator]
    fn ring(count: u32) -> impl Iterator<Item = u32> + Clone {
        let mut ring = [1u32; 4];
        for i in 0..count {
            let at = i as usize % ring.len();
            ring[at] += i;
            yield_!(ring[(at + 1) % 4]);
        }
    }

    #[generator]
    fn bytes(text: &str) -> impl Iterator<Item = (u16, u8)> + '_ {
        let bytes = text.as_bytes();
        let len = bytes.len();
        let mut count: u16 = 10;
        let step = 3;
        for at in (0..len).rev() {
            yield_!((count, bytes[at]));
            count += step;
        }
    }

    #[generator]
    fn runs(items: impl Iterator<Item = u32>) -> impl Iterator<Item = u32> {
        let mut last = 7;
        let first = last;
        for item in items {
            if item == first {
                yield_!(100);
            } else if item != last {
                yield_!(item);
            }
            last = item;
        }
    }

    check(|| sums(&[1, 2, 3, 4], 8), &[1, 3, 6]);
    check(|| ring(6), &[1, 1, 1, 1, 2, 3]);
    check(|| bytes("abc"), &[(10, b'c'), (13, b'b'), (16, b'a')]);
    check(
        || runs([7, 7, 1, 1, 2, 7].into_iter()),
        &[100, 100, 1, 2, 100],
    );
    let mut begun = ring(6);
    begun.next();
    let copy = begun.clone();
    check(move || begun.clone(), &[1, 1, 1, 2, 3]);
    check(move || copy.clone(), &[1, 1, 1, 2, 3]);
}

/// Loops that are never suspended.
#[test]
fn without_items() {
    #[generator]
    fn counted(n: u32, count: &mut u32) -> impl Iterator<Item = u32> + '_ {
        for i in 0..n {
            *count += i;
        }
    }

    #[generator]
    fn drained(items: impl Iterator<Item = u32>) -> impl Iterator<Item = u32> {
        let mut sum = 0;
        for item in items {
            sum += item;
        }
    }

    #[generator]
    #[allow(
        unreachable_code,
        clippy::never_loop,
        reason = "the yield is not reached"
    )]
    fn left(items: impl Iterator<Item = u32>) -> impl Iterator<Item = u32> {
        for item in items {
            return;
            yield_!(item);
        }
    }

    let mut count = 0;
    assert_eq!(counted(4, &mut count).next(), None);
    assert_eq!(count, 6);
    assert_eq!(counted(4, &mut count).count(), 0);
    assert_eq!(count, 12);
    let seen = RefCell::new(0);
    let items = || (1..4).inspect(|_| *seen.borrow_mut() += 1);
    check(|| drained(items()), &[]);
    check(|| left(items()), &[]);
    assert!(*seen.borrow() > 0);
    seen.replace(0);
    assert_eq!(left(items()).next(), None);
    assert_eq!(*seen.borrow(), 1);
}

/// What is left of an iterator is dropped where it is in plain Rust.
#[test]
fn iterators_as_parameters() {
    #[derive(Debug)]
    struct Tracked<'a>(u8, &'a RefCell<Vec<u8>>);
    impl Drop for Tracked<'_> {
        fn drop(&mut self) {
            self.1.borrow_mut().push(self.0);
        }
    }

    #[generator]
    fn kept<'a, I: Iterator<Item = Tracked<'a>>>(
        most: usize,
        items: I,
    ) -> impl Iterator<Item = (usize, u8)> {
        for (at, item) in items.enumerate().take(most) {
            if item.0 != 2 {
                yield_!((at, item.0));
            }
        }
    }

    #[generator]
    fn twice(items: impl Iterator<Item = u8>) -> impl Iterator<Item = u8> {
        for item in items {
            if item % 2 == 0 {
                yield_!(item);
            }
            yield_!(item * 10);
        }
    }

    check(|| twice(1..4), &[10, 2, 20, 30]);
    let log = RefCell::default();
    let make = || {
        let all: Vec<_> = (1..6).map(|number| Tracked(number, &log)).collect();
        kept(4, all.into_iter())
    };
    drop(make());
    assert_eq!(log.take(), [1, 2, 3, 4, 5]);
    let mut items = make();
    assert_eq!(items.next(), Some((0, 1)));
    assert_eq!(items.next(), Some((2, 3)));
    assert_eq!(log.take(), [1, 2]);
    drop(items);
    assert_eq!(log.take(), [3, 4, 5]);
    assert_eq!(make().count(), 3);
    assert_eq!(log.take(), [1, 2, 3, 4, 5]);
}

struct Counter {
    values: Vec<u8>,
}

impl Counter {
    #[generator]
    fn each(&self, n: usize) -> impl Iterator<Item = u8> + '_ {
        for i in 0..n {
            yield_!(self.values[i]);
        }
    }

    #[generator]
    fn grow(&mut self) -> impl Iterator<Item = u8> + '_ {
        for i in 0..2u8 {
            self.values.push(i);
            yield_!(i);
        }
    }
}

#[test]
fn methods() {
    let mut counter = Counter { values: vec![5, 6] };
    check(|| counter.each(2), &[5, 6]);
    assert_eq!(counter.grow().sum::<u8>(), 1);
    assert_eq!(counter.values, [5, 6, 0, 1]);
}
