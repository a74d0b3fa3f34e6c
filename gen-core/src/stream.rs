//! What `#[generator] async fn` makes: a [`Stream`].

use core::future::Future;
use core::pin::Pin;
use core::task::{Context, Poll};

use futures_core::stream::{FusedStream, Stream};

use crate::coroutine::Status;
use crate::pinned::{Connect, Driven, Driver};

/// An async generator: a stream of a block, which ends with the last item, if any.
#[inline]
pub fn stream<F: Future<Output = Option<Y>>, Y>(
    make: impl FnOnce(Connect<Y, ()>) -> F,
) -> Driver<F, Y, ()> {
    Driver::new(make)
}

impl<F: Future<Output = Option<Y>>, Y> Stream for Driver<F, Y, ()> {
    type Item = Y;

    #[inline]
    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Y>> {
        match self.drive(Some(()), cx) {
            Driven::Yielded(item) => Poll::Ready(Some(item)),
            Driven::Complete(last) => Poll::Ready(last),
            Driven::Over => Poll::Ready(None),
            Driven::Waiting => Poll::Pending,
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, self.is_terminated().then_some(0))
    }
}

impl<F: Future<Output = Option<Y>>, Y> FusedStream for Driver<F, Y, ()> {
    fn is_terminated(&self) -> bool {
        self.stage() == Status::Complete
    }
}

/// A child of an async generator that is a stream.
pub struct StreamChild;

/// A child that is none, and so has to be an iterator.
pub struct IteratorChild;

/// The tag of a stream.
pub trait IsStream {
    /// The tag.
    fn __gen_source(&self) -> StreamChild;
}

impl<S: Stream + ?Sized> IsStream for S {
    #[inline(always)]
    fn __gen_source(&self) -> StreamChild {
        StreamChild
    }
}

/// The tag of anything else.
pub trait IsNoStream {
    /// The tag.
    fn __gen_source(&self) -> IteratorChild;
}

impl<S: ?Sized> IsNoStream for &S {
    #[inline(always)]
    fn __gen_source(&self) -> IteratorChild {
        IteratorChild
    }
}

#[allow(clippy::unused_self)] // by it rustc finds the method
impl StreamChild {
    /// Takes the child.
    #[inline(always)]
    pub fn begin<S: Stream>(self, child: S) -> S {
        child
    }
}

#[allow(clippy::unused_self)] // by it rustc finds the method
impl IteratorChild {
    /// Takes the child.
    #[inline(always)]
    pub fn begin<I: IntoIterator>(self, child: I) -> Items<I::IntoIter> {
        Items(child.into_iter())
    }
}

/// An iterator as a stream that is always ready.
pub struct Items<I>(I);

// It is not pinned: nothing polls it but by `next`.
impl<I> Unpin for Items<I> {}

impl<I: Iterator> Stream for Items<I> {
    type Item = I::Item;

    #[inline(always)]
    fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<I::Item>> {
        Poll::Ready(self.0.next())
    }
}

/// The next item of a child.
#[must_use = "futures do nothing unless polled"]
pub struct Next<'a, S: ?Sized>(Pin<&'a mut S>);

/// The next item of a child.
#[inline(always)]
pub fn next<S: Stream + ?Sized>(child: Pin<&mut S>) -> Next<'_, S> {
    Next(child)
}

impl<S: Stream + ?Sized> Future for Next<'_, S> {
    type Output = Option<S::Item>;

    #[inline(always)]
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<S::Item>> {
        self.0.as_mut().poll_next(cx)
    }
}
