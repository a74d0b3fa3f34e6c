//! `anyhow`: `?`, `bail!`, `ensure!` and `context` in a generator of results.

use anyhow::{Context, Result, bail, ensure};
use gen_core::{generator, yield_};

/// The numbers of a text, one a line, up to a limit.
#[generator]
fn numbers(text: &str, limit: u32) -> impl Iterator<Item = Result<u32>> {
    ensure!(limit > 0, "the limit is {limit}");
    for (i, line) in text.lines().enumerate() {
        let n: u32 = line.parse().with_context(|| format!("line {}", i + 1))?;
        if n > limit {
            bail!("{n} is more than {limit}");
        }
        yield_!(Ok(n));
    }
}

fn said(text: &str, limit: u32) -> Vec<String> {
    let said = |n: Result<u32>| n.map_or_else(|error| error.to_string(), |n| n.to_string());
    numbers(text, limit).map(said).collect()
}

#[test]
fn errors_end_the_items() {
    assert_eq!(said("1\n2", 5), ["1", "2"]);
    assert_eq!(said("1\n2", 0), ["the limit is 0"]);
    assert_eq!(said("1\nx\n2", 5), ["1", "line 2"]);
    assert_eq!(said("1\n7\n2", 5), ["1", "7 is more than 5"]);
}
