//! Signatures again: receivers, `impl` within the item type, lifetimes of impls,
//! higher-ranked bounds, associated types.

use gen_core::{generator, yield_, yield_from};
use std::borrow::Cow;
use std::fmt::{Debug, Display};
use std::pin::Pin;
use std::rc::Rc;
use std::sync::Arc;

fn all<T>(items: impl Iterator<Item = T>) -> Vec<T> {
    items.collect()
}

#[derive(Debug, PartialEq, Clone)]
struct Store {
    list: Vec<u32>,
}

impl Store {
    #[generator]
    fn by_rc(self: Rc<Self>) -> impl Iterator<Item = u32> {
        for i in 0..self.list.len() {
            yield_!(self.list[i]);
        }
        yield_!(Rc::strong_count(&self) as u32);
    }

    #[generator]
    fn by_ref_to_arc(self: &Arc<Self>) -> impl Iterator<Item = Arc<Self>> {
        for _ in 0..self.list.len() {
            yield_!(Arc::clone(self));
        }
    }

    #[generator]
    fn by_pin(self: Pin<&mut Self>) -> impl Iterator<Item = usize> {
        let this = self.get_mut();
        while let Some(n) = this.list.pop() {
            yield_!(n as usize + this.list.len());
        }
    }

    #[generator]
    fn by_value(mut self) -> impl Iterator<Item = (u32, usize)> {
        self.list.sort_unstable();
        self.list.dedup();
        while let Some(n) = self.list.pop() {
            yield_!((n, self.list.len()));
        }
    }

    #[generator]
    fn drained<'a>(&'a mut self) -> Box<dyn Iterator<Item = u32> + 'a> {
        while !self.list.is_empty() {
            yield_!(self.list.remove(0));
        }
        self.list.push(99);
    }

    #[generator]
    fn both<'a>(&'a self, other: &'a Self) -> impl Iterator<Item = &'a u32> + Clone {
        for pair in self.list.iter().zip(&other.list) {
            yield_!(pair.0);
            yield_!(pair.1);
        }
    }

    #[generator]
    fn only_self<'s>(&'s self, _unused: &str) -> impl Iterator<Item = &'s u32> {
        yield_from!(&self.list);
        yield_from!(self.list.iter().rev());
    }

    #[generator]
    fn made(n: u32) -> impl Iterator<Item = Self> {
        for i in 0..n {
            yield_!(Self { list: vec![i] });
            yield_!(Store { list: vec![] });
        }
    }

    #[generator]
    fn through_helpers(&mut self) -> impl Iterator<Item = u32> {
        self.grow(1);
        yield_!(self.last());
        for _ in 0..2 {
            self.grow(2);
            let last = self.last();
            yield_!(last);
            self.list[0] += last;
        }
        yield_!(self.list[0]);
    }

    fn grow(&mut self, by: u32) {
        let last = self.last();
        self.list.push(last + by);
    }

    fn last(&self) -> u32 {
        self.list.last().copied().unwrap_or_default()
    }
}

fn store() -> Store {
    Store {
        list: vec![3, 1, 3],
    }
}

#[test]
fn receivers() {
    assert_eq!(all(Rc::new(store()).by_rc()), [3, 1, 3, 1]);
    assert_eq!(all(Arc::new(store()).by_ref_to_arc()).len(), 3);
    assert_eq!(all(Pin::new(&mut store()).by_pin()), [5, 2, 3]);
    assert_eq!(all(store().by_value()), [(3, 1), (1, 0)]);
    let mut s = store();
    assert_eq!(all(s.drained()), [3, 1, 3]);
    assert_eq!(s.list, [99]);
    let twice = s.both(&s);
    assert_eq!(all(twice.clone()), all(twice));
    let items = {
        let short = String::from("x");
        s.only_self(&short).count()
    };
    assert_eq!(items, 2);
    assert_eq!(Store::made(2).map(|s| s.list.len()).sum::<usize>(), 2);
    assert_eq!(all(store().through_helpers()), [4, 6, 8, 17]);
}

struct Parser<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Parser<'t> {
    #[generator]
    fn fields(&mut self) -> impl Iterator<Item = &'t str> {
        while self.at < self.text.len() {
            let rest = &self.text[self.at..];
            let end = rest.find(',').unwrap_or(rest.len());
            self.at += end + 1;
            yield_!(&rest[..end]);
        }
    }

    #[generator]
    fn chars(self) -> impl Iterator<Item = (usize, char)> + use<'t> {
        for (i, c) in self.text.char_indices() {
            if i >= self.at {
                yield_!((i, c));
            }
        }
    }
}

