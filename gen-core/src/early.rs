//! What is read before operands that yield, where the types decide.

use core::fmt::Pointer;

use crate::hold::{IsCopy, Probe};

/// What may be read early: nothing else can be changed while an operand waits.
#[diagnostic::on_unimplemented(
    message = "an operand that yields changes this, which is not `Copy`: its value cannot be taken before",
    label = "changed by an operand behind it",
    note = "take what is needed first, `let value = ..;`, and use that"
)]
pub trait ReadEarly {}

#[diagnostic::do_not_recommend]
impl ReadEarly for IsCopy {}

/// Reads a place whose turn has come.
#[inline(always)]
pub fn early<T, K: ReadEarly>(value: T, _: K) -> T {
    value
}

/// A compound assignment by an operator of the language: both are primitive.
#[diagnostic::on_unimplemented(
    message = "an assignment like `+=` finds its place before its right side runs, unless both are primitive numbers; the right side yields",
    label = "found before the right side runs",
    note = "run the right side first, `let value = ..;`, and use that"
)]
pub trait Operates<T: ?Sized> {}

/// A primitive type with operators.
pub trait Scalar {}

macro_rules! scalars {
    ($($scalar:ty)*) => { $(
        impl Scalar for $scalar {}

        #[diagnostic::do_not_recommend]
        impl<T: Scalar> Operates<T> for $scalar {}
    )* };
}

scalars! { i8 i16 i32 i64 i128 isize u8 u16 u32 u64 u128 usize f32 f64 bool }

/// Asks both sides of a compound assignment.
pub fn scalars<T: Operates<U> + ?Sized, U: ?Sized>(_: &T, _: &U) {}

/// A value that has been read.
pub struct Now<T>(T);
/// It is to be read later.
pub struct Later;

impl<T> Now<T> {
    /// What has been read.
    #[inline(always)]
    #[allow(clippy::unnecessary_wraps)] // as below
    pub fn read(&self) -> Option<&T> {
        Some(&self.0)
    }
}

impl Later {
    /// Nothing.
    #[inline(always)]
    #[allow(clippy::unused_self)] // as above
    pub fn read<'a, T>(&self) -> Option<&'a T> {
        None
    }
}

/// The type of a place, which may run code: it is not run.
#[inline(always)]
pub fn probe_of<'p, T: ?Sized + 'p>(_place: impl FnOnce() -> &'p T) -> Probe<T> {
    Probe::new()
}

// Method lookup on `&&Probe<T>` finds the first of them for `Copy` types alone.

/// Of a `Copy` type: it is read at once.
pub trait IsRead<T> {
    /// Its value.
    fn __gen_now<'p>(&self, place: impl FnOnce() -> &'p T) -> Now<T>
    where
        T: 'p;
}

impl<T: Copy> IsRead<T> for &Probe<T> {
    #[inline(always)]
    fn __gen_now<'p>(&self, place: impl FnOnce() -> &'p T) -> Now<T>
    where
        T: 'p,
    {
        Now(*place())
    }
}

/// Of a type of function pointers, or of references: it is read at once. Whether a closure is
/// `Copy` rustc may not know yet; that it is none of these it knows.
pub trait IsPointer<T> {
    /// Its value.
    fn __gen_callee<'p>(&self, place: impl FnOnce() -> &'p T) -> Now<T>
    where
        T: 'p;
}

impl<T: Copy + Pointer> IsPointer<T> for &Probe<T> {
    #[inline(always)]
    fn __gen_callee<'p>(&self, place: impl FnOnce() -> &'p T) -> Now<T>
    where
        T: 'p,
    {
        Now(*place())
    }
}

/// Of any other type.
pub trait IsReferred<T> {
    /// Nothing.
    fn __gen_now<'p>(&self, _: impl FnOnce() -> &'p T) -> Later
    where
        T: 'p,
    {
        Later
    }

    /// Nothing.
    fn __gen_callee<'p>(&self, _: impl FnOnce() -> &'p T) -> Later
    where
        T: 'p,
    {
        Later
    }
}

impl<T> IsReferred<T> for Probe<T> {}
