//! The sieve of Eratosthenes: a vector that lives as long as the iterator.

use crate::consume::Consume;
use crate::input::Input;
use crate::workload::iterators;

iterators!("sieve": handwritten, ours, boxed, diapause, genawaiter, genawaiter_rc, next_gen, #[cfg(nightly)] native);

mod handwritten {
    use super::*;

    struct Sieve {
        composite: Vec<bool>,
        n: usize,
        marked: bool,
    }

    impl Iterator for Sieve {
        type Item = usize;

        fn next(&mut self) -> Option<usize> {
            if !self.marked {
                let mut multiple = self.n * self.n;
                while multiple < self.composite.len() {
                    self.composite[multiple] = true;
                    multiple += self.n;
                }
                self.n += 1;
                self.marked = true;
            }
            while self.n < self.composite.len() {
                if !self.composite[self.n] {
                    self.marked = false;
                    return Some(self.n);
                }
                self.n += 1;
            }
            None
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        consume.consume(Sieve {
            composite: vec![false; input.size as usize],
            n: 2,
            marked: true,
        })
    }
}

mod ours {
    use super::*;
    use gen_core::{generator, yield_};

    #[generator]
    fn sieve(limit: usize) -> impl Iterator<Item = usize> {
        let mut composite = vec![false; limit];
        for n in 2..composite.len() {
            if composite[n] {
                continue;
            }
            yield_!(n);
            let mut multiple = n * n;
            while multiple < composite.len() {
                composite[multiple] = true;
                multiple += n;
            }
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        consume.consume(sieve(input.size as usize))
    }
}

mod boxed {
    use super::*;
    use gen_core::{generator, yield_};

    #[generator(boxed)]
    fn sieve(limit: usize) -> impl Iterator<Item = usize> {
        let mut composite = vec![false; limit];
        for n in 2..composite.len() {
            if composite[n] {
                continue;
            }
            yield_!(n);
            let mut multiple = n * n;
            while multiple < composite.len() {
                composite[multiple] = true;
                multiple += n;
            }
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        consume.consume(sieve(input.size as usize))
    }
}

mod diapause {
    use super::*;

    #[::diapause::coroutine(yield = usize)]
    fn sieve(limit: usize) {
        let mut composite: Vec<bool> = vec![false; limit];
        for n in 2usize..composite.len() {
            if composite[n] {
                continue;
            }
            yield_!(n);
            let mut multiple = n * n;
            while multiple < composite.len() {
                composite[multiple] = true;
                multiple += n;
            }
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        consume.consume(sieve(input.size as usize).into_iter())
    }
}

mod genawaiter {
    use super::*;
    use ::genawaiter::stack::{Co, let_gen_using};

    async fn sieve(limit: usize, co: Co<'_, usize>) {
        let mut composite = vec![false; limit];
        for n in 2..composite.len() {
            if composite[n] {
                continue;
            }
            co.yield_(n).await;
            let mut multiple = n * n;
            while multiple < composite.len() {
                composite[multiple] = true;
                multiple += n;
            }
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        let_gen_using!(items, |co| sieve(input.size as usize, co));
        consume.consume(items.into_iter())
    }
}

mod genawaiter_rc {
    use super::*;
    use ::genawaiter::rc::{Co, Gen};

    async fn sieve(limit: usize, co: Co<usize>) {
        let mut composite = vec![false; limit];
        for n in 2..composite.len() {
            if composite[n] {
                continue;
            }
            co.yield_(n).await;
            let mut multiple = n * n;
            while multiple < composite.len() {
                composite[multiple] = true;
                multiple += n;
            }
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        consume.consume(Gen::new(|co| sieve(input.size as usize, co)).into_iter())
    }
}

mod next_gen {
    use super::*;
    use ::next_gen::prelude::*;

    #[generator(yield(usize))]
    fn sieve(limit: usize) {
        let mut composite = vec![false; limit];
        for n in 2..composite.len() {
            if composite[n] {
                continue;
            }
            yield_!(n);
            let mut multiple = n * n;
            while multiple < composite.len() {
                composite[multiple] = true;
                multiple += n;
            }
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        mk_gen!(let items = sieve(input.size as usize));
        consume.consume(items)
    }
}

crate::nightly! {
mod native {
    use super::*;

    fn sieve(limit: usize) -> impl Iterator<Item = usize> {
        gen move {
            let mut composite = vec![false; limit];
            for n in 2..composite.len() {
                if composite[n] {
                    continue;
                }
                yield n;
                let mut multiple = n * n;
                while multiple < composite.len() {
                    composite[multiple] = true;
                    multiple += n;
                }
            }
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        consume.consume(sieve(input.size as usize))
    }
}
}
