//! What `#[generator(boxed)]` makes: a [`Heap`] driver in a box, which can be moved.

use alloc::boxed::Box;
use core::fmt;
use core::future::Future;
use core::iter::FusedIterator;
use core::task::{Context, Waker};

use crate::coroutine::{Coroutine, CoroutineState, Status, misuse};
use crate::machine::is_unit;
use crate::pinned::{Connect, Driven, Heap};

/// An iterator on the heap. Its block ends with the last item, if any.
pub struct BoxedIterator<F, Y>(Heap<F, Y, ()>);

/// A coroutine on the heap.
pub struct BoxedCoroutine<F, Y, R>(Heap<F, Y, R>);

/// A boxed iterator of a block.
#[inline]
pub fn iterator<F: Future<Output = Option<Y>>, Y>(
    make: impl FnOnce(Connect<Y, ()>) -> F,
) -> Box<BoxedIterator<F, Y>> {
    Box::new(BoxedIterator(Heap::new(make)))
}

/// A boxed coroutine of a block.
#[inline]
pub fn coroutine<F: Future, Y, R>(
    make: impl FnOnce(Connect<Y, R>) -> F,
) -> Box<BoxedCoroutine<F, Y, R>> {
    Box::new(BoxedCoroutine(Heap::new(make)))
}

#[cold]
fn waiting() -> ! {
    panic!("BUG: a generator that waits for a future; please report it")
}

impl<F: Future<Output = Option<Y>>, Y> Iterator for BoxedIterator<F, Y> {
    type Item = Y;

    #[inline]
    fn next(&mut self) -> Option<Y> {
        let mut cx = Context::from_waker(Waker::noop());
        match self.0.driver().advance(Some(()), &mut cx) {
            Driven::Yielded(item) => Some(item),
            Driven::Complete(last) => last,
            Driven::Over => None,
            Driven::Waiting => waiting(),
        }
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        let over = self.0.look().status() == Status::Complete;
        (0, over.then_some(0))
    }
}

impl<F: Future<Output = Option<Y>>, Y> FusedIterator for BoxedIterator<F, Y> {}

impl<F: Future, Y> fmt::Debug for BoxedIterator<F, Y> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.look().status().fmt(f)
    }
}

impl<F: Future, Y, R> BoxedCoroutine<F, Y, R> {
    #[inline(always)]
    fn advance(&mut self, arg: Option<R>) -> CoroutineState<Y, F::Output> {
        let mut cx = Context::from_waker(Waker::noop());
        match self.0.driver().advance(arg, &mut cx) {
            Driven::Yielded(value) => CoroutineState::Yielded(value),
            Driven::Complete(value) => CoroutineState::Complete(value),
            Driven::Waiting | Driven::Over => waiting(),
        }
    }
}

#[diagnostic::do_not_recommend]
impl<F: Future, Y, R> Coroutine<R> for BoxedCoroutine<F, Y, R> {
    type Yield = Y;
    type Return = F::Output;

    #[inline]
    #[track_caller]
    fn start(&mut self) -> CoroutineState<Y, F::Output> {
        match self.status() {
            Status::Unstarted => self.advance(None),
            Status::Suspended => misuse::started(),
            Status::Complete => misuse::complete(),
        }
    }

    #[inline]
    #[track_caller]
    fn resume(&mut self, arg: R) -> CoroutineState<Y, F::Output> {
        match self.status() {
            Status::Suspended => self.advance(Some(arg)),
            Status::Unstarted if is_unit::<R>() => self.advance(None),
            Status::Unstarted => misuse::unstarted(),
            Status::Complete => misuse::complete(),
        }
    }

    fn close(&mut self) {
        self.0.driver().close();
    }

    #[inline]
    fn status(&self) -> Status {
        self.0.look().status()
    }
}

impl<F: Future, Y, R> fmt::Debug for BoxedCoroutine<F, Y, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.status().fmt(f)
    }
}
