//! Where locals are dropped: as in plain Rust, whatever is suspended.
//! Temporaries of heads are in `temporaries.rs`.

#![allow(
    clippy::all,
    unused_assignments,
    reason = "the bodies are there for the language, not for style"
)]

mod common;
use common::{Guard, eval, mk, same, say, trace, trace_of, twin};
use gen_core::generator;

fn refuse(n: u32) -> Option<u32> {
    (n < 2).then_some(n)
}

struct Two {
    left: Guard,
    right: Guard,
}

twin! {
    fn several_assigned(n: u32) -> [u32] {
        let mut a = mk("a0");
        let mut b = mk("b0");
        let mut list = vec![mk("l0")];
        yield_!(n);
        (b, a) = (mk("b1"), mk("a1"));
        yield_!(1);
        [b, a] = [mk("b2"), mk("a2")];
        yield_!(2);
        Two { right: b, left: a } = Two { left: mk("a3"), right: mk("b3") };
        yield_!(3);
        (list[0], (b, _), a) = (mk("l1"), (mk("b4"), mk("gone")), mk("a4"));
        yield_!(4);
        (b, list[0]) = { yield_!(5); (mk("b5"), mk("l2")) };
        if n > 1 {
            drop(a);
        }
        yield_!(6);
        (b, a) = (mk("b6"), mk("a6"));
        say(a.name());
        say(b.name());
    }

    fn filled_in_a_round(n: u32) -> [u32] {
        let x;
        let _g = mk("g");
        let mut i = 0;
        loop {
            yield_!(i);
            i += 1;
            if i > n {
                x = mk("x");
                say(x.name());
                return;
            }
        }
    }

    fn filled_between_others(n: u32) -> [u32] {
        let _first = mk("first");
        let (x, y);
        let held = mk("held");
        let z;
        for i in 0..n {
            for j in 0..2 {
                yield_!(i * 10 + j);
                if i == 1 {
                    x = mk("x");
                    y = mk("y");
                    z = mk("z");
                    let _inner = mk("inner");
                    say(format!("{} {} {} {}", x.name(), y.name(), z.name(), held.name()));
                    assert!(n < 4, "enough");
                    return;
                }
            }
            yield_!(99);
        }
        say(held.name());
    }

    fn reverse_order(n: u32) -> [u32] {
        let _a = mk("a");
        let _b = mk("b");
        yield_!(1);
        let _c = mk("c");
        yield_!(n);
        let _d = mk("d");
    }

    fn never_mentioned_again(n: u32) -> [u32] {
        let _lock = mk("lock");
        yield_!(1);
        {
            let _inner = mk("inner");
            yield_!(2);
            let _late = mk("late");
            say("end of block");
        }
        yield_!(n);
        say("end");
    }

    fn mentioned_then_not(n: u32) -> [u32] {
        let a = mk("a");
        let b = mk("b");
        say(a.0);
        yield_!(1);
        say(b.0);
        yield_!(n);
        say("end");
    }

    fn parameters(_a: Guard, b: Guard, _: Guard, mut c: Guard) -> [u32] {
        let _local = mk("local");
        yield_!(1);
        say(b.0);
        yield_!(2);
        c.0 = "new c";
        yield_!(3);
    }

    fn loop_bodies(n: u32) -> [u32] {
        let _outer = mk("outer");
        for i in 0..n {
            let _start = mk("start");
            if i == 1 { continue; }
            let _middle = mk("middle");
            yield_!(i);
            if i == 3 { break; }
            let _end = mk("end");
        }
        say("after");
    }

    fn left_by_labels(n: u32) -> [u32] {
        'a: loop {
            let _a = mk("a");
            let mut i = 0;
            loop {
                let _b = mk("b");
                'block: {
                    let _c = mk("c");
                    i += 1;
                    yield_!(i);
                    if i == n { break 'a; }
                    if i == 2 { break 'block; }
                    say("end of block");
                }
                yield_!(i * 10);
            }
        }
    }

    fn moved_on_one_path(flag: bool) -> [u32] {
        let g = mk("g");
        let h = mk("h");
        if flag {
            drop(g);
            yield_!(1);
        } else {
            yield_!(2);
        }
        yield_!(3);
        if !flag { drop(h); }
        say("end");
    }

    fn moved_in_a_match(n: u32) -> [u32] {
        let g = mk("g");
        let kept = match n {
            0 => { yield_!(0); Some(g) }
            1 => { drop(g); yield_!(1); None }
            _ => { yield_!(2); None }
        };
        yield_!(3);
        say(format!("{}", kept.is_some()));
    }

    fn moved_out_of_a_loop(n: u32) -> [u32] {
        let mut slot = Some(mk("slot"));
        for i in 0..3 {
            if i == n { drop(slot.take()); }
            yield_!(i);
        }
        let g = mk("g");
        let mut i = 0;
        loop {
            i += 1;
            if i == n { drop(g); break; }
            if i == 3 { break; }
            yield_!(i);
        }
        yield_!(100);
        say("end");
    }

    fn reassigned(n: u32) -> [u32] {
        let mut g = mk("one");
        yield_!(1);
        g = mk("two");
        yield_!(2);
        if n == 1 { g = mk("three"); }
        yield_!(3);
        drop(g);
        g = mk("four");
        yield_!(4);
        say(g.0);
    }

    fn assigned_never_read(n: u32) -> [u32] {
        let mut _g = mk("one");
        yield_!(n);
        _g = mk("two");
        yield_!(n);
        _g = mk("three");
    }

    fn shadowed(n: u32) -> [u32] {
        let g = mk("first");
        yield_!(1);
        let g = Guard(if g.0 == "first" { "second" } else { "?" });
        yield_!(n);
        let _g = g;
        yield_!(3);
    }

    fn early_return(n: u32) -> [u32] {
        let _a = mk("a");
        if n == 0 { return; }
        let _b = mk("b");
        yield_!(1);
        for i in 0..3 {
            let _c = mk("c");
            if i == n { return; }
            yield_!(i);
        }
    }

    fn let_else(n: u32) -> [u32] {
        let _a = mk("a");
        let Some(k) = refuse(n) else {
            let _e = mk("e");
            yield_!(99);
            return;
        };
        let _b = mk("b");
        yield_!(k);
    }

    fn values_of_blocks(n: u32) -> [u32] {
        let g = {
            let _in_block = mk("in block");
            yield_!(1);
            mk("value")
        };
        yield_!(n);
        let name = { let h = mk("h"); yield_!(2); h.0 };
        say(name);
        let pair = (mk("left"), { yield_!(3); mk("right") });
        yield_!(4);
        let (_, right) = pair;
        drop(right);
        yield_!(5);
        say(g.0);
    }

    fn late_initialised(n: u32) -> [u32] {
        let a;
        let b;
        b = mk("b");
        yield_!(1);
        if n > 0 { a = mk("a"); yield_!(2); say(a.0); } else { yield_!(3); }
        say(b.0);
        yield_!(4);
    }

    fn partly_moved(n: u32) -> [u32] {
        let t = (mk("t0"), mk("t1"), mk("t2"));
        yield_!(1);
        let (_, b, _) = t;
        yield_!(2);
        if n == 1 { drop(b); yield_!(3); }
        let u = (mk("u0"), Some((mk("u1"), 7)), [mk("u2"), mk("u3"), mk("u4")]);
        let _last = mk("last");
        match u {
            (u0, Some((_, k)), [_, u3, _]) => { yield_!(k); say(u0.0); drop(u3); yield_!(5); }
            _ => {}
        }
        yield_!(4);
        say("end");
    }

    fn destructured(n: u32) -> [u32] {
        let (a, b) = (mk("a"), mk("b"));
        yield_!(1);
        let [c, _d] = [mk("c"), mk("d")];
        yield_!(2);
        drop(a);
        yield_!(n);
        say(b.0);
        drop(c);
        yield_!(4);
    }

    fn bound_in_arms(v: Option<Guard>) -> [u32] {
        match v {
            Some(g) => { yield_!(1); say(g.0); yield_!(2); }
            None => yield_!(3),
        }
        yield_!(4);
        if let Some(g) = Some(mk("if let")) { yield_!(5); say(g.0); }
        yield_!(6);
        while let Some(_g) = Some(mk("while let")) { yield_!(7); break; }
        yield_!(8);
    }

    fn for_over_guards(n: usize) -> [u32] {
        for (i, g) in vec![mk("0"), mk("1"), mk("2")].into_iter().enumerate() {
            if i == n { break; }
            yield_!(1);
            if i == 1 { drop(g); yield_!(2); continue; }
            yield_!(3);
        }
        say("after");
        yield_!(4);
    }

    fn in_a_closure(n: u32) -> [u32] {
        let g = mk("captured");
        let f = move |k: u32| { say(g.name()); k + 1 };
        yield_!(f(n));
        let _after = mk("after");
        yield_!(f(n + 1));
        say("end");
        let _ = &f;
    }

    fn statements_and_temporaries(n: u32) -> [u32] {
        mk("statement");
        yield_!(1);
        let _ = mk("wildcard");
        let len = mk("initialiser").0.len() as u32;
        yield_!(len);
        if mk("condition").0.len() > 3 { yield_!(n); }
        while mk("while").0.len() > 9 { yield_!(n); }
        say(mk("argument").0);
        let r = &mk("extended").0.len();
        say(format!("{r}"));
        yield_!(eval(n));
    }

    fn tail_of_a_block(n: u32) -> [u32] {
        let v = { let _g = mk("g"); yield_!(1); mk("tail").0.len() as u32 };
        yield_!(v + n);
    }
}

