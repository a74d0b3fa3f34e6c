//! Generators that their caller pins: they may borrow from themselves, and allocate nothing.

use core::fmt;
use core::future::Future;
use core::iter::FusedIterator;
use core::pin::Pin;
use core::task::{Context, Waker};

use crate::coroutine::Status;
use crate::pinned::{Connect, Driven, Driver};

/// What a [`Pinned`] generator yields.
///
/// Functions under [`macro@crate::generator`] that return `Pinned<impl Yields<Item = T>>` make
/// types with this trait; it has no other use, and cannot be implemented elsewhere.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not the body of a pinned generator",
    label = "made by `#[generator] fn .. -> Pinned<impl Yields<Item = T>>` alone"
)]
pub trait Yields: sealed::Sealed {
    /// The items.
    type Item;

    #[doc(hidden)]
    fn advance(self: Pin<&mut Self>) -> Option<Self::Item>;

    #[doc(hidden)]
    fn status(&self) -> Status;
}

mod sealed {
    pub trait Sealed {}
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

/// The body of a [`Pinned`] generator: a block that ends with the last item, if any.
pub struct Body<F, Y>(Driver<F, Y, ()>);

/// A generator of a block, for its caller to pin.
#[inline]
pub fn pinned<F: Future<Output = Option<Y>>, Y>(
    make: impl FnOnce(Connect<Y, ()>) -> F,
) -> Pinned<Body<F, Y>> {
    Pinned {
        body: Body(Driver::new(make)),
    }
}

impl<F, Y> sealed::Sealed for Body<F, Y> {}

impl<F: Future<Output = Option<Y>>, Y> Yields for Body<F, Y> {
    type Item = Y;

    #[inline(always)]
    fn advance(self: Pin<&mut Self>) -> Option<Y> {
        let mut cx = Context::from_waker(Waker::noop());
        match crate::pinned::project(self, |body| &mut body.0).advance(Some(()), &mut cx) {
            Driven::Yielded(item) => Some(item),
            Driven::Complete(last) => last,
            Driven::Over | Driven::Waiting => None,
        }
    }

    #[inline(always)]
    fn status(&self) -> Status {
        self.0.status()
    }
}

impl<G: Yields> Iterator for Pin<&mut Pinned<G>> {
    type Item = G::Item;

    #[inline]
    fn next(&mut self) -> Option<G::Item> {
        crate::pinned::project(self.as_mut(), |pinned| &mut pinned.body).advance()
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        let over = self.body.status() == Status::Complete;
        (0, over.then_some(0))
    }
}

impl<G: Yields> FusedIterator for Pin<&mut Pinned<G>> {}

impl<G: Yields> fmt::Debug for Pinned<G> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Pinned").field(&self.body.status()).finish()
    }
}
