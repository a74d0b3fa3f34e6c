//! The runtime half of the default lowering: a state, and the step that advances it.

mod resumable;

use core::fmt;
use core::iter::FusedIterator;
use core::marker::PhantomData;
use core::mem::needs_drop;

use crate::coroutine::Status;

#[cfg(feature = "alloc")]
pub(crate) use resumable::is_unit;
pub use resumable::{Progress, Resumable};

/// The state of a generator: an enum made by `#[generator]`, one per function.
/// It says no more than it has to: rustc checks an implementation for each generator.
pub trait State: Sized {
    /// The body has ended, and nothing is held. No constant: of that LLVM would copy all bytes.
    fn returned() -> Self;
    /// Whether the body has ended.
    fn is_returned(&self) -> bool;
}

/// A state that also tells whether the body has begun.
pub trait Observed: State {
    /// Whether the body has not begun.
    fn is_unresumed(&self) -> bool;

    /// Whether the body has begun, and whether it has ended.
    #[inline(always)]
    fn status(&self) -> Status {
        if self.is_unresumed() {
            Status::Unstarted
        } else if self.is_returned() {
            Status::Complete
        } else {
            Status::Suspended
        }
    }
}

/// What a step gives back to the machine.
pub trait Outcome {
    /// The item type of the generator.
    type Item;
    /// The item, if any. Where the body does not go on, `end` runs.
    #[cfg(not(debug_assertions))]
    fn settle(self, end: impl FnOnce()) -> Option<Self::Item>;
    /// Whether the body is suspended, and so may go on.
    #[cfg(debug_assertions)]
    fn is_suspended(&self) -> bool;
    /// The item, if any.
    #[cfg(debug_assertions)]
    fn item(self) -> Option<Self::Item>;
}

/// The outcome of a body that only yields: an item, or the end.
impl<T> Outcome for Option<T> {
    type Item = T;
    #[cfg(not(debug_assertions))]
    #[inline(always)]
    fn settle(self, end: impl FnOnce()) -> Option<T> {
        // Made anew, so that LLVM follows each way out of the step into the caller's loop.
        if let Some(item) = self {
            Some(item)
        } else {
            end();
            None
        }
    }

    #[cfg(debug_assertions)]
    #[inline(always)]
    #[allow(clippy::redundant_pattern_matching)] // one function less to compile
    fn is_suspended(&self) -> bool {
        matches!(self, Some(_))
    }

    #[cfg(debug_assertions)]
    #[inline(always)]
    fn item(self) -> Option<T> {
        self
    }
}

/// The outcome of a body that may also end *with* an item: the error of a `?`.
pub enum Step<T> {
    /// An item; the body is suspended.
    Yielded(T),
    /// An item, and the body has ended.
    Last(T),
    /// The body has ended.
    Ended,
}

impl<T> Outcome for Step<T> {
    type Item = T;
    #[cfg(not(debug_assertions))]
    #[inline(always)]
    fn settle(self, end: impl FnOnce()) -> Option<T> {
        match self {
            Self::Yielded(item) => Some(item),
            Self::Last(item) => {
                end();
                Some(item)
            }
            Self::Ended => {
                end();
                None
            }
        }
    }

    #[cfg(debug_assertions)]
    #[inline(always)]
    fn is_suspended(&self) -> bool {
        matches!(self, Self::Yielded(_))
    }

    #[cfg(debug_assertions)]
    #[inline(always)]
    fn item(self) -> Option<T> {
        match self {
            Self::Yielded(item) | Self::Last(item) => Some(item),
            Self::Ended => None,
        }
    }
}

/// A generator: its state and the code that advances it; and the whole body as a function, if
/// it has that too.
///
/// Neither captures anything, so the machine is as movable, cloneable and sendable as the
/// locals it holds.
pub struct Generator<S, F, M = AnySize, W = NoWhole> {
    state: S,
    step: F,
    size: PhantomData<M>,
    whole: W,
}

/// Of a machine: LLVM decides where `next` is inlined.
pub struct AnySize;

/// Of a machine whose step is inlined into `next`, by LLVM or as it is told: `next` is inlined
/// everywhere, or what it adds for panics and the end would make both too long together.
pub struct Inlined;

impl<S: State, F, O> Generator<S, F>
where
    F: FnMut(&mut S) -> O,
    O: Outcome,
{
    /// Takes the unresumed state and the step.
    // Not by way of a function for both: that would be one more to compile for each generator.
    #[inline]
    pub fn new(state: S, step: F) -> Self {
        Generator {
            state,
            step,
            size: PhantomData,
            whole: NoWhole,
        }
    }

    /// As [`new`](Self::new), of a step that is inlined.
    #[inline]
    pub fn inlined(state: S, step: F) -> Generator<S, F, Inlined> {
        Generator {
            state,
            step,
            size: PhantomData,
            whole: NoWhole,
        }
    }
}

impl<S: State, F, O, M> Generator<S, F, M>
where
    F: FnMut(&mut S) -> O,
    O: Outcome,
{
    /// Takes the whole body as well.
    #[inline]
    pub fn with_whole<W>(self, whole: W) -> Generator<S, F, M, WholeBody<W>>
    where
        S: Observed,
        W: FnOnce(S, &mut dyn FnMut(O::Item)) -> Option<O::Item>,
    {
        Generator {
            state: self.state,
            step: self.step,
            size: PhantomData,
            whole: WholeBody(whole),
        }
    }
}

