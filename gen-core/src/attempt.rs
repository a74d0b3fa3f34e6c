//! What `?` expands to in the body of a generator.

pub use core::ops::ControlFlow;

use crate::machine::Step;

/// A type that `?` works on: `Result` and `Option`.
#[diagnostic::on_unimplemented(message = "the `?` operator can only be used on a `Result` or an `Option` in a generator")]
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
    label = "`?` on a `Result` needs items of type `Result<_, E>` with a matching error"
)]
pub trait EndWith<T> {
    /// The last step.
    fn end(self) -> Step<T>;
}

impl<T, E, F: From<E>> EndWith<Result<T, F>> for Failed<E> {
    #[inline(always)]
    fn end(self) -> Step<Result<T, F>> {
        Step::Last(Err(F::from(self.0)))
    }
}

impl<T> EndWith<T> for Missing {
    #[inline(always)]
    fn end(self) -> Step<T> {
        Step::Ended
    }
}
