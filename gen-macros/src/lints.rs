//! Levels of lints: what the expansion may not say, and what the user does not want to hear.
//!
//! Statements that yield are taken apart, and attributes on them are left without a place. So what
//! the user allows in some place of a body is allowed in all of its expansion.

use proc_macro2::TokenStream;
use quote::quote;
use syn::punctuated::Punctuated;
use syn::{Attribute, Meta, Path, Token};

use crate::code::{Code, code};

/// The levels that a body sets.
#[derive(Clone, Default)]
pub(crate) struct Levels {
    /// It sets any.
    pub(crate) any: bool,
    /// The lints that it allows or expects.
    allowed: Vec<Path>,
}

impl Levels {
    /// Notes an attribute of the body.
    pub(crate) fn note(&mut self, attr: &Attribute) {
        if !is_level(attr) {
            return;
        }
        self.any = true;
        let is_allowed = ["allow", "expect"]
            .iter()
            .any(|it| attr.path().is_ident(it));
        let lints = attr.parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated);
        // A reason says nothing here.
        let lints = lints.into_iter().flatten().filter_map(|lint| match lint {
            Meta::Path(path) if is_allowed => Some(path),
            _ => None,
        });
        self.allowed.extend(lints);
    }

    pub(crate) fn extend(&mut self, other: Self) {
        self.any |= other.any;
        self.allowed.extend(other.allowed);
    }

    /// What the user allows.
    pub(crate) fn allow(&self) -> Option<TokenStream> {
        let allowed = &self.allowed;
        (!allowed.is_empty()).then(|| quote!(#[allow(#(#allowed),*)]))
    }
}

/// Whether an attribute sets the level of a lint.
pub(crate) fn is_level(attr: &Attribute) -> bool {
    ["allow", "expect", "warn", "deny", "forbid"]
        .iter()
        .any(|level| attr.path().is_ident(level))
}

/// Allows what the shape of the expansion would raise in the user's crate. What is left says
/// something of the user's code: a `Result` that is not used, a deprecated function. Each lint
/// costs rustc time in each generator, and those that only look at names and items of ours find
/// none, as these are of the macro.
pub(crate) fn allow() -> Code {
    code! {
        #[allow(
            unused_variables, unused_assignments, unused_mut, unused_labels, unused_parens,
            unused_braces, unused_imports, unused_macros, unused_qualifications,
            unused_results, unreachable_code, unreachable_patterns, dead_code,
            path_statements, non_snake_case, non_upper_case_globals,
            non_shorthand_field_patterns, trivial_casts
        )]
        // rustc would look each of them up.
        #[cfg_attr(
            clippy,
            allow(clippy::all, clippy::pedantic, clippy::nursery, clippy::restriction)
        )]
    }
}
