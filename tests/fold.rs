//! Consumers that take all items in one call: `fold` and what goes through it.
//!
//! Where assertions are off, a generator that has not begun runs its body as one function then.
//! All must be as if each item had been asked for by `next`.

use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::rc::Rc;
use std::sync::atomic::{AtomicU32, Ordering};

use gen_core::{Coroutine, generator, yield_, yield_from};

/// Which only then is compiled.
#[test]
fn whole_bodies_are_tested_here() {
    const { assert!(!cfg!(debug_assertions), "see the end of Cargo.toml") };
}

type Trace = Rc<RefCell<Vec<String>>>;

struct Loud(&'static str, Trace);

impl Drop for Loud {
    fn drop(&mut self) {
        self.1.borrow_mut().push(format!("drop {}", self.0));
    }
}

fn mark(trace: &Trace, what: impl ToString) {
    trace.borrow_mut().push(what.to_string());
}

/// What happens with each of two ways to take the items of the same generator.
fn both_ways<I: Iterator<Item: ToString>>(make: impl Fn(Trace) -> I) -> [Vec<String>; 2] {
    [true, false].map(|at_once| {
        let trace = Trace::default();
        let items = make(trace.clone());
        let caught = catch_unwind(AssertUnwindSafe(|| {
            if at_once {
                items.for_each(|item| mark(&trace, item.to_string()));
            } else {
                for item in items {
                    mark(&trace, item.to_string());
                }
            }
        }));
        if let Err(cause) = caught {
            mark(
                &trace,
                format!("panic {}", cause.downcast_ref::<&str>().expect("a text")),
            );
        }
        trace.take()
    })
}

#[generator]
fn noisy(trace: Trace, _argument: Loud, panics: bool) -> impl Iterator<Item = u32> {
    let _first = Loud("first", trace.clone());
    for n in 0..3 {
        let _round = Loud("round", trace.clone());
        mark(&trace, "before");
        yield_!(n);
        mark(&trace, "behind");
        if n == 1 {
            assert!(!panics, "as planned");
            continue;
        }
        yield_!(n + 10);
    }
    mark(&trace, "end");
}

#[test]
fn drops_and_order_are_those_of_next() {
    for panics in [false, true] {
        let [at_once, each] = both_ways(|trace| {
            let argument = Loud("argument", trace.clone());
            noisy(trace, argument, panics)
        });
        assert_eq!(at_once, each);
        assert_eq!(
            at_once.last().expect("events"),
            if panics {
                "panic as planned"
            } else {
                "drop argument"
            }
        );
    }
}

#[generator]
fn parsed<'a>(words: &'a [&'a str]) -> impl Iterator<Item = Result<u32, String>> + 'a {
    for word in words {
        let number: u32 = word.parse().map_err(|_| format!("no number: {word}"))?;
        yield_!(Ok(number));
    }
}

#[test]
fn a_question_mark_ends_with_the_error() {
    let words = ["1", "2", "x", "3"];
    let all = parsed(&words).fold(Vec::new(), |mut all, item| {
        all.push(item);
        all
    });
    assert_eq!(all, [Ok(1), Ok(2), Err("no number: x".to_owned())]);
    assert_eq!(parsed(&words).count(), 3);
    assert_eq!(parsed(&words).last(), Some(Err("no number: x".to_owned())));
    assert_eq!(parsed(&words[..2]).filter_map(Result::ok).sum::<u32>(), 3);
}

#[generator]
fn first_of<'a>(rows: &'a [Option<u8>]) -> impl Iterator<Item = u8> + 'a {
    for row in rows {
        yield_!((*row)?);
    }
}

#[test]
fn a_question_mark_on_none_ends() {
    assert_eq!(first_of(&[Some(1), Some(2), None, Some(4)]).sum::<u8>(), 3);
}

#[generator]
fn up_to(n: u32) -> impl Iterator<Item = u32> + Clone {
    for i in 0..n {
        yield_!(i);
    }
}

#[test]
fn what_has_begun_goes_on() {
    for taken in 0..6 {
        let mut items = up_to(4);
        let before: u32 = items.by_ref().take(taken).sum();
        assert_eq!(before + items.clone().sum::<u32>(), 6, "after {taken}");
        assert_eq!(items.count(), 4_usize.saturating_sub(taken));
    }
    let mut over = up_to(1);
    assert_eq!((over.next(), over.next()), (Some(0), None));
    assert_eq!(over.fold(7, |sum, item| sum + item), 7);
}

#[generator]
fn nested(depth: u32) -> impl Iterator<Item = u32> {
    yield_from!(up_to(depth));
    yield_from!(vec![7, 8]);
    yield_from!(counted());
    yield_!(depth);
}

#[generator]
fn counted() -> impl Coroutine<(), Yield = u32, Return = ()> {
    yield_!(20);
    yield_!(21);
}

#[test]
fn children_run_to_their_end() {
    let mut all = Vec::new();
    nested(2).for_each(|item| all.push(item));
    assert_eq!(all, [0, 1, 7, 8, 20, 21, 2]);
    assert_eq!(all, nested(2).collect::<Vec<_>>());
}

