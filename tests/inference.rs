//! Types of locals are inferred, without annotations, as in plain Rust.

use gen_core::{generator, yield_, yield_from};
use std::collections::{BTreeMap, HashMap};
use std::fmt::Display;

fn all<T>(items: impl Iterator<Item = T>) -> Vec<T> {
    items.collect()
}

#[test]
fn unsuffixed_literals() {
    #[generator]
    fn run(limit: u8) -> impl Iterator<Item = i64> {
        let mut a = 1;
        let mut b = 2;
        let mut count = 0;
        while count < limit {
            yield_!(a);
            (a, b) = (b, a * 1_000_000 + b);
            count += 1;
        }
        let float = 0.5;
        yield_!(2);
        let half: f32 = float;
        let unused_width = 7;
        yield_!((half * 4.0) as i64 + unused_width);
    }
    assert_eq!(all(run(3)), [1, 2, 1_000_002, 2, 9]);
}

#[test]
fn filled_later() {
    #[generator]
    fn run(n: u16) -> impl Iterator<Item = usize> {
        let mut seen = Vec::new();
        let mut map = HashMap::new();
        let mut best = None;
        let mut text = String::new();
        for i in 0..n {
            yield_!(seen.len() + map.len());
            seen.push(i);
            map.insert(i, "x");
            best = best.max(Some(i));
            text += "a";
        }
        yield_!(usize::from(best.unwrap_or_default()) + text.len());
    }
    assert_eq!(all(run(2)), [0, 2, 3]);
    assert_eq!(all(run(0)), [0]);
}

#[test]
fn known_only_by_the_last_use() {
    fn takes(v: Vec<u8>) -> usize {
        v.len()
    }
    #[generator]
    fn run() -> impl Iterator<Item = usize> {
        let mut v = Vec::new();
        yield_!(1);
        if false {
            v.push(1);
        }
        let parsed = "42".parse().unwrap_or_default();
        yield_!(2);
        let n = Default::default();
        yield_!(3);
        v.push(n);
        v.push(parsed);
        yield_!(takes(v));
    }
    assert_eq!(all(run()), [1, 2, 3, 2]);
}

#[test]
fn collected_with_a_later_annotation() {
    #[generator]
    fn run(text: &str) -> impl Iterator<Item = usize> {
        let words = text.split(' ').collect::<Vec<_>>();
        let lens: Vec<_> = words.iter().map(|w| w.len()).collect();
        yield_!(lens.len());
        let total = lens.iter().sum();
        yield_!(total);
        let chars = text.chars().rev().collect();
        yield_!(0);
        let back: String = chars;
        yield_!(back.len() + words.len());
    }
    assert_eq!(all(run("a bc")), [2, 3, 0, 6]);
}

#[test]
fn closures() {
    #[generator]
    fn run(base: u32) -> impl Iterator<Item = u32> {
        let add = move |n| n + base;
        let mut calls = 0;
        let mut next = move || {
            calls += 1;
            calls
        };
        yield_!(add(1));
        yield_!(next());
        let compose = move |n: u32| add(n) * 2;
        for i in 0..2 {
            yield_!(compose(i) + next());
        }
        let make = |n: u32| move |m: u32| n * m;
        let by_three = make(3);
        yield_!(by_three(5));
        yield_!(by_three(6));
    }
    assert_eq!(all(run(10)), [11, 1, 22, 25, 15, 18]);
}

#[test]
fn iterator_adapters() {
    #[generator]
    fn run(v: &[i32]) -> impl Iterator<Item = i32> {
        let mut squares = v
            .iter()
            .map(|n| n * n)
            .filter(|n| n % 2 == 1)
            .enumerate()
            .skip(1)
            .peekable();
        while let Some((i, n)) = squares.next() {
            yield_!(n);
            if squares.peek().is_none() {
                yield_!(i as i32);
            }
        }
        let mut windows = v.windows(2).zip(v.iter().rev());
        while let Some((w, last)) = windows.next() {
            yield_!(w[0] * w[1]);
            yield_!(*last);
        }
        let mut it = v.iter().copied().chain(std::iter::repeat(7)).take(5).fuse();
        let first = it.next();
        yield_!(first.unwrap_or_default());
        yield_!(it.len_hint());
    }
    trait LenHint {
        fn len_hint(&self) -> i32;
    }
    impl<I: Iterator> LenHint for I {
        fn len_hint(&self) -> i32 {
            self.size_hint().0 as i32
        }
    }
    assert_eq!(all(run(&[1, 2, 3])), [9, 1, 2, 3, 6, 2, 1, 4]);
}

