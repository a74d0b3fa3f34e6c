//! `twin!`, which compiles one body as a coroutine, as a boxed one, and as a plain function, and
//! `same!`, which runs all of them with the same arguments and compares what they do.
//!
//! In the plain function a yield says the value and takes the next argument from a list. Where
//! that is empty it unwinds, as the coroutine is closed there: so `same!` also compares what is
//! dropped, and in which order, at each yield of the run.

use std::any::Any;
use std::cell::RefCell;
use std::collections::VecDeque;
use std::fmt::Debug;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

use crate::common::{say, trace_of};
use gen_core::{Coroutine, CoroutineState, Status};

thread_local! {
    /// The arguments that plain functions have not taken yet.
    static GIVEN: RefCell<VecDeque<Box<dyn Any>>> = const { RefCell::new(VecDeque::new()) };
}

/// Unwinds a plain function at the yield at which the coroutine is closed.
struct Closed;

/// A yield of a plain function.
pub fn exchange<R: 'static, Y: Debug>(value: Y) -> R {
    say(format!("yield {value:?}"));
    drop(value);
    match GIVEN.with_borrow_mut(VecDeque::pop_front) {
        Some(given) => *given.downcast().expect("an argument of the right type"),
        None => resume_unwind(Box::new(Closed)),
    }
}

/// Runs a plain function.
#[track_caller]
pub fn run_plain<R: 'static, T: Debug>(given: Vec<R>, run: impl FnOnce() -> T) -> Vec<String> {
    let given = given.into_iter().map(|given| Box::new(given) as _);
    GIVEN.set(given.collect());
    let lines = trace_of(|| match catch_unwind(AssertUnwindSafe(run)) {
        Ok(value) => say(format!("return {value:?}")),
        Err(payload) if payload.is::<Closed>() => {}
        Err(payload) => resume_unwind(payload),
    });
    assert_eq!(GIVEN.take().len(), 0, "some arguments were not taken");
    lines
}

/// Runs a coroutine with the same arguments, and closes it where there is none left.
pub fn run_coroutine<R, C: Coroutine<R>>(given: Vec<R>, make: impl FnOnce() -> C) -> Vec<String>
where
    C::Yield: Debug,
    C::Return: Debug,
{
    trace_of(|| {
        let mut coroutine = make();
        assert_eq!(coroutine.status(), Status::Unstarted);
        let mut state = coroutine.start();
        for given in given {
            let CoroutineState::Yielded(value) = state else {
                panic!("some arguments were not taken");
            };
            assert_eq!(coroutine.status(), Status::Suspended);
            say(format!("yield {value:?}"));
            drop(value);
            state = coroutine.resume(given);
        }
        match state {
            CoroutineState::Yielded(value) => {
                say(format!("yield {value:?}"));
                drop(value);
                coroutine.close();
            }
            CoroutineState::Complete(value) => say(format!("return {value:?}")),
        }
        assert_eq!(coroutine.status(), Status::Complete);
    })
}

/// A yield in the plain twin.
macro_rules! plain_yield {
    ($value:expr) => {
        $crate::twin::exchange::<Given, Item>($value)
    };
}
pub(crate) use plain_yield;

/// Compiles each body three times. `-> [R, Y, T]`: what it is given, what it yields and returns.
macro_rules! twin {
    ($($(#[$attr:meta])* fn $name:ident $params:tt -> [$given:ty, $item:ty, $returns:ty] $body:tt)*) => {$(
        mod $name {
            pub(crate) mod coroutine {
                #[allow(unused_imports, reason = "not every body needs them")]
                use super::super::*;
                #[allow(unused_imports, reason = "not every body yields")]
                use gen_core::yield_;
                #[gen_core::generator]
                $(#[$attr])*
                pub(crate) fn run $params -> impl gen_core::Coroutine<$given, Yield = $item, Return = $returns> $body
            }
            pub(crate) mod boxed {
                #[allow(unused_imports, reason = "not every body needs them")]
                use super::super::*;
                #[allow(unused_imports, reason = "not every body yields")]
                use gen_core::yield_;
                #[gen_core::generator(boxed)]
                $(#[$attr])*
                pub(crate) fn run $params -> impl gen_core::Coroutine<$given, Yield = $item, Return = $returns> $body
            }
            pub(crate) mod plain {
                #[allow(unused_imports, reason = "not every body needs them")]
                use super::super::*;
                #[allow(unused_imports, reason = "not every body yields")]
                use crate::twin::plain_yield as yield_;
                #[allow(dead_code, reason = "not every body yields")]
                type Given = $given;
                #[allow(dead_code, reason = "not every body yields")]
                type Item = $item;
                $(#[$attr])*
                pub(crate) fn run $params -> $returns $body
            }
        }
    )*};
}
pub(crate) use twin;

/// Asserts that the twins leave the same trace, with all of the arguments and with each
/// beginning of them; gives the trace of the whole.
macro_rules! same {
    ($name:ident($($arg:expr),* $(,)?), [$($given:expr),* $(,)?]) => {{
        let given = |count: usize| {
            let mut given = vec![$($given),*];
            given.truncate(count);
            given
        };
        let all = given(usize::MAX).len();
        let mut lines = Vec::new();
        for count in 0..=all {
            let plain = $crate::twin::run_plain(given(count), || $name::plain::run($($arg),*));
            lines = $crate::twin::run_coroutine(given(count), || $name::coroutine::run($($arg),*));
            let boxed = $crate::twin::run_coroutine(given(count), || $name::boxed::run($($arg),*));
            assert_eq!(boxed, plain, "after {count} arguments: boxed coroutine on the left, plain function on the right");
            assert_eq!(lines, plain, "after {count} arguments: coroutine on the left, plain function on the right");
        }
        lines
    }};
}
pub(crate) use same;
