//! `yield_!(y)` in the arguments of standard macros, in blocks that make a value, in
//! statements of every kind, and beside values that are dropped.

#![allow(
    clippy::all,
    clippy::pedantic,
    unused_assignments,
    unused_must_use,
    reason = "the bodies are there for the language, not for style"
)]

use crate::common::{Guard, eval, mk, say};
use crate::twin::{same, twin};
use std::fmt::Write;

#[derive(Debug)]
struct Holder {
    guard: Guard,
    n: u32,
}

impl Holder {
    fn len(&self) -> u32 {
        say(format!("len of {}", self.guard.0));
        self.n
    }
    fn with(self, n: u32) -> Self {
        Self { n, ..self }
    }
}

fn holder(name: &'static str) -> Holder {
    Holder {
        guard: mk(name),
        n: 1,
    }
}

twin! {
    fn macros() -> [u32, u32, String] {
        println!("{} {}", yield_!(1), eval(2));
        let mut text = format!("{}-{:>3}-{named}", yield_!(3), yield_!(4), named = yield_!(5));
        write!(text, "{:?}", yield_!(6)).unwrap();
        writeln!(text, "{}", yield_!(7)).unwrap();
        assert!(yield_!(8) > 0);
        assert!(yield_!(8) > 0, "said {}", 1);
        assert_eq!(yield_!(9), yield_!(10));
        assert_ne!(yield_!(11), 0);
        let list = vec![yield_!(12), eval(13), yield_!(14)];
        let many = vec![yield_!(15); 2];
        let is = matches!(yield_!(16), 1 | 2);
        let seen = dbg!(yield_!(17));
        eprintln!("{}", yield_!(18));
        format!("{text}{list:?}{many:?}{is}{seen}{}", format_args!("{}", yield_!(20)))
    }

    fn debugging() -> [u32, u32, u32] {
        debug_assert!(yield_!(1) > 0);
        debug_assert_eq!(yield_!(2), eval(3), "{}", eval(4));
        yield_!(5)
    }

    fn panicking(n: u32) -> [u32, u32, u32] {
        match yield_!(n) {
            0 => todo!("{}", yield_!(1)),
            1 => unreachable!("{}", yield_!(2)),
            n => n,
        }
    }

    fn values_of_blocks(n: u32) -> [u32, u32, u32] {
        let a = match n {
            0 => yield_!(0),
            1 => { let x = yield_!(1); x + yield_!(2) }
            _ if n > 5 => if yield_!(3) > 2 { yield_!(4) } else { 9 },
            _ => loop {
                let m = yield_!(5);
                if m == 0 { continue }
                break m;
            },
        };
        let b = 'found: {
            for i in 0..n {
                if yield_!(i) == 7 { break 'found i }
            }
            yield_!(100)
        };
        a * 10 + if let 0..=3 = b { b } else { yield_!(b) }
    }

    fn statements() -> [u32, u32, u32] {
        yield_!(1);
        (yield_!(2), yield_!(3));
        [yield_!(4)];
        yield_!(5) + 1;
        { yield_!(6) };
        if yield_!(7) > 0 { yield_!(8) } else { yield_!(9) };
        match yield_!(10) { 0 => { yield_!(11); } _ => {} }
        let x: u32;
        if yield_!(12) > 1 { x = yield_!(13) } else { x = 0; }
        let _unused = yield_!(14);
        let (_, y) = (yield_!(15), yield_!(16));
        const K: u32 = 3;
        fn inner(n: u32) -> u32 { n * K }
        inner(x) + y;
        inner(yield_!(17))
    }

    fn shadowing() -> [u32, u32, u32] {
        let x = yield_!(1);
        let x = yield_!(x) + x;
        let x = { let x = yield_!(x) * 2; x + yield_!(x) };
        for x in 0..yield_!(x) {
            let x = yield_!(x);
            if x > 5 { let x = yield_!(x); say(format!("{x}")); }
        }
        if let x @ 1.. = yield_!(x) { say(format!("{x}")); }
        x
    }

    fn temporaries() -> [u32, u32, u32] {
        let sum = holder("a").len() + yield_!(1) + holder("b").len();
        let more = holder("c").with(yield_!(2)).len() + yield_!(3);
        say("between");
        let text = holder("d").guard.0.len() as u32 + yield_!(4);
        sum + more + text
    }

    fn half_evaluated() -> [u32, u32, u32] {
        let tuple = (mk("a"), yield_!(1), mk("b"), yield_!(2));
        let list = [Some(mk("c")), { yield_!(3); None }, Some(mk("d"))];
        let made = Holder { guard: mk("e"), n: yield_!(4) };
        let all = vec![(mk("f"), yield_!(5)), (mk("g"), yield_!(6))];
        say("end");
        tuple.1 + list.len() as u32 + made.n + all.len() as u32
    }

    fn discarded_guards() -> [Guard, u32, ()] {
        yield_!(1);
        say("one");
        let _ = yield_!(2);
        say("two");
        let _kept = yield_!(3);
        say("three");
        (yield_!(4), say("in the tuple"), yield_!(5));
        say("four");
        _ = yield_!(6);
        say("five");
        let Guard(_name) = yield_!(7);
        say("six");
        drop(yield_!(8));
        match yield_!(9) { Guard("i") => { say("match"); yield_!(10); } _ => say("other") }
        say("seven");
        if let Guard("k") = yield_!(11) { yield_!(12); say("if"); } else { say("else"); yield_!(13); }
        say("eight");
    }

    fn reassigned_guards() -> [Guard, u32, Guard] {
        let mut held = yield_!(1);
        held = yield_!(2);
        say(held.0);
        let mut pair = (yield_!(3), yield_!(4));
        pair.0 = yield_!(5);
        say(pair.0.0);
        std::mem::swap(&mut held, &mut pair.1);
        held = { let _inner = yield_!(6); yield_!(7) };
        say("end");
        held
    }

    fn discarded_tail() -> [Guard, u32, usize] {
        let _first = yield_!(1);
        yield_!(2).0.len()
    }
}