#[test]
fn none_then_some() {
    #[generator]
    fn run(v: Vec<String>) -> impl Iterator<Item = String> {
        let mut previous = None;
        let mut longest = None::<String>;
        for s in v {
            if let Some(p) = previous {
                yield_!(format!("{p}{s}"));
            }
            if longest.as_ref().is_none_or(|l| l.len() < s.len()) {
                longest = Some(s.clone());
            }
            previous = Some(s);
        }
        yield_!(previous.unwrap_or_default());
        yield_!(longest.unwrap_or_else(|| "-".into()));
    }
    assert_eq!(
        all(run(["aa", "b", "c"].map(String::from).to_vec())),
        ["aab", "bc", "c", "aa"]
    );
    assert_eq!(all(run(vec![])), ["", "-"]);
}

#[test]
fn results_and_ok() {
    #[generator]
    fn run(v: Vec<&'static str>) -> impl Iterator<Item = u32> {
        let mut last = Ok(0);
        for text in v {
            yield_!(last.clone().unwrap_or(99));
            last = text.parse::<u32>();
        }
        match last {
            Ok(n) => yield_!(n),
            Err(e) => yield_!(e.to_string().len() as u32),
        }
    }
    assert_eq!(all(run(vec!["1", "x", "3"])), [0, 1, 99, 3]);
}

#[test]
fn trait_methods() {
    trait Double: Sized {
        fn double(self) -> Self;
        fn named(&self) -> String;
    }
    impl Double for u8 {
        fn double(self) -> Self {
            self * 2
        }
        fn named(&self) -> String {
            format!("u8 {self}")
        }
    }
    impl Double for String {
        fn double(self) -> Self {
            self.repeat(2)
        }
        fn named(&self) -> String {
            format!("text {self}")
        }
    }
    #[generator]
    fn run<T: Double>(value: T) -> impl Iterator<Item = String> {
        let value = value.double();
        yield_!(value.named());
        let other = 4u8.double();
        let text = "a".to_owned().double();
        yield_!(other.named());
        yield_!(text.named());
        let value = value.double();
        yield_!(value.named());
    }
    assert_eq!(all(run(1u8)), ["u8 2", "u8 8", "text aa", "u8 4"]);
    assert_eq!(all(run("x".to_string())).last().unwrap(), "text xxxx");
}

#[test]
fn a_local_keeps_its_own_type() {
    struct NotClone(u32);
    #[generator]
    fn run<'a>(
        r: &'a NotClone,
        text: &'a str,
        list: &'a mut Vec<u32>,
    ) -> impl Iterator<Item = u32> {
        let r2 = r;
        #[allow(
            noop_method_call,
            suspicious_double_ref_op,
            reason = "a clone of the reference"
        )]
        let copy = r2;
        yield_!(copy.0);
        // `to_owned` of a `&str` is a `String`, of a `String` too.
        let owned = text.to_owned();
        yield_!(owned.len() as u32);
        let slice: &str = &owned;
        list.push(slice.len() as u32);
        for i in 0..list.len() {
            yield_!(list[i] + r2.0);
        }
        takes_mut(list);
        yield_!(list.len() as u32);
        takes_mut(list);
        yield_!(list.len() as u32);
    }
    fn takes_mut(list: &mut Vec<u32>) {
        list.push(0);
    }
    assert_eq!(
        all(run(&NotClone(7), "ab", &mut vec![1])),
        [7, 2, 8, 9, 3, 4]
    );
}

#[test]
fn generic_defaults() {
    #[generator]
    fn run<T: Default + Clone + Display>(n: usize) -> impl Iterator<Item = String> {
        let mut value = T::default();
        let mut list = vec![];
        for _ in 0..n {
            list.push(value.clone());
            yield_!(value.to_string());
            value = Default::default();
        }
        list.insert(0, value);
        yield_!(list.len().to_string());
    }
    assert_eq!(all(run::<u8>(1)), ["0", "2"]);
    assert_eq!(all(run::<String>(1)), ["", "2"]);
}

