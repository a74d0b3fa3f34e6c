//! What patterns do with the values that they are matched against.

use proc_macro2::Ident;
use syn::{Expr, Pat};

use super::Use;
use crate::flat::Set;
use crate::locals::{LocalId, local_of};
use crate::lower::{leaves_parts, returned};
use crate::suspends::Bindings;
use crate::walk::{self, Visit};

/// How a `let` with this pattern uses its value.
pub(super) fn pattern_use(pat: &Pat) -> Use {
    match pat {
        Pat::Type(typed) => pattern_use(&typed.pat),
        Pat::Paren(paren) => pattern_use(&paren.pat),
        Pat::Ident(ident) if ident.subpat.is_none() => {
            if ident.by_ref.is_some() || !is_variable(&ident.ident) {
                Use::Borrow
            } else {
                Use::Value
            }
        }
        pat if binds_by_value(pat) => Use::Pattern,
        _ => Use::Borrow,
    }
}

/// Whether a name in a pattern is that of a variable, not of a constant: one of the body, or of a
/// closure in it, or that which a coroutine's value is moved to.
fn is_variable(name: &Ident) -> bool {
    local_of(name).is_some()
        || *name == returned()
        || !name.to_string().starts_with(char::is_uppercase)
}

/// Whether a pattern takes something by value: one in a closure only if it takes all.
fn binds_by_value(pat: &Pat) -> bool {
    struct Find(bool);
    impl Visit for Find {
        fn visit_pat_ident(&mut self, pat: &syn::PatIdent) {
            self.0 |= pat.by_ref.is_none() && is_variable(&pat.ident);
            walk::visit_pat_ident(self, pat);
        }
        fn visit_expr(&mut self, _: &Expr) {}
    }
    let mut foreign = Find(false);
    foreign.visit_pat(pat);
    Bindings::of(pat).iter().any(|b| b.by_value) || foreign.0 && !leaves_parts(pat)
}

/// Adds what a pattern binds to an entry of a map, by the names in std: `Entry::Vacant(entry)`.
pub(super) fn entries(pat: &Pat, found: &mut Set<LocalId>) {
    struct Find<'a>(&'a mut Set<LocalId>);
    impl Visit for Find<'_> {
        fn visit_pat(&mut self, pat: &Pat) {
            match pat {
                Pat::TupleStruct(strct) => {
                    let name = strct.path.segments.last().map(|last| &last.ident);
                    if name.is_some_and(|name| name == "Vacant" || name == "Occupied") {
                        self.0.extend(Bindings::ids(pat));
                    }
                }
                Pat::Tuple(_) | Pat::Paren(_) | Pat::Or(_) => walk::visit_pat(self, pat),
                _ => {}
            }
        }
    }
    Find(found).visit_pat(pat);
}
