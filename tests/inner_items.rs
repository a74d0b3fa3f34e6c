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

mod small {
    pub type Num = u8;
    pub struct Wrapped(pub u32);
    pub fn helper() -> u32 {
        22
    }
}

fn helper() -> u32 {
    1
}

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

    fn imports_in_types(sort: bool) -> [u32] {
        if sort {
            use std::collections::{BTreeMap as Sorted, HashSet};
            use std::rc;
            let map: Sorted<u32, rc::Rc<u32>> = Sorted::from([(2, rc::Rc::new(3)), (1, 4.into())]);
            let mut seen: HashSet<_> = HashSet::new();
            for (k, v) in map { seen.insert(*v); yield_!(k + *v + seen.len() as u32); }
        } else {
            use std::collections::HashMap;
            let map: HashMap<u32, u32> = HashMap::from([(2, 3)]);
            for (k, v) in map { yield_!(k * v); }
        }
        {
            use std::collections::HashMap;
            let map: HashMap<u32, u32> = HashMap::from([(2, 5)]);
            for (k, v) in map { yield_!(k * v); }
        }
    }

    fn imports_that_hide_a_type(text: &str) -> [String] {
        {
            use small::Num;
            let parsed: Result<Num, _> = text.parse();
            yield_!(format!("{parsed:?}"));
        }
        let parsed = text.parse::<u32>();
        yield_!(format!("{parsed:?}"));
    }

    fn in_a_while(n: u32) -> [u32] {
        let mut left = n;
        while helper() < 3 && left > 0 { fn helper() -> u32 { 9 } left -= 1; yield_!(helper()); }
        while let Some(x) = Some(helper()).filter(|h| *h < 3 && left < n) {
            fn helper() -> u32 { 8 }
            left += 1;
            yield_!(helper() + x);
        }
        loop {
            if helper() == 9 || left == 0 { break }
            left -= 1;
            { fn helper() -> u32 { 9 } yield_!(helper()); yield_!(5); }
        }
    }

    fn in_branches(n: u32) -> [u32] {
        for i in 0..n {
            match i {
                1 => { fn helper() -> u32 { 9 } yield_!(helper()); }
                _ => { yield_!(helper()); }
            }
        }
        yield_!(helper());
        for i in 0..n {
            if i == 2 { yield_!(helper()) }
            if i == 1 { use small::helper; yield_!(helper()); }
        }
        for i in 0..n {
            let x = helper();
            if x == 1 && i > 0 { fn helper() -> u32 { 7 } yield_!(helper()); } else { yield_!(1000) }
        }
        for i in 0..n {
            { fn helper() -> u32 { 9 } yield_!(helper()); }
            let s = helper() + LIMIT;
            if s == 8 { yield_!(s) } else { yield_!(s + 1000 + i) }
        }
        for i in 0..n {
            let y = if i == 1 { const LIMIT: u32 = 9; yield_!(LIMIT); LIMIT + 1 } else { LIMIT };
            yield_!(y);
        }
    }

    fn behind_a_typed_let(n: u32) -> [u32] {
        for i in 0..n {
            use small::Wrapped as Other;
            let x: Other = Other(i);
            yield_!(x.0);
            if i == 1 { use small::helper; yield_!(helper()); }
            yield_!(x.0);
        }
        yield_!(helper());
    }

    fn that_mention_each_other(n: u32) -> [u32] {
        for i in 0..n {
            static COUNT: u32 = 3;
            struct Step(u32);
            fn bump() -> u32 { Step(COUNT).0 + LIMIT }
            const LIMIT: u32 = COUNT_AGAIN;
            const COUNT_AGAIN: u32 = 4;
            yield_!(bump() + i);
            for j in 0..2 { yield_!(bump() + j + LIMIT); }
            yield_!(LIMIT);
        }
        loop {
            static COUNT: u32 = 5;
            type Number = u32;
            fn bump() -> Number { COUNT }
            yield_!(bump());
            yield_!(2);
            break;
        }
        yield_!(LIMIT);
    }

    fn items_of_other_items(n: u32) -> [u32] {
        {
            use std::fmt::{Display, Formatter, Result as Written};
            use std::rc::Rc;
            const N: usize = 3;
            static TABLE: [u32; N] = [5; N];
            struct Shown(Rc<u32>);
            impl Display for Shown {
                fn fmt(&self, f: &mut Formatter<'_>) -> Written { write!(f, "<{}>", self.0) }
            }
            type Row = [u32; N];
            let row: Row = [n; N];
            let all: [u32; N + 1] = [n; N + 1];
            yield_!(row[0] + TABLE[1]);
            say(Shown(Rc::new(n)).to_string());
            yield_!(all.len() as u32);
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
    same!(in_a_while(3), [9, 9, 9, 9, 9, 9, 9, 5, 9, 5, 9, 5]);
    same!(
        in_branches(3),
        [1, 9, 1, 1, 22, 1, 1000, 7, 7, 9, 8, 9, 8, 9, 8, 7, 9, 10, 7]
    );
}

#[test]
fn types_see_them() {
    same!(imports_in_types(true), [6, 7, 10]);
    same!(imports_in_types(false), [6, 10]);
    let error = "Err(ParseIntError { kind: PosOverflow })";
    same!(
        imports_that_hide_a_type("300"),
        [error.into(), "Ok(300)".into()]
    );
    same!(items_of_other_items(2), [7, 4, 2]);
    same!(that_mention_each_other(1), [7, 11, 12, 4, 5, 2, 7]);
    same!(behind_a_typed_let(2), [0, 0, 1, 22, 1, 1]);
}

#[gen_core::generator]
fn counted() -> impl gen_core::Coroutine<u32, Yield = usize, Return = usize> {
    use std::collections::*;
    use std::fmt::{self, Write as _};
    struct Total(usize);
    impl fmt::Display for Total {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            write!(f, "{} of {N}", self.0)
        }
    }
    const N: usize = 2;
    let mut seen: HashMap<u32, [u32; N]> = HashMap::new();
    let mut text: String = String::new();
    for _ in 0..N {
        let n: u32 = gen_core::yield_!(seen.len());
        seen.insert(n, [n; N]);
        let total: Total = Total(seen.len());
        write!(text, "{total};").unwrap();
    }
    say(text);
    seen[&1][N - 1] as usize
}

#[test]
fn the_types_of_a_coroutine_see_them() {
    use gen_core::{Coroutine, CoroutineState::Complete, CoroutineState::Yielded};
    let mut counted = std::pin::pin!(counted());
    assert_eq!(counted.as_mut().start(), Yielded(0));
    assert_eq!(counted.as_mut().resume(1), Yielded(1));
    assert_eq!(counted.as_mut().resume(5), Complete(1));
    assert_eq!(common::trace(), ["1 of 2;2 of 2;"]);
}
