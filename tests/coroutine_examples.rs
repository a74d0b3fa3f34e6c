//! The coroutines of the examples, at work on small input.
//!
//! Each example is included as a module; its `main` is run by `.ci/run`.
#![allow(dead_code)] // what only the examples' `main` needs

use std::cell::Cell;
use std::rc::Rc;

use gen_core::{Coroutine, CoroutineState::*, Status};

#[path = "../examples/accumulator.rs"]
mod accumulator;
#[path = "../examples/delegate.rs"]
mod delegate;
#[path = "../examples/feed.rs"]
mod feed;
#[path = "../examples/moving_sum.rs"]
mod moving_sum;
#[path = "../examples/parser.rs"]
mod parser;
#[path = "../examples/worker.rs"]
mod worker;

#[test]
fn moving_sums_forget_what_is_long_ago() {
    for window in 0..5 {
        let numbers = [3, -1, 4, 1, -5, 9, 2, 6];
        let mut sums = moving_sum::moving_sum(window);
        let Yielded(first) = sums.start();
        assert_eq!(first, 0);
        for end in 1..=numbers.len() {
            let Yielded(sum) = sums.resume(numbers[end - 1]);
            let expected: i64 = numbers[end.saturating_sub(window)..end].iter().sum();
            assert_eq!(sum, expected, "window {window}, end {end}");
        }
    }
}

#[test]
fn the_accumulator_sums_up() {
    let mut means = accumulator::accumulator();
    assert_eq!(means.start(), Yielded(0.0));
    assert_eq!(means.resume(Some(-2.0)), Yielded(-2.0));
    assert_eq!(means.resume(Some(4.0)), Yielded(1.0));
    let summary = accumulator::Summary {
        count: 2,
        total: 2.0,
        largest: Some(4.0),
    };
    assert_eq!(means.resume(None), Complete(summary));

    let mut empty = accumulator::accumulator();
    let _ = empty.start();
    let summary = empty.resume(None).complete().unwrap();
    assert_eq!((summary.count, summary.largest), (0, None));
}

#[test]
fn workers_always_give_their_desk_back() {
    use worker::Event::{Close, Send, Throw};
    use worker::Signal::{Abort, Reset};

    let ends: [&[worker::Event]; 5] = [
        &[Send("a b"), Send("")],
        &[Send("a b"), Throw(Abort)],
        &[Send("a b"), Throw(Reset), Close],
        &[Close],
        &[], // dropped
    ];
    for events in ends {
        let journal = worker::shift(events);
        let count = |what: &str| journal.iter().filter(|line| *line == what).count();
        assert_eq!(
            (count("desk taken"), count("desk given back")),
            (1, 1),
            "{journal:?}"
        );
    }
    let journal = worker::shift(&[Send("a b"), Throw(Reset), Send("c"), Send("")]);
    assert_eq!(journal[3], "2 forgotten");
    assert_eq!(journal.last().unwrap(), "Send(\"\"): Complete(Ok(1))");
}

#[test]
fn an_order_is_what_was_said() {
    use delegate::{Cancelled, Order, play};

    let order = |pizza: &str, count, address: Option<&str>| Order {
        pizza: pizza.to_owned(),
        count,
        address: address.map(str::to_owned),
    };
    assert_eq!(
        play(&[Ok("2"), Ok("1"), Ok("no"), Ok("yes")]),
        Some(Ok(order("Funghi", 1, None)))
    );
    // Thrown into a question that takes it for a no, and into one that does not.
    assert_eq!(
        play(&[
            Ok("1"),
            Ok("0"),
            Ok("20"),
            Ok("y"),
            Ok(" a street "),
            Err(Cancelled),
            Ok("3"),
            Err(Cancelled),
        ]),
        Some(Err(Cancelled))
    );
    assert_eq!(
        play(&[Ok("3"), Ok("2"), Ok("y"), Ok("a street"), Ok("y")]),
        Some(Ok(order("Quattro Stagioni", 2, Some("a street"))))
    );
    assert_eq!(play(&[Ok("1"), Ok("1")]), None);
}

#[test]
fn children_can_be_used_by_themselves() {
    let mut number = delegate::number("How old?", 0..=150);
    assert_eq!(number.start(), Yielded("How old?".to_owned()));
    assert_eq!(
        number.resume(Ok("151")),
        Yielded("From 0 to 150, please.".to_owned())
    );
    assert_eq!(number.resume(Ok("7")), Complete(Ok(7)));
}

