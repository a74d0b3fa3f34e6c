//! The lives of boxed and pinned generators: moved, swapped, forgotten, nested, re-entered,
//! handed from thread to thread, ended by panics.

mod common;
use std::cell::RefCell;
use std::collections::VecDeque;
use std::panic::AssertUnwindSafe;
use std::pin::{Pin, pin};
use std::rc::Rc;
use std::sync::mpsc;

use common::{Guard, mk, panics, say, trace_of};
use gen_core::{Coroutine, CoroutineState, Pinned, Status, Yields, generator, yield_, yield_from};

type Items<T> = Box<dyn Iterator<Item = T>>;

#[generator(boxed)]
fn lent(name: &'static str, n: usize) -> impl Iterator<Item = (&'static str, usize)> {
    let guard = mk(name);
    let list: Vec<usize> = (0..n).collect();
    let (lent, mut left) = (&guard, list.iter());
    while let Some(n) = left.next() {
        let after = &left;
        yield_!((lent.name(), *n + after.len()));
    }
}

#[test]
fn swapped_and_replaced_half_way() {
    let lines = trace_of(|| {
        let (mut a, mut b) = (lent("a", 3), lent("b", 2));
        assert_eq!(a.next(), Some(("a", 2)));
        assert_eq!(b.next(), Some(("b", 1)));
        std::mem::swap(&mut a, &mut b);
        assert_eq!((a.next(), b.next()), (Some(("b", 1)), Some(("a", 2))));
        let old = std::mem::replace(&mut a, lent("c", 1));
        say("replaced");
        drop(old);
        assert_eq!(a.next(), Some(("c", 0)));
        b = a;
        assert_eq!(b.next(), None);
        say("ended");
    });
    let expected = [
        "make a", "make b", "replaced", "drop b", "make c", "drop a", "drop c", "ended",
    ];
    assert_eq!(lines, expected);
}

#[test]
fn swapped_behind_a_dyn() {
    let mut one: Items<_> = Box::new(lent("a", 2));
    let mut other: Items<_> = Box::new(lent("b", 2));
    one.next();
    other.next();
    std::mem::swap(&mut one, &mut other);
    assert_eq!((one.next(), other.next()), (Some(("b", 1)), Some(("a", 1))));
}

#[test]
fn in_a_growing_and_sorted_collection() {
    let mut queue = VecDeque::new();
    for n in (0..20).rev() {
        let mut items = lent("x", n);
        items.next();
        queue.push_front((n, items));
    }
    queue.make_contiguous().sort_by_key(|(n, _)| (n % 3, *n));
    queue.rotate_left(7);
    let sum: usize = queue.into_iter().map(|(_, items)| items.count()).sum();
    assert_eq!(sum, (1..20).map(|n| n - 1).sum());
}

#[test]
fn moved_between_threads_half_way() {
    #[generator(boxed)]
    fn words(text: String) -> impl Iterator<Item = String> + Send {
        let words: Vec<&str> = text.split(' ').collect();
        for word in words.iter().rev() {
            yield_!((*word).to_owned());
        }
    }
    /// Two items on this thread and two on another, in turns.
    fn in_turns<I: Iterator<Item = String> + Send + 'static>(mut items: I) -> Vec<String> {
        let (forth, there) = mpsc::channel::<(I, Vec<String>)>();
        let (back, here) = mpsc::channel();
        let other = std::thread::spawn(move || {
            for (mut items, mut got) in there {
                got.extend(items.next());
                back.send((items, got)).unwrap();
            }
        });
        let mut got = Vec::new();
        for _ in 0..2 {
            got.extend(items.next());
            forth.send((items, got)).unwrap();
            (items, got) = here.recv().unwrap();
        }
        drop(forth);
        other.join().unwrap();
        got
    }
    assert_eq!(in_turns(words("a b c d".to_owned())), ["d", "c", "b", "a"]);
    // It ends on another thread than it began on.
    let mut rest = words("x y".to_owned());
    rest.next();
    std::thread::spawn(move || drop(rest)).join().unwrap();
}

