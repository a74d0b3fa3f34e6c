//! Grows bodies, runs them as generators and as plain functions, and compares.
//!
//! - `DIFF_BODIES`, `DIFF_SEED`: how many bodies, grown from which seed;
//! - `DIFF_EDITION`: the edition of all bodies; by default each edition gets half of them;
//! - `DIFF_ONLY`: the number of the only body to run; its text is printed;
//! - `DIFF_SHRINK`: of how many kinds of failure to shrink one body each;
//! - `DIFF_REFERENCE=1`: builds the plain functions only, to test the growing of bodies;
//! - `DIFF_FINDINGS`: a file to which failures are appended.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::io::Write as _;
use std::path::Path;

use differential::batch::{Entry, Failure, Workshop};
use differential::body::Form;
use differential::grow::grow;
use differential::shrink::shrink;

/// How many bodies one crate has: a compromise between rustc's memory and its start-up.
const CHUNK: usize = 125;

fn number(name: &str) -> Option<u64> {
    let text = std::env::var(name).ok()?;
    Some(
        text.parse()
            .unwrap_or_else(|_| panic!("{name} is not a number: {text}")),
    )
}

fn edition(of: u64) -> &'static str {
    match number("DIFF_EDITION") {
        Some(2021) => "2021",
        Some(_) => "2024",
        None if of % 2 == 0 => "2024",
        None => "2021",
    }
}

/// One failure of each class, with how many bodies have it.
fn report(
    seed: u64,
    scratch: &Path,
    numbers: &[u64],
    bodies: &[Entry],
    failures: &BTreeMap<usize, Failure>,
) -> String {
    let mut classes = BTreeMap::<String, Vec<usize>>::new();
    for (&at, failure) in failures {
        classes.entry(failure.class()).or_default().push(at);
    }
    let mut text = format!(
        "seed {seed}: {} of {} bodies fail\n",
        failures.len(),
        bodies.len()
    );
    let mut shrinks = number("DIFF_SHRINK").unwrap_or(0);
    for (class, members) in &classes {
        let at = *members
            .iter()
            .min_by_key(|&&at| bodies[at].0.lines.len())
            .expect("not empty");
        let (mut body, edition) = bodies[at].clone();
        let mut failure = failures[&at].clone();
        if shrinks > 0 {
            shrinks -= 1;
            let workshop = Workshop::new(scratch, 40, false);
            body = shrink(&workshop, &(body, edition), class);
            failure = workshop
                .run(&[(body.clone(), edition)])
                .remove(&0)
                .unwrap_or(failure);
        }
        let count = members.len();
        writeln!(
            text,
            "\n## {class}\n\n{count} bodies; body {} (edition {edition}):\n",
            numbers[at]
        )
        .expect("a string");
        let what = match failure {
            Failure::Rejected(why) | Failure::Uncompiled(why) | Failure::Differs(why) => why,
            Failure::Died => "it died or did not end".to_owned(),
        };
        writeln!(
            text,
            "```rust\n{}```\n\n```text\n{}\n```",
            body.generator(),
            what.trim_end()
        )
        .expect("a string");
    }
    text
}

/// Compares so many bodies, if nothing else is said. `name` is that of its folder.
fn compare(form: Form, name: &str, many: u64) {
    let seed = number("DIFF_SEED").unwrap_or(1);
    let only = number("DIFF_ONLY");
    let reference_only = number("DIFF_REFERENCE").is_some();
    let numbers: Vec<u64> = match only {
        Some(only) => vec![only],
        None => (0..number("DIFF_BODIES").unwrap_or(many)).collect(),
    };
    let bodies: Vec<Entry> = numbers
        .iter()
        .map(|&n| (grow(seed, n, edition(n), form), edition(n)))
        .collect();
    if only.is_some() {
        println!("{}\n{}", bodies[0].0.generator(), bodies[0].0.reference());
    }
    let dir = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let failures = Workshop::new(&dir, CHUNK, reference_only).run(&bodies);
    if failures.is_empty() {
        return;
    }
    let report = report(seed, &dir.join("shrink"), &numbers, &bodies, &failures);
    if let Ok(path) = std::env::var("DIFF_FINDINGS") {
        let file = std::fs::OpenOptions::new()
            .create(true)
            .append(true)
            .open(path);
        writeln!(file.expect("a writable file"), "# {report}").expect("a writable file");
    }
    panic!("{report}");
}

#[test]
fn movable_generators_do_what_plain_functions_do() {
    compare(Form::Movable, "batch", 2000);
}

#[test]
fn boxed_generators_do_what_plain_functions_do() {
    compare(Form::Boxed, "boxed", 500);
}

#[test]
fn generators_that_call_themselves_do_what_plain_functions_do() {
    compare(Form::Recursive, "recursive", 500);
}

#[test]
fn blocks_do_what_closures_do() {
    compare(Form::Block, "block", 500);
}
