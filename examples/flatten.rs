//! Nested lists as one sequence, however deep they are.
//!
//! `cargo run --example flatten [JSON]`
//!
//! A generator that calls itself says what is meant, and takes lists a million deep: it hands
//! what it calls to its root. So does the one over JSON, where what is no number is an error item
//! with its path.
use std::env;
use std::error::Error;
use std::fmt;
use std::process::ExitCode;

use gen_core::{Recursive, generator, yield_, yield_from};
use serde_json::Value;

/// An item, or a list of more of the same.
#[derive(Debug)]
pub enum Nested<T> {
    /// An item.
    Item(T),
    /// A list.
    List(Vec<Nested<T>>),
}

impl<T> Drop for Nested<T> {
    /// One list after the other: the drop that Rust would write calls itself for each level,
    /// and a million calls are more than a stack can take.
    fn drop(&mut self) {
        let mut lists = Vec::new();
        if let Self::List(list) = self {
            lists.append(list);
        }
        while let Some(mut nested) = lists.pop() {
            if let Self::List(list) = &mut nested {
                lists.append(list);
            }
        }
    }
}

/// The items of all lists, which may be in each other at any depth.
#[generator]
pub fn flatten<'a, T>(lists: impl IntoIterator<Item = &'a Nested<T>> + 'a) -> Recursive<'a, &'a T> {
    for nested in lists {
        match nested {
            Nested::Item(item) => yield_!(item),
            Nested::List(list) => yield_from!(flatten(list)),
        }
    }
}

/// Something in a list that is neither a number nor a list.
#[derive(Debug, PartialEq)]
pub struct NotANumber {
    /// The way to it: the place in each list, the outermost first.
    pub path: Vec<usize>,
    /// What it is instead.
    pub value: Value,
}

impl fmt::Display for NotANumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "$")?;
        for at in &self.path {
            write!(f, "[{at}]")?;
        }
        write!(f, ": {} is not a number", self.value)
    }
}

impl Error for NotANumber {}

/// The numbers in nested lists of JSON. Anything else is an error item, and more may follow.
pub fn numbers(json: &Value) -> Recursive<'_, Result<f64, NotANumber>> {
    numbers_at(json, Vec::new())
}

/// Those of a value that is found at `path`.
#[generator]
fn numbers_at(value: &Value, path: Vec<usize>) -> Recursive<'_, Result<f64, NotANumber>> {
    let Value::Array(list) = value else {
        let value = value.clone();
        yield_!(value.as_f64().ok_or(NotANumber { path, value }));
        return;
    };
    for (at, value) in list.iter().enumerate() {
        let path = path.iter().copied().chain([at]).collect();
        yield_from!(numbers_at(value, path));
    }
}

/// An item behind as many brackets as `depth` says: `[[[…[item]…]]]`.
pub fn bury<T>(item: T, depth: usize) -> Nested<T> {
    let mut nested = Nested::Item(item);
    for _ in 0..depth {
        nested = Nested::List(vec![nested]);
    }
    nested
}

fn run() -> Result<(), Box<dyn Error>> {
    let text = env::args().nth(1);
    let json = text
        .as_deref()
        .unwrap_or(r#"[1, [2, [3, "four", []]], [[[[5.5]]]], null, 6]"#);
    println!("{json}");
    for number in numbers(&serde_json::from_str(json)?) {
        match number {
            Ok(number) => println!("    {number}"),
            Err(error) => println!("    error: {error}"),
        }
    }

    let lists = [bury("a", 2), bury("b", 0), bury("c", 100)];
    println!("{:?}", flatten(&lists).collect::<Vec<_>>());

    let lists = [bury("a", 1_000_000), bury("b", 1)];
    println!("{:?}, a million deep", flatten(&lists).collect::<Vec<_>>());
    Ok(())
}

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("flatten: {error}");
            ExitCode::FAILURE
        }
    }
}
