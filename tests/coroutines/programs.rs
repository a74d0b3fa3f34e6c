//! Bodies as users write them, each beside its plain twin.

#![allow(
    clippy::all,
    clippy::pedantic,
    reason = "the bodies are there for the language, not for style"
)]

use crate::common::{Guard, mk, say};
use crate::twin::{same, twin};
use std::cell::RefCell;
use std::collections::{BTreeMap, VecDeque};
use std::rc::Rc;

#[derive(Debug, Clone, PartialEq)]
enum Command {
    Push(i32),
    Add,
    Pop,
    Name { text: String, times: usize },
    Quit,
}
use Command::*;

struct Config {
    limit: usize,
    name: String,
    guard: Guard,
}

fn name(text: &str, times: usize) -> Command {
    Name {
        text: text.to_owned(),
        times,
    }
}

twin! {
    fn machine(mut stack: Vec<i32>) -> [Command, Option<i32>, Result<Vec<i32>, String>] {
        let mut answer = None;
        loop {
            match yield_!(answer.take()) {
                Push(n) if n < 0 => return Err(format!("{n} is negative")),
                Push(n) => stack.push(n),
                Add => {
                    let (Some(a), Some(b)) = (stack.pop(), stack.pop()) else {
                        break Err("nothing to add".to_owned());
                    };
                    stack.push(a + b);
                }
                Pop => answer = stack.pop(),
                Name { text, times } => {
                    for c in text.chars().map(|c| c as i32).collect::<Vec<_>>() {
                        for _ in 0..times {
                            if yield_!(Some(c)) == Quit { return Ok(vec![c]) }
                        }
                    }
                }
                Quit => break Ok(stack),
            }
        }
    }

    fn nested_loops() -> [u32, (u32, u32), u32] {
        let mut total = 0;
        'rows: for row in 0..yield_!((0, 0)) {
            let mut column = 0;
            while column < yield_!((row, column)) {
                column += 1;
                match yield_!((row, column)) {
                    0 => continue 'rows,
                    1 => break,
                    2 => break 'rows,
                    n => total += n,
                }
            }
            total += loop { if let n @ 5.. = yield_!((row, 100)) { break n } };
        }
        total
    }

    fn struct_with_drop(config: Config) -> [Guard, String, usize] {
        let _first = yield_!(config.name.clone());
        let mut kept = VecDeque::new();
        while kept.len() < config.limit {
            let guard = yield_!(format!("{} of {}", kept.len(), config.limit));
            if guard.0 == "skip" { continue }
            if guard.0 == "swap" {
                kept.push_front(guard);
            } else {
                kept.push_back(guard);
            }
        }
        say(config.guard.0);
        let second = kept.remove(1);
        drop(kept);
        yield_!(format!("{second:?}")).0.len()
    }

    fn early_returns(limit: u32) -> [u32, u32, Option<&'static str>] {
        let _a = mk("a");
        for i in 0..limit {
            let _b = mk("b");
            loop {
                let _c = mk("c");
                let n = yield_!(i);
                if n == 0 { let _d = mk("d"); yield_!(100); return None }
                if n == 1 { break }
                let e = mk("e");
                if n == 2 { drop(e); return Some("two") }
                let _f = (mk("f"), yield_!(200));
                if n == 3 { continue }
                return if yield_!(300) > 1 { Some(e.0) } else { None };
            }
            say("after the loop");
        }
        Some("end")
    }

    fn closures() -> [i32, i32, i32] {
        let factor = yield_!(0);
        let scale = move |n: i32| n * factor;
        let mut log = Vec::new();
        let mut note = |n: i32| { log.push(n); log.len() as i32 };
        note(factor);
        note(2);
        let mut sum = log.iter().sum::<i32>();
        let mut steps: Vec<Box<dyn Fn(i32) -> i32>> = vec![Box::new(scale)];
        for _ in 0..2 {
            let more = yield_!(sum);
            steps.push(Box::new(move |n| n + more));
            sum = steps.iter().fold(sum, |n, step| step(n));
        }
        let last = (|| sum - 1)();
        yield_!(last) + steps.len() as i32
    }

    fn shared(cell: Rc<RefCell<Vec<u32>>>) -> [u32, usize, usize] {
        loop {
            let len = cell.borrow().len();
            let n = yield_!(len);
            if n == 0 { break cell.borrow().iter().sum::<u32>() as usize }
            cell.borrow_mut().push(n);
            let first = cell.borrow()[0] as usize;
            if yield_!(first) > 1 {
                let more = [yield_!(7), yield_!(8)];
                cell.borrow_mut().extend(more);
            }
        }
    }

    fn histogram() -> [Option<char>, usize, BTreeMap<char, usize>] {
        let mut counts = BTreeMap::new();
        let mut total = 0;
        while let Some(c) = yield_!(total) {
            *counts.entry(c).or_insert(0) += 1;
            total += 1;
        }
        counts
    }

    fn pairs() -> [Option<(u32, &'static str)>, u32, Vec<String>] {
        let mut out = Vec::new();
        while let Some((n @ 1..=9, text)) | Some((n, text @ "any")) = yield_!(out.len() as u32) {
            let (a, b) = (yield_!(n), yield_!(n + 1));
            out.push(match (a, b) {
                (Some((x, _)), Some((y, _))) if x == y => format!("{text}{x}"),
                (Some((x, t)), None) | (None, Some((x, t))) => format!("{t}{x}"),
                _ => text.repeat(n as usize),
            });
        }
        out
    }

    fn average() -> [Option<f64>, Option<f64>, (f64, u32)] {
        let (mut sum, mut count) = (0.0, 0);
        let mut given = yield_!(None);
        while let Some(value) = given {
            sum += value;
            count += 1;
            given = yield_!(Some(sum / f64::from(count)));
        }
        (sum, count)
    }

    fn fibonacci_with_reset() -> [bool, u64, ()] {
        'start: loop {
            let (mut a, mut b) = (0, 1);
            loop {
                if yield_!(a) { continue 'start }
                (a, b) = (b, a + b);
                if a > 20 { return }
            }
        }
    }

    fn words() -> [Option<char>, Option<String>, usize] {
        let mut count = 0;
        let mut word = String::new();
        let mut out = None;
        loop {
            match yield_!(out.take()) {
                Some(c) if c.is_whitespace() => {
                    if !word.is_empty() {
                        count += 1;
                        out = Some(std::mem::take(&mut word));
                    }
                }
                Some(c) => word.push(c),
                None if word.is_empty() => return count,
                None => { yield_!(Some(word)); return count + 1 }
            }
        }
    }

    fn swap_places(mut a: Guard, mut b: Guard) -> [bool, &'static str, Guard] {
        while yield_!(a.0) {
            std::mem::swap(&mut a, &mut b);
            let _between = mk("between");
            if yield_!(b.0) { (a, b) = (b, a) }
        }
        b
    }

    fn replaced() -> [Option<Guard>, bool, Option<Guard>] {
        let mut last = None;
        let mut first = yield_!(false)?;
        loop {
            let is_some = last.is_some();
            let next = match yield_!(is_some) { Some(g) => g, None => break };
            last = Some(std::mem::replace(&mut first, next));
        }
        say(first.0);
        last
    }
}

