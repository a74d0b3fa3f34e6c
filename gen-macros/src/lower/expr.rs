//! Yields in expressions: operands before a yield are evaluated into temporaries.
//!
//! ```text
//! f(a(), yield_!(x), b())   =>   let t0 = a(); yield x; f(t0, (), b())
//! ```

use proc_macro2::Span;
use syn::Expr;
use syn::spanned::Spanned;

use super::temporaries::{is_temporary, is_view, may_borrow_a_value};
use super::{Dest, Lower, Tail, borrows_in};
use crate::locals::{Taking, local_path};
use crate::macros::{Operands, Outliving};
use crate::suspends::{
    as_delegation, as_yield, changes_constant, consumes_receiver, is_constant, is_fields, is_inert,
    is_place, may_be_changed_place, names_place, root_local,
};
use crate::syntax;

/// Where an operand stands, as far as evaluation order cares.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Role {
    /// Its value is taken when its turn comes.
    Value,
    /// A place: mentioning it runs nothing, it is read later.
    Place,
    /// A place that is moved out of.
    Part,
    /// Used by reference: a value is a temporary, which lives to the end of the statement.
    Borrowed,
    /// A place that is read when its turn comes: it is changed before it is used.
    Early,
    /// A place that is borrowed when its turn comes: what finds it is changed before it is used.
    Lent,
}

