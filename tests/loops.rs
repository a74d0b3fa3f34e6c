//! Loops around yields: `loop`, `while`, `while let`, `for`, labels, values of `break`.

#![allow(
    clippy::all,
    for_loops_over_fallibles,
    reason = "the bodies are there for the language, not for style"
)]

mod common;
use common::{Guard, eval, mk, same, say, twin};
use std::collections::{BTreeMap, HashSet, VecDeque};

twin! {
    fn loop_with_break_value(n: u32) -> [u32] {
        let mut i = 0;
        let found = loop {
            i += 1;
            if i * i >= n { break i; }
            yield_!(i);
        };
        yield_!(found * 100);
    }

    fn loop_value_from_a_block(n: u32) -> [String] {
        let mut left = n;
        let text = loop {
            if left == 0 { break { yield_!("last".to_string()); format!("done {n}") }; }
            left -= 1;
            yield_!(left.to_string());
        };
        yield_!(text);
    }

    fn labelled_break_values(n: u32) -> [u32] {
        let mut i = 0;
        let v = 'outer: loop {
            let w = loop {
                i += 1;
                yield_!(i);
                if i == n { break 'outer i * 10; }
                if i.is_multiple_of(3) { break i + 1; }
            };
            yield_!(w * 1000);
        };
        yield_!(v);
    }

    fn while_loop(n: u32) -> [u32] {
        let mut i = 0;
        while i < n {
            i += 1;
            if i == 2 { continue; }
            yield_!(i);
            if i == 5 { break; }
        }
        yield_!(i * 10);
    }

    fn while_with_yield_in_the_condition(n: u32) -> [u32] {
        let mut i = 0;
        while { yield_!(i); i < n } {
            i += 1;
            if i == 2 { continue; }
            say(format!("body {i}"));
        }
    }

    fn while_let(items: Vec<u32>) -> [u32] {
        let mut stack = items;
        while let Some(n) = stack.pop() {
            yield_!(n);
            if n > 10 { stack.push(n / 2); stack.push(n / 3); }
            if n == 1 { continue; }
            if n == 2 { break; }
            yield_!(n * 100);
        }
        yield_!(u32::try_from(stack.len()).unwrap());
    }

    fn while_let_with_yield_in_the_head(n: u32) -> [u32] {
        let mut i = n;
        while let Some(next) = { yield_!(i); i.checked_sub(1) } {
            i = next;
            say(format!("body {i}"));
        }
        yield_!(99);
    }

    fn for_over_everything(map: BTreeMap<u32, &'static str>, set: HashSet<u32>) -> [u32] {
        for i in 0..2 { yield_!(i); }
        for i in 0..=1 { yield_!(i); }
        for i in (0..6).rev().step_by(2) { yield_!(i); }
        for x in [7, 8] { yield_!(x); }
        for x in vec![9, 10] { yield_!(x); }
        for (k, v) in map { yield_!(k); yield_!(u32::try_from(v.len()).unwrap()); }
        for x in set { yield_!(x); }
        for x in Some(11) { yield_!(x); }
        for c in "az".chars() { yield_!(u32::from(c)); }
        for (i, b) in b"ab".iter().enumerate() { yield_!(u32::try_from(i).unwrap()); yield_!(u32::from(*b)); }
        for x in std::iter::repeat(5).take(2) { yield_!(x) }
        for _ in 0..2 { yield_!(1) }
        for x in VecDeque::from([3]).into_iter().chain([4]).map(|x| x * 2) { yield_!(x); }
        for w in "b c".split(' ').zip([1, 2]) { yield_!(w.1); }
        for x in std::iter::successors(Some(1), |x| (*x < 8).then_some(x * 2)) { yield_!(x); }
    }

    fn for_with_patterns(pairs: Vec<(u32, Option<u32>)>) -> [u32] {
        for (a, b) in pairs {
            yield_!(a);
            let Some(b) = b else { continue };
            yield_!(a * 10 + b);
        }
        for [x, y] in [[1, 2], [3, 4]] { yield_!(y); yield_!(x); }
        for mut x in 0..2 { x += 10; yield_!(x); x += 1; yield_!(x); }
        for (i, &x) in [5, 6].iter().enumerate() { yield_!(x); say(format!("{i}")); }
    }

    fn for_with_yield_in_the_head(n: u32) -> [u32] {
        for i in { yield_!(100); 0..n } { yield_!(i); }
        for i in (eval(n), { yield_!(200); n + 1 }, 5).0..({ yield_!(300); n + 2 }) { yield_!(i); }
    }

    fn nested_for(n: u32) -> [u32] {
        for i in 0..n {
            for j in i..n {
                if j == i { continue; }
                yield_!(i * 10 + j);
            }
            yield_!(i);
            for _ in 0..1 { say("no yield"); }
        }
    }

    fn labelled_continue(n: u32) -> [u32] {
        'rows: for i in 0..n {
            let _row = mk("row");
            for j in 0.. {
                let _cell = mk("cell");
                if j > i { continue 'rows; }
                if i == 3 { break 'rows; }
                yield_!(i * 10 + j);
            }
        }
        yield_!(99);
    }

    fn three_deep(n: u32) -> [u32] {
        let mut count = 0;
        'a: for i in 0..n {
            'b: while count < 20 {
                count += 1;
                loop {
                    count += 1;
                    match count % 7 {
                        0 => continue 'a,
                        1 => continue 'b,
                        2 => { yield_!(count); break; }
                        3 => { yield_!(i + 500); continue; }
                        4 => { yield_!(i + 600); break 'b; }
                        _ if count > 40 => break 'a,
                        _ => {}
                    }
                    yield_!(count);
                }
                yield_!(count * 100);
            }
            yield_!(7000 + i);
        }
        yield_!(count);
    }

    fn loop_in_a_labelled_block(items: Vec<u32>) -> [u32] {
        let first = 'found: {
            for x in items {
                if x > 10 { break 'found Some(x); }
                yield_!(x);
            }
            None
        };
        yield_!(first.unwrap_or(0));
    }

    fn labelled_block_in_a_loop(n: u32) -> [u32] {
        'rows: for i in 0..n {
            let v = 'b: {
                if i == 0 { break 'b 100; }
                yield_!(i);
                if i == 1 { continue 'rows; }
                if i == 3 { break 'rows; }
                i * 2
            };
            yield_!(v);
        }
    }

    fn same_label_twice(n: u32) -> [u32] {
        'a: for i in 0..n { loop { yield_!(i); continue 'a; } }
        'a: for i in 0..n { loop { yield_!(i + 10); break 'a; } }
        'a: { 'b: { if n > 1 { break 'a } if n > 0 { break 'b } yield_!(50); } yield_!(51); }
    }

    fn break_in_the_condition(n: u32) -> [u32] {
        let mut i = 0;
        'out: loop {
            while { if i > n { break 'out; } yield_!(i); i % 3 != 2 } { i += 1; }
            i += 1;
            yield_!(1000);
        }
    }

    fn loop_that_never_loops(n: u32) -> [u32] {
        #[allow(clippy::never_loop)]
        loop { yield_!(n); break; }
        let v = loop { break { yield_!(2); n }; };
        yield_!(v);
        while n > 1000 { yield_!(3); }
        for _ in 0..0 { yield_!(4); }
    }

    fn loops_without_yields(n: u32) -> [u32] {
        let mut total = 0;
        for i in 0..n { if i == 3 { continue; } total += i; }
        yield_!(total);
        while total > 2 { total /= 2; if total == 100 { break; } }
        let v = loop { total += 1; if total > 10 { break total; } };
        yield_!(v);
        for i in 0..2 {
            let mut s = i;
            for j in 0..3 { if j == 1 { continue; } s += j; }
            yield_!(s);
        }
    }

    fn locals_of_the_body(n: u32) -> [u32] {
        for i in 0..n {
            let double = i * 2;
            let _guard = mk("guard");
            yield_!(double);
            let mut sum = double + i;
            yield_!(sum);
            sum += 1;
            yield_!(sum);
        }
    }

    fn counters_across_loops(n: u32) -> [u32] {
        let mut total = 0;
        let mut rounds = 0;
        loop {
            rounds += 1;
            for i in 0..n {
                total += i;
                if total % 2 == 1 { yield_!(total); }
            }
            if rounds == 3 { break; }
        }
        yield_!(total);
        yield_!(rounds);
    }

    fn moved_after_the_loop(names: Vec<String>) -> [String] {
        let mut seen = Vec::new();
        for name in names {
            yield_!(format!("saw {name}"));
            seen.push(name);
        }
        let all = seen;
        yield_!(all.join("+"));
        for name in all { yield_!(name); }
    }

    fn return_from_depth(n: u32) -> [u32] {
        let _outer = mk("outer");
        for i in 0.. {
            let _middle = mk("middle");
            loop {
                let _inner = mk("inner");
                if i == n { return; }
                yield_!(i);
                if i % 2 == 0 { break; }
                yield_!(i * 10);
                break;
            }
        }
    }

    fn while_let_over_a_deque(start: u32) -> [u32] {
        let mut queue = VecDeque::new();
        queue.push_back(start);
        while let Some(n) = queue.pop_front() {
            yield_!(n);
            if n < 10 { queue.extend([n * 2, n * 2 + 1]); }
        }
    }

    fn while_with_a_let_chain(items: Vec<u32>) -> [u32] {
        let mut rest = items.into_iter().peekable();
        while let Some(n) = rest.next() && n != 0 {
            yield_!(n);
            while let Some(&next) = rest.peek() && next == n { rest.next(); say("skip"); }
        }
        yield_!(u32::try_from(rest.count()).unwrap());
    }

    fn infinite_for(limit: u64) -> [u64] {
        for i in 1u64.. {
            if i * i > limit { break; }
            yield_!(i * i);
        }
    }

    fn guards_in_the_head(n: u32) -> [u32] {
        for (i, g) in [mk("a"), mk("b"), mk("c")].into_iter().enumerate() {
            if i == 2 { break; }
            yield_!(n);
            say(g.name());
        }
        say("after");
    }

    fn match_in_a_loop(text: &'static str) -> [String] {
        let mut word = String::new();
        for c in text.chars() {
            match c {
                ' ' if word.is_empty() => {}
                ' ' => yield_!(std::mem::take(&mut word)),
                '.' => { yield_!(word.clone()); break; }
                c if c.is_uppercase() => { word.extend(c.to_lowercase()); }
                c => word.push(c),
            }
        }
        yield_!(word + "!");
    }
}

