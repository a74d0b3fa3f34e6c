//! A buffer of 4 KiB that lives as long as the iterator.

use crate::consume::Consume;
use crate::input::Input;
use crate::workload::iterators;

iterators!("buffer": handwritten, ours, boxed, diapause, genawaiter, genawaiter_rc, next_gen, #[cfg(nightly)] native);

mod handwritten {
    use super::*;

    struct Buffer {
        buffer: [u32; 1024],
        i: u32,
        count: u32,
    }

    impl Iterator for Buffer {
        type Item = u32;

        fn next(&mut self) -> Option<u32> {
            if self.i >= self.count {
                return None;
            }
            let at = self.i as usize % 1024;
            self.buffer[at] = self.buffer[at].wrapping_mul(31).wrapping_add(self.i);
            self.i += 1;
            Some(self.buffer[at * 7 % 1024])
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        consume.consume(Buffer {
            buffer: [0; 1024],
            i: 0,
            count: input.size,
        })
    }
}

mod ours {
    use super::*;
    use gen_core::{generator, yield_};

    #[generator]
    fn buffer(count: u32) -> impl Iterator<Item = u32> {
        let mut buffer = [0u32; 1024];
        for i in 0..count {
            let at = i as usize % 1024;
            buffer[at] = buffer[at].wrapping_mul(31).wrapping_add(i);
            yield_!(buffer[at * 7 % 1024]);
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        consume.consume(buffer(input.size))
    }
}

mod boxed {
    use super::*;
    use gen_core::{generator, yield_};

    #[generator(boxed)]
    fn buffer(count: u32) -> impl Iterator<Item = u32> {
        let mut buffer = [0u32; 1024];
        for i in 0..count {
            let at = i as usize % 1024;
            buffer[at] = buffer[at].wrapping_mul(31).wrapping_add(i);
            yield_!(buffer[at * 7 % 1024]);
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        consume.consume(buffer(input.size))
    }
}

mod diapause {
    use super::*;

    #[::diapause::coroutine(yield = u32)]
    fn buffer(count: u32) {
        let mut buffer: [u32; 1024] = [0u32; 1024];
        for i in 0u32..count {
            let at = i as usize % 1024;
            buffer[at] = buffer[at].wrapping_mul(31).wrapping_add(i);
            yield_!(buffer[at * 7 % 1024]);
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        consume.consume(buffer(input.size).into_iter())
    }
}

mod genawaiter {
    use super::*;
    use ::genawaiter::stack::{Co, let_gen_using};

    async fn buffer(count: u32, co: Co<'_, u32>) {
        let mut buffer = [0u32; 1024];
        for i in 0..count {
            let at = i as usize % 1024;
            buffer[at] = buffer[at].wrapping_mul(31).wrapping_add(i);
            co.yield_(buffer[at * 7 % 1024]).await;
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        let_gen_using!(items, |co| buffer(input.size, co));
        consume.consume(items.into_iter())
    }
}

mod genawaiter_rc {
    use super::*;
    use ::genawaiter::rc::{Co, Gen};

    async fn buffer(count: u32, co: Co<u32>) {
        let mut buffer = [0u32; 1024];
        for i in 0..count {
            let at = i as usize % 1024;
            buffer[at] = buffer[at].wrapping_mul(31).wrapping_add(i);
            co.yield_(buffer[at * 7 % 1024]).await;
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        consume.consume(Gen::new(|co| buffer(input.size, co)).into_iter())
    }
}

mod next_gen {
    use super::*;
    use ::next_gen::prelude::*;

    #[generator(yield(u32))]
    fn buffer(count: u32) {
        let mut buffer = [0u32; 1024];
        for i in 0..count {
            let at = i as usize % 1024;
            buffer[at] = buffer[at].wrapping_mul(31).wrapping_add(i);
            yield_!(buffer[at * 7 % 1024]);
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        mk_gen!(let items = buffer(input.size));
        consume.consume(items)
    }
}

crate::nightly! {
mod native {
    use super::*;

    fn buffer(count: u32) -> impl Iterator<Item = u32> {
        gen move {
            let mut buffer = [0u32; 1024];
            for i in 0..count {
                let at = i as usize % 1024;
                buffer[at] = buffer[at].wrapping_mul(31).wrapping_add(i);
                yield buffer[at * 7 % 1024];
            }
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        consume.consume(buffer(input.size))
    }
}
}
