//! Temporaries that a `let` extends: when they are made, and when they are dropped.

#![allow(
    clippy::all,
    unused_variables,
    reason = "the bodies are there for the language, not for style"
)]

mod common;
use common::{Guard, mk, same, say, twin};

pub struct Holds<'a>(&'a Guard);

fn name_of(guard: &Guard) -> u32 {
    guard.0.len() as u32
}

fn pair(_: &Guard) -> (Guard, Guard) {
    (mk("left"), mk("right"))
}

fn number(n: u32) -> u32 {
    say(n.to_string());
    n
}

twin! {
    fn kept_to_the_end_of_the_block() -> [u32] {
        let _a = Some(&mk("a"));
        yield_!(1);
        say("1");
        let _b = [&mk("b"), &mk("c")];
        yield_!(2);
        say("2");
        let _d = &mk("d") as &dyn std::any::Any;
        yield_!(3);
        let _e = (1, (2, &mk("e")));
        yield_!(4);
        let f = Holds(&mk("f"));
        say(f.0.0);
        say("end");
    }

    fn made_in_order() -> [u32] {
        let x = (number(1), &mk("x"), number(2));
        say(x.1.0);
        yield_!(x.0);
        let y = [Some(&mk("y")), None, Some(&mk("z"))];
        say(y[2].unwrap().0);
        yield_!(5);
        let z = (number(3), (number(4), &mk("w")), number(5));
        say(z.1.1.0);
        yield_!(6);
    }

    fn of_constants() -> [u32] {
        let x = (number(1), &5, &[1, 2]);
        yield_!(*x.1);
        yield_!(x.2[1]);
        let y = Some(&7);
        yield_!(*y.unwrap());
        yield_!(*y.unwrap());
    }

    fn apart(n: u32) -> [u32] {
        let x = (&mk("x"), number(n), yield_!(1), &mk("y"));
        say(x.0.0);
        say(x.3.0);
        yield_!(2);
        let y = Some((number(2), &mk("z"), yield_!(3)));
        say(y.unwrap().1.0);
        yield_!(4);
    }

    fn beside_other_temporaries(stops: bool) -> [u32] {
        let x = (number(mk("a").0.len() as u32), &mk("b"), name_of(&mk("c")), &pair(&mk("d")).0);
        say("behind");
        say(x.1.0);
        say(x.3.0);
        yield_!(x.0);
        let y = Some((name_of(&mk("e")), &mk("f")));
        say("end");
        yield_!(2);
        for i in 0..2 {
            yield_!(i);
            let z = (mk("g"), &mk("h"), { if stops { return; } 4 });
            say(z.1.0);
            drop(z.0);
        }
    }

    fn that_is_not_bound() -> [u32] {
        let _ = &{ yield_!(2); mk("a") };
        yield_!(1);
        let _ = (&mk("b"), { yield_!(3); 2 });
        say("behind");
        let _ = [&mk("c")];
        yield_!(4);
        say("end");
    }

    fn not_of_functions() -> [u32] {
        let n = Some(&mk("a")).map(|guard| guard.0.len() as u32);
        yield_!(n.unwrap());
        let m = number(mk("b").0.len() as u32);
        yield_!(2);
    }
}

#[test]
fn temporaries_live_as_long_as_what_is_bound() {
    same!(kept_to_the_end_of_the_block(), [1, 2, 3, 4]);
    same!(made_in_order(), [1, 5, 6]);
    same!(of_constants(), [5, 2, 7, 7]);
    same!(apart(7), [1, 2, 3, 4]);
    same!(not_of_functions(), [1, 2]);
    same!(beside_other_temporaries(true), [1, 2, 0]);
    same!(beside_other_temporaries(false), [1, 2, 0, 1]);
    same!(that_is_not_bound(), [2, 1, 3, 4]);
}

struct Pair {
    left: Guard,
    right: u32,
}

fn pair_of(n: u32) -> Pair {
    Pair {
        left: mk("pair"),
        right: n,
    }
}

twin! {
    fn by_the_pattern(n: u32) -> [u32] {
        let ref right = pair_of(n).right;
        say("made");
        yield_!(*right);
        let Pair { ref mut right, ref left } = *Box::new(pair_of(n + 1));
        *right += name_of(left);
        yield_!(*right);
        let [ref first, ..] = vec![mk("x"), mk("y")][..] else { return };
        yield_!(name_of(first));
        let (ref all, 7) = (pair_of(2), 7) else { return };
        yield_!(all.right);
    }
}

#[test]
fn a_ref_extends_what_it_is_a_part_of() {
    same!(by_the_pattern(3), [3, 8, 1, 2]);
}
