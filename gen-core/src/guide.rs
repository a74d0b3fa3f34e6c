//! A guide to generators, from the first one to where the time goes.
//!
//! Each chapter is a page of its own, for a working Rust programmer. Every snippet runs as a
//! test, and shows what it gives by `assert!`.
//!
//! 1. [First steps](first_steps): one generator, what runs when, pipelines.
//! 2. [Files](files): lines one by one, errors as items.
//! 3. [Coroutines](coroutines): values in, values out, and one at the end; for those who come
//!    from Python, too.
//! 4. [Delegation](delegation): `yield_from!`.
//! 5. [Recursion](recursion): generators that call themselves.
//! 6. [Streams](streams): `async fn`.
//! 7. [Testing](testing): values, how far the source was read, what is dropped when.
//! 8. [Failures](failures): what goes wrong with lazy iterators, and how to notice.
//! 9. [Speed](speed): where the time goes, and what to write.
//! 10. [Expansion](expansion): what is generated, piece by piece.
//!
//! The reference is elsewhere: [`#[generator]`](macro@crate::generator) for what a body can say
//! and what it cannot, [`Coroutine`](crate::Coroutine) for what can be done with one.

#[doc = include_str!("guide/first_steps.md")]
///
/// Next: [files](crate::guide::files).
pub mod first_steps {}

#[doc = include_str!("guide/files.md")]
///
/// Next: [coroutines](crate::guide::coroutines).
pub mod files {}

#[doc = include_str!("guide/coroutines.md")]
///
/// Next: [delegation](crate::guide::delegation).
pub mod coroutines {}

#[doc = include_str!("guide/delegation.md")]
///
/// Next: [recursion](crate::guide::recursion).
pub mod delegation {}

#[doc = include_str!("guide/recursion.md")]
///
/// Next: [streams](crate::guide::streams).
pub mod recursion {}

#[doc = include_str!("guide/streams.md")]
///
/// Next: [testing](crate::guide::testing).
pub mod streams {}

#[doc = include_str!("guide/testing.md")]
///
/// Next: [failures](crate::guide::failures).
pub mod testing {}

#[doc = include_str!("guide/failures.md")]
///
/// Next: [speed](crate::guide::speed).
pub mod failures {}

#[doc = include_str!("guide/speed.md")]
///
/// Next: [expansion](crate::guide::expansion).
pub mod speed {}

#[doc = include_str!("guide/expansion.md")]
pub mod expansion {}