struct Shelf {
    books: Vec<String>,
    asked: Cell<u32>,
}

impl Shelf {
    #[generator]
    fn titles(&self, more: &str) -> impl Iterator<Item = String> {
        for book in &self.books {
            self.asked.set(self.asked.get() + 1);
            yield_!(format!("{book}{more} of {}", self.books.len()));
        }
    }

    #[generator]
    fn into_titles(mut self) -> impl Iterator<Item = String> {
        self.books.reverse();
        while let Some(book) = self.books.pop() {
            yield_!(book);
        }
        let Self { asked, .. } = self;
        yield_!(asked.get().to_string());
    }
}

#[test]
fn methods_have_their_self() {
    let shelf = Shelf {
        books: vec!["a".to_owned(), "b".to_owned()],
        asked: Cell::new(0),
    };
    let mut all = Vec::new();
    shelf.titles("!").for_each(|title| all.push(title));
    assert_eq!(all, ["a! of 2", "b! of 2"]);
    assert_eq!(shelf.into_titles().last().as_deref(), Some("2"));
}

#[generator]
fn patterns((a, b): (u32, u32), [first, ..]: [u32; 3]) -> impl Iterator<Item = u32> {
    yield_!(a + first);
    yield_!(b);
}

#[test]
fn parameters_are_matched() {
    assert_eq!(patterns((1, 2), [10, 20, 30]).sum::<u32>(), 13);
}

#[generator]
fn numbered() -> impl Iterator<Item = u32> {
    static CALLS: AtomicU32 = AtomicU32::new(0);
    for _ in 0..2 {
        yield_!(CALLS.fetch_add(1, Ordering::SeqCst));
    }
}

#[test]
fn a_static_is_one() {
    assert_eq!(numbered().collect::<Vec<_>>(), [0, 1]);
    assert_eq!(
        numbered().fold(Vec::new(), |all, n| [all, vec![n]].concat()),
        [2, 3]
    );
}

macro_rules! hidden_static {
    () => {{
        static CALLS: AtomicU32 = AtomicU32::new(0);
        CALLS.fetch_add(1, Ordering::SeqCst)
    }};
}

#[generator]
fn numbered_by_a_macro() -> impl Iterator<Item = u32> {
    yield_!(hidden_static!());
    yield_!(vec![hidden_static!()][0]);
}

#[test]
fn a_static_in_a_macro_is_one() {
    let calls: Vec<_> = numbered_by_a_macro().collect();
    let more = numbered_by_a_macro().fold(Vec::new(), |all, n| [all, vec![n]].concat());
    assert_eq!((calls, more), (vec![0, 0], vec![1, 1]));
}

#[generator]
fn within() -> impl Iterator<Item = u32> {
    let inner = yield_!({
        yield_!(1);
        2
    });
    assert_eq!(inner, ());
    for n in [yield_!(3)].iter().map(|()| 4).collect::<Vec<_>>() {
        yield_!(n);
    }
}

#[test]
fn yields_within_yields() {
    let mut all = Vec::new();
    within().for_each(|item| all.push(item));
    assert_eq!(all, [1, 2, 3, 4]);
}

#[generator]
fn closures() -> impl Iterator<Item = Box<dyn Fn(u32) -> u32>> {
    let add = 5;
    yield_!(Box::new(move |x| x + add));
    yield_!(Box::new(|x| x * 2));
}

#[test]
fn items_become_what_they_have_to() {
    assert_eq!(closures().fold(1, |value, f| f(value)), 12);
}

#[test]
fn a_consumer_that_panics_drops_the_body() {
    let trace = Trace::default();
    let argument = Loud("argument", trace.clone());
    let items = noisy(trace.clone(), argument, false);
    let caught = catch_unwind(AssertUnwindSafe(|| {
        items.for_each(|item| assert!(item != 10, "enough"));
    }));
    assert!(caught.is_err());
    let events = trace.borrow();
    assert_eq!(
        events[events.len() - 4..],
        ["behind", "drop round", "drop first", "drop argument"]
    );
}

#[test]
fn what_goes_through_fold() {
    assert_eq!(up_to(5).max(), Some(4));
    assert_eq!(up_to(5).min_by_key(|n| n.abs_diff(3)), Some(3));
    assert_eq!(up_to(5).reduce(|a, b| a * 10 + b), Some(1234));
    assert_eq!(up_to(1).reduce(|_, _| unreachable!()), Some(0));
    assert_eq!(up_to(0).reduce(|_, _| unreachable!()), None);
    let mut begun = up_to(3);
    assert_eq!(
        (begun.next(), begun.reduce(|a, b| a * 10 + b)),
        (Some(0), Some(12))
    );
    assert_eq!(
        up_to(5).partition::<Vec<_>, _>(|n| n % 2 == 0),
        (vec![0, 2, 4], vec![1, 3])
    );
    assert_eq!(
        up_to(3).map(|n| (n, n * n)).collect::<HashMap<_, _>>()[&2],
        4
    );
    assert_eq!(
        up_to(3)
            .chain(up_to(2))
            .map(|n| n.to_string())
            .collect::<String>(),
        "01201"
    );
}
