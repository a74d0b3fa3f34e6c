//! What is borrowed by a method: is it part of the local?
//!
//! A user's own method may have the name of one of std's and borrow nothing. So what it gives is
//! asked too. As in [`crate::borrow`], only the types matter.

#![allow(
    clippy::unused_self,
    clippy::must_use_candidate,
    clippy::return_self_not_must_use
)] // only the types matter

use core::cell::{Ref, RefCell, RefMut};
use core::ops::Deref;

use crate::borrow::{LocalOfGenerator, Movable};
use crate::hold::Probe;

/// An iterator.
pub trait Iterates {
    /// Whether it may borrow.
    fn __gen_iterates(&self) -> LocalOfGenerator;
}

impl<T: Iterator> Iterates for &Probe<T> {
    fn __gen_iterates(&self) -> LocalOfGenerator {
        LocalOfGenerator
    }
}

/// Any other type.
pub trait IteratesNot {
    /// Whether it may borrow.
    fn __gen_iterates(&self) -> Movable;
}

impl<T: ?Sized> IteratesNot for Probe<T> {
    fn __gen_iterates(&self) -> Movable {
        Movable
    }
}

/// A reference, or an `Option` of one.
pub trait Points {
    /// What it refers to.
    type To: ?Sized;
}

impl<T: ?Sized> Points for &T {
    type To = T;
}

impl<T: ?Sized> Points for &mut T {
    type To = T;
}

impl<T: ?Sized> Points for Option<&T> {
    type To = T;
}

impl<T: ?Sized> Points for Option<&mut T> {
    type To = T;
}

/// An iterator of references.
pub trait LendsItems {
    /// Whether it may borrow.
    fn __gen_lent(&self) -> LocalOfGenerator;
}

impl<T: Iterator<Item: Points>> LendsItems for &&Probe<T> {
    fn __gen_lent(&self) -> LocalOfGenerator {
        LocalOfGenerator
    }
}

/// An iterator of pairs of references: that of a map.
pub trait LendsPairs {
    /// Whether it may borrow.
    fn __gen_lent(&self) -> LocalOfGenerator;
}

impl<'a, T: Iterator<Item = (&'a K, V)>, K: 'a, V: Points> LendsPairs for &Probe<T> {
    fn __gen_lent(&self) -> LocalOfGenerator {
        LocalOfGenerator
    }
}

/// Any other type.
pub trait LendsNothing {
    /// Whether it may borrow.
    fn __gen_lent(&self) -> Movable;
}

impl<T: ?Sized> LendsNothing for Probe<T> {
    fn __gen_lent(&self) -> Movable {
        Movable
    }
}

/// A recursive child, whose frames the root holds for as long as it may hold any.
pub trait IsHanded {
    /// Whether it is one.
    fn __gen_handed(&self) -> LocalOfGenerator;
}

#[cfg(feature = "alloc")]
impl IsHanded for &Probe<crate::recursive::HandedItems> {
    fn __gen_handed(&self) -> LocalOfGenerator {
        LocalOfGenerator
    }
}

#[cfg(feature = "alloc")]
impl IsHanded for &Probe<crate::recursive::Handed> {
    fn __gen_handed(&self) -> LocalOfGenerator {
        LocalOfGenerator
    }
}

/// Any other type.
pub trait IsNotHanded {
    /// Whether it is one.
    fn __gen_handed(&self) -> Movable;
}

impl<T: ?Sized> IsNotHanded for Probe<T> {
    fn __gen_handed(&self) -> Movable {
        Movable
    }
}

/// A pointer to text.
pub trait IsText {
    /// Whether what it gives out is text.
    fn __gen_text(&self) -> LocalOfGenerator;
}

impl<T: Deref<Target = str>> IsText for &Probe<T> {
    fn __gen_text(&self) -> LocalOfGenerator {
        LocalOfGenerator
    }
}

/// A reference to an owner of text.
pub trait IsTextOwner {
    /// Whether what it gives out is text.
    fn __gen_text(&self) -> LocalOfGenerator;
}

// Behind a reference more: of a type that it could not find out, rustc would say that it has both.
impl<T: Deref<Target = str>> IsTextOwner for &&Probe<&T> {
    fn __gen_text(&self) -> LocalOfGenerator {
        LocalOfGenerator
    }
}

/// Any other type.
pub trait IsNoText {
    /// Whether what it gives out is text.
    fn __gen_text(&self) -> Movable;
}

impl<T: ?Sized> IsNoText for Probe<T> {
    fn __gen_text(&self) -> Movable {
        Movable
    }
}

/// A collection, and a reference to an item of it.
pub trait ViewsItem {
    /// Whether it is one.
    fn __gen_view(&self) -> LocalOfGenerator;
}

impl<T: IntoIterator, H: Points<To = T::Item>> ViewsItem for &&Probe<(*const T, *const H)> {
    fn __gen_view(&self) -> LocalOfGenerator {
        LocalOfGenerator
    }
}

/// A collection, and a slice of it.
pub trait ViewsSlice {
    /// Whether it is one.
    fn __gen_view(&self) -> LocalOfGenerator;
}

impl<T: IntoIterator, H: Points<To = [T::Item]>> ViewsSlice for &&&Probe<(*const T, *const H)> {
    fn __gen_view(&self) -> LocalOfGenerator {
        LocalOfGenerator
    }
}

