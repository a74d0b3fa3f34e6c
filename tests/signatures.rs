//! Every kind of signature a generator may have.

mod common;
use common::{Guard, say, trace, trace_of};
use gen_core::{generator, yield_, yield_from};
use std::collections::HashMap;
use std::fmt::{Debug, Display};
use std::hash::Hash;

fn all<T>(items: impl Iterator<Item = T>) -> Vec<T> {
    items.collect()
}

#[generator]
fn generic<T>(items: Vec<T>, times: usize) -> impl Iterator<Item = T>
where
    T: Clone,
{
    for item in items {
        for _ in 1..times {
            yield_!(item.clone());
        }
        yield_!(item);
    }
}

#[generator]
fn inline_bounds<K: Hash + Eq + Copy + Ord, V: Into<u64>>(
    map: HashMap<K, V>,
) -> impl Iterator<Item = (K, u64)> {
    let mut keys: Vec<_> = map.into_iter().map(|(k, v)| (k, v.into())).collect();
    keys.sort();
    for (k, v) in keys {
        yield_!((k, v));
        yield_!((k, v + 1));
    }
}

#[allow(clippy::multiple_bound_locations, reason = "bounds in both places")]
#[generator]
fn defaults<T: Default, U>() -> impl Iterator<Item = (T, U)>
where
    U: Default + From<T>,
    T: Clone,
{
    let t = T::default();
    yield_!((t.clone(), U::default()));
    yield_!((T::default(), t.into()));
}

#[generator]
fn const_generic<T: Copy, const N: usize>(items: [T; N]) -> impl Iterator<Item = [T; 2]> {
    let mut i = 0;
    while i + 1 < N {
        let pair = [items[i], items[i + 1]];
        yield_!(pair);
        i += 1;
    }
}

#[generator]
fn const_only<const N: usize>() -> impl Iterator<Item = usize> {
    let buffer = [0u8; N];
    for i in 0..N {
        yield_!(i + buffer.len());
    }
}

#[generator]
fn elided(text: &str) -> impl Iterator<Item = &str> {
    for word in text.split(' ') {
        if word.is_empty() {
            continue;
        }
        yield_!(word);
        yield_!(&word[..1]);
    }
}

#[generator]
fn named<'a>(text: &'a str, other: &'a [String]) -> impl Iterator<Item = &'a str> + 'a {
    yield_!(text);
    for o in other {
        yield_!(o.as_str());
        yield_!(text);
    }
}

#[generator]
fn two_lifetimes<'a, 'b: 'a>(
    a: &'a [u8],
    b: &'b [u8],
) -> impl Iterator<Item = (&'a u8, &'b u8)> + use<'a, 'b> {
    for x in a {
        for y in b.iter() {
            yield_!((x, y));
        }
    }
}

#[generator]
fn mutable(values: &mut Vec<u32>) -> impl Iterator<Item = u32> {
    values.push(1);
    yield_!(values.len() as u32);
    values.push(2);
    for i in 0..values.len() {
        values[i] += 10;
        yield_!(values[i]);
    }
    values.clear();
}

#[generator]
fn mutable_items<'a>(values: &'a mut [u32]) -> impl Iterator<Item = &'a mut u32> {
    for v in values {
        *v += 1;
        yield_!(v);
    }
}

#[generator]
fn lifetime_only_inside<'a>(values: &'a [String]) -> impl Iterator<Item = usize> + use<'a> {
    let mut longest = "";
    for v in values {
        if v.len() > longest.len() {
            longest = v;
            yield_!(longest.len());
        }
    }
    yield_!(longest.len() * 100);
}

#[generator]
fn impl_trait(
    items: impl IntoIterator<Item = u32>,
    f: impl Fn(u32) -> u32,
    name: &impl Display,
) -> impl Iterator<Item = u32> {
    for item in items {
        yield_!(f(item));
        yield_!(name.to_string().len() as u32);
    }
}