/// The body of a generator as one function, for who takes all its items at once.
pub trait Whole<S, T>: Sized {
    /// Whether there is one, and it can run from this state.
    fn can_run(state: &S) -> bool;
    /// Runs the body from its unresumed state to its end, and calls `emit` at each yield. Gives
    /// back the item that the body ends with, if any.
    fn run(self, state: S, emit: &mut dyn FnMut(T)) -> Option<T>;
}

/// There is none.
#[derive(Clone)]
pub struct NoWhole;

/// The user's code, with a call for each yield.
#[derive(Clone)]
pub struct WholeBody<W>(W);

impl<S, T> Whole<S, T> for NoWhole {
    #[inline(always)]
    fn can_run(_: &S) -> bool {
        false
    }

    fn run(self, _: S, _: &mut dyn FnMut(T)) -> Option<T> {
        None
    }
}

impl<S: Observed, T, W> Whole<S, T> for WholeBody<W>
where
    W: FnOnce(S, &mut dyn FnMut(T)) -> Option<T>,
{
    #[inline(always)]
    fn can_run(state: &S) -> bool {
        state.is_unresumed()
    }

    #[inline]
    fn run(self, state: S, emit: &mut dyn FnMut(T)) -> Option<T> {
        (self.0)(state, emit)
    }
}

/// Ends the generator when it goes out of scope: on unwinding.
struct Finish<'a, S: State>(&'a mut S);

impl<S: State> Drop for Finish<'_, S> {
    #[inline]
    fn drop(&mut self) {
        end(self.0);
    }
}

/// Ends the generator when it goes out of scope, unless it may go on. Where nothing is optimised,
/// this has fewer functions to compile than [`Finish`] and [`Outcome`]'s `settle`; LLVM makes less of it.
#[cfg(debug_assertions)]
struct FinishUnless<'a, S: State> {
    state: &'a mut S,
    is_suspended: bool,
}

#[cfg(debug_assertions)]
impl<S: State> Drop for FinishUnless<'_, S> {
    #[inline(always)]
    fn drop(&mut self) {
        if !self.is_suspended {
            *self.state = S::returned();
        }
    }
}

/// Ends a generator: once in its life, so what there is to drop is out of the way.
#[inline(always)]
fn end<S: State>(state: &mut S) {
    #[cold]
    #[inline(never)]
    fn drop_and_end<S: State>(state: &mut S) {
        *state = S::returned();
    }

    if const { needs_drop::<S>() } {
        drop_and_end(state);
    } else {
        // A call would keep the state in memory.
        *state = S::returned();
    }
}

macro_rules! iterator {
    ($size:ident, $inline:meta) => {
        impl<S: State, F, O, W> Iterator for Generator<S, F, $size, W>
        where
            F: FnMut(&mut S) -> O,
            O: Outcome,
            W: Whole<S, O::Item>,
        {
            type Item = O::Item;

            #[cfg(debug_assertions)]
            #[$inline]
            fn next(&mut self) -> Option<O::Item> {
                let mut finish = FinishUnless {
                    state: &mut self.state,
                    is_suspended: false,
                };
                let outcome = (self.step)(finish.state);
                finish.is_suspended = outcome.is_suspended();
                outcome.item()
            }

            #[cfg(not(debug_assertions))]
            #[$inline]
            fn next(&mut self) -> Option<O::Item> {
                let finish = Finish(&mut self.state);
                let outcome = (self.step)(finish.0);
                core::mem::forget(finish);
                outcome.settle(|| end(&mut self.state))
            }

            #[inline]
            fn size_hint(&self) -> (usize, Option<usize>) {
                (0, self.state.is_returned().then_some(0))
            }

            /// Of a generator that has not begun, runs the body as one function: there is nobody to
            /// suspend for. So do `for_each`, `sum`, `count` and the others that come here.
            #[inline]
            fn fold<B, G: FnMut(B, O::Item) -> B>(self, init: B, mut f: G) -> B {
                if W::can_run(&self.state) {
                    let mut folded = Some(init);
                    let mut emit = |item| {
                        // There always is one, as `f` gives it back or unwinds.
                        if let Some(before) = folded.take() {
                            folded = Some(f(before, item));
                        }
                    };
                    if let Some(last) = self.whole.run(self.state, &mut emit) {
                        emit(last);
                    }
                    return folded.expect("`f` gave it back");
                }
                let mut folded = init;
                for item in self {
                    folded = f(folded, item);
                }
                folded
            }

            /// As `fold`: the first item needs no `next` of its own.
            #[inline]
            fn reduce<G: FnMut(O::Item, O::Item) -> O::Item>(self, mut f: G) -> Option<O::Item> {
                self.fold(None, |reduced, item| {
                    Some(match reduced {
                        Some(before) => f(before, item),
                        None => item,
                    })
                })
            }
        }
    };
}

iterator!(AnySize, inline);
// Where nothing is optimised, each copy is only more to compile.
#[cfg(not(debug_assertions))]
iterator!(Inlined, inline(always));
#[cfg(debug_assertions)]
iterator!(Inlined, inline);

impl<S, F, M, W> FusedIterator for Generator<S, F, M, W> where Self: Iterator {}

impl<S: Clone, F: Clone, M, W: Clone> Clone for Generator<S, F, M, W> {
    fn clone(&self) -> Self {
        Self {
            state: self.state.clone(),
            step: self.step.clone(),
            size: PhantomData,
            whole: self.whole.clone(),
        }
    }
}

impl<S: fmt::Debug, F, M, W> fmt::Debug for Generator<S, F, M, W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.state.fmt(f)
    }
}
