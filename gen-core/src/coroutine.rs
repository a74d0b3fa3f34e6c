//! Coroutines: generators that are given a value at each resumption, and return one.
//!
//! A function under [`macro@crate::generator`] whose return type is
//! `impl Coroutine<R, Yield = Y, Return = T>` is one. [`from_iter`] makes one of an iterator,
//! and [`Coroutine::items`] an iterator of one.

mod adapters;

pub use adapters::{FromIter, Items, from_iter};

use core::ops::DerefMut;

/// What a coroutine gives back when it is started or resumed.
///
/// ```
/// use gen_core::{Coroutine, CoroutineState, generator, yield_};
///
/// #[generator]
/// fn one() -> impl Coroutine<Yield = u32, Return = &'static str> {
///     yield_!(1);
///     "done"
/// }
///
/// let mut one = one();
/// assert_eq!(one.start(), CoroutineState::Yielded(1));
/// assert_eq!(one.resume(()), CoroutineState::Complete("done"));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[must_use = "what the coroutine yields or returns is in it"]
pub enum CoroutineState<Y, R> {
    /// The body is suspended at a yield, and this is what it yielded.
    Yielded(Y),
    /// The body has ended, and this is what it returned.
    #[doc(alias = "StopIteration")]
    Complete(R),
}

impl<Y, R> CoroutineState<Y, R> {
    /// The value, if this is a yield.
    ///
    /// ```
    /// use gen_core::CoroutineState;
    ///
    /// assert_eq!(CoroutineState::<_, ()>::Yielded(1).yielded(), Some(1));
    /// assert_eq!(CoroutineState::<u32, _>::Complete("end").yielded(), None);
    /// ```
    pub fn yielded(self) -> Option<Y> {
        match self {
            Self::Yielded(value) => Some(value),
            Self::Complete(_) => None,
        }
    }

    /// The value, if this is the end.
    ///
    /// ```
    /// use gen_core::CoroutineState;
    ///
    /// assert_eq!(CoroutineState::<u32, _>::Complete("end").complete(), Some("end"));
    /// assert_eq!(CoroutineState::<_, ()>::Yielded(1).complete(), None);
    /// ```
    pub fn complete(self) -> Option<R> {
        match self {
            Self::Yielded(_) => None,
            Self::Complete(value) => Some(value),
        }
    }
}

/// Where a coroutine is: what [`Coroutine::status`] tells.
///
/// The order of the variants is that in which a coroutine goes through them.
///
/// ```
/// use gen_core::{Coroutine, Status, coroutine};
///
/// let mut one = coroutine::from_iter([1]);
/// assert_eq!(one.status(), Status::Unstarted);
/// let _ = one.start();
/// assert_eq!(one.status(), Status::Suspended);
/// let _ = one.resume(());
/// assert_eq!(one.status(), Status::Complete);
/// assert!(Status::Unstarted < Status::Suspended && Status::Suspended < Status::Complete);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Status {
    /// Nothing of the body has run.
    Unstarted,
    /// The body waits at a yield.
    Suspended,
    /// The body has ended: it returned, it panicked, or it was closed.
    Complete,
}

