//! Examples without files: `flatten`, `itertools_tour`, `memory` and `parallel`.

use std::io::BufReader;
use std::sync::atomic::{AtomicU64, Ordering};

use itertools::Itertools;
use rayon::iter::{ParallelBridge, ParallelIterator};

use crate::flatten::{self, Nested, bury};
use crate::parallel::{self, Found};
use crate::{Broken, Counter, folder, heap, itertools_tour, memory};

fn some_lists() -> Vec<Nested<u32>> {
    use Nested::{Item, List};

    vec![
        Item(1),
        List(vec![]),
        List(vec![
            Item(2),
            List(vec![List(vec![Item(3)]), Item(4)]),
            List(vec![]),
        ]),
        Item(5),
    ]
}

#[test]
fn flattened_lists_keep_the_order() {
    let lists = some_lists();
    assert!(flatten::flatten(&lists).eq(&[1, 2, 3, 4, 5]));
    assert_eq!(flatten::flatten::<u32>(&[]).count(), 0);
}

#[test]
fn flattening_takes_no_list_ahead() {
    let (lists, taken) = (some_lists(), Counter::default());
    let mut items = flatten::flatten(taken.items(&lists));
    assert_eq!(taken.get(), 0);
    for (item, lists) in [(1, 1), (2, 3), (3, 3), (4, 3), (5, 4)] {
        assert_eq!((items.next(), taken.get()), (Some(&item), lists));
    }
    assert_eq!(items.next(), None);
}

#[test]
fn lists_a_million_deep_are_flattened_and_dropped() {
    let lists = [bury(1, 1_000_000), bury(2, 0)];
    assert!(flatten::flatten(&lists).eq(&[1, 2]));
    let mut items = flatten::flatten(&lists);
    assert_eq!(items.next(), Some(&1));
    drop(items);
    drop(lists);
}

