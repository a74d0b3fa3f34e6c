//! What `#[generator(explain)]` adds to the documentation.

use expect_test::{Expect, expect};
use quote::quote;

use crate::compile::compile;

/// The documentation that a function gets.
fn drawn(function: &str) -> String {
    let output = compile(&quote!(explain), function.parse().expect("tokens"));
    let output: syn::ItemFn = syn::parse2(output).expect("a function");
    let docs = output.attrs.iter().filter_map(|attr| match &attr.meta {
        syn::Meta::NameValue(pair) if pair.path.is_ident("doc") => Some(&pair.value),
        _ => None,
    });
    let lines = docs.map(|value| match value {
        syn::Expr::Lit(syn::ExprLit {
            lit: syn::Lit::Str(text),
            ..
        }) => text.value(),
        _ => panic!("text"),
    });
    lines.collect::<Vec<_>>().join("\n")
}

#[allow(clippy::needless_pass_by_value)]
fn check(function: &str, expected: Expect) {
    expected.assert_eq(&drawn(function));
}

#[test]
fn one_loop() {
    check(
        "fn fibonacci() -> impl Iterator<Item = u64> {
            let (mut a, mut b) = (0, 1);
            loop {
                yield_!(a);
                (a, b) = (b, a + b);
            }
        }",
        expect![[r#"

            # The state machine

            ```mermaid
            flowchart TD
                start(["start"])
                yield1["yield_!(a)<br/>a, b"]
                start --> yield1
                yield1 --> yield1
            ```

            | suspended at | state | moved at the yield | stays in place | only to be dropped |
            |---|---|---|---|---|
            | the start | `Unresumed` |  | | |
            | 1: `yield_!(a)` | `Loop1.Yield1` |  | `a`, `b` |  |
        "#]],
    );
}

#[test]
fn the_readme_shows_that_of_its_first_program() {
    let readme = include_str!("../../../README.md");
    let (_, first) = readme.split_once("```rust").expect("a program");
    let (_, function) = first.split_once("#[generator]").expect("a generator");
    let (function, _) = function.split_once("\nfn main").expect("and its use");
    let drawing = drawn(function);
    let (drawing, _) = drawing.split_once("| suspended at").expect("a table");
    let (_, drawing) = drawing.split_once("```mermaid").expect("a drawing");
    assert!(
        readme.contains(&format!("```mermaid{drawing}")),
        "{drawing}"
    );
}

#[test]
fn loops_in_loops() {
    check(
        "/// Known already.
        fn pairs(words: Vec<String>, n: usize) -> impl Iterator<Item = String> {
            let _guard = lock();
            for word in words {
                if word.is_empty() { return; }
                for i in 0..n {
                    yield_!(format!(\"{word}\n    <{i}>\"));
                }
                yield_!(word);
            }
            yield_from!(rest(n).into_iter().map(|rest| rest.to_string()).collect::<Vec<String>>());
            let last = \"last\";
            yield_!(last.to_string());
            drop(last);
        }",
        expect![[r#"
             Known already.

            # The state machine

            ```mermaid
            flowchart TD
                start(["start: words, n"])
                yield1["yield_!(format!(#quot;{word} #lt;{i}#gt;#quot;))<br/>n, _guard, the iterator, word, the iterator"]
                yield2["yield_!(word)<br/>n, _guard, the iterator"]
                yield3["yield_from!(rest(n).into_iter().map(|rest| rest.to_string()..<br/>_guard, the iterator"]
                yield4["yield_!(last.to_string())<br/>_guard, last"]
                start --> over
                start --> yield1
                start --> yield2
                start --> yield3
                start --> yield4
                yield1 --> yield1
                yield1 --> yield2
                yield2 --> over
                yield2 --> yield1
                yield2 --> yield2
                yield2 --> yield3
                yield2 --> yield4
                yield3 --> yield3
                yield3 --> yield4
                yield4 --> over
                over(["end"])
            ```

            | suspended at | state | moved at the yield | stays in place | only to be dropped |
            |---|---|---|---|---|
            | the start | `Unresumed` | `words`, `n` | | |
            | 1: `yield_!(format!("{word} <{i}>"))` | `Loop1.Loop2.Head` |  | `n`, the iterator, `word`, the iterator | `_guard` |
            | 2: `yield_!(word)` | `Loop1.Head` |  | `n`, the iterator | `_guard` |
            | 3: `yield_from!(rest(n).into_iter().map(\|rest\| rest.to_string()..` | `Loop3.Head` |  | the iterator | `_guard` |
            | 4: `yield_!(last.to_string())` | `Yield4` | `last` |  | `_guard` |
        "#]],
    );
}

#[test]
fn a_coroutine() {
    check(
        "fn echo() -> impl Coroutine<u32, Yield = u32, Return = ()> {
            let x = yield_!(0);
            match x { 0 => {} 1 | 2 => drop(yield_!(x)), _ => loop { yield_!(x | 1); } }
        }",
        expect![[r#"

            # The state machine

            ```mermaid
            flowchart TD
                start(["start"])
                yield1["yield_!(0)"]
                yield2["yield_!(x)"]
                yield3["yield_!(x | 1)<br/>x"]
                start --> yield1
                yield1 --> over
                yield1 --> yield2
                yield1 --> yield3
                yield2 --> over
                yield3 --> yield3
                over(["end"])
            ```

            | suspended at | state | moved at the yield | stays in place | only to be dropped |
            |---|---|---|---|---|
            | the start | `Unresumed` |  | | |
            | 1: `yield_!(0)` | `Yield1` |  |  |  |
            | 2: `yield_!(x)` | `Yield2` |  |  |  |
            | 3: `yield_!(x \| 1)` | `Loop1.Yield3` |  | `x` |  |
        "#]],
    );
}

#[test]
fn no_yield() {
    check(
        "fn nothing(n: u32) -> impl Iterator<Item = u32> { drop(n) }",
        expect![[r#"

            # The state machine

            ```mermaid
            flowchart TD
                start(["start: n"])
                start --> over
                over(["end"])
            ```

            | suspended at | state | moved at the yield | stays in place | only to be dropped |
            |---|---|---|---|---|
            | the start | `Unresumed` | `n` | | |
        "#]],
    );
}
