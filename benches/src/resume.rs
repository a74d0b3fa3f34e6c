//! The ways in which coroutines are driven. Each implementation of a workload has traits and
//! states of its own; [`Resume`] is what they have in common.

use std::hint::black_box;
use std::pin::Pin;

pub use gen_core::CoroutineState;

/// A coroutine that is given numbers, and yields and returns numbers.
pub trait Resume {
    /// Runs to the first yield.
    fn start(&mut self) -> CoroutineState<u64, u64>;
    /// Gives a number to the yield and runs to the next one.
    fn resume(&mut self, number: u64) -> CoroutineState<u64, u64>;
    /// The bytes of the coroutine.
    fn size(&self) -> usize {
        size_of_val(self)
    }
}

/// Something that can be done with a coroutine of any type.
pub trait Drive {
    /// What comes of it.
    type Output;

    /// Does it.
    fn drive<C: Resume>(self, coroutine: C) -> Self::Output;
}

/// With nought, a coroutine that adds up would stay at nought, and the optimiser sees that.
const FIRST: u64 = 1;

/// The number that a coroutine is given next.
#[inline]
fn next(sum: u64, yielded: u64) -> u64 {
    sum.rotate_left(1) ^ yielded
}

/// A loop, where the optimiser sees the coroutine.
pub struct Loop;

impl Drive for Loop {
    type Output = u64;

    #[inline]
    fn drive<C: Resume>(self, mut coroutine: C) -> u64 {
        let mut sum = FIRST;
        let mut state = coroutine.start();
        loop {
            match state {
                CoroutineState::Yielded(number) => sum = next(sum, number),
                CoroutineState::Complete(number) => return next(sum, number),
            }
            state = coroutine.resume(sum & 0xff);
        }
    }
}

/// A loop through a reference to a trait object.
pub struct Dyn;

impl Drive for Dyn {
    type Output = u64;

    #[inline]
    fn drive<C: Resume>(self, mut coroutine: C) -> u64 {
        let coroutine: &mut dyn Resume = &mut coroutine;
        let coroutine = black_box(coroutine);
        let mut sum = FIRST;
        let mut state = coroutine.start();
        loop {
            match state {
                CoroutineState::Yielded(number) => sum = next(sum, number),
                CoroutineState::Complete(number) => return next(sum, number),
            }
            state = coroutine.resume(sum & 0xff);
        }
    }
}

/// The size of the coroutine itself.
pub struct Size;

impl Drive for Size {
    type Output = usize;

    fn drive<C: Resume>(self, mut coroutine: C) -> usize {
        // next-gen aborts if one is dropped before it has begun.
        let _ = coroutine.start();
        coroutine.size()
    }
}

/// All that it yields and returns, as text.
pub struct Collect;

impl Drive for Collect {
    type Output = Vec<String>;

    fn drive<C: Resume>(self, mut coroutine: C) -> Vec<String> {
        let mut states = vec![coroutine.start()];
        while let Some(CoroutineState::Yielded(number)) = states.last() {
            let number = number & 0xff;
            states.push(coroutine.resume(number));
        }
        states.iter().map(|state| format!("{state:?}")).collect()
    }
}

/// A coroutine of this project.
pub struct Ours<C>(pub C);

impl<C: gen_core::Coroutine<u64, Yield = u64, Return = u64>> Resume for Ours<C> {
    #[inline]
    fn start(&mut self) -> CoroutineState<u64, u64> {
        self.0.start()
    }

    #[inline]
    fn resume(&mut self, number: u64) -> CoroutineState<u64, u64> {
        self.0.resume(number)
    }
}

/// A coroutine of diapause.
pub struct Diapause<C>(pub C);

impl<C: diapause::Coroutine<u64, Yield = u64, Return = u64>> Resume for Diapause<C> {
    #[inline]
    fn start(&mut self) -> CoroutineState<u64, u64> {
        match self.0.start() {
            diapause::CoroutineState::Yielded(number) => CoroutineState::Yielded(number),
            diapause::CoroutineState::Complete(number) => CoroutineState::Complete(number),
        }
    }

    #[inline]
    fn resume(&mut self, number: u64) -> CoroutineState<u64, u64> {
        match self.0.resume(number) {
            diapause::CoroutineState::Yielded(number) => CoroutineState::Yielded(number),
            diapause::CoroutineState::Complete(number) => CoroutineState::Complete(number),
        }
    }
}

/// A generator of genawaiter, on the stack. It is given a number also to start with.
pub struct Genawaiter<'r, 's, F: Future>(pub &'r mut genawaiter::stack::Gen<'s, u64, u64, F>);

impl<F: Future<Output = u64>> Resume for Genawaiter<'_, '_, F> {
    #[inline]
    fn start(&mut self) -> CoroutineState<u64, u64> {
        self.resume(0)
    }

    #[inline]
    fn resume(&mut self, number: u64) -> CoroutineState<u64, u64> {
        match self.0.resume_with(number) {
            genawaiter::GeneratorState::Yielded(number) => CoroutineState::Yielded(number),
            genawaiter::GeneratorState::Complete(number) => CoroutineState::Complete(number),
        }
    }
}

/// A generator of next-gen, on the stack. It is given a number also to start with.
pub struct NextGen<'r, G>(pub Pin<&'r mut G>);

impl<G: next_gen::generator::Generator<u64, Yield = u64, Return = u64>> Resume for NextGen<'_, G> {
    #[inline]
    fn start(&mut self) -> CoroutineState<u64, u64> {
        self.resume(0)
    }

    #[inline]
    fn resume(&mut self, number: u64) -> CoroutineState<u64, u64> {
        match self.0.as_mut().resume(number) {
            next_gen::generator::GeneratorState::Yielded(number) => CoroutineState::Yielded(number),
            next_gen::generator::GeneratorState::Returned(number) => {
                CoroutineState::Complete(number)
            }
        }
    }
}

/// The compiler's own coroutine. It is given a number also to start with.
#[cfg(nightly)]
pub struct Native<C>(pub C);

#[cfg(nightly)]
impl<C: std::ops::Coroutine<u64, Yield = u64, Return = u64> + Unpin> Resume for Native<C> {
    #[inline]
    fn start(&mut self) -> CoroutineState<u64, u64> {
        self.resume(0)
    }

    #[inline]
    fn resume(&mut self, number: u64) -> CoroutineState<u64, u64> {
        match Pin::new(&mut self.0).resume(number) {
            std::ops::CoroutineState::Yielded(number) => CoroutineState::Yielded(number),
            std::ops::CoroutineState::Complete(number) => CoroutineState::Complete(number),
        }
    }
}
