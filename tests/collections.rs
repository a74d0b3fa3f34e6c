//! Collections that are not mentioned behind a yield: what owns memory alone is given back there, so
//! it may hold borrows of the generator's own locals.

#![allow(clippy::all, reason = "the bodies are there for the language")]

mod common;
use std::collections::{BTreeSet, HashMap};

use common::{mk, same, trace, twin};

twin! {
    fn references(v: Vec<u32>) -> [u32] {
        let r: Vec<&u32> = v.iter().collect();
        let n = *r[0];
        yield_!(n);
        yield_!(n + 1);
    }

    fn counts(lines: Vec<String>) -> [(String, usize)] {
        for line in lines {
            let mut counts: HashMap<&str, usize> = HashMap::new();
            for word in line.split(' ') { *counts.entry(word).or_default() += 1; }
            let best = counts.iter().max().map(|(w, n)| (w.to_string(), *n));
            if let Some(best) = best { yield_!(best); }
        }
    }

    fn a_grid(text: String) -> [usize] {
        let grid: Vec<Vec<char>> = text.lines().map(|l| l.chars().collect()).collect();
        let rows: Vec<&str> = text.lines().collect();
        let (w, h) = (rows[0].len(), rows.len());
        yield_!(w * h);
        for y in 0..h { for x in 0..w { if grid[y][x] == '#' { yield_!(y * w + x); } } }
    }

    fn words(text: String) -> [String] {
        let mut words = text.split(' ').collect::<Vec<_>>();
        words.sort();
        let joined = words.join("-");
        yield_!(joined);
        let set: BTreeSet<_> = text.chars().collect();
        let first = set.iter().next().copied();
        yield_!(first.unwrap().to_string());
        let pairs: Vec<(usize, &str)> = text.split(' ').enumerate().collect();
        let last = pairs.last().unwrap().0;
        yield_!(last.to_string());
        let opt: Option<Vec<&str>> = Some(text.split('b').collect());
        if let Some(o) = &opt { let n = o.len(); yield_!(n.to_string()); }
    }

    fn rounds(text: String) -> [usize] {
        loop {
            let parts: Vec<&str> = text.split(' ').collect();
            let n = parts.len();
            if n > 2 { yield_!(1); continue; }
            yield_!(n);
            if n == 2 { break; }
        }
        let nested: Vec<Vec<&str>> = text.lines().map(|l| l.split(' ').collect()).collect();
        let k = nested[0].len();
        yield_!(k);
        yield_!(k + 1);
    }

    fn what_has_a_drop(n: usize) -> [usize] {
        let guards = vec![mk("one"), mk("two")];
        let boxed: Box<dyn Fn() -> usize> = { let guard = mk("three"); Box::new(move || guard.name().len()) };
        let shared = (n, std::rc::Rc::new(mk("four")));
        yield_!(guards.len() + (&boxed)() + shared.0);
        yield_!(n);
    }

    fn of_a_generic_type(n: u32) -> [u32] {
        fn inner<T: Copy>(value: T) -> Vec<(T, Option<T>)> { vec![(value, Some(value))] }
        let list = inner(n);
        let shown = format!("{}", list.len());
        yield_!(shown.len() as u32);
        yield_!(n);
    }
}

#[test]
fn they_may_hold_borrows() {
    same!(references(vec![1]), [1, 2]);
    same!(
        counts(vec!["a b a".into(), "c".into()]),
        [("b".into(), 1), ("c".into(), 1)]
    );
    same!(a_grid("ab#\n#cd".into()), [6, 2, 3]);
    same!(
        words("ab bc".into()),
        ["ab-bc".into(), " ".into(), "1".into(), "3".into()]
    );
    same!(rounds("ab bc".into()), [2, 2, 3]);
    same!(of_a_generic_type(7), [1, 7]);
}

#[test]
fn what_is_dropped_visibly_is_kept() {
    same!(what_has_a_drop(1), [8, 1]);
    let mut items = what_has_a_drop::generator::run(1);
    assert_eq!(items.next(), Some(8));
    trace();
    drop(items);
    let dropped = ["four", "three", "one", "two"];
    assert_eq!(trace(), dropped.map(|name| format!("drop {name}")));
}

