//! What is wrong in plain Rust, and would be right in the machine.
//!
//! Input: the function as the user wrote it. Output: whether there is something of that kind in it,
//! by syntax alone, so that rustc is asked. It may be right all the same.
//!
//! ```text
//! let x; loop { x = 1; yield_!(x) }          // in the machine, each round is a call
//! f(&mut v, { v.push(1); yield_!(2); 3 })    // in the machine, `&mut v` is behind the yield
//! for x in 0..9 { yield_!(rng.below(x)) }    // in the machine, `rng` is behind a `&mut`
//! ```

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::punctuated::Punctuated;
use syn::{Expr, FnArg, Pat, Token, Type};

use super::suspicion::is_owning;
use super::yields::{expr_yields, yields};
use crate::lower::is_assignment;
use crate::macros::find_yield;
use crate::suspends::root_ident;
use crate::syntax::text_of;
use crate::walk::{self, Visit};

/// Methods that change nothing, whatever they are called on; beside those whose results own all.
const READING: &[&str] = &[
    "as_bytes",
    "as_deref",
    "as_ref",
    "as_str",
    "borrow",
    "borrow_mut",
    "bytes",
    "char_indices",
    "chars",
    "chunks",
    "copied",
    "first",
    "get",
    "into",
    "iter",
    "keys",
    "last",
    "lines",
    "lock",
    "map",
    "read",
    "split",
    "trim",
    "unwrap",
    "values",
    "windows",
    "write",
];

/// Whether rustc has to look.
pub(super) fn may_be(function: &syn::ItemFn) -> bool {
    let mut find = Find::default();
    for input in &function.sig.inputs {
        if let FnArg::Typed(typed) = input {
            if !matches!(*typed.ty, Type::Reference(_)) {
                find.visit_pat(&typed.pat);
            }
        }
    }
    find.visit_block(&function.block);
    find.is_there
}

#[derive(Default)]
struct Find {
    is_there: bool,
    /// How many loops are around.
    loops: usize,
    /// How many of them yield.
    yielding: usize,
    /// The variables without `mut` and value, and how many loops are around them.
    empty: Vec<(String, usize)>,
    /// All without `mut`.
    fixed: Vec<String>,
}

impl Find {
    /// Operands that are evaluated one after the other, the first of them perhaps a receiver.
    fn operands(&mut self, receiver: Option<&Expr>, operands: &[&Expr]) {
        let Some(last) = operands.iter().rposition(|operand| expr_yields(operand)) else {
            return;
        };
        let mut borrowed: Vec<String> = receiver.and_then(place).into_iter().collect();
        for operand in &operands[..=last] {
            self.is_there |= mentions(operand.to_token_stream(), &borrowed);
            if let Expr::Reference(reference) = operand {
                borrowed.extend(place(&reference.expr));
            }
        }
    }
}

impl Find {
    /// A place that may be changed.
    fn changed(&mut self, place: Option<String>) {
        self.is_there |=
            self.yielding > 0 && place.is_some_and(|place| self.fixed.contains(&place));
    }
}

impl Visit for Find {
    fn visit_pat_ident(&mut self, pat: &syn::PatIdent) {
        if pat.mutability.is_none() && pat.by_ref.is_none() {
            self.fixed.push(text_of(&pat.ident));
        }
        walk::visit_pat_ident(self, pat);
    }

    fn visit_local(&mut self, local: &syn::Local) {
        if let (Pat::Ident(name), None) = (&local.pat, &local.init) {
            if name.mutability.is_none() {
                self.empty.push((text_of(&name.ident), self.loops));
            }
        }
        walk::visit_local(self, local);
    }

