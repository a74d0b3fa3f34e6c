//! Is it the local that is borrowed, or what it refers to?
//!
//! The expansion asks the types of locals, by method lookup on a [`Probe`], whether a borrow
//! that is held across a yield is one of the generator's own local. None of this code runs.

#![allow(
    clippy::unused_self,
    clippy::must_use_candidate,
    clippy::return_self_not_must_use
)] // only the types matter

use core::ops::Deref;

use crate::hold::{IsCopy, IsPlain, MayDrop, Probe};
use crate::vacant::{IsFull, IsLent, IsVacant};

/// Verdict: it is the local itself.
pub struct LocalOfGenerator;
/// Verdict: anything else.
pub struct Movable;

impl LocalOfGenerator {
    /// It is, unless what it gives are references.
    pub fn of_places<P: Places>(self, places: P) -> P::Verdict {
        places.verdict()
    }

    /// It is, whatever else holds.
    pub fn or<V>(self, _: V) -> Self {
        self
    }

    /// Nothing comes behind this.
    pub fn or_end(self) -> ! {
        stop()
    }

    /// It is one if this holds too.
    pub fn and<R: Reference>(self, reference: R) -> R::Verdict {
        reference.verdict()
    }
}

impl Movable {
    /// It is not.
    pub fn of_places<P>(self, _: P) -> Self {
        self
    }

    /// It is if this says so.
    pub fn or<V>(self, verdict: V) -> V {
        verdict
    }

    /// All goes on behind this.
    pub fn or_end(self) {}

    /// It is none.
    pub fn and<R>(self, _: R) -> Self {
        self
    }
}

/// The type is a reference, or an `Option` of one.
pub struct Refers;
/// The type is no reference.
pub struct IsPlace;

impl Refers {
    /// A borrow of it may be one of what it refers to.
    pub fn place(self) -> Movable {
        Movable
    }

    /// What it refers to is changed, not the local.
    pub fn changes<F>(self, _: F) -> Movable {
        Movable
    }
}

impl IsPlace {
    /// A borrow of it is one of the local.
    pub fn place(self) -> LocalOfGenerator {
        LocalOfGenerator
    }

    /// Whether the local is changed, the call in this closure tells.
    pub fn changes<F>(self, call: F) -> Changes<F> {
        Changes(call)
    }
}

/// Verdict: the local is changed unless the closure is a `Fn`.
pub struct Changes<F>(pub F);

macro_rules! verdicts {
    ($about:ident: $($said:ty => $verdict:ident;)*) => {
        $(impl $about for $said {
            type Verdict = $verdict;
            fn verdict(self) -> $verdict {
                $verdict
            }
        })*
    };
}

/// What a holder, the kind of a local, or what it leaves when it is moved, says about the borrow.
pub trait Reference {
    /// The verdict.
    type Verdict;
    /// Gives it.
    fn verdict(self) -> Self::Verdict;
}

verdicts! { Reference:
    Refers => LocalOfGenerator;
    IsPlace => Movable;
    IsCopy => Movable;
    IsPlain => Movable;
    MayDrop => LocalOfGenerator;
    IsVacant => Movable;
    IsLent => Movable;
    IsFull => LocalOfGenerator;
    LocalOfGenerator => LocalOfGenerator;
    Movable => Movable;
}

/// What the items of a collection say.
pub trait Places {
    /// The verdict.
    type Verdict;
    /// Gives it.
    fn verdict(self) -> Self::Verdict;
}

verdicts! { Places:
    IsPlace => LocalOfGenerator;
    Refers => Movable;
}

/// What kind of type and reference tell of a use by value in a closure: only a `Copy` value
/// is borrowed.
pub trait CopyPlace {
    /// The verdict.
    type Verdict;
    /// Gives it.
    fn verdict(self) -> Self::Verdict;
}

