//! What is dropped, and in which order, when a coroutine is closed at any of its yields, ends,
//! or goes on: as in the plain twin, which unwinds from the same place.

#![allow(
    clippy::all,
    clippy::pedantic,
    unused_assignments,
    unused_variables,
    reason = "the bodies are there for the language, not for style"
)]

use crate::common::{Guard, eval, mk, say};
use crate::twin::{same, twin};

#[derive(Debug)]
#[allow(dead_code, reason = "it is there to be dropped")]
struct Two {
    a: Guard,
    b: Guard,
}

#[derive(Debug)]
enum Shape {
    Empty,
    One(Guard),
    Both { left: Guard, right: Guard },
}
use Shape::*;

fn two(a: &'static str, b: &'static str) -> Two {
    Two { a: mk(a), b: mk(b) }
}

fn consume(_: Guard, n: u32) -> u32 {
    n
}

twin! {
    fn arguments_are_locals(a: Guard, mut b: Guard, _: Guard, Two { a: c, b: _rest }: Two) -> [Guard, u32, ()] {
        yield_!(1);
        let d = yield_!(2);
        b = yield_!(3);
        drop(c);
        yield_!(4);
    }

    fn received_in_patterns() -> [(Guard, Guard), u32, Guard] {
        let (a, _) = yield_!(1);
        say("one");
        let (_, b) = yield_!(2);
        say("two");
        let (ref c, ..) = yield_!(3);
        say(c.0);
        let (d, e) = yield_!(4);
        drop(d);
        let whole @ (_, _) = yield_!(5);
        say("end");
        b
    }

    fn received_in_matches() -> [Shape, u32, u32] {
        let mut n = 0;
        loop {
            let _round = mk("round");
            n += match yield_!(n) {
                Empty => break n,
                One(g) if g.0 == "skip" => { yield_!(100); continue }
                One(_) => { yield_!(200); 1 }
                Both { left, right: _right } if left.0 == "left" => { let l = left; yield_!(300); 2 }
                Both { ref left, ref right } => { say(format!("{} {}", left.0, right.0)); 3 }
            };
            say("end of round");
        }
    }

    fn received_in_if_let_and_while_let() -> [Option<Guard>, u32, ()] {
        while let Some(g) = yield_!(1) {
            let _in_loop = mk("in loop");
            if let Some(h) = yield_!(2) {
                yield_!(3);
                say(h.0);
            } else if let Some(_) = yield_!(4) {
                yield_!(5);
            } else {
                say("neither");
                yield_!(6);
            }
            let Some(k) = yield_!(7) else { yield_!(8); continue };
        }
        let Some(_last) = yield_!(9) else { say("none"); return };
        yield_!(10);
    }

    fn half_of_a_call(own: Guard) -> [Guard, u32, u32] {
        let local = mk("local");
        let n = consume(local, consume(yield_!(1), 1) + consume(yield_!(2), 2));
        let list = vec![yield_!(3), own, yield_!(4)];
        let pair = Two { b: yield_!(5), a: yield_!(6) };
        let Two { a, b: _b } = pair;
        n + list.len() as u32 + consume(a, consume(yield_!(7), 1))
    }

    fn moved_in_some_branches(a: Guard) -> [u32, u32, Option<Guard>] {
        let b = mk("b");
        let kept = match yield_!(1) {
            0 => { drop(a); yield_!(2); None }
            1 => { yield_!(3); Some(a) }
            2 => return { yield_!(4); Some(b) },
            _ => Some(b),
        };
        say("between");
        if yield_!(5) == 0 { drop(kept); yield_!(6); return None }
        yield_!(7);
        kept
    }

    fn moved_into_the_loop_and_out() -> [u32, u32, Vec<Guard>] {
        let mut held = Some(mk("held"));
        let mut spare = mk("spare");
        let mut out = Vec::new();
        for n in 0..4 {
            match yield_!(n) {
                0 => if let Some(g) = held.take() { out.push(g); },
                1 => { out.push(std::mem::replace(&mut spare, mk("new spare"))); }
                2 => { held = Some(mk("held again")); yield_!(50); }
                3 => { out.pop(); yield_!(60); }
                _ => break,
            }
            yield_!(10 + n);
        }
        say("behind");
        out
    }

    fn nested_scopes() -> [u32, u32, u32] {
        let _a = mk("a");
        let n = {
            let _b = mk("b");
            let m = { let _c = mk("c"); yield_!(1) + { let _d = mk("d"); yield_!(2) } };
            let _e = mk("e");
            m + yield_!(3)
        };
        let _f = mk("f");
        (|| { let _g = mk("g"); n })() + yield_!(4)
    }

    fn boxed_and_shared() -> [Box<Guard>, u32, Option<Box<Guard>>] {
        use std::rc::Rc;
        let first = Rc::new(yield_!(1));
        let again = Rc::clone(&first);
        yield_!(2);
        drop(first);
        let inner: Box<dyn Fn() -> &'static str> = { let b = yield_!(3); Box::new(move || b.0) };
        say((&inner)());
        yield_!(4);
        Rc::into_inner(again)
    }

    fn jumps_out_of_scopes() -> [u32, u32, &'static str] {
        'a: {
            let _a = mk("a");
            'b: loop {
                let _b = mk("b");
                'c: for i in 0..3 {
                    let _c = mk("c");
                    let _given = match yield_!(i) {
                        0 => continue 'c,
                        1 => continue 'b,
                        2 => break 'a,
                        3 => break 'b,
                        4 => return "returned",
                        n => (mk("given"), n),
                    };
                    yield_!(100);
                }
                say("for ended");
            }
            say("loop ended");
            yield_!(200);
        }
        say("block ended");
        yield_!(300);
        "end"
    }

    fn assigned_late(first: bool) -> [Guard, u32, ()] {
        let a;
        let b;
        if first { a = yield_!(1); say(a.0); b = mk("b1"); } else { b = yield_!(2); a = yield_!(3); }
        yield_!(4);
        let c: Guard;
        loop {
            let g = yield_!(5);
            if g.0 == "c" { c = g; break }
        }
        say("end");
    }

    fn temporaries_of_heads() -> [usize, u32, usize] {
        let mut n = 0;
        for g in vec![two("a", "b"), two("c", "d")] {
            n += yield_!(1);
            match (g.a.0, eval(n)) { (a, 3) => { yield_!(2); say(a); } _ => { yield_!(3); } }
        }
        if let Two { a: Guard("x"), .. } = two("x", "y") { n += yield_!(4); } else { yield_!(5); }
        match two("p", "q").a.0.len() + yield_!(6) { 0 => 0, m => m + yield_!(7) + n }
    }
}

