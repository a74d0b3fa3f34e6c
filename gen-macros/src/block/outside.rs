//! What the body does to the variables around it, for rustc to check there: inside they are
//! variables of the generator, which may be changed.
//!
//! Output: code that is never run. What is changed by an assignment or a `&mut` has to be declared
//! `mut`. Of what a method may change rustc only notes that its `mut` is used, if it has one:
//! it takes it for used where a temporary that it is moved into is changed.

use proc_macro2::{Ident, TokenStream};
use quote::quote_spanned;
use syn::Expr;
use syn::visit::{self, Visit};

use crate::lower::is_assignment;

/// Code for a place that is never reached, behind the generator.
// Output: let _ = &mut n; let _ = &mut { list }; unreachable!()
pub(super) fn check(body: &syn::Block, captured: &[Ident]) -> TokenStream {
    let mut changes = Changes::default();
    changes.visit_block(body);
    let mut code = TokenStream::new();
    for name in captured.iter().filter(|name| *name != "self") {
        let change = changes.certain.iter().find(|change| *change == name);
        // The certain ones come first: behind a move there would be nothing to change.
        if let Some(change) = change {
            let span = change.span();
            code.extend(quote_spanned!(span=> let _ = &mut #change;));
        }
    }
    for name in captured.iter().filter(|name| *name != "self") {
        if changes.certain.iter().all(|change| change != name) {
            code.extend(quote::quote!(let _ = &mut { #name };));
        }
    }
    code.extend(quote::quote!(::core::unreachable!()));
    code
}

/// The names that a body certainly changes, where it does.
#[derive(Default)]
struct Changes {
    certain: Vec<Ident>,
    /// The names bound by patterns around the current place.
    bound: Vec<String>,
}

impl Changes {
    fn change(&mut self, place: &Expr) {
        match place {
            Expr::Path(path) => {
                if let Some(name) = path.path.get_ident() {
                    if !self.bound.contains(&name.to_string()) {
                        self.certain.push(name.clone());
                    }
                }
            }
            Expr::Paren(paren) => self.change(&paren.expr),
            _ => {}
        }
    }
}

impl<'ast> Visit<'ast> for Changes {
    fn visit_pat_ident(&mut self, pat: &'ast syn::PatIdent) {
        self.bound.push(pat.ident.to_string());
        visit::visit_pat_ident(self, pat);
    }

    fn visit_expr(&mut self, expr: &'ast Expr) {
        match expr {
            Expr::Binary(binary) if is_assignment(&binary.op) => self.change(&binary.left),
            Expr::Assign(assign) => self.change(&assign.left),
            Expr::Reference(reference) if reference.mutability.is_some() => {
                self.change(&reference.expr);
            }
            _ => {}
        }
        visit::visit_expr(self, expr);
    }

    fn visit_item(&mut self, _: &'ast syn::Item) {}
}
