//! What `yield_from!` expands to in a recursive generator: frames that it hands to its root, or
//! a child that it runs itself, as any generator does.

use core::marker::PhantomData;

use super::frames::{Call, Erased, Frames, Message};
use crate::coroutine::{Coroutine, CoroutineState, Status, misuse};
use crate::delegate::{Child, CoroutineChild, Delegate, Items, IteratorChild, LosesNothing};

/// What the step of a frame has at hand: the message it was run with, or what it calls.
pub enum Slot<R, T, C> {
    /// Nothing, or nothing any more.
    Empty,
    /// The argument of the resumption.
    Argument(R),
    /// What the child returned.
    Returned(T),
    /// What is to be called.
    Call(C),
}

impl<R, T, C> Slot<R, T, C> {
    /// What came with the message.
    #[inline(always)]
    pub fn of(message: Message<R, T>) -> Self {
        match message {
            Message::Start => Self::Empty,
            Message::Argument(argument) => Self::Argument(argument),
            Message::Returned(value) => Self::Returned(value),
        }
    }

    #[inline(always)]
    fn take(&mut self) -> Self {
        core::mem::replace(self, Self::Empty)
    }

    /// Takes the argument, if there is one.
    #[inline(always)]
    pub fn argument(&mut self) -> Option<R> {
        match self.take() {
            Self::Argument(argument) => Some(argument),
            other => {
                *self = other;
                None
            }
        }
    }

    /// Whether there is an argument.
    #[inline(always)]
    pub fn is_argument(&self) -> bool {
        matches!(self, Self::Argument(_))
    }
}

/// A type of recursive generators.
pub trait Root {
    /// What the step of a frame has at hand.
    type Slot;
    /// The tag of a child of the same type.
    type Handed;
    /// The tag of a child of the same type.
    fn handed() -> Self::Handed;
}

/// The question whether a child is of the type `P` of its parent.
pub struct Ask<'c, P, C: ?Sized>(PhantomData<&'c C>, PhantomData<fn() -> P>);

impl<'c, P, C: ?Sized> Ask<'c, P, C> {
    /// Asks a child.
    #[must_use]
    #[inline(always)]
    pub fn of(_: &'c C) -> Self {
        Self(PhantomData, PhantomData)
    }
}

#[allow(clippy::unused_self)] // by it rustc finds the method
impl<Same: Root> Ask<'_, Same, Same> {
    /// The tag of such a child. rustc looks here before it looks at traits.
    #[must_use]
    #[inline(always)]
    pub fn __gen_child(&self) -> Same::Handed {
        Same::handed()
    }
}

/// The tag of another coroutine.
pub trait IsOther<R> {
    /// The tag.
    fn __gen_child(&self) -> CoroutineChild;
}

impl<R, P, C: Coroutine<R> + ?Sized> IsOther<R> for Ask<'_, P, C> {
    #[inline(always)]
    fn __gen_child(&self) -> CoroutineChild {
        CoroutineChild
    }
}

/// The tag of an iterator, and what is stored of it where it was called.
pub struct HandedItems;

/// The tag of a coroutine, and what is stored of it where it was called.
pub struct Handed;

#[allow(clippy::unused_self)] // as those of the other tags
impl HandedItems {
    /// Takes the frames of the child.
    #[inline(always)]
    pub fn begin_in<R, C: Into<F>, T, F>(self, child: C, slot: &mut Slot<R, T, F>) -> Self {
        *slot = Slot::Call(child.into());
        self
    }
}

#[allow(clippy::unused_self)] // as those of the other tags
impl Handed {
    /// Takes the frames of the child.
    #[inline(always)]
    pub fn begin_in<R, C: Into<F>, T, F>(self, child: C, slot: &mut Slot<R, T, F>) -> Self {
        *slot = Slot::Call(child.into());
        self
    }
}

impl CoroutineChild {
    /// Takes the child.
    #[inline(always)]
    pub fn begin_in<R, C: Coroutine<R>, T, F>(
        self,
        child: C,
        _: &mut Slot<R, T, F>,
    ) -> Delegate<R, C> {
        self.begin(child)
    }
}