/// A function that can be suspended, given a value at each resumption, and returns one at its
/// end.
///
/// `R` is what it is given, [`Yield`](Self::Yield) what it hands out each time it is suspended,
/// and [`Return`](Self::Return) what it gives at its end. Functions under
/// [`macro@crate::generator`] make them; in the body, `yield_!(value)` evaluates to what the
/// caller resumes with:
///
/// ```
/// use gen_core::{Coroutine, CoroutineState, generator, yield_};
///
/// /// The mean of all that it is given.
/// #[generator]
/// fn mean() -> impl Coroutine<Option<f64>, Yield = f64, Return = u32> {
///     let (mut sum, mut count) = (0.0, 0);
///     let mut next = yield_!(0.0);
///     while let Some(value) = next {
///         sum += value;
///         count += 1;
///         next = yield_!(sum / f64::from(count));
///     }
///     count
/// }
///
/// let mut mean = mean();
/// assert_eq!(mean.start(), CoroutineState::Yielded(0.0));
/// assert_eq!(mean.resume(Some(2.0)), CoroutineState::Yielded(2.0));
/// assert_eq!(mean.resume(Some(4.0)), CoroutineState::Yielded(3.0));
/// assert_eq!(mean.resume(None), CoroutineState::Complete(2));
/// ```
///
/// # After completion
///
/// A coroutine that has returned, panicked or been [closed](Self::close) holds nothing any more.
/// Starting or resuming it again panics; [`status`](Self::status) tells without a panic.
///
/// # Pointers
///
/// What points to a coroutine and can be written through is one itself: `&mut C`, `Box<C>`,
/// `Pin<&mut C>` and the like, `Box<dyn Coroutine<..>>` among them.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a coroutine that is resumed with `{R}`",
    label = "not a `Coroutine<{R}>`"
)]
#[must_use = "coroutines are lazy and do nothing unless they are started"]
pub trait Coroutine<R = ()> {
    /// What is handed out at each yield.
    type Yield;

    /// What is handed out at the end.
    type Return;

    /// Runs the body to its first yield, or to its end.
    ///
    /// The body is not waiting for a value yet, so there is none to give.
    ///
    /// # Return value
    ///
    /// What the body yielded first, or what it returned if it yielded nothing.
    ///
    /// # Panics
    ///
    /// If the coroutine was started before; and if the body panics, which completes it.
    ///
    /// ```
    /// use gen_core::{Coroutine, CoroutineState, Status, generator, yield_};
    ///
    /// #[generator]
    /// fn echo() -> impl Coroutine<u32, Yield = u32, Return = ()> {
    ///     let mut given = yield_!(0);
    ///     loop {
    ///         given = yield_!(given);
    ///     }
    /// }
    ///
    /// let mut echo = echo();
    /// assert_eq!(echo.status(), Status::Unstarted);
    /// assert_eq!(echo.start(), CoroutineState::Yielded(0));
    /// assert_eq!(echo.status(), Status::Suspended);
    /// ```
    #[doc(alias = "next")]
    #[doc(alias = "prime")]
    fn start(&mut self) -> CoroutineState<Self::Yield, Self::Return>;

    /// Gives `arg` to the yield at which the body waits, and runs it to its next yield, or to
    /// its end.
    ///
    /// # Return value
    ///
    /// What the body yielded next, or what it returned.
    ///
    /// # Panics
    ///
    /// If the coroutine is unstarted, as no yield waits for `arg`: [`start`](Self::start) it
    /// first. Where `R` is `()` nothing would be lost, and this starts it.
    ///
    /// If it is complete; and if the body panics, which completes it.
    ///
    /// ```
    /// use gen_core::{Coroutine, CoroutineState, generator, yield_};
    ///
    /// #[generator]
    /// fn total() -> impl Coroutine<u32, Yield = u32, Return = ()> {
    ///     let mut total = 0;
    ///     loop {
    ///         total += yield_!(total);
    ///     }
    /// }
    ///
    /// let mut total = total();
    /// assert_eq!(total.start(), CoroutineState::Yielded(0));
    /// assert_eq!(total.resume(3), CoroutineState::Yielded(3));
    /// assert_eq!(total.resume(4), CoroutineState::Yielded(7));
    /// ```
    #[doc(alias = "send")]
    fn resume(&mut self, arg: R) -> CoroutineState<Self::Yield, Self::Return>;

