//! Nothing runs before the first `next`, nothing is read ahead, and the end is for ever.

mod common;
use common::{Guard, eval, mk, say, trace, trace_of};
use gen_core::{generator, yield_, yield_from};
use std::cell::Cell;

#[generator]
fn loud(n: u32) -> impl Iterator<Item = u32> {
    say("first");
    for i in 0..n {
        say(format!("before {i}"));
        yield_!(eval(i));
        say(format!("after {i}"));
    }
    say("last");
}

#[test]
fn nothing_before_the_first_next() {
    let lines = trace_of(|| {
        let items = loud(3);
        say("made");
        drop(items);
    });
    assert_eq!(lines, ["made"]);
}

#[test]
fn arguments_are_evaluated_by_the_caller_and_nothing_else() {
    #[generator]
    fn run(a: u32, (b, _): (u32, u32)) -> impl Iterator<Item = u32> {
        let sum = eval(a + b);
        yield_!(sum);
    }
    let lines = trace_of(|| {
        let mut items = run(eval(1), (eval(2), eval(3)));
        say("made");
        items.next();
    });
    assert_eq!(lines, ["eval 1", "eval 2", "eval 3", "made", "eval 3"]);
}

#[test]
fn parameter_patterns_are_taken_apart_late_or_early_without_a_trace() {
    #[generator]
    fn run((g, n): (Guard, u32)) -> impl Iterator<Item = u32> {
        yield_!(n);
        say(g.0);
    }
    let lines = trace_of(|| {
        let items = run((mk("g"), 1));
        say("made");
        assert_eq!(items.count(), 1);
    });
    assert_eq!(lines, ["make g", "made", "g", "drop g"]);
}

#[test]
#[allow(
    clippy::while_let_on_iterator,
    reason = "the trace shows each call of `next`"
)]
fn no_reading_ahead() {
    let lines = trace_of(|| {
        let mut items = loud(2);
        while let Some(i) = items.next() {
            say(format!("got {i}"));
        }
        say("over");
    });
    assert_eq!(
        lines,
        [
            "first", "before 0", "eval 0", "got 0", "after 0", "before 1", "eval 1", "got 1",
            "after 1", "last", "over"
        ]
    );
}

#[test]
fn the_source_is_asked_once_for_each_item() {
    #[generator]
    fn doubled(source: impl Iterator<Item = u32>) -> impl Iterator<Item = u32> {
        for n in source {
            yield_!(n * 2);
        }
    }
    #[generator]
    fn forwarded(source: impl Iterator<Item = u32>) -> impl Iterator<Item = u32> {
        yield_from!(source);
    }
    let asked = Cell::new(0);
    let source = || (1..).inspect(|_| asked.set(asked.get() + 1));
    let mut items = doubled(source());
    assert_eq!((items.next(), asked.get()), (Some(2), 1));
    assert_eq!((items.next(), asked.get()), (Some(4), 2));
    asked.set(0);
    let mut items = forwarded(source());
    assert_eq!((items.next(), asked.get()), (Some(1), 1));
    assert_eq!((items.nth(2), asked.get()), (Some(4), 4));
}

#[test]
fn an_endless_generator() {
    #[generator]
    fn naturals() -> impl Iterator<Item = u64> {
        let mut n = 0;
        loop {
            yield_!(n);
            n += 1;
        }
    }
    assert_eq!(
        naturals()
            .skip(1000)
            .step_by(10)
            .take(3)
            .collect::<Vec<_>>(),
        [1000, 1010, 1020]
    );
    assert_eq!(naturals().position(|n| n * n > 1_000_000), Some(1001));
    let mut items = naturals();
    assert_eq!(items.nth(99_999), Some(99_999));
    assert_eq!(items.by_ref().take(2).sum::<u64>(), 200_001);
}

#[test]
fn none_for_ever() {
    let mut items = loud(1);
    assert_eq!(items.next(), Some(0));
    for _ in 0..10 {
        assert_eq!(items.next(), None);
    }
    assert_eq!(trace(), ["first", "before 0", "eval 0", "after 0", "last"]);
    assert_eq!(items.size_hint(), (0, Some(0)));
}

#[test]
fn ended_by_return_from_depth() {
    #[generator]
    fn run(n: u32) -> impl Iterator<Item = u32> {
        let _g = mk("g");
        for i in 0.. {
            loop {
                if i == n {
                    return;
                }
                yield_!(i);
                break;
            }
        }
    }
    let lines = trace_of(|| {
        let mut items = run(1);
        assert_eq!(items.next(), Some(0));
        assert_eq!(items.size_hint().1, None);
        assert_eq!(items.next(), None);
        say("ended");
        assert_eq!(items.next(), None);
        assert_eq!(items.size_hint(), (0, Some(0)));
    });
    assert_eq!(lines, ["make g", "drop g", "ended"]);
}

#[test]
fn size_hint_is_right_at_every_point() {
    let mut items = loud(3);
    for left in (0..=3).rev() {
        let (low, high) = items.size_hint();
        assert!(low <= left && high.is_none_or(|high| high >= left));
        items.next();
    }
    assert_eq!(items.size_hint(), (0, Some(0)));
    trace();
}

#[test]
fn the_adapters_of_iterator() {
    let mut items = loud(5).peekable();
    assert_eq!(items.peek(), Some(&0));
    assert_eq!(items.next_if_eq(&0), Some(0));
    assert_eq!(items.next(), Some(1));
    assert_eq!(
        loud(4)
            .map(|n| n * n)
            .filter(|n| n % 2 == 0)
            .collect::<Vec<_>>(),
        [0, 4]
    );
    assert_eq!(loud(4).last(), Some(3));
    assert_eq!(
        loud(4).fold(String::new(), |s, n| s + &n.to_string()),
        "0123"
    );
    assert_eq!(
        loud(2).chain(loud(1)).zip("abc".chars()).last(),
        Some((0, 'c'))
    );
    let (even, odd): (Vec<_>, Vec<_>) = loud(5).partition(|n| n % 2 == 0);
    assert_eq!((even, odd), (vec![0, 2, 4], vec![1, 3]));
    let mut dynamic: Vec<Box<dyn Iterator<Item = u32>>> = vec![Box::new(loud(2)), Box::new(3..4)];
    assert_eq!(dynamic.iter_mut().flatten().collect::<Vec<_>>(), [0, 1, 3]);
    trace();
}
