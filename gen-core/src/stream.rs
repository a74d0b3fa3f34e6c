//! What `#[generator] async fn` makes: a [`Stream`].

use core::future::Future;
use core::pin::Pin;
use core::task::{Context, Poll};

use futures_core::stream::{FusedStream, Stream};

use crate::coroutine::Status;
use crate::pinned::{Flow, Giver, Outlet, Source};

/// An async generator: a stream of a block, which ends with the last item, if any, and in which
/// all that is awaited is relayed.
#[inline]
pub fn stream<F: Future<Output = ()>, Y>(make: impl FnOnce(Giver<Y>) -> F) -> Flow<F, Y> {
    Flow::new(make)
}

impl<F: Future<Output = ()>, Y> Stream for Flow<F, Y> {
    type Item = Y;

    #[inline]
    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Y>> {
        self.drive(cx)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, self.is_terminated().then_some(0))
    }
}

impl<F: Future<Output = ()>, Y> FusedStream for Flow<F, Y> {
    fn is_terminated(&self) -> bool {
        self.stage() == Status::Complete
    }
}

/// The same for a block in which something may be awaited that the macro does not see.
#[inline]
pub fn opaque_stream<M, F, Y>(make: M) -> Source<M, F, Y>
where
    M: FnOnce(Outlet<Y>) -> F,
    F: Future<Output = ()>,
{
    Source::new(make)
}

impl<M, F, Y> Stream for Source<M, F, Y>
where
    M: FnOnce(Outlet<Y>) -> F,
    F: Future<Output = ()>,
{
    type Item = Y;

    #[inline]
    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Y>> {
        self.drive(cx)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        (0, self.is_terminated().then_some(0))
    }
}

impl<M, F, Y> FusedStream for Source<M, F, Y>
where
    M: FnOnce(Outlet<Y>) -> F,
    F: Future<Output = ()>,
{
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
