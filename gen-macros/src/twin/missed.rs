//! What is wrong in plain Rust, and would be right in the machine.
//!
//! Input: the function as the user wrote it. Output: whether there is something of that kind in it,
//! by syntax alone, so that rustc is asked. It may be right all the same.
//!
//! ```text
//! let x; loop { x = 1; yield_!(x) }          // in the machine, each round is a call
//! f(&mut v, { v.push(1); yield_!(2); 3 })    // in the machine, `&mut v` is behind the yield
//! ```

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Expr, Pat};

use super::suspicion::expr_yields;
use crate::suspends::root_ident;
use crate::syntax::text_of;
use crate::walk::{self, Visit};

/// Whether rustc has to look.
pub(super) fn may_be(function: &syn::ItemFn) -> bool {
    let mut find = Find::default();
    find.visit_block(&function.block);
    find.is_there
}

#[derive(Default)]
struct Find {
    is_there: bool,
    /// How many loops are around.
    loops: usize,
    /// The variables without `mut` and value, and how many loops are around them.
    empty: Vec<(String, usize)>,
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

impl Visit for Find {
    fn visit_local(&mut self, local: &syn::Local) {
        if let (Pat::Ident(name), None) = (&local.pat, &local.init) {
            if name.mutability.is_none() {
                self.empty.push((text_of(&name.ident), self.loops));
            }
        }
        walk::visit_local(self, local);
    }

    fn visit_expr(&mut self, expr: &Expr) {
        let is_loop = matches!(expr, Expr::Loop(_) | Expr::While(_) | Expr::ForLoop(_));
        match expr {
            Expr::Assign(assign) => {
                let name = root_ident(&assign.left).map(text_of);
                let is_outside = |(empty, loops): &(String, usize)| {
                    *loops < self.loops && name.as_ref() == Some(empty)
                };
                self.is_there |= self.empty.iter().any(is_outside);
            }
            Expr::Call(call) => self.operands(None, &call.args.iter().collect::<Vec<_>>()),
            Expr::MethodCall(call) => {
                self.operands(Some(&call.receiver), &call.args.iter().collect::<Vec<_>>());
            }
            Expr::Closure(_) | Expr::Async(_) | Expr::Const(_) => return,
            _ => {}
        }
        self.loops += usize::from(is_loop);
        walk::visit_expr(self, expr);
        self.loops -= usize::from(is_loop);
    }

    fn visit_item(&mut self, _: &syn::Item) {}
}

/// The name that a place is a part or an element of.
fn place(expr: &Expr) -> Option<String> {
    match expr {
        Expr::Index(index) => place(&index.expr),
        Expr::Field(field) => place(&field.base),
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