    /// Ends the coroutine where it is: drops everything the suspended body holds, in the order
    /// in which a `return` at that place would.
    ///
    /// Values with a [`Drop`] do here what a `finally` does elsewhere. Dropping the coroutine
    /// does the same. A coroutine that is complete is left alone, so closing it twice does no
    /// harm; one that is unstarted drops its arguments.
    ///
    /// ```
    /// use gen_core::{Coroutine, Status, generator, yield_};
    /// use std::cell::Cell;
    ///
    /// struct Guard<'a>(&'a Cell<bool>);
    /// impl Drop for Guard<'_> {
    ///     fn drop(&mut self) {
    ///         self.0.set(true);
    ///     }
    /// }
    ///
    /// #[generator]
    /// fn guarded(closed: &Cell<bool>) -> impl Coroutine<Yield = (), Return = ()> {
    ///     let _guard = Guard(closed);
    ///     loop {
    ///         yield_!(());
    ///     }
    /// }
    ///
    /// let closed = Cell::new(false);
    /// let mut guarded = guarded(&closed);
    /// let _ = guarded.start();
    /// assert!(!closed.get());
    /// guarded.close();
    /// assert!(closed.get());
    /// assert_eq!(guarded.status(), Status::Complete);
    /// ```
    #[doc(alias = "GeneratorExit")]
    fn close(&mut self);

    /// Whether the body has begun, and whether it has ended.
    ///
    /// It tells what may be called without a panic: [`start`](Self::start) if it is
    /// [`Unstarted`](Status::Unstarted), [`resume`](Self::resume) if it is
    /// [`Suspended`](Status::Suspended). It runs nothing and never panics.
    ///
    /// ```
    /// use gen_core::{Coroutine, CoroutineState, Status};
    ///
    /// /// Sends `given` to a coroutine in whatever state it is.
    /// fn send<R, C: Coroutine<R>>(coroutine: &mut C, given: R) -> Option<C::Yield> {
    ///     if coroutine.status() == Status::Unstarted {
    ///         let _first = coroutine.start();
    ///     }
    ///     if coroutine.status() == Status::Complete {
    ///         return None;
    ///     }
    ///     coroutine.resume(given).yielded()
    /// }
    ///
    /// let mut digits = gen_core::coroutine::from_iter(1..=2);
    /// assert_eq!(send(&mut digits, ()), Some(2)); // the 1 came from `start`
    /// assert_eq!(send(&mut digits, ()), None);
    /// assert_eq!(send(&mut digits, ()), None);
    /// ```
    fn status(&self) -> Status;

    /// Gives an error to the yield at which the body waits: short for `resume(Err(error))`.
    ///
    /// The body may look at it and go on, or let a `?` complete the coroutine with it:
    ///
    /// ```
    /// use gen_core::{Coroutine, CoroutineState, generator, yield_};
    ///
    /// #[generator]
    /// fn sum() -> impl Coroutine<Result<u32, String>, Yield = u32, Return = Result<(), String>> {
    ///     let mut sum = 0;
    ///     loop {
    ///         sum += yield_!(sum)?;
    ///     }
    /// }
    ///
    /// let mut sum = sum();
    /// let _ = sum.start();
    /// assert_eq!(sum.resume(Ok(2)), CoroutineState::Yielded(2));
    /// assert_eq!(sum.throw("stop".into()), CoroutineState::Complete(Err("stop".into())));
    /// ```
    ///
    /// # Panics
    ///
    /// As [`resume`](Self::resume) does: if the coroutine is unstarted or complete.
    fn throw(&mut self, error: R::Error) -> CoroutineState<Self::Yield, Self::Return>
    where
        R: Throw,
    {
        self.resume(R::throw(error))
    }

    /// Borrows the coroutine, to drive it by reference where one is taken by value.
    ///
    /// ```
    /// use gen_core::{Coroutine, coroutine, CoroutineState};
    ///
    /// let mut letters = coroutine::from_iter("abc".chars());
    /// assert!(letters.by_ref().items().take(2).eq(['a', 'b']));
    /// assert_eq!(letters.resume(()), CoroutineState::Yielded('c'));
    /// ```
    fn by_ref(&mut self) -> &mut Self
    where
        Self: Sized,
    {
        self
    }

