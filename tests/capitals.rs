//! Variables whose names are in capitals, beside constants and unit structs of such names.

#![allow(
    clippy::all,
    non_snake_case,
    unused_variables,
    reason = "the bodies are there for the language, not for style"
)]

mod common;
use common::{Guard, mk, same, say, twin};

const MAX: u32 = 3;

pub struct Size {
    pub W: u32,
    pub H: u32,
}

pub struct Unit;

#[derive(Clone, Copy, PartialEq)]
pub enum Side {
    L,
    R,
}
use Side::{L, R};

twin! {
    fn in_tuples(A: u32, pairs: Vec<(u32, u32)>) -> [u32] {
        let (B, C) = (A + 1, 2);
        yield_!(B);
        yield_!(C);
        for (A, b) in pairs { yield_!(A); yield_!(A + b + C); }
        yield_!(A);
    }

    fn parameters((A, [B, _]): (u32, [u32; 2])) -> [u32] {
        yield_!(A);
        yield_!(B);
    }

    fn in_structs(size: Size) -> [u32] {
        let Size { W, H } = size;
        for y in 0..H { for x in 0..W { yield_!(y * W + x); } }
    }

    fn that_hide_others(A: u32, option: Option<u32>) -> [u32] {
        if let Some(A) = option { yield_!(A); yield_!(A); }
        let Some(A) = option.map(|B| B + A) else { return };
        yield_!(A);
        yield_!(A);
    }

    fn in_arms(n: u32) -> [u32] {
        match Some(n) { Some(T) => { yield_!(T); yield_!(T); } None => {} }
        match n { MAX => { yield_!(100); yield_!(MAX); } N1 => { yield_!(N1); yield_!(N1 + 1); } }
        match n { MAX | 7 => yield_!(MAX), _ => yield_!(n) }
        if n == MAX { yield_!(0); }
        if let MAX = n { yield_!(1); yield_!(MAX + 1); }
        while let Some(MAX) = Some(n) { yield_!(2); break; }
    }

    fn unit_variants(side: Side) -> [u32] {
        match side {
            L => { let other = L; yield_!(1); yield_!(u32::from(other == L)); }
            R => yield_!(2),
        }
        let (n, Unit) = (3, Unit);
        let _unit = Unit;
        yield_!(n);
        let _unit = Unit;
        yield_!(n);
    }

    fn in_closures(A: u32) -> [u32] {
        let next = |A: u32| A + 1;
        let product = |(A, B): (u32, u32)| A * B;
        yield_!(next(5));
        yield_!(product((2, 3)));
        yield_!(A);
    }

    fn that_are_dropped(A: Guard, pair: (Guard, u32), option: Option<Guard>) -> [u32] {
        yield_!(1);
        let (A, n) = pair;
        yield_!(n);
        let _last = mk("last");
        yield_!(2);
        if let Some(B) = option {
            yield_!(3);
            say(B.0);
            yield_!(4);
        }
        say(A.0);
        yield_!(5);
    }
}

#[test]
fn variables_in_capitals_are_variables() {
    same!(in_tuples(1, vec![(2, 3), (4, 5)]), [2, 2, 2, 7, 4, 11, 1]);
    same!(parameters((1, [2, 3])), [1, 2]);
    same!(in_structs(Size { W: 2, H: 2 }), [0, 1, 2, 3]);
    same!(that_hide_others(1, Some(2)), [2, 2, 3, 3]);
    same!(that_hide_others(1, None), []);
    same!(in_closures(7), [6, 6, 7]);
    same!(
        that_are_dropped(Guard("A"), (Guard("pair"), 7), Some(Guard("B"))),
        [1, 7, 2, 3, 4, 5]
    );
}

#[test]
fn constants_and_unit_structs_are_no_variables() {
    same!(in_arms(3), [3, 3, 100, 3, 3, 0, 1, 4, 2]);
    same!(in_arms(5), [5, 5, 5, 6, 5]);
    same!(unit_variants(L), [1, 1, 3, 3]);
    same!(unit_variants(R), [2, 3, 3]);
}
