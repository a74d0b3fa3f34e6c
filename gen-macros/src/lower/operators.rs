//! Yields around operators: assignments, `&&` and `||`, and those with two operands.
//!
//! ```text
//! a && f(yield_!(x))   =>   let t; if a { yield x; t = f(()) } else { t = false }
//! ```

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote};
use syn::parse::Parser;
use syn::spanned::Spanned;
use syn::{Expr, Pat};

use super::expr::Role;
use super::{Dest, Lower};
use crate::ir::Step;
use crate::suspends::{assignees, root_local};
use crate::syntax;

impl Lower<'_> {
    /// `left = right`: the right side runs first.
    pub(super) fn assignment(&mut self, mut assign: syn::ExprAssign) -> Expr {
        *assign.right = self.value(*assign.right);
        let places = assignees(&assign.left);
        let needed = places
            .iter()
            .any(|place| root_local(place).is_none() && self.needs.expr(place));
        if !needed {
            *assign.left = self.leaf(*assign.left);
        } else if matches!(places[..], [place] if std::ptr::eq(place, &raw const *assign.left)) {
            *assign.right = self.spill(&assign.right, "value");
            *assign.left = self.place(*assign.left);
        } else {
            // Input: (a[f()], b) = right     Output: let (t0, t1) = right; a[f()] = t0; b = t1;
            let mut parts = Vec::new();
            let tokens = self.destructured(*assign.left, &mut parts);
            let pat = Pat::parse_multi
                .parse2(tokens)
                .expect("an assignee is a pattern");
            self.destructure(pat, *assign.right);
            for (place, part) in parts {
                let value = self.assignment(syn::parse_quote!(#place = #part));
                self.finish(value, Dest::Discard);
            }
            return syn::parse_quote!(());
        }
        Expr::Assign(assign)
    }

    /// The pattern that a destructuring assignment stands for, and what goes where.
    pub(super) fn destructured(
        &mut self,
        left: Expr,
        parts: &mut Vec<(Expr, Expr)>,
    ) -> TokenStream {
        match left {
            Expr::Infer(_) => quote!(_),
            Expr::Range(_) => quote!(..),
            Expr::Paren(paren) => self.destructured(*paren.expr, parts),
            Expr::Tuple(tuple) => {
                let elems = tuple.elems.into_iter().map(|e| self.destructured(e, parts));
                let elems: Vec<_> = elems.collect();
                quote!((#(#elems,)*))
            }
            Expr::Array(array) => {
                let elems: Vec<_> = array
                    .elems
                    .into_iter()
                    .map(|e| self.destructured(e, parts))
                    .collect();
                quote!([#(#elems),*])
            }
            Expr::Call(call) => {
                let args: Vec<_> = call
                    .args
                    .into_iter()
                    .map(|e| self.destructured(e, parts))
                    .collect();
                let func = call.func;
                quote!(#func(#(#args),*))
            }
            Expr::Struct(strct) => {
                let (path, rest) = (strct.path, strct.dot2_token);
                let fields = strct.fields.into_iter().map(|field| {
                    let (member, part) = (field.member, self.destructured(field.expr, parts));
                    quote!(#member: #part,)
                });
                let fields: Vec<_> = fields.collect();
                quote!(#path { #(#fields)* #rest })
            }
            place => {
                let span = syntax::span(&place);
                let name = format!("part{}", parts.len());
                let local = self
                    .locals
                    .add_bound(&name, span.resolved_at(Span::mixed_site()));
                let part = self.path(local, span);
                let tokens = part.to_token_stream();
                parts.push((place, part));
                tokens
            }
        }
    }

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
