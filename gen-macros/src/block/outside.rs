//! What the body does to the variables around it, for rustc to check there: inside they are
//! variables of the generator, which may be changed.
//!
//! Output: code that is never run. What is changed by an assignment or a `&mut` has to be declared
//! `mut`. Of what a method or a macro may change rustc only notes that its `mut` is used, if it
//! has one: it takes it for used where a temporary that it is moved into is changed.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::quote_spanned;
use syn::Expr;
use syn::parse::Parser;
use syn::punctuated::Punctuated;
use syn::visit::{self, Visit};

use crate::lower::is_assignment;
use crate::macros::is_yield_name;

/// Code for a place that is never reached, behind the generator.
// Output: let _ = &mut n; let _ = &mut { list }; unreachable!()
pub(super) fn check(body: &syn::Block, captured: &[Ident]) -> TokenStream {
    let mut changes = Changes::default();
    changes.visit_block(body);
    let mut code = TokenStream::new();
    for name in captured {
        let change = changes.certain.iter().find(|change| *change == name);
        // The certain ones come first: behind a move there would be nothing to change.
        if let Some(change) = change {
            let span = change.span();
            code.extend(quote_spanned!(span=> let _ = &mut #change;));
        }
    }
    for name in captured {
        let is_certain = changes.certain.iter().any(|change| change == name);
        if !is_certain && changes.possible.iter().any(|change| change == name) {
            code.extend(quote::quote!(let _ = &mut { #name };));
        }
    }
    code.extend(quote::quote!(::core::unreachable!()));
    code
}

/// The names that a body changes, where it does.
#[derive(Default)]
struct Changes {
    certain: Vec<Ident>,
    /// If their types are such.
    possible: Vec<Ident>,
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
            part => self.may_change(part),
        }
    }

    /// The tokens of a macro: `write!(text, ..)`.
    fn tokens(&mut self, tokens: TokenStream) {
        for token in tokens {
            match token {
                TokenTree::Group(group) => self.tokens(group.stream()),
                TokenTree::Ident(name) => self.possible.push(name),
                _ => {}
            }
        }
    }

    /// A part of a local may be changed: that of what it refers to is no change of it.
    fn may_change(&mut self, place: &Expr) {
        match place {
            Expr::Path(path) => self.possible.extend(path.path.get_ident().cloned()),
            Expr::Field(field) => self.may_change(&field.base),
            Expr::Index(index) => self.may_change(&index.expr),
            Expr::Unary(unary) => self.may_change(&unary.expr),
            Expr::Paren(paren) => self.may_change(&paren.expr),
            Expr::MethodCall(call) => self.may_change(&call.receiver),
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
            Expr::MethodCall(call) => self.may_change(&call.receiver),
            Expr::Let(binding) if has_ref_mut(&binding.pat) => self.may_change(&binding.expr),
            Expr::Match(matching) if matching.arms.iter().any(|arm| has_ref_mut(&arm.pat)) => {
                self.may_change(&matching.expr);
            }
            _ => {}
        }
        visit::visit_expr(self, expr);
    }

    fn visit_local(&mut self, local: &'ast syn::Local) {
        if let Some(init) = local.init.as_ref().filter(|_| has_ref_mut(&local.pat)) {
            self.may_change(&init.expr);
        }
        visit::visit_local(self, local);
    }

    fn visit_macro(&mut self, mac: &'ast syn::Macro) {
        let operands = Punctuated::<Expr, syn::Token![,]>::parse_terminated;
        let Ok(operands) = operands.parse2(mac.tokens.clone()) else {
            return self.tokens(mac.tokens.clone());
        };
        let yields = mac
            .path
            .segments
            .last()
            .is_some_and(|name| is_yield_name(&name.ident));
        for operand in &operands {
            if !yields {
                self.may_change(operand);
            }
            self.visit_expr(operand);
        }
    }

    fn visit_item(&mut self, _: &'ast syn::Item) {}
}

/// Whether a pattern borrows what it is matched against, to change it.
fn has_ref_mut(pat: &syn::Pat) -> bool {
    struct Find(bool);
    impl<'ast> Visit<'ast> for Find {
        fn visit_pat_ident(&mut self, pat: &'ast syn::PatIdent) {
            self.0 |= pat.by_ref.is_some() && pat.mutability.is_some();
            visit::visit_pat_ident(self, pat);
        }
    }
    let mut find = Find(false);
    find.visit_pat(pat);
    find.0
}
