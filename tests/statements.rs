//! Statements whose value is dropped, and places that are left alone.

#![allow(
    clippy::all,
    dead_code,
    unused_assignments,
    unused_must_use,
    unused_braces,
    unused_unsafe,
    unused_variables,
    reason = "the bodies are there for the language, not for style"
)]

mod common;
use common::{Guard, mk, same, say, twin};

twin! {
    fn blocks(c: bool) -> [u32] {
        { let a = mk("a"); yield_!(1); mk("value") };
        if c { let b = mk("b"); yield_!(2); mk("then") } else { mk("else") };
        yield_!(3);
        unsafe { let u = mk("u"); yield_!(4); mk("unsafe") };
        'l: { let l = mk("l"); yield_!(5); if c { break 'l mk("broken") } mk("tail") };
        ({ let p = mk("p"); yield_!(6); mk("paren") });
        say("end");
    }

    fn blocks_in_blocks() -> [u32] {
        { let v = mk("v"); { yield_!(1); mk("inner") } };
        { let w = mk("w"); yield_!(2); { unsafe { (mk("l"), mk("r")) } } };
        { yield_!(3); (mk("a"), mk("b").0.len()) };
        { yield_!(4); (mk("c").0.len(), mk("d")) };
        say("end");
    }

    fn branches(o: Option<Guard>) -> [u32] {
        match o {
            Some(g) if g.0 == "x" => { yield_!(1); mk("x") }
            Some(g) => mk("some"),
            None => { let n = mk("n"); yield_!(2); mk("none") }
        };
        yield_!(3);
        if let Some(g) = Some(mk("g")) { yield_!(4); mk("let") } else { mk("never") };
        loop { let r = mk("r"); yield_!(5); break mk("broken") };
        say("end");
    }

    fn types_meet(c: bool) -> [u32] {
        let text = "text".to_string();
        if c { Some(text) } else { None };
        if c { yield_!(1); vec![mk("in a vec")] } else { vec![] };
        match c { true => { yield_!(2); Ok(mk("ok")) } false => Err(3) };
        yield_!(3);
    }

    fn of_type_unit(c: bool) -> [u32] {
        let a = mk("a");
        match c { true => { let b = mk("b"); yield_!(1); say("true") } false => say("false") };
        yield_!(2);
        drop(a);
        match c { true => return, false => { let d = mk("d"); yield_!(3); panicking(c) } };
        yield_!(4);
    }

    fn places_are_left_alone(pair: (Guard, u32)) -> [u32] {
        let y = mk("y");
        _ = y;
        yield_!(1);
        _ = pair.0;
        yield_!(pair.1);
        _ = mk("dropped at once");
        yield_!(3);
    }

    fn parts_are_assigned(pair: (Guard, Guard)) -> [u32] {
        let mut n = mk("old");
        yield_!(1);
        (n, _) = make_pair();
        yield_!(2);
        (_, n) = { yield_!(3); make_pair() };
        say(n.0);
        let mut m = mk("m");
        [n, _, m] = [mk("x"), mk("y"), mk("z")];
        yield_!(4);
        (n, _) = pair;
        let mut list = [mk("0"), mk("1")];
        yield_!(5);
        (list[index(1)], _) = make_pair();
        Both { a: n, .. } = Both { a: mk("a"), b: mk("b") };
        yield_!(6);
        say(n.0);
        let mut k = 1;
        (k, _) = (k + 1, 2);
        yield_!(k);
    }

    fn closures_take(v: Vec<u32>, g: Guard, pair: (Guard, Guard)) -> [u32] {
        let w = Some(2).map(|k| { let mut v = v; v.push(k); v }).unwrap_or_default();
        for x in w { yield_!(x); }
        let c = || { let inner = g; 3 };
        yield_!(4);
        yield_!(c());
        let d = || { let (a, b) = pair; say(a.0); };
        yield_!(5);
        d();
        yield_!(6);
    }
}

fn panicking(_: bool) {}

fn make_pair() -> (Guard, Guard) {
    (mk("left"), mk("right"))
}

fn index(n: usize) -> usize {
    say("index");
    n
}

pub struct Both {
    a: Guard,
    b: Guard,
}

#[test]
fn a_value_is_dropped_behind_the_locals_of_its_block() {
    same!(blocks(true), [1, 2, 3, 4, 5, 6]);
    same!(blocks(false), [1, 3, 4, 5, 6]);
    same!(blocks_in_blocks(), [1, 2, 3, 4]);
    same!(branches(Some(mk("x"))), [1, 3, 4, 5]);
    same!(branches(Some(mk("y"))), [3, 4, 5]);
    same!(branches(None), [2, 3, 4, 5]);
    same!(types_meet(true), [1, 2, 3]);
    same!(types_meet(false), [3]);
    same!(of_type_unit(true), [1, 2]);
    same!(of_type_unit(false), [2, 3, 4]);
}

#[test]
fn what_takes_and_what_does_not() {
    same!(places_are_left_alone((mk("pair"), 2)), [1, 2, 3]);
    same!(
        parts_are_assigned((mk("first"), mk("second"))),
        [1, 2, 3, 4, 5, 6, 2]
    );
    same!(
        closures_take(vec![1], mk("g"), (mk("a"), mk("b"))),
        [1, 2, 4, 3, 5, 6]
    );
}