#[generator]
fn function_parameters<F, G>(mut next: F, test: G) -> impl Iterator<Item = u32>
where
    F: FnMut() -> u32,
    G: Fn(&u32) -> bool,
{
    loop {
        let n = next();
        if !test(&n) {
            return;
        }
        yield_!(n);
    }
}

#[generator]
fn once(f: impl FnOnce() -> Vec<u32>) -> impl Iterator<Item = u32> {
    yield_!(0);
    yield_from!(f());
}

#[generator]
fn items_of_the_parameter<I: Iterator>(mut items: I) -> impl Iterator<Item = (usize, I::Item)>
where
    I::Item: Debug,
{
    let mut i = 0;
    while let Some(item) = items.next() {
        say(format!("{item:?}"));
        yield_!((i, item));
        i += 1;
    }
}

#[test]
fn generics() {
    assert_eq!(all(generic(vec!["a", "b"], 2)), ["a", "a", "b", "b"]);
    assert_eq!(all(generic(vec![Box::new(1)], 1)), [Box::new(1)]);
    assert_eq!(
        all(inline_bounds(HashMap::from([('a', 1u8), ('b', 2)]))),
        [('a', 1), ('a', 2), ('b', 2), ('b', 3)]
    );
    assert_eq!(all(defaults::<u8, u16>()), [(0, 0), (0, 0)]);
    assert_eq!(all(const_generic([1, 2, 3])), [[1, 2], [2, 3]]);
    assert_eq!(all(const_generic([0u8; 0])), [[0u8; 2]; 0]);
    assert_eq!(all(const_only::<3>()), [3, 4, 5]);
}

#[test]
fn lifetimes() {
    let text = String::from("one  two");
    assert_eq!(all(elided(&text)), ["one", "o", "two", "t"]);
    let longest = elided(&text).max_by_key(|w| w.len());
    assert_eq!(longest, Some("two"));
    let other = [String::from("x")];
    assert_eq!(all(named(&text, &other)), [text.as_str(), "x", &text]);
    let last = {
        let short = [1u8];
        all(two_lifetimes(&short, b"xy")).last().unwrap().1
    };
    assert_eq!(*last, b'y');
    let names = ["a", "abc", "ab"].map(String::from);
    assert_eq!(all(lifetime_only_inside(&names)), [1, 3, 300]);
}

#[test]
fn mutable_borrows() {
    let mut v = vec![5];
    assert_eq!(all(mutable(&mut v)), [2, 15, 11, 12]);
    assert!(v.is_empty());
    let mut v = [1, 2, 3];
    for x in mutable_items(&mut v) {
        *x *= 10;
    }
    assert_eq!(v, [20, 30, 40]);
    let both = all(mutable_items(&mut v));
    *both.into_iter().next_back().unwrap() = 0;
    assert_eq!(v, [21, 31, 0]);
}

#[test]
fn impl_trait_parameters() {
    assert_eq!(all(impl_trait([1, 2], |x| x * 7, &"abc")), [7, 3, 14, 3]);
    let mut n = 0;
    let counted = function_parameters(
        || {
            n += 1;
            n
        },
        |n| *n < 4,
    );
    assert_eq!(all(counted), [1, 2, 3]);
    assert_eq!(n, 4);
    let list = vec![1, 2];
    assert_eq!(all(once(move || list)), [0, 1, 2]);
    assert_eq!(
        all(items_of_the_parameter("ab".chars())),
        [(0, 'a'), (1, 'b')]
    );
}

#[derive(Debug, Clone, PartialEq)]
struct Tree<T> {
    value: T,
    children: Vec<Tree<T>>,
}

impl<T: Clone> Tree<T> {
    const DEPTH: usize = 2;

    fn leaf(value: T) -> Self {
        Self {
            value,
            children: Vec::new(),
        }
    }

