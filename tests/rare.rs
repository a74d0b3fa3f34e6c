//! Rare but right programs.

mod common;
use common::{Guard, mk, say, trace_of};
use gen_core::{generator, yield_, yield_from};

fn all<T>(items: impl Iterator<Item = T>) -> Vec<T> {
    items.collect()
}

#[test]
fn a_mutable_slice_taken_apart() {
    #[generator]
    fn run<'a>(mut rest: &'a mut [u32]) -> impl Iterator<Item = &'a mut u32> {
        while let Some((head, tail)) = rest.split_first_mut() {
            yield_!(head);
            rest = tail;
        }
    }
    let mut values = [1, 2, 3];
    for v in run(&mut values) {
        *v *= 2;
    }
    assert_eq!(values, [2, 4, 6]);
}

#[test]
fn a_parameter_behind_cfg() {
    #[generator]
    fn run(
        #[cfg(any())] gone: Missing,
        n: u32,
        #[cfg(not(any()))] m: u32,
    ) -> impl Iterator<Item = u32> {
        yield_!(n);
        yield_!(m);
    }
    assert_eq!(all(run(1, 2)), [1, 2]);
}

#[test]
fn an_empty_yield_of_the_unit() {
    #[generator]
    fn run() -> impl Iterator<Item = ()> {
        yield_!(());
        yield_!({});
        let () = yield_!(());
    }
    assert_eq!(run().count(), 3);
}

#[test]
fn brackets_and_braces() {
    #[generator]
    fn run(n: u32) -> impl Iterator<Item = u32> {
        yield_![n];
        yield_! { n + 1 }
        gen_core::yield_!(n + 2);
        yield_from![[n, n]];
        yield_! {{ let m = n; m * 10 }};
    }
    assert_eq!(all(run(1)), [1, 2, 3, 1, 1, 10]);
}

#[test]
fn never_values() {
    #[generator]
    fn run(n: u32) -> impl Iterator<Item = u32> {
        let x: u32 = if n == 0 {
            yield_!(1);
            return;
        } else {
            n
        };
        yield_!(x);
        let y = match x {
            1 => loop {
                yield_!(5);
                break 6;
            },
            2 => return yield_!(7),
            _ => panic!("{x}"),
        };
        yield_!(y);
        #[allow(unreachable_code)]
        {
            return;
            yield_!(8);
        }
    }
    assert_eq!(all(run(0)), [1]);
    assert_eq!(all(run(1)), [1, 5, 6]);
    assert_eq!(all(run(2)), [2, 7]);
}

#[test]
fn an_uninhabited_item() {
    #[generator]
    fn run(g: Guard) -> impl Iterator<Item = std::convert::Infallible> {
        say(g.0);
        yield_from!([]);
    }
    let lines = trace_of(|| assert!(run(Guard("g")).next().is_none()));
    assert_eq!(lines, ["g", "drop g"]);
}

#[test]
fn items_that_borrow_from_items() {
    #[generator]
    fn run<'a>(lines: &'a [String]) -> impl Iterator<Item = (&'a str, &'a str)> {
        for line in lines {
            let Some((key, value)) = line.split_once(':') else {
                continue;
            };
            let key = key.trim();
            if key.is_empty() {
                continue;
            }
            for value in value.split(',').map(str::trim) {
                yield_!((key, value));
            }
        }
    }
    let lines = ["a: 1, 2", "none", " : 3", "b:4"].map(String::from);
    assert_eq!(all(run(&lines)), [("a", "1"), ("a", "2"), ("b", "4")]);
}

#[test]
fn higher_ranked_and_dyn_parameters() {
    #[generator]
    fn run<'a>(
        text: &'a str,
        cut: &'a dyn for<'b> Fn(&'b str) -> Option<(&'b str, &'b str)>,
        log: &'a mut dyn FnMut(&str),
    ) -> impl Iterator<Item = &'a str> {
        let mut rest = text;
        while let Some((head, tail)) = cut(rest) {
            log(head);
            yield_!(head);
            rest = tail;
        }
        log("end");
        yield_!(rest);
    }
    let mut log = Vec::new();
    let mut push = |t: &str| log.push(t.to_owned());
    let items = all(run("a b c", &|t| t.split_once(' '), &mut push));
    assert_eq!(items, ["a", "b", "c"]);
    assert_eq!(log, ["a", "b", "end"]);
}

