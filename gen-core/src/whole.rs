//! Whether a local is whole behind what may have moved a part of it, as the kinds of the parts tell.
//!
//! One that never is, is never kept. Then its type is no part of the state, which would have to
//! outlive the generator, with all that it borrows.

#![allow(
    clippy::unused_self,
    clippy::must_use_candidate,
    clippy::return_self_not_must_use
)] // only the types matter

use core::marker::PhantomData;

use crate::borrow::stop;
use crate::hold::{IsCopy, IsPlain, Keep, Kind, MayDrop, Never, Nothing};
use crate::receive::{IsReceived, IsSeen};
use crate::vacant::{IsFull, IsLent, IsVacant};

/// What decides whether a local is whole.
pub trait Whole {
    /// The first type if it is, else the second.
    type Pick<W, P>;
    /// The same of types with a default value.
    type Held<W: Default, P: Default>: Default;
    /// Whether it is.
    const WHOLE: bool;
    /// A value of the type that is picked.
    fn pick<W, P>(
        whole: impl FnOnce() -> W + Copy,
        parted: impl FnOnce() -> P + Copy,
    ) -> Self::Pick<W, P>;
    /// The same, made of something.
    fn held<T, W: Default, P: Default>(
        value: T,
        whole: impl FnOnce(T) -> W + Copy,
        parted: impl FnOnce(T) -> P + Copy,
    ) -> Self::Held<W, P>;
}

/// Both hold.
pub struct Both<A, B>(PhantomData<(A, B)>);
/// One of them holds at least.
pub struct Either<A, B>(PhantomData<(A, B)>);
/// Kept as `K` says, if `W` holds.
pub struct Under<K, W>(PhantomData<(K, W)>);

macro_rules! decided {
    ($([$($param:ident: $bound:ident),*] $decider:ty:
        $pick:ty, $held:ty, $is:expr,
        |$whole:ident, $parted:ident| $picks:expr,
        |$value:ident| $holds:expr;)*) => {
        $(impl<$($param: $bound),*> Whole for $decider {
            type Pick<W, P> = $pick;
            type Held<W: Default, P: Default> = $held;
            const WHOLE: bool = $is;
            #[inline(always)]
            #[allow(unused_variables)] // one of them
            fn pick<W, P>(
                $whole: impl FnOnce() -> W + Copy,
                $parted: impl FnOnce() -> P + Copy,
            ) -> $pick {
                $picks
            }
            #[inline(always)]
            #[allow(unused_variables)] // one of them
            fn held<T, W: Default, P: Default>(
                $value: T,
                $whole: impl FnOnce(T) -> W + Copy,
                $parted: impl FnOnce(T) -> P + Copy,
            ) -> $held {
                $holds
            }
        })*
    };
}

decided! {
    [] IsCopy: W, W, true, |whole, parted| whole(), |value| whole(value);
    [] IsPlain: P, P, false, |whole, parted| parted(), |value| parted(value);
    [] MayDrop: P, P, false, |whole, parted| parted(), |value| parted(value);
    [] IsVacant: W, W, true, |whole, parted| whole(), |value| whole(value);
    [] IsLent: P, P, false, |whole, parted| parted(), |value| parted(value);
    [] IsFull: P, P, false, |whole, parted| parted(), |value| parted(value);
    [] IsSeen: W, W, true, |whole, parted| whole(), |value| whole(value);
    [] IsReceived: P, P, false, |whole, parted| parted(), |value| parted(value);
    [A: Whole, B: Whole] Both<A, B>:
        A::Pick<B::Pick<W, P>, P>, A::Held<B::Held<W, P>, P>, A::WHOLE && B::WHOLE,
        |whole, parted| A::pick(|| B::pick(whole, parted), parted),
        |value| A::held(value, |value| B::held(value, whole, parted), parted);
    [A: Whole, B: Whole] Either<A, B>:
        A::Pick<W, B::Pick<W, P>>, A::Held<W, B::Held<W, P>>, A::WHOLE || B::WHOLE,
        |whole, parted| A::pick(whole, || B::pick(whole, parted)),
        |value| A::held(value, whole, |value| B::held(value, whole, parted));
}

impl<K: Keep, W: Whole> Keep for Under<K, W> {
    type Held<T> = W::Held<K::Held<T>, Nothing>;
    type Kept = W::Pick<K::Kept, Never>;
    const KEEPS: bool = K::KEEPS && W::WHOLE;
    #[inline(always)]
    fn kept() -> Self::Kept {
        W::pick(K::kept, || stop())
    }
    #[inline(always)]
    fn hold<T>(value: T) -> Self::Held<T> {
        W::held(value, K::hold, |_| Nothing)
    }
}

impl<W: Whole> Kind<W> {
    /// Whether what this was taken of is whole.
    #[inline(always)]
    pub fn leaves_whole(self) -> bool {
        W::WHOLE
    }

    /// Lets the path go on that treats it as whole, or ends it for the borrow checker: then the
    /// type has no values.
    #[inline(always)]
    pub fn go_on(self) -> W::Pick<(), Never> {
        W::pick(|| (), || stop())
    }

    /// The same for the path that treats it as moved.
    #[inline(always)]
    pub fn moves(self) -> W::Pick<Never, ()> {
        W::pick(|| stop(), || ())
    }
}

impl<K> Kind<K> {
    /// Whole if both leave it so.
    #[inline(always)]
    pub fn and<O>(self, _other: Kind<O>) -> Kind<Both<K, O>> {
        Kind::default()
    }

    /// Whole if one of them at least leaves it so.
    #[inline(always)]
    pub fn or<O>(self, _other: Kind<O>) -> Kind<Either<K, O>> {
        Kind::default()
    }

    /// The kind of what is kept only if it is whole.
    #[inline(always)]
    pub fn under<W>(self, _condition: Kind<W>) -> Kind<Under<K, W>> {
        Kind::default()
    }
}
