//! Loops that no yield comes back to may go through what the generator owns.

#![allow(clippy::all, reason = "the bodies are there for the language")]

mod common;
use common::{Guard, mk, panics, say, trace, trace_of, twin};

fn words(n: u32) -> String {
    let words = ["one", "two", "three", "four", "five"];
    words[..n as usize % 6].join(" ")
}

twin! {
    fn first_of(n: u32) -> [u32] {
        let items: Vec<u32> = (0..n).collect();
        for x in &items {
            if *x > 2 {
                yield_!(*x);
                break;
            }
        }
        yield_!(items.len() as u32);
    }

    fn named(n: u32) -> [String] {
        let text = words(n);
        let mut parts = text.split(' ');
        while let Some(part) = parts.next() {
            let owned = part.to_owned();
            let _guard = mk("round");
            if part.len() > 3 {
                let _inner = mk("inner");
                yield_!(owned);
                say("behind");
                return;
            }
        }
        yield_!(text);
    }

    fn several_ways(n: u32) -> [String] {
        let _first = mk("first");
        let items: Vec<String> = (0..n).map(|i| "x".repeat(i as usize)).collect();
        let _second = mk("second");
        'all: {
            for (i, x) in items.iter().enumerate() {
                let mut guard = mk("guard");
                match x.len() {
                    1 if n == 2 => {
                        yield_!(x.clone());
                        guard = mk("other");
                        yield_!(format!("{i} {}", guard.0));
                        return;
                    }
                    2 => {
                        drop(guard);
                        let late;
                        yield_!(i.to_string());
                        late = mk("late");
                        say(late.name());
                        break;
                    }
                    3 => unreachable!(),
                    _ if n == 1 => {
                        if i == 0 {
                            yield_!("none".to_owned());
                            break 'all;
                        }
                    }
                    _ => say("next"),
                }
            }
            say("behind the loop");
        }
        say(format!("{}", items.len()));
    }

    fn search(n: u32) -> [u32] {
        let graph: Vec<Vec<u32>> = (0..n).map(|i| vec![(i * 2 + 1) % n, (i + 1) % n, i]).collect();
        let mut seen = vec![false; n as usize];
        for start in 0..n {
            if seen[start as usize] { continue; }
            seen[start as usize] = true;
            let mut stack = vec![(start, graph[start as usize].clone().into_iter())];
            yield_!(start);
            'search: while let Some((from, edges)) = stack.last_mut() {
                say(format!("at {from}"));
                for next in edges {
                    if !seen[next as usize] {
                        seen[next as usize] = true;
                        yield_!(next);
                        let more = graph[next as usize].clone().into_iter();
                        stack.push((next, more));
                        continue 'search;
                    }
                }
                stack.pop();
            }
        }
    }

    fn inside_of_a_loop_that_goes_on(n: u32) -> [u32] {
        let items: Vec<(u32, Guard)> = (0..n).map(|i| (i, mk("item"))).collect();
        let mut sum = 0;
        'outer: for round in 0..n {
            let _round = mk("round");
            for (x, guard) in items.iter() {
                if x % 2 == round % 2 && *x >= round {
                    let found = *x;
                    sum += found;
                    yield_!(found * 10 + round);
                    if sum > 5 { break 'outer; }
                    continue 'outer;
                }
                say(guard.name());
            }
            yield_!(100 + round);
        }
        yield_!(sum);
    }

    fn in_two_loops(n: u32) -> [u32] {
        let rows: Vec<Vec<u32>> = (0..n).map(|i| (0..i).collect()).collect();
        let mut last = None;
        for row in &rows {
            let _row = mk("row");
            for x in row {
                let _cell = mk("cell");
                if *x == 2 {
                    last = Some(*x);
                    yield_!(*x);
                    let _late = mk("late");
                    yield_!(x_of(last));
                    return;
                }
            }
        }
        say(format!("{last:?} {}", rows.len()));
    }

    fn found_in_a_map(n: u32) -> [u32] {
        let map: std::collections::BTreeMap<u32, String> =
            (0..n).map(|i| (i, i.to_string())).collect();
        loop {
            for (key, value) in map.range(1..) {
                if value.len() == 1 {
                    let value = value.clone();
                    yield_!(*key);
                    say(value);
                    return;
                }
            }
            break;
        }
        yield_!(map.len() as u32);
    }

    fn removes_what_it_found(n: u32) -> [u32] {
        let mut jobs: Vec<(u32, Vec<u32>)> =
            (0..n).map(|i| (i, (i + 1..n).step_by(2).collect())).collect();
        let mut done = Vec::new();
        'again: while !jobs.is_empty() {
            for (i, (id, deps)) in jobs.iter().enumerate() {
                if deps.iter().all(|dep| done.contains(dep)) {
                    let id = *id;
                    done.push(id);
                    jobs.remove(i);
                    yield_!(id);
                    continue 'again;
                }
            }
            panic!("cycle");
        }
    }

    fn behind_an_else(n: u32) -> [String] {
        let _first = mk("first");
        let mut owned: Option<String> = None;
        let text = words(n);
        let mut parts = text.split(' ');
        loop {
            let held = owned.get_or_insert_with(String::new);
            for i in 0..n {
                let _round = mk("round");
                let Some(part) = parts.next() else {
                    let _inner = mk("inner");
                    yield_!(format!("{n} short of {i}"));
                    say("behind");
                    return;
                };
                held.push_str(part);
                let late = mk("late");
                let (Some(c), _) = (part.chars().nth(i as usize), mk("temporary")) else {
                    drop(late);
                    yield_!(part.to_owned());
                    return;
                };
                say(format!("{c}{held}"));
            }
            let Some(longer) = held.strip_prefix("one") else {
                yield_!(held.clone());
                break;
            };
            if longer.len() > 6 {
                break;
            }
            say(longer);
            if n == 0 {
                break;
            }
        }
        say(format!("{owned:?}"));
    }

    fn items_in_an_else(n: u32) -> [String] {
        let items: Vec<Option<String>> = (0..n).map(|i| (i % 3 != 2).then(|| "x".repeat(i as usize))).collect();
        let mut last = None;
        for (i, item) in items.iter().enumerate() {
            let _guard = mk("guard");
            let Some(text) = item else {
                let before = last.map_or(0, str::len);
                yield_!(format!("{i} {before}"));
                say("behind");
                break;
            };
            last = Some(&**text);
        }
        yield_!(format!("{}", items.len()));
    }

    fn panics_behind(n: u32) -> [u32] {
        let items = vec![mk("a"), mk("b"), mk("c")];
        for item in items.iter() {
            let name = item.name().to_owned();
            let _round = mk("round");
            if name == "b" {
                let _held = mk("held");
                yield_!(n);
                assert!(n < 4, "{name}");
                break;
            }
        }
        say("end");
    }
}

