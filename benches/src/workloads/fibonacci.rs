//! The numbers of Fibonacci: two locals and a counter.

use crate::consume::Consume;
use crate::input::Input;
use crate::workload::iterators;

iterators!("fibonacci": handwritten, ours, boxed, diapause, genawaiter, genawaiter_rc, next_gen, #[cfg(nightly)] native);

mod handwritten {
    use super::*;

    struct Fibonacci {
        left: u32,
        a: u64,
        b: u64,
    }

    impl Iterator for Fibonacci {
        type Item = u64;

        fn next(&mut self) -> Option<u64> {
            self.left = self.left.checked_sub(1)?;
            let item = self.a;
            (self.a, self.b) = (self.b, self.a.wrapping_add(self.b));
            Some(item)
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        consume.consume(Fibonacci {
            left: input.size,
            a: 0,
            b: 1,
        })
    }
}

mod ours {
    use super::*;
    use gen_core::{generator, yield_};

    #[generator]
    fn fibonacci(count: u32) -> impl Iterator<Item = u64> {
        let (mut a, mut b) = (0u64, 1u64);
        for _ in 0..count {
            yield_!(a);
            (a, b) = (b, a.wrapping_add(b));
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        consume.consume(fibonacci(input.size))
    }
}

mod boxed {
    use super::*;
    use gen_core::{generator, yield_};

    #[generator(boxed)]
    fn fibonacci(count: u32) -> impl Iterator<Item = u64> {
        let (mut a, mut b) = (0u64, 1u64);
        for _ in 0..count {
            yield_!(a);
            (a, b) = (b, a.wrapping_add(b));
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        consume.consume(fibonacci(input.size))
    }
}

mod diapause {
    use super::*;

    #[::diapause::coroutine(yield = u64)]
    fn fibonacci(count: u32) {
        let mut a: u64 = 0;
        let mut b: u64 = 1;
        for _ in 0u32..count {
            yield_!(a);
            (a, b) = (b, a.wrapping_add(b));
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        consume.consume(fibonacci(input.size).into_iter())
    }
}

mod genawaiter {
    use super::*;
    use ::genawaiter::stack::{Co, let_gen_using};

    async fn fibonacci(count: u32, co: Co<'_, u64>) {
        let (mut a, mut b) = (0u64, 1u64);
        for _ in 0..count {
            co.yield_(a).await;
            (a, b) = (b, a.wrapping_add(b));
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        let_gen_using!(items, |co| fibonacci(input.size, co));
        consume.consume(items.into_iter())
    }
}

mod genawaiter_rc {
    use super::*;
    use ::genawaiter::rc::{Co, Gen};

    async fn fibonacci(count: u32, co: Co<u64>) {
        let (mut a, mut b) = (0u64, 1u64);
        for _ in 0..count {
            co.yield_(a).await;
            (a, b) = (b, a.wrapping_add(b));
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        consume.consume(Gen::new(|co| fibonacci(input.size, co)).into_iter())
    }
}

mod next_gen {
    use super::*;
    use ::next_gen::prelude::*;

    #[generator(yield(u64))]
    fn fibonacci(count: u32) {
        let (mut a, mut b) = (0u64, 1u64);
        for _ in 0..count {
            yield_!(a);
            (a, b) = (b, a.wrapping_add(b));
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        mk_gen!(let items = fibonacci(input.size));
        consume.consume(items)
    }
}

crate::nightly! {
mod native {
    use super::*;

    fn fibonacci(count: u32) -> impl Iterator<Item = u64> {
        gen move {
            let (mut a, mut b) = (0u64, 1u64);
            for _ in 0..count {
                yield a;
                (a, b) = (b, a.wrapping_add(b));
            }
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        consume.consume(fibonacci(input.size))
    }
}
}
