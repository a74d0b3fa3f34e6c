//! Tests of the compiler from inside: its passes, its expansions, and what it must never do.

mod corpus;
mod drawings;
mod dump;
mod expansions;
mod grow;
mod messages;
mod passes;
mod property;
mod soup;
mod verify;

pub(crate) use dump::Seen;

/// Called by the driver, in tests alone, with what the passes made of each function.
pub(crate) fn observe(seen: &Seen<'_>) {
    verify::verify_passes(seen);
    dump::observe(seen);
}