#[test]
fn loops_with_values() {
    same!(loop_with_break_value(10), [1, 2, 3, 400]);
    same!(
        loop_value_from_a_block(2),
        [
            "1".to_string(),
            "0".to_string(),
            "last".to_string(),
            "done 2".to_string()
        ]
    );
    same!(labelled_break_values(5), [1, 2, 3, 4000, 4, 5, 50]);
    same!(loop_that_never_loops(6), [6, 2, 6]);
    same!(break_in_the_condition(4), [0, 1, 2, 1000, 3, 4]);
}

#[test]
fn while_loops() {
    same!(while_loop(9), [1, 3, 4, 5, 50]);
    same!(while_loop(0), [0]);
    same!(while_with_yield_in_the_condition(3), [0, 1, 2, 3]);
    same!(
        while_let(vec![2, 7, 1, 30]),
        [
            30, 3000, 10, 1000, 15, 1500, 5, 500, 7, 700, 1, 7, 700, 2, 0
        ]
    );
    same!(while_let_with_yield_in_the_head(2), [2, 1, 0, 99]);
    same!(while_let_over_a_deque(3), [3, 6, 7, 12, 13, 14, 15]);
    same!(while_with_a_let_chain(vec![4, 4, 4, 5, 0, 9, 9]), [4, 5, 2]);
}