#[gen_core::generator]
fn coerced(names: Vec<String>) -> impl Iterator<Item = Option<Box<dyn Fn(&str) -> usize>>> {
    for name in names.iter() {
        if name.len() > 2 {
            let length = name.len();
            gen_core::yield_!(Some(Box::new(move |other| other.len() + length)));
            break;
        }
        if name.is_empty() {
            gen_core::yield_!(None);
            return;
        }
    }
    gen_core::yield_!(Some(Box::new(|other| other.len())));
}

#[test]
fn what_is_yielded_is_of_the_item_type() {
    let names = |text: &str| text.split(' ').map(str::to_owned).collect();
    let lengths = |names| -> Vec<_> { coerced(names).map(|of| of.map(|of| of("four"))).collect() };
    assert_eq!(lengths(names("a bcd e")), [Some(7), Some(4)]);
    assert_eq!(lengths(names("a  bcd")), [None]);
    assert_eq!(lengths(Vec::new()), [Some(4)]);
}

/// What belongs to the caller is no borrow of a local, whatever is mentioned behind the yield.
#[gen_core::generator]
fn of_the_caller<'a>(
    text: &'a str,
    map: &'a std::collections::HashMap<u32, String>,
) -> impl Iterator<Item = &'a str> {
    let lines = id(text);
    for line in lines.lines() {
        let (word, rest) = line.split_once(' ').unwrap_or((line, ""));
        if !rest.is_empty() {
            gen_core::yield_!(word);
            gen_core::yield_!(rest);
            say(line);
            break;
        }
    }
    for (key, value) in map {
        if *key > 1 {
            gen_core::yield_!(value);
            gen_core::yield_!(value.trim());
            return;
        }
    }
}

/// Closures of the rounds, and of the iterator.
#[gen_core::generator]
fn with_closures(numbers: &[u32], limit: u32) -> impl Iterator<Item = u32> {
    for number in numbers.iter() {
        let text = "n".repeat(*number as usize);
        let length = move || text.len() as u32;
        let length = (&length)();
        if length == limit {
            gen_core::yield_!(length);
            break;
        }
    }
    let own: Vec<u32> = numbers.to_vec();
    for number in own.iter().filter(|number| **number > limit) {
        gen_core::yield_!(*number);
        break;
    }
}

