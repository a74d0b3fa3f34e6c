//! The pinned lowering: a body that may borrow its own locals across a yield is an `async` block.
//!
//! rustc makes the state machine; a yield puts its value into a [`Slot`] and suspends the block
//! once. The block learns where the slot is by a handshake: the first time it is polled, by a
//! waker of ours that carries the address. From then on the block is polled with whatever waker
//! the caller has, so futures that it awaits see that one and no other.
//!
//! All `unsafe` code of the project is in this file. It rests on four facts:
//!
//! 1. A [`Driver`] is pinned before its block is first polled, and the slot lies in it, behind
//!    the block. So the address that the block got holds until the block is dropped.
//! 2. The block touches the slot only while it is polled, which takes a `Pin<&mut Driver>`. So
//!    nobody else touches the slot at that time, on whatever thread.
//! 3. A [`Connect`] is made by [`Driver::new`] alone, and awaited at once by the block that the
//!    expansion of `#[generator]` builds around it, under names that no user's code can write. So
//!    the slot that it is given is one of its own type, and an emitter stays in its block.
//! 4. What is in the slot goes in and out within one call of [`Driver::drive`]: what the block
//!    yields is taken as soon as the block is pending, and an argument by the yield that the
//!    block waits at. Between two calls there is nothing in it, but for a `()` that no yield
//!    waited for. So no value changes threads in it.
#![allow(unsafe_code)]

#[cfg(feature = "alloc")]
use alloc::boxed::Box;
use core::cell::{Cell, UnsafeCell};
use core::fmt;
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

// SAFETY: there is nothing in a slot that could change threads with it: fact 4.
unsafe impl<Y, R> Send for Slot<Y, R> {}
// SAFETY: a shared reference to a driver gives no access to its slot; a block has no reference
// to it while it is not polled, and then it is the only one: fact 2.
unsafe impl<Y, R> Sync for Slot<Y, R> {}
// SAFETY: as the slot, which it uses only while its block is polled: facts 2 and 3.
unsafe impl<Y, R> Send for Emitter<Y, R> {}
// SAFETY: as above. The block alone has references to its emitter.
unsafe impl<Y, R> Sync for Emitter<Y, R> {}

impl<Y, R> Emitter<Y, R> {
    /// A yield: the future is pending once, and then gives the argument.
    ///
    /// The block awaits it at once, so the value does not stay in the slot.
    #[inline(always)]
    pub fn put(&self, value: Y) -> Put<Y, R> {
        self.slot().yielded.set(Some(value));
        Put {
            emitter: Self { slot: self.slot },
            is_out: false,
        }
    }

    #[inline(always)]
    fn slot(&self) -> &Slot<Y, R> {
        // SAFETY: facts 1 and 3: the driver and the slot in it are alive while the block is, and
        // only the block has emitters. Nobody has a `&mut` to the slot: its fields are cells.
        unsafe { &*self.slot }
    }
}

/// A yield of a block, whose value is in the slot.
#[must_use = "futures do nothing unless polled"]
pub struct Put<Y, R> {
    emitter: Emitter<Y, R>,
    is_out: bool,
}

impl<Y, R> Future for Put<Y, R> {
    type Output = R;

