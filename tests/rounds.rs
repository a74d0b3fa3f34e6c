//! Rounds of loops: what stands behind a yield runs before the loop, what stands behind the last
//! loop is nothing, and a child may be asked before all else.

#![allow(clippy::all, reason = "the bodies are there for the language")]

mod common;
use common::{Guard, eval, mk, panics, same, say, trace, twin};

twin! {
    fn typed_by_what_comes_first(n: u8) -> [u64] {
        let mut sum = 0;
        for byte in 1..=n {
            let mut seen = Vec::new();
            let twice = byte * 2;
            seen.push(u64::from(twice));
            yield_!(seen[0]);
            seen.extend(seen.clone());
            seen.push(u64::from(twice).rotate_left(8));
            let last;
            last = seen.pop();
            sum += last.unwrap() + seen.len() as u64;
        }
        yield_!(sum);
    }

    fn one_variable_on_both_sides(n: u32) -> [u32] {
        let mut i = 0;
        loop {
            let mut x;
            let mut text = format!("before {i}");
            x = 3;
            say(format!("{text} {x}"));
            yield_!(x + i);
            x = 250_u8 as u32 + i;
            text = format!("behind {x}");
            say(text);
            i += 1;
            if i == n { break; }
        }
    }

    fn guards_of_head_and_rest(n: u32) -> [u32] {
        let _outer = mk("outer");
        for i in 0..n {
            let _head = mk("head");
            if i == 1 { say("skipped"); continue; }
            {
                let _inner = mk("inner");
                yield_!(i);
                let _rest = mk("rest");
                if i == 2 { continue; }
                if i == 4 { break; }
                say("to the end");
            }
            let _last = mk("last");
        }
    }

    fn carried_from_round_to_round(n: u32) -> [String] {
        let _guard = mk("guard");
        let mut list = vec![Guard("first")];
        let mut name = String::from("a");
        let mut i = 0;
        while i < n {
            i += 1;
            let taken = list;
            list = if i % 2 == 0 { Vec::new() } else { vec![Guard("odd")] };
            if i == 3 { say("third"); continue; }
            yield_!(name);
            name = format!("{i} {}", taken.len());
            drop(taken);
        }
        say(name);
    }

    fn several_yields_in_a_row(n: u32) -> [u32] {
        for i in 0..n {
            let a = mk("a");
            yield_!(i);
            let b = mk("b");
            yield_!(i + a.name().len() as u32);
            drop(a);
            yield_!(i + b.0.len() as u32 * 10);
            const STEP: u32 = 7;
            say(format!("{}", STEP * i));
        }
    }

    fn each_arm_by_itself(n: u32) -> [u32] {
        let mut total = 0;
        for i in 0..n {
            let at = Guard("at");
            match i % 4 {
                0 => {}
                1 => { yield_!(i); total += i; }
                2 if i > 4 => { say(at.name()); continue; }
                _ => {
                    let inner = mk("inner");
                    yield_!(i * 100);
                    total += inner.name().len() as u32;
                }
            }
        }
        yield_!(total);
    }

    fn held_to_the_end_of_the_round(n: u32) -> [u32] {
        for i in 0..n {
            let copy = i;
            let guard = mk("guard");
            let _ = &guard;
            if copy != 1 { yield_!(copy); }
        }
    }

    fn nothing_behind_the_loops(n: u32) -> [u32] {
        let _a = mk("a");
        let list = vec![mk("b"), mk("c")];
        'outer: for i in 0..n {
            let _d = mk("d");
            let mut kept = Vec::new();
            for at in 0..list.len() {
                let _e = mk("e");
                kept.push(mk("kept"));
                yield_!(i + list[at].name().len() as u32);
                if i == 2 { break 'outer; }
            }
        }
    }

    fn made_just_before_the_end(n: u32) -> [u32] {
        let _late;
        let _guard = mk("guard");
        let mut i = 0;
        loop {
            let _round = mk("round");
            yield_!(i);
            i += 1;
            if i == n { _late = mk("late"); break; }
        }
    }

    fn values_out_of_the_rest(n: u32) -> [u32] {
        let mut i = 0;
        let found = 'search: loop {
            i += eval(1);
            yield_!(i);
            let mut j = 0;
            while j < i {
                j += 1;
                if i * j == n { break 'search i * 10 + j; }
                if j == 3 { continue 'search; }
            }
        };
        yield_!(found);
    }
}

#[test]
fn the_rest_of_a_round() {
    same!(typed_by_what_comes_first(3), [2, 4, 6, 3078]);
    same!(one_variable_on_both_sides(3), [3, 4, 5]);
    same!(guards_of_head_and_rest(7), [0, 2, 3, 4]);
    same!(several_yields_in_a_row(2), [0, 1, 10, 1, 2, 11]);
    same!(each_arm_by_itself(8), [1, 200, 300, 5, 700, 21]);
    same!(held_to_the_end_of_the_round(3), [0, 2]);
    same!(values_out_of_the_rest(6), [1, 2, 3, 32]);
}

#[test]
fn what_is_carried() {
    same!(
        carried_from_round_to_round(5),
        ["a".into(), "1 1".into(), "2 1".into(), "4 1".into()]
    );
}

#[test]
fn the_end_of_the_body() {
    same!(nothing_behind_the_loops(2), [1, 1, 2, 2]);
    same!(nothing_behind_the_loops(4), [1, 1, 2, 2, 3]);
    same!(made_just_before_the_end(2), [0, 1]);
}

/// Items, and what is said when it is dropped; it panics behind the last one, if told to.
struct Child(std::ops::Range<u32>, bool);

impl Iterator for Child {
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        let item = self.0.next();
        assert!(item.is_some() || !self.1, "no more");
        item
    }
}

