//! `#[generator]` functions.

use core::fmt::{Debug, Display};
use core::num::ParseIntError;
use core::pin::Pin;

use futures_core::Stream;
use gen_core::{
    Coroutine, Pinned, Recursive, SendRecursiveCoroutine, Yields, generator, yield_, yield_from,
};

/// An iterator with every bound.
#[generator]
pub fn countdown(from: u32) -> impl Iterator<Item = u32> + Clone + Debug + Send + Sync + Unpin {
    for n in (1..=from).rev() {
        yield_!(n);
    }
}

/// Loops, labels, a `match`, formats.
#[generator]
pub fn labels(rows: Vec<Vec<u32>>) -> impl Iterator<Item = String> {
    let mut total = 0;
    'rows: for (y, row) in rows.into_iter().enumerate() {
        for (x, cell) in row.into_iter().enumerate() {
            match cell {
                0 => continue 'rows,
                1..=9 if total < 100 => yield_!(format!("{y}.{x}: {cell}")),
                other => {
                    total += other;
                    if total > 1000 {
                        break 'rows;
                    }
                }
            }
        }
    }
    let Some(shown) = total.checked_sub(1) else {
        return;
    };
    yield_!(shown.to_string());
}

/// `?`, and a borrow of the parameter.
#[generator]
pub fn parsed(text: &str) -> impl Iterator<Item = Result<i32, ParseIntError>> + '_ {
    for word in text.split(' ') {
        yield_!(Ok(word.parse()?));
    }
}

/// `?` on an `Option`.
#[generator]
pub fn pairs<T>(items: impl IntoIterator<Item = T>) -> impl Iterator<Item = (T, T)> {
    let mut items = items.into_iter();
    loop {
        yield_!((items.next()?, items.next()?));
    }
}

/// Generic over a type and a constant.
#[generator]
pub fn shown<T, const N: usize>(items: [T; N]) -> impl Iterator<Item = String>
where
    T: Clone + Display,
{
    for item in items {
        yield_!(item.clone().to_string());
        yield_!(item.to_string());
    }
}

/// A tree.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    /// What it is called.
    pub name: String,
    /// What hangs below it.
    pub children: Vec<Self>,
}

impl Tree {
    /// All names below this one, boxed as it calls itself.
    #[generator]
    #[must_use]
    pub fn names(&self) -> Box<dyn Iterator<Item = &str> + '_> {
        yield_!(self.name.as_str());
        for child in &self.children {
            yield_from!(child.names());
        }
    }

    /// The names of the children, taken out one by one.
    #[generator]
    pub fn drained(&mut self) -> impl Iterator<Item = String> + '_ {
        while let Some(child) = self.children.pop() {
            yield_!(child.name);
        }
    }

    /// The name and those of the children.
    #[generator]
    pub fn into_names(self) -> impl Iterator<Item = String> {
        let Self { name, children } = self;
        yield_!(name);
        for child in children {
            yield_!(child.name);
        }
    }
}

/// What can be counted.
pub trait Counted {
    /// How many there are.
    fn count(&self) -> u32;

    /// The numbers below that.
    #[generator]
    fn numbers(&self) -> impl Iterator<Item = u32> + '_ {
        for n in 0..self.count() {
            yield_!(n);
        }
    }
}

impl Counted for Tree {
    fn count(&self) -> u32 {
        u32::try_from(self.children.len()).unwrap_or(u32::MAX)
    }
}

/// A coroutine with `?`.
#[generator]
pub fn total(
    limit: u32,
) -> impl Coroutine<Result<u32, String>, Yield = u32, Return = Result<u32, String>> + Debug {
    let mut total = 0;
    while total < limit {
        total += yield_!(total)?;
    }
    Ok(total)
}

/// A coroutine that delegates.
#[generator]
pub fn twice(
    limit: u32,
) -> impl Coroutine<Result<u32, String>, Yield = u32, Return = Result<u32, String>> {
    let first = yield_from!(total(limit))?;
    let second = yield_from!(total(limit))?;
    Ok(first + second)
}

/// A boxed iterator, which borrows from itself.
#[generator(boxed)]
pub fn words(text: String) -> impl Iterator<Item = String> {
    for word in text.split(' ') {
        yield_!(word.to_owned());
    }
}