#[test]
fn machines() {
    same!(
        machine(vec![]),
        [Push(1), Push(2), Add, Pop, Pop, Push(4), Quit]
    );
    same!(machine(vec![1]), [Add]);
    same!(machine(vec![1]), [Push(-1)]);
    same!(
        machine(vec![1, 2]),
        [name("ab", 2), Pop, Pop, Pop, Pop, name("x", 3), Pop, Quit]
    );
}

#[test]
fn loops() {
    same!(nested_loops(), [3, 1, 9, 0, 6, 3, 0, 5, 1, 1, 7]);
    same!(nested_loops(), [9, 5, 7, 4, 2]);
    same!(
        fibonacci_with_reset(),
        [false, false, false, true, false, false]
    );
    let f = false;
    same!(fibonacci_with_reset(), [f, f, f, f, f, f, f, f]);
}

#[test]
fn drops() {
    let g = Guard;
    let config = || Config {
        limit: 2,
        name: "config".to_owned(),
        guard: Guard("guard"),
    };
    same!(
        struct_with_drop(config()),
        [g("a"), g("skip"), g("b"), g("swap"), g("long")]
    );
    same!(early_returns(2), [0, 5]);
    same!(early_returns(2), [1, 2]);
    same!(early_returns(2), [1, 1]);
    same!(early_returns(2), [3, 9, 4, 9, 2]);
    same!(early_returns(2), [4, 9, 0]);
    let (t, f) = (true, false);
    same!(swap_places(g("a"), g("b")), [t, f, t, t, t, t, f]);
    same!(replaced(), [Some(g("a")), Some(g("b")), Some(g("c")), None]);
    same!(replaced(), [None]);
}

#[test]
fn values_that_are_kept() {
    same!(closures(), [3, 4, 5, 6]);
    same!(shared(Rc::default()), [1, 1, 5, 2, 7, 8, 0]);
    same!(histogram(), [Some('a'), Some('b'), Some('a'), None]);
    same!(
        pairs(),
        [
            Some((2, "x")),
            Some((1, "")),
            Some((1, "")),
            Some((0, "any")),
            None,
            Some((5, "y")),
            Some((3, "z")),
            None,
            None,
            None
        ]
    );
    same!(average(), [Some(1.0), Some(4.0), None]);
    let (o, space) = (Some('o'), Some(' '));
    let lines = same!(
        words(),
        [
            Some('t'),
            o,
            space,
            space,
            Some('b'),
            space,
            o,
            Some('r'),
            None,
            None
        ]
    );
    assert_eq!(lines.last().unwrap(), "return 3");
}