#[test]
fn in_standard_macros() {
    let lines = same!(
        macros(),
        [1, 3, 4, 5, 6, 7, 8, 8, 9, 9, 11, 12, 14, 15, 16, 17, 18, 20]
    );
    assert_eq!(
        lines.last().unwrap(),
        r#"return "3-  4-567\n[12, 13, 14][15, 15]false1720""#
    );
    if cfg!(debug_assertions) {
        same!(debugging(), [1, 3, 5]);
    } else {
        same!(debugging(), [5]);
    }
    same!(panicking(1), [5]);
}

#[test]
fn in_blocks_and_statements() {
    same!(values_of_blocks(0), [4, 5, 6]);
    same!(values_of_blocks(1), [1, 2, 7]);
    same!(values_of_blocks(3), [0, 0, 9, 1, 2, 7]);
    same!(values_of_blocks(7), [4, 9, 1, 2, 3, 4, 7, 8]);
    same!(values_of_blocks(7), [4, 9, 1, 2, 3, 4, 5, 6, 1, 2]);
    same!(
        statements(),
        [1, 2, 3, 4, 5, 6, 1, 8, 0, 11, 2, 13, 14, 15, 16, 17]
    );
    same!(statements(), [1, 2, 3, 4, 5, 6, 0, 9, 1, 0, 14, 15, 16, 17]);
    same!(shadowing(), [1, 1, 0, 2, 3, 9, 8, 0]);
    same!(shadowing(), [1, 1, 0, 0, 4]);
}

#[test]
fn beside_values_that_are_dropped() {
    same!(temporaries(), [1, 2, 3, 4]);
    same!(half_evaluated(), [1, 2, 3, 4, 5, 6]);
}

#[test]
fn arguments_that_are_dropped() {
    let g = Guard;
    same!(
        discarded_guards(),
        [
            g("a"),
            g("b"),
            g("c"),
            g("d"),
            g("e"),
            g("f"),
            g("g"),
            g("h"),
            g("i"),
            g("j"),
            g("k"),
            g("l")
        ]
    );
    same!(
        discarded_guards(),
        [
            g("a"),
            g("b"),
            g("c"),
            g("d"),
            g("e"),
            g("f"),
            g("g"),
            g("h"),
            g("I"),
            g("K"),
            g("l")
        ]
    );
    same!(
        reassigned_guards(),
        [g("a"), g("b"), g("c"), g("d"), g("e"), g("f"), g("g")]
    );
    same!(discarded_tail(), [g("a"), g("bc")]);
}
