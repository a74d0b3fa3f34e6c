//! What generators cost: the same workloads as generators of this project, as structs written
//! by hand, by other crates, and by the compiler's own generators where it has them.
//!
//! `cargo bench -p benches` measures times; `cargo run --release -p benches -- help` says what
//! else there is. The results are in `RESULTS.md`.

#![cfg_attr(nightly, feature(gen_blocks, coroutines, coroutine_trait))]
#![allow(unreachable_pub)] // in the modules side by side in a workload, `pub` reads best

pub mod cli;
mod consume;
mod count;
mod input;
mod poll;
mod recursion;
mod report;
mod resume;
mod text;
mod time;
mod workload;
mod workloads;

/// Items that only a nightly compiler can parse.
#[cfg(nightly)]
macro_rules! nightly {
    ($($items:tt)*) => { $($items)* };
}

/// Items that only a nightly compiler can parse: nothing, on this one.
#[cfg(not(nightly))]
macro_rules! nightly {
    ($($items:tt)*) => {};
}

use nightly;
