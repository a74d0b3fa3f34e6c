//! What the body does to the variables around it, for rustc to check there: inside they are
//! variables of the generator, which may be changed.
//!
//! Output: code that is never run. What is changed by an assignment or a `&mut` has to be declared
//! `mut`. Of what a method or a macro may change rustc only notes that its `mut` is used, if it
//! has one: it takes it for used where a temporary that it is moved into is changed.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{quote, quote_spanned};
use syn::Expr;
use syn::parse::Parser;
use syn::punctuated::Punctuated;

use crate::flat::Set;
use crate::lower::is_assignment;
use crate::macros::is_yield_name;
use crate::mutations::may_change;
use crate::walk::{self, Visit};

/// Code for a place that is never reached, behind the generator.
// Output: if true { let _ = &mut n; unreachable!() } else if true { let _ = &mut { list }; .. } ..
pub(super) fn check(body: &syn::Block, captured: &[Ident]) -> TokenStream {
    let mut bound = Bound::default();
    bound.visit_block(body);
    let mut changes = Changes {
        captured,
        bound: bound.0,
        ..Changes::default()
    };
    changes.visit_block(body);
    let mut checks = Vec::new();
    for name in captured {
        if let Some(change) = changes.certain.iter().find(|change| *change == name) {
            let span = change.span();
            checks.push(quote_spanned!(span=> let _ = &mut #change;));
            continue;
        }
        if let Some((_, call)) = changes.calls.iter().find(|(of, _)| of == name) {
            checks.push(quote!(let _ = #call;));
        }
        if changes.possible.iter().any(|change| change == name) {
            checks.push(quote!(let _ = &mut { #name };));
        }
    }
    // Each goes its own way, as some move the variable.
    let ways = checks
        .iter()
        .map(|check| quote!(if true { #check ::core::unreachable!() } else));
    quote!(#(#ways)* { ::core::unreachable!() })
}

/// The names that patterns in a body bind.
#[derive(Default)]
struct Bound(Set<String>);

impl Visit for Bound {
    fn visit_pat_ident(&mut self, pat: &syn::PatIdent) {
        self.0.insert(pat.ident.to_string());
        walk::visit_pat_ident(self, pat);
    }

    fn visit_macro(&mut self, mac: &syn::Macro) {
        for operand in operands(mac).into_iter().flatten() {
            self.visit_expr(&operand);
        }
    }

    fn visit_item(&mut self, _: &syn::Item) {}
}

/// What a macro is given, if that is expressions.
fn operands(mac: &syn::Macro) -> Option<Punctuated<Expr, syn::Token![,]>> {
    let parse = Punctuated::parse_terminated;
    parse.parse2(mac.tokens.clone()).ok()
}

/// The names that a body changes, where it does.
#[derive(Default)]
struct Changes<'a> {
    captured: &'a [Ident],
    certain: Vec<Ident>,
    /// If their types are such.
    possible: Vec<Ident>,
    /// Calls that change the name, or do not, and mean the same outside.
    calls: Vec<(Ident, syn::ExprMethodCall)>,
    /// The names that patterns of the body bind.
    bound: Set<String>,
}

impl Changes<'_> {
    /// A call that may need a `&mut` of its receiver.
    fn call(&mut self, call: &syn::ExprMethodCall) {
        let mut place = &*call.receiver;
        while let Expr::Field(field) = place {
            place = &field.base;
        }
        if let Expr::Path(path) = place {
            let name = path
                .path
                .get_ident()
                .filter(|name| self.captured.contains(name));
            let is_free = |arg: &Expr| is_free(arg, &self.bound);
            let whole = name.filter(|name| !self.bound.contains(&name.to_string()));
            if let Some(name) =
                whole.filter(|_| may_change(&call.method) && call.args.iter().all(is_free))
            {
                self.calls.push((name.clone(), call.clone()));
            }
        }
        self.may_change(&call.receiver);
    }

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

impl Visit for Changes<'_> {
    fn visit_expr(&mut self, expr: &Expr) {
        match expr {
            Expr::Binary(binary) if is_assignment(&binary.op) => self.change(&binary.left),
            Expr::Assign(assign) => self.change(&assign.left),
            Expr::Reference(reference) if reference.mutability.is_some() => {
                self.change(&reference.expr);
            }
            Expr::MethodCall(call) => self.call(call),
            Expr::Let(binding) if has_ref_mut(&binding.pat) => self.may_change(&binding.expr),
            Expr::Match(matching) if matching.arms.iter().any(|arm| has_ref_mut(&arm.pat)) => {
                self.may_change(&matching.expr);
            }
            _ => {}
        }
        walk::visit_expr(self, expr);
    }

    fn visit_local(&mut self, local: &syn::Local) {
        if let Some(init) = local.init.as_ref().filter(|_| has_ref_mut(&local.pat)) {
            self.may_change(&init.expr);
        }
        walk::visit_local(self, local);
    }

    fn visit_macro(&mut self, mac: &syn::Macro) {
        let Some(operands) = operands(mac) else {
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

    fn visit_item(&mut self, _: &syn::Item) {}
}

/// Whether an argument means the same outside of the body.
fn is_free(arg: &Expr, bound: &Set<String>) -> bool {
    match arg {
        Expr::Lit(_) => true,
        Expr::Path(path) => path
            .path
            .get_ident()
            .is_none_or(|name| !bound.contains(&name.to_string())),
        Expr::Reference(reference) => is_free(&reference.expr, bound),
        Expr::Field(field) => is_free(&field.base, bound),
        Expr::Unary(unary) => is_free(&unary.expr, bound),
        Expr::Range(range) => {
            let is_free = |end: &Option<Box<Expr>>| end.iter().all(|end| is_free(end, bound));
            is_free(&range.start) && is_free(&range.end)
        }
        _ => false,
    }
}

/// Whether a pattern borrows what it is matched against, to change it.
fn has_ref_mut(pat: &syn::Pat) -> bool {
    struct Find(bool);
    impl Visit for Find {
        fn visit_pat_ident(&mut self, pat: &syn::PatIdent) {
            self.0 |= pat.by_ref.is_some() && pat.mutability.is_some();
            walk::visit_pat_ident(self, pat);
        }
    }
    let mut find = Find(false);
    find.visit_pat(pat);
    find.0
}
