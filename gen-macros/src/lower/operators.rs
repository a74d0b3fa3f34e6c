//! Yields around operators: compound assignments, `&&` and `||`, and those with two operands.
//!
//! ```text
//! a && f(yield_!(x))   =>   let t; if a { yield x; t = f(()) } else { t = false }
//! ```

use syn::Expr;
use syn::spanned::Spanned;

use super::Lower;
use super::expr::Role;
use crate::ir::Step;
use crate::suspends::root_local;
use crate::syntax;

impl Lower<'_> {
    /// A condition: its temporaries end with it.
    pub(super) fn condition(&mut self, cond: Expr) -> Expr {
        if !self.needs.expr(&cond) {
            return self.leaf(cond);
        }
        let local = self.hidden("condition", syntax::span(&cond));
        self.learn(local, &syn::parse_quote!(true));
        self.statement(|cx| cx.lower_into_local(cond, local));
        let span = self.locals.get(local).span;
        self.path(local, span)
    }

    pub(super) fn binary(&mut self, mut binary: syn::ExprBinary) -> Expr {
        use syn::BinOp;
        match binary.op {
            BinOp::And(_) | BinOp::Or(_) => {
                // Input: a && b       Output: if a { t = b } else { t = false }
                let span = binary.op.span();
                let local = self.hidden("condition", span);
                self.learn(local, &syn::parse_quote!(true));
                let is_and = matches!(binary.op, BinOp::And(_));
                let cond = self.condition(*binary.left);
                let right = *binary.right;
                let other: Expr = if is_and {
                    syn::parse_quote!(false)
                } else {
                    syn::parse_quote!(true)
                };
                let evaluate = self.block(|cx| cx.lower_into_local(right, local));
                let skip = self.block(|cx| cx.assign(local, &other));
                let (then, els) = if is_and {
                    (evaluate, skip)
                } else {
                    (skip, evaluate)
                };
                let join = self.mark();
                self.steps.push(Step::If {
                    cond,
                    then,
                    els,
                    held: None,
                    join,
                });
                self.path(local, span)
            }
            op if is_assignment(&op) => {
                let in_left = self.needs.expr(&binary.left);
                let yields = in_left || self.needs.expr(&binary.right);
                let runs = root_local(&binary.left).is_none();
                let is_changed = self.changes_left(&binary);
                *binary.right = self.value(*binary.right);
                if runs && yields {
                    *binary.right = self.spill(&binary.right, "value");
                }
                *binary.left = if runs && in_left {
                    self.place(*binary.left)
                } else {
                    self.leaf(*binary.left)
                };
                if (runs || is_changed) && yields {
                    self.asks_scalars(&binary);
                }
                Expr::Binary(binary)
            }
            op => {
                // A primitive is read at once, anything else is compared by reference.
                let by_reference = is_comparison(&op) && !self.is_number(&binary.left);
                if by_reference {
                    return self.comparison(binary);
                }
                self.operands(vec![
                    (&mut *binary.left, Role::Value),
                    (&mut *binary.right, Role::Value),
                ]);
                Expr::Binary(binary)
            }
        }
    }
}

/// `==`, `<` and their like: operands by reference, the result a `bool`.
pub(crate) fn is_comparison(op: &syn::BinOp) -> bool {
    use syn::BinOp;
    matches!(
        op,
        BinOp::Eq(_) | BinOp::Ne(_) | BinOp::Lt(_) | BinOp::Le(_) | BinOp::Gt(_) | BinOp::Ge(_)
    )
}

/// Whether both sides are always evaluated, the left one first.
pub(super) fn has_two_operands(op: &syn::BinOp) -> bool {
    !matches!(op, syn::BinOp::And(_) | syn::BinOp::Or(_)) && !is_assignment(op)
}

/// `+=` and its like.
pub(crate) fn is_assignment(op: &syn::BinOp) -> bool {
    use syn::BinOp;
    matches!(
        op,
        BinOp::AddAssign(_)
            | BinOp::SubAssign(_)
            | BinOp::MulAssign(_)
            | BinOp::DivAssign(_)
            | BinOp::RemAssign(_)
            | BinOp::BitXorAssign(_)
            | BinOp::BitAndAssign(_)
            | BinOp::BitOrAssign(_)
            | BinOp::ShlAssign(_)
            | BinOp::ShrAssign(_)
    )
}