#[test]
fn one_in_the_body_of_another() {
    #[generator(boxed)]
    fn outer(names: Vec<String>) -> impl Iterator<Item = String> {
        #[generator(boxed)]
        fn inner(name: &str) -> impl Iterator<Item = &str> {
            let parts = [name.to_owned(), name.to_uppercase()];
            for (n, _) in parts.iter().enumerate() {
                yield_!(&name[n..]);
            }
        }
        for name in &names {
            let mut both = (inner(name), inner(name));
            both.0.next();
            yield_!(both.0.next().unwrap().to_owned());
            for part in both.1.zip(both.0.chain(["-"])) {
                yield_!(format!("{part:?}"));
            }
        }
    }
    let items = outer(vec!["ab".to_owned(), "c".to_owned()]);
    assert!(items.eq(["b", "(\"ab\", \"-\")", "", "(\"c\", \"-\")"]));
}

/// It is borrowed for as long as it runs, as anything in a `RefCell`.
#[test]
fn resumed_from_its_own_body() {
    type Shared = Rc<RefCell<Option<Items<u32>>>>;

    #[generator(boxed)]
    fn selfish(me: Shared) -> Box<dyn Iterator<Item = u32>> {
        let guard = mk("own");
        let lent = &guard;
        yield_!(1);
        say(match me.try_borrow_mut() {
            Ok(_) => "free",
            Err(_) => "running",
        });
        say(lent.name());
        let again = panics(|| me.borrow_mut().as_mut().unwrap().next());
        say(if again.contains("borrowed") {
            "refused"
        } else {
            "?"
        });
        yield_!(2);
    }

    let lines = trace_of(|| {
        let shared: Shared = Rc::default();
        *shared.borrow_mut() = Some(selfish(Rc::clone(&shared)));
        let next = || shared.borrow_mut().as_mut().unwrap().next();
        assert_eq!((next(), next()), (Some(1), Some(2)));
        let me = shared.borrow_mut().take();
        say("taken");
        drop(me);
    });
    assert_eq!(
        lines,
        ["make own", "running", "own", "refused", "taken", "drop own"]
    );
}

/// A body that takes the place of the generator that runs it away, and drops another one.
#[test]
fn ended_from_other_bodies() {
    type Shared = Rc<RefCell<Vec<Items<u32>>>>;

    #[generator(boxed)]
    fn killer(others: Shared, n: u32) -> impl Iterator<Item = u32> {
        let guards = [mk("one"), mk("two")];
        for guard in &guards {
            yield_!(n);
            let victim = others.borrow_mut().pop();
            say(format!("{} drops {}", guard.name(), victim.is_some()));
            drop(victim);
        }
    }

    let lines = trace_of(|| {
        let shared = Shared::default();
        let mut victim = killer(Rc::clone(&shared), 1);
        victim.next();
        shared.borrow_mut().push(Box::new(victim));
        assert_eq!(killer(Rc::clone(&shared), 2).collect::<Vec<_>>(), [2, 2]);
    });
    let expected = [
        "make one",
        "make two",
        "make one",
        "make two",
        "one drops true",
        "drop one",
        "drop two",
        "two drops false",
        "drop one",
        "drop two",
    ];
    assert_eq!(lines, expected);
}

#[test]
fn never_polled() {
    #[generator]
    fn pinned(guard: Guard) -> Pinned<impl Yields<Item = usize>> {
        let lent = &guard;
        yield_!(lent.name().len());
    }
    let lines = trace_of(|| {
        // Not even pinned, then pinned on the stack, then in a box; moved before.
        drop(pinned(Guard("a")));
        let moved = Some(pinned(Guard("b")));
        {
            let _pinned = pin!(moved.unwrap());
        }
        let boxed: Pin<Box<_>> = Box::pin(pinned(Guard("c")));
        assert_eq!(boxed.as_ref().get_ref().type_name(), "Pinned");
        drop(boxed);
        let mut set = Box::pin(pinned(Guard("d")));
        set.as_mut().next();
        set.set(pinned(Guard("e")));
        say("set");
    });
    assert_eq!(
        lines,
        ["drop a", "drop b", "drop c", "drop d", "set", "drop e"]
    );

    trait Named {
        fn type_name(&self) -> &'static str;
    }
    impl<G: Yields> Named for Pinned<G> {
        fn type_name(&self) -> &'static str {
            "Pinned"
        }
    }
}

