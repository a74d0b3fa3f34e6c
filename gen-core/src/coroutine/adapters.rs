//! From a coroutine to an iterator, and back.

use core::fmt;
use core::iter::FusedIterator;

use super::{Coroutine, CoroutineState, Status, misuse};

/// An iterator over what a coroutine yields: see [`Coroutine::items`].
///
/// It is fused: after the end of the coroutine, `next` gives `None` for ever. Dropped half-way, it
/// drops the coroutine, and with it what the body holds.
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct Items<C: Coroutine<()>> {
    coroutine: C,
    returned: Option<C::Return>,
}

impl<C: Coroutine<()>> Items<C> {
    pub(super) fn new(coroutine: C) -> Self {
        Self {
            coroutine,
            returned: None,
        }
    }

    /// What the coroutine returned; `None` if it has not come to its end, or was complete before
    /// this iterator was made.
    ///
    /// It runs nothing: take all items first, for instance by `by_ref`.
    ///
    /// ```
    /// use gen_core::{Coroutine, generator, yield_};
    ///
    /// #[generator]
    /// fn halves(mut n: u32) -> impl Coroutine<Yield = u32, Return = &'static str> {
    ///     while n > 1 {
    ///         n /= 2;
    ///         yield_!(n);
    ///     }
    ///     "one is not halved"
    /// }
    ///
    /// let mut items = halves(4).items();
    /// assert_eq!(items.by_ref().sum::<u32>(), 3);
    /// assert_eq!(items.into_return(), Some("one is not halved"));
    ///
    /// let mut items = halves(4).items();
    /// assert_eq!(items.next(), Some(2));
    /// assert_eq!(items.into_return(), None);
    /// ```
    #[doc(alias = "StopIteration")]
    pub fn into_return(self) -> Option<C::Return> {
        self.returned
    }

    /// What the coroutine returned, to look at; `None` where [`into_return`](Self::into_return)
    /// gives `None`.
    ///
    /// ```
    /// use gen_core::{Coroutine, coroutine};
    ///
    /// let mut items = coroutine::from_iter([1]).items();
    /// assert_eq!(items.next(), Some(1));
    /// assert_eq!(items.returned(), None);
    /// assert_eq!(items.next(), None);
    /// assert_eq!(items.returned(), Some(&()));
    /// ```
    pub fn returned(&self) -> Option<&C::Return> {
        self.returned.as_ref()
    }
}

impl<C: Coroutine<()>> Iterator for Items<C> {
    type Item = C::Yield;

    #[inline]
    fn next(&mut self) -> Option<C::Yield> {
        if self.coroutine.status() == Status::Complete {
            return None;
        }
        match self.coroutine.resume(()) {
            CoroutineState::Yielded(item) => Some(item),
            CoroutineState::Complete(value) => {
                self.returned = Some(value);
                None
            }
        }
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        match self.coroutine.status() {
            Status::Complete => (0, Some(0)),
            Status::Unstarted | Status::Suspended => (0, None),
        }
    }
}

impl<C: Coroutine<()>> FusedIterator for Items<C> {}

impl<C: Coroutine<()> + Clone> Clone for Items<C>
where
    C::Return: Clone,
{
    fn clone(&self) -> Self {
        Self {
            coroutine: self.coroutine.clone(),
            returned: self.returned.clone(),
        }
    }
}

impl<C: Coroutine<()> + fmt::Debug> fmt::Debug for Items<C>
where
    C::Return: fmt::Debug,
{
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Items")
            .field("coroutine", &self.coroutine)
            .field("returned", &self.returned)
            .finish()
    }
}

/// An iterator as a coroutine: it yields the items, and returns `()`.
///
/// It is complete at the first `None`, and then drops the iterator and asks it no more.
///
/// # Panics
///
/// The call does not. `start` and `resume` panic as those of any [`Coroutine`] do, and where the
/// iterator does.
///
/// ```
/// use gen_core::{Coroutine, CoroutineState, coroutine};
///
/// let mut digits = coroutine::from_iter(1..=2);
/// assert_eq!(digits.start(), CoroutineState::Yielded(1));
/// assert_eq!(digits.resume(()), CoroutineState::Yielded(2));
/// assert_eq!(digits.resume(()), CoroutineState::Complete(()));
/// ```
pub fn from_iter<I: IntoIterator>(items: I) -> FromIter<I::IntoIter> {
    FromIter {
        items: Some(items.into_iter()),
        started: false,
    }
}

/// A coroutine that yields the items of an iterator: see [`from_iter`].
#[derive(Clone, Debug)]
#[must_use = "coroutines are lazy and do nothing unless they are started"]
pub struct FromIter<I> {
    /// `None` at the end.
    items: Option<I>,
    started: bool,
}

/// Drops the items when it goes out of scope: at the end, and on unwinding.
struct End<'a, I>(&'a mut Option<I>);

impl<I> Drop for End<'_, I> {
    fn drop(&mut self) {
        *self.0 = None;
    }
}

#[diagnostic::do_not_recommend]
impl<I: Iterator> Coroutine<()> for FromIter<I> {
    type Yield = I::Item;
    type Return = ();

    #[track_caller]
    fn start(&mut self) -> CoroutineState<I::Item, ()> {
        if self.status() == Status::Suspended {
            misuse::started();
        }
        self.resume(())
    }

    #[inline]
    #[track_caller]
    fn resume(&mut self, (): ()) -> CoroutineState<I::Item, ()> {
        self.started = true;
        let end = End(&mut self.items);
        let Some(items) = end.0 else {
            misuse::complete();
        };
        match items.next() {
            Some(item) => {
                core::mem::forget(end);
                CoroutineState::Yielded(item)
            }
            None => CoroutineState::Complete(()),
        }
    }

    fn close(&mut self) {
        self.items = None;
    }

    fn status(&self) -> Status {
        match (&self.items, self.started) {
            (None, _) => Status::Complete,
            (Some(_), false) => Status::Unstarted,
            (Some(_), true) => Status::Suspended,
        }
    }
}