fn pair(a: &'static str, b: &'static str) -> (Guard, Guard) {
    (Guard(a), Guard(b))
}

fn boxed(name: &'static str) -> Box<Guard> {
    Box::new(Guard(name))
}

#[test]
fn locals_and_parameters() {
    let g = Guard;
    same!(
        arguments_are_locals(
            g("a"),
            g("b"),
            g("_"),
            Two {
                a: g("c"),
                b: g("rest")
            }
        ),
        [g("1"), g("2"), g("3"), g("4")]
    );
    same!(assigned_late(true), [g("1"), g("4"), g("x"), g("c")]);
    same!(assigned_late(false), [g("2"), g("3"), g("4"), g("c")]);
    same!(nested_scopes(), [1, 2, 3, 4]);
}

#[test]
fn received_values() {
    same!(
        received_in_patterns(),
        [
            pair("1", "2"),
            pair("3", "4"),
            pair("5", "6"),
            pair("7", "8"),
            pair("9", "10")
        ]
    );
    let both = |left, right| Both {
        left: Guard(left),
        right: Guard(right),
    };
    same!(
        received_in_matches(),
        [
            One(Guard("skip")),
            Empty,
            One(Guard("one")),
            Empty,
            both("left", "r"),
            Empty,
            both("l", "r"),
            Empty
        ]
    );
    let some = |name| Some(Guard(name));
    same!(
        received_in_if_let_and_while_let(),
        [
            some("1"),
            some("2"),
            some("3"),
            some("4"),
            some("5"),
            None,
            some("6"),
            some("7"),
            some("8"),
            some("9"),
            None,
            None,
            None,
            None,
            some("10"),
            None,
            some("11"),
            some("12")
        ]
    );
    same!(received_in_if_let_and_while_let(), [None, None]);
    same!(
        boxed_and_shared(),
        [boxed("1"), boxed("2"), boxed("3"), boxed("4")]
    );
}

#[test]
fn operands_and_branches() {
    let g = Guard;
    same!(
        half_of_a_call(g("own")),
        [g("1"), g("2"), g("3"), g("4"), g("5"), g("6"), g("7")]
    );
    same!(moved_in_some_branches(g("a")), [0, 0, 0, 0]);
    same!(moved_in_some_branches(g("a")), [1, 0, 1, 1]);
    same!(moved_in_some_branches(g("a")), [1, 0, 0, 1]);
    same!(moved_in_some_branches(g("a")), [2, 1]);
    same!(moved_in_some_branches(g("a")), [3, 1, 1]);
    same!(
        moved_into_the_loop_and_out(),
        [0, 0, 1, 0, 2, 0, 0, 3, 0, 0]
    );
    same!(moved_into_the_loop_and_out(), [1, 0, 1, 0, 9]);
    same!(temporaries_of_heads(), [3, 0, 1, 0, 1, 2, 3]);
}

#[test]
fn jumps() {
    same!(jumps_out_of_scopes(), [0, 0, 0, 1, 5, 0, 2, 7]);
    same!(jumps_out_of_scopes(), [5, 0, 3, 1, 1]);
    same!(jumps_out_of_scopes(), [0, 5, 1, 4]);
}
