//! What stands in the place of a field that was moved, while other fields of its owner are in use.
//!
//! A state keeps a local whole, though the body has moved a field out of it. Nobody mentions that
//! field before it has a value again, but it is dropped with the rest: so what is put there is
//! something whose drop nobody sees. What has no such value is refused.

#![allow(
    clippy::unused_self,
    clippy::must_use_candidate,
    clippy::return_self_not_must_use
)] // method lookup is what asks the type

use crate::borrow::stop;
use crate::hold::{Kind, Probe};

/// Types with a value that has nothing to drop.
pub trait Vacant {
    /// Such a value, beside any other of its type.
    fn empty(&self) -> Self;
}

impl<V> Kind<V> {
    /// Takes the value out of a place.
    #[inline(always)]
    pub fn take<T>(self, place: &mut T) -> V::Taken<'_>
    where
        V: TakeFrom<T>,
    {
        V::take(place)
    }

    /// What is left in the place of a value that was moved.
    #[inline(always)]
    pub fn empty<T>(self, moved: &T) -> T
    where
        V: TakeFrom<T>,
    {
        V::empty(moved)
    }
}

/// How a value is taken out of its place.
pub trait TakeFrom<T> {
    /// The value, or for a reference what is lent of it.
    type Taken<'a>
    where
        T: 'a;
    /// Takes it.
    fn take(place: &mut T) -> Self::Taken<'_>;
    /// What is left.
    fn empty(moved: &T) -> T;
}

/// Answer of a [`Probe`]: there is an empty value.
pub struct IsVacant;
/// Answer of a [`Probe`]: a `&mut`, which is lent.
pub struct IsLent;
/// Answer of a [`Probe`]: there is none, or nobody knows.
pub struct IsFull;

impl<T: Vacant> TakeFrom<T> for IsVacant {
    type Taken<'a>
        = T
    where
        T: 'a;
    #[inline(always)]
    fn take(place: &mut T) -> T {
        let empty = place.empty();
        core::mem::replace(place, empty)
    }
    #[inline(always)]
    fn empty(moved: &T) -> T {
        moved.empty()
    }
}

impl<'b, U: ?Sized> TakeFrom<&'b mut U> for IsLent {
    type Taken<'a>
        = &'a mut U
    where
        &'b mut U: 'a;
    #[inline(always)]
    #[allow(clippy::mut_mut)] // the place of a `&mut`
    fn take<'a>(place: &'a mut &'b mut U) -> &'a mut U {
        place
    }
    fn empty(_moved: &&'b mut U) -> &'b mut U {
        stop()
    }
}

/// Of a type that is not `Copy`, this does not compile.
impl<T> TakeFrom<T> for IsFull {
    type Taken<'a>
        = T
    where
        T: 'a;
    fn take(_place: &mut T) -> T {
        stop()
    }
    fn empty(_moved: &T) -> T {
        stop()
    }
}

impl IsVacant {
    /// What it is for a value that is kept.
    pub fn kept(self) -> Self {
        self
    }
}

impl IsLent {
    /// What it is for a value that is kept: what is lent cannot be.
    pub fn kept(self) -> IsFull {
        IsFull
    }
}

impl IsFull {
    /// What it is for a value that is kept.
    pub fn kept(self) -> Self {
        self
    }
}

/// A type with an empty value.
pub trait HasVacancy {
    /// The answer.
    fn __gen_vacancy(&self) -> IsVacant;
}

impl<T: Vacant> HasVacancy for &Probe<T> {
    fn __gen_vacancy(&self) -> IsVacant {
        IsVacant
    }
}

/// A type that is lent.
pub trait HasReborrow {
    /// The answer.
    fn __gen_vacancy(&self) -> IsLent;
}

// Behind a reference more: rustc would say of a type that it could not find out that it has both.
impl<U: ?Sized> HasReborrow for &&Probe<&mut U> {
    fn __gen_vacancy(&self) -> IsLent {
        IsLent
    }
}

/// Any other type.
pub trait HasNoVacancy {
    /// The answer.
    fn __gen_vacancy(&self) -> IsFull;
}

impl<T> HasNoVacancy for Probe<T> {
    fn __gen_vacancy(&self) -> IsFull {
        IsFull
    }
}

macro_rules! vacant {
    ($([$($param:tt)*] $ty:ty;)*) => {
        $(impl<$($param)*> Vacant for $ty {
            #[inline]
            fn empty(&self) -> Self {
                <$ty>::default()
            }
        })*
    };
}

/// What is left is a copy, which has nothing to drop.
macro_rules! copied {
    ($([$($param:tt)*] $ty:ty;)*) => {
        $(impl<$($param)*> Vacant for $ty {
            #[inline]
            fn empty(&self) -> Self {
                *self
            }
        })*
    };
}

copied! {
    [U: ?Sized] &U;
    [] (); [] bool; [] char; [] f32; [] f64;
    [] u8; [] u16; [] u32; [] u64; [] u128; [] usize;
    [] i8; [] i16; [] i32; [] i64; [] i128; [] isize;
}

vacant! {
    [T] Option<T>;
}

impl<T: Vacant, const N: usize> Vacant for [T; N] {
    #[inline]
    fn empty(&self) -> Self {
        self.each_ref().map(T::empty)
    }
}

#[cfg(any(feature = "alloc", feature = "std"))]
mod owners {
    use alloc::borrow::Cow;
    use alloc::boxed::Box;
    use alloc::collections::{BTreeMap, BTreeSet, BinaryHeap, LinkedList, VecDeque};
    use alloc::string::String;
    use alloc::vec::{IntoIter, Vec};

    use super::Vacant;

    impl Vacant for Cow<'_, str> {
        #[inline]
        fn empty(&self) -> Self {
            Cow::Borrowed("")
        }
    }

    vacant! {
        [] String;
        [] Box<str>;
        [T] Box<[T]>;
        [T] Vec<T>;
        [T] IntoIter<T>;
        [T] VecDeque<T>;
        [T] LinkedList<T>;
        [T: Ord] BinaryHeap<T>;
        [T] BTreeSet<T>;
        [K, V] BTreeMap<K, V>;
    }
}

#[cfg(feature = "std")]
mod hashed {
    use std::collections::{HashMap, HashSet};
    use std::ffi::OsString;
    use std::path::PathBuf;

    use super::Vacant;

    vacant! {
        [] OsString;
        [] PathBuf;
        [T] HashSet<T>;
        [K, V] HashMap<K, V>;
    }
}

macro_rules! vacant_tuples {
    ($(($($name:ident)*))*) => {
        $(
            #[allow(non_snake_case)] // the names are those of the types
            impl<$($name: Vacant),*> Vacant for ($($name,)*) {
                #[inline]
                fn empty(&self) -> Self {
                    let ($($name,)*) = self;
                    ($($name::empty($name),)*)
                }
            }
        )*
    };
}

vacant_tuples! { (A) (A B) (A B C) (A B C D) }
