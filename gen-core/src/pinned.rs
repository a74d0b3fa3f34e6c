//! The pinned lowering: a body that may borrow its own locals across a yield is an `async` block.
//!
//! rustc makes the state machine; a yield puts its value where the driver finds it, and suspends
//! the block once. How the block learns where that is depends on who polls it:
//!
//! - A generator is polled by its own `next` or `resume` alone, so the waker is ours each time. It
//!   carries the address of an [`Exchange`] on the stack of that call, which the optimiser sees
//!   through when the block is inlined there.
//! - A stream has to hand the context of its executor to the futures that it awaits. The expansion
//!   wraps each of them, so the waker of the block can be ours all the same: `relayed.rs`.
//! - Where a macro that we do not know may hide an await, the block is polled with the context of
//!   the executor, and learns of an address beside it when it is made: `slotted.rs`.
//!
//! All `unsafe` code of the project is in this file and the two below it. It rests on these facts:
//!
//! 1. A driver is pinned before its block is polled, and its fields stay where they are until they
//!    are dropped, the block first.
//! 2. A block is polled by its own driver alone, which takes a `Pin<&mut _>` of it. So nobody else
//!    uses what the two share at that time, on whatever thread.
//! 3. What a block yields through, such as an [`Emitter`], is made by a driver alone, for the block
//!    that it polls itself. The expansion of `#[generator]` uses it in that very block, and awaits
//!    at once what it gets from it, under names that no user's code can write. So the address that
//!    a yield finds is one of its own driver, and of its own types.
//! 4. What is yielded is out of the block as soon as the block is pending: a [`Parcel`] is empty
//!    once the future that has it was polled, and a slot is emptied. An argument goes to the yield
//!    that the block waits at. So no value changes threads with a block.
//!
//! An iterator or stream whose body ends with an item, as `?` lets it, hands that out as it yields
//! another, but is not pending then: the driver finds it when the block has ended.
#![allow(unsafe_code)]

#[cfg(feature = "alloc")]
use alloc::boxed::Box;
use core::cell::{Cell, UnsafeCell};
use core::fmt;
use core::future::Future;
use core::marker::{PhantomData, PhantomPinned};
use core::mem::{ManuallyDrop, MaybeUninit};
use core::pin::Pin;
use core::ptr;
use core::task::{Context, Poll, RawWaker, RawWakerVTable, Waker};

use crate::coroutine::{Status, misuse};

#[cfg(feature = "stream")]
mod relayed;
#[cfg(feature = "stream")]
mod slotted;

#[cfg(feature = "stream")]
pub(crate) use relayed::Flow;
#[cfg(feature = "stream")]
pub use relayed::Giver;
#[cfg(feature = "stream")]
pub use slotted::Outlet;
#[cfg(feature = "stream")]
pub(crate) use slotted::Source;

/// Our wakers carry an address, and wake nobody.
static CARRIER: RawWakerVTable =
    RawWakerVTable::new(|data| RawWaker::new(data, &CARRIER), |_| (), |_| (), |_| ());

/// What a yield is given: of a field of the wrong type rustc says that alone, and not whose argument
/// it is.
pub struct Given<Y> {
    /// The item.
    pub item: Y,
}

/// A waker that carries the address of something, for as long as that is alive.
#[inline(always)]
fn carry<T>(what: &T, table: &'static RawWakerVTable) -> ManuallyDrop<Waker> {
    // SAFETY: what the functions of the tables here need is said there.
    let waker = unsafe { Waker::new(ptr::from_ref(what).cast(), table) };
    // There is nothing to drop, which the optimiser might not see.
    ManuallyDrop::new(waker)
}

/// A value on its way out of a block, in a future that is polled as soon as it is made, and takes
/// it out then: so there is nothing to drop.
struct Parcel<T>(MaybeUninit<T>);

// SAFETY: it is empty whenever its block is not being polled: fact 4.
unsafe impl<T> Send for Parcel<T> {}
// SAFETY: as above. The block alone has references to it.
unsafe impl<T> Sync for Parcel<T> {}
// It has nothing that is pinned.
impl<T> Unpin for Parcel<T> {}

impl<T> Parcel<T> {
    #[inline(always)]
    fn new(value: T) -> Self {
        Self(MaybeUninit::new(value))
    }

    /// Takes the value out.
    ///
    /// # Safety
    ///
    /// This is not done twice.
    #[inline(always)]
    unsafe fn open(&mut self) -> T {
        // SAFETY: it is there until this is done.
        unsafe { self.0.assume_init_read() }
    }
}

/// What goes in and out of the block of a generator in one run.
struct Exchange<Y, R> {
    /// Of a yield, if the block is pending, and otherwise the last item.
    yielded: Cell<Option<Y>>,
    /// For the yield that the block waits at, which takes it, or for its beginning. So it is there
    /// as long as the block has not come further than that.
    argument: Cell<Option<R>>,
}

