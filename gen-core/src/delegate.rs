//! What `yield_from!` expands to: a child, which is a coroutine or an iterator.
//!
//! Which of the two only its type tells. The expansion asks for a tag, `(&child).__gen_child()`:
//! method lookup finds that of a coroutine first, and that of everything else behind one more
//! reference. The tag then takes the child.

use core::marker::PhantomData;

use crate::coroutine::{Coroutine, CoroutineState};

/// A child that is a coroutine.
pub struct CoroutineChild;

/// A child that is none, and so has to be an iterator.
pub struct IteratorChild;

/// The tag of a coroutine.
pub trait IsCoroutine<R> {
    /// The tag.
    fn __gen_child(&self) -> CoroutineChild;
}

impl<R, C: Coroutine<R> + ?Sized> IsCoroutine<R> for C {
    #[inline(always)]
    fn __gen_child(&self) -> CoroutineChild {
        CoroutineChild
    }
}

/// The tag of anything else.
pub trait IsNoCoroutine {
    /// The tag.
    fn __gen_child(&self) -> IteratorChild;
}

impl<C: ?Sized> IsNoCoroutine for &C {
    #[inline(always)]
    fn __gen_child(&self) -> IteratorChild {
        IteratorChild
    }
}

#[allow(clippy::unused_self)] // by it rustc finds the method
impl CoroutineChild {
    /// Takes the child.
    #[inline(always)]
    pub fn begin<R, C: Coroutine<R>>(self, child: C) -> Delegate<R, C> {
        Delegate(child, PhantomData)
    }
}

#[allow(clippy::unused_self)] // by it rustc finds the method
impl IteratorChild {
    /// Takes the child, where no argument can come for it.
    #[inline(always)]
    pub fn begin<R, I: IntoIterator + LosesNothing<R>>(self, child: I) -> Items<R, I::IntoIter> {
        Items(child.into_iter(), PhantomData)
    }
}

/// Whether a child that takes no arguments can do in a coroutine that is resumed with `R`.
#[diagnostic::on_unimplemented(
    message = "`yield_from!` of an iterator would lose the arguments: this coroutine is resumed with `{R}`",
    label = "an iterator takes no arguments",
    note = "write `for item in items {{ let given = yield_!(item); .. }}` and use each argument"
)]
pub trait LosesNothing<R> {}

#[diagnostic::do_not_recommend]
impl<I> LosesNothing<()> for I {}

/// What a generator yields from.
pub trait Child<R> {
    /// What it hands out, and the generator with it.
    type Yield;
    /// The value of the `yield_from!`.
    type Return;
    /// Runs it to its next yield; `None` to begin with.
    fn advance(&mut self, arg: Option<R>) -> CoroutineState<Self::Yield, Self::Return>;
}

/// What a generator yields all items from at once, as nobody waits between them.
pub trait RunChild: Child<()> {
    /// Runs it to its end, and calls `emit` with each item.
    fn run(self, emit: &mut dyn FnMut(Self::Yield)) -> Self::Return;
}

/// A coroutine that a generator yields from.
pub struct Delegate<R, C>(C, PhantomData<fn(R)>);

impl<R, C: Coroutine<R>> Child<R> for Delegate<R, C> {
    type Yield = C::Yield;
    type Return = C::Return;

    #[inline(always)]
    fn advance(&mut self, arg: Option<R>) -> CoroutineState<C::Yield, C::Return> {
        match arg {
            Some(arg) => self.0.resume(arg),
            None => self.0.start(),
        }
    }
}

impl<C: Coroutine> RunChild for Delegate<(), C> {
    #[inline]
    fn run(mut self, emit: &mut dyn FnMut(C::Yield)) -> C::Return {
        loop {
            match self.advance(Some(())) {
                CoroutineState::Yielded(item) => emit(item),
                CoroutineState::Complete(value) => return value,
            }
        }
    }
}

impl<R, C: Clone> Clone for Delegate<R, C> {
    fn clone(&self) -> Self {
        Self(self.0.clone(), PhantomData)
    }
}

/// An iterator that a generator yields from.
pub struct Items<R, I>(I, PhantomData<fn(R)>);

impl<R, I: Iterator> Child<R> for Items<R, I> {
    type Yield = I::Item;
    type Return = ();

    #[inline(always)]
    fn advance(&mut self, _: Option<R>) -> CoroutineState<I::Item, ()> {
        match self.0.next() {
            Some(item) => CoroutineState::Yielded(item),
            None => CoroutineState::Complete(()),
        }
    }
}

impl<I: Iterator> RunChild for Items<(), I> {
    #[inline]
    fn run(self, emit: &mut dyn FnMut(I::Item)) {
        self.0.for_each(emit);
    }
}

impl<R, I: Clone> Clone for Items<R, I> {
    fn clone(&self) -> Self {
        Self(self.0.clone(), PhantomData)
    }
}

/// For the question what it borrows: it holds what the iterator holds.
impl<R, I: Iterator> Iterator for Items<R, I> {
    type Item = I::Item;

    fn next(&mut self) -> Option<I::Item> {
        self.0.next()
    }
}
