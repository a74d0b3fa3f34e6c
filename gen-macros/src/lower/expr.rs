//! Yields in expressions: operands before a yield are evaluated into temporaries.
//!
//! ```text
//! f(a(), yield_!(x), b())   =>   let t0 = a(); yield x; f(t0, (), b())
//! ```

use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote};
use syn::parse::Parser;
use syn::punctuated::Punctuated;
use syn::spanned::Spanned;
use syn::visit::Visit;
use syn::{Expr, Pat, Token};

use super::heads::borrows_receiver;
use super::{Dest, Lower};
use crate::ir::Step;
use crate::locals::{LocalId, local_path};
use crate::macros::Operands;
use crate::suspends::{
    Mentions, as_yield, assignees, consumes_receiver, is_constant, is_inert, is_place, names_place,
    root_local,
};

/// Where an operand stands, as far as evaluation order cares.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    /// Its value is taken when its turn comes.
    Value,
    /// A place: mentioning it runs nothing, it is read later.
    Place,
    /// A place that is moved out of.
    Part,
    /// Used by reference: a value is a temporary, which lives to the end of the statement.
    Borrowed,
}

impl Lower<'_> {
    /// Whether an expression has to be taken apart where its statement suspends.
    fn opens(&self, expr: &Expr) -> bool {
        self.needs.expr(expr) || self.has_temporary(expr)
    }

    /// Lowers an expression to a leaf that gives its value. Its temporaries become locals.
    pub(super) fn value(&mut self, expr: Expr) -> Expr {
        if !self.opens(&expr) {
            return self.leaf(expr);
        }
        if let Some(value) = as_yield(&expr) {
            let span = expr.span();
            let value = self.value(value.clone());
            let mark = self.mark();
            self.steps.push(Step::Yield { value, mark, span });
            return syn::parse_quote_spanned!(span=> ());
        }
        if self.needs.takes_part(&expr) {
            let part = self.leaf(expr);
            return self.take_part(part);
        }
        match expr {
            Expr::Call(mut call) => {
                if let Some(mac) = self.macros.of(&call.func) {
                    let role = if mac.operands == Operands::ByReference {
                        Role::Place
                    } else {
                        Role::Value
                    };
                    if role == Role::Place && !mac.diverges {
                        // Its temporaries end with it.
                        return self.by_reference(call);
                    }
                    self.operands(call.args.iter_mut().map(|arg| (arg, role)).collect());
                } else {
                    let func = (&mut *call.func, Role::Place);
                    let args = call.args.iter_mut().map(|arg| (arg, Role::Value));
                    self.operands(std::iter::once(func).chain(args).collect());
                }
                Expr::Call(call)
            }
            Expr::MethodCall(mut call) => {
                let method = call.method.to_string();
                let role = match () {
                    () if consumes_receiver(&method) => Role::Part,
                    () if borrows_receiver(&method) => Role::Borrowed,
                    () => Role::Place,
                };
                let receiver = (&mut *call.receiver, role);
                let args = call.args.iter_mut().map(|arg| (arg, Role::Value));
                self.operands(std::iter::once(receiver).chain(args).collect());
                Expr::MethodCall(call)
            }
            Expr::Binary(binary) => self.binary(binary),
            Expr::Assign(assign) => self.assignment(assign),
            Expr::Tuple(mut tuple) => {
                self.operands(tuple.elems.iter_mut().map(|e| (e, Role::Value)).collect());
                Expr::Tuple(tuple)
            }
            Expr::Array(mut array) => {
                self.operands(array.elems.iter_mut().map(|e| (e, Role::Value)).collect());
                Expr::Array(array)
            }
            Expr::Struct(mut strct) => {
                let fields = strct
                    .fields
                    .iter_mut()
                    .map(|field| (&mut field.expr, Role::Value));
                let rest = strct.rest.as_deref_mut().map(|rest| (rest, Role::Place));
                self.operands(fields.chain(rest).collect());
                Expr::Struct(strct)
            }
            Expr::Repeat(mut repeat) => {
                *repeat.expr = self.value(*repeat.expr);
                Expr::Repeat(repeat)
            }
            Expr::Index(mut index) => {
                self.operands(vec![
                    (&mut *index.expr, Role::Borrowed),
                    (&mut *index.index, Role::Value),
                ]);
                Expr::Index(index)
            }
            Expr::Range(mut range) => {
                let ends = range
                    .start
                    .as_deref_mut()
                    .into_iter()
                    .chain(range.end.as_deref_mut());
                self.operands(ends.map(|e| (e, Role::Value)).collect());
                Expr::Range(range)
            }
            Expr::Field(mut field) => {
                self.operands(vec![(&mut *field.base, Role::Borrowed)]);
                Expr::Field(field)
            }
            Expr::Unary(mut unary) if matches!(unary.op, syn::UnOp::Deref(_)) => {
                self.operands(vec![(&mut *unary.expr, Role::Borrowed)]);
                Expr::Unary(unary)
            }
            Expr::Unary(mut unary) => {
                *unary.expr = self.value(*unary.expr);
                Expr::Unary(unary)
            }
            Expr::Cast(mut cast) => {
                *cast.expr = self.value(*cast.expr);
                Expr::Cast(cast)
            }
            Expr::Try(mut attempt) => {
                *attempt.expr = self.value(*attempt.expr);
                Expr::Try(attempt)
            }
            Expr::Reference(mut reference) => {
                self.operands(vec![(&mut *reference.expr, Role::Borrowed)]);
                Expr::Reference(reference)
            }
            Expr::Paren(mut paren) => {
                *paren.expr = self.value(*paren.expr);
                Expr::Paren(paren)
            }
            Expr::Return(ret) => {
                let value = ret.expr.map(|e| self.value(*e));
                self.lower_return(value)
            }
            Expr::Break(brk) => {
                let value = brk.expr.map(|e| self.value(*e));
                self.lower_break(brk.label.as_ref(), value)
            }
            control => {
                let local = self.hidden("value", control.span());
                let is_operand = std::mem::replace(&mut self.is_operand, true);
                self.into_local(control, local);
                self.is_operand = is_operand;
                let span = self.locals.get(local).span;
                self.path(local, span)
            }
        }
    }

    /// `println!` and its like.
    fn by_reference(&mut self, mut call: syn::ExprCall) -> Expr {
        let local = self.hidden("value", call.span());
        self.statement(|cx| {
            cx.operands(call.args.iter_mut().map(|arg| (arg, Role::Place)).collect());
            cx.finish(Expr::Call(call), Dest::Into(local));
        });
        let span = self.locals.get(local).span;
        self.path(local, span)
    }

    /// Lowers one operand; a part of a local is only taken where its value is.
    fn operand(&mut self, expr: Expr, role: Role) -> Expr {
        let by_place = matches!(role, Role::Place | Role::Borrowed);
        if by_place && root_local(&expr).is_some() {
            return self.leaf(expr);
        }
        let value = self.value(expr);
        if role == Role::Borrowed && !names_place(&value) && !is_constant(&value) {
            return self.spill_temporary(&value, "temporary");
        }
        value
    }

    /// Lowers operands that are evaluated from left to right.
    fn operands(&mut self, mut operands: Vec<(&mut Expr, Role)>) {
        let last = operands
            .iter()
            .rposition(|(expr, _)| self.opens(expr))
            .unwrap_or(0);
        for (at, (expr, role)) in operands.iter_mut().enumerate() {
            let opens = self.opens(expr);
            let value = self.operand(expr.clone(), *role);
            let by_place = *role != Role::Value;
            let stays = at >= last
                || is_inert(&value)
                || super::is_unit(&value)
                || (by_place && is_place(&value));
            **expr = if stays || (opens && local_path(&value).is_some()) {
                // Where it is a local, it is a temporary of its own already.
                value
            } else if by_place && names_place(&value) {
                self.settle(value)
            } else {
                self.spill(&value, "operand")
            };
        }
    }

    /// Evaluates what a place depends on: the indexes in it.
    fn settle(&mut self, place: Expr) -> Expr {
        match place {
            Expr::Field(mut field) => {
                *field.base = self.settle(*field.base);
                Expr::Field(field)
            }
            Expr::Paren(mut paren) => {
                *paren.expr = self.settle(*paren.expr);
                Expr::Paren(paren)
            }
            Expr::Index(mut index) => {
                *index.expr = self.settle(*index.expr);
                if !is_inert(&index.index) {
                    *index.index = self.spill(&index.index, "index");
                }
                Expr::Index(index)
            }
            Expr::Unary(mut unary) if names_place(&unary.expr) => {
                *unary.expr = self.settle(*unary.expr);
                Expr::Unary(unary)
            }
            other => other,
        }
    }

    /// Whether an expression has temporaries that live to the end of its statement, as far as
    /// syntax tells. What has a scope of its own has none.
    fn has_temporary(&self, expr: &Expr) -> bool {
        let has = |expr: &Expr| self.has_temporary(expr);
        let borrows = |expr: &Expr| (!names_place(expr) && !is_constant(expr)) || has(expr);
        match expr {
            Expr::Reference(reference) => borrows(&reference.expr),
            Expr::Field(field) => borrows(&field.base),
            Expr::Index(index) => borrows(&index.expr) || has(&index.index),
            Expr::Unary(unary) if matches!(unary.op, syn::UnOp::Deref(_)) => borrows(&unary.expr),
            Expr::MethodCall(call) => {
                let by_reference = borrows_receiver(&call.method.to_string());
                call.args.iter().any(has)
                    || if by_reference {
                        borrows(&call.receiver)
                    } else {
                        has(&call.receiver)
                    }
            }
            Expr::Call(call) => {
                let mac = self.macros.of(&call.func);
                let scoped = mac.is_some_and(|mac| mac.operands == Operands::ByReference);
                !scoped && call.args.iter().any(has)
            }
            Expr::Binary(binary) => {
                let scoped = matches!(binary.op, syn::BinOp::And(_) | syn::BinOp::Or(_));
                !scoped && (has(&binary.left) || has(&binary.right))
            }
            Expr::Unary(unary) => has(&unary.expr),
            Expr::Cast(cast) => has(&cast.expr),
            Expr::Paren(paren) => has(&paren.expr),
            Expr::Try(attempt) => has(&attempt.expr),
            Expr::Tuple(tuple) => tuple.elems.iter().any(has),
            Expr::Array(array) => array.elems.iter().any(has),
            Expr::Struct(strct) => strct.fields.iter().any(|field| has(&field.expr)),
            Expr::Repeat(repeat) => has(&repeat.expr),
            Expr::Range(range) => {
                range.start.as_deref().is_some_and(has) || range.end.as_deref().is_some_and(has)
            }
            Expr::Assign(assign) => has(&assign.right),
            _ => false,
        }
    }

    /// `left = right`: the right side runs first.
    fn assignment(&mut self, mut assign: syn::ExprAssign) -> Expr {
        *assign.right = self.value(*assign.right);
        let places = assignees(&assign.left);
        let needed = places
            .iter()
            .any(|place| root_local(place).is_none() && self.needs.expr(place));
        if !needed {
            *assign.left = self.leaf(*assign.left);
        } else if matches!(places[..], [place] if std::ptr::eq(place, &raw const *assign.left)) {
            *assign.right = self.spill(&assign.right, "value");
            *assign.left = self.value(*assign.left);
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
    fn destructured(&mut self, left: Expr, parts: &mut Vec<(Expr, Expr)>) -> TokenStream {
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
                let span = place.span();
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
        let local = self.hidden("condition", cond.span());
        self.learn(local, &syn::parse_quote!(true));
        self.statement(|cx| cx.into_local(cond, local));
        let span = self.locals.get(local).span;
        self.path(local, span)
    }

    fn binary(&mut self, mut binary: syn::ExprBinary) -> Expr {
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
                let evaluate = self.block(|cx| cx.into_local(right, local));
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
                *binary.right = self.value(*binary.right);
                if self.needs.expr(&binary.left) && root_local(&binary.left).is_none() {
                    *binary.right = self.spill(&binary.right, "value");
                    *binary.left = self.value(*binary.left);
                } else {
                    *binary.left = self.leaf(*binary.left);
                }
                Expr::Binary(binary)
            }
            op => {
                // A primitive is read at once, anything else is compared by reference.
                let mut right = Mentions::default();
                right.visit_expr(&binary.right);
                let changes =
                    local_path(&binary.left).is_some_and(|local| right.locals.contains(&local));
                let by_reference =
                    is_comparison(&op) && !self.is_primitive(&binary.left) && !changes;
                let role = if by_reference {
                    Role::Place
                } else {
                    Role::Value
                };
                self.operands(vec![(&mut *binary.left, role), (&mut *binary.right, role)]);
                Expr::Binary(binary)
            }
        }
    }

    /// Whether the type of a leaf is a number, a `bool` or a `char`, as far as syntax tells.
    pub(super) fn is_primitive(&self, expr: &Expr) -> bool {
        use syn::Lit;
        match expr {
            Expr::Lit(literal) => matches!(
                literal.lit,
                Lit::Int(_) | Lit::Float(_) | Lit::Bool(_) | Lit::Char(_) | Lit::Byte(_)
            ),
            Expr::Paren(paren) => self.is_primitive(&paren.expr),
            Expr::Cast(cast) => {
                matches!(*cast.ty, syn::Type::Path(_)) && super::is_copy_type(&cast.ty)
            }
            Expr::Binary(binary) => {
                is_comparison(&binary.op)
                    || matches!(binary.op, syn::BinOp::And(_) | syn::BinOp::Or(_))
                    || (!is_assignment(&binary.op)
                        && self.is_primitive(&binary.left)
                        && self.is_primitive(&binary.right))
            }
            Expr::Unary(unary) => {
                !matches!(unary.op, syn::UnOp::Deref(_)) && self.is_primitive(&unary.expr)
            }
            Expr::Path(_) => local_path(expr).is_some_and(|id| self.locals.get(id).primitive),
            _ => false,
        }
    }

    /// Whether the type of a leaf has nothing to drop, as far as syntax tells.
    pub(super) fn is_copy(&self, expr: &Expr) -> bool {
        match expr {
            Expr::Path(_) => local_path(expr).is_some_and(|id| self.locals.get(id).copy),
            Expr::Reference(_) => true,
            Expr::Lit(literal) => {
                matches!(literal.lit, syn::Lit::Str(_) | syn::Lit::ByteStr(_))
                    || self.is_primitive(expr)
            }
            Expr::Tuple(tuple) => tuple.elems.iter().all(|e| self.is_copy(e)),
            Expr::Paren(paren) => self.is_copy(&paren.expr),
            _ => self.is_primitive(expr),
        }
    }

    /// Records what syntax tells of the type of `local`, which is given this value.
    pub(super) fn learn(&mut self, local: crate::locals::LocalId, value: &Expr) {
        let (copy, primitive) = (self.is_copy(value), self.is_primitive(value));
        let captures = if let Expr::Closure(closure) = value {
            Some(captures(closure))
        } else {
            None
        };
        let local = self.locals.get_mut(local);
        local.copy |= copy;
        local.primitive |= primitive;
        local.owned |= super::is_owned_value(value);
        local.captures = captures;
    }

    /// Marks the bindings of `let (a, b) = (1, 2)` as primitive.
    pub(super) fn copy_pattern(&mut self, pat: &Pat, value: &Expr) {
        match (pat, value) {
            (Pat::Tuple(pats), Expr::Tuple(values)) => copy_each(self, &pats.elems, &values.elems),
            (Pat::Paren(paren), value) => self.copy_pattern(&paren.pat, value),
            (Pat::Ident(ident), value) => {
                if let (Some(id), None) = (crate::locals::local_of(&ident.ident), ident.by_ref) {
                    self.learn(id, value);
                }
            }
            _ => {}
        }
    }
}

/// The locals a closure owns. Without `move` it borrows them, unless its body consumes them.
fn captures(closure: &syn::ExprClosure) -> Vec<LocalId> {
    let mut mentions = Mentions::default();
    if closure.capture.is_some() {
        mentions.visit_expr(&closure.body);
    }
    mentions.locals.into_iter().collect()
}

fn copy_each(
    cx: &mut Lower<'_>,
    pats: &Punctuated<Pat, Token![,]>,
    values: &Punctuated<Expr, Token![,]>,
) {
    if pats.len() == values.len() {
        for (pat, value) in pats.iter().zip(values) {
            cx.copy_pattern(pat, value);
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
