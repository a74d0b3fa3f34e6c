//! `#[cfg]` inside a body is not yet stripped when an attribute macro runs.
//!
//! Input: a function. Output: if a statement, arm or field in it is under `#[cfg(p)]`, the
//! function twice: under `#[cfg(p)]` with it, under `#[cfg(not(p))]` without it. Each of them
//! comes back here until no `#[cfg]` is left. The same for the body of a `generate!`.

use proc_macro2::TokenStream;
use quote::quote;
use syn::punctuated::Punctuated;
use syn::{Attribute, Expr, Stmt};

use crate::args::Args;
use crate::walk::{self, Visit, VisitMut};

/// Splits a function at its first `#[cfg]`.
pub(crate) fn split(function: &syn::ItemFn, args: &Args) -> Option<TokenStream> {
    let mut find = Find::default();
    for input in &function.sig.inputs {
        find.visit_fn_arg(input);
    }
    find.visit_block(&function.block);
    let predicate = find.0?;
    let text = predicate.to_string();
    let apply = |holds: bool| {
        let mut choice = function.clone();
        let mut apply = Apply {
            predicate: &text,
            holds,
        };
        apply.keep_some(&mut choice.sig.inputs, |input| {
            Some(match input {
                syn::FnArg::Receiver(receiver) => &mut receiver.attrs,
                syn::FnArg::Typed(typed) => &mut typed.attrs,
            })
        });
        apply.visit_block_mut(&mut choice.block);
        choice
    };
    let (with, without) = (apply(true), apply(false));
    let krate = &args.krate;
    let (boxed, explain) = (args.boxed.iter(), args.explain.iter());
    let choices = quote!(#(#boxed,)* #(#explain,)*);
    Some(quote! {
        #[cfg(#predicate)]
        #[#krate::generator(#choices crate = #krate)]
        #with
        #[cfg(not(#predicate))]
        #[#krate::generator(#choices crate = #krate)]
        #without
    })
}

/// Splits the body of a `generate!` at its first `#[cfg]`.
pub(crate) fn split_block(
    body: &syn::Block,
    words: &TokenStream,
    krate: &syn::Path,
) -> Option<TokenStream> {
    let mut find = Find::default();
    find.visit_block(body);
    let predicate = find.0?;
    let text = predicate.to_string();
    let apply = |holds: bool| {
        let mut choice = body.clone();
        let mut apply = Apply {
            predicate: &text,
            holds,
        };
        apply.visit_block_mut(&mut choice);
        quote!(#krate::__private::generate_block!([#krate] #words #choice))
    };
    let (with, without) = (apply(true), apply(false));
    Some(quote! {{
        #[cfg(#predicate)]
        { #with }
        #[cfg(not(#predicate))]
        { #without }
    }})
}

fn predicate(attr: &Attribute) -> Option<TokenStream> {
    match &attr.meta {
        syn::Meta::List(list) if list.path.is_ident("cfg") => Some(list.tokens.clone()),
        _ => None,
    }
}

#[derive(Default)]
struct Find(Option<TokenStream>);

impl Visit for Find {
    fn visit_attribute(&mut self, attr: &Attribute) {
        if self.0.is_none() {
            self.0 = predicate(attr);
        }
    }
    fn visit_item(&mut self, item: &syn::Item) {
        // What is inside an item is stripped in its own time.
        let _ = item;
    }
}

struct Apply<'a> {
    predicate: &'a str,
    holds: bool,
}

impl Apply<'_> {
    /// Whether something with these attributes stays.
    fn keep(&self, attrs: &mut Vec<Attribute>) -> bool {
        let before = attrs.len();
        attrs.retain(|attr| predicate(attr).is_none_or(|p| p.to_string() != self.predicate));
        self.holds || attrs.len() == before
    }

    /// Keeps those parts of a list that stay; `attrs` finds what is said of one.
    fn keep_some<T>(
        &mut self,
        list: &mut Punctuated<T, syn::Token![,]>,
        attrs: impl Fn(&mut T) -> Option<&mut Vec<Attribute>>,
    ) {
        let parts = std::mem::take(list).into_iter();
        *list = parts
            .filter_map(|mut part| {
                let stays = attrs(&mut part).is_none_or(|attrs| self.keep(attrs));
                stays.then_some(part)
            })
            .collect();
        // That of a tuple of one, or before `..`.
        if !list.empty_or_trailing() {
            list.push_punct(syn::token::Comma::default());
        }
    }
}

fn attrs_of(stmt: &mut Stmt) -> Option<&mut Vec<Attribute>> {
    Some(match stmt {
        Stmt::Local(local) => &mut local.attrs,
        Stmt::Macro(mac) => &mut mac.attrs,
        Stmt::Expr(expr, _) => expr_attrs(expr)?,
        Stmt::Item(_) => return None,
    })
}

fn expr_attrs(expr: &mut Expr) -> Option<&mut Vec<Attribute>> {
    Some(match expr {
        Expr::Array(e) => &mut e.attrs,
        Expr::Assign(e) => &mut e.attrs,
        Expr::Binary(e) => &mut e.attrs,
        Expr::Block(e) => &mut e.attrs,
        Expr::Break(e) => &mut e.attrs,
        Expr::Call(e) => &mut e.attrs,
        Expr::Cast(e) => &mut e.attrs,
        Expr::Closure(e) => &mut e.attrs,
        Expr::Continue(e) => &mut e.attrs,
        Expr::Field(e) => &mut e.attrs,
        Expr::ForLoop(e) => &mut e.attrs,
        Expr::If(e) => &mut e.attrs,
        Expr::Index(e) => &mut e.attrs,
        Expr::Lit(e) => &mut e.attrs,
        Expr::Loop(e) => &mut e.attrs,
        Expr::Macro(e) => &mut e.attrs,
        Expr::Match(e) => &mut e.attrs,
        Expr::MethodCall(e) => &mut e.attrs,
        Expr::Paren(e) => &mut e.attrs,
        Expr::Path(e) => &mut e.attrs,
        Expr::Range(e) => &mut e.attrs,
        Expr::Reference(e) => &mut e.attrs,
        Expr::Return(e) => &mut e.attrs,
        Expr::Struct(e) => &mut e.attrs,
        Expr::Try(e) => &mut e.attrs,
        Expr::Tuple(e) => &mut e.attrs,
        Expr::Unary(e) => &mut e.attrs,
        Expr::Unsafe(e) => &mut e.attrs,
        Expr::While(e) => &mut e.attrs,
        _ => return None,
    })
}

impl VisitMut for Apply<'_> {
    fn visit_block_mut(&mut self, block: &mut syn::Block) {
        block
            .stmts
            .retain_mut(|stmt| attrs_of(stmt).is_none_or(|attrs| self.keep(attrs)));
        walk::visit_block_mut(self, block);
    }
    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        match expr {
            Expr::Match(matching) => matching.arms.retain_mut(|arm| self.keep(&mut arm.attrs)),
            Expr::Array(array) => self.keep_some(&mut array.elems, expr_attrs),
            Expr::Tuple(tuple) => self.keep_some(&mut tuple.elems, expr_attrs),
            Expr::Call(call) => self.keep_some(&mut call.args, expr_attrs),
            Expr::MethodCall(call) => self.keep_some(&mut call.args, expr_attrs),
            Expr::Struct(strct) => self.keep_some(&mut strct.fields, |f| Some(&mut f.attrs)),
            _ => {}
        }
        walk::visit_expr_mut(self, expr);
    }
    fn visit_pat_mut(&mut self, pat: &mut syn::Pat) {
        if let syn::Pat::Struct(strct) = pat {
            self.keep_some(&mut strct.fields, |field| Some(&mut field.attrs));
        }
        walk::visit_pat_mut(self, pat);
    }
    fn visit_item_mut(&mut self, _: &mut syn::Item) {}
    fn visit_attribute_mut(&mut self, attr: &mut Attribute) {
        // Anywhere else the attribute cannot be applied here; an always-true one changes nothing.
        if self.holds && predicate(attr).is_some_and(|p| p.to_string() == self.predicate) {
            *attr = syn::parse_quote!(#[allow()]);
        }
    }
}