impl<Y, R> Exchange<Y, R> {
    /// The one of the driver that polls.
    ///
    /// # Safety
    ///
    /// The context is that of a block which an [`Emitter`] of these types was made for.
    #[inline(always)]
    unsafe fn of<'a>(cx: &'a Context<'_>) -> &'a Self {
        debug_assert!(
            ptr::eq(cx.waker().vtable(), &raw const CARRIER),
            "BUG: a generator that nobody drives; please report it"
        );
        // SAFETY: such a block is polled by `Driver::run` alone, with the address of an exchange
        // of these types, which is alive meanwhile. Nobody has a `&mut` to it.
        unsafe { &*cx.waker().data().cast() }
    }
}

/// What the block of a generator yields through.
pub struct Emitter<Y, R>(PhantomData<fn(Y) -> R>);

impl<Y, R> Emitter<Y, R> {
    /// Takes the argument with which the block is begun, if any.
    #[inline(always)]
    pub fn begin(&self) -> Begin<Y, R> {
        Begin(PhantomData)
    }

    /// A yield: the future is pending once, and then gives the argument.
    #[inline(always)]
    pub fn put(&self, given: Given<Y>) -> Put<Y, R> {
        Put {
            value: Parcel::new(given.item),
            argument: PhantomData,
        }
    }

    /// The last item, if any: the block ends behind this.
    #[inline(always)]
    pub fn end(&self, last: Option<Y>) -> End<Y, R> {
        End {
            last: Parcel::new(last),
            argument: PhantomData,
        }
    }
}

/// The beginning of the block of a generator.
#[must_use = "futures do nothing unless polled"]
pub struct Begin<Y, R>(PhantomData<fn(Y) -> R>);

impl<Y, R> Future for Begin<Y, R> {
    type Output = ();

    #[inline(always)]
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        // SAFETY: made by an emitter, and awaited in its block: fact 3.
        unsafe { Exchange::<Y, R>::of(cx) }.argument.set(None);
        Poll::Ready(())
    }
}

/// A yield in the block of a generator.
#[must_use = "futures do nothing unless polled"]
pub struct Put<Y, R> {
    value: Parcel<Y>,
    argument: PhantomData<fn() -> R>,
}

impl<Y, R> Future for Put<Y, R> {
    type Output = R;

    #[inline(always)]
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<R> {
        // SAFETY: made by an emitter, and awaited in its block: fact 3.
        let exchange = unsafe { Exchange::<Y, R>::of(cx) };
        if let Some(argument) = exchange.argument.take() {
            return Poll::Ready(argument);
        }
        // SAFETY: it was not polled before. If it had been, that was in an earlier run, in which
        // the block became pending at it, and every run but the first one has an argument, which
        // nobody would have taken yet.
        let value = unsafe { self.value.open() };
        exchange.yielded.set(Some(value));
        Poll::Pending
    }
}

/// The end of the block of a generator, with the last item.
#[must_use = "futures do nothing unless polled"]
pub struct End<Y, R> {
    last: Parcel<Option<Y>>,
    argument: PhantomData<fn() -> R>,
}

impl<Y, R> Future for End<Y, R> {
    type Output = ();

    #[inline(always)]
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        // SAFETY: made by an emitter, and awaited in its block: fact 3.
        let exchange = unsafe { Exchange::<Y, R>::of(cx) };
        // SAFETY: it was not polled before, as it is ready at once.
        exchange.yielded.set(unsafe { self.last.open() });
        Poll::Ready(())
    }
}

/// An `async` block, and how far it has come.
///
/// It is not `Unpin`, and has no `Drop` of its own that could move the future.
struct Block<F> {
    /// `None` when it has ended.
    ///
    /// In a cell: while it is suspended it may hold `&mut` to its own locals, which a `&` to all
    /// of it, even one that nobody reads through, would put an end to. A `&Block` makes none this
    /// way.
    future: UnsafeCell<Option<F>>,
    status: Status,
    _pinned: PhantomPinned,
}

// SAFETY: a shared reference gives no access to the future.
unsafe impl<F: Sync> Sync for Block<F> {}

impl<F> Block<F> {
    #[inline]
    fn new(future: F) -> Self {
        Self {
            future: UnsafeCell::new(Some(future)),
            status: Status::Unstarted,
            _pinned: PhantomPinned,
        }
    }
}

/// A block that is running. It ends when this goes out of scope, also on unwinding, unless it is
/// [suspended](Self::suspend) first.
struct Running<'a, F>(Pin<&'a mut Block<F>>);

