//! Generators that call themselves: one list of frames, of which the innermost runs.
//!
//! A [`Recursive`] is the root of its frames. A `yield_from!` in a frame hands the frames of the
//! child to the root, which puts them in front of its own and runs the innermost; where that one
//! ends, the next one goes on with what it returned. So an item costs the same at any depth, and
//! nothing here recurses: not running, not dropping, not unwinding.

mod callee;
mod frames;
mod types;

pub use callee::{Advanced, Ask, Callee, IsOther, Root, Slot};
pub(crate) use callee::{Handed, HandedItems};
pub use frames::{Message, Outcome};
pub use types::{Recursive, RecursiveCoroutine, SendRecursive, SendRecursiveCoroutine};