    #[generator]
    fn values(&self) -> impl Iterator<Item = &T> {
        let mut stack = vec![self];
        while let Some(node) = stack.pop() {
            yield_!(&node.value);
            stack.extend(node.children.iter().rev());
        }
    }

    #[generator]
    pub(crate) fn boxed(&self) -> Box<dyn Iterator<Item = T> + '_> {
        yield_!(self.value.clone());
        for child in &self.children {
            yield_from!(child.boxed());
        }
    }

    #[generator]
    fn into_values(self) -> impl Iterator<Item = T> {
        let mut stack = vec![self];
        while let Some(Self { value, children }) = stack.pop() {
            yield_!(value);
            stack.extend(children.into_iter().rev());
        }
    }

    #[generator]
    fn into_boxed<'a>(mut self) -> Box<dyn Iterator<Item = T> + 'a>
    where
        T: 'a,
    {
        self.children.reverse();
        yield_!(self.value.clone());
        while let Some(child) = self.children.pop() {
            yield_from!(child.into_boxed());
        }
    }

    #[generator]
    fn grow(&mut self, value: T) -> impl Iterator<Item = usize> {
        for _ in 0..Self::DEPTH {
            self.children.push(Self::leaf(value.clone()));
            yield_!(self.children.len());
        }
        self.value = value;
    }

    #[generator]
    fn selves(self: Box<Self>) -> impl Iterator<Item = Self> {
        for child in self.children.clone() {
            yield_!(child);
        }
        yield_!(*self);
    }

    #[allow(
        clippy::needless_arbitrary_self_type,
        reason = "the spelling under test"
    )]
    #[generator]
    fn explicit(self: &Self, n: usize) -> impl Iterator<Item = Self> {
        let Some(child) = self.children.get(n) else {
            return;
        };
        yield_!(child.clone());
        yield_!(Self::leaf(child.value.clone()));
    }
}

fn tree() -> Tree<u32> {
    let inner = Tree {
        value: 2,
        children: vec![Tree::leaf(3), Tree::leaf(4)],
    };
    Tree {
        value: 1,
        children: vec![inner, Tree::leaf(5)],
    }
}

#[test]
fn methods() {
    let mut t = tree();
    assert_eq!(all(t.values()), [&1, &2, &3, &4, &5]);
    assert_eq!(all(t.boxed()), [1, 2, 3, 4, 5]);
    assert_eq!(all(t.clone().into_values()), [1, 2, 3, 4, 5]);
    assert_eq!(all(t.clone().into_boxed()), [1, 2, 3, 4, 5]);
    assert_eq!(all(t.explicit(0)), [t.children[0].clone(), Tree::leaf(2)]);
    assert_eq!(all(t.explicit(9)), []);
    assert_eq!(
        all(Box::new(Tree {
            value: 9,
            children: vec![Tree::leaf(8)]
        })
        .selves())
        .len(),
        2
    );
    assert_eq!(all(t.grow(7)), [3, 4]);
    assert_eq!(all(t.values()), [&7, &2, &3, &4, &5, &7, &7]);
}

trait Source {
    type Out: Clone;
    const N: usize;

    fn first(&self) -> Self::Out;

    #[generator]
    fn repeated(&self) -> impl Iterator<Item = Self::Out> {
        for _ in 0..Self::N {
            yield_!(self.first());
        }
    }

    #[generator]
    fn pairs<'a>(&'a self, count: usize) -> Box<dyn Iterator<Item = (usize, Self::Out)> + 'a> {
        for i in 0..count {
            let first = self.first();
            yield_!((i, first.clone()));
            yield_!((i + 100, first));
        }
    }

    fn declared(self) -> impl Iterator<Item = Self::Out>;
    fn by_name(n: u8) -> Box<dyn Iterator<Item = u8>>;
}

impl Source for String {
    type Out = char;
    const N: usize = 2;

    fn first(&self) -> char {
        self.chars().next().unwrap_or('?')
    }

