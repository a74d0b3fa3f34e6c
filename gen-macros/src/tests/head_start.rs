//! Which bodies begin in their loop.

use proc_macro2::TokenStream;

use super::soup;
use crate::compile::compile;

/// Whether a machine has no state in front of its loop.
fn begins_in_loop(function: &str) -> bool {
    let output = compile(&TokenStream::new(), soup::tokens(function));
    let output = output.to_string();
    assert!(output.contains("Loop1"), "{output}");
    !output.contains("Unresumed")
}

/// A loop through something, in a function with another parameter.
fn through_given(more: &str, items: &str) -> bool {
    begins_in_loop(&format!(
        "fn f<I: Clone + DoubleEndedIterator<Item = u32>, J>(n: u32, t: &str, s: &[u8], {more})
         -> impl Iterator<Item = u32> {{
            for x in {items} {{ yield_!(g(x)); }}
        }}"
    ))
}

fn through(items: &str) -> bool {
    through_given("", items)
}

#[test]
fn what_std_makes_of_parameters() {
    for items in [
        "0..n",
        "0..=n",
        "n..",
        "(1..n).rev()",
        "(0..n).step_by(2)",
        "-3..3",
        "0..N",
        "0..Self::N",
        "0..t.len()",
        "'a'..='z'",
        "s",
        "s.iter().rev()",
        "s.iter().enumerate()",
        "s.windows(2)",
        "t.chars()",
        "t.char_indices().rev()",
        "t.as_bytes()",
        "t.lines()",
    ] {
        assert!(through(items), "{items}");
    }
}

#[test]
fn what_may_panic_or_is_somebody_elses() {
    for items in [
        "0..n + 1",
        "0..-n",
        "0..n / 2",
        "0..count()",
        "0..s[0]",
        "(0..n).step_by(0)",
        "(0..n).step_by(N)",
        "s.chunks(0)",
        "s.chunks(N)",
        "(0..n).map(g)",
        "t.chars().map(g)",
        "s.to_vec()",
        "[1, 2]",
        "..n",
        "t",
    ] {
        assert!(!through(items), "{items}");
    }
}

#[test]
fn iterators_as_parameters() {
    for given in ["i: impl Iterator<Item = u32> + Clone", "mut i: I"] {
        for items in ["i", "i.enumerate()", "i.rev().skip(n)", "(i.take(2))"] {
            assert!(through_given(given, items), "{given} {items}");
        }
        for items in ["i.map(g)", "i.zip(s)", "i.take(count())", "i.copied()"] {
            assert!(!through_given(given, items), "{given} {items}");
        }
    }
    for given in [
        "i: impl IntoIterator<Item = u32>",
        "i: J",
        "i: Vec<u32>",
        "i: Box<dyn Iterator>",
    ] {
        assert!(!through_given(given, "i"), "{given}");
    }
    // Two that have something to drop.
    assert!(!through_given("i: I, v: Vec<u32>", "i"));
    assert!(!through_given("v: Vec<u32>, i: I", "i"));
    assert!(!through_given("i: I", "0..n"));
}

#[test]
fn variables_before_the_loop() {
    let of = |lets: &str| {
        begins_in_loop(&format!(
            "fn f(n: u32, t: &str, m: &mut u32) -> impl Iterator<Item = u32> {{
                {lets} for x in 0..n {{ yield_!(g(x)); }}
            }}"
        ))
    };
    for lets in [
        "let mut sum = 0;",
        "let a: u64 = 1; let b = a; let c = -1;",
        "let bytes = t.as_bytes(); let len = bytes.len();",
        "let buffer = [0u8; 4]; let all = [1, 2, 3]; let name = \"x\"; let is = true;",
    ] {
        assert!(of(lets), "{lets}");
    }
    for lets in [
        "let a = g();",
        "let a = n + 1;",
        "let n = n;",
        "let a = 1; let a = 2;",
        "let a = m;",
        "let a = CONSTANT;",
        "let a = Vec::new();",
        "let a: Wide = 1;",
        "let (a, b) = (1, 2);",
        "let a;",
        "let a = 0..n;",
        "let a = [g(); 2];",
        "let a = 1; g(a);",
    ] {
        assert!(!of(lets), "{lets}");
    }
}

#[test]
fn other_bodies() {
    let of = |rest: &str| begins_in_loop(&format!("fn f(n: u32, {rest}"));
    assert!(of(
        ") -> impl Iterator<Item = u32> + Clone { for x in 0..n { yield_!(x); } }"
    ));
    assert!(of(
        "mut m: u32) -> impl Iterator<Item = u32> { for x in 0..n { m += x; yield_!(m); } }"
    ));
    // Somebody sees that it has not begun.
    assert!(!of(
        ") -> impl Iterator<Item = u32> + Debug { for x in 0..n { yield_!(x); } }"
    ));
    assert!(!of(
        ") -> impl Coroutine<(), Yield = u32, Return = ()> { for x in 0..n { yield_!(x); } }"
    ));
    // At the head of the loop it is something else than behind the yield.
    assert!(!of(
        ") -> impl Iterator<Item = u32> { for x in 0..n { yield_!(x); g(); } }"
    ));
    // There is something to drop, or nobody knows.
    assert!(!of(
        "t: T) -> impl Iterator<Item = u32> { for x in 0..n { yield_!(x); } }"
    ));
    // It is moved again, which is an error.
    assert!(!of(
        "i: impl Iterator<Item = u32>) -> impl Iterator<Item = u32> { for x in i { g(i); yield_!(x); } }"
    ));
    // What goes before the loop, or behind it.
    assert!(!of(
        ") -> impl Iterator<Item = u32> { g(); for x in 0..n { yield_!(x); } }"
    ));
    assert!(!of(
        ") -> impl Iterator<Item = u32> { for x in 0..n { yield_!(x); } g(); }"
    ));
    // A variable that each round gives a value, and none keeps.
    assert!(!of(
        "mut m: u32) -> impl Iterator<Item = u32> { for x in 0..n { yield_!(x); m = x; } }"
    ));
}
