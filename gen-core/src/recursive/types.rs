//! The types that recursive generators return.

use core::fmt;
use core::iter::FusedIterator;

use super::callee::{Handed, HandedItems, Root, Slot};
use super::frames::{Driven, Frame, Frames, Message, Outcome, SendFrame};
use crate::coroutine::{Coroutine, CoroutineState, Status, misuse};
use crate::machine::{Observed, is_unit};

/// An iterator generator that may call itself, at any depth.
///
/// A function under [`macro@crate::generator`] that returns a `Recursive<'_, T>` is written like
/// one that returns `impl Iterator<Item = T> + '_`. The difference is in its `yield_from!`: a
/// child that is a `Recursive` of the same items is handed to the generator it is a child of, the
/// root of all of them, which from then on runs the child itself.
///
/// ```
/// use gen_core::{Recursive, generator, yield_, yield_from};
///
/// struct Tree {
///     value: u32,
///     left: Option<Box<Tree>>,
///     right: Option<Box<Tree>>,
/// }
///
/// #[generator]
/// fn in_order(tree: &Tree) -> Recursive<'_, u32> {
///     if let Some(left) = &tree.left {
///         yield_from!(in_order(left));
///     }
///     yield_!(tree.value);
///     if let Some(right) = &tree.right {
///         yield_from!(in_order(right));
///     }
/// }
///
/// let leaf = |value| Some(Box::new(Tree { value, left: None, right: None }));
/// let tree = Tree { value: 2, left: leaf(1), right: leaf(3) };
/// assert!(in_order(&tree).eq([1, 2, 3]));
/// ```
///
/// - An item costs the same at any depth, where a `Box<dyn Iterator>` in another costs one call
///   for each level. Each call is one allocation, which is freed when the call ends.
/// - The stack does not grow with the depth: not while it runs, nor when it is dropped half-way,
///   nor when it panics.
/// - Drops are those of nested calls: of a generator that is dropped half-way, the innermost call
///   is dropped first.
///
/// The lifetime is that of what the body borrows: `'_` where one parameter is a reference,
/// `'static` where there is none. Generators that call each other are handed on too, if their
/// types are the same but for that lifetime. All else that `yield_from!` takes, it takes here,
/// and other generators and loops take a `Recursive`, as they do any other iterator.
///
/// `T` is not converted: a `Recursive<'_, &'static str>` is no child for a
/// `Recursive<'_, &'a str>`. A generic lifetime, `fn names<'a>() -> Recursive<'a, &'a str>`, is.
///
/// It is not `Send`, so that the body may hold anything: [`SendRecursive`] is.
///
/// # Panics
///
/// `next` panics if the body does, which drops all of its calls and ends the iterator.
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct Recursive<'a, T: 'a>(Frames<dyn Frame<(), T, ()> + 'a>);

/// A [`Recursive`] that is `Send`, as all that its body holds has to be.
///
/// ```
/// use gen_core::{SendRecursive, generator, yield_, yield_from};
///
/// #[generator]
/// fn countdown(from: u32) -> SendRecursive<'static, u32> {
///     yield_!(from);
///     if from > 0 {
///         yield_from!(countdown(from - 1));
///     }
/// }
///
/// let mut numbers = countdown(100_000);
/// assert_eq!(numbers.next(), Some(100_000));
/// let rest = std::thread::spawn(move || numbers.count());
/// assert_eq!(rest.join().unwrap(), 100_000);
/// ```
#[must_use = "iterators are lazy and do nothing unless consumed"]
pub struct SendRecursive<'a, T: 'a>(Frames<dyn SendFrame<(), T, ()> + 'a>);

/// A coroutine that may call itself, at any depth: what [`Recursive`] is to iterators.
///
/// A function that returns a `RecursiveCoroutine<'_, R, Y, T>` is written like one that returns
/// `impl Coroutine<R, Yield = Y, Return = T>`. In a `yield_from!` of a child of the same type,
/// arguments and errors reach the innermost call at once, and its value comes back to the call
/// that waits for it:
///
/// ```
/// use gen_core::{Coroutine, CoroutineState, RecursiveCoroutine, generator, yield_, yield_from};
///
/// /// Finds a number by asking whether it is at least as large as another.
/// #[generator]
/// fn guess(low: u32, high: u32) -> RecursiveCoroutine<'static, bool, u32, u32> {
///     if low + 1 == high {
///         return low;
///     }
///     let middle = low + (high - low) / 2;
///     if yield_!(middle) {
///         yield_from!(guess(middle, high))
///     } else {
///         yield_from!(guess(low, middle))
///     }
/// }
///
/// let mut game = guess(0, 100);
/// let mut state = game.start();
/// while let CoroutineState::Yielded(than) = state {
///     state = game.resume(42 >= than);
/// }
/// assert_eq!(state, CoroutineState::Complete(42));
/// ```
///
/// A child that returns something else is a child as in any coroutine: it has frames of its own.
///
/// It is not `Send`: [`SendRecursiveCoroutine`] is.
#[must_use = "coroutines are lazy and do nothing unless they are started"]
pub struct RecursiveCoroutine<'a, R: 'a, Y: 'a, T: 'a>(Frames<dyn Frame<R, Y, T> + 'a>);

/// A [`RecursiveCoroutine`] that is `Send`, as all that its body holds has to be.
#[must_use = "coroutines are lazy and do nothing unless they are started"]
pub struct SendRecursiveCoroutine<'a, R: 'a, Y: 'a, T: 'a>(Frames<dyn SendFrame<R, Y, T> + 'a>);

fn debug(name: &str, status: Status, depth: usize, f: &mut fmt::Formatter<'_>) -> fmt::Result {
    f.debug_struct(name)
        .field("status", &status)
        .field("depth", &depth)
        .finish()
}

macro_rules! iterator {
    ($name:ident, $Frame:ident $(, $Send:ident)?) => {
        impl<'a, T: 'a> $name<'a, T> {
            /// The generator of a state and its step.
            #[doc(hidden)]
            #[inline]
            pub fn from_body<S, F>(state: S, step: F) -> Self
            where
                S: Observed $(+ $Send)? + 'a,
                F: FnMut(
                        &mut S,
                        Message<(), ()>,
                    ) -> Outcome<(), T, (), Frames<dyn $Frame<(), T, ()> + 'a>>
                    $(+ $Send)? + 'a,
            {
                Self(Frames::<dyn $Frame<(), T, ()> + 'a>::new(state, step))
            }
        }

        impl<'a, T: 'a> Iterator for $name<'a, T> {
            type Item = T;

            #[inline]
            fn next(&mut self) -> Option<T> {
                match self.0.drive(Message::Start) {
                    Driven::Yielded(item) => Some(item),
                    Driven::Complete(()) | Driven::Lost => None,
                }
            }

            #[inline]
            fn size_hint(&self) -> (usize, Option<usize>) {
                (0, self.0.is_empty().then_some(0))
            }
        }

        impl<'a, T: 'a> FusedIterator for $name<'a, T> {}

        impl<'a, T: 'a> fmt::Debug for $name<'a, T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                debug(stringify!($name), self.0.status(), self.0.depth(), f)
            }
        }

        impl<'a, T: 'a> From<$name<'a, T>> for Frames<dyn $Frame<(), T, ()> + 'a> {
            #[inline(always)]
            fn from(root: $name<'a, T>) -> Self {
                root.0
            }
        }

        impl<'a, T: 'a> Root for $name<'a, T> {
            type Slot = Slot<(), (), Frames<dyn $Frame<(), T, ()> + 'a>>;
            type Handed = HandedItems;

            #[inline(always)]
            fn handed() -> HandedItems {
                HandedItems
            }
        }
    };
}