impl<'t> IntoIterator for Parser<'t> {
    type Item = Cow<'t, str>;
    type IntoIter = Box<dyn Iterator<Item = Cow<'t, str>> + 't>;

    #[generator]
    fn into_iter(self) -> Box<dyn Iterator<Item = Cow<'t, str>> + 't> {
        for line in self.text.lines() {
            if line.contains(' ') {
                yield_!(line.replace(' ', "_").into());
            } else {
                yield_!(Cow::Borrowed(line));
            }
        }
    }
}

#[test]
fn lifetimes_of_the_impl() {
    let text = String::from("a,bc,,d");
    let fields = {
        let mut parser = Parser { text: &text, at: 0 };
        let fields = all(parser.fields());
        assert_eq!(parser.at, 8);
        fields
    };
    assert_eq!(fields, ["a", "bc", "", "d"]);
    assert_eq!(Parser { text: &text, at: 5 }.chars().count(), 2);
    let lines = all(Parser {
        text: "a b\nc",
        at: 0,
    }
    .into_iter());
    assert_eq!(lines, ["a_b", "c"]);
    assert!(matches!(lines[1], Cow::Borrowed(_)));
}

#[generator]
fn displayed(n: u32) -> impl Iterator<Item = impl Display + Debug> {
    for i in 0..n {
        yield_!(format!("<{i}>"));
    }
}

#[generator]
fn adders(n: u32) -> impl Iterator<Item = impl Fn(u32) -> u32 + Clone> {
    for i in 0..n {
        yield_!(move |m| m + i);
    }
}

#[generator]
fn inner_iterators(rows: Vec<Vec<u8>>) -> impl Iterator<Item = impl Iterator<Item = u8>> {
    for row in rows {
        yield_!(row.into_iter().rev());
    }
}

#[generator]
fn boxed_inner(n: u32) -> Box<dyn Iterator<Item = Box<dyn Iterator<Item = u32>>>> {
    for i in 0..n {
        yield_!(Box::new(0..i));
        yield_!(Box::new([i; 2].into_iter()));
    }
}

#[test]
fn impl_within_the_item() {
    assert_eq!(
        displayed(2).map(|d| d.to_string()).collect::<String>(),
        "<0><1>"
    );
    assert_eq!(
        adders(3).map(|f| f.clone()(10)).collect::<Vec<_>>(),
        [10, 11, 12]
    );
    assert_eq!(
        inner_iterators(vec![vec![1, 2], vec![3]])
            .flatten()
            .collect::<Vec<_>>(),
        [2, 1, 3]
    );
    assert_eq!(
        boxed_inner(3).flatten().collect::<Vec<_>>(),
        [0, 0, 0, 1, 1, 0, 1, 2, 2]
    );
}

trait Shape {
    type Point: Copy + Into<f64>;
    fn points(&self) -> Vec<Self::Point>;
}

impl<T: Copy + Into<f64>, const N: usize> Shape for [T; N] {
    type Point = T;
    fn points(&self) -> Vec<T> {
        self.to_vec()
    }
}

#[generator]
fn lengths<S>(shapes: &[S]) -> impl Iterator<Item = (f64, Option<S::Point>)>
where
    S: Shape,
    for<'x> &'x S: Sized,
{
    for shape in shapes {
        let mut sum = 0.0;
        for point in shape.points() {
            sum += point.into();
            yield_!((sum, Some(point)));
        }
        yield_!((sum, None));
    }
}

#[generator]
fn cut<F>(text: &str, mut f: F) -> impl Iterator<Item = usize>
where
    F: for<'x> FnMut(&'x str) -> Option<&'x str>,
{
    let mut rest = text.to_owned();
    while let Some(len) = f(&rest).map(str::len) {
        yield_!(len);
        rest.truncate(len);
    }
}

trait Visit {
    #[generator]
    fn visit<'a, V: Fn(&Self) -> Option<u32> + 'a>(&'a self, v: V) -> impl Iterator<Item = u32> + 'a
    where
        Self: Sized,
    {
        let first = v(self)?;
        yield_!(first);
        for _ in 0..2 {
            yield_!(v(self).unwrap_or(0));
        }
    }

    fn objects(&self) -> Box<dyn Iterator<Item = &dyn Debug> + '_>;
}

impl<T: Debug> Visit for Vec<T> {
    #[generator]
    fn objects(&self) -> Box<dyn Iterator<Item = &dyn Debug> + '_> {
        for item in self {
            yield_!(item);
        }
        yield_!(self);
    }
}

