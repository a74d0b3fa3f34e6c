//! A workload: the same job, done by several implementations.

use crate::input::Input;

/// The ways in which an implementation is made to work, and their names in tables.
pub const WAYS: [&str; 3] = ["for", "dyn", "fold"];

/// What is measured: the whole job, with an input; it gives a checksum.
pub type Cell = fn(&Input) -> u64;

/// A job.
pub struct Workload {
    /// Its name in tables.
    pub name: &'static str,
    /// Who does it; the one written by hand comes first.
    pub implementations: Vec<Implementation>,
}

/// One way to write a workload.
pub struct Implementation {
    /// Its name in tables.
    pub name: &'static str,
    /// One cell for each of [`WAYS`] that there is.
    pub ways: [Option<Cell>; 3],
    /// The bytes of the generator.
    pub size: fn(&Input) -> usize,
    /// All items, as text.
    pub items: fn(&Input) -> Vec<String>,
}

/// The table of a workload of iterators: for each implementation a module with a function
/// `with`, which makes the iterator and has it consumed.
macro_rules! iterators {
    ($name:literal: $($(#[$cfg:meta])* $module:ident),+ $(,)?) => {
        pub fn workload() -> crate::workload::Workload {
            use crate::consume::{Collect, Dyn, Fold, ForLoop, Size};

            crate::workload::Workload {
                name: $name,
                implementations: vec![$(
                    $(#[$cfg])*
                    crate::workload::Implementation {
                        name: stringify!($module),
                        ways: [
                            Some(|input| $module::with(input, ForLoop)),
                            Some(|input| $module::with(input, Dyn)),
                            Some(|input| $module::with(input, Fold)),
                        ],
                        size: |input| $module::with(input, Size),
                        items: |input| $module::with(input, Collect),
                    },
                )+],
            }
        }
    };
}

/// The table of a workload of coroutines: for each implementation a module with a function
/// `with`, which makes the coroutine and has it driven.
macro_rules! coroutines {
    ($name:literal: $($(#[$cfg:meta])* $module:ident),+ $(,)?) => {
        pub fn workload() -> crate::workload::Workload {
            use crate::resume::{Collect, Dyn, Loop, Size};

            crate::workload::Workload {
                name: $name,
                implementations: vec![$(
                    $(#[$cfg])*
                    crate::workload::Implementation {
                        name: stringify!($module),
                        ways: [
                            Some(|input| $module::with(input, Loop)),
                            Some(|input| $module::with(input, Dyn)),
                            None,
                        ],
                        size: |input| $module::with(input, Size),
                        items: |input| $module::with(input, Collect),
                    },
                )+],
            }
        }
    };
}

/// The table of a workload of streams: for each implementation a module with a function `with`,
/// which makes the stream and has it polled.
macro_rules! streams {
    ($name:literal: $($module:ident),+ $(,)?) => {
        pub fn workload() -> crate::workload::Workload {
            use crate::poll::{Collect, Dyn, Loop, Size};

            crate::workload::Workload {
                name: $name,
                implementations: vec![$(
                    crate::workload::Implementation {
                        name: stringify!($module),
                        ways: [
                            Some(|input| $module::with(input, Loop)),
                            Some(|input| $module::with(input, Dyn)),
                            None,
                        ],
                        size: |input| $module::with(input, Size),
                        items: |input| $module::with(input, Collect),
                    },
                )+],
            }
        }
    };
}

pub(crate) use {coroutines, iterators, streams};
