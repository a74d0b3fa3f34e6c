//! A range of which most numbers are left out.

use crate::consume::Consume;
use crate::input::Input;
use crate::workload::iterators;

iterators!("filtered": handwritten, ours, boxed, diapause, genawaiter, genawaiter_rc, next_gen, #[cfg(nightly)] native);

mod handwritten {
    use super::*;

    struct Filtered {
        size: u32,
        i: u32,
    }

    impl Iterator for Filtered {
        type Item = u32;

        fn next(&mut self) -> Option<u32> {
            while self.i < self.size {
                let i = self.i;
                self.i += 1;
                if i.is_multiple_of(3) || i.is_multiple_of(5) {
                    return Some(i);
                }
            }
            None
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        consume.consume(Filtered {
            size: input.size,
            i: 0,
        })
    }
}

mod ours {
    use super::*;
    use gen_core::{generator, yield_};

    #[generator]
    fn filtered(size: u32) -> impl Iterator<Item = u32> {
        for i in 0..size {
            if i.is_multiple_of(3) || i.is_multiple_of(5) {
                yield_!(i);
            }
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        consume.consume(filtered(input.size))
    }
}

mod boxed {
    use super::*;
    use gen_core::{generator, yield_};

    #[generator(boxed)]
    fn filtered(size: u32) -> impl Iterator<Item = u32> {
        for i in 0..size {
            if i.is_multiple_of(3) || i.is_multiple_of(5) {
                yield_!(i);
            }
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        consume.consume(filtered(input.size))
    }
}

mod diapause {
    use super::*;

    #[::diapause::coroutine(yield = u32)]
    fn filtered(size: u32) {
        for i in 0..size {
            if i.is_multiple_of(3) || i.is_multiple_of(5) {
                yield_!(i);
            }
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        consume.consume(filtered(input.size).into_iter())
    }
}

mod genawaiter {
    use super::*;
    use ::genawaiter::stack::{Co, let_gen_using};

    async fn filtered(size: u32, co: Co<'_, u32>) {
        for i in 0..size {
            if i.is_multiple_of(3) || i.is_multiple_of(5) {
                co.yield_(i).await;
            }
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        let_gen_using!(items, |co| filtered(input.size, co));
        consume.consume(items.into_iter())
    }
}

mod genawaiter_rc {
    use super::*;
    use ::genawaiter::rc::{Co, Gen};

    async fn filtered(size: u32, co: Co<u32>) {
        for i in 0..size {
            if i.is_multiple_of(3) || i.is_multiple_of(5) {
                co.yield_(i).await;
            }
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        consume.consume(Gen::new(|co| filtered(input.size, co)).into_iter())
    }
}

mod next_gen {
    use super::*;
    use ::next_gen::prelude::*;

    #[generator(yield(u32))]
    fn filtered(size: u32) {
        for i in 0..size {
            if i.is_multiple_of(3) || i.is_multiple_of(5) {
                yield_!(i);
            }
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        mk_gen!(let items = filtered(input.size));
        consume.consume(items)
    }
}

crate::nightly! {
mod native {
    use super::*;

    fn filtered(size: u32) -> impl Iterator<Item = u32> {
        gen move {
            for i in 0..size {
                if i.is_multiple_of(3) || i.is_multiple_of(5) {
                    yield i;
                }
            }
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        consume.consume(filtered(input.size))
    }
}
}
