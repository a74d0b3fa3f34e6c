//! What syntax is taken to tell of types, where traits give types of the language methods of names
//! that others of them have: what these give has something to drop.

#![allow(
    clippy::all,
    clippy::pedantic,
    unused,
    reason = "the bodies are there for the language, not for style"
)]

mod common;
use common::{Guard, mk, same, twin};
use std::ops::{Range, RangeTo};

/// Methods of numbers, for what does not have them.
trait Methods: Sized {
    fn pow(self, _: u32) -> Guard {
        mk("pow")
    }
    fn abs(self) -> Guard {
        mk("abs")
    }
    fn is_alphabetic(self) -> Guard {
        mk("is_alphabetic")
    }
    fn leading_zeros(self) -> Guard {
        mk("leading_zeros")
    }
}

impl Methods for char {}
impl Methods for bool {}
impl Methods for u8 {}
impl Methods for f64 {}
impl Methods for &i32 {}
impl Methods for std::net::Ipv4Addr {}

/// Methods of iterators, for ranges that are none.
trait Backwards: Sized {
    fn rev(self) -> [Guard; 2] {
        [mk("first"), mk("second")]
    }
    fn step_by(self, _: f64) -> [Guard; 2] {
        self.rev()
    }
}

impl Backwards for RangeTo<u32> {}
impl Backwards for Range<f64> {}
impl Backwards for Range<Bound> {}

struct Bound;

twin! {
    fn a_char_with_methods_of_numbers(c: char) -> [u32] {
        let power = c.pow(3);
        yield_!(1);
        let zeros = 'c'.leading_zeros();
        yield_!(2);
    }

    fn a_bool_with_methods_of_numbers(n: u32) -> [u32] {
        let power = (n == 3 || n == 4).pow(3);
        yield_!(1);
        let zeros = (n < 4).leading_zeros();
        yield_!(2);
    }

    fn an_unsigned_number_with_methods_of_others(n: u8) -> [u32] {
        let absolute = n.abs();
        yield_!(1);
        let letter = n.is_alphabetic();
        yield_!(2);
        let literal = 3u8.abs();
        yield_!(3);
        let (one, sum) = (1, n + 1);
        let of_sum = sum.abs();
        yield_!(4);
        if n == one {
            // Which kind of integer this is syntax does not tell.
            let inferred = one.abs();
            yield_!(5);
        }
    }

    fn a_float_with_methods_of_integers(x: f64) -> [u32] {
        let power = (x * 2.0).pow(3);
        yield_!(1);
        let zeros = 1.0f64.leading_zeros();
        yield_!(2);
    }

    fn a_reference_to_a_number(n: i32) -> [u32] {
        let ref bound = n + 1;
        let power = bound.pow(3);
        yield_!(1);
        match n + 2 {
            ref scrutinee => {
                let power = scrutinee.pow(3);
                yield_!(2);
            }
        }
    }

    fn addresses(from: std::net::Ipv4Addr, to: std::net::Ipv4Addr) -> [u32] {
        for address in from..to {
            let power = address.pow(2);
            yield_!(1);
        }
    }

    fn ranges_that_are_no_iterators(end: u32) -> [u32] {
        for part in (..end).rev() {
            yield_!(1);
        }
        for part in (0.0..1.0).step_by(0.1) {
            yield_!(2);
        }
        for part in (Bound..Bound).rev() {
            yield_!(3);
        }
        let range = ..end;
        for part in range.rev() {
            yield_!(4);
        }
    }
}

#[test]
fn methods_of_the_users() {
    same!(a_char_with_methods_of_numbers('c'), [1, 2]);
    same!(a_bool_with_methods_of_numbers(3), [1, 2]);
    same!(
        an_unsigned_number_with_methods_of_others(1),
        [1, 2, 3, 4, 5]
    );
    same!(a_float_with_methods_of_integers(1.5), [1, 2]);
    same!(a_reference_to_a_number(3), [1, 2]);
    let address = |last| std::net::Ipv4Addr::new(127, 0, 0, last);
    same!(addresses(address(1), address(3)), [1, 1]);
}

#[test]
fn ranges() {
    same!(ranges_that_are_no_iterators(3), [1, 1, 2, 2, 3, 3, 4, 4]);
}