impl Drop for Child {
    fn drop(&mut self) {
        say(format!("drop child {}", self.0.end));
    }
}

#[gen_core::generator]
fn children(n: u32, panics: bool) -> impl Iterator<Item = u32> {
    let _first = mk("first");
    for i in 0..n {
        let _round = mk("round");
        gen_core::yield_from!(Child(i..i * 2, panics && i == 2));
        say("behind");
    }
}

#[test]
fn a_child_that_is_asked_first() {
    let mut all = children(4, false);
    trace();
    let mut items = Vec::new();
    while let Some(item) = all.next() {
        say(format!("item {item}"));
        items.push(item);
    }
    assert_eq!(items, [1, 2, 3, 3, 4, 5]);
    assert_eq!(all.next(), None);
    let round = |n: u32, items: &[u32]| {
        let mut said = vec!["make round".to_owned()];
        said.extend(items.iter().map(|item| format!("item {item}")));
        said.extend([
            format!("drop child {}", n * 2),
            "behind".to_owned(),
            "drop round".to_owned(),
        ]);
        said
    };
    let mut expected = vec!["make first".to_owned()];
    expected.extend(round(0, &[]));
    expected.extend(round(1, &[1]));
    expected.extend(round(2, &[2, 3]));
    expected.extend(round(3, &[3, 4, 5]));
    expected.push("drop first".to_owned());
    assert_eq!(trace(), expected);
}

#[test]
fn a_child_that_panics_when_it_is_asked_first() {
    let mut all = children(4, true);
    assert_eq!(all.by_ref().take(3).collect::<Vec<_>>(), [1, 2, 3]);
    trace();
    assert_eq!(panics(|| all.next()), "no more");
    assert_eq!(trace(), ["drop child 4", "drop round", "drop first"]);
    assert_eq!(all.next(), None);
}

#[test]
fn a_child_that_is_dropped_while_it_waits() {
    let mut all = children(4, false);
    assert_eq!(all.next(), Some(1));
    trace();
    drop(all);
    assert_eq!(trace(), ["drop child 2", "drop round", "drop first"]);
}

#[gen_core::generator]
fn asked(n: u32) -> impl gen_core::Coroutine<u32, Yield = u32, Return = String> {
    let mut total = 0;
    for i in 0..n {
        total += gen_core::yield_from!(summed(i));
    }
    format!("{total}")
}

#[gen_core::generator]
fn summed(n: u32) -> impl gen_core::Coroutine<u32, Yield = u32, Return = u32> {
    let mut sum = 0;
    for i in 0..n {
        sum += gen_core::yield_!(n * 10 + i);
    }
    sum
}

#[test]
fn a_coroutine_that_is_asked_first() {
    use gen_core::{Coroutine, CoroutineState};

    let mut asked = asked(4);
    let mut yielded = Vec::new();
    let mut state = asked.start();
    while let CoroutineState::Yielded(number) = state {
        yielded.push(number);
        state = asked.resume(number);
    }
    assert_eq!(yielded, [10, 20, 21, 30, 31, 32]);
    assert_eq!(state, CoroutineState::Complete("144".to_owned()));
    assert_eq!(asked.status(), gen_core::Status::Complete);
}