impl Visit for &str {
    #[generator]
    fn objects(&self) -> Box<dyn Iterator<Item = &dyn Debug> + '_> {
        yield_!(self);
    }
}

#[test]
fn traits_and_bounds() {
    assert_eq!(
        all(lengths(&[[1u8, 2]])),
        [(1.0, Some(1)), (3.0, Some(2)), (3.0, None)]
    );
    assert_eq!(all(cut("abc", |t| t.strip_suffix(|c| c != 'a'))), [2, 1]);
    assert_eq!(all(vec![1u8].visit(|v| Some(v.len() as u32))), [1, 1, 1]);
    assert_eq!(all("x".visit(|_| None)), [0u32; 0]);
    assert_eq!(
        vec!['a']
            .objects()
            .map(|d| format!("{d:?}"))
            .collect::<Vec<_>>(),
        ["'a'", "['a']"]
    );
    assert_eq!("x".objects().count(), 1);
}

mod outer {
    pub mod inner {
        use gen_core::{generator, yield_};

        #[generator]
        pub(in crate::outer) fn restricted<T: super::Scale>(t: T) -> impl Iterator<Item = T::Out> {
            yield_!(t.scale(1));
            yield_!(t.scale(10));
        }
    }
    pub trait Scale {
        type Out;
        fn scale(&self, by: u32) -> Self::Out;
    }
    impl Scale for u32 {
        type Out = u64;
        fn scale(&self, by: u32) -> u64 {
            u64::from(self * by)
        }
    }
    pub fn scaled(n: u32) -> Vec<u64> {
        inner::restricted(n).collect()
    }
}

#[test]
fn visibility() {
    assert_eq!(outer::scaled(3), [3, 30]);
}

#[test]
fn arrays_and_tuples_of_generics() {
    #[generator]
    fn transposed<T: Copy + Default, const W: usize, const H: usize>(
        m: [[T; W]; H],
    ) -> impl Iterator<Item = [T; H]> {
        for x in 0..W {
            let mut column = [T::default(); H];
            for y in 0..H {
                column[y] = m[y][x];
            }
            yield_!(column);
        }
    }
    assert_eq!(
        all(transposed([[1, 2, 3], [4, 5, 6]])),
        [[1, 4], [2, 5], [3, 6]]
    );
}

mod idle_receivers {
    use super::*;
    use gen_core::Coroutine;

    trait Solver {
        fn solve<'a>(&self, parts: &'a [u32]) -> Box<dyn Iterator<Item = u32> + 'a>;
        fn sums<'a>(
            &mut self,
            parts: &'a [u32],
        ) -> Box<dyn Coroutine<u32, Yield = u32, Return = ()> + 'a>;
    }

    struct Plain(#[allow(dead_code)] u32);

    impl Solver for Plain {
        #[generator]
        fn solve<'a>(&self, parts: &'a [u32]) -> Box<dyn Iterator<Item = u32> + 'a> {
            for part in parts {
                yield_!(part + 1);
            }
        }

        #[generator]
        fn sums<'a>(
            &mut self,
            parts: &'a [u32],
        ) -> Box<dyn Coroutine<u32, Yield = u32, Return = ()> + 'a> {
            let mut sum = 0;
            for part in parts {
                sum += yield_!(sum + part);
            }
        }
    }

    impl Plain {
        #[generator]
        fn named(&self) -> impl Iterator<Item = String> {
            let text = format!("{}", "no self");
            yield_!(text);
        }

        #[generator(boxed)]
        fn boxed<'a>(&self, parts: &'a [u32]) -> Box<dyn Iterator<Item = &'a u32> + 'a> {
            let last = parts.last();
            for part in parts.iter().chain(last) {
                yield_!(part);
            }
        }
    }

    #[test]
    fn what_is_never_mentioned_is_not_borrowed() {
        let parts = [1, 2];
        let (solved, boxed, mut sums) = {
            let mut plain = Plain(1);
            assert_eq!(all(plain.named()), ["no self"]);
            (plain.solve(&parts), plain.boxed(&parts), plain.sums(&parts))
        };
        assert_eq!(all(solved), [2, 3]);
        assert_eq!(all(boxed), [&1, &2, &2]);
        let first = sums.start();
        assert!(matches!(first, gen_core::CoroutineState::Yielded(1)));
        let second = sums.resume(10);
        assert!(matches!(second, gen_core::CoroutineState::Yielded(12)));
    }
}
