//! Generators of every shape in edition 2021: the expansion must raise no warning.
#![deny(warnings)]
#![warn(clippy::pedantic)]
#![forbid(unsafe_code)]

use futures_core::Stream;
use gen_core::{Coroutine, Pinned, Yields, generator, yield_, yield_from};
use std::collections::BTreeMap;
use std::fmt::{Debug, Display};
use std::num::ParseIntError;

/// Numbers from `from` down to one.
#[generator]
pub fn countdown(from: u32) -> impl Iterator<Item = u32> {
    for n in (1..=from).rev() {
        yield_!(n);
    }
}

/// The words of a text that the generator owns.
#[generator(boxed)]
pub fn owned_words(text: String, mut at_most: usize) -> impl Iterator<Item = String> {
    for word in text.split(' ') {
        if at_most == 0 {
            return;
        }
        at_most -= 1;
        yield_!(word.to_owned());
    }
}

/// What is sent, in sum; endless.
#[generator(boxed)]
#[must_use]
pub fn sums(names: Vec<String>) -> Box<dyn Coroutine<u32, Yield = String, Return = u32> + Send> {
    let mut sum = 0;
    for name in &names {
        sum += yield_!(format!("{name} {sum}"));
    }
    sum
}

/// The words of a text that the generator owns, for the caller to pin.
#[generator]
pub fn pinned_words(text: String) -> Pinned<impl Yields<Item = Result<u32, ParseIntError>>> {
    for word in text.split(' ') {
        yield_!(Ok(word.parse()?));
    }
}

/// What futures give, one by one.
#[generator]
pub async fn ready<F: core::future::Future<Output = u32>>(
    futures: Vec<F>,
) -> impl Stream<Item = u32> {
    for future in futures {
        let value = future.await;
        let value = &value;
        yield_!(*value);
    }
    yield_from!(core::iter::once(0));
}

/// A receiver by reference, in the edition in which the return type has to say so.
pub struct Words(pub String);

impl Words {
    /// The words.
    #[generator(boxed)]
    pub fn upper(&self) -> impl Iterator<Item = String> + '_ {
        let upper = self.0.to_uppercase();
        for word in upper.split(' ') {
            yield_!(word.to_owned());
        }
    }

    /// The words.
    #[generator]
    pub async fn stream(&self) -> impl Stream<Item = &str> + '_ {
        yield_from!(self.0.split(' '));
    }
}

/// Endless.
#[generator]
pub fn fibonacci() -> impl Iterator<Item = u64> + Clone + Debug {
    let (mut a, mut b) = (0, 1);
    loop {
        yield_!(a);
        (a, b) = (b, a + b);
    }
}

/// `gen` is an ordinary name in this edition.
#[generator]
pub fn reserved_later(gen: u32) -> impl Iterator<Item = u32> {
    let mut gen = gen + 1;
    for try_ in 0..2 {
        yield_!(gen + try_);
        gen *= 10;
    }
    yield_!(gen);
}

/// The words of a text, and how many letters each has.
#[generator]
pub fn words<'a>(
    text: &'a str,
    skip: &'a [&'a str],
) -> impl Iterator<Item = (&'a str, usize)> + 'a {
    let mut start = None;
    let mut count = 0;
    for (i, c) in text.char_indices() {
        if c.is_alphabetic() {
            start.get_or_insert(i);
            count += 1;
            continue;
        }
        if let Some(s) = start.take() {
            if !skip.contains(&&text[s..i]) {
                yield_!((&text[s..i], count));
            }
            count = 0;
        }
    }
    if let Some(s) = start {
        yield_!((&text[s..], count));
    }
}

/// Elided lifetime.
#[generator]
pub fn evens(values: &[u32]) -> impl Iterator<Item = &u32> + '_ {
    for value in values {
        if value % 2 == 0 {
            yield_!(value);
        }
    }
}

/// Stops at the first error.
#[generator]
pub fn parsed<'a>(
    texts: impl IntoIterator<Item = &'a str>,
) -> impl Iterator<Item = Result<i32, ParseIntError>> {
    let mut sum = 0;
    for text in texts {
        let n: i32 = text.parse()?;
        sum += n;
        yield_!(Ok(n));
    }
    yield_!(Ok(sum));
}

/// Ends at the first `None`.
#[generator]
pub fn until_none<T>(values: Vec<Option<T>>) -> impl Iterator<Item = T> {
    for value in values {
        yield_!(value?);
    }
}

/// A tree, walked by recursion and by a stack.
#[derive(Debug, Clone)]
pub struct Tree<T> {
    value: T,
    children: Vec<Tree<T>>,
}

impl<T: Clone + Display> Tree<T> {
    /// A node.
    pub fn new(value: T, children: Vec<Self>) -> Self {
        Self { value, children }
    }