impl<F: Future> Running<'_, F> {
    /// Polls the future, if it has not ended.
    #[inline(always)]
    fn poll(&mut self, cx: &mut Context<'_>) -> Option<Poll<F::Output>> {
        // SAFETY: nothing is moved out of the block.
        let block = unsafe { self.0.as_mut().get_unchecked_mut() };
        let future = block.future.get_mut().as_mut()?;
        block.status = Status::Suspended;
        // SAFETY: the block is pinned: its future is polled and dropped in its place only.
        Some(unsafe { Pin::new_unchecked(future) }.poll(cx))
    }
}

impl<F> Running<'_, F> {
    /// Leaves the block as it is.
    #[inline(always)]
    fn suspend(self) {
        core::mem::forget(self);
    }
}

impl<F> Drop for Running<'_, F> {
    #[inline]
    fn drop(&mut self) {
        // SAFETY: nothing is moved out of the block: the future is dropped in its place.
        let block = unsafe { self.0.as_mut().get_unchecked_mut() };
        block.status = Status::Complete;
        *block.future.get_mut() = None;
    }
}

/// The block of a generator.
pub struct Driver<F, Y, R> {
    block: Block<F>,
    exchange: PhantomData<fn(R) -> Y>,
}

impl<F: Future, Y, R> Driver<F, Y, R> {
    /// Takes the block, made with what it yields through.
    #[inline]
    pub(crate) fn new(make: impl FnOnce(Emitter<Y, R>) -> F) -> Self {
        Self {
            block: Block::new(make(Emitter(PhantomData))),
            exchange: PhantomData,
        }
    }

    /// Runs the block from its beginning to its first yield, or its end.
    ///
    /// # Panics
    ///
    /// If it has begun.
    #[cfg(feature = "alloc")]
    #[inline(always)]
    #[track_caller]
    pub(crate) fn start<T>(
        self: Pin<&mut Self>,
        yielded: impl FnOnce(Y) -> T,
        ended: impl FnOnce(Option<F::Output>, Option<Y>) -> T,
    ) -> T {
        assert!(self.block.status == Status::Unstarted, "BUG: begun before");
        self.run(None, yielded, ended)
    }

    /// Runs the block to its next yield, or its end. The argument is for the yield that it waits
    /// at; if it has not begun, there is none, and the argument is dropped.
    #[inline(always)]
    #[track_caller]
    pub(crate) fn resume<T>(
        self: Pin<&mut Self>,
        argument: R,
        yielded: impl FnOnce(Y) -> T,
        ended: impl FnOnce(Option<F::Output>, Option<Y>) -> T,
    ) -> T {
        self.run(Some(argument), yielded, ended)
    }

    /// Runs the block. The argument is missing only if it has not begun. `ended` gets its value,
    /// or nothing if it had ended before, and the last item, if any.
    // Each way out makes its own result: one that all have in common would be taken apart again.
    #[inline(always)]
    #[track_caller]
    fn run<T>(
        self: Pin<&mut Self>,
        argument: Option<R>,
        yielded: impl FnOnce(Y) -> T,
        ended: impl FnOnce(Option<F::Output>, Option<Y>) -> T,
    ) -> T {
        let exchange = Exchange {
            yielded: Cell::new(None),
            argument: Cell::new(argument),
        };
        let waker = carry(&exchange, &CARRIER);
        let mut block = Running(self.block());
        match block.poll(&mut Context::from_waker(&waker)) {
            None => ended(None, None),
            Some(Poll::Ready(value)) => {
                drop(block);
                ended(Some(value), exchange.yielded.take())
            }
            Some(Poll::Pending) => match exchange.yielded.take() {
                // That of a future which is no yield is the end of it.
                None => misuse::waiting(),
                Some(value) => {
                    block.suspend();
                    yielded(value)
                }
            },
        }
    }

    /// Drops the block, and with it all that the suspended body holds.
    #[cfg(feature = "alloc")]
    pub(crate) fn close(self: Pin<&mut Self>) {
        drop(Running(self.block()));
    }
}

impl<F, Y, R> Driver<F, Y, R> {
    #[inline(always)]
    fn block(self: Pin<&mut Self>) -> Pin<&mut Block<F>> {
        // SAFETY: the block is handed out pinned only, and the driver has no `Drop` of its own.
        unsafe { self.map_unchecked_mut(|this| &mut this.block) }
    }

    /// Whether the body has begun, and whether it has ended.
    #[inline]
    pub(crate) fn stage(&self) -> Status {
        self.block.status
    }
}

impl<F, Y, R> fmt::Debug for Driver<F, Y, R> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.stage().fmt(f)
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
    pub(crate) fn new(make: impl FnOnce(Emitter<Y, R>) -> F) -> Self {
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
