//! Items of inner blocks, and imports there, beside locals of the same name.

#![allow(
    clippy::all,
    non_upper_case_globals,
    non_snake_case,
    reason = "the bodies are there for the language, not for style"
)]

mod common;
use common::{Guard, mk, same, say, twin};

const LIMIT: u32 = 7;

twin! {
    fn constants(n: u32) -> [u32] {
        yield_!(n);
        {
            const n: u32 = 30;
            yield_!(n);
            say(n.to_string());
            yield_!(n + 1);
        }
        yield_!(n);
    }

    fn constants_where_nothing_yields(n: u32) -> [u32] {
        let n = n + 1;
        yield_!(n);
        let n = n + 1;
        let inner = { const n: u32 = 30; n };
        say(format!("{n} {}", { const n: u32 = 31; format!("{n}") }));
        yield_!(inner);
        yield_!(n);
    }

    fn functions(v: Vec<u32>, guard: Guard) -> [u32] {
        let n = v.len() as u32;
        {
            fn n() -> u32 { 40 }
            fn guard() -> u32 { 41 }
            yield_!(n());
            let n = n() + guard();
            yield_!(n);
            yield_!(n + 1);
        }
        say(guard.0);
        yield_!(n);
        yield_!(v[0]);
    }

    fn functions_behind_their_calls(v: Vec<u32>) -> [u32] {
        for x in v {
            let max = max(x, 3);
            yield_!(max);
            yield_!(max + 1);
            fn max(a: u32, b: u32) -> u32 { if a < b { b } else { a } }
        }
    }

    fn imports(v: Vec<u32>) -> [u32] {
        let max = v.len() as u32;
        {
            use std::cmp::{max, min as least};
            yield_!(max(20, max(3, 4)));
            let least = least(8, 9);
            yield_!(least);
            yield_!(least);
        }
        yield_!(max);
        for x in v {
            use std::cmp::{max, min};
            let max = max(x, 2);
            yield_!(max);
            let min = min(max, 2);
            yield_!(max);
            yield_!(min);
        }
    }

    fn imports_of_modules(n: u32) -> [u32] {
        let fmt = mk("fmt");
        let cmp = n;
        {
            use std::{cmp, fmt};
            yield_!(cmp::max(cmp, 1));
            say(fmt.0);
            yield_!(cmp);
            let _: Result<(), fmt::Error> = Ok(());
        }
        yield_!(cmp);
        say(fmt.0);
    }

    fn capitals(TOP: u32) -> [u32] {
        yield_!(TOP);
        {
            use crate::LIMIT as TOP;
            yield_!(TOP);
            yield_!(TOP + 1);
        }
        yield_!(TOP);
    }
}

#[test]
fn they_hide_locals_in_their_block() {
    same!(constants(1), [1, 30, 31, 1]);
    same!(constants_where_nothing_yields(1), [2, 30, 3]);
    same!(functions(vec![5, 6], mk("guard")), [40, 81, 82, 2, 5]);
    same!(functions_behind_their_calls(vec![1, 9]), [3, 4, 9, 10]);
    same!(imports(vec![1, 9]), [20, 8, 8, 2, 2, 2, 2, 9, 9, 2]);
    same!(imports_of_modules(3), [3, 3, 3]);
    same!(capitals(3), [3, 7, 8, 3]);
}
