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

/// The error of a `Result`.
pub struct Failed<E>(E);

/// The `None` of an `Option`.
pub struct Missing;

#[diagnostic::do_not_recommend]
impl<T, E> Try for Result<T, E> {
    type Output = T;
    type Residual = Failed<E>;
    #[inline(always)]
    fn branch(self) -> ControlFlow<Failed<E>, T> {
        match self {
            Ok(value) => ControlFlow::Continue(value),
            Err(error) => ControlFlow::Break(Failed(error)),
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
            None => ControlFlow::Break(Missing),
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
        match convert(self.0) {
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