    #[inline(always)]
    fn poll(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<R> {
        if !self.is_out {
            // The driver takes the value now.
            self.is_out = true;
            return Poll::Pending;
        }
        match self.emitter.slot().argument.take() {
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
unsafe impl<Y, R> Send for Connect<Y, R> {}
// SAFETY: as for the emitter that it gives.
unsafe impl<Y, R> Sync for Connect<Y, R> {}

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
///
/// It is not `Unpin`, and has no `Drop` of its own that could move the block.
pub struct Driver<F, Y, R> {
    /// In front of the slot, so that it is dropped first.
    block: Block<F>,
    status: Status,
    slot: Slot<Y, R>,
    _pinned: PhantomPinned,
}

/// An `async` block, or `None` when it has ended.
///
/// In a cell: while it is suspended it may hold `&mut` to its own locals, which a `&` to all of
/// it, even one that nobody reads through, would put an end to. A `&Driver` makes none this way.
struct Block<F>(UnsafeCell<Option<F>>);

// SAFETY: a shared reference gives no access to what is in it.
unsafe impl<F: Sync> Sync for Block<F> {}

impl<F> Block<F> {
    /// Drops the block, in its place, as what is pinned has to be.
    fn end(&mut self) {
        *self.0.get_mut() = None;
    }

    /// Polls the block, if it has not ended.
    #[inline(always)]
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Option<Poll<F::Output>>
    where
        F: Future,
    {
        // SAFETY: the block is pinned as this is: it is polled and dropped in its place only.
        let block = unsafe { self.get_unchecked_mut() }.0.get_mut().as_mut()?;
        // SAFETY: as above.
        Some(unsafe { Pin::new_unchecked(block) }.poll(cx))
    }
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
    block: Pin<&'a mut Block<F>>,
    status: &'a mut Status,
}

impl<F> Drop for Finish<'_, F> {
    fn drop(&mut self) {
        *self.status = Status::Complete;
        // SAFETY: nothing is moved out of it.
        unsafe { self.block.as_mut().get_unchecked_mut() }.end();
    }
}

impl<F: Future, Y, R> Driver<F, Y, R> {
    /// Takes the block, made around the future that gives it its emitter.
    #[inline]
    pub(crate) fn new(make: impl FnOnce(Connect<Y, R>) -> F) -> Self {
        let connect = Connect { slot: ptr::null() };
        Self {
            block: Block(UnsafeCell::new(Some(make(connect)))),
            status: Status::Unstarted,
            slot: Slot {
                yielded: Cell::new(None),
                argument: Cell::new(None),
            },
            _pinned: PhantomPinned,
        }
    }

    /// The fields: the block, which is pinned as the driver is, its end, and the slot.
    #[inline(always)]
    fn parts(self: Pin<&mut Self>) -> (Finish<'_, F>, &Slot<Y, R>) {
        // SAFETY: nothing is moved out of `this`: the block is handed out pinned.
        let this = unsafe { self.get_unchecked_mut() };
        let finish = Finish {
            // SAFETY: it lies in the driver, which is pinned and has no `Drop` that moves it.
            block: unsafe { Pin::new_unchecked(&mut this.block) },
            status: &mut this.status,
        };
        (finish, &this.slot)
    }

    /// Runs the block to its next yield, its end, or an await that is not ready. `argument` is
    /// for the yield it waits at.
    #[inline(always)]
    pub(crate) fn drive(
        mut self: Pin<&mut Self>,
        argument: Option<R>,
        cx: &mut Context<'_>,
    ) -> Driven<Y, F::Output> {
        if self.status == Status::Complete {
            return Driven::Over;
        }
        if self.status == Status::Unstarted {
            self.as_mut().connect();
        }
        let (mut finish, slot) = self.parts();
        slot.argument.set(argument);
        match finish.block.as_mut().poll(cx) {
            None => Driven::Over,
            Some(Poll::Ready(value)) => Driven::Complete(value),
            Some(Poll::Pending) => {
                core::mem::forget(finish);
                match slot.yielded.take() {
                    Some(value) => Driven::Yielded(value),
                    None => Driven::Waiting,
                }
            }
        }
    }

    /// The handshake: tells the block where the slot is. Runs nothing of the user's.
    #[inline]
    fn connect(self: Pin<&mut Self>) {
        let (mut finish, slot) = self.parts();
        // SAFETY: the functions of the table do nothing but copy the address.
        let waker = unsafe { Waker::new(ptr::from_ref(slot).cast(), &HANDSHAKE) };
        // The slot stays where it is until the block is dropped: fact 1.
        let polled = finish.block.as_mut().poll(&mut Context::from_waker(&waker));
        debug_assert!(polled.is_some_and(|polled| polled.is_pending()));
        *finish.status = Status::Suspended;
        core::mem::forget(finish);
    }

    /// Drops the block, and with it all that the suspended body holds.
    #[cfg(feature = "alloc")]
    pub(crate) fn close(self: Pin<&mut Self>) {
        drop(self.parts());
    }
}

impl<F, Y, R> Driver<F, Y, R> {
    /// Whether the body has begun, and whether it has ended.
    #[inline]
    pub(crate) fn stage(&self) -> Status {
        self.status
    }
}

impl<F, Y, R> fmt::Debug for Driver<F, Y, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.status.fmt(f)
    }
}

/// A generator that is pinned by its caller, such as with [`core::pin::pin!`].
///
/// Its body may hold borrows of its own locals across a yield, as that of a
/// `#[generator(boxed)]` may, and nothing is allocated. In exchange it cannot be moved once it
/// is pinned, and is iterated over through the `Pin<&mut _>`, which is the [`Iterator`]:
///
/// ```
/// use core::pin::pin;
/// use gen_core::{Pinned, Yields, generator, yield_};
///
/// #[generator]
/// fn words(text: String) -> Pinned<impl Yields<Item = usize>> {
///     for word in text.split(' ') {
///         yield_!(word.len());
///     }
/// }
///
/// let mut words = pin!(words("to be or not".to_owned()));
/// assert_eq!(words.next(), Some(2));
/// assert!(words.eq([2, 2, 3]));
/// ```
#[must_use = "generators are lazy and do nothing unless they are pinned and iterated over"]
pub struct Pinned<G> {
    body: G,
}

impl<G> Pinned<G> {
    pub(crate) fn new(body: G) -> Self {
        Self { body }
    }