    #[generator]
    fn declared(self) -> impl Iterator<Item = char> {
        let mut rest = self.chars().rev().collect::<Vec<_>>();
        while let Some(c) = rest.pop() {
            yield_!(c);
        }
        yield_!(self.first());
    }

    #[generator]
    fn by_name(n: u8) -> Box<dyn Iterator<Item = u8>> {
        for i in 0..n {
            yield_!(i);
        }
    }
}

impl IntoIterator for Tree<u8> {
    type Item = u8;
    type IntoIter = Box<dyn Iterator<Item = u8>>;

    #[generator]
    fn into_iter(self) -> Box<dyn Iterator<Item = u8>> {
        yield_!(self.value);
        for child in self.children {
            yield_from!(child);
        }
    }
}

#[test]
fn traits() {
    let s = String::from("xyz");
    assert_eq!(all(s.repeated()), ['x', 'x']);
    assert_eq!(
        all(s.pairs(2)),
        [(0, 'x'), (100, 'x'), (1, 'x'), (101, 'x')]
    );
    assert_eq!(all(s.declared()), ['x', 'y', 'z', 'x']);
    assert_eq!(all(String::by_name(2)), [0, 1]);
    let t = Tree {
        value: 1u8,
        children: vec![Tree::leaf(2), Tree::leaf(3)],
    };
    assert_eq!(t.into_iter().sum::<u8>(), 6);
}

mod visibility {
    use gen_core::{generator, yield_};

    /// A documented generator.
    #[generator]
    #[must_use = "lazy"]
    #[inline]
    pub(super) fn seen(n: u8) -> impl Iterator<Item = u8> {
        yield_!(n);
    }

    #[deprecated(note = "only to see the attribute kept")]
    #[generator]
    pub fn old() -> impl Iterator<Item = u8> {
        yield_!(1);
    }

    #[cfg(any())]
    #[generator]
    pub fn gone() -> impl Iterator<Item = u8> {
        yield_!(missing);
    }

    #[generator]
    #[cfg(not(any()))]
    pub fn kept(#[allow(unused_variables)] n: u8) -> impl Iterator<Item = u8> {
        yield_!(2);
    }
}

/// # Safety
/// `n` is not zero.
#[generator]
unsafe fn dangerous(n: u32) -> impl Iterator<Item = u32> {
    let n = unsafe { std::num::NonZeroU32::new_unchecked(n) };
    for i in 0..2 {
        yield_!(n.get() + i);
    }
}

#[test]
fn visibility_and_attributes() {
    assert_eq!(all(visibility::seen(3)), [3]);
    #[expect(deprecated, reason = "shows that the attribute is on the function")]
    let old = visibility::old();
    assert_eq!(all(old), [1]);
    assert_eq!(all(visibility::kept(1)), [2]);
    // SAFETY: five is not zero.
    assert_eq!(all(unsafe { dangerous(5) }), [5, 6]);
}

#[test]
fn unused_parameters_are_dropped_with_the_generator() {
    #[generator]
    fn unused(_a: Guard, b: Guard, _: Guard) -> impl Iterator<Item = u32> {
        yield_!(1);
        say(b.0);
        yield_!(2);
    }
    let lines = trace_of(|| {
        let mut items = unused(Guard("a"), Guard("b"), Guard("c"));
        assert_eq!(trace().len(), 0);
        assert_eq!(items.next(), Some(1));
        say("dropping");
        drop(items);
    });
    assert_eq!(lines, ["dropping", "drop c", "drop b", "drop a"]);
}

#[test]
fn in_a_function_body() {
    fn local<T: Copy>(base: T) -> Vec<T> {
        #[generator]
        fn thrice<U: Copy>(u: U) -> impl Iterator<Item = U> {
            for _ in 0..3 {
                yield_!(u);
            }
        }
        thrice(base).collect()
    }
    assert_eq!(local('c'), ['c', 'c', 'c']);
}
