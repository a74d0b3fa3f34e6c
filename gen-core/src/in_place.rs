//! Generators that their caller pins: they may borrow from themselves, and allocate nothing.

use core::fmt;
use core::future::Future;
use core::iter::FusedIterator;
use core::pin::Pin;

use crate::coroutine::Status;
use crate::pinned::{Driver, Emitter, Pinned};

/// What a [`Pinned`] generator yields.
///
/// Functions under [`macro@crate::generator`] that return `Pinned<impl Yields<Item = T>>` make
/// types with this trait; it has no other use, and cannot be implemented elsewhere. As a bound it
/// lets a function take any of them:
///
/// ```
/// use core::pin::pin;
/// use gen_core::{Pinned, Yields, generator, yield_};
///
/// #[generator]
/// fn sums(list: [u32; 3]) -> Pinned<impl Yields<Item = u32>> {
///     let mut sum = 0;
///     for n in list.iter() { // borrows the generator's own parameter
///         sum += n;
///         yield_!(sum);
///     }
/// }
///
/// fn largest(items: Pinned<impl Yields<Item = u32>>) -> Option<u32> {
///     pin!(items).max()
/// }
///
/// assert_eq!(largest(sums([1, 2, 3])), Some(6));
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not the body of a pinned generator",
    label = "made by `#[generator] fn .. -> Pinned<impl Yields<Item = T>>` alone"
)]
pub trait Yields: sealed::Sealed {
    /// What is handed out at each yield: the `Item` of the iterator that it is once it is pinned.
    type Item;

    #[doc(hidden)]
    fn advance(self: Pin<&mut Self>) -> Option<Self::Item>;

    #[doc(hidden)]
    fn status(&self) -> Status;
}

mod sealed {
    pub trait Sealed {}
}

// The body of a `Pinned` generator is a block that ends with the last item, if any.
impl<F: Future<Output = ()>, Y> Yields for Driver<F, Y, ()> {
    type Item = Y;

    #[inline(always)]
    fn advance(self: Pin<&mut Self>) -> Option<Y> {
        self.resume((), Some, |_, last| last)
    }

    #[inline(always)]
    fn status(&self) -> Status {
        self.stage()
    }
}

impl<F, Y> sealed::Sealed for Driver<F, Y, ()> {}

/// A generator of a block, for its caller to pin.
#[inline]
pub fn pinned<F: Future<Output = ()>, Y>(
    make: impl FnOnce(Emitter<Y, ()>) -> F,
) -> Pinned<Driver<F, Y, ()>> {
    Pinned::new(Driver::new(make))
}

impl<G: Yields> Iterator for Pin<&mut Pinned<G>> {
    type Item = G::Item;

    #[inline]
    fn next(&mut self) -> Option<G::Item> {
        self.as_mut().pinned_body().advance()
    }

    #[inline]
    fn size_hint(&self) -> (usize, Option<usize>) {
        let over = self.body().status() == Status::Complete;
        (0, over.then_some(0))
    }
}

impl<G: Yields> FusedIterator for Pin<&mut Pinned<G>> {}

impl<G: Yields> fmt::Debug for Pinned<G> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Pinned")
            .field(&self.body().status())
            .finish()
    }
}
