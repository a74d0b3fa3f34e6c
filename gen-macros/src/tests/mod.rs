//! Tests of the compiler from inside: its passes, its expansions, and what it must never do.

mod corpus;
mod drawings;
mod dump;
mod editor;
mod expansions;
mod grow;
mod head_start;
mod inlining;
mod messages;
mod passes;
mod property;
mod soup;
mod verify;

pub(crate) use dump::Seen;

thread_local! {
    /// Whether the code of this thread is compiled for an editor.
    static EDITOR: std::cell::Cell<bool> = const { std::cell::Cell::new(false) };
}

/// Whether to do as for rust-analyzer.
pub(crate) fn as_editor() -> bool {
    EDITOR.get()
}

/// Called by the driver, in tests alone, with what the passes made of each function.
pub(crate) fn observe(seen: &Seen<'_>) {
    verify::verify_passes(seen);
    dump::observe(seen);
}