#[test]
fn items_that_need_the_expected_type() {
    #[generator]
    fn functions(n: i32) -> impl Iterator<Item = Box<dyn Fn(i32) -> i32>> {
        yield_!(Box::new(|x| x + 1));
        yield_!(Box::new(move |x| x + n));
        for i in 0..2 {
            yield_!(Box::new(move |x| x * i));
        }
        let named = |x: i32| -x;
        yield_!(Box::new(named));
    }
    assert_eq!(
        functions(5).map(|f| f(10)).collect::<Vec<_>>(),
        [11, 15, 0, 10, -10]
    );

    #[generator]
    fn displayed<'a>(n: &'a u32, text: &'a String) -> impl Iterator<Item = &'a dyn Display> {
        yield_!(n);
        yield_!(text);
        yield_!(&'c');
    }
    assert_eq!(
        displayed(&1, &"two".into())
            .map(|d| d.to_string())
            .collect::<Vec<_>>(),
        ["1", "two", "c"]
    );

    #[generator]
    fn options(text: &String) -> impl Iterator<Item = Option<&str>> {
        yield_!(None);
        yield_!(Some(text));
        yield_!(text.split_once(' ').map(|(a, _)| a));
    }
    assert_eq!(all(options(&"a b".into())), [None, Some("a b"), Some("a")]);

    #[generator]
    fn slices() -> impl Iterator<Item = &'static [u8]> {
        yield_!(b"abc");
        yield_!(&[1, 2]);
        yield_!(&[]);
    }
    assert_eq!(slices().map(<[u8]>::len).collect::<Vec<_>>(), [3, 2, 0]);

    #[generator]
    fn pointers() -> impl Iterator<Item = fn(u32) -> u32> {
        fn one(n: u32) -> u32 {
            n + 1
        }
        yield_!(one);
        yield_!(|n| n * 2);
        yield_!(u32::count_ones);
    }
    assert_eq!(pointers().map(|f| f(3)).collect::<Vec<_>>(), [4, 6, 2]);

    #[generator]
    fn errors() -> impl Iterator<Item = Result<u8, Box<dyn std::error::Error>>> {
        yield_!(Ok(1));
        yield_!(Err("text".into()));
        yield_!("x".parse::<u8>().map_err(Into::into));
        yield_!(Err(Box::new(std::fmt::Error)));
    }
    assert_eq!(errors().filter(Result::is_err).count(), 3);

    #[generator]
    fn into() -> impl Iterator<Item = String> {
        yield_!("a".into());
        yield_!('b'.into());
        yield_!(Default::default());
        yield_!("d".chars().collect());
        yield_!(["e", "f"].concat());
    }
    assert_eq!(all(into()), ["a", "b", "", "d", "ef"]);

    #[generator]
    fn tuples() -> impl Iterator<Item = (u8, Box<dyn Display>, Vec<i64>)> {
        yield_!((1, Box::new(2), vec![]));
        yield_!((b'a', Box::new("x"), vec![-1, 2]));
    }
    assert_eq!(
        tuples()
            .map(|(a, b, c)| format!("{a}{b}{}", c.len()))
            .collect::<String>(),
        "12097x2"
    );
}

#[test]
fn numeric_items() {
    #[generator]
    fn wide() -> impl Iterator<Item = u64> {
        yield_!(1 << 40);
        yield_!(4_000_000_000 + 4_000_000_000);
        let big = 5_000_000_000;
        yield_!(big);
        yield_!(u32::MAX.into());
    }
    assert_eq!(
        all(wide()),
        [1 << 40, 8_000_000_000, 5_000_000_000, 4_294_967_295]
    );
    #[generator]
    fn floats() -> impl Iterator<Item = f64> {
        yield_!(1.0 / 3.0);
        let mut x = 1.;
        for _ in 0..2 {
            x /= 2.;
            yield_!(x);
        }
    }
    assert_eq!(all(floats()), [1.0 / 3.0, 0.5, 0.25]);
}

#[test]
fn types_through_patterns_and_generics() {
    #[generator]
    fn run<K: Ord + Clone, V>(pairs: Vec<(K, V)>) -> impl Iterator<Item = (K, Vec<V>)> {
        let mut groups = BTreeMap::new();
        for (k, v) in pairs {
            groups.entry(k).or_insert_with(Vec::new).push(v);
        }
        let count = groups.len();
        while let Some((k, list)) = groups.pop_first() {
            yield_!((k, list));
            if groups.len() + 100 < count {
                return;
            }
        }
    }
    assert_eq!(
        all(run(vec![(2, 'a'), (1, 'b'), (2, 'c')])),
        [(1, vec!['b']), (2, vec!['a', 'c'])]
    );

    #[generator]
    fn empties(n: u8) -> impl Iterator<Item = u8> {
        yield_from!([]);
        yield_from!(None);
        yield_from!(Vec::new());
        let list = [n; 2];
        yield_from!(list);
        let rest = (0..n).collect::<Vec<_>>();
        yield_from!(rest);
    }
    assert_eq!(all(empties(2)), [2, 2, 0, 1]);
}

#[test]
fn integer_fallback() {
    #[generator]
    fn run() -> impl Iterator<Item = String> {
        let n = 3_000_000;
        let x = 1.5;
        for i in 0..2 {
            yield_!(format!("{} {i} {x}", n % 7));
        }
    }
    assert_eq!(all(run()).len(), 2);
}
