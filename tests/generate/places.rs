//! Where a block may stand.

use gen_core::generate;
use std::fmt::Display;

struct Table {
    rows: Vec<Vec<u32>>,
}

impl Table {
    const FIRST: usize = 0;

    fn cells(&self) -> impl Iterator<Item = u32> + '_ {
        generate! {
            for row in &self.rows {
                yield_from!(row.iter().copied());
            }
        }
    }

    fn into_cells(self) -> impl Iterator<Item = u32> {
        generate! {
            for row in self.rows {
                for cell in row {
                    yield!(cell);
                }
            }
        }
    }

    fn first_row(&self) -> impl Iterator<Item = &u32> + '_ {
        generate! { for cell in &self.rows[Self::FIRST] { yield!(cell) } }
    }

    fn changed(&mut self) -> Box<dyn Iterator<Item = &mut u32> + '_> {
        Box::new(
            generate! { for row in &mut self.rows { for cell in row { *cell += 1; yield cell; } } },
        )
    }
}

#[test]
fn in_methods() {
    let mut table = Table {
        rows: vec![vec![1, 2], vec![3]],
    };
    assert!(table.cells().eq([1, 2, 3]));
    assert!(table.first_row().eq(&[1, 2]));
    assert_eq!(table.changed().count(), 3);
    assert!(table.into_cells().eq([2, 3, 4]));
}

fn generic<T: Display, const N: usize>(list: [T; N]) -> impl Iterator<Item = (usize, String)> {
    generate! {
        for item in list {
            yield!((N, item.to_string()));
        }
    }
}

fn borrowed<'a, T: Clone>(first: &'a [T], second: &'a [T]) -> impl Iterator<Item = T> + use<'a, T> {
    generate! {
        for (a, b) in first.iter().zip(second) {
            yield!(a.clone());
            yield!(b.clone());
        }
    }
}

#[test]
fn in_generic_functions() {
    assert!(generic([1, 2]).eq([(2, "1".to_owned()), (2, "2".to_owned())]));
    assert!(borrowed(&["a", "b"], &["c", "d"]).eq(["a", "c", "b", "d"]));
}

trait Numbers {
    fn limit(&self) -> u32;
    fn numbers(&self) -> impl Iterator<Item = u32> {
        generate! { for n in 0..self.limit() { yield!(n) } }
    }
}

impl Numbers for u32 {
    fn limit(&self) -> u32 {
        *self
    }
}

#[test]
fn in_traits() {
    assert!(3.numbers().eq([0, 1, 2]));
}

fn total(items: impl Iterator<Item = u32>) -> u32 {
    items.sum()
}

fn dynamic(items: &mut dyn Iterator<Item = u32>) -> Option<u32> {
    items.next()
}

#[test]
fn as_arguments_and_operands() {
    let n = 4;
    assert_eq!(total(generate! { for i in 0..n { yield!(i) } }), 6);
    assert_eq!(dynamic(&mut generate! { yield n }), Some(4));
    assert_eq!(1 + generate! { yield 1; yield 2 }.sum::<i32>() * 2, 7);
    if generate! { yield n > 3 }.any(|is| is) {
        for x in generate! { yield 1 } {
            assert_eq!(x, 1);
        }
    } else {
        panic!("it is");
    }
    let list: Vec<_> = [1, 2]
        .iter()
        .flat_map(|k| generate! { for i in 0..*k { yield!(i + n) } })
        .collect();
    assert_eq!(list, [4, 4, 5]);
    let kept = match n {
        4 => generate! { yield 4 },
        _ => unreachable!(),
    };
    assert_eq!(kept.count(), 1);
}

struct Kept<I> {
    items: I,
}

#[test]
fn in_structs() {
    let text = "a b";
    let mut kept = Kept {
        items: generate! { for word in text.split(' ') { yield!(word) } },
    };
    assert_eq!(kept.items.next(), Some("a"));
    let mut kept = [kept.items];
    assert_eq!(kept[0].next(), Some("b"));
    assert_eq!(kept[0].next(), None);
}

/// A body from outside, beside names of the macro's own.
macro_rules! counted {
    ($name:ident, $body:block, $limit:expr) => {{
        let count = 100;
        let $name = 1;
        generate! {
            let limit = $limit;
            for i in 0..limit {
                yield!(count + i);
            }
            yield!($name);
            $body;
            yield!(2 * $limit);
        }
    }};
}

#[test]
fn in_macros() {
    let (count, limit) = (5, 3);
    let items = counted!(
        one,
        {
            yield_!(count);
            yield_!(limit)
        },
        count - limit
    );
    assert!(items.eq([100, 101, 1, 5, 3, 4]));
}

/// Two variables of one name, of which one is the macro's.
macro_rules! two {
    ($x:ident) => {{
        let x = vec![100];
        generate! {
            yield!(x[0]);
            yield!($x);
            let $x = $x + x.len();
            yield!($x);
            for item in x { yield!(item); }
        }
    }};
}

#[test]
fn of_one_name() {
    let x = 1;
    assert!(two!(x).eq([100, 1, 2, 100]));
}

macro_rules! yielding {
    ($($value:expr),*) => { generate! { $(yield!($value);)* } };
}

#[test]
fn made_by_macros() {
    let x = 1;
    assert!(yielding!(x, x + 1, x * 5).eq([1, 2, 5]));
}

macro_rules! through {
    ($($tokens:tt)*) => { generate! { $($tokens)* } };
}

#[test]
fn passed_through_macros() {
    let list = [1, 2];
    let items = through! { for x in list { yield!(x); yield x + 1; yield_!(x + 2) } };
    assert!(items.eq([1, 2, 3, 2, 3, 4]));
}

#[test]
fn with_cfg() {
    let (a, b) = (1, 2);
    let items = generate! {
        #[cfg(test)]
        yield!(a);
        #[cfg(not(test))]
        yield!("never");
        let c = {
            #[cfg(any())]
            { b }
            #[cfg(all())]
            { b + 1 }
        };
        yield!(c);
    };
    assert!(items.eq([1, 3]));
}

#[test]
fn in_async_code() {
    async fn sum() -> u32 {
        let n = std::future::ready(3).await;
        let mut total = 0;
        for i in generate! { for i in 0..n { yield!(i) } } {
            total += std::future::ready(i).await;
        }
        total
    }
    assert_eq!(futures::executor::block_on(sum()), 3);
}
