//! Temporaries that live longer in edition 2021 than in edition 2024.

#![allow(
    for_loops_over_fallibles,
    clippy::unnecessary_wraps,
    reason = "heads with a temporary"
)]

#[path = "../../common/mod.rs"]
mod common;
use common::{Guard, mk, same, say, trace_of, twin};

fn len(g: &Guard) -> u32 {
    u32::try_from(g.0.len()).unwrap()
}

fn some(g: &Guard) -> Option<u32> {
    Some(len(g))
}

fn none(_: &Guard) -> Option<u32> {
    None
}

twin! {
    // In edition 2024 the temporary is gone before the `else`.
    fn else_of_an_if_let(n: u32) -> [u32] {
        if let Some(k) = none(&mk("a")) {
            yield_!(k);
        } else {
            say("in the else");
            yield_!(n);
            say("end of the else");
        }
        say("after");
        yield_!(9);
    }

    fn else_if_let(n: u32) -> [u32] {
        if let Some(k) = none(&mk("a")) {
            yield_!(k);
        } else if let Some(k) = none(&mk("b")) {
            yield_!(k);
        } else if n > 5 {
            yield_!(n);
        } else {
            say("in the else");
            yield_!(2);
        }
        yield_!(9);
    }

    fn then_of_an_if_let(n: u32) -> [u32] {
        if let Some(k) = some(&mk("a")) {
            yield_!(k + n);
            say("end of the branch");
        }
        say("after");
        yield_!(9);
    }

    fn value_of_an_if_let(n: u32) -> [u32] {
        let v = if let Some(k) = none(&mk("a")) { k } else { yield_!(n); say("in the else"); 5 };
        say("after");
        yield_!(v);
    }

    // In edition 2024 the temporary of the tail is gone before the locals of the block.
    fn tail_of_a_block(n: u32) -> [u32] {
        let v = {
            let _local = mk("local");
            yield_!(n);
            len(&mk("tail"))
        };
        say("after");
        yield_!(v);
    }

    fn while_let(n: u32) -> [u32] {
        let mut left = n;
        while let Some(k) = some(&mk("w")).and_then(|k| left.checked_sub(k)) {
            yield_!(k);
            left = k;
            say("end of the round");
        }
        yield_!(9);
    }

    fn match_and_for(n: u32) -> [u32] {
        if let Some(k) = some(&mk("m")) { yield_!(k + n); say("in the arm"); }
        for k in some(&mk("f")) { yield_!(k); say("in the body"); }
        yield_!(9);
    }

    // A boxed slice's `into_iter` goes by reference in this edition.
    fn boxed_slices(v: Vec<u32>) -> [u32] {
        #[allow(boxed_slice_into_iter)]
        let sum = { let b = v.into_boxed_slice(); let r: Vec<&u32> = b.into_iter().collect(); r.into_iter().sum::<u32>() };
        yield_!(sum);
    }
}

#[test]
fn if_let() {
    same!(else_of_an_if_let(1), [1, 9]);
    same!(else_if_let(1), [2, 9]);
    same!(else_if_let(6), [6, 9]);
    same!(then_of_an_if_let(1), [2, 9]);
    same!(value_of_an_if_let(1), [1, 5]);
    let lines = trace_of(|| drop(common::drive(else_of_an_if_let::generator::run(1))));
    let expected = [
        "make a",
        "in the else",
        "yield 1",
        "end of the else",
        "drop a",
        "after",
        "yield 9",
    ];
    assert_eq!(lines, expected, "the temporary outlives the else");
}

/// A known exception: in a block that yields, the temporaries of the tail are dropped before
/// the locals of the block, as from edition 2024 on.
#[test]
fn tails() {
    let of_generator = trace_of(|| drop(common::drive(tail_of_a_block::generator::run(1))));
    let of_function = trace_of(|| tail_of_a_block::plain::run(1));
    let start = ["make local", "yield 1", "make tail"];
    let end = ["after", "yield 4"];
    assert_eq!(
        of_generator,
        [&start[..], &["drop tail", "drop local"], &end].concat()
    );
    assert_eq!(
        of_function,
        [&start[..], &["drop local", "drop tail"], &end].concat()
    );
}

/// A known exception: suspended in an `if let` that is an operand, its temporaries are dropped
/// before the operands to its left, as from edition 2024 on.
#[test]
fn operands() {
    #[gen_core::generator]
    fn run() -> impl Iterator<Item = u32> {
        let pair = (
            mk("operand"),
            if let Some(k) = some(&mk("head")) {
                gen_core::yield_!(k);
                1
            } else {
                2
            },
        );
        gen_core::yield_!(pair.1);
    }
    let lines = trace_of(|| assert_eq!(run().next(), Some(4)));
    assert_eq!(
        lines,
        ["make operand", "make head", "drop head", "drop operand"]
    );
}

#[test]
fn others() {
    same!(while_let(3), [2, 1, 0, 9]);
    same!(match_and_for(1), [2, 1, 9]);
    same!(boxed_slices(vec![1, 2]), [3]);
}