/// A `Vec` with a pointer into it, which nobody mentions again but by that pointer.
#[gen_core::generator]
fn pointed_to() -> impl Iterator<Item = u32> {
    let list = vec![3, 4, 5];
    let first = list.as_ptr();
    gen_core::yield_!(1);
    let other = vec![0; 3];
    // SAFETY: `list` lives to the end of the body.
    gen_core::yield_!(unsafe { *first.add(1) });
    gen_core::yield_!(other.len() as u32);
}

/// Says when memory of [`NOTED`] bytes is given back.
struct Notes;

const NOTED: usize = 4 * 1_234;

// SAFETY: it is the system's.
unsafe impl std::alloc::GlobalAlloc for Notes {
    unsafe fn alloc(&self, layout: std::alloc::Layout) -> *mut u8 {
        unsafe { std::alloc::System.alloc(layout) }
    }
    unsafe fn dealloc(&self, pointer: *mut u8, layout: std::alloc::Layout) {
        if layout.size() == NOTED {
            GIVEN_BACK.with(|given| given.set(true));
        }
        unsafe { std::alloc::System.dealloc(pointer, layout) }
    }
}

#[global_allocator]
static NOTES: Notes = Notes;

thread_local!(static GIVEN_BACK: std::cell::Cell<bool> = const { std::cell::Cell::new(false) });

#[gen_core::generator]
fn long_list() -> impl Iterator<Item = u32> {
    let list = vec![1_u32; NOTED / 4];
    gen_core::yield_!(list[7]);
    gen_core::yield_!(2);
}

#[gen_core::generator]
fn long_list_beside_unsafe_code() -> impl Iterator<Item = u32> {
    let list = vec![1_u32; NOTED / 4];
    gen_core::yield_!(unsafe { *list.get_unchecked(7) });
    gen_core::yield_!(2);
}

#[test]
fn memory_is_given_back_at_the_yield() {
    let given_back = |mut items: Box<dyn Iterator<Item = u32>>| {
        GIVEN_BACK.set(false);
        assert_eq!(items.next(), Some(1));
        let at_yield = GIVEN_BACK.get();
        drop(items);
        assert!(GIVEN_BACK.get());
        at_yield
    };
    assert!(given_back(Box::new(long_list())));
    assert!(!given_back(Box::new(long_list_beside_unsafe_code())));
}

#[test]
fn unsafe_code_finds_what_it_points_to() {
    assert!(pointed_to().eq([1, 4, 3]));
}

/// Entries hold a key, which is memory, and borrow the map, which is not mentioned in them behind the
/// yield.
#[test]
fn entries_of_maps() {
    use gen_core::{generator, yield_};
    use std::collections::{btree_map, hash_map};

    #[generator]
    fn seen_before(words: Vec<String>) -> impl Iterator<Item = u32> {
        let mut counts = HashMap::new();
        for word in words {
            match counts.entry(word) {
                hash_map::Entry::Vacant(entry) => {
                    entry.insert(1);
                }
                hash_map::Entry::Occupied(mut entry) => {
                    *entry.get_mut() += 1;
                    yield_!(*entry.get());
                }
            }
        }
    }
    let words = ["a", "b", "a", "a"].map(String::from);
    assert_eq!(seen_before(words.to_vec()).collect::<Vec<_>>(), [2, 3]);

    #[generator]
    fn of_borrowed_keys<'a>(words: &'a [&'a str]) -> impl Iterator<Item = u32> {
        let mut counts = std::collections::BTreeMap::new();
        for &word in words {
            let entry = counts.entry(word);
            let n = match entry {
                btree_map::Entry::Occupied(ref entry) => *entry.get(),
                btree_map::Entry::Vacant(_) => 0,
            };
            yield_!(n);
            *counts.entry(word).or_insert(0) += 1;
        }
    }
    let seen = of_borrowed_keys(&["a", "b", "a"]);
    assert_eq!(seen.collect::<Vec<_>>(), [0, 0, 1]);
}

#[test]
fn the_rest_of_a_list_of_borrows() {
    use gen_core::{generator, yield_};

    #[generator]
    fn heads(lines: Vec<String>) -> impl Iterator<Item = usize> {
        for line in lines {
            let words: Vec<&str> = line.split(' ').collect();
            let mut words = words.into_iter();
            let first = words.next().map_or(0, str::len);
            let rest = words.len();
            yield_!(first + 10 * rest);
        }
    }
    let lines = ["one two", "x"].map(String::from);
    assert_eq!(heads(lines.to_vec()).collect::<Vec<_>>(), [13, 1]);
}
