//! Nested lists as one sequence, however deep they are.
//!
//! `cargo run --example flatten [JSON]`
//!
//! Three ways: a generator that calls itself, which says what it means; one with a stack of its
//! own, for lists a million deep; and one over JSON, where what is no number is an error item
//! with its path.
use std::error::Error;
use std::fmt;
use std::process::ExitCode;
use std::{env, mem, slice};

use gen_core::{generator, yield_, yield_from};
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

/// The items of all lists. A `next` goes through as many generators as the item is deep.
#[generator]
pub fn flatten<'a, T>(
    lists: impl IntoIterator<Item = &'a Nested<T>> + 'a,
) -> Box<dyn Iterator<Item = &'a T> + 'a> {
    for nested in lists {
        match nested {
            Nested::Item(item) => yield_!(item),
            Nested::List(list) => yield_from!(flatten(list)),
        }
    }
}

/// The same for any depth: one generator, which keeps its place in each list that is open.
#[generator]
pub fn flatten_deep<'a, T: 'a>(
    lists: impl IntoIterator<Item = &'a Nested<T>>,
) -> impl Iterator<Item = &'a T> {
    for nested in lists {
        let mut open = vec![slice::from_ref(nested).iter()];
        while let Some(list) = open.last_mut() {
            match list.next() {
                Some(Nested::Item(item)) => yield_!(item),
                Some(Nested::List(list)) => open.push(list.iter()),
                None => drop(open.pop()),
            }
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
#[generator]
pub fn numbers(json: &Value) -> impl Iterator<Item = Result<f64, NotANumber>> {
    let mut path = Vec::new();
    let mut open = vec![slice::from_ref(json).iter()];
    while let Some(list) = open.last_mut() {
        match list.next() {
            Some(Value::Array(list)) => {
                open.push(list.iter());
                path.push(0);
                continue;
            }
            Some(value) => yield_!(value.as_f64().ok_or_else(|| NotANumber {
                path: path.clone(),
                value: value.clone(),
            })),
            None => {
                open.pop();
                path.pop();
            }
        }
        if let Some(at) = path.last_mut() {
            *at += 1;
        }
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
    println!(
        "{:?}, a million deep",
        flatten_deep(&lists).collect::<Vec<_>>()
    );
    println!(
        "{} bytes of generator",
        mem::size_of_val(&flatten_deep(&lists))
    );
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