#[test]
fn statics_and_associated_items() {
    struct Config;
    impl Config {
        const NAMES: [&'static str; 2] = ["x", "y"];
        #[generator]
        fn names() -> impl Iterator<Item = &'static str> {
            for name in Self::NAMES {
                yield_!(name);
            }
            yield_!(<Self as Named>::NAME);
        }
    }
    trait Named {
        const NAME: &'static str;
    }
    impl Named for Config {
        const NAME: &'static str = "config";
    }
    assert_eq!(all(Config::names()), ["x", "y", "config"]);
}

#[test]
fn a_generator_in_a_generator() {
    #[generator]
    fn outer(n: u32) -> impl Iterator<Item = u32> {
        #[generator]
        fn inner(n: u32) -> impl Iterator<Item = u32> {
            for i in 0..n {
                yield_!(i * 10);
            }
        }
        for i in 0..n {
            yield_!(i);
            yield_from!(inner(i));
        }
        let mut last = inner(2);
        while let Some(i) = last.next() {
            yield_!(i + 1);
        }
    }
    assert_eq!(all(outer(3)), [0, 1, 0, 2, 0, 10, 1, 11]);
}

#[test]
fn many_locals_and_deep_nesting() {
    #[generator]
    fn run(n: u32) -> impl Iterator<Item = u32> {
        let (a, b, c, d) = (n, n + 1, n + 2, n + 3);
        for e in 0..2 {
            let f = a + e;
            for g in 0..2 {
                let h = f + g;
                for i in 0..2 {
                    let j = h + i;
                    for k in 0..2 {
                        let l = j + k;
                        if l % 2 == b % 2 {
                            continue;
                        }
                        for m in 0..2 {
                            yield_!(l + m);
                        }
                        yield_!(c + j);
                    }
                    yield_!(d * 100 + h);
                }
                yield_!(f);
            }
        }
        yield_!(a + b + c + d);
    }
    fn plain(n: u32) -> Vec<u32> {
        let mut out = vec![];
        let (a, b, c, d) = (n, n + 1, n + 2, n + 3);
        for e in 0..2 {
            let f = a + e;
            for g in 0..2 {
                let h = f + g;
                for i in 0..2 {
                    let j = h + i;
                    for k in 0..2 {
                        let l = j + k;
                        if l % 2 == b % 2 {
                            continue;
                        }
                        for m in 0..2 {
                            out.push(l + m);
                        }
                        out.push(c + j);
                    }
                    out.push(d * 100 + h);
                }
                out.push(f);
            }
        }
        out.push(a + b + c + d);
        out
    }
    assert_eq!(all(run(3)), plain(3));
}

#[test]
fn a_hundred_yields() {
    macro_rules! hundred {
        ($name:ident: $($n:literal)*) => {
            #[generator]
            fn $name(base: u32) -> impl Iterator<Item = u32> + Clone + std::fmt::Debug {
                let _g = base.to_string();
                $(yield_!(base + $n);)*
            }
        };
    }
    hundred!(run: 0 1 2 3 4 5 6 7 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27 28 29 30 31 32 33
        34 35 36 37 38 39 40 41 42 43 44 45 46 47 48 49 50 51 52 53 54 55 56 57 58 59 60 61 62 63 64 65 66 67
        68 69 70 71 72 73 74 75 76 77 78 79 80 81 82 83 84 85 86 87 88 89 90 91 92 93 94 95 96 97 98 99);
    assert_eq!(all(run(5)), (5..105).collect::<Vec<_>>());
}

#[test]
fn const_blocks_and_async_blocks_without_yields() {
    #[generator]
    fn run(n: u32) -> impl Iterator<Item = u32> {
        let k = const { 2 + 3 };
        yield_!(k);
        let future = async move { n + k };
        yield_!(std::mem::size_of_val(&future).min(1) as u32);
        drop(future);
        let list = [const { Vec::<u32>::new() }; 2];
        yield_!(list.len() as u32);
    }
    assert_eq!(all(run(1)), [5, 1, 2]);
}

#[test]
fn dropping_in_the_middle_of_a_drop() {
    struct Owner(Option<Box<dyn Iterator<Item = u32>>>);
    impl Drop for Owner {
        fn drop(&mut self) {
            say("owner");
            self.0 = None;
            say("after the inner one");
        }
    }
    #[generator]
    fn run(depth: u32) -> Box<dyn Iterator<Item = u32>> {
        let _g = mk(if depth == 0 { "deep" } else { "shallow" });
        let mut inner = Owner((depth > 0).then(|| run(depth - 1)));
        let first = inner.0.as_mut().and_then(Iterator::next);
        yield_!(first.unwrap_or(100) + depth);
    }
    let lines = trace_of(|| {
        let mut items = run(1);
        assert_eq!(items.next(), Some(101));
        drop(items);
    });
    assert_eq!(
        lines,
        [
            "make shallow",
            "make deep",
            "owner",
            "owner",
            "after the inner one",
            "drop deep",
            "after the inner one",
            "drop shallow"
        ]
    );
}

