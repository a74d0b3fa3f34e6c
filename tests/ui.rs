//! What the compiler says to mistakes, and what it must not complain about.
//!
//! `TRYBUILD=overwrite cargo test --test ui` writes the expected messages anew.

#[rustversion::attr(not(stable), ignore = "the messages are those of stable rustc")]
#[test]
fn ui() {
    let cases = trybuild::TestCases::new();
    cases.compile_fail("tests/ui/*.rs");
    cases.pass("tests/ui/pass/*.rs");
}
