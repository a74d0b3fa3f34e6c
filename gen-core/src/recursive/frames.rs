//! The frames of a recursive generator, and what drives them.

use alloc::boxed::Box;
use core::marker::PhantomData;

use crate::coroutine::Status;
use crate::machine::{Observed, Step};

/// What a frame is run with.
pub enum Message<R, T> {
    /// Nothing waits yet.
    Start,
    /// The argument of the resumption.
    Argument(R),
    /// What the child returned that the frame waits for.
    Returned(T),
}

/// A call from a frame.
pub struct Call<R, C> {
    pub(super) child: C,
    /// What the child goes on with, if it was started before.
    pub(super) argument: Option<R>,
}

/// What the step of a frame gives back.
pub enum Outcome<R, Y, T, C> {
    /// A value; the body is suspended.
    Yielded(Y),
    /// The body waits for a child.
    Call(Call<R, C>),
    /// The body has ended, with this value.
    Complete(T),
    /// The body has ended, with an item: the error of a `?`.
    Last(Y),
    /// The body cannot go on: it has not begun, and no yield waits for the argument.
    Lost,
}

impl<R, Y, C> Outcome<R, Y, (), C> {
    /// What a `?` ends the frame of an iterator with.
    #[inline(always)]
    pub fn of(step: Step<Y>) -> Self {
        match step {
            Step::Yielded(item) => Self::Yielded(item),
            Step::Last(item) => Self::Last(item),
            Step::Ended => Self::Complete(()),
        }
    }
}

/// One call of a generator, which may call others.
///
/// What it calls lives as long as it does. That `'f` is a parameter of the method, not of the
/// trait, lets a frame with a long life stand where one with a shorter life is wanted.
pub trait Frame<R, Y, T> {
    /// Runs it to its next yield, its next call, or its end.
    fn step<'f>(
        &mut self,
        message: Message<R, T>,
    ) -> Outcome<R, Y, T, Frames<dyn Frame<R, Y, T> + 'f>>
    where
        Self: 'f;

    /// Whether it has begun.
    fn status(&self) -> Status;
}

/// The same where all frames are `Send`.
pub trait SendFrame<R, Y, T>: Send {
    /// Runs it to its next yield, its next call, or its end.
    fn step<'f>(
        &mut self,
        message: Message<R, T>,
    ) -> Outcome<R, Y, T, Frames<dyn SendFrame<R, Y, T> + 'f>>
    where
        Self: 'f;

    /// Whether it has begun.
    fn status(&self) -> Status;
}

/// Either kind of frame, behind a pointer.
pub trait Erased {
    /// What the generator is resumed with.
    type Argument;
    /// What it yields.
    type Yield;
    /// What it returns.
    type Return;
    /// [`Frame::step`]
    fn step(
        &mut self,
        message: Message<Self::Argument, Self::Return>,
    ) -> Outcome<Self::Argument, Self::Yield, Self::Return, Frames<Self>>;
    /// [`Frame::status`]
    fn status(&self) -> Status;
}

/// The state of a generator and its step, which may call `C`.
pub(super) struct Body<S, F, C> {
    state: S,
    step: F,
    calls: PhantomData<fn() -> C>,
}

macro_rules! frame {
    ($Frame:ident $(, $Send:ident)?) => {
        impl<'a, R: 'a, Y: 'a, T: 'a> Erased for dyn $Frame<R, Y, T> + 'a {
            type Argument = R;
            type Yield = Y;
            type Return = T;

            #[inline(always)]
            fn step(&mut self, message: Message<R, T>) -> Outcome<R, Y, T, Frames<Self>> {
                $Frame::step(self, message)
            }

            #[inline(always)]
            fn status(&self) -> Status {
                $Frame::status(self)
            }
        }

        impl<'m, S, F, R, Y, T> $Frame<R, Y, T> for Body<S, F, Frames<dyn $Frame<R, Y, T> + 'm>>
        where
            S: Observed $(+ $Send)?,
            F: FnMut(&mut S, Message<R, T>) -> Outcome<R, Y, T, Frames<dyn $Frame<R, Y, T> + 'm>>
                $(+ $Send)?,
        {
            #[inline]
            fn step<'f>(
                &mut self,
                message: Message<R, T>,
            ) -> Outcome<R, Y, T, Frames<dyn $Frame<R, Y, T> + 'f>>
            where
                Self: 'f,
            {
                (self.step)(&mut self.state, message)
            }

            fn status(&self) -> Status {
                self.state.status()
            }
        }

        impl<'a, R: 'a, Y: 'a, T: 'a> Frames<dyn $Frame<R, Y, T> + 'a> {
            /// The frame of a call that has not begun.
            #[inline]
            pub fn new<S, F>(state: S, step: F) -> Self
            where
                S: Observed $(+ $Send)? + 'a,
                F: FnMut(&mut S, Message<R, T>) -> Outcome<R, Y, T, Self> $(+ $Send)? + 'a,
            {
                let machine = Body { state, step, calls: PhantomData::<fn() -> Self> };
                Self { innermost: Some(Box::new(Node { parent: None, machine })) }
            }
        }
    };
}