#[test]
fn closures() {
    let items: Vec<_> = with_closures(&[1, 2, 5, 7], 2).collect();
    assert_eq!(items, [2, 5]);
}

/// Closures that end with the statement, and one that owns a copy.
#[gen_core::generator]
fn behind_closures(own: Vec<String>, limit: usize) -> impl Iterator<Item = String> {
    let total = own.iter().fold(0, |mut n, word| {
        n += word.len();
        n
    });
    let lengths: Vec<usize> = own.iter().map(move |word| word.len() + limit).collect();
    let is_long = move |word: &str| word.len() > limit;
    for word in own.iter() {
        if is_long(word) && word.len() * 2 > total - lengths.len() {
            gen_core::yield_!(word.clone());
            break;
        }
    }
    for (word, length) in own.iter().zip(&lengths) {
        if *length > limit + 1 {
            gen_core::yield_!(word.to_uppercase());
            return;
        }
    }
}

#[test]
fn closures_that_ended() {
    let words = ["a", "bcd", "ef"].map(str::to_owned);
    let items: Vec<_> = behind_closures(words.to_vec(), 2).collect();
    assert_eq!(items, ["bcd", "BCD"]);
    assert!(behind_closures(words.to_vec(), 3).eq(["BCD"]));
}

/// A loop in the value of a `match`, one of whose arms has a closure of its own.
#[gen_core::generator]
fn beside_a_closure(own: Vec<u32>, limit: Option<u32>) -> impl Iterator<Item = u32> {
    let more = match limit {
        Some(limit) => {
            for number in own.iter() {
                if *number > limit {
                    gen_core::yield_!(*number);
                    break;
                }
            }
            1
        }
        None => {
            let text = "nn".to_owned();
            let length = move || text.len() as u32;
            let _two = length();
            5
        }
    };
    gen_core::yield_!(more);
}

#[test]
fn a_closure_in_another_arm() {
    let items: Vec<_> = beside_a_closure(vec![1, 4, 6], Some(2)).collect();
    assert_eq!(items, [4, 1]);
    let items: Vec<_> = beside_a_closure(vec![1, 4, 6], None).collect();
    assert_eq!(items, [5]);
}

fn id<T>(value: T) -> T {
    value
}

#[test]
fn the_callers_own() {
    let map = [(2, " two".to_owned()), (1, String::new())].into();
    trace();
    let items: Vec<_> = of_the_caller("one\nand two\nor three", &map).collect();
    assert_eq!(items, ["and", "two", " two", "two"]);
    assert_eq!(trace(), ["and two"]);
}

fn x_of(last: Option<u32>) -> u32 {
    last.unwrap_or_default() + 40
}

/// The generator and the boxed one, to the end and dropped behind each item, and the plain function.
macro_rules! all_same {
    ($name:ident($n:expr)) => {{
        let plain = trace_of(|| $name::plain::run($n));
        let ours = trace_of(|| drop(common::drive($name::generator::run($n))));
        assert_eq!(ours, plain, "{} {}", stringify!($name), $n);
        for items in 0..4 {
            let [ours, boxed] = [
                trace_of(|| drop(common::drive($name::generator::run($n).take(items)))),
                trace_of(|| drop(common::drive($name::boxed::run($n).take(items)))),
            ];
            assert_eq!(ours, boxed, "{} {} {items}", stringify!($name), $n);
        }
        let whole = trace_of(|| $name::generator::run($n).for_each(common::say_item));
        assert_eq!(whole, plain, "{} {}", stringify!($name), $n);
    }};
}

#[test]
fn as_in_plain_rust() {
    for n in 0..7 {
        all_same!(first_of(n));
        all_same!(named(n));
        all_same!(several_ways(n));
        all_same!(search(n));
        all_same!(inside_of_a_loop_that_goes_on(n));
        all_same!(in_two_loops(n));
        all_same!(found_in_a_map(n));
        all_same!(removes_what_it_found(n));
        all_same!(behind_an_else(n));
        all_same!(items_in_an_else(n));
    }
    all_same!(search(9));
}

#[test]
fn a_panic_behind_the_yield() {
    all_same!(panics_behind(3));
    let mut items = panics_behind::generator::run(5);
    trace();
    assert_eq!(items.next(), Some(5));
    assert_eq!(panics(|| items.next()), "b");
    assert_eq!(items.next(), None);
    let ours = trace();
    let mut items = panics_behind::boxed::run(5);
    assert_eq!(items.next(), Some(5));
    panics(|| items.next());
    assert_eq!(ours, trace());
}
