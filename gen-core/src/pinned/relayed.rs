//! The block of a stream in which all that is awaited is relayed to the executor.
//!
//! So the block itself can be polled with a waker of ours, which carries the address of a
//! [`Handover`] on the stack of the one who polls: what is yielded goes there, and a future that is
//! awaited finds the context of the executor there.

use core::cell::Cell;
use core::future::{Future, IntoFuture};
use core::marker::PhantomData;
use core::mem::ManuallyDrop;
use core::pin::Pin;
use core::ptr;
use core::task::{Context, Poll, RawWaker, RawWakerVTable};

use super::{Block, Given, Parcel, Running, carry};
use crate::coroutine::Status;

/// What the block of a stream hands over in one poll, if all that it awaits is relayed.
#[repr(C)]
struct Handover<Y> {
    /// In front, where a [`Relay`] finds it whatever the items are.
    outer: *mut Context<'static>,
    /// Of a yield, if the block is pending, and otherwise the last item.
    yielded: Cell<Option<Y>>,
}

impl<Y> Handover<Y> {
    /// The one of the poll that is running.
    ///
    /// # Safety
    ///
    /// The context is that of a block which a [`Giver`] of these items was made for.
    #[inline(always)]
    unsafe fn of<'a>(cx: &'a Context<'_>) -> &'a Self {
        // SAFETY: `Flow::drive` alone polls such a block, with the address of a handover of this
        // type, which is alive meanwhile. Nobody has a `&mut` to it.
        unsafe { &*handover(cx).cast() }
    }
}

/// The address of the handover in the context of a block of a stream.
#[inline(always)]
fn handover(cx: &Context<'_>) -> *const () {
    debug_assert!(
        ptr::eq(cx.waker().vtable(), &raw const RELAYED),
        "BUG: a stream that nobody drives; please report it"
    );
    cx.waker().data()
}

/// The waker of a [`Handover`]. A future that is not relayed, as a macro that only looks like one
/// of `std` may hide it, does not see the waker of its executor, but what it keeps is a clone of
/// that.
static RELAYED: RawWakerVTable = RawWakerVTable::new(
    |data| {
        // SAFETY: `Flow::drive` lends the waker for one poll only, and never drops it. So this
        // is during that poll, in which the handover and the outer context are alive.
        let waker = unsafe { &*(*data.cast::<*mut Context<'_>>()) }.waker();
        let waker = ManuallyDrop::new(waker.clone());
        RawWaker::new(waker.data(), waker.vtable())
    },
    |_| (),
    // SAFETY: as above.
    |data| {
        unsafe { &*(*data.cast::<*mut Context<'_>>()) }
            .waker()
            .wake_by_ref();
    },
    |_| (),
);

/// What the block of a stream yields through, if all that it awaits is relayed.
pub struct Giver<Y>(PhantomData<fn(Y)>);

impl<Y> Giver<Y> {
    /// A yield: the future is pending once.
    #[inline(always)]
    pub fn put(&self, given: Given<Y>) -> Give<Y> {
        Give {
            value: Parcel::new(given.item),
            is_over: false,
        }
    }

    /// The last item, if any: the block ends behind this.
    #[inline(always)]
    pub fn end(&self, last: Option<Y>) -> Finish<Y> {
        Finish(Parcel::new(last))
    }

    /// A future for the block to await.
    #[inline(always)]
    pub fn relay<T: IntoFuture>(&self, future: T) -> Relay<T::IntoFuture> {
        Relay(future.into_future())
    }
}

/// A yield in the block of a stream.
#[must_use = "futures do nothing unless polled"]
pub struct Give<Y> {
    value: Parcel<Y>,
    is_over: bool,
}

impl<Y> Future for Give<Y> {
    type Output = ();

    #[inline(always)]
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        if self.is_over {
            return Poll::Ready(());
        }
        self.is_over = true;
        // SAFETY: made by a giver, and awaited in its block: fact 3.
        let handover = unsafe { Handover::<Y>::of(cx) };
        // SAFETY: it was not polled before.
        let value = unsafe { self.value.open() };
        handover.yielded.set(Some(value));
        Poll::Pending
    }
}

/// The end of the block of a stream, with the last item.
#[must_use = "futures do nothing unless polled"]
pub struct Finish<Y>(Parcel<Option<Y>>);

impl<Y> Future for Finish<Y> {
    type Output = ();

    #[inline(always)]
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        // SAFETY: made by a giver, and awaited in its block: fact 3.
        let handover = unsafe { Handover::<Y>::of(cx) };
        // SAFETY: it was not polled before, as it is ready at once.
        handover.yielded.set(unsafe { self.0.open() });
        Poll::Ready(())
    }
}

/// A future that is awaited in the block of a stream: it is polled with the context of the
/// executor.
#[must_use = "futures do nothing unless polled"]
pub struct Relay<F>(F);

impl<F: Future> Future for Relay<F> {
    type Output = F::Output;

    #[inline(always)]
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<F::Output> {
        // SAFETY: made by a giver, and awaited in its block: fact 3. The context is that of the
        // caller of `Flow::drive`, lent for the poll, and nobody else uses it meanwhile.
        let outer = unsafe { &mut **handover(cx).cast::<*mut Context<'_>>() };
        // SAFETY: the future is pinned as this is.
        unsafe { self.map_unchecked_mut(|this| &mut this.0) }.poll(outer)
    }
}

/// The block of a stream, if all that it awaits is relayed.
pub struct Flow<F, Y> {
    block: Block<F>,
    handover: PhantomData<fn() -> Y>,
}

impl<F: Future<Output = ()>, Y> Flow<F, Y> {
    /// Takes the block, made with what it yields through.
    #[inline]
    pub(crate) fn new(make: impl FnOnce(Giver<Y>) -> F) -> Self {
        Self {
            block: Block::new(make(Giver(PhantomData))),
            handover: PhantomData,
        }
    }

    /// Runs the block to its next yield, its end, at which it may give a last item, or an await
    /// that is not ready.
    #[inline(always)]
    pub(crate) fn drive(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Y>> {
        let handover = Handover {
            outer: ptr::from_mut(cx).cast(),
            yielded: Cell::new(None),
        };
        let waker = carry(&handover, &RELAYED);
        // SAFETY: the block is handed out pinned only, and this has no `Drop` of its own.
        let block = unsafe { self.map_unchecked_mut(|this| &mut this.block) };
        let mut block = Running(block);
        match block.poll(&mut Context::from_waker(&waker)) {
            None => Poll::Ready(None),
            Some(Poll::Ready(())) => Poll::Ready(handover.yielded.take()),
            Some(Poll::Pending) => {
                block.suspend();
                match handover.yielded.take() {
                    Some(item) => Poll::Ready(Some(item)),
                    None => Poll::Pending,
                }
            }
        }
    }
}

impl<F, Y> Flow<F, Y> {
    /// Whether the body has begun, and whether it has ended.
    #[inline]
    pub(crate) fn stage(&self) -> Status {
        self.block.status
    }
}
