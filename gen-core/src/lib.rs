#![doc = include_str!("../README.md")]
#![no_std]
#![allow(clippy::inline_always)] // the step must melt into `next`

pub use coroutine::{Coroutine, CoroutineState, Status};
pub use gen_macros::generator;
pub use in_place::Yields;
pub use pinned::Pinned;

#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;

#[cfg(feature = "alloc")]
extern crate alloc;

mod attempt;
mod borrow;
#[cfg(feature = "alloc")]
mod boxed;
pub mod coroutine;
mod delegate;
mod hold;
mod in_place;
mod lend;
mod machine;
mod pinned;
#[cfg(feature = "stream")]
mod stream;

/// Hands a value to the consumer and suspends the generator until the next `next`.
///
/// `yield_!(value)` is written in the body of a [`macro@generator`] function, at any place
/// where an expression may stand, and evaluates to `()`. `r#yield!(value)` is the same. What
/// stands to its left is evaluated before, what stands to its right after it:
///
/// ```
/// use gen_core::{generator, yield_};
///
/// #[generator]
/// fn countdown(from: u32) -> impl Iterator<Item = u32> {
///     for n in (1..=from).rev() {
///         yield_!(n);
///     }
///     let order = [0, (yield_!(100), 1).1, 2];
///     yield_!(order.len() as u32);
/// }
///
/// assert!(countdown(2).eq([2, 1, 100, 3]));
/// ```
///
/// Anywhere else it is a compile error:
///
/// ```compile_fail
/// use gen_core::yield_;
///
/// fn countdown() -> impl Iterator<Item = u32> {
///     yield_!(1); // `#[generator]` is missing
/// }
/// ```
#[macro_export]
macro_rules! yield_ {
    (@used) => {};
    ($($tokens:tt)*) => {
        // `return`: what the function returns instead of an iterator is no second error.
        return ::core::compile_error!(
            "`yield_!` outside a generator; put `#[generator]` on the function it belongs to"
        )
    };
}

/// Yields every item of an iterator, one by one, without collecting them.
///
/// `yield_from!(items)` is written in the body of a [`macro@generator`] function, takes
/// anything that is `IntoIterator` with the generator's item type, and evaluates to `()`. It is
/// short for `for item in items { yield_!(item) }`.
///
/// ```
/// use gen_core::{generator, yield_, yield_from};
///
/// #[generator]
/// fn framed(bytes: impl Iterator<Item = u8>) -> impl Iterator<Item = u8> {
///     yield_!(b'<');
///     yield_from!(bytes);
///     yield_from!(*b">\n");
/// }
///
/// assert!(framed(b'a'..=b'c').eq(*b"<abc>\n"));
/// ```
///
/// Anywhere else it is a compile error:
///
/// ```compile_fail
/// use gen_core::yield_from;
///
/// fn digits() -> impl Iterator<Item = u32> {
///     yield_from!(0..10); // `#[generator]` is missing
/// }
/// ```
#[macro_export]
macro_rules! yield_from {
    (@used) => {};
    ($($tokens:tt)*) => {
        // `return`: what the function returns instead of an iterator is no second error.
        return ::core::compile_error!(
            "`yield_from!` outside a generator; put `#[generator]` on the function it belongs to"
        )
    };
}
