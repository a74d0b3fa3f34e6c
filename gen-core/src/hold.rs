//! Keeping a value for its drop alone.
//!
//! A local that is in scope at a suspension point but not mentioned after it must
//! still be dropped at the end of its scope. If its type has nothing to drop, storing it
//! would cost room and, for a reference to another local, be a borrow across a yield that the
//! body does not need. So a [`Kind`] decides by type: [`Nothing`] for a `Copy` type, for the
//! iterators of `core` that only borrow, and for what owns [memory](crate::memory) alone where no
//! code is unsafe; `Some(x)` for every other.
//!
//! Which it is, is asked by method lookup, which needs the type to be known; that of a local
//! may only become known further down (`let mut x = None;`). So the expansion uses the `Kind`
//! of a local where it has to, and asks ([`probe`], [`Kind::is`]) at the end of the body,
//! at places that are never reached.

#![allow(
    clippy::unused_self,
    clippy::must_use_candidate,
    clippy::return_self_not_must_use
)] // method lookup is what asks the type

use core::marker::PhantomData;

use crate::memory::Inert;
use crate::plain::NoDrop;

/// How the values of one local are kept: `K` is found behind the code that uses it.
///
/// The type of the local is no part of it, or its lifetimes would have to outlive the `Kind`.
pub struct Kind<K>(PhantomData<K>);

impl<K> Clone for Kind<K> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<K> Copy for Kind<K> {}

impl<K> Default for Kind<K> {
    #[inline(always)]
    fn default() -> Self {
        Self(PhantomData)
    }
}

impl<K: Keep> Kind<K> {
    /// Keeps the value until it is dropped, if there is anything to drop.
    #[inline(always)]
    pub fn hold<T>(self, value: T) -> K::Held<T> {
        K::hold(value)
    }
    /// Whether there is anything to drop.
    #[inline(always)]
    pub fn keeps(self) -> bool {
        K::KEEPS
    }
    /// Lets the path go on that keeps the value, or ends it for the borrow checker.
    #[inline(always)]
    pub fn kept(self) -> K::Kept {
        K::kept()
    }
}

impl<K> Kind<K> {
    /// The answer.
    #[inline(always)]
    pub fn is(self, _kind: K) {}
}

/// Looks at the type of `value`; does not borrow it for longer than the call.
#[inline(always)]
pub fn probe<T: ?Sized>(_value: &T) -> Probe<T> {
    Probe(PhantomData)
}

impl<T: ?Sized> Probe<T> {
    /// Both types.
    pub fn with<U: ?Sized>(&self, _other: &Probe<U>) -> Probe<(*const T, *const U)> {
        Probe::new()
    }

    /// The type without a value of it.
    pub(crate) fn new() -> Self {
        Self(PhantomData)
    }
}

impl<T> Probe<T> {
    /// A value of the type, for code that is never reached.
    pub fn value(&self) -> T {
        unreachable!()
    }

    /// A value made of both: a closure that captures them.
    #[inline(always)]
    pub fn and<U>(self, _other: Probe<U>) -> Probe<(T, U)> {
        Probe(PhantomData)
    }
}

/// What to do with a value that is only kept for its drop.
pub trait Keep {
    /// What is kept.
    type Held<T>: Default;
    /// A type with values if there is anything to drop.
    type Kept;
    /// Whether there is anything to drop.
    const KEEPS: bool;
    /// See [`Kind::kept`].
    fn kept() -> Self::Kept;
    /// See [`Kind::hold`].
    fn hold<T>(value: T) -> Self::Held<T>;
}

/// The type of a local, to be asked.
pub struct Probe<T: ?Sized>(PhantomData<fn(*const T)>);

/// The new value of a local, once `_ended` has dropped what was held of the old one.
#[inline(always)]
pub fn first<T>(value: T, _ended: ()) -> T {
    value
}

/// Stands for a held value that needs no drop.
#[derive(Clone, Copy, Debug, Default)]
pub struct Nothing;

/// A type without values: a call that returns it ends the path for the borrow checker.
pub enum Never {}

/// Answer of a [`Probe`]: the type is `Copy`.
pub struct IsCopy;
/// Answer of a [`Probe`]: moved by value, but nothing to drop.
pub struct IsPlain;
/// Answer of a [`Probe`]: the type may own something.
pub struct MayDrop;

impl Keep for IsCopy {
    type Held<T> = Nothing;
    type Kept = Never;
    const KEEPS: bool = false;
    #[inline(always)]
    fn kept() -> Never {
        unreachable!()
    }
    #[inline(always)]
    fn hold<T>(_value: T) -> Nothing {
        Nothing
    }
}

impl Keep for IsPlain {
    type Held<T> = Nothing;
    type Kept = Never;
    const KEEPS: bool = false;
    #[inline(always)]
    fn kept() -> Never {
        unreachable!()
    }
    #[inline(always)]
    fn hold<T>(_value: T) -> Nothing {
        Nothing
    }
}

impl Keep for MayDrop {
    type Held<T> = Option<T>;
    type Kept = ();
    const KEEPS: bool = true;
    #[inline(always)]
    fn kept() {}
    #[inline(always)]
    fn hold<T>(value: T) -> Option<T> {
        // What has nothing to drop is not stored, where only the compiler knows that.
        core::mem::needs_drop::<T>().then_some(value)
    }
}

impl<T: Copy> Probe<T> {
    /// Preferred by method lookup where `T: Copy` is known.
    #[inline(always)]
    pub fn __gen_kind(&self) -> IsCopy {
        IsCopy
    }
}

/// The second choice of method lookup: types known to have nothing to drop.
pub trait HoldNothing {
    /// See `Probe::__gen_kind`.
    fn __gen_kind(&self) -> IsPlain;
}

impl<T: NoDrop> HoldNothing for Probe<T> {
    #[inline(always)]
    fn __gen_kind(&self) -> IsPlain {
        IsPlain
    }
}

/// The same, for types whose drop gives back memory and does nothing else. Only unsafe code can
/// tell when: where there is some, this is not in scope.
pub trait HoldMemory {
    /// See `Probe::__gen_kind`.
    fn __gen_kind(&self) -> IsPlain;
}

impl<T: Inert> HoldMemory for Probe<T> {
    #[inline(always)]
    fn __gen_kind(&self) -> IsPlain {
        IsPlain
    }
}

/// The last choice of method lookup, one reference further away: every other type.
pub trait HoldAny {
    /// See `Probe::__gen_kind`.
    fn __gen_kind(&self) -> MayDrop;
}

impl<T> HoldAny for &Probe<T> {
    #[inline(always)]
    fn __gen_kind(&self) -> MayDrop {
        MayDrop
    }
}
