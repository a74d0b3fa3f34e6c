//! Drops when the generator is dropped while suspended, at every suspension point.

mod common;
use common::{Guard, mk, say, trace, trace_of};
use gen_core::{generator, yield_, yield_from};

/// The trace of dropping after each number of items, from none to one past the last.
fn dropped_at_each_point<I: Iterator>(make: impl Fn() -> I) -> Vec<Vec<String>> {
    let count = make().count();
    (0..=count)
        .map(|at| {
            let mut items = make();
            assert_eq!(items.by_ref().take(at).count(), at);
            trace_of(|| drop(items))
        })
        .collect()
}

fn drops(lines: &[&'static str]) -> Vec<String> {
    lines.iter().map(|name| format!("drop {name}")).collect()
}

#[test]
fn never_polled() {
    #[generator]
    fn run(_a: Guard, b: Guard, (c, _): (Guard, Guard), _: Guard) -> impl Iterator<Item = u32> {
        say("never runs");
        yield_!(1);
        say(b.0);
        drop(c);
    }
    let make = || run(Guard("a"), Guard("b"), (Guard("c"), Guard("d")), Guard("e"));
    let mut lines = trace_of(|| drop(make()));
    lines.sort();
    assert_eq!(lines, drops(&["a", "b", "c", "d", "e"]));
    let lines = trace_of(|| drop(make().skip(1).map(|n| n + 1)));
    assert_eq!(lines.len(), 5);
}

#[test]
fn in_a_sequence() {
    #[generator]
    fn run(_p: Guard) -> impl Iterator<Item = u32> {
        let _a = mk("a");
        yield_!(1);
        let b = mk("b");
        yield_!(2);
        let _c = mk("c");
        drop(b);
        yield_!(3);
        {
            let _d = mk("d");
            yield_!(4);
        }
        yield_!(5);
    }
    assert_eq!(
        dropped_at_each_point(|| run(Guard("p"))),
        [
            drops(&["p"]),
            drops(&["a", "p"]),
            drops(&["b", "a", "p"]),
            drops(&["c", "a", "p"]),
            drops(&["d", "c", "a", "p"]),
            drops(&["c", "a", "p"]),
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
            yield_!(i);
            let mut k = 0;
            while k < 1 {
                let _c = mk("c");
                yield_!(k);
                k += 1;
            }
            let _d = mk("d");
            loop {
                let _e = mk("e");
                yield_!(9);
                break;
            }
        }
        let _f = mk("f");
        yield_!(10);
    }
    let round = [
        drops(&["b", "a"]),
        drops(&["c", "b", "a"]),
        drops(&["e", "d", "b", "a"]),
    ];
    let mut expected = vec![drops(&[])];
    expected.extend(round.clone());
    expected.extend(round);
    expected.push(drops(&["f", "a"]));
    assert_eq!(dropped_at_each_point(|| run(2)), expected);
}

#[test]
fn what_a_for_loop_holds() {
    #[generator]
    fn run() -> impl Iterator<Item = u32> {
        let _before = mk("before");
        for g in vec![mk("0"), mk("1"), mk("2")] {
            yield_!(1);
            say(g.0);
        }
        yield_!(2);
    }
    assert_eq!(
        dropped_at_each_point(run),
        [
            drops(&[]),
            drops(&["0", "1", "2", "before"]),
            drops(&["1", "2", "before"]),
            drops(&["2", "before"]),
            drops(&["before"]),
        ]
    );
}

#[test]
fn half_an_argument_list() {
    fn three(_a: Guard, _b: Guard, _c: Guard) {
        say("called");
    }
    #[generator]
    fn run() -> impl Iterator<Item = u32> {
        let _x = mk("x");
        three(
            mk("a"),
            {
                yield_!(1);
                mk("b")
            },
            {
                yield_!(2);
                mk("c")
            },
        );
        yield_!(3);
    }
    assert_eq!(
        dropped_at_each_point(run),
        [
            drops(&[]),
            drops(&["a", "x"]),
            drops(&["b", "a", "x"]),
            drops(&["x"]),
        ]
    );
    let lines = trace_of(|| assert_eq!(run().count(), 3));
    assert_eq!(
        lines,
        [
            "make x", "make a", "make b", "make c", "called", "drop c", "drop b", "drop a",
            "drop x"
        ]
    );
}

#[test]
fn half_a_literal() {
    #[derive(Debug)]
    #[expect(dead_code, reason = "held for their drops")]
    struct Pair {
        left: Guard,
        right: Guard,
    }
    #[generator]
    fn run() -> impl Iterator<Item = u32> {
        let _t = (
            mk("t0"),
            {
                yield_!(1);
                mk("t1")
            },
            mk("t2"),
        );
        let _a = [mk("a0"), {
            yield_!(2);
            mk("a1")
        }];
        let _p = Pair {
            right: mk("right"),
            left: {
                yield_!(3);
                mk("left")
            },
        };
        let _v = vec![mk("v0"), {
            yield_!(4);
            mk("v1")
        }];
        let _s = Some((mk("s0"), {
            yield_!(5);
            mk("s1")
        }));
        yield_!(6);
    }
    let t = ["t0", "t1", "t2"];
    let a = ["a0", "a1", "t0", "t1", "t2"];
    let p = ["left", "right", "a0", "a1", "t0", "t1", "t2"];
    let with = |more: &[&'static str], rest: &[&'static str]| drops(&[more, rest].concat());
    assert_eq!(
        dropped_at_each_point(run),
        [
            drops(&[]),
            drops(&["t0"]),
            with(&["a0"], &t),
            with(&["right"], &a),
            with(&["v0"], &p),
            with(&["s0", "v0", "v1"], &p),
            with(&["s0", "s1", "v0", "v1"], &p),
        ]
    );
}

#[test]
fn half_an_operator() {
    struct Sum(Guard);
    impl std::ops::Add for Sum {
        type Output = Sum;
        fn add(self, other: Sum) -> Sum {
            say(format!("{} + {}", self.0.0, other.0.0));
            self
        }
    }
    #[generator]
    fn run() -> impl Iterator<Item = u32> {
        let sum = Sum(mk("a"))
            + {
                yield_!(1);
                Sum(mk("b"))
            }
            + {
                yield_!(2);
                Sum(mk("c"))
            };
        yield_!(3);
        say(sum.0.0);
        let v = Vec::from([mk("v")]).into_iter().chain({
            yield_!(4);
            [mk("w")]
        });
        yield_!(5);
        drop(v);
    }
    assert_eq!(
        dropped_at_each_point(run),
        [
            drops(&[]),
            drops(&["a"]),
            drops(&["a"]),
            drops(&["a"]),
            drops(&["v", "a"]),
            drops(&["v", "w", "a"]),
        ]
    );
}

#[test]
fn in_arms_and_branches() {
    #[generator]
    fn run(v: Option<Guard>, flag: bool) -> impl Iterator<Item = u32> {
        let g = mk("g");
        match v {
            Some(inner) => {
                let _l = mk("local");
                yield_!(1);
                drop(inner);
                yield_!(2);
            }
            None => {
                drop(g);
                yield_!(3);
                return;
            }
        }
        if flag {
            drop(g);
            yield_!(4);
        } else {
            yield_!(5);
        }
        yield_!(6);
    }
    let some = |flag| dropped_at_each_point(move || run(Some(Guard("v")), flag));
    assert_eq!(
        some(true),
        [
            drops(&["v"]),
            drops(&["local", "v", "g"]),
            drops(&["local", "g"]),
            drops(&[]),
            drops(&[]),
        ]
    );
    assert_eq!(
        some(false),
        [
            drops(&["v"]),
            drops(&["local", "v", "g"]),
            drops(&["local", "g"]),
            drops(&["g"]),
            drops(&["g"]),
        ]
    );
    assert_eq!(
        dropped_at_each_point(|| run(None, true)),
        [drops(&[]), drops(&[])]
    );
}

#[test]
fn partly_moved() {
    #[generator]
    fn run() -> impl Iterator<Item = u32> {
        let t = (mk("t0"), mk("t1"), mk("t2"));
        yield_!(1);
        let (_, b, _) = t;
        drop(b);
        yield_!(2);
        let (a, _) = (mk("a"), mk("b"));
        yield_!(3);
        drop(a);
        yield_!(4);
    }
    assert_eq!(
        dropped_at_each_point(run),
        [
            drops(&[]),
            drops(&["t0", "t1", "t2"]),
            drops(&["t0", "t2"]),
            drops(&["a", "t0", "t2"]),
            drops(&["t0", "t2"]),
        ]
    );
}

#[test]
fn children_are_dropped_before_the_locals() {
    #[generator]
    fn child() -> impl Iterator<Item = u32> {
        let _c = mk("child");
        yield_!(1);
        yield_!(2);
    }
    #[generator]
    fn run() -> impl Iterator<Item = u32> {
        let _p = mk("parent");
        yield_from!(child());
        let mut c = child();
        yield_!(c.next().unwrap());
        yield_!(3);
    }
    assert_eq!(
        dropped_at_each_point(run),
        [
            drops(&[]),
            drops(&["child", "parent"]),
            drops(&["child", "parent"]),
            drops(&["child", "parent"]),
            drops(&["child", "parent"]),
        ]
    );
}

#[test]
fn a_suspended_late_initialisation() {
    #[generator]
    fn run(n: u32) -> impl Iterator<Item = u32> {
        let _first = mk("first");
        let late;
        yield_!(1);
        if n > 0 {
            late = mk("late");
            yield_!(2);
            say(late.0);
        }
        yield_!(3);
    }
    let late = dropped_at_each_point(|| run(1));
    assert_eq!(
        late,
        [
            drops(&[]),
            drops(&["first"]),
            drops(&["late", "first"]),
            drops(&["late", "first"])
        ]
    );
    assert_eq!(
        dropped_at_each_point(|| run(0)),
        [drops(&[]), drops(&["first"]), drops(&["first"])]
    );
}

#[test]
fn partial_consumption_by_adapters() {
    #[generator]
    fn run() -> impl Iterator<Item = u32> {
        let _g = mk("g");
        for i in 0.. {
            let _round = mk("round");
            yield_!(i);
        }
    }
    let lines = trace_of(|| assert_eq!(run().take(1).sum::<u32>(), 0));
    assert_eq!(lines, ["make g", "make round", "drop round", "drop g"]);
    trace();
    let mut zipped = run().zip([1]);
    assert_eq!(zipped.next(), Some((0, 1)));
    drop(zipped);
    assert_eq!(trace(), ["make g", "make round", "drop round", "drop g"]);
    let found = run().find(|i| *i == 1);
    assert_eq!(found, Some(1));
    assert_eq!(
        trace(),
        [
            "make g",
            "make round",
            "drop round",
            "make round",
            "drop round",
            "drop g"
        ]
    );
}

/// An `if let` ends its temporaries, and so does so before the operands to its left.
#[test]
fn heads_of_operands() {
    fn some(guard: &Guard) -> Option<u32> {
        u32::try_from(guard.0.len()).ok()
    }
    fn none(_: &Guard) -> Option<u32> {
        None
    }
    #[generator]
    fn run() -> impl Iterator<Item = u32> {
        let triple = (
            mk("a"),
            if let Some(n) = some(&mk("head")) {
                yield_!(n);
                1
            } else {
                0
            },
            1 + if let Some(n) = none(&mk("ended")) {
                n
            } else if let Some(n) = some(&mk("second")) {
                let _local = mk("local");
                yield_!(n);
                2
            } else {
                0
            },
        );
        yield_!(triple.1 + triple.2);
        // Those of a `match` live as long as the statement.
        let pair = (
            mk("b"),
            match some(&mk("matched")) {
                Some(n) => {
                    yield_!(n);
                    1
                }
                None => 0,
            },
        );
        yield_!(pair.1);
    }
    assert_eq!(
        dropped_at_each_point(run),
        [
            drops(&[]),
            drops(&["head", "a"]),
            drops(&["local", "second", "a"]),
            drops(&["a"]),
            drops(&["b", "matched", "a"]),
            drops(&["b", "a"]),
        ]
    );
}
