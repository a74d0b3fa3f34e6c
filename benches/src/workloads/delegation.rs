//! A coroutine that delegates to a child, again and again: `yield_from!`, and loops where there
//! is no such thing.

use crate::input::Input;
use crate::resume::{CoroutineState, Drive, Resume};
use crate::workload::coroutines;

coroutines!("delegation": handwritten, ours, diapause, genawaiter, next_gen, #[cfg(nightly)] native);

mod handwritten {
    use super::*;

    struct Part {
        from: u64,
        i: u64,
        total: u64,
    }

    struct Delegation {
        rounds: u32,
        round: u32,
        part: Option<Part>,
        total: u64,
    }

    impl Resume for Part {
        #[inline]
        fn start(&mut self) -> CoroutineState<u64, u64> {
            self.resume(0)
        }

        #[inline]
        fn resume(&mut self, number: u64) -> CoroutineState<u64, u64> {
            self.total = self.total.wrapping_add(number);
            if self.i == 8 {
                return CoroutineState::Complete(self.total);
            }
            let item = self.from ^ self.i;
            self.i += 1;
            CoroutineState::Yielded(item)
        }
    }

    impl Resume for Delegation {
        #[inline]
        fn start(&mut self) -> CoroutineState<u64, u64> {
            self.resume(0)
        }

        #[inline]
        fn resume(&mut self, number: u64) -> CoroutineState<u64, u64> {
            if let Some(part) = &mut self.part {
                match part.resume(number) {
                    CoroutineState::Yielded(item) => return CoroutineState::Yielded(item),
                    CoroutineState::Complete(total) => self.total = self.total.wrapping_add(total),
                }
            }
            if self.round == self.rounds {
                return CoroutineState::Complete(self.total);
            }
            let part = self.part.insert(Part {
                from: self.round.into(),
                i: 0,
                total: 0,
            });
            self.round += 1;
            part.start()
        }
    }

    pub fn with<D: Drive>(input: &Input, drive: D) -> D::Output {
        drive.drive(Delegation {
            rounds: input.size / 8,
            round: 0,
            part: None,
            total: 0,
        })
    }
}

mod ours {
    use super::*;
    use crate::resume::Ours;
    use gen_core::{Coroutine, generator, yield_, yield_from};

    #[generator]
    fn part(from: u64) -> impl Coroutine<u64, Yield = u64, Return = u64> {
        let mut total = 0u64;
        for i in 0..8 {
            total = total.wrapping_add(yield_!(from ^ i));
        }
        total
    }

    #[generator]
    fn delegation(rounds: u32) -> impl Coroutine<u64, Yield = u64, Return = u64> {
        let mut total = 0u64;
        for round in 0..rounds {
            total = total.wrapping_add(yield_from!(part(round.into())));
        }
        total
    }

    pub fn with<D: Drive>(input: &Input, drive: D) -> D::Output {
        drive.drive(Ours(delegation(input.size / 8)))
    }
}

mod diapause {
    use super::*;
    use crate::resume::Diapause;

    #[::diapause::coroutine(yield = u64, resume = u64)]
    fn part(from: u64) -> u64 {
        let mut total: u64 = 0;
        for i in 0u64..8 {
            let given = yield_!(from ^ i);
            total = total.wrapping_add(given);
        }
        total
    }

    #[::diapause::coroutine(yield = u64, resume = u64)]
    fn delegation(rounds: u32) -> u64 {
        let mut total: u64 = 0;
        for round in 0u32..rounds {
            let sum: u64 = yield_all!(part(u64::from(round)));
            total = total.wrapping_add(sum);
        }
        total
    }

    pub fn with<D: Drive>(input: &Input, drive: D) -> D::Output {
        drive.drive(Diapause(delegation(input.size / 8)))
    }
}

mod genawaiter {
    use super::*;
    use crate::resume::Genawaiter;
    use ::genawaiter::stack::{Co, let_gen_using};

    // A child would be a generator of its own, pinned in the parent's future. What users of
    // this crate write is a function that yields through the parent's handle.
    async fn part(from: u64, co: &Co<'_, u64, u64>) -> u64 {
        let mut total = 0u64;
        for i in 0..8 {
            total = total.wrapping_add(co.yield_(from ^ i).await);
        }
        total
    }

    async fn delegation(rounds: u32, co: Co<'_, u64, u64>) -> u64 {
        let mut total = 0u64;
        for round in 0..rounds {
            total = total.wrapping_add(part(round.into(), &co).await);
        }
        total
    }

    pub fn with<D: Drive>(input: &Input, drive: D) -> D::Output {
        let_gen_using!(coroutine, |co| delegation(input.size / 8, co));
        drive.drive(Genawaiter(coroutine))
    }
}

mod next_gen {
    use super::*;
    use crate::resume::NextGen;
    use ::next_gen::prelude::*;

    #[generator(yield(u64), resume(u64) as _given)]
    fn part(from: u64) -> u64 {
        let mut total = 0u64;
        for i in 0..8 {
            let given = yield_!(from ^ i);
            total = total.wrapping_add(given);
        }
        total
    }

    #[generator(yield(u64), resume(u64) as given)]
    fn delegation(rounds: u32) -> u64 {
        let mut given = given;
        let mut total = 0u64;
        for round in 0..rounds {
            mk_gen!(let mut part = part(round.into()));
            let sum = loop {
                match part.as_mut().resume(given) {
                    GeneratorState::Yielded(number) => given = yield_!(number),
                    GeneratorState::Returned(sum) => break sum,
                }
            };
            total = total.wrapping_add(sum);
        }
        total
    }

    pub fn with<D: Drive>(input: &Input, drive: D) -> D::Output {
        mk_gen!(let coroutine = delegation(input.size / 8));
        drive.drive(NextGen(coroutine))
    }
}

crate::nightly! {
mod native {
    use super::*;
    use crate::resume::Native;
    use std::ops::{Coroutine, CoroutineState as State};
    use std::pin::Pin;

    fn part(from: u64) -> impl Coroutine<u64, Yield = u64, Return = u64> + Unpin {
        #[coroutine]
        move |_: u64| {
            let mut total = 0u64;
            for i in 0..8 {
                total = total.wrapping_add(yield from ^ i);
            }
            total
        }
    }

    fn delegation(rounds: u32) -> impl Coroutine<u64, Yield = u64, Return = u64> + Unpin {
        #[coroutine]
        move |mut given: u64| {
            let mut total = 0u64;
            for round in 0..rounds {
                let mut part = part(round.into());
                let sum = loop {
                    match Pin::new(&mut part).resume(given) {
                        State::Yielded(number) => given = yield number,
                        State::Complete(sum) => break sum,
                    }
                };
                total = total.wrapping_add(sum);
            }
            total
        }
    }

    pub fn with<D: Drive>(input: &Input, drive: D) -> D::Output {
        drive.drive(Native(delegation(input.size / 8)))
    }
}
}
