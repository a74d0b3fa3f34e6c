//! The pinned lowering: a body that may borrow its own locals across a yield is an `async` block.
//!
//! rustc makes the state machine; a yield puts its value into a [`Slot`] and suspends the block
//! once. The block learns where the slot is by a handshake: the first time it is polled, by a
//! waker of ours that carries the address. From then on the block is polled with whatever waker
//! the caller has, so futures that it awaits see that one and no other.
//!
//! All `unsafe` code of the project is in this file. It rests on three facts:
//!
//! 1. A [`Driver`] is pinned before its block is first polled, and the slot lies in it, behind
//!    the block. So the address that the block got holds until the block is dropped.
//! 2. The block touches the slot only while it is polled, which takes a `Pin<&mut Driver>`. So
//!    nobody else touches the slot at that time, on whatever thread.
//! 3. A [`Connect`] is made by [`Driver::new`] alone, and awaited at once by the block that the
//!    expansion of `#[generator]` builds around it, under names that no user's code can write. So
//!    the slot that it is given is one of its own type.
#![allow(unsafe_code)]

use core::cell::Cell;
use core::future::Future;
use core::marker::PhantomPinned;
use core::pin::Pin;
use core::ptr;
use core::task::{Context, Poll, RawWaker, RawWakerVTable, Waker};

use crate::coroutine::Status;

/// Where a block puts what it yields, and finds what it is resumed with.
struct Slot<Y, R> {
    yielded: Cell<Option<Y>>,
    argument: Cell<Option<R>>,
}

/// The block's end of the slot.
pub struct Emitter<Y, R> {
    slot: *const Slot<Y, R>,
}

// SAFETY: an emitter is used only while its block is polled, which takes a `Pin<&mut Driver>`:
// fact 2. The values that pass through it change threads with the driver, hence the bounds.
unsafe impl<Y: Send, R: Send> Send for Emitter<Y, R> {}
// SAFETY: as above; a shared reference to an emitter gives nothing to anybody else.
unsafe impl<Y: Send, R: Send> Sync for Emitter<Y, R> {}
// SAFETY: a shared reference to a driver gives no access to its slot.
unsafe impl<Y: Send, R: Send> Sync for Slot<Y, R> {}

impl<Y, R> Emitter<Y, R> {
    /// A yield: the future is pending once, and then gives the argument.
    #[inline(always)]
    pub fn put(&self, value: Y) -> Put<Y, R> {
        Put {
            slot: Self { slot: self.slot },
            value: Some(value),
        }
    }

    #[inline(always)]
    fn slot(&self) -> &Slot<Y, R> {
        // SAFETY: facts 1 and 3: the driver and the slot in it are alive while the block is, and
        // only the block has emitters. Nobody has a `&mut` to the slot: its fields are cells.
        unsafe { &*self.slot }
    }
}

/// A yield of a block.
#[must_use = "futures do nothing unless polled"]
pub struct Put<Y, R> {
    slot: Emitter<Y, R>,
    value: Option<Y>,
}

// Nothing is pinned in it.
impl<Y, R> Unpin for Put<Y, R> {}

impl<Y, R> Future for Put<Y, R> {
    type Output = R;

    #[inline(always)]
    fn poll(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<R> {
        if let Some(value) = self.value.take() {
            self.slot.slot().yielded.set(Some(value));
            return Poll::Pending;
        }
        match self.slot.slot().argument.take() {
            Some(argument) => Poll::Ready(argument),
            None => Poll::Pending,
        }
    }
}

/// Gives the block its emitter: pending once, for the handshake.
#[must_use = "futures do nothing unless polled"]
pub struct Connect<Y, R> {
    slot: *const Slot<Y, R>,
}

// SAFETY: as for the emitter that it gives.
unsafe impl<Y: Send, R: Send> Send for Connect<Y, R> {}
// SAFETY: as for the emitter that it gives.
unsafe impl<Y: Send, R: Send> Sync for Connect<Y, R> {}

impl<Y, R> Future for Connect<Y, R> {
    type Output = Emitter<Y, R>;

    #[inline]
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Emitter<Y, R>> {
        if !self.slot.is_null() {
            return Poll::Ready(Emitter { slot: self.slot });
        }
        let waker = cx.waker();
        assert!(
            ptr::eq(waker.vtable(), &raw const HANDSHAKE),
            "BUG: a generator that nobody drives; please report it"
        );
        self.slot = waker.data().cast();
        Poll::Pending
    }
}

/// The waker of the handshake carries an address, and wakes nobody.
static HANDSHAKE: RawWakerVTable = RawWakerVTable::new(
    |data| RawWaker::new(data, &HANDSHAKE),
    |_| (),
    |_| (),
    |_| (),
);

/// A block and its slot.
pub(crate) struct Driver<F, Y, R> {
    /// `None` when it has ended. In front of the slot, so that it is dropped first.
    block: Option<F>,
    status: Status,
    slot: Slot<Y, R>,
    _pinned: PhantomPinned,
}

/// What a [`Driver`] has come to.
pub(crate) enum Driven<Y, T> {
    /// The block is at a yield.
    Yielded(Y),
    /// The block has ended.
    Complete(T),
    /// The block waits for a future.
    Waiting,
    /// The block had ended before.
    Over,
}

/// Ends the block when it goes out of scope: at its end, and on unwinding.
struct Finish<'a, F> {
    block: &'a mut Option<F>,
    status: &'a mut Status,
}