verdicts! { CopyPlace:
    (IsCopy, IsPlace) => LocalOfGenerator;
    (IsCopy, Refers) => Movable;
    (IsPlain, IsPlace) => Movable;
    (IsPlain, Refers) => Movable;
    (MayDrop, IsPlace) => Movable;
    (MayDrop, Refers) => Movable;
}

/// See `CopyPlace`.
pub fn copy_place<K, R>(kind: K, place: R) -> <(K, R) as CopyPlace>::Verdict
where
    (K, R): CopyPlace,
{
    (kind, place).verdict()
}

/// What kind of type and reference tell of a use by value: a reference is borrowed anew, a
/// `Copy` value copied, any other moved.
pub trait MovedPlace {
    /// The verdict.
    type Verdict;
    /// Gives it.
    fn verdict(self) -> Self::Verdict;
}

verdicts! { MovedPlace:
    (IsCopy, IsPlace) => Movable;
    (IsCopy, Refers) => Movable;
    (IsPlain, IsPlace) => LocalOfGenerator;
    (IsPlain, Refers) => Movable;
    (MayDrop, IsPlace) => LocalOfGenerator;
    (MayDrop, Refers) => Movable;
}

/// See `MovedPlace`.
pub fn moved_place<K, R>(kind: K, place: R) -> <(K, R) as MovedPlace>::Verdict
where
    (K, R): MovedPlace,
{
    (kind, place).verdict()
}

/// Any value, for a place that is overwritten.
pub fn any<T>() -> T {
    stop()
}

/// What a child returns that hands out items of type `T`.
pub fn completed<R, T, C: crate::delegate::Child<R, Yield = T>>(_: C) -> C::Return {
    stop()
}

/// Where code does not go on.
pub fn stop() -> ! {
    unreachable!("nobody comes here")
}

/// Asks for the type that a function gives back, so that rustc checks that function.
pub fn checked<T: Unpin>(_: T) {}

/// The verdict on a part of the local, or of what it refers to, whatever the types.
pub fn lent() -> LocalOfGenerator {
    LocalOfGenerator
}

/// Passes a verdict on.
pub fn verdict<V>(verdict: V) -> V {
    verdict
}

// Method lookup on `&&&&Probe<T>` tries `&&&Probe`, `&&&&Probe`, `&&Probe`, `&Probe`, `Probe` in
// this order.

/// What no type is, but one that rustc could not find out. It has said why, and lets such a type be
/// anything: so nothing is to be said of it.
pub trait Unknown {}

/// A type that rustc could not find out.
pub trait OwnsUnknown {
    /// The verdict on what is borrowed from it.
    fn __gen_owner(&self) -> Movable;
}

impl<T: Unknown> OwnsUnknown for &&&Probe<T> {
    fn __gen_owner(&self) -> Movable {
        Movable
    }
}

/// An owner of text: `String` and its like.
pub trait OwnsText {
    /// The verdict on what is borrowed from it.
    fn __gen_owner(&self) -> LocalOfGenerator;
}

impl<T: Deref<Target = str> + Extend<char>> OwnsText for &&&&Probe<T> {
    fn __gen_owner(&self) -> LocalOfGenerator {
        LocalOfGenerator
    }
}

/// An owner of items, which it gives by value, and by reference if it is borrowed.
pub trait OwnsItems {
    /// The verdict on what is borrowed from it.
    fn __gen_owner(&self) -> LocalOfGenerator;
}

impl<T: IntoIterator> OwnsItems for &&Probe<T>
where
    for<'a> &'a T: IntoIterator<Item = &'a T::Item>,
{
    fn __gen_owner(&self) -> LocalOfGenerator {
        LocalOfGenerator
    }
}

/// An owner of pairs: a map.
pub trait OwnsPairs {
    /// The verdict on what is borrowed from it.
    fn __gen_owner(&self) -> LocalOfGenerator;
}