impl IteratorChild {
    /// Takes the child, where no argument can come for it.
    #[inline(always)]
    pub fn begin_in<R, I: IntoIterator + LosesNothing<R>, T, F>(
        self,
        child: I,
        _: &mut Slot<R, T, F>,
    ) -> Items<R, I::IntoIter> {
        self.begin(child)
    }
}

/// Where a child has come to.
pub enum Advanced<R, Y, V, C> {
    /// It yielded.
    Yielded(Y),
    /// The root is to run it.
    Call(Call<R, C>),
    /// It has ended, and this is the value of the `yield_from!`.
    Complete(V),
}

/// What a recursive generator yields from.
pub trait Callee<R, T, C> {
    /// What it hands out, and the generator with it.
    type Yield;
    /// The value of the `yield_from!`.
    type Return;
    /// Runs it to its next yield, or has the root run it. `nothing` is the argument where none
    /// can be lost.
    fn advance(
        &mut self,
        slot: &mut Slot<R, T, C>,
        nothing: Option<R>,
    ) -> Advanced<R, Self::Yield, Self::Return, C>;
}

/// A child that the generator runs itself.
#[inline(always)]
fn run<R, T, C, D: Child<R>>(
    child: &mut D,
    slot: &mut Slot<R, T, C>,
    nothing: Option<R>,
) -> Advanced<R, D::Yield, D::Return, C> {
    let argument = match nothing {
        Some(nothing) => Some(nothing),
        None => slot.argument(),
    };
    match child.advance(argument) {
        CoroutineState::Yielded(value) => Advanced::Yielded(value),
        CoroutineState::Complete(value) => Advanced::Complete(value),
    }
}

impl<R, T, C, D: Coroutine<R>> Callee<R, T, C> for Delegate<R, D> {
    type Yield = D::Yield;
    type Return = D::Return;

    #[inline(always)]
    fn advance(
        &mut self,
        slot: &mut Slot<R, T, C>,
        nothing: Option<R>,
    ) -> Advanced<R, D::Yield, D::Return, C> {
        run(self, slot, nothing)
    }
}

impl<R, T, C, I: Iterator> Callee<R, T, C> for Items<R, I> {
    type Yield = I::Item;
    type Return = ();

    #[inline(always)]
    fn advance(
        &mut self,
        slot: &mut Slot<R, T, C>,
        nothing: Option<R>,
    ) -> Advanced<R, I::Item, (), C> {
        run(self, slot, nothing)
    }
}

impl<P: Erased<Argument = (), Return = ()> + ?Sized> Callee<(), (), Frames<P>> for HandedItems {
    type Yield = P::Yield;
    type Return = ();

    #[inline(always)]
    fn advance(
        &mut self,
        slot: &mut Slot<(), (), Frames<P>>,
        _: Option<()>,
    ) -> Advanced<(), P::Yield, (), Frames<P>> {
        match slot.take() {
            Slot::Call(child) if !child.is_empty() => Advanced::Call(Call {
                child,
                argument: None,
            }),
            _ => Advanced::Complete(()),
        }
    }
}

impl<P: Erased + ?Sized> Callee<P::Argument, P::Return, Frames<P>> for Handed {
    type Yield = P::Yield;
    type Return = P::Return;

    #[inline(always)]
    fn advance(
        &mut self,
        slot: &mut Slot<P::Argument, P::Return, Frames<P>>,
        nothing: Option<P::Argument>,
    ) -> Advanced<P::Argument, P::Yield, P::Return, Frames<P>> {
        match slot.take() {
            Slot::Call(child) => {
                let argument = match (child.status(), nothing) {
                    (Status::Unstarted, _) => None,
                    (Status::Suspended, Some(nothing)) => Some(nothing),
                    (Status::Suspended, None) => misuse::started(),
                    (Status::Complete, _) => misuse::complete(),
                };
                Advanced::Call(Call { child, argument })
            }
            Slot::Returned(value) => Advanced::Complete(value),
            Slot::Empty | Slot::Argument(_) => misuse::left_out(),
        }
    }
}
