//! Two sorted iterators, which are parameters, merged.

use crate::consume::Consume;
use crate::input::Input;
use crate::workload::iterators;

iterators!("merge": handwritten, ours, boxed, diapause, genawaiter, genawaiter_rc, next_gen, #[cfg(nightly)] native);

fn evens(input: &Input) -> impl Iterator<Item = u32> {
    (0..input.size / 2).map(|n| 2 * n)
}

fn threes(input: &Input) -> impl Iterator<Item = u32> {
    (0..input.size / 2).map(|n| 3 * n)
}

mod handwritten {
    use super::*;

    type Head<I> = Option<<I as Iterator>::Item>;

    struct Merge<L: Iterator, R: Iterator> {
        left: L,
        right: R,
        heads: Option<(Head<L>, Head<R>)>,
    }

    impl<L: Iterator<Item = u32>, R: Iterator<Item = u32>> Iterator for Merge<L, R> {
        type Item = u32;

        fn next(&mut self) -> Option<u32> {
            let Self { left, right, heads } = self;
            let (a, b) = heads.get_or_insert_with(|| (left.next(), right.next()));
            match (*a, *b) {
                (Some(x), Some(y)) if x < y => {
                    *a = left.next();
                    Some(x)
                }
                (_, Some(y)) => {
                    *b = right.next();
                    Some(y)
                }
                (Some(x), None) => {
                    *a = left.next();
                    Some(x)
                }
                (None, None) => None,
            }
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        consume.consume(Merge {
            left: evens(input),
            right: threes(input),
            heads: None,
        })
    }
}

mod ours {
    use super::*;
    use gen_core::{generator, yield_};

    #[generator]
    fn merge(
        mut left: impl Iterator<Item = u32>,
        mut right: impl Iterator<Item = u32>,
    ) -> impl Iterator<Item = u32> {
        let (mut a, mut b) = (left.next(), right.next());
        loop {
            match (a, b) {
                (Some(x), Some(y)) if x < y => {
                    yield_!(x);
                    a = left.next();
                }
                (_, Some(y)) => {
                    yield_!(y);
                    b = right.next();
                }
                (Some(x), None) => {
                    yield_!(x);
                    a = left.next();
                }
                (None, None) => break,
            }
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        consume.consume(merge(evens(input), threes(input)))
    }
}

mod boxed {
    use super::*;
    use gen_core::{generator, yield_};

    #[generator(boxed)]
    fn merge(
        mut left: impl Iterator<Item = u32>,
        mut right: impl Iterator<Item = u32>,
    ) -> impl Iterator<Item = u32> {
        let (mut a, mut b) = (left.next(), right.next());
        loop {
            match (a, b) {
                (Some(x), Some(y)) if x < y => {
                    yield_!(x);
                    a = left.next();
                }
                (_, Some(y)) => {
                    yield_!(y);
                    b = right.next();
                }
                (Some(x), None) => {
                    yield_!(x);
                    a = left.next();
                }
                (None, None) => break,
            }
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        consume.consume(merge(evens(input), threes(input)))
    }
}

mod diapause {
    use super::*;

    #[::diapause::coroutine(yield = u32)]
    fn merge(mut left: impl Iterator<Item = u32>, mut right: impl Iterator<Item = u32>) {
        let mut a: Option<u32> = left.next();
        let mut b: Option<u32> = right.next();
        loop {
            match (a, b) {
                (Some(x), Some(y)) if x < y => {
                    yield_!(x);
                    a = left.next();
                }
                (_, Some(y)) => {
                    yield_!(y);
                    b = right.next();
                }
                (Some(x), None) => {
                    yield_!(x);
                    a = left.next();
                }
                (None, None) => break,
            }
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        consume.consume(merge(evens(input), threes(input)).into_iter())
    }
}

mod genawaiter {
    use super::*;
    use ::genawaiter::stack::{Co, let_gen_using};

    async fn merge(
        mut left: impl Iterator<Item = u32>,
        mut right: impl Iterator<Item = u32>,
        co: Co<'_, u32>,
    ) {
        let (mut a, mut b) = (left.next(), right.next());
        loop {
            match (a, b) {
                (Some(x), Some(y)) if x < y => {
                    co.yield_(x).await;
                    a = left.next();
                }
                (_, Some(y)) => {
                    co.yield_(y).await;
                    b = right.next();
                }
                (Some(x), None) => {
                    co.yield_(x).await;
                    a = left.next();
                }
                (None, None) => break,
            }
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        let_gen_using!(items, |co| merge(evens(input), threes(input), co));
        consume.consume(items.into_iter())
    }
}

mod genawaiter_rc {
    use super::*;
    use ::genawaiter::rc::{Co, Gen};

    async fn merge(
        mut left: impl Iterator<Item = u32>,
        mut right: impl Iterator<Item = u32>,
        co: Co<u32>,
    ) {
        let (mut a, mut b) = (left.next(), right.next());
        loop {
            match (a, b) {
                (Some(x), Some(y)) if x < y => {
                    co.yield_(x).await;
                    a = left.next();
                }
                (_, Some(y)) => {
                    co.yield_(y).await;
                    b = right.next();
                }
                (Some(x), None) => {
                    co.yield_(x).await;
                    a = left.next();
                }
                (None, None) => break,
            }
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        consume.consume(Gen::new(|co| merge(evens(input), threes(input), co)).into_iter())
    }
}

mod next_gen {
    use super::*;
    use ::next_gen::prelude::*;

    #[generator(yield(u32))]
    fn merge(mut left: impl Iterator<Item = u32>, mut right: impl Iterator<Item = u32>) {
        let (mut a, mut b) = (left.next(), right.next());
        loop {
            match (a, b) {
                (Some(x), Some(y)) if x < y => {
                    yield_!(x);
                    a = left.next();
                }
                (_, Some(y)) => {
                    yield_!(y);
                    b = right.next();
                }
                (Some(x), None) => {
                    yield_!(x);
                    a = left.next();
                }
                (None, None) => break,
            }
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        mk_gen!(let items = merge(evens(input), threes(input)));
        consume.consume(items)
    }
}

crate::nightly! {
mod native {
    use super::*;

    fn merge(mut left: impl Iterator<Item = u32>, mut right: impl Iterator<Item = u32>) -> impl Iterator<Item = u32> {
        gen move {
            let (mut a, mut b) = (left.next(), right.next());
            loop {
                match (a, b) {
                    (Some(x), Some(y)) if x < y => {
                        yield x;
                        a = left.next();
                    }
                    (_, Some(y)) => {
                        yield y;
                        b = right.next();
                    }
                    (Some(x), None) => {
                        yield x;
                        a = left.next();
                    }
                    (None, None) => break,
                }
            }
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        consume.consume(merge(evens(input), threes(input)))
    }
}
}