#[test]
fn for_loops() {
    same!(
        for_over_everything(BTreeMap::from([(1, "one"), (2, "")]), HashSet::from([40])),
        [
            0, 1, 0, 1, 5, 3, 1, 7, 8, 9, 10, 1, 3, 2, 0, 40, 11, 97, 122, 0, 97, 1, 98, 5, 5, 1,
            1, 6, 8, 1, 2, 1, 2, 4, 8
        ]
    );
    same!(
        for_with_patterns(vec![(1, Some(2)), (3, None), (4, Some(5))]),
        [1, 12, 3, 4, 45, 2, 1, 4, 3, 10, 11, 11, 12, 5, 6]
    );
    same!(for_with_yield_in_the_head(2), [100, 0, 1, 200, 300, 2, 3]);
    same!(nested_for(3), [1, 2, 0, 12, 1, 2]);
    same!(infinite_for(30), [1, 4, 9, 16, 25]);
    same!(guards_in_the_head(1), [1, 1]);
}

#[test]
fn labels() {
    same!(labelled_continue(5), [0, 10, 11, 20, 21, 22, 99]);
    same!(
        three_deep(4),
        [2, 200, 600, 7000, 6, 9, 900, 602, 7002, 13, 14]
    );
    same!(loop_in_a_labelled_block(vec![1, 2, 30, 4]), [1, 2, 30]);
    same!(loop_in_a_labelled_block(vec![1]), [1, 0]);
    same!(labelled_block_in_a_loop(5), [100, 1, 2, 4, 3]);
    same!(same_label_twice(2), [0, 1, 10]);
    same!(same_label_twice(1), [0, 10, 51]);
    same!(same_label_twice(0), [50, 51]);
}

#[test]
fn locals_in_loops() {
    same!(loops_without_yields(5), [7, 11, 2, 3]);
    same!(locals_of_the_body(2), [0, 0, 1, 2, 3, 4]);
    same!(counters_across_loops(4), [1, 3, 7, 9, 13, 15, 18, 3]);
    same!(
        moved_after_the_loop(vec!["a".into(), "b".into()]),
        [
            "saw a".into(),
            "saw b".into(),
            "a+b".into(),
            "a".into(),
            "b".into()
        ]
    );
    same!(return_from_depth(3), [0, 1, 10, 2]);
    same!(
        match_in_a_loop("Ab  cd eF. gh"),
        ["ab".into(), "cd".into(), "ef".into(), "ef!".into()]
    );
}

#[test]
fn a_guard_per_round() {
    let mut rounds = locals_of_the_body::generator::run(1);
    common::trace();
    assert_eq!(rounds.next(), Some(0));
    assert_eq!(common::trace(), ["make guard"]);
    let _also = Guard("consumer");
    assert_eq!(rounds.by_ref().count(), 2);
    assert_eq!(common::trace(), ["drop guard"]);
}