/// A map, and a reference to a value of it.
pub trait ViewsValue {
    /// Whether it is one.
    fn __gen_view(&self) -> LocalOfGenerator;
}

impl<T: IntoIterator<Item = (K, V)>, K, V, H: Points<To = V>> ViewsValue
    for &Probe<(*const T, *const H)>
{
    fn __gen_view(&self) -> LocalOfGenerator {
        LocalOfGenerator
    }
}

/// Any other types.
pub trait ViewsNothing {
    /// Whether it is one.
    fn __gen_view(&self) -> Movable;
}

impl<T: ?Sized> ViewsNothing for Probe<T> {
    fn __gen_view(&self) -> Movable {
        Movable
    }
}

/// A collection of collections that own their items.
pub trait HasOwners {
    /// Whether an element of it lends items.
    fn __gen_elements(&self) -> LocalOfGenerator;
}

impl<T: IntoIterator<Item: IntoIterator>> HasOwners for &&Probe<T>
where
    for<'a> &'a T::Item: IntoIterator<Item = &'a <T::Item as IntoIterator>::Item>,
{
    fn __gen_elements(&self) -> LocalOfGenerator {
        LocalOfGenerator
    }
}

/// A map to such collections.
pub trait MapsToOwners {
    /// Whether a value of it lends items.
    fn __gen_elements(&self) -> LocalOfGenerator;
}

impl<T: IntoIterator<Item = (K, V)>, K, V: IntoIterator> MapsToOwners for &Probe<T>
where
    for<'a> &'a V: IntoIterator<Item = &'a V::Item>,
{
    fn __gen_elements(&self) -> LocalOfGenerator {
        LocalOfGenerator
    }
}

/// Any other type.
pub trait HasNoOwners {
    /// Whether an element of it lends items.
    fn __gen_elements(&self) -> Movable;
}

impl<T: ?Sized> HasNoOwners for Probe<T> {
    fn __gen_elements(&self) -> Movable {
        Movable
    }
}

/// A cell that lends what it holds by guards.
pub trait IsCell {
    /// The verdict on a guard of it.
    fn __gen_cell(&self) -> LocalOfGenerator;
}

impl<T: ?Sized> IsCell for &&Probe<RefCell<T>> {
    fn __gen_cell(&self) -> LocalOfGenerator {
        LocalOfGenerator
    }
}

/// A pointer to such a cell.
pub trait OwnsCell {
    /// The verdict on a guard of it.
    fn __gen_cell(&self) -> LocalOfGenerator;
}

impl<T: Deref<Target = RefCell<U>>, U: ?Sized> OwnsCell for &Probe<T> {
    fn __gen_cell(&self) -> LocalOfGenerator {
        LocalOfGenerator
    }
}

/// Any other type.
pub trait IsNoCell {
    /// The verdict on a guard of it.
    fn __gen_cell(&self) -> Movable;
}

impl<T: ?Sized> IsNoCell for Probe<T> {
    fn __gen_cell(&self) -> Movable {
        Movable
    }
}

/// What borrows that which it was made from, for as long as it lives: a guard of a cell, and what
/// `drain` of a collection of std gives.
pub trait IsGuard {
    /// The verdict on what is borrowed from it.
    fn __gen_guard(&self) -> LocalOfGenerator;
}

macro_rules! guards {
    ($([$($param:tt)*] $ty:ty;)*) => {
        $(impl<$($param)*> IsGuard for &Probe<$ty> {
            fn __gen_guard(&self) -> LocalOfGenerator {
                LocalOfGenerator
            }
        })*
    };
}

guards! {
    [T: ?Sized] Ref<'_, T>;
    [T: ?Sized] RefMut<'_, T>;
}

#[cfg(any(feature = "alloc", feature = "std"))]
guards! {
    [T] alloc::vec::Drain<'_, T>;
    [T] alloc::collections::vec_deque::Drain<'_, T>;
    [T] alloc::collections::binary_heap::Drain<'_, T>;
    [] alloc::string::Drain<'_>;
}

#[cfg(feature = "std")]
guards! {
    [K, V] std::collections::hash_map::Drain<'_, K, V>;
    [T] std::collections::hash_set::Drain<'_, T>;
}

/// Any other type.
pub trait IsNoGuard {
    /// The verdict on what is borrowed from it.
    fn __gen_guard(&self) -> Movable;
}

impl<T: ?Sized> IsNoGuard for Probe<T> {
    fn __gen_guard(&self) -> Movable {
        Movable
    }
}

/// A pointer of any kind.
pub trait HasTarget {
    /// What it points to.
    type Target: ?Sized;
    /// The type of that.
    fn __gen_target(&self) -> Probe<Self::Target>;
}

impl<T: Deref> HasTarget for &Probe<T> {
    type Target = T::Target;
    fn __gen_target(&self) -> Probe<T::Target> {
        Probe::new()
    }
}

/// Any other type.
pub trait HasNoTarget {
    /// Nothing.
    fn __gen_target(&self) -> Probe<()>;
}

impl<T: ?Sized> HasNoTarget for Probe<T> {
    fn __gen_target(&self) -> Probe<()> {
        Probe::new()
    }
}