impl<T: IntoIterator<Item = (K, V)>, K, V> OwnsPairs for &Probe<T>
where
    for<'a> &'a T: IntoIterator<Item = (&'a K, &'a V)>,
{
    fn __gen_owner(&self) -> LocalOfGenerator {
        LocalOfGenerator
    }
}

/// Any other type.
pub trait OwnsNothing {
    /// The verdict on what is borrowed from it.
    fn __gen_owner(&self) -> Movable;
}

impl<T: ?Sized> OwnsNothing for Probe<T> {
    fn __gen_owner(&self) -> Movable {
        Movable
    }
}

/// A reference.
pub trait IsReference {
    /// The answer.
    fn __gen_refers(&self) -> Refers;
}

impl<T: ?Sized> IsReference for &Probe<&T> {
    fn __gen_refers(&self) -> Refers {
        Refers
    }
}

impl<T: ?Sized> IsReference for &Probe<&mut T> {
    fn __gen_refers(&self) -> Refers {
        Refers
    }
}

impl<T: ?Sized> IsReference for &Probe<Option<&T>> {
    fn __gen_refers(&self) -> Refers {
        Refers
    }
}

impl<T: ?Sized> IsReference for &Probe<Option<&mut T>> {
    fn __gen_refers(&self) -> Refers {
        Refers
    }
}

/// A pointer to a reference: to borrow it may give that one.
pub trait LendsReference {
    /// The answer.
    fn __gen_refers(&self) -> Refers;
}

impl<'a, T: Deref<Target = &'a U>, U: ?Sized + 'a> LendsReference for &&Probe<T> {
    fn __gen_refers(&self) -> Refers {
        Refers
    }
}

/// A collection of references.
pub trait HasReferences {
    /// The answer.
    fn __gen_items(&self) -> Refers;
}

impl<'a, T: IntoIterator<Item = &'a U>, U: ?Sized + 'a> HasReferences for &Probe<T> {
    fn __gen_items(&self) -> Refers {
        Refers
    }
}

/// Any other type.
pub trait HasPlaces {
    /// The answer.
    fn __gen_items(&self) -> IsPlace;
}

impl<T: ?Sized> HasPlaces for Probe<T> {
    fn __gen_items(&self) -> IsPlace {
        IsPlace
    }
}

/// Any other type.
pub trait IsNoReference {
    /// The answer.
    fn __gen_refers(&self) -> IsPlace;
}

impl<T: ?Sized> IsNoReference for Probe<T> {
    fn __gen_refers(&self) -> IsPlace {
        IsPlace
    }
}

/// A reference that only one may hold.
pub trait IsExclusive {
    /// The verdict on using it while it is lent on.
    fn __gen_exclusive(&self) -> LocalOfGenerator;
}

impl<T: ?Sized> IsExclusive for &Probe<&mut T> {
    fn __gen_exclusive(&self) -> LocalOfGenerator {
        LocalOfGenerator
    }
}

/// Any other type.
pub trait IsShared {
    /// The verdict on using it while it is lent on.
    fn __gen_exclusive(&self) -> Movable;
}

impl<T: ?Sized> IsShared for Probe<T> {
    fn __gen_exclusive(&self) -> Movable {
        Movable
    }
}

/// A raw pointer: what it points to is no part of the local.
pub trait IsAddress {
    /// The verdict on a borrow of what it points to.
    fn __gen_address(&self) -> Movable;
}

impl<T: ?Sized> IsAddress for &Probe<*const T> {
    fn __gen_address(&self) -> Movable {
        Movable
    }
}

impl<T: ?Sized> IsAddress for &Probe<*mut T> {
    fn __gen_address(&self) -> Movable {
        Movable
    }
}

/// Any other type.
pub trait IsNoAddress {
    /// The verdict on a borrow of what it points to.
    fn __gen_address(&self) -> LocalOfGenerator;
}

impl<T: ?Sized> IsNoAddress for Probe<T> {
    fn __gen_address(&self) -> LocalOfGenerator {
        LocalOfGenerator
    }
}
