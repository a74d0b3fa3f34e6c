//! Generators where no crate is called `gen_core`: it is `gens`, or a part of `facade`.

#![deny(warnings, clippy::pedantic)]
#![cfg(test)]

use gens::{Coroutine as _, CoroutineState as State};
use std::num::ParseIntError;

/// The crate by another name.
mod renamed {
    use super::ParseIntError;
    use gens::{generator, yield_, yield_from};

    #[generator(crate = gens)]
    pub(super) fn numbers(
        text: &str,
        list: &mut Vec<u32>,
    ) -> impl Iterator<Item = Result<u32, ParseIntError>> {
        let mut found = Vec::new();
        for word in text.split(' ') {
            let number = word.parse()?;
            found.push(number);
            list.push(number);
            yield_!(Ok(number));
        }
        yield_from!(found.into_iter().map(Ok));
    }

    #[allow(clippy::non_minimal_cfg)] // a condition that always holds
    #[generator(boxed, crate = gens)]
    pub(super) fn boxed(
        text: String,
        #[cfg(test)] n: u32,
    ) -> impl Iterator<Item = Result<u32, ParseIntError>> {
        for word in text.split(' ') {
            #[cfg(not(test))]
            yield_!(Ok(0));
            yield_from!((word.parse()?..n).map(Ok));
        }
    }

    #[generator(crate = gens)]
    pub(super) fn pinned(text: String) -> gens::Pinned<impl gens::Yields<Item = usize>> {
        for word in text.split(' ') {
            yield_!(word.len());
        }
    }

    #[generator(crate = gens)]
    pub(super) async fn stream(n: u32) -> impl futures_core::Stream<Item = u32> {
        yield_!(core::future::ready(n).await);
        yield_from!([n]);
    }

    pub(super) struct Stack(pub(super) Vec<u32>);

    impl Stack {
        #[generator(crate = ::gens)]
        pub(super) fn drained(mut self) -> Box<dyn Iterator<Item = u32>> {
            #[cfg(test)]
            yield_!(0);
            while let Some(top) = self.0.pop() {
                yield_!(top);
            }
        }
    }

    #[generator(crate = gens,)]
    pub(super) fn imported_inside() -> impl Iterator<Item = u32> {
        use gens::*;
        yield_!(1);
        r#yield!(2);
    }

    #[generator(crate = gens)]
    fn child(n: u32) -> impl gens::Coroutine<u32, Yield = u32, Return = u32> {
        let given = yield_!(n);
        given + n
    }

    #[generator(crate = gens)]
    pub(super) fn sums() -> impl gens::Coroutine<u32, Yield = u32, Return = Vec<u32>> {
        let mut sums = Vec::new();
        for n in 0..2 {
            let sum: u32 = yield_from!(child(n));
            sums.push(sum);
        }
        sums
    }

    #[gens::generator(crate = gens)]
    pub(super) fn by_path() -> impl Iterator<Item = u32> {
        gens::yield_!(1);
        gens::yield_from!(2..4);
    }
}

/// Through a crate that re-exports it.
mod re_exported {
    use facade::gen_core::{generator, yield_};
    use facade::prelude;

    #[generator(crate = facade::gen_core)]
    pub(super) fn pairs(n: u32) -> impl Iterator<Item = (u32, u32)> + Clone {
        for x in 0..n {
            for y in 0..x {
                yield_!((x, y));
            }
        }
    }

    #[prelude::generator(crate = prelude)]
    pub(super) fn from_a_glob(words: &[String]) -> impl Iterator<Item = char> {
        for word in words {
            for letter in word.chars() {
                prelude::yield_!(letter);
            }
        }
    }

    mod inner {
        use crate::re_exported::prelude::{generator, yield_};

        #[generator(crate = crate::re_exported::prelude)]
        pub(crate) fn one() -> impl Iterator<Item = u32> {
            yield_!(1);
        }

        #[generator(crate = super::prelude)]
        pub(crate) fn two() -> impl Iterator<Item = u32> {
            use super::prelude::*;
            yield_!(2);
        }
    }
    pub(super) use inner::{one, two};
}

#[test]
fn under_another_name() {
    let mut list = Vec::new();
    let items: Result<Vec<_>, _> = renamed::numbers("1 2", &mut list).collect();
    assert_eq!((items, list), (Ok(vec![1, 2, 1, 2]), vec![1, 2]));
    assert!(
        renamed::numbers("x", &mut Vec::new())
            .next()
            .unwrap()
            .is_err()
    );
    assert!(renamed::Stack(vec![1, 2]).drained().eq([0, 2, 1]));
    assert!(renamed::imported_inside().eq([1, 2]));
    assert!(renamed::by_path().eq(1..4));

    let mut sums = renamed::sums();
    assert_eq!(sums.start(), State::Yielded(0));
    assert_eq!(sums.resume(5), State::Yielded(1));
    assert_eq!(sums.resume(7), State::Complete(vec![5, 8]));
}

#[test]
fn through_another_crate() {
    assert!(re_exported::pairs(3).clone().eq([(1, 0), (2, 0), (2, 1)]));
    assert!(re_exported::from_a_glob(&["ab".into(), "c".into()]).eq("abc".chars()));
    assert!(re_exported::one().chain(re_exported::two()).eq([1, 2]));
}

#[test]
fn pinned_lowering() {
    let items = renamed::boxed("1 2 x".to_owned(), 3).collect::<Vec<_>>();
    assert!(matches!(items[..], [Ok(1), Ok(2), Ok(2), Err(_)]));
    assert!(core::pin::pin!(renamed::pinned("a bb".to_owned())).eq([1, 2]));
    let mut stream = core::pin::pin!(renamed::stream(4));
    let mut cx = core::task::Context::from_waker(core::task::Waker::noop());
    let mut poll = || futures_core::Stream::poll_next(stream.as_mut(), &mut cx);
    assert_eq!(poll(), core::task::Poll::Ready(Some(4)));
    assert_eq!(poll(), core::task::Poll::Ready(Some(4)));
    assert_eq!(poll(), core::task::Poll::Ready(None));
}

/// `generate!` knows by itself where it comes from.
mod blocks {
    pub(super) fn by_another_name(n: u32) -> impl Iterator<Item = u32> {
        gens::generate! { for i in 0..n { #[cfg(test)] yield!(i); #[cfg(not(test))] yield!(9); } }
    }

    pub(super) fn through_another_crate(n: u32) -> impl Iterator<Item = u32> {
        use facade::prelude::generate;
        generate! { yield_from!(facade::gen_core::generate! { yield!(n); yield n + 1 }); }
    }
}

#[test]
fn blocks_without_an_argument() {
    assert!(blocks::by_another_name(2).eq([0, 1]));
    assert!(blocks::through_another_crate(2).eq([2, 3]));
}