/// A boxed coroutine behind another box.
#[generator(boxed)]
#[must_use]
pub fn named(names: Vec<String>) -> Box<dyn Coroutine<u32, Yield = String, Return = u32> + Send> {
    let mut sum = 0;
    for name in &names {
        sum += yield_!(format!("{name} {sum}"));
    }
    sum
}

/// Pinned by who calls it.
#[generator]
pub fn sums<const N: usize>(list: [u32; N]) -> Pinned<impl Yields<Item = u32>> {
    let mut sum = 0;
    for n in &list {
        sum += n;
        yield_!(sum);
    }
}

/// A stream.
#[generator]
pub async fn lengths(text: String) -> impl Stream<Item = usize> {
    for word in text.split(' ') {
        yield_!(core::future::ready(word.len()).await);
    }
    yield_from!([0]);
}

/// A stream in a box.
#[generator]
#[must_use]
pub async fn boxed_lengths(text: String) -> Pin<Box<dyn Stream<Item = usize>>> {
    for word in text.split(' ') {
        yield_!(word.len());
    }
}

/// Yields in odd places.
#[generator]
pub fn places(flag: bool) -> impl Iterator<Item = usize> {
    let list = [1, (yield_!(1), 2).1, 3];
    if flag && (yield_!(list.len())) == () {
        yield_!(
            list[{
                yield_!(0);
                1
            }]
        );
    }
    assert_eq!(list.len(), 3, "{list:?}");
    println!("{} {:?}", list[0], yield_!(4));
    let kept = vec![yield_!(5), ()];
    yield_!(kept.len());
}

/// It calls itself.
#[generator]
pub fn halves(n: u32) -> Recursive<'static, Result<u32, ParseIntError>> {
    yield_!(Ok(n));
    if n == 1 {
        let _ = "one".parse::<u32>()?;
    }
    if n > 0 {
        yield_from!(halves(n / 2));
    }
    yield_from!(Some(Ok(n)));
}

/// The same as a coroutine.
#[generator]
pub fn sum(n: u32) -> SendRecursiveCoroutine<'static, u32, u32, u32> {
    let given = yield_!(n);
    if n == 0 {
        return given;
    }
    given + yield_from!(sum(n - 1))
}

/// Not to be used.
#[deprecated(note = "there is `new`")]
#[must_use]
pub const fn old() -> u32 {
    2
}

/// What is allowed or expected at a statement is, whatever becomes of the statement.
macro_rules! allowing {
    ($name:ident $($given:tt)*) => {
        /// Items of `old`.
        #[generator $($given)*]
        pub fn $name() -> impl Iterator<Item = u32> {
            #[allow(deprecated, reason = "it is asked for")]
            let x = old();
            yield_!(x);
            #[expect(deprecated)]
            let y = old();
            yield_!(x + y);
            #[allow(deprecated)]
            yield_!(old());
            #[allow(deprecated)]
            if old() == 1 {
                yield_!(3);
            }
            #[allow(deprecated)]
            for i in old()..4 {
                yield_!(i);
            }
            #[allow(deprecated)]
            while old() == 3 {
                yield_!(old());
            }
            match x {
                #[allow(deprecated)]
                1 => yield_!(old()),
                _ => yield_!(1),
            }
            #[allow(deprecated)]
            let Some(z) = Some(old()) else {
                return;
            };
            yield_!(z);
        }
    };
}
allowing!(allows);
allowing!(allows_boxed(boxed));

/// The lengths of two texts, taken out of arrays.
#[generator]
pub fn array_lengths(pair: [String; 2], more: Option<[String; 2]>) -> impl Iterator<Item = usize> {
    yield_!(pair.len());
    let [a, b] = pair;
    yield_!(a.len());
    yield_!(b.len());
    if let Some([c, d]) = more {
        yield_!(c.len());
        yield_!(d.len());
    }
}

/// Elements of rows that belong to the caller, and are changed.
#[generator]
pub fn cells<'a>(
    rows: &'a mut [Vec<i32>],
    more: Option<&'a mut Vec<i32>>,
) -> impl Iterator<Item = &'a mut i32> {
    for row in rows {
        for cell in row.iter_mut().skip(1) {
            yield_!(cell);
        }
    }
    if let Some(row) = more {
        for cell in row.iter_mut() {
            *cell += 1;
            yield_!(cell);
        }
    }
}
