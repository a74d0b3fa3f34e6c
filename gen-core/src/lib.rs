#![doc = include_str!("../README.md")]
#![no_std]
#![allow(clippy::inline_always)] // the step must melt into `next`

pub use gen_macros::generator;

#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;

mod attempt;
mod borrow;
mod hold;
mod machine;

/// Suspends the generator it stands in and hands a value to the consumer.
///
/// `yield_!(value)` is written in the body of a [`macro@generator`] function; it
/// evaluates to `()`. Anywhere else it is a compile error.
///
/// ```
/// use gen_core::{generator, yield_};
///
/// #[generator]
/// fn countdown(from: u32) -> impl Iterator<Item = u32> {
///     for n in (1..=from).rev() {
///         yield_!(n);
///     }
/// }
///
/// assert_eq!(countdown(3).collect::<Vec<_>>(), [3, 2, 1]);
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
/// `yield_from!(items)` is written in the body of a [`macro@generator`] function and
/// takes anything that is `IntoIterator` with the generator's item type.
///
/// ```
/// use gen_core::{generator, yield_from};
///
/// #[generator]
/// fn chained<A: Iterator<Item = u8>, B: Iterator<Item = u8>>(a: A, b: B) -> impl Iterator<Item = u8> {
///     yield_from!(a);
///     yield_from!(b);
/// }
///
/// assert!(chained(1..3, 7..9).eq([1, 2, 7, 8]));
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
