//! One body as a recursive generator and as a plain recursive function: both write a trace, to
//! the end or to where they are stopped.

use std::cell::Cell;
use std::fmt::Debug;
use std::panic::{self, AssertUnwindSafe};

use crate::common::{say, trace_of};

thread_local! {
    /// How many items the plain function may still hand out.
    static LEFT: Cell<usize> = const { Cell::new(usize::MAX) };
}

/// The caller of the plain function wants no more.
struct Stop;

/// What `yield_!` is in a plain function.
pub fn emit(item: impl Debug) {
    say(format!("item {item:?}"));
    LEFT.set(LEFT.get() - 1);
    if LEFT.get() == 0 {
        panic::resume_unwind(Box::new(Stop));
    }
}

/// `yield_!` in a plain function.
#[macro_export]
macro_rules! plain_yield {
    ($item:expr) => {
        $crate::twin::emit($item)
    };
}

/// `yield_from!` in a plain function: a call.
#[macro_export]
macro_rules! plain_yield_from {
    ($call:expr) => {
        $call
    };
}

/// Runs to the end, or to the panic, of which it says that it came.
fn caught(run: impl FnOnce()) {
    match panic::catch_unwind(AssertUnwindSafe(run)) {
        Err(payload) if !payload.is::<Stop>() => say("panicked"),
        _ => {}
    }
}

/// The trace of a plain function that is stopped behind `limit` items.
pub fn plain(limit: usize, run: impl FnOnce()) -> Vec<String> {
    trace_of(|| {
        LEFT.set(limit);
        caught(run);
    })
}

/// The trace of a generator that is dropped behind `limit` items.
pub fn generated<I: Iterator<Item: Debug>>(limit: usize, make: impl FnOnce() -> I) -> Vec<String> {
    trace_of(|| {
        caught(|| {
            let mut items = make();
            for _ in 0..limit {
                let Some(item) = items.next() else {
                    assert!(items.next().is_none(), "not fused");
                    break;
                };
                say(format!("item {item:?}"));
            }
            // The plain function is left by a panic there, in which no other can be seen.
            let _ = panic::catch_unwind(AssertUnwindSafe(|| drop(items)));
        });
    })
}

/// Functions that call each other, and a call of one: runs it in both forms, stopped behind each
/// number of items and not at all, and compares the traces.
macro_rules! twins {
    (
        $call:expr;
        $(fn $name:ident($($arg:ident: $ty:ty),* $(,)?) -> $item:ty $body:block)+
    ) => {{
        mod generators {
            #[allow(unused_imports)]
            use super::*;
            use gen_core::{Recursive, generator, yield_, yield_from};
            $(
                #[generator]
                pub fn $name<'a>($($arg: $ty),*) -> Recursive<'a, $item> $body
            )+
            pub fn call() -> Recursive<'static, impl ::std::fmt::Debug> {
                $call
            }
        }
        mod plain {
            #[allow(unused_imports)]
            use super::*;
            use $crate::{plain_yield as yield_, plain_yield_from as yield_from};
            $(
                #[allow(clippy::unused_unit, clippy::extra_unused_lifetimes)]
                pub fn $name<'a>($($arg: $ty),*) $body
            )+
            pub fn call() {
                $call;
            }
        }
        let whole = $crate::twin::plain(usize::MAX, plain::call);
        let items = whole.iter().filter(|line| line.starts_with("item")).count();
        for limit in (0..=items).chain([usize::MAX]) {
            let expected = if limit == 0 { Vec::new() } else { $crate::twin::plain(limit, plain::call) };
            let found = $crate::twin::generated(limit, generators::call);
            if limit == 0 {
                // The call runs nothing; what it was given is dropped.
                assert!(found.iter().all(|line| line.starts_with("drop ")), "{found:?}");
            } else {
                assert_eq!(found, expected, "stopped behind {limit} of {items} items");
            }
        }
        whole
    }};
}
pub(crate) use twins;
