//! What `#[generator(boxed)]` makes: a driver on the heap, which can be moved with its box.

use alloc::boxed::Box;
use core::fmt;
use core::future::Future;
use core::iter::FusedIterator;
use core::pin::Pin;

use crate::coroutine::{Coroutine, CoroutineState, Status, misuse};
use crate::machine::is_unit;
use crate::pinned::{Driver, Emitter, Home, Inside};

/// An iterator on the heap. Its block ends with the last item, if any.
pub struct BoxedIterator<H>(H);

/// A coroutine on the heap.
pub struct BoxedCoroutine<H>(H);

/// A boxed iterator of a block.
#[inline]
pub fn iterator<F: Future<Output = ()>, Y>(
    make: impl FnOnce(Emitter<Y, ()>) -> F,
) -> BoxedIterator<Pin<Box<Driver<F, Y, ()>>>> {
    BoxedIterator(Box::pin(Driver::new(make)))
}

/// A boxed iterator of a block, for a `Box<dyn Iterator>`.
#[inline]
pub fn dyn_iterator<F: Future<Output = ()>, Y>(
    make: impl FnOnce(Emitter<Y, ()>) -> F,
) -> Box<BoxedIterator<Inside<F, Y, ()>>> {
    Box::new(BoxedIterator(Inside::new(make)))
}

/// A boxed coroutine of a block.
#[inline]
pub fn coroutine<F: Future, Y, R>(
    make: impl FnOnce(Emitter<Y, R>) -> F,
) -> BoxedCoroutine<Pin<Box<Driver<F, Y, R>>>> {
    BoxedCoroutine(Box::pin(Driver::new(make)))
}

/// A boxed coroutine of a block, for a `Box<dyn Coroutine>`.
#[inline]
pub fn dyn_coroutine<F: Future, Y, R>(
    make: impl FnOnce(Emitter<Y, R>) -> F,
) -> Box<BoxedCoroutine<Inside<F, Y, R>>> {
    Box::new(BoxedCoroutine(Inside::new(make)))
}

impl<H, F, Y> Iterator for BoxedIterator<H>
where
    H: Home<Driver = Driver<F, Y, ()>>,
    F: Future<Output = ()>,
{
    type Item = Y;

    #[inline]
    fn next(&mut self) -> Option<Y> {
        self.0.driver().resume((), Some, |_, last| last)
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        let over = self.0.look().stage() == Status::Complete;
        (0, over.then_some(0))
    }
}

impl<H, F, Y> FusedIterator for BoxedIterator<H>
where
    H: Home<Driver = Driver<F, Y, ()>>,
    F: Future<Output = ()>,
{
}

impl<H: Home<Driver: fmt::Debug>> fmt::Debug for BoxedIterator<H> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.look().fmt(f)
    }
}

#[inline(always)]
#[track_caller]
fn complete<Y, T>(value: Option<T>, _: Option<Y>) -> CoroutineState<Y, T> {
    match value {
        Some(value) => CoroutineState::Complete(value),
        None => misuse::complete(),
    }
}

#[diagnostic::do_not_recommend]
impl<H, F, Y, R> Coroutine<R> for BoxedCoroutine<H>
where
    H: Home<Driver = Driver<F, Y, R>>,
    F: Future,
{
    type Yield = Y;
    type Return = F::Output;

    #[inline]
    #[track_caller]
    fn start(&mut self) -> CoroutineState<Y, F::Output> {
        match self.0.look().stage() {
            Status::Unstarted => self.0.driver().start(CoroutineState::Yielded, complete),
            Status::Suspended => misuse::started(),
            Status::Complete => misuse::complete(),
        }
    }

    #[inline]
    #[track_caller]
    fn resume(&mut self, arg: R) -> CoroutineState<Y, F::Output> {
        match self.0.look().stage() {
            Status::Suspended => self
                .0
                .driver()
                .resume(arg, CoroutineState::Yielded, complete),
            Status::Unstarted if is_unit::<R>() => {
                self.0.driver().start(CoroutineState::Yielded, complete)
            }
            Status::Unstarted => misuse::unstarted(),
            Status::Complete => misuse::complete(),
        }
    }

    fn close(&mut self) {
        self.0.driver().close();
    }

    #[inline]
    fn status(&self) -> Status {
        self.0.look().stage()
    }
}

impl<H: Home<Driver: fmt::Debug>> fmt::Debug for BoxedCoroutine<H> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.look().fmt(f)
    }
}
