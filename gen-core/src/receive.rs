//! What a method is called on, if that is a field of a local which is kept.
//!
//! `page.next.map(..)` takes an `Option` out of `page`, which something empty is left for; of a
//! type whose `map` takes `&self` or `&mut self`, it takes nothing. Which it is, the type says.

#![allow(
    clippy::unused_self,
    clippy::must_use_candidate,
    clippy::return_self_not_must_use
)] // method lookup is what asks the type

use core::ops::{Deref, DerefMut};

use crate::borrow::stop;
use crate::hold::{IsCopy, Kind, Probe};

/// The place that a method is called on.
pub struct Seen<P>(P);

impl<P: Deref> Deref for Seen<P> {
    type Target = P::Target;
    #[inline(always)]
    fn deref(&self) -> &P::Target {
        &self.0
    }
}

impl<P: DerefMut> DerefMut for Seen<P> {
    #[inline(always)]
    fn deref_mut(&mut self) -> &mut P::Target {
        &mut self.0
    }
}

/// Where nothing but this was taken of a local, it is whole, as behind a copy.
pub trait HoldSeen {
    /// See `Probe::__gen_kind`.
    fn __gen_kind(&self) -> IsCopy;
}

impl<P> HoldSeen for Probe<Seen<P>> {
    #[inline(always)]
    fn __gen_kind(&self) -> IsCopy {
        IsCopy
    }
}

/// Answer of a [`Probe`]: such a method takes its value.
pub struct IsReceived;
/// Answer of a [`Probe`]: such a method may be the user's own.
pub struct IsSeen;

// By the bounds, what one of `T` and `P` is tells the other.
impl<R: Receive> Kind<R> {
    /// What a method is called on that takes the value.
    #[inline(always)]
    pub fn value<T, P: Deref<Target = T>>(self, value: T) -> R::Receiver<T, P> {
        R::value(value)
    }

    /// What it is called on otherwise.
    #[inline(always)]
    pub fn place<T, P: Deref<Target = T>>(self, place: P) -> R::Receiver<T, P> {
        R::place(place)
    }
}

/// What a method is called on.
pub trait Receive {
    /// Its type, of a value or of a reference to the place.
    type Receiver<T, P>;
    /// See [`Kind::value`].
    fn value<T, P>(value: T) -> Self::Receiver<T, P>;
    /// See [`Kind::place`].
    fn place<T, P>(place: P) -> Self::Receiver<T, P>;
}

impl Receive for IsReceived {
    type Receiver<T, P> = T;
    #[inline(always)]
    fn value<T, P>(value: T) -> T {
        value
    }
    fn place<T, P>(_place: P) -> T {
        stop()
    }
}

impl Receive for IsSeen {
    type Receiver<T, P> = Seen<P>;
    fn value<T, P>(_value: T) -> Seen<P> {
        stop()
    }
    #[inline(always)]
    fn place<T, P>(place: P) -> Seen<P> {
        Seen(place)
    }
}

// Method lookup on `&&&Probe<T>` finds the first of them that holds.

/// Of an `Option` or a `Result`, or else of an iterator.
pub trait IsTaken {
    /// The answer.
    fn __gen_receiver(&self) -> Kind<IsReceived>;
}

macro_rules! taken {
    ($([$($param:tt)*] $ty:ty;)*) => {
        $(impl<$($param)*> IsTaken for $ty {
            fn __gen_receiver(&self) -> Kind<IsReceived> {
                Kind::default()
            }
        })*
    };
}

taken! {
    [T] &&Probe<Option<T>>;
    [T, E] &&Probe<Result<T, E>>;
    [I: Iterator] &Probe<I>;
}

/// Of anything else.
pub trait IsOther {
    /// The answer.
    fn __gen_receiver(&self) -> Kind<IsSeen>;
}

impl<T> IsOther for Probe<T> {
    fn __gen_receiver(&self) -> Kind<IsSeen> {
        Kind::default()
    }
}
