//! What a method or function of the user's borrows only rustc knows: it is told that a yield moves
//! what the generator owns, and shows the borrow, the yield and the use.

use std::collections::{HashMap, HashSet};
use std::io::BufRead;
use std::path::PathBuf;
use std::rc::Rc;

use gen_core::{Coroutine, generator, yield_, yield_from};

struct Set(Vec<u32>);

impl Set {
    fn all(&self) -> std::slice::Iter<'_, u32> {
        self.0.iter()
    }

    fn first(&self) -> &u32 {
        &self.0[0]
    }
}

struct Node {
    value: u32,
    children: Vec<Node>,
}

impl Node {
    fn last_first(&self) -> impl Iterator<Item = &Node> {
        self.children.iter().rev()
    }
}

struct Lexer<'a> {
    rest: &'a str,
}

impl<'a> Lexer<'a> {
    fn new(text: &'a str) -> Self {
        Self { rest: text }
    }

    fn token(&mut self) -> Option<&'a str> {
        let (token, rest) = self.rest.split_once(' ')?;
        self.rest = rest;
        Some(token)
    }
}

fn largest(list: &[u32]) -> &u32 {
    list.iter().max().unwrap()
}

#[generator]
fn by_method(set: Set) -> impl Iterator<Item = u32> {
    for x in set.all() {
        yield_!(*x); //~ ERROR
    }
}

// A method of a name that std has, too.
#[generator]
fn by_known_name() -> impl Iterator<Item = u32> {
    let set = Set(vec![1, 2]);
    let first = set.first();
    yield_!(1); //~ ERROR
    yield_!(*first);
}

#[generator]
fn by_function(list: Vec<u32>) -> impl Iterator<Item = u32> {
    let found = largest(&list);
    yield_!(1); //~ ERROR
    yield_!(*found);
}

#[generator]
fn by_stack(root: Node) -> impl Iterator<Item = u32> {
    let mut stack = vec![&root];
    while let Some(node) = stack.pop() {
        yield_!(node.value); //~ ERROR
        stack.extend(&node.children);
    }
}

#[generator]
fn by_set(words: Vec<String>) -> impl Iterator<Item = usize> {
    let mut seen = HashSet::new();
    for i in 0..words.len() {
        seen.insert(&words[i]);
        yield_!(seen.len()); //~ ERROR
    }
}

#[generator]
fn by_assignment(words: Vec<String>) -> impl Iterator<Item = usize> {
    let mut longest = None;
    for i in 0..words.len() {
        longest = Some(&words[i]);
        yield_!(i); //~ ERROR
    }
    yield_!(longest.map_or(0, |word| word.len()));
}

#[generator]
fn by_cursor(text: String) -> impl Iterator<Item = usize> {
    let mut lexer = Lexer::new(&text);
    while let Some(token) = lexer.token() {
        yield_!(token.len()); //~ ERROR
    }
}

fn behind_a_space(text: &str) -> Option<&str> {
    text.split_once(' ').map(|(_, rest)| rest)
}

#[generator]
fn by_what_is_left(text: String) -> impl Iterator<Item = usize> {
    let mut rest = behind_a_space(&text);
    while let Some(words) = rest {
        yield_!(words.len()); //~ ERROR
        rest = behind_a_space(words);
    }
}

#[generator]
fn ask(path: &str) -> impl Coroutine<u8, Yield = String, Return = u8> {
    yield_!(path.to_owned())
}

#[generator]
fn in_a_sum(paths: Vec<String>) -> impl Coroutine<u8, Yield = String, Return = u8> {
    let mut sum = 0;
    for path in paths {
        sum += yield_from!(ask(&path)); //~ ERROR
    }
    sum
}

#[generator]
fn by_name(pair: (Vec<u32>, Vec<u32>)) -> impl Iterator<Item = u32> {
    let (ref left, ref right) = pair;
    yield_!(left[0]); //~ ERROR
    yield_!(right[0]);
}

#[generator]
fn by_pattern(root: Node) -> impl Iterator<Item = u32> {
    let mut stack = vec![root];
    while let Some(node) = stack.pop() {
        for child in node.last_first() {
            yield_!(child.value); //~ ERROR
        }
    }
}

#[generator]
fn of_drain(mut list: Vec<u32>) -> impl Iterator<Item = u32> {
    for x in list.drain(1..) { //~ ERROR
        yield_!(x);
    }
}

#[generator]
fn of_pointer(list: Rc<Vec<u32>>) -> impl Iterator<Item = u32> {
    let list = list.clone();
    for x in list.iter() {
        yield_!(*x); //~ ERROR
    }
}

#[generator]
fn of_path(path: PathBuf) -> impl Iterator<Item = usize> {
    for part in path.components() {
        yield_!(part.as_os_str().len()); //~ ERROR
    }
}

// Counted before any yield, gone through behind it.
#[generator]
fn by_map(words: Vec<String>) -> impl Iterator<Item = usize> {
    let mut counts = HashMap::new();
    for word in &words {
        *counts.entry(word.as_str()).or_insert(0) += 1;
    }
    for (_, count) in counts {
        yield_!(count); //~ ERROR
    }
}

#[generator]
fn of_a_trait(mut source: impl BufRead) -> impl Iterator<Item = String> {
    for line in source.by_ref().lines() {
        yield_!(line.unwrap()); //~ ERROR
    }
    let mut rest = String::new();
    source.read_line(&mut rest).unwrap();
    yield_!(rest);
}

fn main() {
    let _ = by_method(Set(vec![])).count() + by_known_name().count();
    let _ = by_function(vec![]).count() + of_drain(vec![]).count();
    let node = || Node {
        value: 1,
        children: vec![],
    };
    let _ = by_stack(node()).count() + by_pattern(node()).count();
    let _ = by_set(vec![]).count() + by_assignment(vec![]).count();
    let _ = by_cursor(String::new()).count() + by_name((vec![], vec![])).count();
    let _ = by_map(vec![]).count();
    let _ = of_a_trait(std::io::empty()).count();
    let _ = of_pointer(Rc::default()).count() + of_path(PathBuf::new()).count();
}