#[test]
fn scopes() {
    same!(reverse_order(2), [1, 2]);
    same!(never_mentioned_again(2), [1, 2, 2]);
    same!(mentioned_then_not(2), [1, 2]);
    same!(
        parameters(Guard("p"), Guard("q"), Guard("r"), Guard("s")),
        [1, 2, 3]
    );
    same!(loop_bodies(5), [0, 2, 3]);
    same!(left_by_labels(3), [1, 10, 2, 20, 3]);
    same!(shadowed(2), [1, 2, 3]);
    same!(values_of_blocks(9), [1, 9, 2, 3, 4, 5]);
}

#[test]
fn moves() {
    for flag in [true, false] {
        same!(moved_on_one_path(flag), [if flag { 1 } else { 2 }, 3]);
    }
    for n in 0..3 {
        same!(moved_in_a_match(n), [n, 3]);
    }
    same!(moved_out_of_a_loop(0), [0, 1, 2, 1, 2, 100]);
    same!(moved_out_of_a_loop(1), [0, 1, 2, 100]);
    same!(moved_out_of_a_loop(2), [0, 1, 2, 1, 100]);
    same!(partly_moved(0), [1, 2, 7, 5, 4]);
    same!(partly_moved(1), [1, 2, 3, 7, 5, 4]);
    same!(destructured(3), [1, 2, 3, 4]);
}

