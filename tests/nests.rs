//! Nests of loops, of which the innermost does not yield in each round: who resumes them finds its
//! next round before the loops around it.

#![allow(clippy::all, reason = "the bodies are there for the language")]

mod common;
use std::cell::Cell;

use common::{Guard, drive, mk, panics, same, say, trace, trace_of, twin};

thread_local!(static STEPS: Cell<Option<u32>> = const { Cell::new(None) });

/// Says where it is, and panics once as many steps are done as [`STEPS`] tells.
fn step(at: u32) -> u32 {
    if let Some(left) = STEPS.get() {
        assert!(left > 0, "no more steps");
        STEPS.set(Some(left - 1));
    }
    say(format!("step {at}"));
    at
}

twin! {
    fn conditions(n: u32) -> [[u32; 3]] {
        for a in 0..n {
            for b in 0..n {
                if step(b) == a { continue; }
                for c in 0..n {
                    if step(c) == a || c == b { continue; }
                    yield_!([a, b, c]);
                }
            }
        }
    }

    fn found(n: u32) -> [(u32, u32, u32)] {
        for c in 1..n {
            for b in 1..c {
                for a in 1..b {
                    if step(a * a) + b * b == c * c { yield_!((a, b, c)); }
                }
            }
        }
        say("behind");
    }

    fn labels(n: u32) -> [u32] {
        'a: for a in 0..n {
            'b: for b in 0..n {
                'c: for c in 0..n {
                    for d in 0..n {
                        if d == step(c) { continue; }
                        if a + b == d { continue 'c; }
                        if a + c == 2 * d { continue 'b; }
                        if b + c == 2 * d + 1 { continue 'a; }
                        if a + b + c > 2 * n { break 'a; }
                        if a == d { break; }
                        if a + d == 7 { break 'c; }
                        if a + d == 8 { return; }
                        yield_!(((a * 10 + b) * 10 + c) * 10 + d);
                    }
                    say("behind the fourth");
                }
                say("behind the third");
            }
            say("behind the second");
        }
        say("behind the first");
    }

    fn guards(n: u32) -> [u32] {
        let _all = mk("all");
        for a in 0..n {
            let _first = mk("first");
            for b in 0..n {
                let second = mk("second");
                for c in 0..n {
                    let third = mk("third");
                    if step(c) % 2 == 1 { continue; }
                    let inner = Guard("inner");
                    if a == b { break; }
                    if c == 2 && a == 2 { return; }
                    drop(third);
                    let length = inner.name().len();
                    drop(inner);
                    yield_!(c + (second.name().len() + length) as u32);
                }
            }
        }
    }

    fn behind_the_yield(n: u32) -> [u32] {
        'outer: for a in 0..n {
            let _first = mk("first");
            for b in 0..n {
                for c in 0..n {
                    let _third = mk("third");
                    if step(c) == b { continue; }
                    yield_!(a * b + c);
                    if c == 2 { continue 'outer; }
                    say("behind the third");
                }
            }
        }
    }

    fn carried(n: u32) -> [String] {
        let mut all = 0;
        let mut a = 0;
        while a < n {
            let mut row = 0;
            let mut b = 0;
            while b < n {
                let mut c = 0;
                while c < n {
                    c += 1;
                    all += 1;
                    row += step(c);
                    if row % 3 == 0 { continue; }
                    yield_!(format!("{a} {b} {c} {row} {all}"));
                    all += 100;
                    if row > 9 { break; }
                }
                b += 1;
            }
            a += 1;
        }
        yield_!(all.to_string());
    }

    fn values(n: u32) -> [u32] {
        let mut last = 0;
        loop {
            let found = loop {
                let mut tries = 0;
                let odd = loop {
                    tries += 1;
                    if step(tries) % 2 == 0 { yield_!(tries); continue; }
                    if tries > n { break last + tries; }
                };
                last += 1;
                if last % 2 == 0 { break odd; }
            };
            say(format!("found {found}"));
            if found > 2 * n { break; }
        }
        yield_!(last);
    }

    fn scrutinees(rows: &[Vec<&'static str>]) -> [usize] {
        for times in 1..3 {
            for row in rows {
                for word in row {
                    let at = match word.len() {
                        0 => { step(0); continue; }
                        1 if step(1) == times => break,
                        length => length,
                    };
                    if let Some(first) = word.strip_prefix('x') {
                        yield_!(at + first.len() * times as usize);
                    }
                }
            }
        }
    }
}

fn rows() -> Vec<Vec<&'static str>> {
    vec![
        vec!["x", "", "xyz", "zyx"],
        vec![],
        vec!["xx", "a", "xxx"],
        vec!["xxxx"],
    ]
}

#[test]
fn all_rounds() {
    same!(
        conditions(3),
        [
            [0, 1, 2],
            [0, 2, 1],
            [1, 0, 2],
            [1, 2, 0],
            [2, 0, 1],
            [2, 1, 0]
        ]
    );
    same!(
        found(18),
        [(3, 4, 5), (6, 8, 10), (5, 12, 13), (9, 12, 15), (8, 15, 17)]
    );
    same!(labels(5), [1, 2, 3, 4, 201, 3001, 3002, 4001, 4101, 4201]);
    same!(
        guards(4),
        [11, 13, 11, 13, 11, 13, 11, 13, 11, 13, 11, 13, 11]
    );
    same!(behind_the_yield(3), [1, 2, 1, 2, 1, 2]);
    same!(values(3), [2, 4, 2, 4, 2, 4, 2, 4, 4]);
    same!(scrutinees(&rows()), [3, 7, 1, 7, 4, 7, 10]);
}

#[test]
fn what_is_carried() {
    let plain = trace_of(|| carried::plain::run(3));
    let steps = trace_of(|| {
        drive(carried::generator::run(3));
    });
    assert_eq!(steps, plain);
    assert_eq!(
        steps
            .iter()
            .filter(|step| step.starts_with("yield"))
            .count(),
        10
    );
}

/// Runs with a panic at each step, one after the other, until there is none.
macro_rules! at_each_step {
    ($name:ident($($arg:expr),*)) => {{
        for steps in 0.. {
            let run = |run: &dyn Fn()| {
                trace();
                STEPS.set(Some(steps));
                let message = panics(|| {
                    run();
                    panic!("none");
                });
                STEPS.set(None);
                (message, trace())
            };
            let plain = run(&|| $name::plain::run($($arg),*));
            let generator = run(&|| {
                drive($name::generator::run($($arg),*));
            });
            assert_eq!(generator, plain, "{}, step {steps}", stringify!($name));
            if plain.0 == "none" {
                assert!(steps > 3);
                break;
            }
        }
    }};
}

#[test]
fn a_panic_at_each_step() {
    at_each_step!(conditions(3));
    at_each_step!(labels(4));
    at_each_step!(guards(3));
    at_each_step!(behind_the_yield(3));
    at_each_step!(carried(3));
    at_each_step!(values(3));
    at_each_step!(scrutinees(&rows()));
}

/// Drops the generator after each of its items.
#[test]
fn an_end_at_each_yield() {
    for taken in 1..4 {
        let mut items = guards::generator::run(4);
        assert_eq!(items.by_ref().take(taken).count(), taken);
        trace();
        drop(items);
        let dropped = ["second", "first", "all"];
        assert_eq!(trace(), dropped.map(|name| format!("drop {name}")));
    }
}
