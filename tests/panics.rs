//! A panic in the body drops the live locals once and leaves the generator finished.

mod common;
use common::{Guard, mk, panics, say, trace, trace_of};
use gen_core::{generator, yield_, yield_from};

/// Drives to the panic and says what came; then shows that it is over.
fn to_the_panic<T: std::fmt::Debug>(mut items: impl Iterator<Item = T>) -> Vec<String> {
    trace_of(|| {
        let message = panics(|| {
            for item in items.by_ref() {
                say(format!("yield {item:?}"));
            }
        });
        say(message);
        for _ in 0..3 {
            assert!(items.next().is_none());
        }
        assert_eq!(items.size_hint(), (0, Some(0)));
        drop(items);
        say("end");
    })
}

#[test]
fn before_the_first_yield() {
    #[generator]
    fn run(_a: Guard) -> impl Iterator<Item = u32> {
        let _b = mk("b");
        if trace().len() < 100 {
            panic!("early");
        }
        yield_!(1);
    }
    assert_eq!(
        to_the_panic(run(Guard("a"))),
        ["drop b", "drop a", "early", "end"]
    );
}

#[test]
fn between_yields() {
    #[generator]
    fn run(_p: Guard) -> impl Iterator<Item = u32> {
        let _a = mk("a");
        yield_!(1);
        let b = mk("b");
        yield_!(2);
        drop(b);
        let _c = mk("c");
        yield_!(3);
        let _d = mk("d");
        if _c.0 == "c" {
            panic!("between");
        }
        yield_!(4);
    }
    assert_eq!(
        to_the_panic(run(Guard("p"))),
        [
            "make a", "yield 1", "make b", "yield 2", "drop b", "make c", "yield 3", "make d",
            "drop d", "drop c", "drop a", "drop p", "between", "end"
        ]
    );
}

#[test]
fn in_nested_loops() {
    #[generator]
    fn run(n: u32) -> impl Iterator<Item = u32> {
        let _a = mk("a");
        for i in 0..n {
            let _b = mk("b");
            let mut k = 0;
            loop {
                let _c = mk("c");
                yield_!(i * 10 + k);
                k += 1;
                assert!(i + k < 3, "at {i} {k}");
                if k == 2 {
                    break;
                }
            }
        }
    }
    assert_eq!(
        to_the_panic(run(9)),
        [
            "make a", "make b", "make c", "yield 0", "drop c", "make c", "yield 1", "drop c",
            "drop b", "make b", "make c", "yield 10", "drop c", "make c", "yield 11", "drop c",
            "drop b", "drop a", "at 1 2", "end"
        ]
    );
}

#[test]
fn in_a_yielded_expression() {
    #[generator]
    fn run(v: Vec<u32>) -> impl Iterator<Item = u32> {
        let _g = mk("g");
        for d in v {
            yield_!(6u32.checked_div(d).expect("no zero"));
        }
    }
    assert_eq!(
        to_the_panic(run(vec![2, 3, 0])),
        ["make g", "yield 3", "yield 2", "drop g", "no zero", "end"]
    );
}

#[test]
fn with_a_half_evaluated_expression() {
    fn boom(name: &'static str) -> Guard {
        panic!("{name}")
    }
    #[generator]
    fn run() -> impl Iterator<Item = u32> {
        let _x = mk("x");
        let _t = (
            mk("a"),
            {
                yield_!(1);
                mk("b")
            },
            boom("boom"),
        );
        yield_!(2);
    }
    assert_eq!(
        to_the_panic(run()),
        [
            "make x", "make a", "yield 1", "make b", "drop b", "drop a", "drop x", "boom", "end"
        ]
    );
}

#[test]
fn in_a_child() {
    #[generator]
    fn child() -> impl Iterator<Item = u32> {
        let _c = mk("child");
        yield_!(1);
        panic!("child panics");
    }
    #[generator]
    fn run() -> impl Iterator<Item = u32> {
        let _p = mk("parent");
        yield_from!(child());
        yield_!(2);
    }
    assert_eq!(
        to_the_panic(run()),
        [
            "make parent",
            "make child",
            "yield 1",
            "drop child",
            "drop parent",
            "child panics",
            "end"
        ]
    );
}

