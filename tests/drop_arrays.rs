//! Arrays that a pattern takes apart are dropped from their start to their end before.
//!
//! That is what the reference says. Today's rustc drops them from their end where the way out is
//! shared with one behind the pattern (as of two `return`s, or of two panics), so no body here has
//! two of a kind, and none ends in the middle.

#![allow(
    clippy::all,
    reason = "the bodies are there for the language, not for style"
)]

mod common;
use common::{Guard, mk, same_to_the_end, twin};

twin! {
    // What an early way out drops is still a whole array, though a pattern takes its elements later.
    fn taken_apart_later(n: u32) -> [u32] {
        let a = [mk("x"), mk("y"), mk("z")];
        yield_!(1);
        if n == 0 { return; }
        yield_!(2);
        let [x, _y, z] = a;
        yield_!(3);
        drop(z);
        yield_!(u32::from((&x).name() == "x"));
    }

    fn taken_apart_in_a_loop(n: u32) -> [u32] {
        for i in 0..3 {
            let pair = (mk("w"), [mk("x"), mk("y")]);
            let triple = (mk("s"), mk("t"), mk("u"));
            yield_!(i);
            if i == n { break; }
            yield_!(i);
            let (w, [x, y]) = pair;
            yield_!(i);
            let (s, t, u) = triple;
            drop((x, t));
            yield_!(i);
            drop((w, y, s, u));
        }
    }

    fn taken_apart_by_assignment(n: u32) -> [u32] {
        let a = [mk("x"), mk("y")];
        let (x, y);
        yield_!(1);
        if n == 0 { return; }
        [x, y] = a;
        yield_!(2);
        drop(x);
        yield_!(3);
        drop(y);
    }

    fn taken_apart_if_it_matches(n: u32, slice: &'static [u32]) -> [u32] {
        let some = Some([mk("x"), mk("y")]);
        let ok = Ok::<_, Option<Guard>>([mk("z"), mk("w")]);
        let first = Some(slice);
        yield_!(1);
        if n == 0 { return; }
        if let Some([x, y]) = some { yield_!(2); drop(x); yield_!(3); drop(y); }
        let Ok([z, w]) = ok else { panic!("it is") };
        yield_!(4);
        drop((w, z));
        match first {
            Some([1, rest @ ..]) => yield_!(rest.len() as u32),
            Some([a, b]) => yield_!(*a + *b),
            Some(_) | None => yield_!(5),
        }
    }

    fn taken_apart_with_a_guard(n: u32) -> [u32] {
        let some = Some([mk("x"), mk("y")]);
        yield_!(1);
        match some {
            Some([x, y]) if n == 1 => { yield_!(2); drop(x); yield_!(3); drop(y); }
            Some([x, y]) => { yield_!(4); drop(y); yield_!(5); drop(x); }
            None => {}
        }
        yield_!(6);
    }

    fn taken_apart_by_match(n: u32) -> [u32] {
        let a = [mk("x"), mk("y")];
        yield_!(1);
        if n == 0 { return; }
        match a { [x, y] => { yield_!(2); drop(x); yield_!(3); drop(y); } }
        yield_!(4);
    }
}

#[test]
fn an_array_taken_apart_later_is_dropped_from_its_start() {
    same_to_the_end!(taken_apart_later(0), [1]);
    same_to_the_end!(taken_apart_later(1), [1, 2, 3, 1]);
    same_to_the_end!(taken_apart_in_a_loop(1), [0, 0, 0, 0, 1]);
    same_to_the_end!(taken_apart_by_assignment(0), [1]);
    same_to_the_end!(taken_apart_by_assignment(1), [1, 2, 3]);
    same_to_the_end!(taken_apart_by_match(0), [1]);
    same_to_the_end!(taken_apart_by_match(1), [1, 2, 3, 4]);
    same_to_the_end!(taken_apart_if_it_matches(0, &[]), [1]);
    same_to_the_end!(taken_apart_if_it_matches(1, &[]), [1, 2, 3, 4, 5]);
    same_to_the_end!(taken_apart_if_it_matches(1, &[1, 2]), [1, 2, 3, 4, 1]);
    same_to_the_end!(taken_apart_if_it_matches(1, &[2, 2]), [1, 2, 3, 4, 4]);
    same_to_the_end!(taken_apart_with_a_guard(1), [1, 2, 3, 6]);
    same_to_the_end!(taken_apart_with_a_guard(2), [1, 4, 5, 6]);
}
