//! Macros of the user's own that jump: out of loops that yield, by what they are given or by what
//! they say themselves.

#![allow(
    clippy::all,
    reason = "the bodies are there for the language, not for style"
)]

mod common;
use common::{mk, same, say, twin};

macro_rules! ok_or {
    ($result:expr, $else:expr) => {
        match $result {
            Ok(value) => value,
            Err(_) => $else,
        }
    };
}

macro_rules! ensure {
    ($holds:expr, $else:expr) => {
        if !$holds {
            $else
        }
    };
}

/// Writes a loop of its own around what it is given.
macro_rules! each {
    ($item:ident in $items:expr => $($body:tt)*) => {
        for $item in $items {
            $($body)*
        }
    };
}

macro_rules! some {
    ($option:expr) => {
        match $option {
            Some(value) => value,
            None => break,
        }
    };
}

macro_rules! skip {
    () => {
        continue
    };
}

twin! {
    fn outer_round(words: Vec<&'static str>) -> [u32] {
        'words: for word in words {
            let _word = mk(word);
            for c in word.chars() {
                let _c = mk("char");
                yield_!(1);
                let n: u32 = ok_or!(c.to_string().parse(), continue 'words);
                yield_!(n);
                ensure!(n != 9, break 'words);
                let _behind = mk("behind");
            }
            say("whole");
        }
        let _last = mk("last");
        yield_!(55);
    }

    fn carried(mut n: u32) -> [u32] {
        let mut guard = mk("first");
        'rounds: loop {
            for _ in 0..2 {
                yield_!(7);
            }
            n += 1;
            drop(guard);
            guard = mk("next");
            ensure!(n % 2 == 0, continue 'rounds);
            ensure!(n < 6, {
                say("leaves");
                break 'rounds
            });
            'inner: for k in 0..3 {
                ensure!(k < 1, break 'inner);
                say("inner");
            }
            let unit = 'unit: {
                ensure!(n > 2, break 'unit);
                yield_!(n);
            };
            say(format!("{unit:?}"));
        }
        yield_!(n);
        say(guard.name());
    }

    fn own_loops(words: Vec<&'static str>) -> [u32] {
        let mut sum = 0;
        'words: for word in words {
            each!(c in word.chars() => if c == 'x' { continue } sum += c as u32; if sum > 1000 { break });
            yield_!(sum);
            each!(c in word.chars() => 'own: loop { if c == 'x' { break 'own } sum += 1; break });
            each!(c in word.chars() => if c == 'z' { break 'words } else { continue });
        }
        yield_!(sum);
    }

    // Nothing but the macro ends these loops.
    fn endless(mut list: Vec<u32>) -> [u32] {
        let _outer = mk("outer");
        let mut sum = 0;
        loop {
            sum += some!(list.pop());
        }
        yield_!(sum);
        let mut list = vec![3, 4];
        for _ in 0..2 {
            loop {
                let n = some!(list.pop());
                let _inner = mk("inner");
                yield_!(n);
            }
            say("behind");
            list.push(9);
        }
        loop {
            let n = some!(list.pop());
            yield_!(n);
        }
        yield_!(list.len() as u32 + sum);
    }

    fn skipped(list: Vec<u32>) -> [u32] {
        let _guard = mk("guard");
        for n in list {
            let _round = mk("round");
            if n == 2 {
                skip!();
            }
            yield_!(n);
        }
        yield_!(0);
    }
}

#[test]
fn with_labels() {
    let words = || vec!["12", "1x3", "2", "192", "6"];
    same!(
        outer_round(words()),
        [1, 1, 1, 2, 1, 1, 1, 1, 2, 1, 1, 1, 9, 55]
    );
    same!(outer_round(vec!["x"]), [1, 55]);
    same!(carried(0), [7, 7, 7, 7, 7, 7, 7, 7, 4, 7, 7, 7, 7, 6]);
    same!(carried(5), [7, 7, 6]);
}

#[test]
fn loops_of_the_macro() {
    same!(own_loops(vec!["ab", "xy", "q"]), [195, 318, 432, 433]);
    same!(own_loops(vec!["az", "q"]), [219, 221]);
}

#[test]
fn without_labels() {
    same!(endless(vec![1, 2]), [3, 4, 3, 9, 9, 3]);
    same!(skipped(vec![1, 2, 3]), [1, 3, 0]);
}