struct Link {
    value: u32,
    next: *mut Link,
}

/// What a raw pointer points to is no part of the generator.
#[generator]
unsafe fn through_raw_pointers(list: *mut Link, items: *mut [u32]) -> impl Iterator<Item = u32> {
    unsafe {
        let first = &mut *list;
        let pair = (&*items, first.value);
        yield_!(first.value);
        first.value += 10;
        yield_!(pair.0[0] + pair.1);
        let mut at = list;
        while !at.is_null() {
            let link = &mut *at;
            yield_!(link.value);
            link.value += 1;
            yield_!((*at).value);
            at = link.next;
        }
        for item in &mut *items {
            yield_!(*item);
            *item = 0;
        }
        if let Link { value, .. } = &mut *list {
            yield_!(*value);
            *value = 0;
        }
    }
}

#[test]
fn raw_pointers() {
    let mut items = [7, 8];
    let mut second = Link {
        value: 2,
        next: std::ptr::null_mut(),
    };
    let mut first = Link {
        value: 1,
        next: &raw mut second,
    };
    // SAFETY: nothing else mentions them while the generator lives.
    let numbers = unsafe { through_raw_pointers(&raw mut first, &raw mut items) };
    let numbers: Vec<_> = numbers.collect();
    assert_eq!(numbers, [1, 8, 11, 12, 2, 3, 7, 8, 12]);
    assert_eq!((first.value, second.value, items), (0, 3, [0, 0]));
}

/// A shared reference may be lent on, in a pair, and used again.
#[generator]
fn lent_in_a_pair(number: &u32) -> impl Iterator<Item = u32> {
    let pair = (&*number, 1);
    yield_!(*number);
    yield_!(*number + *pair.0 + pair.1);
}

#[test]
fn references_in_pairs() {
    assert!(lent_in_a_pair(&2).eq([2, 5]));
}

#[test]
fn parts_that_are_configured_out() {
    struct Pair {
        a: u32,
        #[cfg(any())]
        b: u32,
    }
    #[generator]
    fn run(pair: Pair) -> impl Iterator<Item = u32> {
        let Pair {
            a,
            #[cfg(any())]
            b,
        } = pair;
        let list = [
            #[cfg(any())]
            1,
            #[cfg(test)]
            2,
            a,
        ];
        for n in list {
            yield_!(n);
        }
        yield_!(u32::from(
            [
                #[cfg(any())]
                -1,
                0
            ]
            .len()
                == 1
        ));
    }
    assert_eq!(all(run(Pair { a: 7 })), [2, 7, 1]);
}

#[test]
fn iterators_lent_by_the_caller_or_not_across_a_yield() {
    #[generator]
    fn lent(it: &mut std::ops::Range<u32>) -> impl Iterator<Item = u32> {
        for n in it.by_ref().take(2) {
            yield_!(n);
        }
    }
    let mut source = 0..5;
    assert_eq!(all(lent(&mut source)), [0, 1]);
    assert_eq!(source, 2..5);

    #[generator]
    fn not_across() -> impl Iterator<Item = u32> {
        let mut it = 0..6;
        let first: u32 = it.by_ref().take(2).sum();
        for n in &mut it {
            if n == 3 {
                break;
            }
        }
        yield_!(first);
        yield_from!(it);
    }
    assert_eq!(all(not_across()), [1, 4, 5]);
}

mod async_blocks {
    use std::future::{Future, ready};
    use std::pin::Pin;

    use super::*;

    #[generator]
    fn tasks(n: u32) -> impl Iterator<Item = Pin<Box<dyn Future<Output = u32>>>> {
        for i in 0..n {
            let list = vec![i];
            let task = async move { ready(2).await + list[0] };
            yield_!(Box::pin(task));
            let other = async move { i };
            if i == 1 {
                yield_!(Box::pin(async { 9 }));
            }
            yield_!(Box::pin(other));
        }
        let _never = async { mk("never") };
        let last = async || 3;
        yield_!(Box::pin(last()));
    }

    #[test]
    fn may_be_in_scope_at_a_yield() {
        let values = tasks(2).map(futures::executor::block_on);
        assert!(values.eq([2, 0, 3, 9, 1, 3]));
    }
}