impl<F> Drop for Finish<'_, F> {
    fn drop(&mut self) {
        *self.status = Status::Complete;
        // In place, as what is pinned has to be.
        *self.block = None;
    }
}

impl<F: Future, Y, R> Driver<F, Y, R> {
    /// Takes the block, made around the future that gives it its emitter.
    #[inline]
    pub(crate) fn new(make: impl FnOnce(Connect<Y, R>) -> F) -> Self {
        let connect = Connect { slot: ptr::null() };
        Self {
            block: Some(make(connect)),
            status: Status::Unstarted,
            slot: Slot {
                yielded: Cell::new(None),
                argument: Cell::new(None),
            },
            _pinned: PhantomPinned,
        }
    }

    /// Runs the block to its next yield, its end, or an await that is not ready. `argument` is
    /// for the yield it waits at.
    #[inline(always)]
    pub(crate) fn advance(
        self: Pin<&mut Self>,
        argument: Option<R>,
        cx: &mut Context<'_>,
    ) -> Driven<Y, F::Output> {
        // SAFETY: nothing is moved out of `this`: the block is only polled, and dropped in place.
        let this = unsafe { self.get_unchecked_mut() };
        if this.block.is_none() {
            return Driven::Over;
        }
        if this.status == Status::Unstarted {
            this.connect();
        }
        this.slot.argument.set(argument);
        let finish = Finish {
            block: &mut this.block,
            status: &mut this.status,
        };
        let Some(block) = finish.block.as_mut() else {
            return Driven::Over;
        };
        // SAFETY: the block is pinned, as the driver is that it lies in.
        match unsafe { Pin::new_unchecked(block) }.poll(cx) {
            Poll::Ready(value) => Driven::Complete(value),
            Poll::Pending => {
                core::mem::forget(finish);
                match this.slot.yielded.take() {
                    Some(value) => Driven::Yielded(value),
                    None => Driven::Waiting,
                }
            }
        }
    }

    /// The handshake: tells the block where the slot is. Runs nothing of the user's.
    #[inline]
    fn connect(&mut self) {
        self.status = Status::Suspended;
        let Some(block) = &mut self.block else { return };
        let slot = ptr::from_ref(&self.slot).cast::<()>();
        // SAFETY: the functions of the table do nothing but copy the address.
        let waker = unsafe { Waker::new(slot, &HANDSHAKE) };
        // SAFETY: the block is pinned, as the driver is that it lies in; fact 1.
        let polled = unsafe { Pin::new_unchecked(block) }.poll(&mut Context::from_waker(&waker));
        debug_assert!(polled.is_pending());
    }

    /// Drops the block, and with it all that the suspended body holds.
    #[cfg(feature = "alloc")]
    pub(crate) fn close(self: Pin<&mut Self>) {
        // SAFETY: nothing is moved out of `this`: the block is dropped in place.
        let this = unsafe { self.get_unchecked_mut() };
        drop(Finish {
            block: &mut this.block,
            status: &mut this.status,
        });
    }

    /// Whether the body has begun, and whether it has ended.
    #[inline]
    pub(crate) fn status(&self) -> Status {
        self.status
    }
}

/// The pinned field of something pinned.
///
/// `field` must give a field by its place, of a struct that is never moved out of a pin, has no
/// `Drop` and is `Unpin` only if the field is: those in this crate that end in a [`Driver`].
#[inline(always)]
pub(crate) fn project<T, U>(whole: Pin<&mut T>, field: fn(&mut T) -> &mut U) -> Pin<&mut U> {
    // SAFETY: as its callers see to, the field is pinned whenever the struct is.
    unsafe { whole.map_unchecked_mut(field) }
}

/// A driver on the heap, where nobody can move it: [`crate::boxed`] hands it out in a box, and
/// only behind an opaque type.
#[cfg(feature = "alloc")]
pub(crate) struct Heap<F, Y, R>(Driver<F, Y, R>);

#[cfg(feature = "alloc")]
impl<F: Future, Y, R> Heap<F, Y, R> {
    /// Takes the block. What is made must go into a box before anything else is done with it.
    #[inline]
    pub(crate) fn new(make: impl FnOnce(Connect<Y, R>) -> F) -> Self {
        Self(Driver::new(make))
    }

    /// The driver.
    #[inline(always)]
    pub(crate) fn driver(&mut self) -> Pin<&mut Driver<F, Y, R>> {
        // SAFETY: it is in a box, and whoever has the box has it behind an opaque type or a
        // `dyn`, out of which it cannot be moved, or as a `Box<Self>` in the expansion, which
        // does nothing but return it.
        unsafe { Pin::new_unchecked(&mut self.0) }
    }

    /// The driver, to look at.
    pub(crate) fn look(&self) -> &Driver<F, Y, R> {
        &self.0
    }
}
