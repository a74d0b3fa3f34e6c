//! Two ranges, one in the other.

use crate::consume::Consume;
use crate::input::Input;
use crate::workload::iterators;

iterators!("nested": handwritten, ours, boxed, diapause, genawaiter, genawaiter_rc, next_gen, #[cfg(nightly)] native);

mod handwritten {
    use super::*;

    struct Nested {
        size: u32,
        i: u32,
        j: u32,
    }

    impl Iterator for Nested {
        type Item = (u32, u32);

        fn next(&mut self) -> Option<(u32, u32)> {
            while self.i < self.size {
                if self.j < self.size {
                    let item = (self.i, self.j);
                    self.j += 1;
                    return Some(item);
                }
                self.i += 1;
                self.j = self.i;
            }
            None
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        consume.consume(Nested {
            size: (2 * input.size).isqrt(),
            i: 0,
            j: 0,
        })
    }
}

mod ours {
    use super::*;
    use gen_core::{generator, yield_};

    #[generator]
    fn nested(size: u32) -> impl Iterator<Item = (u32, u32)> {
        for i in 0..size {
            for j in i..size {
                yield_!((i, j));
            }
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        consume.consume(nested((2 * input.size).isqrt()))
    }
}

mod boxed {
    use super::*;
    use gen_core::{generator, yield_};

    #[generator(boxed)]
    fn nested(size: u32) -> impl Iterator<Item = (u32, u32)> {
        for i in 0..size {
            for j in i..size {
                yield_!((i, j));
            }
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        consume.consume(nested((2 * input.size).isqrt()))
    }
}

mod diapause {
    use super::*;

    #[::diapause::coroutine(yield = (u32, u32))]
    fn nested(size: u32) {
        for i in 0..size {
            for j in i..size {
                yield_!((i, j));
            }
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        consume.consume(nested((2 * input.size).isqrt()).into_iter())
    }
}

mod genawaiter {
    use super::*;
    use ::genawaiter::stack::{Co, let_gen_using};

    async fn nested(size: u32, co: Co<'_, (u32, u32)>) {
        for i in 0..size {
            for j in i..size {
                co.yield_((i, j)).await;
            }
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        let_gen_using!(items, |co| nested((2 * input.size).isqrt(), co));
        consume.consume(items.into_iter())
    }
}

mod genawaiter_rc {
    use super::*;
    use ::genawaiter::rc::{Co, Gen};

    async fn nested(size: u32, co: Co<(u32, u32)>) {
        for i in 0..size {
            for j in i..size {
                co.yield_((i, j)).await;
            }
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        consume.consume(Gen::new(|co| nested((2 * input.size).isqrt(), co)).into_iter())
    }
}

mod next_gen {
    use super::*;
    use ::next_gen::prelude::*;

    #[generator(yield((u32, u32)))]
    fn nested(size: u32) {
        for i in 0..size {
            for j in i..size {
                yield_!((i, j));
            }
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        mk_gen!(let items = nested((2 * input.size).isqrt()));
        consume.consume(items)
    }
}

crate::nightly! {
mod native {
    use super::*;

    fn nested(size: u32) -> impl Iterator<Item = (u32, u32)> {
        gen move {
            for i in 0..size {
                for j in i..size {
                    yield (i, j);
                }
            }
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        consume.consume(nested((2 * input.size).isqrt()))
    }
}
}