iterator!(Recursive, Frame);
iterator!(SendRecursive, SendFrame, Send);

macro_rules! coroutine {
    ($name:ident, $Frame:ident $(, $Send:ident)?) => {
        impl<'a, R: 'a, Y: 'a, T: 'a> $name<'a, R, Y, T> {
            /// The generator of a state and its step.
            #[doc(hidden)]
            #[inline]
            pub fn from_body<S, F>(state: S, step: F) -> Self
            where
                S: Observed $(+ $Send)? + 'a,
                F: FnMut(
                        &mut S,
                        Message<R, T>,
                    ) -> Outcome<R, Y, T, Frames<dyn $Frame<R, Y, T> + 'a>>
                    $(+ $Send)? + 'a,
            {
                Self(Frames::<dyn $Frame<R, Y, T> + 'a>::new(state, step))
            }
        }

        impl<'a, R: 'a, Y: 'a, T: 'a> $name<'a, R, Y, T> {
            /// Runs the frames, which can take the message.
            #[inline]
            #[track_caller]
            fn run(&mut self, message: Message<R, T>) -> CoroutineState<Y, T> {
                match self.0.drive(message) {
                    Driven::Yielded(value) => CoroutineState::Yielded(value),
                    Driven::Complete(value) => CoroutineState::Complete(value),
                    Driven::Lost => misuse::complete(),
                }
            }
        }

        #[diagnostic::do_not_recommend]
        impl<'a, R: 'a, Y: 'a, T: 'a> Coroutine<R> for $name<'a, R, Y, T> {
            type Yield = Y;
            type Return = T;

            #[inline]
            #[track_caller]
            fn start(&mut self) -> CoroutineState<Y, T> {
                match self.0.status() {
                    Status::Unstarted => self.run(Message::Start),
                    Status::Suspended => misuse::started(),
                    Status::Complete => misuse::complete(),
                }
            }

            #[inline]
            #[track_caller]
            fn resume(&mut self, arg: R) -> CoroutineState<Y, T> {
                match self.0.drive(Message::Argument(arg)) {
                    Driven::Yielded(value) => CoroutineState::Yielded(value),
                    Driven::Complete(value) => CoroutineState::Complete(value),
                    Driven::Lost => match self.0.status() {
                        Status::Unstarted if is_unit::<R>() => self.run(Message::Start),
                        Status::Unstarted => misuse::unstarted(),
                        Status::Suspended | Status::Complete => misuse::complete(),
                    },
                }
            }

            fn close(&mut self) {
                self.0.clear();
            }

            #[inline]
            fn status(&self) -> Status {
                self.0.status()
            }
        }

        impl<'a, R: 'a, Y: 'a, T: 'a> fmt::Debug for $name<'a, R, Y, T> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                debug(stringify!($name), self.0.status(), self.0.depth(), f)
            }
        }

        impl<'a, R: 'a, Y: 'a, T: 'a> From<$name<'a, R, Y, T>> for Frames<dyn $Frame<R, Y, T> + 'a> {
            #[inline(always)]
            fn from(root: $name<'a, R, Y, T>) -> Self {
                root.0
            }
        }

        impl<'a, R: 'a, Y: 'a, T: 'a> Root for $name<'a, R, Y, T> {
            type Slot = Slot<R, T, Frames<dyn $Frame<R, Y, T> + 'a>>;
            type Handed = Handed;

            #[inline(always)]
            fn handed() -> Handed {
                Handed
            }
        }
    };
}

coroutine!(RecursiveCoroutine, Frame);
coroutine!(SendRecursiveCoroutine, SendFrame, Send);