    /// The body, to look at.
    pub(crate) fn body(&self) -> &G {
        &self.body
    }

    /// The body, pinned as the generator is.
    #[inline(always)]
    pub(crate) fn pinned_body(self: Pin<&mut Self>) -> Pin<&mut G> {
        // SAFETY: the body is handed out pinned only. A `Pinned` has no `Drop` and no `Unpin` of
        // its own, so it is `Unpin` only if the body is, and drops the body in place.
        unsafe { self.map_unchecked_mut(|whole| &mut whole.body) }
    }
}

/// Where a driver is that can be moved with the generator that holds it: on the heap.
#[cfg(feature = "alloc")]
pub trait Home {
    /// What is on the heap.
    type Driver;
    /// The driver.
    fn driver(&mut self) -> Pin<&mut Self::Driver>;
    /// The driver, to look at.
    fn look(&self) -> &Self::Driver;
}

#[cfg(feature = "alloc")]
impl<F, Y, R> Home for Pin<Box<Driver<F, Y, R>>> {
    type Driver = Driver<F, Y, R>;

    #[inline(always)]
    fn driver(&mut self) -> Pin<&mut Driver<F, Y, R>> {
        self.as_mut()
    }

    fn look(&self) -> &Driver<F, Y, R> {
        self
    }
}

/// A driver that is itself what is in the box: of `Box<dyn Iterator>` and `Box<dyn Coroutine>`.
#[cfg(feature = "alloc")]
pub struct Inside<F, Y, R>(Driver<F, Y, R>);

#[cfg(feature = "alloc")]
impl<F: Future, Y, R> Inside<F, Y, R> {
    /// Takes the block. What is made must go into a box, and that behind the `dyn` of one of
    /// the two traits of whose methods none moves what is in the box, before anything else is
    /// done with it.
    #[inline]
    pub(crate) fn new(make: impl FnOnce(Connect<Y, R>) -> F) -> Self {
        Self(Driver::new(make))
    }
}

#[cfg(feature = "alloc")]
impl<F, Y, R> Home for Inside<F, Y, R> {
    type Driver = Driver<F, Y, R>;

    #[inline(always)]
    fn driver(&mut self) -> Pin<&mut Driver<F, Y, R>> {
        // SAFETY: it is in a box, and has been behind a `dyn` of a trait of core or of this
        // crate since before its first use: the expansion of `#[generator]` coerces the box as
        // soon as it has it, to the very trait, whatever is called like it where the function
        // is. Out of a `dyn` nothing can be moved, and the box frees it only after dropping it.
        unsafe { Pin::new_unchecked(&mut self.0) }
    }

    fn look(&self) -> &Driver<F, Y, R> {
        &self.0
    }
}
