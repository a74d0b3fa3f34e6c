//! Every path the expansion of `#[generator]` may name. Not public API.

#[cfg(feature = "alloc")]
pub use crate::boxed::{
    coroutine as boxed_coroutine, dyn_coroutine, dyn_iterator, iterator as boxed_iterator,
};
pub use crate::coroutine::{Coroutine, CoroutineState, Status};
pub use crate::delegate::{Child, IsCoroutine, IsNoCoroutine, RunChild};
pub use crate::in_place::pinned;
pub use crate::machine::{Generator, Observed, Progress, Resumable, State, Step};
pub use crate::pinned::{Emitter, Given};
#[cfg(feature = "stream")]
pub use crate::pinned::{Giver, Outlet};
#[cfg(feature = "alloc")]
pub use crate::recursive::{
    Advanced, Ask, Callee, IsOther, Message, Outcome, Recursive, RecursiveCoroutine, Root,
    SendRecursive, SendRecursiveCoroutine, Slot,
};
#[cfg(feature = "stream")]
pub use crate::stream::{IsNoStream, IsStream, next, opaque_stream, stream};
#[cfg(feature = "alloc")]
pub use alloc::boxed::Box;
pub use core::convert::identity;
pub use core::iter::{IntoIterator, Iterator};
pub use core::option::Option::{self, None, Some};
#[cfg(feature = "stream")]
pub use core::pin::pin;
pub use core::primitive::bool;
pub use core::result::Result::{self, Err, Ok};

pub use gen_macros::generate_block;

pub use crate::attempt::{CompleteWith, ControlFlow, EndWith, Fails, Try};
pub use crate::borrow::{
    Changes, HasPlaces, HasReferences, IsAddress, IsExclusive, IsNoAddress, IsNoReference, IsPlace,
    IsReference, IsShared, LendsReference, Movable, OwnsItems, OwnsNothing, OwnsPairs, OwnsText,
    OwnsUnknown, any, checked, completed, copy_place, lent, moved_place, stop, verdict,
};
pub use crate::early::{early, probe_of, scalars};
pub use crate::hold::{HoldAny, HoldMemory, HoldNothing, Kind, Nothing, first, probe};
pub use crate::kept::{Shape, shaped};
pub use crate::lend::{
    HasNoOwners, HasNoTarget, HasOwners, HasTarget, IsCell, IsGuard, IsHanded, IsNoCell, IsNoGuard,
    IsNoText, IsNotHanded, IsText, IsTextOwner, Iterates, IteratesNot, LendsItems, LendsNothing,
    LendsPairs, MapsToOwners, OwnsCell, ViewsItem, ViewsNothing, ViewsSlice, ViewsValue,
};
pub use crate::receive::HoldSeen;
pub use crate::vacant::{HasNoVacancy, HasReborrow, HasVacancy};

/// The end, where a generator is in a state that it cannot be in.
#[inline(always)]
pub fn ended<T>(end: T) -> T {
    debug_assert!(
        false,
        "BUG: a generator in a state that it cannot be in; please report it"
    );
    end
}

/// What a yield goes through, behind something that may stand in the body of the generator alone.
#[inline(always)]
pub fn here<E>(emitter: &E, (): ()) -> &E {
    emitter
}

/// Hands an item out that is made before `emitter` is borrowed.
#[inline(always)]
pub fn emit<T>(item: T, emitter: &mut dyn FnMut(T)) {
    emitter(item);
}

/// The argument itself, which the body takes to be `Copy` from the name of its type.
#[inline(always)]
pub const fn copied<T: Copy>(argument: T) -> T {
    argument
}

/// Where the body begins: it does so once, so all else comes first.
#[cold]
#[inline(always)]
pub fn once() {}

/// Writes `new` over a state that holds no data, so that no drop code is emitted.
#[inline(always)]
pub fn store<S>(slot: &mut S, new: S) {
    if const { core::mem::needs_drop::<S>() } {
        core::mem::forget(core::mem::replace(slot, new));
    } else {
        *slot = new;
    }
}

/// Takes the state out, leaving `empty` in its place.
#[inline(always)]
pub fn take<S>(slot: &mut S, empty: S) -> S {
    core::mem::replace(slot, empty)
}

/// Tells whether an `if let` drops its temporaries before its `else`, as it does from
/// edition 2024 on: the edition of the user's own tokens decides.
pub struct DropProbe<'a>(pub &'a core::cell::Cell<bool>);

impl DropProbe<'_> {
    /// Never matches.
    #[must_use]
    #[inline(always)]
    pub fn nothing(&self) -> Option<()> {
        None
    }
}

impl Drop for DropProbe<'_> {
    #[inline(always)]
    fn drop(&mut self) {
        self.0.set(true);
    }
}

/// Those by which it is asked whether a value is read at once.
pub mod now {
    pub use crate::early::{IsPointer as _, IsRead as _, IsReferred as _};
}

/// Those by which it is asked what a method is called on.
pub mod receiver {
    pub use crate::receive::{IsOther as _, IsTaken as _};
}

/// The traits by which types are asked.
pub mod types {
    pub use super::{
        HasNoOwners as _, HasNoTarget as _, HasNoVacancy as _, HasOwners as _, HasPlaces as _,
        HasReborrow as _, HasReferences as _, HasTarget as _, HasVacancy as _, IsAddress as _,
        IsCell as _, IsExclusive as _, IsGuard as _, IsHanded as _, IsNoAddress as _,
        IsNoCell as _, IsNoGuard as _, IsNoReference as _, IsNoText as _, IsNotHanded as _,
        IsReference as _, IsShared as _, IsText as _, IsTextOwner as _, Iterates as _,
        IteratesNot as _, LendsItems as _, LendsNothing as _, LendsPairs as _, LendsReference as _,
        MapsToOwners as _, OwnsCell as _, OwnsItems as _, OwnsNothing as _, OwnsPairs as _,
        OwnsText as _, OwnsUnknown as _, ViewsItem as _, ViewsNothing as _, ViewsSlice as _,
        ViewsValue as _,
    };
}

/// What a generator ends with, of the outcome of a `?`.
#[inline(always)]
pub fn last<T>(step: Step<T>) -> Option<T> {
    match step {
        Step::Last(item) | Step::Yielded(item) => Some(item),
        Step::Ended => None,
    }
}