    /// An iterator over what the coroutine yields, which keeps what it returns.
    ///
    /// A coroutine that was started before goes on from where it is; one that is complete has no
    /// items. `next` panics where the body does.
    ///
    /// ```
    /// use gen_core::{Coroutine, generator, yield_};
    ///
    /// #[generator]
    /// fn words(text: &str) -> impl Coroutine<Yield = &str, Return = usize> {
    ///     let mut count = 0;
    ///     for word in text.split(' ') {
    ///         count += 1;
    ///         yield_!(word);
    ///     }
    ///     count
    /// }
    ///
    /// let mut items = words("to be or").items();
    /// assert_eq!(items.next(), Some("to"));
    /// assert!(items.by_ref().eq(["be", "or"]));
    /// assert_eq!(items.into_return(), Some(3));
    /// ```
    #[doc(alias = "from_coroutine")]
    #[doc(alias = "into_iter")]
    fn items(self) -> Items<Self>
    where
        Self: Sized + Coroutine<()>,
    {
        Items::new(self)
    }
}

/// A value that a coroutine can be resumed with and that may be an error: any `Result`.
///
/// [`Coroutine::throw`] asks for it. A type of your own, with more cases than two, may implement
/// it too:
///
/// ```
/// use gen_core::{Coroutine, CoroutineState, coroutine::Throw, generator, yield_};
///
/// enum Message {
///     Text(&'static str),
///     Flush,
///     Failed(u32),
/// }
///
/// impl Throw for Message {
///     type Error = u32;
///
///     fn throw(code: u32) -> Self {
///         Self::Failed(code)
///     }
/// }
///
/// #[generator]
/// fn log() -> impl Coroutine<Message, Yield = usize, Return = u32> {
///     let mut pending = 0;
///     loop {
///         match yield_!(pending) {
///             Message::Text(text) => pending += text.len(),
///             Message::Flush => pending = 0,
///             Message::Failed(code) => return code,
///         }
///     }
/// }
///
/// let mut log = log();
/// let _ = log.start();
/// assert_eq!(log.resume(Message::Text("up")), CoroutineState::Yielded(2));
/// assert_eq!(log.resume(Message::Flush), CoroutineState::Yielded(0));
/// assert_eq!(log.throw(7), CoroutineState::Complete(7));
/// ```
#[diagnostic::on_unimplemented(
    message = "errors can only be thrown into a coroutine that is resumed with a `Result`",
    label = "this one is resumed with `{Self}`"
)]
pub trait Throw {
    /// The error.
    type Error;

    /// The argument that stands for the error.
    fn throw(error: Self::Error) -> Self;
}

impl<T, E> Throw for Result<T, E> {
    type Error = E;

    #[inline]
    fn throw(error: E) -> Self {
        Err(error)
    }
}

#[diagnostic::do_not_recommend]
impl<R, P> Coroutine<R> for P
where
    P: DerefMut<Target: Coroutine<R>>,
{
    type Yield = <P::Target as Coroutine<R>>::Yield;
    type Return = <P::Target as Coroutine<R>>::Return;

    #[inline]
    #[track_caller]
    fn start(&mut self) -> CoroutineState<Self::Yield, Self::Return> {
        (**self).start()
    }

    #[inline]
    #[track_caller]
    fn resume(&mut self, arg: R) -> CoroutineState<Self::Yield, Self::Return> {
        (**self).resume(arg)
    }

    #[inline]
    fn close(&mut self) {
        (**self).close();
    }

    #[inline]
    fn status(&self) -> Status {
        (**self).status()
    }
}

/// Panics that tell a caller what to do instead.
pub(crate) mod misuse {
    #[cold]
    #[track_caller]
    pub(crate) fn unstarted() -> ! {
        panic!(
            "this coroutine was resumed before it was started, so nothing waits for the argument; call `start` first"
        )
    }

    #[cold]
    #[track_caller]
    pub(crate) fn started() -> ! {
        panic!("this coroutine was started before; call `resume`")
    }

    #[cold]
    #[track_caller]
    pub(crate) fn complete() -> ! {
        panic!(
            "this coroutine is complete and cannot be resumed; make a new one, or ask `status` before"
        )
    }

    #[cfg(feature = "alloc")]
    #[cold]
    pub(crate) fn left_out() -> ! {
        panic!("BUG: a recursive generator was resumed in place of its child; please report it")
    }

    #[cold]
    pub(crate) fn waiting() -> ! {
        panic!("this generator awaits a future in a macro's tokens, but is no `async fn`")
    }
}
