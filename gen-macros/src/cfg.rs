//! `#[cfg]` inside a body is not yet stripped when an attribute macro runs.
//!
//! Input: a function. Output: if a statement, arm or field in it is under `#[cfg(p)]`, the
//! function twice: under `#[cfg(p)]` with it, under `#[cfg(not(p))]` without it. Each of them
//! comes back here until no `#[cfg]` is left. The same for the body of a `generate!`.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::parse::Parser;
use syn::punctuated::Punctuated;
use syn::{Attribute, Expr, Pat, Stmt};

use crate::args::Args;
use crate::macros::{is_known, is_yield_name};
use crate::walk::{self, Visit, VisitMut};
use crate::{diag, fallback};

/// Whether a word may be the name of such an attribute.
pub(crate) fn is_word(word: &str) -> bool {
    matches!(word, "cfg" | "cfg_attr")
}

/// Splits a function at its first `#[cfg]`.
pub(crate) fn split(function: &syn::ItemFn, args: &Args) -> Option<TokenStream> {
    let mut find = Find::default();
    for input in &function.sig.inputs {
        find.visit_fn_arg(input);
    }
    find.visit_block(&function.block);
    let predicate = match find.first()? {
        Ok(predicate) => predicate,
        Err(error) => return Some(fallback::function(function, Some(&error))),
    };
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
    let predicate = match find.first()? {
        Ok(predicate) => predicate,
        Err(error) => return Some(error.to_compile_error()),
    };
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

/// What something with this attribute depends on. What is no predicate is left to rustc.
fn predicate(attr: &Attribute) -> Option<TokenStream> {
    let syn::Meta::List(list) = &attr.meta else {
        return None;
    };
    if list.path.is_ident("cfg") {
        let is_one = parts_of(&list.tokens).len() == 1;
        return (is_one && !is_left(attr)).then(|| list.tokens.clone());
    }
    if !list.path.is_ident("cfg_attr") {
        return None;
    }
    let parts = parts_of(&list.tokens);
    let condition = parts.first()?;
    let inner = parts[1..].iter().find_map(inner_predicate)?;
    Some(quote!(any(not(#condition), #inner)))
}

/// `q`, of the `cfg(q)` among what a `cfg_attr` adds.
fn inner_predicate(part: &TokenStream) -> Option<TokenStream> {
    let attrs = Attribute::parse_outer.parse2(quote!(#[#part]));
    predicate(attrs.ok()?.first()?)
}

/// The same attribute without what [`predicate`] told of it.
fn rest_of(attr: &Attribute) -> Option<Attribute> {
    let syn::Meta::List(list) = &attr.meta else {
        return None;
    };
    let parts = parts_of(&list.tokens);
    let (condition, added) = parts.split_first()?;
    let mut others: Vec<_> = added.iter().collect();
    let at = others
        .iter()
        .position(|part| inner_predicate(part).is_some())?;
    others.remove(at);
    let rest = quote!(#[cfg_attr(#condition, #(#others),*)]);
    let attrs = (!others.is_empty()).then(|| Attribute::parse_outer.parse2(rest));
    attrs?.ok()?.pop()
}

/// The parts of a list, which have commas between them.
fn parts_of(tokens: &TokenStream) -> Vec<TokenStream> {
    let mut parts = vec![TokenStream::new()];
    for token in tokens.clone() {
        match token {
            TokenTree::Punct(mark) if mark.as_char() == ',' => parts.push(TokenStream::new()),
            token => parts.last_mut().expect("one at least").extend([token]),
        }
    }
    parts.retain(|part| !part.is_empty());
    parts
}

/// Whether [`Apply`] has left the attribute to rustc.
fn is_left(attr: &Attribute) -> bool {
    let tokens = attr.meta.require_list().map(|list| list.tokens.to_string());
    tokens.is_ok_and(|tokens| tokens.replace(' ', "") == NEVER)
}

/// A predicate that is never true, as nobody writes it.
const NEVER: &str = "any(any(any()))";

/// The name of the first such attribute among tokens.
fn name_among(tokens: TokenStream) -> Option<Ident> {
    let mut is_hash = false;
    for token in tokens {
        if let TokenTree::Group(group) = &token {
            let first = group.stream().into_iter().next();
            match first {
                Some(TokenTree::Ident(name)) if is_hash && is_word(&name.to_string()) => {
                    return Some(name);
                }
                _ => {}
            }
            let inside = name_among(group.stream());
            if inside.is_some() {
                return inside;
            }
        }
        is_hash = matches!(&token, TokenTree::Punct(mark) if mark.as_char() == '#');
    }
    None
}

type Operands = Punctuated<Expr, syn::Token![,]>;

/// The operands of a macro whose operands are code of the body, if one is under an attribute.
/// Where they are no expressions, the name of that.
fn operands(mac: &syn::Macro) -> Option<Result<Operands, Ident>> {
    let name = &mac.path.segments.last()?.ident;
    if !(is_yield_name(name) || is_known(name)) {
        return None;
    }
    let at = name_among(mac.tokens.clone())?;
    let operands = Operands::parse_terminated.parse2(mac.tokens.clone());
    Some(operands.map_err(|_| at))
}

#[derive(Default)]
struct Find {
    /// The first predicate.
    predicate: Option<TokenStream>,
    /// The first of what is wrong.
    wrong: Option<syn::Error>,
}

impl Find {
    /// The first predicate, or what is wrong with some.
    fn first(self) -> Option<syn::Result<TokenStream>> {
        match self.wrong {
            Some(error) => Some(Err(error)),
            None => self.predicate.map(Ok),
        }
    }
}

impl Visit for Find {
    fn visit_attribute(&mut self, attr: &Attribute) {
        let found = predicate(attr);
        if found.is_none() && attr.path().is_ident("cfg") && !is_left(attr) {
            (self.wrong).get_or_insert_with(|| syn::Error::new_spanned(attr, diag::MALFORMED_CFG));
        }
        if self.predicate.is_none() {
            self.predicate = found;
        }
    }
    fn visit_macro(&mut self, mac: &syn::Macro) {
        match operands(mac) {
            Some(Ok(operands)) => {
                for operand in &operands {
                    self.visit_expr(operand);
                }
            }
            Some(Err(at)) => {
                (self.wrong).get_or_insert_with(|| syn::Error::new(at.span(), diag::CFG_IN_MACRO));
            }
            None => {}
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
        let mut stays = true;
        for attr in std::mem::take(attrs) {
            if predicate(&attr).is_some_and(|p| p.to_string() == self.predicate) {
                stays = self.holds;
                attrs.extend(rest_of(&attr));
            } else {
                attrs.push(attr);
            }
        }
        stays
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

fn pat_attrs(pat: &mut Pat) -> Option<&mut Vec<Attribute>> {
    Some(match pat {
        Pat::Ident(pat) => &mut pat.attrs,
        Pat::Type(pat) => &mut pat.attrs,
        Pat::Wild(pat) => &mut pat.attrs,
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
            Expr::Closure(closure) => self.keep_some(&mut closure.inputs, pat_attrs),
            _ => {}
        }
        walk::visit_expr_mut(self, expr);
    }
    fn visit_pat_mut(&mut self, pat: &mut Pat) {
        if let Pat::Struct(strct) = pat {
            self.keep_some(&mut strct.fields, |field| Some(&mut field.attrs));
        }
        walk::visit_pat_mut(self, pat);
    }
    fn visit_macro_mut(&mut self, mac: &mut syn::Macro) {
        if let Some(Ok(mut operands)) = operands(mac) {
            self.keep_some(&mut operands, expr_attrs);
            for operand in &mut operands {
                self.visit_expr_mut(operand);
            }
            mac.tokens = operands.into_token_stream();
        }
    }
    fn visit_item_mut(&mut self, _: &mut syn::Item) {}
    fn visit_attribute_mut(&mut self, attr: &mut Attribute) {
        // Anywhere else rustc applies it: one that is always true changes nothing, and what is under
        // another goes in its own time.
        if predicate(attr).is_some_and(|p| p.to_string() == self.predicate) {
            *attr = if self.holds {
                syn::parse_quote!(#[allow()])
            } else {
                let never: TokenStream = NEVER.parse().expect("tokens");
                syn::parse_quote!(#[cfg(#never)])
            };
        }
    }
}
