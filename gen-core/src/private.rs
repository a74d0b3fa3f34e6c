//! Every path the expansion of `#[generator]` may name. Not public API.

pub use crate::machine::{Machine, State, Step};
pub use core::iter::{IntoIterator, Iterator};
pub use core::option::Option::{self, None, Some};
pub use core::result::Result::{self, Err, Ok};

mod hold;
pub use hold::{HoldAny, IsCopy, MayDrop, Nothing, Probe, probe};

/// Writes `new` over a state that holds no data, so that no drop code is emitted.
#[inline(always)]
pub fn store<S>(slot: &mut S, new: S) {
    core::mem::forget(core::mem::replace(slot, new));
}

/// Takes the state out, leaving `empty` in its place.
#[inline(always)]
pub fn take<S>(slot: &mut S, empty: S) -> S {
    core::mem::replace(slot, empty)
}
