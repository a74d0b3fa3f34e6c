//! Places that rustc loses the index of: what the pinned lowering has to refuse.
//!
//! A place such as `m[i][j]` is evaluated index by index. If the `async` block is suspended
//! between two of them, rustc (1.95 and before) does not keep `i` where the place looks for it
//! afterwards, and the program reads or writes anywhere. The same goes for `match m[i]` with a
//! guard that suspends. Input: expressions of the user. Output: errors. A macro of the user's own
//! may suspend as well: who knows.

use quote::ToTokens;
use syn::{Expr, Pat};

use crate::diag::{self, Errors, Suspends};
use crate::macros::{find_yield, is_known, is_yield_name};
use crate::verbatim::Tokens;
use crate::walk::{self, Visit};

/// Reports an expression whose place loses an index. Looks at this one only, not inside.
pub(crate) fn check(expr: &Expr, errors: &mut Errors) {
    match expr {
        Expr::Index(index) if is_indexed(&index.expr) => {
            if let Some(suspends) = suspends(&index.index) {
                errors.at(&index.index, diag::index_lost(suspends));
            }
        }
        Expr::Match(matching) if is_indexed(&matching.expr) => {
            for arm in &matching.arms {
                if let Pat::Guard(guard) = &arm.pat {
                    if let Some(suspends) = suspends(&guard.guard) {
                        errors.at(&guard.guard, diag::guard_loses_index(suspends));
                    }
                }
            }
        }
        _ => {}
    }
}

/// Whether an expression is a place with an index in it.
fn is_indexed(place: &Expr) -> bool {
    match place {
        Expr::Index(_) => true,
        Expr::Field(field) => is_indexed(&field.base),
        Expr::Paren(paren) => is_indexed(&paren.expr),
        Expr::Group(group) => is_indexed(&group.expr),
        Expr::Unary(unary) => matches!(unary.op, syn::UnOp::Deref(_)) && is_indexed(&unary.expr),
        _ => false,
    }
}

/// Whether code suspends.
fn suspends(expr: &Expr) -> Option<Suspends> {
    struct Find {
        surely: bool,
        perhaps: bool,
    }
    impl Visit for Find {
        fn visit_expr(&mut self, expr: &Expr) {
            match expr {
                Expr::Await(_) => self.surely = true,
                Expr::Closure(_) | Expr::Async(_) | Expr::Const(_) => {}
                _ => walk::visit_expr(self, expr),
            }
        }
        fn visit_item(&mut self, _: &syn::Item) {}
        fn visit_macro(&mut self, mac: &syn::Macro) {
            let name = mac.path.segments.last().map(|segment| &segment.ident);
            self.surely |= name.is_some_and(is_yield_name)
                || find_yield(&mac.tokens).is_some()
                || says_await(mac.tokens.to_token_stream());
            self.perhaps |=
                name.is_none_or(|name| !is_known(name)) || Tokens::of(&mac.tokens).calls_foreign;
        }
    }
    let mut find = Find {
        surely: false,
        perhaps: false,
    };
    find.visit_expr(expr);
    match find {
        Find { surely: true, .. } => Some(Suspends::Surely),
        Find { perhaps: true, .. } => Some(Suspends::Perhaps),
        _ => None,
    }
}

/// Whether tokens may await.
fn says_await(tokens: proc_macro2::TokenStream) -> bool {
    tokens.into_iter().any(|token| match token {
        proc_macro2::TokenTree::Group(group) => says_await(group.stream()),
        proc_macro2::TokenTree::Ident(ident) => ident == "await",
        _ => false,
    })
}
