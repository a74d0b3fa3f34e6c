//! The last expression of a block: where its operands and its temporaries end, if it ends and if
//! the body ends in the middle of it.

#![allow(clippy::all, reason = "the bodies are there for the language")]

mod common;
use common::{Guard, mk, same, say, twin};

impl Guard {
    fn len(&self) -> u32 {
        self.0.len() as u32
    }
    fn with(self, n: u32, (): ()) -> u32 {
        say(format!("{} with {n}", self.0));
        n
    }
}

impl std::ops::Add<u32> for Guard {
    type Output = u32;
    fn add(self, n: u32) -> u32 {
        self.with(n, ())
    }
}

fn one(n: u32) -> u32 {
    say(format!("one {n}"));
    n
}

fn two(a: Guard, n: u32, (): ()) -> u32 {
    say(format!("two {} {n}", a.0));
    n
}

fn three(a: Guard, n: u32, (): (), m: u32) -> u32 {
    say(format!("three {} {n} {m}", a.0));
    n + m
}

struct Made {
    guard: Guard,
    n: u32,
    given: (),
}

twin! {
    fn call() -> [u32] {
        let x = { let _z = mk("z"); two(mk("a"), mk("t").len(), yield_!(1)) };
        yield_!(x);
    }
    fn nested_call() -> [u32] {
        let x = { let _z = mk("z"); one(two(mk("a"), mk("t").len(), yield_!(1))) };
        yield_!(x);
    }
    fn in_parentheses() -> [u32] {
        #[allow(unused_parens)]
        let x = { let _z = mk("z"); (two(mk("a"), mk("t").len(), yield_!(1))) };
        yield_!(x);
    }
    fn calls_in_a_call() -> [u32] {
        let x = {
            let _z = mk("z");
            three(mk("o"), mk("u").len(), (), two(mk("a"), mk("t").len(), yield_!(1)))
        };
        yield_!(x);
    }
    fn a_call_then_a_yield() -> [u32] {
        let x = {
            let _z = mk("z");
            three(mk("o"), two(mk("a"), mk("t").len(), yield_!(1)), yield_!(2), mk("u").len())
        };
        yield_!(x);
    }
    fn method() -> [u32] {
        let x = { let _z = mk("z"); mk("r").with(mk("t").len(), yield_!(1)) };
        yield_!(x);
    }
    fn nested_method() -> [u32] {
        let x = { let _z = mk("z"); one(mk("r").with(mk("t").len(), yield_!(1))) };
        yield_!(x);
    }
    fn structure() -> [u32] {
        let x = { let _z = mk("z"); Made { guard: mk("a"), n: mk("t").len(), given: yield_!(1) } };
        yield_!(x.n);
        drop((x.guard, x.given));
    }
    fn nested_structure() -> [u32] {
        let x = { let _z = mk("z"); Some(Made { guard: mk("a"), n: mk("t").len(), given: yield_!(1) }) };
        yield_!(1);
        drop(x);
    }
    fn tuple() -> [u32] {
        let x = { let _z = mk("z"); (mk("a"), (mk("b"), mk("t").len(), yield_!(1))) };
        yield_!(x.1.1);
        drop(x);
    }
    fn sum() -> [u32] {
        let x = { let _z = mk("z"); mk("a") + (mk("t").len() + { yield_!(1); 2 }) };
        yield_!(x);
    }
    fn comparison() -> [bool] {
        let x = { let _z = mk("z"); two(mk("a"), mk("t").len(), ()) == { yield_!(true); mk("u").len() } };
        yield_!(x);
    }
    fn lazy() -> [bool] {
        let x = {
            let _z = mk("z");
            two(mk("a"), mk("t").len(), yield_!(false)) > 0 && two(mk("b"), mk("u").len(), yield_!(true)) > 0
        };
        yield_!(x);
    }
    fn compound() -> [u32] {
        let mut x = 0;
        let () = { let _z = mk("z"); x += two(mk("a"), mk("t").len(), yield_!(1)) };
        yield_!(x);
    }
    fn yielded() -> [u32] {
        let () = { let _z = mk("z"); yield_!(two(mk("a"), mk("t").len(), yield_!(1))) };
        say("after");
    }
    fn of_an_arm() -> [u32] {
        let x = match mk("head").len() { 4 => two(mk("a"), mk("t").len(), yield_!(1)), _ => 3 };
        yield_!(x);
    }
    fn a_head_in_a_call() -> [u32] {
        let x = { let _z = mk("z"); one(match mk("head").len() { 4 => { yield_!(1); 3 } _ => 4 }) };
        yield_!(x);
    }
    fn a_head_in_a_sum() -> [u32] {
        let x = { let _z = mk("z"); 1 + match mk("head").len() { 4 => { yield_!(1); 3 } _ => 4 } };
        yield_!(x);
    }
    fn heads_in_heads() -> [u32] {
        let x = {
            let _z = mk("z");
            one(match mk("head").len() {
                4 => match mk("h").len() { 1 => { yield_!(1); 3 } _ => 5 },
                _ => 4,
            })
        };
        yield_!(x);
    }
    fn an_if_let_in_a_call() -> [u32] {
        let x = { let _z = mk("z"); one(if let 4 = mk("head").len() { yield_!(1); 3 } else { 4 }) };
        yield_!(x);
    }
}

#[test]
fn it_ends_as_in_plain_rust() {
    same!(call(), [1, 1]);
    same!(nested_call(), [1, 1]);
    same!(in_parentheses(), [1, 1]);
    same!(calls_in_a_call(), [1, 2]);
    same!(a_call_then_a_yield(), [1, 2, 2]);
    same!(method(), [1, 1]);
    same!(nested_method(), [1, 1]);
    same!(structure(), [1, 1]);
    same!(nested_structure(), [1, 1]);
    same!(tuple(), [1, 1]);
    same!(sum(), [1, 3]);
    same!(comparison(), [true, true]);
    same!(lazy(), [false, true, true]);
    same!(compound(), [1, 1]);
    same!(yielded(), [1, 1]);
    same!(of_an_arm(), [1, 1]);
}

#[test]
fn heads_in_it_live_as_long_as_it() {
    same!(a_head_in_a_call(), [1, 3]);
    same!(a_head_in_a_sum(), [1, 4]);
    same!(heads_in_heads(), [1, 3]);
    same!(an_if_let_in_a_call(), [1, 3]);
}
