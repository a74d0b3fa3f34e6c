//! Helpers shared by the behaviour tests: a trace per thread, guards that write to it
//! when they are dropped, and `twin!`, which compiles one body both as a generator and
//! as a plain function.
#![allow(
    dead_code,
    unused_macros,
    unused_imports,
    reason = "each test file uses its own part"
)]

use std::cell::{Cell, RefCell};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::Once;

thread_local! {
    static TRACE: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
    /// Whether this thread is to panic without a message.
    static QUIET: Cell<bool> = const { Cell::new(false) };
    static LINE: Cell<u32> = const { Cell::new(0) };
    /// How many items a plain twin may still give.
    static LEFT: Cell<Option<usize>> = const { Cell::new(None) };
}

/// Writes a line to the trace of this thread.
pub fn say(line: impl Into<String>) {
    let line = line.into();
    TRACE.with_borrow_mut(|trace| trace.push(line));
}

/// Takes the trace written so far.
pub fn trace() -> Vec<String> {
    TRACE.take()
}

/// The trace that `run` writes.
pub fn trace_of(run: impl FnOnce()) -> Vec<String> {
    trace();
    run();
    trace()
}

/// Says `drop <name>` when it goes.
#[derive(Debug, PartialEq, Eq)]
pub struct Guard(pub &'static str);

impl Drop for Guard {
    fn drop(&mut self) {
        say(format!("drop {}", self.0));
    }
}

impl Guard {
    pub fn name(&self) -> &'static str {
        self.0
    }
}

/// A guard that says when it is made.
pub fn mk(name: &'static str) -> Guard {
    say(format!("make {name}"));
    Guard(name)
}

/// Says the value and gives it back: shows the order of evaluation.
pub fn eval<T: std::fmt::Debug>(value: T) -> T {
    say(format!("eval {value:?}"));
    value
}

/// Runs what must panic, without a message on the terminal; its message is returned.
pub fn panics<T>(run: impl FnOnce() -> T) -> String {
    let Err(payload) = quietly(run) else {
        panic!("should have panicked")
    };
    match payload.downcast::<String>() {
        Ok(message) => *message,
        Err(payload) => (*payload.downcast::<&str>().expect("a text")).to_owned(),
    }
}

/// Runs what may panic, without a message on the terminal.
fn quietly<T>(run: impl FnOnce() -> T) -> std::thread::Result<T> {
    static HOOK: Once = Once::new();
    HOOK.call_once(|| {
        let hook = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |info| {
            LINE.set(info.location().map_or(0, std::panic::Location::line));
            if !QUIET.get() {
                hook(info);
            }
        }));
    });
    QUIET.set(true);
    let result = catch_unwind(AssertUnwindSafe(run));
    QUIET.set(false);
    result
}

/// The line of the last panic in [`panics`].
pub fn panicked_at() -> u32 {
    LINE.get()
}

/// The items of a generator, each also said as `yield <item>`.
pub fn drive<T: std::fmt::Debug>(items: impl Iterator<Item = T>) -> Vec<T> {
    items
        .inspect(|item| say(format!("yield {item:?}")))
        .collect()
}

/// Equality of slices of one type, so that the expected side needs no annotation.
pub fn expect<T: std::fmt::Debug + PartialEq>(items: &[T], expected: &[T]) {
    assert_eq!(items, expected);
}

/// Says an item as `drive` does. Panics there if the run is to stop.
pub fn say_item<T: std::fmt::Debug>(item: T) {
    say(format!("yield {item:?}"));
    if let Some(left) = LEFT.get() {
        assert!(left > 0, "stopped");
        LEFT.set(Some(left - 1));
    }
}

/// Runs a plain twin that panics behind so many items, and says whether it came to that.
pub fn stopped_after(items: usize, run: impl FnOnce()) -> bool {
    LEFT.set(Some(items - 1));
    let result = quietly(run);
    LEFT.set(None);
    result.is_err()
}

/// What a yield is in the plain twin, where `Item` is the generator's item type.
macro_rules! plain_yield {
    ($value:expr) => {
        $crate::common::say_item::<Item>($value)
    };
}
pub(crate) use plain_yield;

/// Compiles each body three times: as a generator, as a boxed one, and as a plain function in
/// which a yield writes to the trace. A file with twins imports no `yield_` of its own at the top: the
/// plain one would be ambiguous with it.
macro_rules! twin {
    ($($(#[$attr:meta])* fn $name:ident $params:tt -> [$($item:tt)*] $body:tt)*) => {$(
        mod $name {
            pub(crate) mod generator {
                #[allow(unused_imports, reason = "not every body needs them")]
                use super::super::*;
                #[allow(unused_imports, reason = "not every body yields")]
                use gen_core::yield_;
                #[gen_core::generator]
                $(#[$attr])*
                pub(crate) fn run $params -> impl Iterator<Item = $($item)*> $body
            }
            #[allow(dead_code, reason = "some are run in their own ways")]
            pub(crate) mod boxed {
                #[allow(unused_imports, reason = "not every body needs them")]
                use super::super::*;
                #[allow(unused_imports, reason = "not every body yields")]
                use gen_core::yield_;
                #[gen_core::generator(boxed)]
                $(#[$attr])*
                pub(crate) fn run $params -> impl Iterator<Item = $($item)*> $body
            }
            pub(crate) mod plain {
                #[allow(unused_imports, reason = "not every body needs them")]
                use super::super::*;
                use crate::common::plain_yield as yield_;
                type Item = $($item)*;
                $(#[$attr])*
                pub(crate) fn run $params $body
            }
        }
    )*};
}
pub(crate) use twin;

/// Asserts that the twins leave the same trace, and the items of the generator; and the same trace
/// if they end in the middle, at each item.
macro_rules! same {
    ($name:ident($($arg:expr),* $(,)?), $items:tt) => {{
        $crate::common::same_to_the_end!($name($($arg),*), $items);
        for items in 1.. {
            let mut is_cut = false;
            let plain = $crate::common::trace_of(|| {
                is_cut = $crate::common::stopped_after(items, || $name::plain::run($($arg),*));
            });
            if !is_cut {
                break;
            }
            let steps = $crate::common::trace_of(|| {
                $crate::common::drive($name::generator::run($($arg),*).take(items));
            });
            assert_eq!(steps, plain, "generator on the left, dropped after {items}");
            let steps = $crate::common::trace_of(|| {
                $crate::common::drive($name::boxed::run($($arg),*).take(items));
            });
            assert_eq!(steps, plain, "boxed generator on the left, dropped after {items}");
        }
    }};
}
pub(crate) use same;

/// The same, of bodies that do not end in the middle.
macro_rules! same_to_the_end {
    ($name:ident($($arg:expr),* $(,)?), [$($item:expr),* $(,)?]) => {{
        let plain = $crate::common::trace_of(|| $name::plain::run($($arg),*));
        let mut items = Vec::new();
        let steps = $crate::common::trace_of(|| {
            items = $crate::common::drive($name::generator::run($($arg),*));
        });
        assert_eq!(steps, plain, "generator on the left, plain function on the right");
        $crate::common::expect(&items, &[$($item),*]);
        let steps = $crate::common::trace_of(|| {
            $crate::common::drive($name::boxed::run($($arg),*));
        });
        assert_eq!(steps, plain, "boxed generator on the left, plain function on the right");
    }};
}
pub(crate) use same_to_the_end;
