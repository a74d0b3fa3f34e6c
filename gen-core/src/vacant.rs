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

use core::marker::PhantomData;

use crate::borrow::{LocalOfGenerator, Movable, Reference, stop};
use crate::hold::{Keep, Kind, Never, Probe};
use crate::whole::Whole;

/// Types with a value that has nothing to drop.
pub trait Vacant {
    /// Such a value, beside any other of its type.
    fn empty(&self) -> Self;
}

/// How fields of one type are taken: `V` is found behind the code that uses it.
pub struct Vacancy<V>(PhantomData<V>);

impl<V> Clone for Vacancy<V> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<V> Copy for Vacancy<V> {}

impl<V> Default for Vacancy<V> {
    #[inline(always)]
    fn default() -> Self {
        Self(PhantomData)
    }
}

impl<V> Vacancy<V> {
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

    /// What a field of this kind leaves.
    #[inline(always)]
    pub fn left<K>(self, _kind: Kind<K>) -> Left<K, V> {
        Left(PhantomData)
    }

    /// The answer.
    #[inline(always)]
    pub fn is(self, _vacancy: V) {}
}

impl<V: Leaves> Vacancy<V> {
    /// Whether something empty is left in the place.
    #[inline(always)]
    pub fn leaves(self) -> bool {
        V::LEAVES
    }

    /// Lets the path go on that leaves something empty, or ends it for the borrow checker.
    #[inline(always)]
    pub fn empties(self) -> V::Empties {
        V::empties()
    }

    /// The same for the path that leaves nothing.
    #[inline(always)]
    pub fn moves(self) -> V::Moves {
        V::moves()
    }
}

/// What the owner of a field is when that has been taken.
pub struct Left<K, V>(PhantomData<(K, V)>);

impl<K, V> Clone for Left<K, V> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<K, V> Copy for Left<K, V> {}

impl<K: Keep + Whole, V: Leaves> Left<K, V> {
    /// Whether the owner is whole.
    #[inline(always)]
    pub fn leaves_whole(self) -> bool {
        <Self as Whole>::WHOLE
    }

    /// See [`Kind::go_on`].
    #[inline(always)]
    pub fn go_on(self) -> <Self as Whole>::Pick<(), Never> {
        <Self as Whole>::pick(|| (), || stop())
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

/// What is left where a value was.
pub trait Leaves {
    /// A type with values if that is something empty.
    type Empties;
    /// A type with values if it is nothing.
    type Moves;
    /// The first type if it is something empty, else the second.
    type Left<W, P>;
    /// The same of types with a default value.
    type LeftHeld<W: Default, P: Default>: Default;
    /// Whether it is something empty.
    const LEAVES: bool;
    /// See [`Vacancy::empties`].
    fn empties() -> Self::Empties;
    /// See [`Vacancy::moves`].
    fn moves() -> Self::Moves;
    /// A value of the type that is picked.
    fn left<W, P>(whole: impl FnOnce() -> W, parted: impl FnOnce() -> P) -> Self::Left<W, P>;
    /// The same, made of something.
    fn left_held<T, W: Default, P: Default>(
        value: T,
        whole: impl FnOnce(T) -> W,
        parted: impl FnOnce(T) -> P,
    ) -> Self::LeftHeld<W, P>;
}

/// Answer of a [`Probe`]: there is an empty value.
pub struct IsVacant;
/// Answer of a [`Probe`]: a `&mut`, which is lent.
pub struct IsLent;
/// Answer of a [`Probe`]: there is none, or nobody knows.
pub struct IsFull;

impl Leaves for IsVacant {
    type Empties = ();
    type Moves = Never;
    type Left<W, P> = W;
    type LeftHeld<W: Default, P: Default> = W;
    const LEAVES: bool = true;
    #[inline(always)]
    fn empties() {}
    fn moves() -> Never {
        stop()
    }
    #[inline(always)]
    fn left<W, P>(whole: impl FnOnce() -> W, _parted: impl FnOnce() -> P) -> W {
        whole()
    }
    #[inline(always)]
    fn left_held<T, W: Default, P: Default>(
        value: T,
        whole: impl FnOnce(T) -> W,
        _parted: impl FnOnce(T) -> P,
    ) -> W {
        whole(value)
    }
}

macro_rules! leave_nothing {
    ($($answer:ty)*) => {
        $(impl Leaves for $answer {
            type Empties = Never;
            type Moves = ();
            type Left<W, P> = P;
            type LeftHeld<W: Default, P: Default> = P;
            const LEAVES: bool = false;
            fn empties() -> Never {
                stop()
            }
            #[inline(always)]
            fn moves() {}
            #[inline(always)]
            fn left<W, P>(_whole: impl FnOnce() -> W, parted: impl FnOnce() -> P) -> P {
                parted()
            }
            #[inline(always)]
            fn left_held<T, W: Default, P: Default>(
                value: T,
                _whole: impl FnOnce(T) -> W,
                parted: impl FnOnce(T) -> P,
            ) -> P {
                parted(value)
            }
        })*
    };
}

leave_nothing! { IsLent IsFull }

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

impl Reference for IsVacant {
    type Verdict = Movable;
    fn verdict(self) -> Movable {
        Movable
    }
}

impl Reference for IsLent {
    type Verdict = Movable;
    fn verdict(self) -> Movable {
        Movable
    }
}

impl Reference for IsFull {
    type Verdict = LocalOfGenerator;
    fn verdict(self) -> LocalOfGenerator {
        LocalOfGenerator
    }
}

/// A type with an empty value.
pub trait HasVacancy {
    /// The answer.
    fn __gen_vacancy(&self) -> IsVacant;
}

impl<T: Vacant> HasVacancy for Probe<T> {
    fn __gen_vacancy(&self) -> IsVacant {
        IsVacant
    }
}

/// A type that is lent.
pub trait HasReborrow {
    /// The answer.
    fn __gen_vacancy(&self) -> IsLent;
}

impl<U: ?Sized> HasReborrow for Probe<&mut U> {
    fn __gen_vacancy(&self) -> IsLent {
        IsLent
    }
}

/// Any other type.
pub trait HasNoVacancy {
    /// The answer.
    fn __gen_vacancy(&self) -> IsFull;
}

impl<T> HasNoVacancy for &Probe<T> {
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
