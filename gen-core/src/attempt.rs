//! What `?` expands to in the body of a generator.

use core::convert::Infallible;
pub use core::ops::ControlFlow;

use crate::machine::Step;

/// A type that `?` works on: `Result` and `Option`.
#[diagnostic::on_unimplemented(
    message = "the `?` operator can only be used on a `Result` or an `Option` in a generator",
    label = "this is a `{Self}`"
)]
pub trait Try {
    /// The value that `?` evaluates to.
    type Output;
    /// What it ends the generator with.
    type Residual;
    /// Goes on with the value, or ends.
    fn branch(self) -> ControlFlow<Self::Residual, Self::Output>;
}

// What `std` says in its errors too: the same types without a value to go on with.

/// The error of a `Result`.
type Failed<E> = Result<Infallible, E>;

/// The `None` of an `Option`.
type Missing = Option<Infallible>;

/// The value that a `ControlFlow` breaks with.
type Broken<B> = ControlFlow<B, Infallible>;

#[diagnostic::do_not_recommend]
impl<T, E> Try for Result<T, E> {
    type Output = T;
    type Residual = Failed<E>;
    #[inline(always)]
    fn branch(self) -> ControlFlow<Failed<E>, T> {
        match self {
            Ok(value) => ControlFlow::Continue(value),
            Err(error) => ControlFlow::Break(Err(error)),
        }
    }
}

#[diagnostic::do_not_recommend]
impl<T> Try for Option<T> {
    type Output = T;
    type Residual = Missing;
    #[inline(always)]
    fn branch(self) -> ControlFlow<Missing, T> {
        match self {
            Some(value) => ControlFlow::Continue(value),
            None => ControlFlow::Break(None),
        }
    }
}

#[diagnostic::do_not_recommend]
impl<B, C> Try for ControlFlow<B, C> {
    type Output = C;
    type Residual = Broken<B>;
    #[inline(always)]
    fn branch(self) -> ControlFlow<Broken<B>, C> {
        match self {
            Self::Continue(value) => ControlFlow::Continue(value),
            Self::Break(value) => ControlFlow::Break(ControlFlow::Break(value)),
        }
    }
}

/// A residual that can end a generator with items of type `T`.
#[diagnostic::on_unimplemented(
    message = "`?` cannot end this generator: its items are `{T}`",
    label = "`?` on a `Result` needs items of type `Result<_, E>`",
    note = "on `Err` it yields the error as the last item"
)]
pub trait EndWith<T> {
    /// The error of the `?`.
    type Error;
    /// That of the items.
    type Into;
    /// The last step. `convert` makes the one error of the other.
    fn end(self, convert: impl FnOnce(Self::Error) -> Result<Infallible, Self::Into>) -> Step<T>;
}

#[diagnostic::do_not_recommend]
impl<T, E, F> EndWith<Result<T, F>> for Failed<E> {
    type Error = E;
    type Into = F;
    #[inline(always)]
    fn end(self, convert: impl FnOnce(E) -> Result<Infallible, F>) -> Step<Result<T, F>> {
        let Err(error) = self;
        match convert(error) {
            Err(error) => Step::Last(Err(error)),
            Ok(never) => match never {},
        }
    }
}

#[diagnostic::do_not_recommend]
impl<T> EndWith<T> for Missing {
    type Error = Infallible;
    type Into = Infallible;
    #[inline(always)]
    fn end(self, _: impl FnOnce(Infallible) -> Result<Infallible, Infallible>) -> Step<T> {
        Step::Ended
    }
}

/// A residual that a coroutine can complete with, if it returns a `T`.
#[diagnostic::on_unimplemented(
    message = "`?` cannot complete this coroutine: it returns `{T}`",
    label = "`?` on a `Result` needs a coroutine that returns `Result<_, E>`, on an `Option` one that returns `Option<_>`"
)]
pub trait CompleteWith<T> {
    /// The error of the `?`.
    type Error;
    /// That of what the coroutine returns.
    type Into;
    /// What it returns. `convert` makes the one error of the other.
    fn complete(self, convert: impl FnOnce(Self::Error) -> Result<Infallible, Self::Into>) -> T;
}

#[diagnostic::do_not_recommend]
impl<T, E, F> CompleteWith<Result<T, F>> for Failed<E> {
    type Error = E;
    type Into = F;
    #[inline(always)]
    fn complete(self, convert: impl FnOnce(E) -> Result<Infallible, F>) -> Result<T, F> {
        let Err(error) = self;
        match convert(error) {
            Err(error) => Err(error),
            Ok(never) => match never {},
        }
    }
}

#[diagnostic::do_not_recommend]
impl<T> CompleteWith<Option<T>> for Missing {
    type Error = Infallible;
    type Into = Infallible;
    #[inline(always)]
    fn complete(self, _: impl FnOnce(Infallible) -> Result<Infallible, Infallible>) -> Option<T> {
        None
    }
}

#[diagnostic::do_not_recommend]
impl<B, C> CompleteWith<ControlFlow<B, C>> for Broken<B> {
    type Error = Infallible;
    type Into = Infallible;
    #[inline(always)]
    fn complete(
        self,
        _: impl FnOnce(Infallible) -> Result<Infallible, Infallible>,
    ) -> ControlFlow<B, C> {
        let ControlFlow::Break(value) = self;
        ControlFlow::Break(value)
    }
}

/// What may be an error, with any other value.
pub trait Fails: Sized {
    /// The same of another value.
    type With<T>;
    /// What a block gives that ends with a last item, or without.
    fn ends(last: Option<Self>) -> Self::With<Option<Self>>;
    /// The last item of such a block.
    fn last(ended: Self::With<Option<Self>>) -> Option<Self>;
}

impl<T, E> Fails for Result<T, E> {
    type With<U> = Result<U, E>;
    #[inline(always)]
    fn ends(last: Option<Self>) -> Result<Option<Self>, E> {
        Ok(last)
    }
    #[inline(always)]
    fn last(ended: Result<Option<Self>, E>) -> Option<Self> {
        ended.unwrap_or_else(|error| Some(Err(error)))
    }
}

impl<T> Fails for Option<T> {
    type With<U> = Option<U>;
    #[inline(always)]
    fn ends(last: Option<Self>) -> Option<Option<Self>> {
        Some(last)
    }
    #[inline(always)]
    fn last(ended: Option<Option<Self>>) -> Option<Self> {
        ended.flatten()
    }
}
