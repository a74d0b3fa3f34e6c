//! One body in four ways: as a block, as a boxed one, as a coroutine, and as a plain closure in
//! which a yield writes to the trace.

/// What a yield is in the plain twin.
macro_rules! yield_ {
    ($value:expr) => {
        $crate::common::say_item($value)
    };
}
pub(crate) use yield_;

/// Asserts that all ways leave the same trace; gives it. The variables of the first block are
/// captured by the second.
macro_rules! same {
    ({ $($setup:tt)* } { $($body:tt)* }) => {{
        #[allow(unused_imports, reason = "not every body yields")]
        use $crate::twin::yield_;
        let plain = $crate::common::trace_of(|| {
            $($setup)*
            (move || { $($body)* })();
        });
        let block = $crate::common::trace_of(|| {
            $($setup)*
            $crate::common::drive(::gen_core::generate! { $($body)* });
        });
        assert_eq!(block, plain, "block on the left, closure on the right");
        let boxed = $crate::common::trace_of(|| {
            $($setup)*
            $crate::common::drive(::gen_core::generate!(boxed { $($body)* }));
        });
        assert_eq!(boxed, plain, "boxed block on the left, closure on the right");
        let coroutine = $crate::common::trace_of(|| {
            $($setup)*
            let coroutine = ::gen_core::generate!(coroutine { $($body)* });
            $crate::common::drive(::gen_core::Coroutine::items(coroutine));
        });
        assert_eq!(coroutine, plain, "coroutine on the left, closure on the right");
        plain
    }};
}
pub(crate) use same;

/// Asserts that a block and a boxed one, which is rustc's own state machine, leave the same trace
/// when they are dropped after any number of items; gives the trace of each.
macro_rules! dropped {
    ({ $($setup:tt)* } { $($body:tt)* }) => {{
        let mut traces = Vec::new();
        for count in 0.. {
            let mut over = false;
            let block = $crate::common::trace_of(|| {
                $($setup)*
                let mut items = ::gen_core::generate! { $($body)* };
                over = !(0..count).all(|_| items.next().is_some());
                $crate::common::say("let go");
            });
            let boxed = $crate::common::trace_of(|| {
                $($setup)*
                let mut items = ::gen_core::generate!(boxed { $($body)* });
                let _ = (0..count).all(|_| items.next().is_some());
                $crate::common::say("let go");
            });
            assert_eq!(block, boxed, "after {count} items; boxed on the right");
            traces.push(block.join(", "));
            if over {
                break;
            }
        }
        traces
    }};
}
pub(crate) use dropped;