#[test]
fn what_is_no_number_is_an_error_with_its_path() {
    let told = |json: &str| -> Vec<_> {
        let json = serde_json::from_str(json).unwrap();
        flatten::numbers(&json)
            .map(|number| number.map_err(|error| error.to_string()))
            .collect()
    };
    assert_eq!(
        told(r#"[1, [[], "a", [2, null]], [[3]], {"b": 4}, 5]"#),
        [
            Ok(1.0),
            Err("$[1][1]: \"a\" is not a number".to_owned()),
            Ok(2.0),
            Err("$[1][2][1]: null is not a number".to_owned()),
            Ok(3.0),
            Err("$[3]: {\"b\":4} is not a number".to_owned()),
            Ok(5.0),
        ]
    );
    assert_eq!(told("7"), [Ok(7.0)]);
    assert_eq!(told("true"), [Err("$: true is not a number".to_owned())]);
    assert_eq!(told("[[], [[]]]"), []);
}

#[test]
fn json_is_flattened_one_number_at_a_time() {
    // The errors behind the first number would allocate.
    let json = serde_json::from_str(r#"[1, "a", "b"]"#).unwrap();
    let first = |count| heap::peak_of(|| flatten::numbers(&json).take(count).count());
    let ((none, nothing), (one, without)) = (first(0), first(1));
    assert_eq!((none, one), (0, 1));
    assert!(nothing < without, "{nothing} {without}");
    let (all, with) = heap::peak_of(|| flatten::numbers(&json).collect::<Vec<_>>().len());
    assert!(all == 3 && with > without, "{with} {without}");
}

#[test]
fn the_tour_gives_what_python_gives() {
    let expected = [
        "'a', 'b', 'y', 'z'",
        "12, 15, 18",
        "(Some('a'), Some(1)), (Some('b'), Some(2)), (Some('c'), None)",
        "('a', 1), ('a', 2), ('b', 1), ('b', 2)",
        "(2, 'a'), (1, 'b'), (3, 'c')",
        "(2, [8, 9, 10, 11]), (3, [12])",
        "1, 3, 6, 10, 15, 21",
        "Ok(6)",
        "Err((2, ParseIntError { kind: InvalidDigit }))",
    ];
    let tour = itertools_tour::tour();
    assert!(
        tour.iter().map(|(_, items)| items).eq(&expected),
        "{tour:#?}"
    );
}

#[test]
fn the_tour_takes_no_item_ahead() {
    use itertools_tour::{accumulated, chained, count, groups, sliced, zipped_longest};

    let (a, b) = (Counter::default(), Counter::default());
    let taken = || (a.0.take(), b.0.take());
    let (left, right) = (|| a.items(count(1).take(2)), || b.items(count(10)));

    let mut items = chained(left(), right());
    assert_eq!(
        (items.next(), items.next(), taken()),
        (Some(1), Some(2), (2, 0))
    );
    assert_eq!((items.next(), taken()), (Some(10), (0, 1)));

    let mut items = sliced(right(), (2, 9, 3));
    assert_eq!((items.next(), taken()), (Some(12), (0, 3)));
    assert_eq!((items.next(), taken()), (Some(15), (0, 3)));

    let mut items = zipped_longest(left(), right());
    assert_eq!((items.next(), taken()), (Some((Some(1), Some(10))), (1, 1)));
    assert_eq!((items.nth(1), taken()), (Some((None, Some(12))), (1, 2)));

    let mut items = accumulated(right());
    assert_eq!((items.nth(1), taken()), (Some(21), (0, 2)));

    // A group is at its end when the next one begins.
    let mut items = groups(right(), |n| n / 4);
    assert_eq!((items.next(), taken()), (Some((2, vec![10, 11])), (0, 3)));
    assert_eq!(
        (items.next(), taken()),
        (Some((3, vec![12, 13, 14, 15])), (0, 4))
    );
}

#[test]
fn groups_are_those_of_itertools() {
    for numbers in [vec![], vec![1], vec![1, 1, 2], vec![2, 2, 1, 1, 1, 2]] {
        let chunks = numbers.iter().chunk_by(|n| **n);
        let chunks = chunks
            .into_iter()
            .map(|(key, group)| (key, group.collect()));
        let expected: Vec<(i32, Vec<_>)> = chunks.collect();
        assert_eq!(
            itertools_tour::groups(numbers.iter(), |n| **n).collect::<Vec<_>>(),
            expected
        );
    }
}

#[test]
fn an_error_ends_a_sum_and_says_its_place() {
    let taken = Counter::default();
    let numbers = taken.items(itertools_tour::numbers("2 3 4 x 6 y"));
    assert_eq!(itertools_tour::sum_of_even(numbers).unwrap_err().0, 4);
    assert_eq!(taken.get(), 4);
    let after: Vec<_> = itertools_tour::numbers("2 x 4").collect();
    assert_eq!((&after[0], &after[2]), (&Ok(2), &Ok(4)));
}

#[test]
fn a_generator_takes_no_memory_for_its_items() {
    let count = 100_000;
    let (in_vec, vec_peak) = heap::peak_of(|| memory::summary(memory::samples_in_vec(count)));
    let (streamed, peak) = heap::peak_of(|| memory::summary(memory::samples(count)));
    assert_eq!(vec_peak, count * size_of::<u64>());
    assert_eq!(peak, 0);
    assert_eq!(in_vec, streamed);
    assert!(size_of_val(&memory::samples(count)) <= 32);

    assert_eq!(memory::summary(memory::samples(0)), (0, None));
    assert_eq!(memory::samples(count).unique().take(1000).count(), 1000);
}

#[test]
fn parallel_finds_what_one_thread_finds() {
    let folder = folder("parallel");
    let path = folder.file("numbers.txt");
    parallel::write_numbers(&path, 500).unwrap();
    let numbers = || parallel::numbers(BufReader::new(std::fs::File::open(&path).unwrap()));
    let sequential = parallel::in_sequence(numbers());
    assert_eq!(parallel::in_parallel(numbers()), sequential);
    assert_eq!(sequential.bad_lines, [251]);
    assert!(sequential.primes > 10);
}

#[test]
fn primes_are_prime() {
    let primes = (0..40).filter(|n| parallel::is_prime(*n));
    assert!(primes.eq([2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37]));
}

#[test]
fn parallel_keeps_the_lines_of_all_errors() {
    let text = "7\nx\n\n11\n\u{e9}\n4\n-1\n13";
    let expected = Found {
        primes: 3,
        largest: Some(13),
        bad_lines: vec![2, 3, 5, 7],
    };
    let numbers = || parallel::numbers(text.as_bytes());
    assert_eq!(parallel::in_sequence(numbers()), expected);
    assert_eq!(parallel::in_parallel(numbers()), expected);

    let not_utf_8 = || parallel::numbers(&b"7\n\xff\n11"[..]);
    assert_eq!(parallel::in_parallel(not_utf_8()).bad_lines, [2]);
    assert_eq!(parallel::in_parallel(not_utf_8()).primes, 2);

    let broken = parallel::numbers(BufReader::new(Broken::after(b"7\n")));
    assert_eq!(parallel::in_parallel(broken).bad_lines, [2]);
}

#[test]
fn parallel_reads_nothing_before_it_is_asked_and_no_more_than_it_needs() {
    let taken = AtomicU64::new(0);
    let endless = (0..).inspect(|_| _ = taken.fetch_add(1, Ordering::Relaxed));
    let text = endless.map(|n: u64| format!("{n}\n").into_bytes());
    let numbers = parallel::numbers(BufReader::with_capacity(1, Endless(text, Vec::new())));
    assert_eq!(taken.load(Ordering::Relaxed), 0);
    let found = numbers
        .par_bridge()
        .find_any(|n| n.as_ref().is_ok_and(|n| *n > 100));
    assert!(found.unwrap().unwrap() > 100);
    // An endless source, and it came to an end.
    let read = taken.load(Ordering::Relaxed);
    assert!((102..100_000).contains(&read), "{read}");
}

/// Reads what an iterator gives.
struct Endless<I>(I, Vec<u8>);

impl<I: Iterator<Item = Vec<u8>>> std::io::Read for Endless<I> {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        if self.1.is_empty() {
            self.1 = self.0.next().unwrap_or_default();
        }
        let len = self.1.len().min(buffer.len());
        buffer[..len].copy_from_slice(&self.1[..len]);
        self.1.drain(..len);
        Ok(len)
    }
}
