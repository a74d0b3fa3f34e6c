//! Coroutines: a state, and the step that is given the argument.

use core::any::type_name;
use core::fmt;

use super::{Finish, Observed, end};
use crate::coroutine::{Coroutine, CoroutineState, Status, misuse};

/// What a step of a coroutine gives back to the machine.
pub enum Progress<Y, T> {
    /// A value; the body is suspended.
    Yielded(Y),
    /// The body has ended, with this value.
    Complete(T),
    /// The body cannot go on: it has not begun, and no yield waits for the argument; or it has
    /// ended. The machine panics, so that the step needs no code for it.
    Lost,
}

/// A coroutine: its state and the code that advances it, which is given the argument, or none
/// to start with.
pub struct Resumable<S, F> {
    state: S,
    step: F,
}

impl<S: Observed, F> Resumable<S, F> {
    /// Takes the unresumed state and the step.
    #[inline]
    pub fn new<R, Y, T>(state: S, step: F) -> Self
    where
        F: FnMut(&mut S, Option<R>) -> Progress<Y, T>,
    {
        Self { state, step }
    }

    /// Runs the step. `None`: it cannot go on with that argument, and has done nothing.
    #[inline(always)]
    fn advance<R, Y, T>(&mut self, arg: Option<R>) -> Option<CoroutineState<Y, T>>
    where
        F: FnMut(&mut S, Option<R>) -> Progress<Y, T>,
    {
        let finish = Finish(&mut self.state);
        let progress = (self.step)(finish.0, arg);
        core::mem::forget(finish);
        match progress {
            Progress::Yielded(value) => Some(CoroutineState::Yielded(value)),
            Progress::Complete(value) => {
                end(&mut self.state);
                Some(CoroutineState::Complete(value))
            }
            Progress::Lost => None,
        }
    }

    /// Where the step could not go on: says so, or starts it with the `()` that is nothing.
    #[cold]
    #[track_caller]
    fn misused<R, Y, T>(&mut self) -> CoroutineState<Y, T>
    where
        F: FnMut(&mut S, Option<R>) -> Progress<Y, T>,
    {
        match self.state.status() {
            Status::Unstarted if is_unit::<R>() => self.advance(None).unwrap_or_else(|| lost()),
            Status::Unstarted => misuse::unstarted(),
            Status::Complete => misuse::complete(),
            Status::Suspended => lost(),
        }
    }
}

#[cold]
fn lost() -> ! {
    panic!("BUG: a coroutine in a state that it cannot be in; please report it")
}

/// Whether a type is `()`, of which no value can be lost.
#[inline(always)]
pub(crate) fn is_unit<R>() -> bool {
    size_of::<R>() == 0 && type_name::<R>() == type_name::<()>()
}

impl<S: Observed, F, R, Y, T> Coroutine<R> for Resumable<S, F>
where
    F: FnMut(&mut S, Option<R>) -> Progress<Y, T>,
{
    type Yield = Y;
    type Return = T;

    #[inline]
    #[track_caller]
    fn start(&mut self) -> CoroutineState<Y, T> {
        match self.state.status() {
            Status::Unstarted => self.advance(None).unwrap_or_else(|| lost()),
            Status::Suspended => misuse::started(),
            Status::Complete => misuse::complete(),
        }
    }

    #[inline]
    #[track_caller]
    fn resume(&mut self, arg: R) -> CoroutineState<Y, T> {
        match self.advance(Some(arg)) {
            Some(state) => state,
            None => self.misused(),
        }
    }

    #[inline]
    fn close(&mut self) {
        self.state = S::returned();
    }

    #[inline]
    fn status(&self) -> Status {
        self.state.status()
    }
}

impl<S: Clone, F: Clone> Clone for Resumable<S, F> {
    fn clone(&self) -> Self {
        Self {
            state: self.state.clone(),
            step: self.step.clone(),
        }
    }
}

impl<S: fmt::Debug, F> fmt::Debug for Resumable<S, F> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.state.fmt(f)
    }
}
