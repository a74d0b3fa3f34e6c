//! `if let` in the guards of arms that yield.
//!
//! What it binds is carried like what the pattern of the arm binds. What it matches lives as long
//! as the arm, but in the guard nothing can be kept: so all of it has to be bound.
//!
//! ```text
//! n if let Some(m) = n.checked_sub(1) => { yield_!(m); yield_!(m + 1) }   n, m: carried
//! ```

use syn::{Expr, ExprLet, Pat};

use super::{Lower, rests};
use crate::ir::Hold;
use crate::locals::local_path;
use crate::suspends::{Bindings, root_local};
use crate::{borrows, diag, syntax};

impl Lower<'_> {
    /// Takes over what the guard of an arm binds, if the arm yields; what it takes of locals.
    pub(super) fn guard(&mut self, pat: &mut Pat, yields: bool) -> Vec<Hold> {
        if yields {
            for local in Bindings::ids(pat) {
                let local = self.locals.get_mut(local);
                (local.hoisted, local.refutable) = (true, true);
            }
        }
        let mut taken = Vec::new();
        let Pat::Guard(guard) = pat else {
            return taken;
        };
        let mut lets = Vec::new();
        conditions(&mut guard.guard, &mut lets);
        for binding in lets {
            let (pat, value) = (&binding.pat, &binding.expr);
            let lent = borrows::of_pattern(pat, value, self.locals);
            self.borrows.extend(lent);
            let is_all = rests::takes_all(pat) && !self.has_temporary(value);
            let bindings = Bindings::of(pat).into_iter().filter(|b| b.by_value);
            let bindings: Vec<_> = bindings.map(|binding| binding.id).collect();
            let place = root_local(value);
            let is_kept = is_all || place.is_some() && bindings.is_empty();
            if let Some(local) = place.filter(|_| !bindings.is_empty()) {
                taken.push(Hold {
                    local,
                    bindings,
                    takes_all: is_all && local_path(value).is_some(),
                    nameable: false,
                    mark: self.mark(),
                });
            }
            if yields && !is_kept {
                let (message, span) = (diag::GUARD_KEEPS, syntax::span(value));
                binding.expr = syn::parse_quote_spanned!(span=> ::core::compile_error!(#message));
            }
        }
        taken
    }
}

/// The `let`s of a condition.
fn conditions<'e>(cond: &'e mut Expr, lets: &mut Vec<&'e mut ExprLet>) {
    match cond {
        Expr::Let(binding) => lets.push(binding),
        Expr::Binary(both) if matches!(both.op, syn::BinOp::And(_)) => {
            conditions(&mut both.left, lets);
            conditions(&mut both.right, lets);
        }
        _ => {}
    }
}
