//! Names of ours in the user's code.

use proc_macro2::{Ident, Span};

/// The path of the hidden module that expansions name: they import it, so that one place knows
/// what gen-core is called.
pub(crate) fn private() -> Ident {
    private_at(Span::call_site())
}

/// The same, at code of the user's: errors that rustc finds there are found in that code.
pub(crate) fn private_at(span: Span) -> Ident {
    Ident::new("__gen_private", span)
}

/// An identifier of ours, that neither the user's code nor a hoisted local can meet.
pub(crate) fn ours(name: &str) -> Ident {
    ours_at(name, Span::mixed_site())
}

/// The same, at code of the user's and with the hygiene of that: what rustc finds wrong with it
/// is found there.
pub(crate) fn ours_at(name: &str, span: Span) -> Ident {
    Ident::new(&["__gen_", name].concat(), span)
}