frame!(Frame);
frame!(SendFrame, Send);

type Link<P> = Option<Box<Node<P>>>;

/// A frame on the heap, and the one that waits for it.
struct Node<P: ?Sized, M: ?Sized = P> {
    parent: Link<P>,
    machine: M,
}

/// A list of frames, the innermost first. It is empty when the generator is complete.
pub struct Frames<P: ?Sized> {
    innermost: Link<P>,
}

impl<P: ?Sized> Frames<P> {
    pub(super) fn is_empty(&self) -> bool {
        self.innermost.is_none()
    }

    /// How many frames there are.
    pub(super) fn depth(&self) -> usize {
        let (mut depth, mut at) = (0, &self.innermost);
        while let Some(node) = at {
            depth += 1;
            at = &node.parent;
        }
        depth
    }

    /// Drops the innermost frame.
    #[inline]
    fn pop(&mut self) -> bool {
        let Some(mut node) = self.innermost.take() else {
            return false;
        };
        // Before the drop, which may panic: the rest is still to be dropped then.
        self.innermost = node.parent.take();
        true
    }

    /// Drops the frames, the innermost first. If one of them panics the others are dropped
    /// nevertheless, as those of nested calls are.
    pub(super) fn clear(&mut self) {
        struct Rest<'a, P: ?Sized>(&'a mut Frames<P>);
        impl<P: ?Sized> Drop for Rest<'_, P> {
            fn drop(&mut self) {
                while self.0.pop() {}
            }
        }
        let rest = Rest(self);
        while rest.0.pop() {}
    }

    /// Puts the frames of a child in front.
    #[inline(always)]
    fn push(&mut self, mut child: Self) {
        let mut outermost = &mut child.innermost;
        while let Some(node) = outermost {
            outermost = &mut node.parent;
        }
        *outermost = self.innermost.take();
        self.innermost = child.innermost.take();
        // It is empty, which rustc does not see.
        core::mem::forget(child);
    }
}

impl<P: ?Sized> Drop for Frames<P> {
    #[inline]
    fn drop(&mut self) {
        if !self.is_empty() {
            self.clear();
        }
    }
}

/// Drops the frames when it goes out of scope: on unwinding.
struct Unwind<'a, P: ?Sized>(&'a mut Frames<P>);

impl<P: ?Sized> Drop for Unwind<'_, P> {
    fn drop(&mut self) {
        self.0.clear();
    }
}

/// Where the frames have come to.
pub(super) enum Driven<Y, T> {
    Yielded(Y),
    Complete(T),
    /// Nothing has run: the generator is complete, or no yield waits for the argument.
    Lost,
}

impl<P: Erased + ?Sized> Frames<P> {
    /// Runs the innermost frame, and those that wait for it, to the next yield.
    #[inline]
    pub(super) fn drive(
        &mut self,
        message: Message<P::Argument, P::Return>,
    ) -> Driven<P::Yield, P::Return> {
        if self.is_empty() {
            return Driven::Lost;
        }
        match self.step(message) {
            Outcome::Yielded(value) => Driven::Yielded(value),
            outcome => self.go_on(outcome),
        }
    }

    /// Runs the innermost frame, of which there is one.
    #[inline]
    fn step(
        &mut self,
        message: Message<P::Argument, P::Return>,
    ) -> Outcome<P::Argument, P::Yield, P::Return, Self> {
        let unwind = Unwind(self);
        let Some(node) = &mut unwind.0.innermost else {
            return Outcome::Lost;
        };
        let outcome = node.machine.step(message);
        core::mem::forget(unwind);
        outcome
    }

    /// What follows a step that was not to a yield.
    #[inline]
    fn go_on(
        &mut self,
        mut outcome: Outcome<P::Argument, P::Yield, P::Return, Self>,
    ) -> Driven<P::Yield, P::Return> {
        loop {
            let message = match outcome {
                Outcome::Yielded(value) => return Driven::Yielded(value),
                Outcome::Call(call) => {
                    self.push(call.child);
                    call.argument.map_or(Message::Start, Message::Argument)
                }
                Outcome::Complete(value) => {
                    self.end();
                    if self.is_empty() {
                        return Driven::Complete(value);
                    }
                    Message::Returned(value)
                }
                Outcome::Last(value) => {
                    self.end();
                    return Driven::Yielded(value);
                }
                Outcome::Lost => return Driven::Lost,
            };
            outcome = self.step(message);
        }
    }

    /// Drops the innermost frame, which has ended; the others too, if that panics.
    #[inline]
    fn end(&mut self) {
        let unwind = Unwind(self);
        unwind.0.pop();
        core::mem::forget(unwind);
    }

    #[inline]
    pub(super) fn status(&self) -> Status {
        match &self.innermost {
            // A frame that has a parent is not the generator, so that has begun.
            Some(node) if node.parent.is_none() => node.machine.status(),
            Some(_) => Status::Suspended,
            None => Status::Complete,
        }
    }
}