#[test]
fn the_questions_of_nested_blocks() {
    #[generator(boxed)]
    fn nested(text: String) -> impl Iterator<Item = Result<usize, std::num::ParseIntError>> {
        let _outer = mk("outer");
        let lines: Vec<&str> = text.lines().collect();
        'lines: for line in &lines {
            let sum = {
                let _inner = mk("inner");
                let mut sum = 0;
                for word in line.split(' ') {
                    if word.is_empty() {
                        continue 'lines;
                    }
                    let n: usize = word.parse()?;
                    yield_!(Ok(n));
                    sum += n;
                }
                sum
            };
            yield_!(Ok(sum));
        }
    }
    let lines = trace_of(|| {
        let items: Vec<_> = nested("1 2\n\nx 4".to_owned()).map(|it| it.ok()).collect();
        assert_eq!(items, [Some(1), Some(2), Some(3), None]);
    });
    let expected = [
        "make outer",
        "make inner",
        "drop inner",
        "make inner",
        "drop inner",
        "make inner",
        "drop inner",
        "drop outer",
    ];
    assert_eq!(lines, expected);
}

struct Loud(&'static str);

impl Loud {
    fn lend(&self) -> &str {
        self.0
    }
}

impl Drop for Loud {
    fn drop(&mut self) {
        say(format!("drop {}", self.0));
    }
}

#[test]
fn temporaries_of_a_statement_that_yields() {
    #[generator(boxed)]
    fn held() -> impl Iterator<Item = usize> {
        let total = Loud("one").lend().len()
            + {
                let _local = Loud("local");
                yield_!(1);
                Loud("two").lend().len()
            }
            + {
                yield_!(2);
                0
            };
        match Loud("head").lend() {
            text => yield_!(text.len() + total),
        }
        let kept = &Loud("extended");
        yield_!(kept.lend().len());
    }
    for taken in 0..=5 {
        let lines = trace_of(|| {
            let mut items = held();
            let got: Vec<_> = items.by_ref().take(taken).collect();
            assert_eq!(got, [1, 2, 10, 8][..taken.min(4)]);
            say("stopped");
        });
        let all = [
            "drop local",
            "drop two",
            "drop one",
            "drop head",
            "drop extended",
        ];
        // What is dropped while it runs, and what when it is dropped.
        let (run, left): (&[&str], &[&str]) = match taken {
            0 => (&[], &[]),
            1 => (&[], &["drop local", "drop one"]),
            2 => (&["drop two", "drop local"], &["drop one"]),
            3 => (&["drop two", "drop local", "drop one"], &["drop head"]),
            4 => (
                &["drop two", "drop local", "drop one", "drop head"],
                &["drop extended"],
            ),
            _ => (
                &[
                    "drop two",
                    "drop local",
                    "drop one",
                    "drop head",
                    "drop extended",
                ],
                &[],
            ),
        };
        let expected: Vec<_> = run.iter().chain(&["stopped"]).chain(left).collect();
        assert_eq!(
            lines.iter().collect::<Vec<_>>(),
            expected,
            "{taken}, of {all:?}"
        );
    }
}

#[test]
fn forgotten_with_what_it_borrows() {
    let lines = trace_of(|| {
        let text = "a b".to_owned();
        #[generator(boxed)]
        fn words<'a>(text: &'a String) -> impl Iterator<Item = &'a str> {
            let _guard = mk("guard");
            for word in text.split(' ') {
                yield_!(word);
            }
        }
        let mut items = std::mem::ManuallyDrop::new(words(&text));
        assert_eq!(items.next(), Some("a"));
        // Leaked, and yet usable until here; the memory is given back for the leak checker.
        drop(std::mem::ManuallyDrop::into_inner(items));
    });
    assert_eq!(lines, ["make guard", "drop guard"]);
}

mod arguments {
    use super::*;

    /// What is sent is dropped by the body, or by the coroutine that ends, and once.
    #[generator(boxed)]
    fn keeper() -> impl Coroutine<Guard, Yield = usize, Return = Vec<Guard>> {
        let mut kept: Vec<Guard> = Vec::new();
        let mut last = None;
        while kept.len() < 3 {
            let given = yield_!(kept.len());
            last = Some(given.name().len());
            kept.push(given);
        }
        let _ = last;
        kept
    }

    #[test]
    fn are_neither_lost_nor_dropped_twice() {
        let lines = trace_of(|| {
            let mut run = keeper();
            let refused = panics(|| run.resume(Guard("early")));
            assert!(refused.contains("before it was started"), "{refused}");
            assert_eq!(run.start(), CoroutineState::Yielded(0));
            assert_eq!(run.resume(Guard("a")), CoroutineState::Yielded(1));
            assert_eq!(run.resume(Guard("b")), CoroutineState::Yielded(2));
            let CoroutineState::Complete(kept) = run.resume(Guard("c")) else {
                panic!("it goes on")
            };
            say(format!("{}", kept.len()));
            let refused = panics(|| run.resume(Guard("late")));
            assert!(refused.contains("complete"), "{refused}");
        });
        assert_eq!(
            lines,
            ["drop early", "3", "drop late", "drop a", "drop b", "drop c"]
        );
    }

