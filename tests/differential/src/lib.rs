//! The differential test of `#[generator]`: the same random body, once as a plain
//! function and once as a generator, must leave the same trace.
//!
//! The pieces, in the order in which a test run meets them:
//!
//! - [`grow`] grows a random function body, as text that rustc accepts;
//! - [`body`] prints it twice: with `#[generator]`, and as a plain function whose
//!   `yield_!` ([`reference_yield!`](crate::reference_yield)) writes to a trace;
//! - [`batch`] puts many bodies into a temporary workspace, builds it and runs it;
//! - [`bench`](mod@bench) is the half that runs in there: it calls both halves of a body
//!   under many [plans](trace::Plan), consumers that stop early and panics included, and
//!   compares the traces;
//! - [`trace`] is what bodies are made of: every value and function in it leaves a mark;
//! - [`shrink`] takes lines away from a failing body for as long as it goes on to fail.
//!
//! # What the plain function stands for
//!
//! A consumer that drops the generator after its `k`-th item is an unwind out of the
//! `k`-th `yield_!` of the plain function: both drop the same locals in the same order.
//! An item is marked when the consumer has it. Temporaries of the yielded expression live
//! on to the end of its statement, as those of the arguments of a function do.

pub mod batch;
pub mod bench;
pub mod body;
pub mod grow;
pub mod rng;
pub mod shrink;
pub mod trace;
