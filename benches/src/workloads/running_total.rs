//! The sum of all that it is given: one local, and a value at each resumption.

use crate::input::Input;
use crate::resume::{CoroutineState, Drive, Resume};
use crate::workload::coroutines;

coroutines!("running_total": handwritten, ours, diapause, genawaiter, next_gen, #[cfg(nightly)] native);

mod handwritten {
    use super::*;

    struct RunningTotal {
        left: u32,
        total: u64,
    }

    impl Resume for RunningTotal {
        #[inline]
        fn start(&mut self) -> CoroutineState<u64, u64> {
            self.resume(0)
        }

        #[inline]
        fn resume(&mut self, number: u64) -> CoroutineState<u64, u64> {
            self.total = self.total.wrapping_add(number);
            if self.left == 0 {
                return CoroutineState::Complete(self.total);
            }
            self.left -= 1;
            CoroutineState::Yielded(self.total)
        }
    }

    pub fn with<D: Drive>(input: &Input, drive: D) -> D::Output {
        drive.drive(RunningTotal {
            left: input.size,
            total: 0,
        })
    }
}

mod ours {
    use super::*;
    use crate::resume::Ours;
    use gen_core::{Coroutine, generator, yield_};

    #[generator]
    fn running_total(count: u32) -> impl Coroutine<u64, Yield = u64, Return = u64> {
        let mut total = 0u64;
        for _ in 0..count {
            total = total.wrapping_add(yield_!(total));
        }
        total
    }

    pub fn with<D: Drive>(input: &Input, drive: D) -> D::Output {
        drive.drive(Ours(running_total(input.size)))
    }
}

mod diapause {
    use super::*;
    use crate::resume::Diapause;

    #[::diapause::coroutine(yield = u64, resume = u64)]
    fn running_total(count: u32) -> u64 {
        let mut total: u64 = 0;
        for _ in 0u32..count {
            let given = yield_!(total);
            total = total.wrapping_add(given);
        }
        total
    }

    pub fn with<D: Drive>(input: &Input, drive: D) -> D::Output {
        drive.drive(Diapause(running_total(input.size)))
    }
}

mod genawaiter {
    use super::*;
    use crate::resume::Genawaiter;
    use ::genawaiter::stack::{Co, let_gen_using};

    async fn running_total(count: u32, co: Co<'_, u64, u64>) -> u64 {
        let mut total = 0u64;
        for _ in 0..count {
            total = total.wrapping_add(co.yield_(total).await);
        }
        total
    }

    pub fn with<D: Drive>(input: &Input, drive: D) -> D::Output {
        let_gen_using!(coroutine, |co| running_total(input.size, co));
        drive.drive(Genawaiter(coroutine))
    }
}

mod next_gen {
    use super::*;
    use crate::resume::NextGen;
    use ::next_gen::prelude::*;

    #[generator(yield(u64), resume(u64) as _given)]
    fn running_total(count: u32) -> u64 {
        let mut total = 0u64;
        for _ in 0..count {
            let given = yield_!(total);
            total = total.wrapping_add(given);
        }
        total
    }

    pub fn with<D: Drive>(input: &Input, drive: D) -> D::Output {
        mk_gen!(let coroutine = running_total(input.size));
        drive.drive(NextGen(coroutine))
    }
}

crate::nightly! {
mod native {
    use super::*;
    use crate::resume::Native;
    use std::ops::Coroutine;

    fn running_total(count: u32) -> impl Coroutine<u64, Yield = u64, Return = u64> + Unpin {
        #[coroutine]
        move |_: u64| {
            let mut total = 0u64;
            for _ in 0..count {
                total = total.wrapping_add(yield total);
            }
            total
        }
    }

    pub fn with<D: Drive>(input: &Input, drive: D) -> D::Output {
        drive.drive(Native(running_total(input.size)))
    }
}
}
