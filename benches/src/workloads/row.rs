//! Many yields in a row.

use crate::consume::Consume;
use crate::input::Input;
use crate::workload::iterators;

iterators!("row": handwritten, ours, boxed, diapause, genawaiter, genawaiter_rc, next_gen, #[cfg(nightly)] native);

mod handwritten {
    use super::*;

    struct Row {
        i: u32,
        count: u32,
        at: u8,
    }

    impl Iterator for Row {
        type Item = u32;

        fn next(&mut self) -> Option<u32> {
            if self.i >= self.count {
                return None;
            }
            let i = self.i;
            self.at += 1;
            Some(match self.at {
                1 => i,
                2 => i + 1,
                3 => i ^ 0x55,
                4 => i * 3,
                5 => !i,
                _ => {
                    self.at = 0;
                    self.i += 1;
                    i / 2
                }
            })
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        consume.consume(Row {
            i: 0,
            count: input.size / 6,
            at: 0,
        })
    }
}

mod ours {
    use super::*;
    use gen_core::{generator, yield_};

    #[generator]
    fn row(count: u32) -> impl Iterator<Item = u32> {
        for i in 0..count {
            yield_!(i);
            yield_!(i + 1);
            yield_!(i ^ 0x55);
            yield_!(i * 3);
            yield_!(!i);
            yield_!(i / 2);
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        consume.consume(row(input.size / 6))
    }
}

mod boxed {
    use super::*;
    use gen_core::{generator, yield_};

    #[generator(boxed)]
    fn row(count: u32) -> impl Iterator<Item = u32> {
        for i in 0..count {
            yield_!(i);
            yield_!(i + 1);
            yield_!(i ^ 0x55);
            yield_!(i * 3);
            yield_!(!i);
            yield_!(i / 2);
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        consume.consume(row(input.size / 6))
    }
}

mod diapause {
    use super::*;

    #[::diapause::coroutine(yield = u32)]
    fn row(count: u32) {
        for i in 0u32..count {
            yield_!(i);
            yield_!(i + 1);
            yield_!(i ^ 0x55);
            yield_!(i * 3);
            yield_!(!i);
            yield_!(i / 2);
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        consume.consume(row(input.size / 6).into_iter())
    }
}

mod genawaiter {
    use super::*;
    use ::genawaiter::stack::{Co, let_gen_using};

    async fn row(count: u32, co: Co<'_, u32>) {
        for i in 0..count {
            co.yield_(i).await;
            co.yield_(i + 1).await;
            co.yield_(i ^ 0x55).await;
            co.yield_(i * 3).await;
            co.yield_(!i).await;
            co.yield_(i / 2).await;
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        let_gen_using!(items, |co| row(input.size / 6, co));
        consume.consume(items.into_iter())
    }
}

mod genawaiter_rc {
    use super::*;
    use ::genawaiter::rc::{Co, Gen};

    async fn row(count: u32, co: Co<u32>) {
        for i in 0..count {
            co.yield_(i).await;
            co.yield_(i + 1).await;
            co.yield_(i ^ 0x55).await;
            co.yield_(i * 3).await;
            co.yield_(!i).await;
            co.yield_(i / 2).await;
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        consume.consume(Gen::new(|co| row(input.size / 6, co)).into_iter())
    }
}

mod next_gen {
    use super::*;
    use ::next_gen::prelude::*;

    #[generator(yield(u32))]
    fn row(count: u32) {
        for i in 0..count {
            yield_!(i);
            yield_!(i + 1);
            yield_!(i ^ 0x55);
            yield_!(i * 3);
            yield_!(!i);
            yield_!(i / 2);
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        mk_gen!(let items = row(input.size / 6));
        consume.consume(items)
    }
}

crate::nightly! {
mod native {
    use super::*;

    fn row(count: u32) -> impl Iterator<Item = u32> {
        gen move {
            for i in 0..count {
                yield i;
                yield i + 1;
                yield i ^ 0x55;
                yield i * 3;
                yield !i;
                yield i / 2;
            }
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        consume.consume(row(input.size / 6))
    }
}
}
