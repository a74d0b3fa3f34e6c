//! Types that nobody writes: that of the items, and those of the variables.

use gen_core::generate;
use std::collections::HashMap;
use std::num::ParseIntError;

#[test]
fn of_literals_and_collections() {
    let items = generate! {
        let mut seen = Vec::new();
        let mut n = 0;
        let mut last = None;
        while n < 3 {
            seen.push(n);
            last = Some(n);
            yield!((n, seen.len(), last));
            n += 1;
        }
    };
    let items: Vec<(u8, usize, Option<u8>)> = items.collect();
    assert_eq!(items[2], (2, 3, Some(2)));
}

#[test]
fn from_the_consumer() {
    let total: u64 = generate! { yield 1; yield 2 }.sum();
    assert_eq!(total, 3);
    let map: HashMap<String, usize> = generate! { yield (String::from("a"), 1) }.collect();
    assert_eq!(map["a"], 1);
    let parsed = generate! { yield "3".parse().unwrap() };
    let parsed: Vec<i64> = parsed.collect();
    assert_eq!(parsed, [3]);
}

#[test]
fn of_the_question_mark() {
    let text = "1 2 x 3";
    let numbers = generate! {
        for word in text.split(' ') {
            let n: i32 = word.parse()?;
            yield!(Ok(n));
        }
    };
    // The error is known by the consumer, as that of an `async` block is.
    let numbers: Vec<Result<i32, ParseIntError>> = numbers.collect();
    assert_eq!(numbers.len(), 3);
    assert!(numbers[2].is_err());
}

#[test]
fn of_the_question_mark_by_the_yield() {
    let text = "1 x";
    let mut numbers = generate! {
        for word in text.split(' ') {
            yield!(Ok::<_, Box<dyn std::error::Error>>(word.len()));
            let _: i32 = word.parse()?;
        }
    };
    assert_eq!(numbers.next().unwrap().unwrap(), 1);
    assert_eq!(numbers.next().unwrap().unwrap(), 1);
    assert!(numbers.next().unwrap().is_err());
    assert!(numbers.next().is_none());
}

#[test]
fn of_an_option() {
    let list = [Some(1), Some(2), None, Some(3)];
    let items = generate! {
        for item in list {
            yield!(item?);
        }
    };
    assert!(items.eq([1, 2]));
    let values = [1, 2, 3];
    let pairs = generate! {
        let mut values = values.into_iter();
        loop {
            yield!((values.next()?, values.next()?));
        }
    };
    assert!(pairs.eq([(1, 2)]));
}

#[test]
fn of_closures() {
    let add = 1;
    let items = generate! {
        let f = move |n| n + add;
        for n in 0..3 {
            yield!(f(n));
        }
    };
    assert!(items.eq([1, 2, 3]));
    let functions = generate! {
        yield!(Box::new(|n: u32| n + 1) as Box<dyn Fn(u32) -> u32>);
        yield!(Box::new(|n| n * 2));
    };
    assert!(functions.map(|f| f(5)).eq([6, 10]));
}

#[test]
fn of_borrowed_items() {
    let text = String::from("to be");
    let text = text.as_str();
    let words = generate! { for word in text.split(' ') { yield!(word) } };
    let words: Vec<&str> = words.collect();
    assert_eq!(words, ["to", "be"]);
}