#[test]
fn assignments() {
    same!(reassigned(0), [1, 2, 3, 4]);
    same!(reassigned(1), [1, 2, 3, 4]);
    same!(assigned_never_read(5), [5, 5]);
    same!(late_initialised(0), [1, 3, 4]);
    same!(late_initialised(1), [1, 2, 4]);
}

#[test]
fn filled() {
    for n in [1, 2] {
        same!(several_assigned(n), [n, 1, 2, 3, 4, 5, 6]);
    }
    same!(filled_in_a_round(0), [0]);
    same!(filled_in_a_round(2), [0, 1, 2]);
    same!(filled_between_others(1), [0, 1, 99]);
    same!(filled_between_others(3), [0, 1, 99, 10]);
    // And where the body panics.
    let run = |run: &dyn Fn()| trace_of(|| drop(common::panics(run)));
    assert_eq!(
        run(&|| drop(common::drive(filled_between_others::generator::run(4)))),
        run(&|| filled_between_others::plain::run(4)),
    );
}

#[test]
fn exits() {
    same!(early_return(0), []);
    same!(early_return(1), [1, 0]);
    same!(early_return(7), [1, 0, 1, 2]);
    same!(let_else(1), [1]);
    same!(let_else(2), [99]);
}

#[test]
fn bindings() {
    same!(bound_in_arms(Some(Guard("arm"))), [1, 2, 4, 5, 6, 7, 8]);
    same!(bound_in_arms(None), [3, 4, 5, 6, 7, 8]);
    for n in 0..4 {
        let plain = trace_of(|| for_over_guards::plain::run(n));
        assert_eq!(
            trace_of(|| drop(common::drive(for_over_guards::generator::run(n)))),
            plain
        );
    }
    same!(in_a_closure(1), [2, 3]);
    same!(statements_and_temporaries(4), [1, 11, 4, 4]);
    same!(tail_of_a_block(1), [1, 5]);
}

#[test]
fn a_local_moved_on_one_path_and_dropped_there() {
    let mut items = moved_on_one_path::generator::run(true);
    trace();
    items.next();
    assert_eq!(trace(), ["make g", "make h", "drop g"]);
    drop(items);
    assert_eq!(trace(), ["drop h"]);
}

#[test]
fn the_consumer_sees_guards_alive_between_items() {
    use gen_core::yield_;
    #[generator]
    fn run() -> impl Iterator<Item = u32> {
        let _a = mk("a");
        yield_!(1);
        {
            let _b = mk("b");
            yield_!(2);
        }
        yield_!(3);
    }
    let lines = trace_of(|| {
        for n in run() {
            say(format!("{n}"));
        }
    });
    assert_eq!(
        lines,
        ["make a", "1", "make b", "2", "drop b", "3", "drop a"]
    );
}
