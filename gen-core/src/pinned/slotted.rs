//! The block of a stream that is polled with the context of the executor.
//!
//! What it yields goes into a [`Slot`] beside it. It is made when it is first polled, as by then
//! the slot has its place.

use core::cell::UnsafeCell;
use core::future::{Future, Ready, ready};
use core::pin::Pin;
use core::task::{Context, Poll};

use super::{Block, Given, Running};
use crate::coroutine::Status;

/// Where the block of a stream puts what it yields.
struct Slot<Y>(UnsafeCell<Option<Y>>);

// SAFETY: there is nothing in a slot that could change threads with it: fact 4.
unsafe impl<Y> Send for Slot<Y> {}
// SAFETY: a shared reference to a source gives no access to its slot, which the block alone uses
// while it is polled, and the source alone otherwise: fact 2.
unsafe impl<Y> Sync for Slot<Y> {}

/// What the block of a stream yields through.
pub struct Outlet<Y> {
    slot: *const Slot<Y>,
}

// SAFETY: as the slot, which it uses only while its block is polled: facts 2 and 3.
unsafe impl<Y> Send for Outlet<Y> {}
// SAFETY: as above. The block alone has references to it.
unsafe impl<Y> Sync for Outlet<Y> {}

impl<Y> Outlet<Y> {
    /// A yield: the future is pending once, at which the value is taken.
    ///
    /// The block awaits it at once, so the value does not stay in the slot.
    #[inline(always)]
    pub fn put(&self, given: Given<Y>) -> Once {
        // SAFETY: facts 1 and 3: the slot is alive while the block is, and nobody else uses it
        // while that is polled. It is empty: there is nothing to drop.
        unsafe { (*self.slot).0.get().write(Some(given.item)) };
        Once { is_over: false }
    }

    /// The last item, if any: the block ends behind this.
    #[inline(always)]
    pub fn end(&self, last: Option<Y>) -> Ready<()> {
        // SAFETY: as above.
        unsafe { (*self.slot).0.get().write(last) };
        ready(())
    }
}

/// A yield in the block of a stream, whose value is in the slot.
#[must_use = "futures do nothing unless polled"]
pub struct Once {
    is_over: bool,
}

impl Future for Once {
    type Output = ();

    #[inline(always)]
    fn poll(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<()> {
        if self.is_over {
            return Poll::Ready(());
        }
        self.is_over = true;
        Poll::Pending
    }
}

/// The block of a stream, which is made when it is first polled: by then its slot has its place.
enum Made<M, F> {
    Not(M),
    Yes(F),
}

/// The block of a stream and its slot.
pub struct Source<M, F, Y> {
    /// In front of the slot, so that it is dropped first.
    block: Block<Made<M, F>>,
    slot: Slot<Y>,
}

impl<M, F, Y> Source<M, F, Y>
where
    M: FnOnce(Outlet<Y>) -> F,
    F: Future<Output = ()>,
{
    /// Takes what makes the block of what it yields through, and runs nothing of the user's.
    #[inline]
    pub(crate) fn new(make: M) -> Self {
        Self {
            block: Block::new(Made::Not(make)),
            slot: Slot(UnsafeCell::new(None)),
        }
    }

    /// Runs the block to its next yield, its end, at which it may give a last item, or an await
    /// that is not ready.
    #[inline(always)]
    pub(crate) fn drive(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Y>> {
        // SAFETY: nothing that is pinned is moved out of `this`, which is the block.
        let this = unsafe { self.get_unchecked_mut() };
        let slot = &this.slot;
        // SAFETY: the block is not being polled, so nobody else uses the slot.
        let take = || unsafe { &mut *slot.0.get() }.take();
        // SAFETY: it lies in the source, which is pinned and has no `Drop` that moves it.
        let mut running = Running(unsafe { Pin::new_unchecked(&mut this.block) });
        match running.poll_made(slot, cx) {
            None => Poll::Ready(None),
            Some(Poll::Ready(())) => Poll::Ready(take()),
            Some(Poll::Pending) => {
                running.suspend();
                take().map_or(Poll::Pending, |item| Poll::Ready(Some(item)))
            }
        }
    }
}

impl<M, F: Future> Running<'_, Made<M, F>> {
    /// Polls the future, if it has not ended. Before the first time, makes it.
    #[inline(always)]
    fn poll_made<Y>(&mut self, slot: &Slot<Y>, cx: &mut Context<'_>) -> Option<Poll<F::Output>>
    where
        M: FnOnce(Outlet<Y>) -> F,
    {
        // SAFETY: nothing is moved out of the block but the closure, which nobody has pinned.
        let block = unsafe { self.0.as_mut().get_unchecked_mut() };
        let made = block.future.get_mut();
        if block.status == Status::Unstarted {
            block.status = Status::Suspended;
            if let Some(Made::Not(make)) = made.take() {
                // The slot stays where it is until the block is dropped: fact 1.
                *made = Some(Made::Yes(make(Outlet { slot })));
            }
        }
        let Some(Made::Yes(future)) = made else {
            return None;
        };
        // SAFETY: the block is pinned: its future is polled and dropped in its place only.
        Some(unsafe { Pin::new_unchecked(future) }.poll(cx))
    }
}

impl<M, F, Y> Source<M, F, Y> {
    /// Whether the body has begun, and whether it has ended.
    #[inline]
    pub(crate) fn stage(&self) -> Status {
        self.block.status
    }
}