#[test]
fn in_the_source_of_a_for() {
    #[generator]
    fn run(source: impl Iterator<Item = u32>) -> impl Iterator<Item = u32> {
        let _g = mk("g");
        for n in source {
            let _round = mk("round");
            yield_!(n);
        }
    }
    let source = (0..5).inspect(|n| assert!(*n < 1, "source"));
    assert_eq!(
        to_the_panic(run(source)),
        [
            "make g",
            "make round",
            "yield 0",
            "drop round",
            "drop g",
            "source",
            "end"
        ]
    );
}

#[test]
fn after_moves() {
    #[generator]
    fn run(flag: bool) -> impl Iterator<Item = u32> {
        let a = mk("a");
        let b = mk("b");
        let t = (mk("t0"), mk("t1"));
        yield_!(1);
        if flag {
            drop(a);
        }
        let (t0, _) = t;
        drop(t0);
        yield_!(2);
        let c = b;
        assert!(c.0.is_empty(), "after moves");
        yield_!(3);
    }
    assert_eq!(
        to_the_panic(run(true)),
        [
            "make a",
            "make b",
            "make t0",
            "make t1",
            "yield 1",
            "drop a",
            "drop t0",
            "yield 2",
            "drop b",
            "drop t1",
            "after moves",
            "end"
        ]
    );
    assert_eq!(
        to_the_panic(run(false)),
        [
            "make a",
            "make b",
            "make t0",
            "make t1",
            "yield 1",
            "drop t0",
            "yield 2",
            "drop b",
            "drop t1",
            "drop a",
            "after moves",
            "end"
        ]
    );
}

#[test]
fn in_a_drop_at_the_end_of_a_scope() {
    struct Bomb;
    impl Drop for Bomb {
        fn drop(&mut self) {
            say("bomb");
            if !std::thread::panicking() {
                panic!("in drop");
            }
        }
    }
    #[generator]
    fn run() -> impl Iterator<Item = u32> {
        let _a = mk("a");
        yield_!(1);
        {
            let _b = mk("b");
            let _bomb = Bomb;
            let _c = mk("c");
            yield_!(2);
        }
        yield_!(3);
    }
    assert_eq!(
        to_the_panic(run()),
        [
            "make a", "yield 1", "make b", "make c", "yield 2", "drop c", "bomb", "drop b",
            "drop a", "in drop", "end"
        ]
    );
}

#[test]
fn values_are_dropped_once() {
    use std::rc::Rc;
    #[generator]
    fn run(count: Rc<()>) -> impl Iterator<Item = usize> {
        let many = vec![count.clone(), count.clone()];
        let boxed = Box::new((count.clone(), many));
        yield_!(Rc::strong_count(&count));
        let (_first, many) = *boxed;
        for rc in many {
            yield_!(Rc::strong_count(&rc));
            drop(rc);
            if Rc::strong_count(&count) < 4 {
                panic!("now");
            }
        }
    }
    let count = Rc::new(());
    let mut items = run(count.clone());
    assert_eq!(items.next(), Some(5));
    assert_eq!(items.next(), Some(5));
    assert_eq!(items.next(), Some(4));
    assert_eq!(panics(|| items.next()), "now");
    assert_eq!(Rc::strong_count(&count), 1);
    assert_eq!(items.next(), None);
}

#[test]
fn todo_and_unreachable() {
    #[generator]
    fn later(n: u32) -> impl Iterator<Item = u32> {
        if n == 0 {
            todo!("later")
        }
        yield_!(n);
        unreachable!("never {}", n)
    }
    let mut items = later(0);
    assert_eq!(panics(|| items.next()), "not yet implemented: later");
    let mut items = later(1);
    assert_eq!(items.next(), Some(1));
    assert!(panics(|| items.next()).contains("never 1"));
    assert_eq!(items.next(), None);
}

#[test]
fn a_panic_of_the_consumer_does_not_end_it() {
    #[generator]
    fn run() -> impl Iterator<Item = u32> {
        let _g = mk("g");
        for i in 0..3 {
            yield_!(i);
        }
    }
    let mut items = run();
    let message = panics(|| {
        if let Some(item) = items.next() {
            panic!("consumer at {item}");
        }
    });
    assert_eq!(message, "consumer at 0");
    assert_eq!(items.collect::<Vec<_>>(), [1, 2]);
    assert_eq!(trace(), ["make g", "drop g"]);
}
