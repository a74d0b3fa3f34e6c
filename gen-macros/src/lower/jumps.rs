//! `break`, `continue` and `return` that leave a leaf become placeholder calls `__j<n>_()`.

use proc_macro2::{Ident, Span};
use syn::{Expr, Stmt};

use super::{Dest, Lower};
use crate::ir::{Jump, JumpTo};
use crate::locals::numbered;
use crate::syntax;
use crate::walk::{self, VisitMut};

/// The index of the jump a placeholder stands for.
pub(crate) fn as_jump(expr: &Expr) -> Option<usize> {
    let Expr::Call(call) = expr else { return None };
    let Expr::Path(path) = &*call.func else {
        return None;
    };
    numbered_jump(path.path.get_ident()?)
}

/// The same, by the name of the placeholder.
pub(crate) fn numbered_jump(name: &Ident) -> Option<usize> {
    numbered(name, "__j").map(|n| n as usize)
}

/// The placeholder for a jump.
pub(super) fn placeholder(jump: usize) -> Expr {
    let ident = quote::format_ident!("__j{}_", jump);
    Expr::Call(syntax::call(syntax::name(ident), [], Span::call_site()))
}

impl Lower<'_> {
    /// Records a jump.
    pub(super) fn jump(&mut self, to: JumpTo) -> usize {
        let mark = self.mark();
        let unit = None;
        self.jumps.push(Jump { to, mark, unit });
        self.jumps.len() - 1
    }

    /// Makes a leaf of an expression that needs no lowering.
    pub(super) fn leaf(&mut self, mut expr: Expr) -> Expr {
        Rewrite::new(self).visit_expr_mut(&mut expr);
        expr
    }

    /// The same for a macro call that is a statement.
    pub(super) fn leaf_macro(&mut self, mac: &mut syn::Macro) {
        Rewrite::new(self).visit_macro_mut(mac);
    }

    /// `break 'label value` with the value already lowered.
    pub(super) fn lower_break(
        &mut self,
        label: Option<&syn::Lifetime>,
        value: Option<Expr>,
        span: Span,
    ) -> Expr {
        let scope = self.labels.iter().rev().find(|scope| match label {
            Some(label) => scope.label.as_deref() == Some(label.ident.to_string().as_str()),
            None => scope.is_loop,
        });
        let Some(scope) = scope else {
            return syn::parse_quote!(break #label #value);
        };
        if label.is_none() && self.is_in_labelled_block() {
            return syn::parse_quote_spanned!(span=> 'label: { break #value });
        }
        let (target, result) = (scope.target, scope.result);
        let jump = placeholder(self.jump(JumpTo::Exit(target)));
        if let Dest::Into(local) = result {
            self.assigned.insert(local);
        }
        match (result, value) {
            (Dest::Into(local), Some(value)) => {
                let local = self.path(local, self.locals.get(local).span);
                syn::parse_quote!({ #local = #value; #jump })
            }
            (Dest::Into(local), None) => {
                let local = self.path(local, self.locals.get(local).span);
                syn::parse_quote!({ #local = (); #jump })
            }
            // `for` and `while` have no other value.
            (Dest::Unit, Some(value)) => {
                let span = syntax::span(&value);
                syn::parse_quote_spanned!(span=> { let _: () = #value; #jump })
            }
            (Dest::Discard, Some(value)) => syn::parse_quote!({ #value; #jump }),
            (_, None) => jump,
        }
    }

    /// `return value` with the value already lowered.
    pub(super) fn lower_return(&mut self, value: Option<Expr>, span: Span) -> Expr {
        if self.exchange.is_some() {
            return self.complete(&value.unwrap_or_else(|| syn::parse_quote_spanned!(span=> ())));
        }
        let jump = placeholder(self.jump(JumpTo::End));
        match value {
            Some(value) => {
                let span = syntax::span(&value);
                syn::parse_quote_spanned!(span=> { let _: () = #value; #jump })
            }
            None => jump,
        }
    }

    fn lower_continue(&mut self, label: Option<&syn::Lifetime>, span: Span) -> Option<Expr> {
        let scope = self.labels.iter().rev().find(|scope| {
            scope.is_loop
                && label.is_none_or(|label| {
                    scope.label.as_deref() == Some(label.ident.to_string().as_str())
                })
        })?;
        let target = scope.target;
        if label.is_none() && self.is_in_labelled_block() {
            return Some(syn::parse_quote_spanned!(span=> 'label: { continue }));
        }
        Some(placeholder(self.jump(JumpTo::Next(target))))
    }
}

impl Lower<'_> {
    /// Whether the block with a label is nearer than the loop: a jump then needs a label, and
    /// rustc says so where it finds such a block around the jump.
    fn is_in_labelled_block(&self) -> bool {
        let mut scopes = self.labels.iter().rev();
        let nearest = scopes.find(|scope| scope.is_loop || scope.label.is_some());
        nearest.is_some_and(|scope| !scope.is_loop)
    }
}

/// Rewrites the jumps that leave a leaf; those within it stay.
pub(super) struct Rewrite<'a, 'b> {
    pub(super) cx: &'a mut Lower<'b>,
    /// The loops and labelled blocks of the leaf around the current place, with their labels.
    inner: Vec<Option<String>>,
}

impl<'a, 'b> Rewrite<'a, 'b> {
    fn new(cx: &'a mut Lower<'b>) -> Self {
        let inner = Vec::new();
        Self { cx, inner }
    }

    pub(super) fn stays(&self, label: Option<&syn::Lifetime>) -> bool {
        self.inner.iter().any(|name| match label {
            Some(label) => name.as_deref() == Some(label.ident.to_string().as_str()),
            // In a block with a label it is an error, which rustc finds there.
            None => true,
        })
    }

    fn within(&mut self, label: Option<&syn::Label>, visit: impl FnOnce(&mut Self)) {
        self.inner.push(label.map(|l| l.name.ident.to_string()));
        visit(self);
        self.inner.pop();
    }
}

impl VisitMut for Rewrite<'_, '_> {
    fn visit_item_mut(&mut self, _: &mut syn::Item) {}
    fn visit_type_mut(&mut self, _: &mut syn::Type) {}
    fn visit_generic_argument_mut(&mut self, _: &mut syn::GenericArgument) {}
    fn visit_expr_const_mut(&mut self, _: &mut syn::ExprConst) {}

    fn visit_stmt_mut(&mut self, stmt: &mut Stmt) {
        walk::visit_stmt_mut(self, stmt);
    }

    fn visit_macro_mut(&mut self, mac: &mut syn::Macro) {
        mac.tokens = self.jumps_in(&mac.tokens);
    }

    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        match expr {
            Expr::Closure(_) | Expr::Async(_) | Expr::Const(_) | Expr::TryBlock(_) => {}
            Expr::Repeat(repeat) => self.visit_expr_mut(&mut repeat.expr),
            Expr::Loop(looping) => {
                let body = &mut looping.body;
                self.within(looping.label.as_ref(), |this| {
                    this.visit_block_mut(body);
                });
            }
            Expr::While(looping) => {
                let (cond, body) = (&mut looping.cond, &mut looping.body);
                self.within(looping.label.as_ref(), |this| {
                    this.visit_expr_mut(cond);
                    this.visit_block_mut(body);
                });
            }
            Expr::ForLoop(each) => {
                self.visit_expr_mut(&mut each.expr);
                let body = &mut each.body;
                self.within(each.label.as_ref(), |this| this.visit_block_mut(body));
            }
            Expr::Block(block) if block.label.is_some() => {
                let body = &mut block.block;
                self.within(block.label.as_ref(), |this| {
                    this.visit_block_mut(body);
                });
            }
            Expr::Break(_) | Expr::Continue(_) | Expr::Return(_) => {
                walk::visit_expr_mut(self, expr);
                match expr {
                    Expr::Break(brk) if !self.stays(brk.label.as_ref()) => {
                        let (label, value) = (brk.label.as_ref(), brk.expr.take().map(|e| *e));
                        *expr = self.cx.lower_break(label, value, brk.break_token.span);
                    }
                    Expr::Continue(cont) if !self.stays(cont.label.as_ref()) => {
                        let (label, span) = (cont.label.as_ref(), cont.continue_token.span);
                        if let Some(jump) = self.cx.lower_continue(label, span) {
                            *expr = jump;
                        }
                    }
                    Expr::Return(ret) => {
                        let span = ret.return_token.span;
                        *expr = self.cx.lower_return(ret.expr.take().map(|e| *e), span);
                    }
                    _ => {}
                }
            }
            _ => walk::visit_expr_mut(self, expr),
        }
    }
}