    #[test]
    fn of_a_body_that_panics() {
        #[generator(boxed)]
        fn fragile() -> impl Coroutine<Guard, Yield = Guard, Return = ()> {
            let first = yield_!(mk("out"));
            let lent = &first;
            assert!(lent.name() == "x", "not x");
            yield_!(mk("more"));
        }
        let lines = trace_of(|| {
            let mut run = fragile();
            drop(run.start());
            let why = panics(AssertUnwindSafe(|| run.resume(Guard("y"))));
            assert_eq!(why, "not x");
            assert_eq!(run.status(), Status::Complete);
            run.close();
        });
        assert_eq!(lines, ["make out", "drop out", "drop y"]);
    }

    #[test]
    fn are_units_zero_sized_or_large() {
        #[generator(boxed)]
        fn large() -> impl Coroutine<[u64; 100], Yield = [u64; 100], Return = u64> {
            let mut sum = [0; 100];
            loop {
                let given = yield_!(sum);
                if given[0] == 0 {
                    return sum.iter().sum();
                }
                for (all, one) in sum.iter_mut().zip(&given) {
                    *all += one;
                }
            }
        }
        let mut run = large();
        let _ = run.start();
        let _ = run.resume([1; 100]);
        assert_eq!(run.resume([2; 100]), CoroutineState::Yielded([3; 100]));
        assert_eq!(run.resume([0; 100]), CoroutineState::Complete(300));

        #[generator(boxed)]
        fn units() -> impl Iterator<Item = ()> {
            let unit = [(); 3];
            for it in &unit {
                yield_!(*it);
            }
        }
        assert_eq!(units().count(), 3);

        enum Never {}
        #[generator(boxed)]
        fn nothing(list: Vec<Never>) -> impl Iterator<Item = Never> {
            yield_from!(list);
        }
        assert_eq!(nothing(vec![]).count(), 0);
    }
}

/// A panic in the middle of others: the outer one ends too, or catches it and goes on.
#[test]
fn a_child_that_panics() {
    #[generator(boxed)]
    fn child(n: u32) -> impl Iterator<Item = u32> {
        let guard = mk("child");
        let _lent = &guard;
        yield_!(n);
        assert!(n != 2, "two");
    }
    #[generator(boxed)]
    fn parent() -> impl Iterator<Item = u32> {
        let guard = mk("parent");
        let _lent = &guard;
        for n in 1..4 {
            yield_from!(child(n));
        }
    }
    let lines = trace_of(|| {
        let mut items = parent();
        assert_eq!((items.next(), items.next()), (Some(1), Some(2)));
        say(panics(AssertUnwindSafe(|| items.next())));
        assert_eq!(items.next(), None);
    });
    let expected = [
        "make parent",
        "make child",
        "drop child",
        "make child",
        "drop child",
        "drop parent",
        "two",
    ];
    assert_eq!(lines, expected);
}

/// Items that borrow from what the generator borrows outlive it.
#[test]
fn items_outlive_the_generator() {
    #[generator(boxed)]
    fn pieces<'a>(text: &'a str, buffer: &'a mut Vec<String>) -> impl Iterator<Item = &'a str> {
        let owned = text.to_owned();
        for (n, c) in owned.char_indices() {
            buffer.push(c.to_string());
            yield_!(&text[n..]);
        }
    }
    let text = "abc".to_owned();
    let mut buffer = Vec::new();
    let items: Vec<&str> = pieces(&text, &mut buffer).take(2).collect();
    assert_eq!(items, ["abc", "bc"]);
    assert_eq!(buffer, ["a", "b"]);
}

/// Closures in the body that hold its locals, called across yields.
#[test]
fn closures_over_locals() {
    #[generator(boxed)]
    fn counting(limit: usize) -> impl Iterator<Item = usize> {
        let mut log = Vec::new();
        let names = ["a".to_owned(), "bb".to_owned()];
        let by_length = |n: usize| names.iter().find(|name| name.len() == n);
        let mut note = |n: usize| {
            log.push(n);
            log.len()
        };
        for n in 0..limit {
            yield_!(note(n));
            yield_!(by_length(n).map_or(0, String::len));
        }
        yield_!(log.len());
    }
    assert!(counting(3).eq([1, 0, 2, 1, 3, 2, 3]));
}
