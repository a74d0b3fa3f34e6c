// Elsewhere the README links to the files; the first definition counts.
#![doc = "[guide]: crate::guide\n\n"]
#![doc = include_str!("../README.md")]
#![no_std]
#![allow(clippy::inline_always)] // the step must melt into `next`

pub use coroutine::{Coroutine, CoroutineState, Status};
pub use gen_macros::generator;
pub use in_place::Yields;
pub use pinned::Pinned;
#[cfg(feature = "alloc")]
pub use recursive::{Recursive, RecursiveCoroutine, SendRecursive, SendRecursiveCoroutine};

#[doc(hidden)]
pub use kept::MayHaveDrop;

#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;

#[cfg(any(feature = "alloc", feature = "std"))]
extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

mod attempt;
mod borrow;
#[cfg(feature = "alloc")]
mod boxed;
pub mod coroutine;
mod delegate;
mod early;
// Documentation alone.
#[cfg(any(doc, doctest))]
pub mod guide;
mod hold;
mod in_place;
mod kept;
mod lend;
mod machine;
mod memory;
mod pinned;
mod plain;
mod receive;
#[cfg(feature = "alloc")]
mod recursive;
#[cfg(feature = "stream")]
mod stream;
mod vacant;
mod whole;

/// Hands a value to the caller and suspends the generator until it is resumed.
///
/// `yield_!(value)` is written in the body of a [`macro@generator`] function, at any place
/// where an expression may stand. `r#yield!(value)` is the same. What stands to its left is
/// evaluated before, what stands to its right after it.
///
/// In an iterator it evaluates to `()`:
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
/// In a [`Coroutine`] it evaluates to the argument of the resumption:
///
/// ```
/// use gen_core::{Coroutine, CoroutineState, generator, yield_};
///
/// #[generator]
/// fn larger() -> impl Coroutine<u32, Yield = &'static str, Return = u32> {
///     u32::max(yield_!("first"), yield_!("second"))
/// }
///
/// let mut larger = larger();
/// assert_eq!(larger.start(), CoroutineState::Yielded("first"));
/// assert_eq!(larger.resume(3), CoroutineState::Yielded("second"));
/// assert_eq!(larger.resume(2), CoroutineState::Complete(3));
/// ```
///
/// Where what is yielded is `()`, `yield_!()` is short for `yield_!(())`.
///
/// It may stand in the tokens of the standard library's macros (`println!`, `format!`, `vec!`,
/// `assert!` and their likes), and nowhere that is code of its own: not in a closure, an `async`
/// block, a nested item or a match guard. The [attribute](macro@generator) has the list.
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
            "`yield_!` outside a generator; put `#[generator]` on the function it belongs to; if it is there, this is in a macro of your own: let that make the value alone, `yield_!(token!(x))`, and write `?` for what yields an error and ends; or write `#[generator(boxed)]`, in which macros of your own may yield, without a path"
        )
    };
}

/// Yields all that a child yields, and evaluates to what the child returns.
///
/// `yield_from!(child)` is written in the body of a [`macro@generator`] function, at any place
/// where an expression may stand.
///
/// # An iterator as the child
///
/// Anything that is `IntoIterator` will do, if its items are of the right type. There is
/// nothing to return, so the value is `()`, and the whole is short for
/// `for item in items { yield_!(item) }`:
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
/// # A coroutine as the child
///
/// The child is started, and then resumed with each argument of the parent, errors that are
/// thrown among them, until it is complete. So it has the `R` and the `Yield` of its parent; in
/// an iterator, its `R` is `()`.
///
/// ```
/// use gen_core::{Coroutine, CoroutineState, generator, yield_, yield_from};
///
/// /// Asks until it is given a number.
/// #[generator]
/// fn number(question: &str) -> impl Coroutine<String, Yield = String, Return = u32> {
///     loop {
///         if let Ok(number) = yield_!(format!("{question}?")).parse() {
///             return number;
///         }
///     }
/// }
///
/// #[generator]
/// fn area() -> impl Coroutine<String, Yield = String, Return = u32> {
///     yield_from!(number("width")) * yield_from!(number("height"))
/// }
///
/// let mut area = area();
/// assert_eq!(area.start(), CoroutineState::Yielded("width?".into()));
/// assert_eq!(area.resume("three".into()), CoroutineState::Yielded("width?".into()));
/// assert_eq!(area.resume("3".into()), CoroutineState::Yielded("height?".into()));
/// assert_eq!(area.resume("4".into()), CoroutineState::Complete(12));
/// ```
///
/// A child that nobody has started is wanted: one that was started before panics, as
/// [`Coroutine::start`] does, unless its `R` is `()`. It then goes on from where it is.
///
/// Closing or dropping the parent drops the child, before the other locals of the parent. A
/// child that is only lent, as in `yield_from!(&mut child)`, stays open for its owner:
///
/// ```
/// use gen_core::{Coroutine, CoroutineState, Status, coroutine, generator, yield_from};
///
/// #[generator]
/// fn some(child: &mut dyn Coroutine<Yield = u32, Return = ()>) -> impl Coroutine<Yield = u32, Return = ()> {
///     yield_from!(child);
/// }
///
/// let mut child = coroutine::from_iter(1..);
/// let mut parent = some(&mut child);
/// assert_eq!(parent.start(), CoroutineState::Yielded(1));
/// parent.close();
/// drop(parent);
/// assert_eq!(child.status(), Status::Suspended);
/// assert_eq!(child.resume(()), CoroutineState::Yielded(2));
/// ```
///
/// # The generator itself as the child
///
/// A generator that calls itself, or that calls another one which calls it, returns a
/// `Recursive` or a `RecursiveCoroutine`. A child of its own type it then hands to the root of
/// all of them, and no item passes through the calls around it:
///
/// ```
/// # #[cfg(feature = "alloc")] {
/// use gen_core::{Recursive, generator, yield_, yield_from};
///
/// /// The moves that bring a tower of `height` discs from peg `a` to peg `b`.
/// #[generator]
/// fn hanoi(height: u32, [a, b, c]: [char; 3]) -> Recursive<'static, (char, char)> {
///     if height > 0 {
///         yield_from!(hanoi(height - 1, [a, c, b]));
///         yield_!((a, b));
///         yield_from!(hanoi(height - 1, [c, b, a]));
///     }
/// }
///
/// assert!(hanoi(2, ['a', 'b', 'c']).eq([('a', 'c'), ('a', 'b'), ('c', 'b')]));
/// assert_eq!(hanoi(10, ['a', 'b', 'c']).count(), 1023);
/// # }
/// ```
///
/// # Elsewhere
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
            "`yield_from!` outside a generator; put `#[generator]` on the function it belongs to; if it is there, this is in a macro of your own: let that make the child alone, `yield_from!(items!(x))`; or write `#[generator(boxed)]`, in which macros of your own may yield, without a path"
        )
    };
}

#[doc = include_str!("generate.md")]
#[macro_export]
macro_rules! generate {
    ($($body:tt)*) => { $crate::__private::generate_block!([$crate] $($body)*) };
}
