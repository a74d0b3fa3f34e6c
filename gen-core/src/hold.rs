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

/// The second choice of method lookup, for every other type.
pub trait HoldAny {
    /// See [`Probe::__gen_kind`].
    fn __gen_kind(&self) -> MayDrop;
}

impl<T> HoldAny for Probe<T> {
    #[inline(always)]
    fn __gen_kind(&self) -> MayDrop {
        MayDrop
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
