//! Statements, and the tails of blocks.
//!
//! ```text
//! { let x = f(); yield_!(x); g() }   towards v   =>   let x; x = f(); yield x; v = g()
//! ```

use proc_macro2::Span;
use syn::spanned::Spanned;
use syn::{Expr, Stmt};

use super::assignees::leaves_parts;
use super::operators::has_two_operands;
use super::{Dest, Lower, Tail, is_init, jumps};
use crate::ir::Step;
use crate::locals::LocalId;
use crate::suspends::{as_delegation, as_yield};
use crate::syntax;

impl Lower<'_> {
    /// The tail of a block.
    pub(super) fn tail(&mut self, expr: Expr, dest: Dest) {
        let forms = matches!(
            super::strip_parens(&expr),
            Expr::Call(_)
                | Expr::MethodCall(_)
                | Expr::Binary(_)
                | Expr::Tuple(_)
                | Expr::Struct(_)
        );
        let into = matches!(dest, Dest::Into(_));
        if !forms || !into || jumps::as_jump(&expr).is_some() {
            return self.lower_to(expr, dest);
        }
        // What stays a leaf stays the tail of a block, which ends its temporaries.
        let leaf = if self.needs.expr(&expr) {
            self.tail = if self.has_operands(super::strip_parens(&expr)) {
                Tail::Itself
            } else {
                Tail::Last
            };
            let leaf = self.value(expr);
            self.tail = Tail::No;
            leaf
        } else {
            self.leaf(expr)
        };
        let span = leaf.span();
        self.finish(syn::parse_quote_spanned!(span=> { #leaf }), dest);
    }

    /// Whether what an expression consists of are operands of its own.
    fn has_operands(&self, expr: &Expr) -> bool {
        match expr {
            Expr::Binary(binary) => has_two_operands(&binary.op),
            Expr::MethodCall(call) => !self.is_received(call),
            // To yield is a call, the operands are those of what is yielded.
            _ => as_yield(expr).is_none() && as_delegation(expr).is_none(),
        }
    }

    /// Lowers an expression into a local. One that never gives a value gives it a type.
    pub(super) fn lower_into_local(&mut self, expr: Expr, local: LocalId) {
        self.lower_to(expr, Dest::Into(local));
        self.settle_type(local);
    }

    pub(super) fn settle_type(&mut self, local: LocalId) {
        if !self.assigned.contains(&local) {
            self.assign(local, &syn::parse_quote!(::core::unreachable!()));
        }
    }

    pub(super) fn stmts(&mut self, stmts: Vec<Stmt>, dest: Dest) {
        let unit_span = self.unit_span.take();
        let count = stmts.len();
        let is_followed = self.is_followed;
        let mut has_tail = false;
        for (at, stmt) in stmts.into_iter().enumerate() {
            self.is_followed = is_followed || at + 1 < count;
            match stmt {
                Stmt::Expr(expr, None) if at + 1 == count => {
                    has_tail = true;
                    self.statement(|cx| cx.tail(expr, dest));
                }
                other => self.stmt(other),
            }
        }
        self.is_followed = is_followed;
        // A block without a tail has the value `()`, or never ends.
        if let (Dest::Into(local), false) = (dest, has_tail) {
            if self.never_end(&self.steps) {
                return;
            }
            let span = unit_span.unwrap_or_else(Span::call_site);
            // Whether the last statement ends is for rustc to see: `{ exit(1); }`.
            let last = match self.steps.last() {
                Some(Step::Leaf(Stmt::Expr(expr, _))) if !is_init(expr) => self.steps.pop(),
                _ => None,
            };
            let value = match last {
                Some(Step::Leaf(stmt)) => {
                    let Stmt::Expr(expr, _) = stmt else {
                        unreachable!("just seen")
                    };
                    syn::parse_quote_spanned!(span=> { #expr; })
                }
                _ => syntax::unit(span),
            };
            self.assign(local, &value);
        }
    }

    pub(super) fn stmt(&mut self, stmt: Stmt) {
        match stmt {
            Stmt::Item(item) => self.items.push(item),
            Stmt::Local(local) => self.local(local),
            Stmt::Expr(Expr::Assign(assign), Some(_)) if leaves_parts(&assign.left, false) => {
                self.assign_parts(assign);
            }
            Stmt::Expr(expr, Some(_)) if self.needs.expr(&expr) && self.drops_value(&expr) => {
                self.statement(|cx| {
                    let value = cx.value(expr);
                    cx.steps
                        .push(Step::Leaf(syn::parse_quote!(let _ = #value;)));
                });
            }
            Stmt::Expr(expr, semi) if self.needs.expr(&expr) => {
                self.statement(|cx| {
                    cx.lower_to(
                        expr,
                        if semi.is_some() {
                            Dest::Discard
                        } else {
                            Dest::Unit
                        },
                    );
                });
            }
            Stmt::Expr(expr, semi) => {
                let expr = self.leaf(expr);
                if let Some(jump) = jumps::as_jump(&expr) {
                    self.steps.push(Step::Jump(jump));
                } else {
                    self.steps.push(Step::Leaf(Stmt::Expr(expr, semi)));
                }
            }
            Stmt::Macro(mut mac) => {
                self.leaf_macro(&mut mac.mac);
                self.steps.push(Step::Leaf(Stmt::Macro(mac)));
            }
        }
    }
}