impl Lower<'_> {
    /// Whether an expression has to be taken apart where its statement suspends.
    pub(super) fn opens(&self, expr: &Expr) -> bool {
        self.needs.expr(expr) || self.has_temporary(expr)
    }

    /// The value of what a yield is given: in a tail as elsewhere, its temporaries outlive the yield.
    pub(super) fn given_out(&mut self, expr: Expr) -> Expr {
        let tail = self.before_a_yield();
        let value = self.value(expr);
        self.tail = tail;
        value
    }

    /// Says that what is lowered next is followed by a yield, and gives what was so before.
    pub(super) fn before_a_yield(&mut self) -> Tail {
        let tail = self.tail;
        if tail != Tail::No {
            self.tail = Tail::Before;
        }
        tail
    }

    /// A yield of a value. `spoken_of`: where rustc speaks of what comes back.
    pub(super) fn yielded(&mut self, expr: &Expr, value: Expr, spoken_of: Span) -> Expr {
        // Copied.
        let value = if self.needs.plain_items && is_fields(&value) {
            self.leaf(value)
        } else {
            self.given_out(value)
        };
        let said = ("yield_!", operand_span(expr));
        self.push_yield(value, syntax::span(expr), said, false);
        self.received(spoken_of)
    }

    /// Lowers an expression to a leaf that gives its value. Its temporaries become locals.
    pub(super) fn value(&mut self, expr: Expr) -> Expr {
        if !self.opens(&expr) {
            return self.leaf(expr);
        }
        if let Some(value) = as_yield(&expr) {
            return self.yielded(&expr, value.clone(), operand_span(&expr));
        }
        if let Some(child) = as_delegation(&expr) {
            return self.delegation(child.clone(), operand_span(&expr));
        }
        if self.needs.divides(&expr) {
            return self.take_field(&expr, Taking::Take);
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
                    let is_lent = match mac.outliving {
                        Outliving::Nothing => false,
                        Outliving::Temporaries => self.has_temporary(&Expr::Call(call.clone())),
                        Outliving::Operands => true,
                    };
                    if is_lent {
                        // Its value borrows its operands, or their temporaries outlive it.
                        let roles = self.lent_roles(&call, Role::Borrowed);
                        self.operands(call.args.iter_mut().zip(roles).collect());
                        return Expr::Call(call);
                    }
                    if role == Role::Place && !mac.diverges {
                        // Its temporaries end with it.
                        return self.by_reference(call);
                    }
                    self.operands(call.args.iter_mut().map(|arg| (arg, role)).collect());
                    Expr::Call(call)
                } else {
                    self.call(call)
                }
            }
            Expr::MethodCall(call) if self.is_received(&call) => self.receive(call),
            Expr::MethodCall(mut call) => {
                let method = call.method.to_string();
                let role = match () {
                    () if consumes_receiver(&method) => Role::Part,
                    () if borrows_in(&call, false, self.locals) => Role::Borrowed,
                    () => Role::Place,
                };
                let role = self.receiver_role(&call, role);
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
            Expr::Field(_) => self.part_of(expr),
            Expr::Unary(ref unary) if matches!(unary.op, syn::UnOp::Deref(_)) => self.part_of(expr),
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
            Expr::Reference(reference)
                if may_be_changed_place(&reference) && !self.needs.expr(&reference.expr) =>
            {
                self.leaf(Expr::Reference(reference))
            }
            Expr::Reference(mut reference) => {
                self.operands(vec![(&mut *reference.expr, Role::Borrowed)]);
                if changes_constant(&reference) {
                    *reference.expr = self.spill_temporary(&reference.expr, "temporary");
                }
                Expr::Reference(reference)
            }
            Expr::Paren(mut paren) => {
                *paren.expr = self.value(*paren.expr);
                Expr::Paren(paren)
            }
            Expr::Return(ret) => {
                let value = ret.expr.map(|e| self.value(*e));
                self.lower_return(value, ret.return_token.span)
            }
            Expr::Break(brk) => {
                let value = brk.expr.map(|e| self.value(*e));
                self.lower_break(brk.label.as_ref(), value, brk.break_token.span)
            }
            Expr::RawAddr(mut reference) => {
                self.operands(vec![(&mut *reference.expr, Role::Borrowed)]);
                Expr::RawAddr(reference)
            }
            control @ (Expr::Block(_)
            | Expr::Unsafe(_)
            | Expr::If(_)
            | Expr::Match(_)
            | Expr::Loop(_)
            | Expr::While(_)
            | Expr::ForLoop(_)) => {
                let local = self.hidden("value", syntax::span(&control));
                let is_operand = std::mem::replace(&mut self.is_operand, true);
                match control {
                    Expr::Match(matching) => self.matching(matching, Dest::Into(local)),
                    Expr::If(cond) => {
                        let els = cond.else_branch.map(|(_, els)| *els);
                        self.branch(*cond.cond, cond.then_branch, els, Dest::Into(local));
                    }
                    control => self.lower_to(control, Dest::Into(local)),
                }
                self.settle_type(local);
                self.is_operand = is_operand;
                let span = self.locals.get(local).span;
                self.path(local, span)
            }
            // No yield is in any other, as resolution has seen to.
            other => self.leaf(other),
        }
    }

    /// A part by value. That of a temporary is taken at once, as what is left of the temporary
    /// has no name.
    fn part_of(&mut self, expr: Expr) -> Expr {
        let part = self.place(expr);
        match root_local(&part) {
            Some(local) if self.locals.get(local).hidden => self.take_part(part),
            _ => part,
        }
    }

    /// The same, by reference.
    pub(super) fn place(&mut self, expr: Expr) -> Expr {
        if !self.opens(&expr) {
            return self.leaf(expr);
        }
        match expr {
            Expr::Field(mut field) => {
                self.operands(vec![(&mut *field.base, Role::Borrowed)]);
                Expr::Field(field)
            }
            Expr::Unary(mut unary) if matches!(unary.op, syn::UnOp::Deref(_)) => {
                self.operands(vec![(&mut *unary.expr, Role::Borrowed)]);
                Expr::Unary(unary)
            }
            Expr::Paren(mut paren) => {
                *paren.expr = self.place(*paren.expr);
                Expr::Paren(paren)
            }
            other => self.value(other),
        }
    }

    /// `println!` and its like.
    fn by_reference(&mut self, mut call: syn::ExprCall) -> Expr {
        let local = self.hidden("value", call.span());
        // Values beside temporaries are temporaries as well: all are dropped in their order.
        let role = if call.args.iter().any(|arg| self.has_temporary(arg)) {
            Role::Borrowed
        } else {
            Role::Place
        };
        let roles = self.lent_roles(&call, role);
        self.statement(|cx| {
            cx.operands(call.args.iter_mut().zip(roles).collect());
            cx.finish(Expr::Call(call), Dest::Into(local));
        });
        let span = self.locals.get(local).span;
        self.path(local, span)
    }

    /// Lowers one operand; a part of a local is only taken where its value is.
    fn operand(&mut self, expr: Expr, role: Role) -> Expr {
        match role {
            Role::Early => return self.early(expr),
            Role::Lent => return self.lent(expr),
            _ => {}
        }
        let by_place = matches!(role, Role::Place | Role::Borrowed);
        if by_place && root_local(&expr).is_some() {
            return self.leaf(expr);
        }
        let was_place = names_place(&expr);
        let is_view = is_view(&expr);
        let value = match (role, expr) {
            // Its value may borrow what the methods before it were called on.
            // Input: a.b().c()     Output: let t0 = a.b(); t0.c()
            (Role::Borrowed, Expr::MethodCall(mut call)) if may_borrow_a_value(&call) => {
                let receiver = (&mut *call.receiver, Role::Borrowed);
                let args = call.args.iter_mut().map(|arg| (arg, Role::Value));
                self.operands(std::iter::once(receiver).chain(args).collect());
                Expr::MethodCall(call)
            }
            (_, expr) if by_place => self.place(expr),
            (_, expr) if self.needs.divides(&expr) => self.take_field(&expr, Taking::Lend),
            (_, expr) => self.value(expr),
        };
        if role == Role::Borrowed
            && !was_place
            && !is_view
            && !is_constant(&value)
            && !super::is_unit(&value)
        {
            return self.spill_temporary(&value, "temporary");
        }
        value
    }

    /// Lowers operands that are evaluated from left to right.
    pub(super) fn operands(&mut self, mut operands: Vec<(&mut Expr, Role)>) {
        let is_tail = self.tail == Tail::Itself;
        if is_tail {
            self.tail = Tail::Last;
        }
        let tail = self.tail;
        let ends_tail = tail == Tail::Last;
        let last = operands
            .iter()
            .rposition(|(expr, role)| {
                self.needs.expr(expr)
                    || !ends_tail
                        && (self.opens(expr) || *role == Role::Borrowed && is_temporary(expr))
            })
            .unwrap_or(0);
        let unsettled = self.unsettled(&operands);
        for (at, (expr, role)) in operands.iter_mut().enumerate() {
            if ends_tail && at > last {
                **expr = self.leaf(expr.clone());
                continue;
            }
            if ends_tail && at < last {
                self.tail = Tail::Before;
            }
            if is_tail {
                // Operands and temporaries of the tail itself are dropped as they were made.
                self.temporaries = self.steps.len();
            }
            let opens = self.opens(expr);
            let value = self.operand(expr.clone(), *role);
            self.tail = tail;
            let by_place = matches!(role, Role::Place | Role::Part | Role::Borrowed);
            let stays = at >= last
                || *role == Role::Lent
                || is_inert(&value) && !unsettled.contains(&at)
                || super::is_unit(&value)
                || (by_place && is_place(&value));
            let is_temporary = opens || *role == Role::Early;
            **expr = if stays || (is_temporary && local_path(&value).is_some()) {
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
    pub(super) fn settle(&mut self, place: Expr) -> Expr {
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
}

/// What stands in the parentheses of a yield.
fn operand_span(expr: &Expr) -> Span {
    match expr {
        Expr::Call(call) => call.paren_token.span.join(),
        other => syntax::span(other),
    }
}
