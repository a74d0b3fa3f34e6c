//! Keeping a value for its drop alone.
//!
//! A local that is in scope at a suspension point but not mentioned after it must
//! still be dropped at the end of its scope. If its type is `Copy` there is nothing
//! to drop, and storing it would cost room and, for a reference to another local, be
//! a borrow across a yield that the body does not need. `probe(&x).__gen_kind().hold(x)`
//! picks by type: `Nothing` for a `Copy` type, `Some(x)` otherwise. Where the type
//! is generic and not known to be `Copy`, it is kept.

use core::marker::PhantomData;

/// The type of a local, to be asked whether it is `Copy`.
pub struct Probe<T>(PhantomData<fn(T)>);

/// Looks at the type of `value`; does not borrow it for longer than the call.
#[inline(always)]
pub fn probe<T>(_value: &T) -> Probe<T> {
    Probe(PhantomData)
}

/// Answer of a [`Probe`]: the type is `Copy`.
#[derive(Clone, Copy)]
pub struct IsCopy;
/// Answer of a [`Probe`]: the type may own something.
#[derive(Clone, Copy)]
pub struct MayDrop;

/// Stands for a held value that needs no drop.
#[derive(Clone, Copy, Debug, Default)]
pub struct Nothing;

/// A type without values: a call that returns it ends the path for the borrow checker.
pub enum Never {}

impl<T: Copy> Probe<T> {
    /// Preferred by method lookup where `T: Copy` is known.
    #[inline(always)]
    pub fn __gen_kind(&self) -> IsCopy {
        IsCopy
    }
}

/// Types that are not `Copy` but have nothing to drop: mostly the iterators of `core` that
/// borrow what they go through.
pub trait NoDrop {}

macro_rules! no_drop {
    ($([$($param:ident $(: $bound:ident)?),*] $ty:ty;)*) => {
        $(impl<$($param $(: $bound)?),*> NoDrop for $ty {})*
    };
}

impl<T: ?Sized> NoDrop for &T {}
impl<T: ?Sized> NoDrop for &mut T {}
no_drop! {
    [] core::str::Chars<'_>;
    [] core::str::CharIndices<'_>;
    [] core::str::Bytes<'_>;
    [] core::str::Lines<'_>;
    [] core::str::SplitWhitespace<'_>;
    [] core::str::SplitAsciiWhitespace<'_>;
    [] core::str::Split<'_, char>;
    [] core::str::Split<'_, &str>;
    [T] core::slice::Iter<'_, T>;
    [T] core::slice::IterMut<'_, T>;
    [T] core::slice::Chunks<'_, T>;
    [T] core::slice::ChunksExact<'_, T>;
    [T] core::slice::Windows<'_, T>;
    [T: Copy] core::ops::Range<T>;
    [T: Copy] core::ops::RangeInclusive<T>;
    [T: Copy] core::ops::RangeFrom<T>;
    [I: NoDrop] core::iter::Rev<I>;
    [I: NoDrop] core::iter::Enumerate<I>;
    [I: NoDrop] core::iter::Skip<I>;
    [I: NoDrop] core::iter::Take<I>;
    [I: NoDrop] core::iter::StepBy<I>;
    [I: NoDrop] core::iter::Copied<I>;
    [I: NoDrop] core::iter::Cloned<I>;
    [I: NoDrop] core::iter::Fuse<I>;
    [A: NoDrop, B: NoDrop] core::iter::Zip<A, B>;
    [A: NoDrop, B: NoDrop] core::iter::Chain<A, B>;
    [I: NoDrop, F: Copy] core::iter::Map<I, F>;
    [I: NoDrop, F: Copy] core::iter::Filter<I, F>;
    [I: NoDrop, F: Copy] core::iter::FilterMap<I, F>;
    [I: NoDrop, F: Copy] core::iter::TakeWhile<I, F>;
    [I: NoDrop, F: Copy] core::iter::SkipWhile<I, F>;
    [I: NoDrop, F: Copy] core::iter::Inspect<I, F>;
    [T: NoDrop] Option<T>;
}

/// The second choice of method lookup: types known to have nothing to drop.
pub trait HoldNothing {
    /// See [`Probe::__gen_kind`].
    fn __gen_kind(&self) -> IsPlain;
}

impl<T: NoDrop> HoldNothing for Probe<T> {
    #[inline(always)]
    fn __gen_kind(&self) -> IsPlain {
        IsPlain
    }
}

/// The last choice of method lookup, one reference further away: every other type.
pub trait HoldAny {
    /// See [`Probe::__gen_kind`].
    fn __gen_kind(&self) -> MayDrop;
}

impl<T> HoldAny for &Probe<T> {
    #[inline(always)]
    fn __gen_kind(&self) -> MayDrop {
        MayDrop
    }
}

/// Answer of a [`Probe`]: moved by value, but nothing to drop.
#[derive(Clone, Copy)]
pub struct IsPlain;

impl IsPlain {
    /// Whether a pattern that binds a value of this type leaves the scrutinee whole.
    #[inline(always)]
    pub fn leaves_whole(self) -> bool {
        false
    }
    /// Ends the path that treats the scrutinee as whole; never called.
    ///
    /// # Panics
    /// Always.
    #[inline(always)]
    pub fn go_on(self) -> Never {
        unreachable!()
    }
    /// Nothing to keep.
    #[inline(always)]
    pub fn hold<T>(self, _value: T) -> Nothing {
        Nothing
    }
}

impl IsCopy {
    /// Whether a pattern that binds a value of this type leaves the scrutinee whole.
    #[inline(always)]
    pub fn leaves_whole(self) -> bool {
        true
    }
    /// Lets the path go on that treats the scrutinee as whole.
    #[inline(always)]
    pub fn go_on(self) {}
    /// Nothing to keep.
    #[inline(always)]
    pub fn hold<T>(self, _value: T) -> Nothing {
        Nothing
    }
}

impl MayDrop {
    /// Whether a pattern that binds a value of this type leaves the scrutinee whole.
    #[inline(always)]
    pub fn leaves_whole(self) -> bool {
        false
    }
    /// Ends the path that treats the scrutinee as whole; never called.
    ///
    /// # Panics
    /// Always.
    #[inline(always)]
    pub fn go_on(self) -> Never {
        unreachable!()
    }
    /// Keeps the value until it is dropped.
    #[inline(always)]
    pub fn hold<T>(self, value: T) -> Option<T> {
        Some(value)
    }
}
