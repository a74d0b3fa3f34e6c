//! What is kept for its drop, in a body that stands [for the borrow checker](crate::borrow) alone.
//!
//! A value of a type that may have a `Drop` lives to the end of its scope, and so must all that it
//! borrows. None of this code runs; what it is called stands in messages of rustc.

#![allow(
    clippy::unused_self,
    clippy::must_use_candidate,
    clippy::new_without_default
)] // only the types matter

use core::marker::PhantomData;

use crate::borrow::stop;
use crate::hold::Probe;

/// The type of a value, with exactly its lifetimes.
pub struct Shape<T>(PhantomData<fn(T) -> T>);

impl<T> Shape<T> {
    /// That of whatever it is [given with](shaped).
    pub fn new() -> Self {
        stop()
    }

    /// That of a value.
    pub fn of(_value: &T) -> Self {
        stop()
    }

    /// The type, to be asked.
    pub fn probe(&self) -> Probe<T> {
        stop()
    }

    /// Stands for the value, which is in use until this is dropped.
    pub fn in_use(&self) -> MayHaveDrop<T> {
        stop()
    }
}

/// The value, of which the shape is taken.
pub fn shaped<T>(_value: T, _shape: &Shape<T>) -> T {
    stop()
}

/// A value that a macro cannot see to have no `Drop`.
pub struct MayHaveDrop<T>(PhantomData<fn(T) -> T>);

impl<T> Drop for MayHaveDrop<T> {
    fn drop(&mut self) {}
}