    /// By recursion.
    #[generator]
    pub fn walk(&self) -> Box<dyn Iterator<Item = &T> + '_> {
        yield_!(&self.value);
        for child in &self.children {
            yield_from!(child.walk());
        }
    }

    /// By a stack.
    #[generator]
    pub fn labels(&self) -> impl Iterator<Item = String> + '_ {
        let mut stack = vec![(0, self)];
        while let Some((depth, node)) = stack.pop() {
            yield_!(format!("{:depth$}{}", "", node.value));
            stack.extend(node.children.iter().rev().map(|child| (depth + 1, child)));
        }
    }

    /// By value.
    #[generator]
    pub fn into_values(self) -> Box<dyn Iterator<Item = T>>
    where
        T: 'static,
    {
        let Self { value, children } = self;
        yield_!(value);
        for child in children {
            yield_from!(child.into_values());
        }
    }

    /// Changes every value.
    #[generator]
    pub fn replace_all<'a>(&'a mut self, with: &'a T) -> impl Iterator<Item = usize> + 'a {
        self.value = with.clone();
        yield_!(self.children.len());
        for child in &mut self.children {
            child.value = with.clone();
            yield_!(child.children.len());
        }
    }
}

/// A trait with a generator as a provided method.
pub trait Repeat {
    /// What is repeated.
    fn text(&self) -> String;

    /// The text again and again, each time longer.
    #[generator]
    fn repeated<'a>(&'a self, times: usize) -> Box<dyn Iterator<Item = String> + 'a> {
        let text = self.text();
        for n in 1..=times {
            yield_!(text.repeat(n));
        }
    }
}

impl Repeat for u8 {
    fn text(&self) -> String {
        self.to_string()
    }
}

/// Every position of a yield, and every jump.
#[generator]
pub fn positions(n: u32) -> impl Iterator<Item = u32> + Clone + Debug + Send + Sync {
    let sum = n + {
        yield_!(1);
        n
    };
    yield_!(sum);
    let list = vec![n, {
        yield_!(2);
        3
    }];
    let text = format!("{n}{}", {
        yield_!(4);
        list.len()
    });
    let kind = match {
        yield_!(5);
        text.len()
    } {
        0 => "none",
        1 | 2 => {
            yield_!(6);
            "few"
        }
        _ => "many",
    };
    yield_!(u32::from(kind == "few"));
    let found = 'outer: loop {
        for i in 0..n {
            for j in 0..n {
                if i * j == 4 {
                    break 'outer Some(i);
                }
                if j > i {
                    break;
                }
                yield_!(10 * i + j);
            }
            if i == 7 {
                continue 'outer;
            }
        }
        break None;
    };
    let Some(found) = found else {
        yield_!(100);
        return;
    };
    let value = 'block: {
        if found == 2 {
            break 'block 7;
        }
        yield_!(8);
        9
    };
    if value > 5 && {
        yield_!(50);
        true
    } {
        return yield_!(value);
    }
    let unused_at_the_end;
    yield_!(60);
    unused_at_the_end = 5;
    yield_!(unused_at_the_end);
}

/// Guards and values that are only held.
#[generator]
pub fn held(name: String, _other: Vec<u8>) -> impl Iterator<Item = usize> {
    let _guard = name.clone();
    let (left, _right) = (String::from("l"), String::from("r"));
    yield_!(name.len());
    {
        let _inner = Box::new(5);
        yield_!(left.len());
    }
    let boxed = Box::new((name, left));
    yield_!(boxed.0.len());
    let (a, b) = *boxed;
    drop(a);
    yield_!(b.len());
}

/// Generic over everything.
#[generator]
pub fn grouped<K, V, I, const MIN: usize>(pairs: I) -> impl Iterator<Item = (K, [Option<V>; 2])>
where
    K: Ord,
    I: IntoIterator<Item = (K, V)>,
{
    let mut groups = BTreeMap::new();
    for (k, v) in pairs {
        groups.entry(k).or_insert_with(Vec::new).push(v);
    }
    for (k, mut list) in groups {
        if list.len() < MIN {
            continue;
        }
        while let Some(last) = list.pop() {
            let before = list.pop();
            if list.is_empty() {
                yield_!((k, [Some(last), before]));
                break;
            }
        }
    }
}

/// Names by path, and the raw spelling.
#[gen_core::generator]
#[must_use]
pub fn by_path(n: u8) -> std::boxed::Box<dyn std::iter::Iterator<Item = u8> + Send> {
    gen_core::yield_!(n);
    r#yield!(n + 1);
    gen_core::yield_from!([n; 2]);
}

/// Never yields.
#[generator]
pub fn empty<T>() -> impl Iterator<Item = T> {}

/// Ends by a panic.
///
/// # Panics
/// At the second item.
#[generator]
pub fn panics(n: u32) -> impl Iterator<Item = u32> {
    let text = n.to_string();
    yield_!(n);
    panic!("after {text}");
}

pub mod coroutines;

mod private {
    use gen_core::{generator, yield_};

    #[generator]
    pub(super) fn closures(n: u32) -> impl Iterator<Item = u32> {
        let add = move |m| n + m;
        let mut count = 0;
        while count < n {
            count += 1;
            yield_!(add(count));
        }
        #[cfg(debug_assertions)]
        yield_!(0);
        #[cfg(not(debug_assertions))]
        yield_!(0);
    }
}

/// Uses the private one.
pub fn closures(n: u32) -> impl Iterator<Item = u32> {
    private::closures(n).map(|n| n * 2)
}