#[test]
fn a_feed_reads_no_more_than_it_is_asked_for() {
    let read = Rc::new(Cell::new(0));
    let seen = Rc::clone(&read);
    let samples = (1..=10)
        .map(f64::from)
        .inspect(move |_| seen.set(seen.get() + 1));
    let mut feed = feed::feed(samples);
    let Yielded(first) = feed.start();
    assert_eq!((first, read.get()), (None, 0));
    let reading = |tick, value, spread| {
        Some(feed::Reading {
            tick,
            value,
            spread,
        })
    };
    let Yielded(next) = feed.resume(4);
    assert_eq!((next, read.get()), (reading(4, 2.5, 3.0), 4));
    let Yielded(next) = feed.resume(0);
    assert_eq!((next, read.get()), (None, 4));
    let Yielded(next) = feed.resume(1);
    assert_eq!((next, read.get()), (reading(5, 5.0, 0.0), 5));
    let Yielded(next) = feed.resume(100);
    assert_eq!((next, read.get()), (reading(10, 8.0, 4.0), 10));
    let Yielded(next) = feed.resume(1);
    assert_eq!(next, None);
    assert_eq!(feed.status(), Status::Suspended);
}

#[test]
fn the_pace_follows_the_spread() {
    let reading = |spread| feed::Reading {
        tick: 0,
        value: 0.0,
        spread,
    };
    assert_eq!(feed::pace(8, &reading(0.1)), 16);
    assert_eq!(feed::pace(32, &reading(0.1)), 32);
    assert_eq!(feed::pace(32, &reading(2.0)), 8);
    assert_eq!(feed::pace(2, &reading(2.0)), 1);
    assert!(feed::sensor(1).take(1000).all(f64::is_finite));
}

/// The tokens of a text, in short, however it is cut.
fn parsed(text: &str) -> Vec<(String, parser::Kind)> {
    let whole = parser::tokens(text, usize::MAX);
    for len in 1..=text.chars().count() {
        assert_eq!(parser::tokens(text, len), whole, "in chunks of {len}");
    }
    let short = |token: parser::Token| (token.at.to_string(), token.kind);
    whole.into_iter().map(short).collect()
}

#[test]
fn tokens_do_not_depend_on_the_chunks() {
    use parser::Kind::{Number, Symbol, Text, Word};

    let text = "ab1 = [-12.5,x]\n\"ä\\n\\\"ö\" # c \"\n: 0";
    let at = |at: &str, kind| (at.to_owned(), kind);
    assert_eq!(
        parsed(text),
        [
            at("1:1", Word("ab1".into())),
            at("1:5", Symbol('=')),
            at("1:7", Symbol('[')),
            at("1:8", Number(-12.5)),
            at("1:13", Symbol(',')),
            at("1:14", Word("x".into())),
            at("1:15", Symbol(']')),
            at("2:1", Text("ä\n\"ö".into())),
            at("3:1", Symbol(':')),
            at("3:3", Number(0.0)),
        ]
    );
    assert_eq!(parsed(""), []);
    assert_eq!(parsed(" # only a comment"), []);
}

#[test]
fn bad_input_is_an_error_with_its_place() {
    use parser::Kind::{Error, Symbol, Text, Word};

    let error = |text: &str| {
        let errors = parsed(text)
            .into_iter()
            .filter_map(|(at, kind)| match kind {
                Error(why) => Some((at, why)),
                _ => None,
            });
        errors.collect::<Vec<_>>()
    };
    let one = |at: &str, why: &str| vec![(at.to_owned(), why.to_owned())];
    assert_eq!(error("a\n  ?"), one("2:3", "`?` means nothing here"));
    assert_eq!(error("1.2.3 4"), one("1:1", "`1.2.3` is no number"));
    assert_eq!(error("x -"), one("1:3", "`-` is no number"));
    assert_eq!(error("\"ab\ncd"), one("1:4", "the line ends in a text"));
    assert_eq!(
        error(" \"ab"),
        one("1:2", "the text that begins here has no end")
    );
    assert_eq!(error("\"\\"), one("1:2", "the escape is not complete"));
    assert_eq!(error("\"\\x\""), one("1:2", "there is no escape `\\x`"));

    // What is behind an error is read all the same.
    let kinds: Vec<_> = parsed("\"a\\xb\" c ?\n,")
        .into_iter()
        .map(|(_, kind)| kind)
        .collect();
    assert_eq!(
        kinds,
        [
            Error("there is no escape `\\x`".into()),
            Text("ab".into()),
            Word("c".into()),
            Error("`?` means nothing here".into()),
            Symbol(','),
        ]
    );
}

#[test]
fn tokens_come_as_soon_as_they_are_complete() {
    let mut tokenizer = parser::Tokenizer::new();
    let mut counts =
        ["ab", "c ", "1", "2,", "\"x", "\"", "y"].map(|chunk| tokenizer.feed(chunk).count());
    assert_eq!(counts, [0, 1, 0, 2, 0, 1, 0]);
    counts[0] = tokenizer.finish().count();
    assert_eq!(counts[0], 1);
}