    fn visit_expr(&mut self, expr: &Expr) {
        if self.is_there {
            return;
        }
        match expr {
            Expr::Assign(assign) => {
                let name = root_ident(&assign.left).map(text_of);
                let is_outside = |(empty, loops): &(String, usize)| {
                    *loops < self.loops && name.as_ref() == Some(empty)
                };
                self.is_there |= self.empty.iter().any(is_outside);
                if !matches!(*assign.left, Expr::Path(_)) {
                    self.changed(place(&assign.left));
                }
            }
            Expr::Call(call) => {
                self.changed(root_ident(&call.func).map(text_of));
                self.operands(None, &call.args.iter().collect::<Vec<_>>());
            }
            Expr::Binary(binary) if is_assignment(&binary.op) => self.changed(place(&binary.left)),
            Expr::MethodCall(call) => {
                if !is_owning(&call.method) && !READING.iter().any(|name| call.method == name) {
                    self.changed(place(&call.receiver));
                }
                self.operands(Some(&call.receiver), &call.args.iter().collect::<Vec<_>>());
            }
            Expr::Closure(_) | Expr::Async(_) | Expr::Const(_) => return,
            _ => {}
        }
        let body = match expr {
            Expr::Loop(looping) => Some(&looping.body),
            Expr::While(looping) => Some(&looping.body),
            Expr::ForLoop(looping) => Some(&looping.body),
            _ => None,
        };
        let is_yielding = body.is_some_and(yields);
        self.loops += usize::from(body.is_some());
        self.yielding += usize::from(is_yielding);
        walk::visit_expr(self, expr);
        self.loops -= usize::from(body.is_some());
        self.yielding -= usize::from(is_yielding);
    }

    fn visit_macro(&mut self, mac: &syn::Macro) {
        // To parse it costs more than all the rest.
        let may_change = || self.yielding > 0 && calls(mac.tokens.clone(), &self.fixed);
        let may_yield = || calls_macro(mac.tokens.clone()) && find_yield(&mac.tokens).is_some();
        if self.is_there || !may_change() && !may_yield() {
            return;
        }
        let operands = mac.parse_body_with(Punctuated::<Expr, Token![,]>::parse_terminated);
        for operand in operands.iter().flatten() {
            self.visit_expr(operand);
        }
    }

    fn visit_item(&mut self, _: &syn::Item) {}
}

/// The name that a place is a part or an element of.
fn place(expr: &Expr) -> Option<String> {
    match expr {
        Expr::Index(index) => place(&index.expr),
        Expr::Field(field) => place(&field.base),
        Expr::Unary(unary) => place(&unary.expr),
        expr => root_ident(expr).map(text_of),
    }
}

/// Whether one of the names is among tokens.
fn mentions(tokens: TokenStream, names: &[String]) -> bool {
    !names.is_empty()
        && tokens.into_iter().any(|token| match token {
            TokenTree::Ident(name) => names.contains(&text_of(&name)),
            TokenTree::Group(group) => mentions(group.stream(), names),
            _ => false,
        })
}

/// Whether one of the names is called among tokens, or a part or method of it is mentioned.
fn calls(tokens: TokenStream, names: &[String]) -> bool {
    let is_one = |name: &Ident| names.contains(&text_of(name));
    // A name, and whether there is a dot behind it.
    let mut before: Option<(Ident, bool)> = None;
    tokens
        .into_iter()
        .any(|token| match (token, before.take()) {
            (TokenTree::Ident(_) | TokenTree::Literal(_), Some((name, true))) => is_one(&name),
            (TokenTree::Ident(name), _) => {
                before = Some((name, false));
                false
            }
            (TokenTree::Punct(mark), Some((name, false))) => {
                before = (mark.as_char() == '.').then_some((name, true));
                false
            }
            (TokenTree::Group(group), behind) => {
                let is_called = group.delimiter() != Delimiter::Brace;
                let called = behind.filter(|(_, dot)| is_called && !dot);
                called.is_some_and(|(name, _)| is_one(&name)) || calls(group.stream(), names)
            }
            _ => false,
        })
}

/// Whether there may be a call of a macro among tokens.
fn calls_macro(tokens: TokenStream) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Punct(mark) => mark.as_char() == '!',
        TokenTree::Group(group) => calls_macro(group.stream()),
        _ => false,
    })
}
