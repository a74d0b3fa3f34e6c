//! Yields that go on in the same way share the code that stores and returns, and loops that have
//! nothing to keep have no state of their own.

#![allow(clippy::all, reason = "the bodies are there for the language")]

mod common;
use common::{mk, same, say, twin};

twin! {
    fn arms(n: u32) -> [String] {
        let _outer = mk("outer");
        for i in 0..n {
            let held = mk("held");
            match i {
                0 => yield_!(String::from("zero")),
                1 => {
                    let _arm = mk("arm of 1");
                    yield_!(format!("one {}", held.0));
                }
                2 => {
                    say("skipped");
                    continue;
                }
                3 if { say("guard"); true } => yield_!(held.0.to_string()),
                other if other > 5 => {
                    yield_!(String::from("last"));
                    break;
                }
                other => {
                    let text = format!("{other}");
                    if other == 4 { yield_!(text); } else { yield_!(text + "!"); }
                }
            }
            say("behind the match");
        }
        yield_!(String::from("end"));
    }

    fn values_by_pattern(pairs: Vec<(Option<String>, u32)>) -> [String] {
        for (name, number) in pairs {
            let guard = mk("round");
            match (name, number) {
                (Some(name), 0) => yield_!(name),
                (Some(name), other) if other < 3 => yield_!(format!("{name} {other}")),
                (Some(name), _) => {
                    yield_!(name.clone());
                    yield_!(name);
                }
                (None, 7) => return,
                (None, _) => yield_!(guard.0.to_string()),
            }
        }
    }

    fn one_way_on_in_two_rounds(n: u32) -> [u32] {
        let mut i = 0;
        'outer: loop {
            let _a = mk("a");
            while i < n {
                i += 1;
                if i % 5 == 0 {
                    yield_!(i * 100);
                    continue 'outer;
                }
                let _b = mk("b");
                if i % 2 == 0 { yield_!(i); } else { yield_!(i * 10); }
            }
            if i % 2 == 0 { yield_!(1); } else { yield_!(2); }
            break;
        }
    }

    fn moved_on_one_way(n: u32) -> [usize] {
        for i in 0..n {
            let text = mk("text");
            if i % 2 == 0 {
                say(text.0);
                drop(text);
                yield_!(0);
            } else if i == 3 {
                yield_!(text.0.len());
                drop(text);
            } else {
                yield_!(text.0.len() + 1);
            }
            say("round");
        }
    }

    fn in_unsafe_code(n: u32) -> [u32] {
        const FIRST: u32 = 1;
        fn second() -> u32 { 2 }
        let at: *const u32 = &FIRST;
        for i in 0..n {
            const HERE: u32 = 5;
            unsafe {
                if i == 0 { yield_!(*at + HERE); } else if i == 1 { yield_!(second()); } else { yield_!(*at); }
            }
            say("behind");
        }
    }

    fn nothing_to_keep(n: u32) -> [u32] {
        for a in 0..n {
            for b in 0..n {
                if b == a { continue; }
                for c in 0..2 {
                    if c == 1 { yield_!(a * 100 + b * 10); } else { yield_!(a); }
                }
            }
        }
    }

    fn one_yield_in_the_middle(n: u32) -> [u32] {
        let mut left = n;
        while left > 0 {
            say("head");
            yield_!(left);
            left -= 1;
            if left == 2 { say("two"); continue; }
            say("rest");
        }
    }
}

#[test]
fn arms_of_a_match() {
    same!(
        arms(8),
        [
            "zero".to_owned(),
            "one held".to_owned(),
            "held".to_owned(),
            "4".to_owned(),
            "5!".to_owned(),
            "last".to_owned(),
            "end".to_owned()
        ]
    );
}

#[test]
fn values_bound_by_patterns() {
    let pairs = || {
        let name = |name: &str| Some(name.to_owned());
        let pairs = [
            (name("a"), 0),
            (name("b"), 2),
            (name("c"), 3),
            (None, 1),
            (None, 7),
        ];
        pairs.to_vec()
    };
    same!(
        values_by_pattern(pairs()),
        [
            "a".to_owned(),
            "b 2".to_owned(),
            "c".to_owned(),
            "c".to_owned(),
            "round".to_owned()
        ]
    );
}

#[test]
fn rounds_of_two_loops() {
    same!(one_way_on_in_two_rounds(7), [10, 2, 30, 4, 500, 6, 70, 2]);
    same!(one_way_on_in_two_rounds(0), [1]);
}

#[test]
fn what_one_way_moves() {
    same!(moved_on_one_way(5), [0, 5, 0, 4, 0]);
}

#[test]
fn pieces_of_unsafe_blocks() {
    same!(in_unsafe_code(3), [6, 2, 1]);
}

#[test]
fn loops_without_a_state() {
    same!(
        nothing_to_keep(3),
        [0, 10, 0, 20, 1, 100, 1, 120, 2, 200, 2, 210]
    );
    same!(one_yield_in_the_middle(4), [4, 3, 2, 1]);
}

/// A loop with one suspension point is nothing but what it keeps.
#[test]
fn a_loop_without_a_state_takes_no_room() {
    use gen_core::{generator, yield_};

    #[generator]
    fn squares(n: u64) -> impl Iterator<Item = u64> {
        let mut i = 0;
        while i < n {
            yield_!(i * i);
            i += 1;
        }
    }
    assert_eq!(size_of_val(&squares(3)), 3 * size_of::<u64>());
    assert!(squares(4).eq([0, 1, 4, 9]));
}
