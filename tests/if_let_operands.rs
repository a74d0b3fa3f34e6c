//! `if let` as an operand: from edition 2024 its temporaries end with it, whichever branch yields.

#![allow(clippy::all, reason = "the bodies are there for the language")]

mod common;
use std::cell::RefCell;

use common::{Guard, mk, same, say, twin};
use gen_core::generator;

impl Guard {
    fn get(&self, n: u32) -> Option<u32> {
        (n > 1).then_some(n)
    }
    fn guard(&self, n: u32) -> Option<Self> {
        (n > 1).then(|| mk("bound"))
    }
}

fn one(n: u32) -> u32 {
    say(format!("one {n}"));
    n
}

fn two(a: u32, b: u32) -> u32 {
    say(format!("two {a} {b}"));
    a + b
}

twin! {
    fn yields_in_else(n: u32) -> [u32] {
        let x = one(if let Some(i) = mk("head").get(n) { i } else { yield_!(1); 2 });
        yield_!(x);
    }

    fn yields_in_then(n: u32) -> [u32] {
        let x = two(if let Some(i) = mk("head").get(n) { yield_!(5); i } else { 2 }, { yield_!(9); 4 });
        yield_!(x);
    }

    fn yields_in_a_branch_of_then(n: u32) -> [u32] {
        let x = one(if let Some(i) = mk("head").get(n) {
            if i > 2 {
                yield_!(5);
            }
            i
        } else { 2 });
        yield_!(x);
    }

    fn has_locals(n: u32) -> [u32] {
        let x = two(if let Some(i) = mk("head").get(n) {
            let _local = mk("local");
            i
        } else { yield_!(1); 2 }, 4);
        yield_!(x);
    }

    fn binds_what_is_dropped(n: u32) -> [u32] {
        let x = two(if let Some(bound) = (&mk("head")).guard(n) {
            let _local = mk("local");
            yield_!(bound.0.len() as u32);
            5
        } else { yield_!(1); 2 }, 4);
        yield_!(x);
    }

    fn leaves(n: u32) -> [u32] {
        let x = two(
            one(3),
            if let Some(i) = mk("head").get(n) {
                if n == 3 {
                    return;
                }
                i
            } else if n == 0 {
                yield_!(7);
                8
            } else {
                2
            },
        );
        yield_!(x);
    }

    fn in_a_break(n: u32) -> [u32] {
        let x = [one(1), loop { break if let Some(_) = mk("head").get(n) { break 6; } else { yield_!(1); 2 } }];
        yield_!(x[1]);
    }

    fn in_a_condition(n: u32) -> [u32] {
        while one(if let Some(i) = mk("head").get(n) { i } else { yield_!(1); 2 }) > 2 {
            yield_!(3);
            break;
        }
    }
}

#[test]
fn temporaries_end_with_it() {
    same!(yields_in_else(1), [1, 2]);
    same!(yields_in_else(3), [3]);
    same!(yields_in_then(1), [9, 6]);
    same!(yields_in_then(3), [5, 9, 7]);
    same!(yields_in_a_branch_of_then(1), [2]);
    same!(yields_in_a_branch_of_then(2), [2]);
    same!(yields_in_a_branch_of_then(3), [5, 3]);
    same!(has_locals(1), [1, 6]);
    same!(has_locals(3), [7]);
    same!(binds_what_is_dropped(1), [1, 6]);
    same!(binds_what_is_dropped(3), [5, 9]);
    same!(leaves(0), [7, 11]);
    same!(leaves(1), [5]);
    same!(leaves(2), [5]);
    assert!(leaves::generator::run(3).eq([]));
    same!(leaves(4), [7]);
    same!(in_a_break(1), [1, 2]);
    same!(in_a_break(2), [6]);
    same!(in_a_condition(1), [1]);
    same!(in_a_condition(5), [3]);
}

#[generator]
fn taken(stack: &RefCell<Vec<u32>>) -> impl Iterator<Item = u32> {
    let push = |n| {
        stack.borrow_mut().push(n);
        n
    };
    let x = push(if let Some(n) = stack.borrow_mut().pop() {
        n
    } else {
        gen_core::yield_!(1);
        2
    });
    gen_core::yield_!(x);
}

#[test]
fn a_borrow_of_the_head_is_over_when_the_call_is_made() {
    assert!(taken(&RefCell::new(vec![3])).eq([3]));
    assert!(taken(&RefCell::new(vec![])).eq([1, 2]));
}
