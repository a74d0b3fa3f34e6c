//! Closures that capture nothing but copies own them, as with `move`.
//!
//! Input: a value that may be kept across a yield, with locals resolved. Output: the same, with
//! `move` at closures of which all captures are numbers and `&T` that never change. Guarantee: it
//! means the same, as a copy is as good as the variable. A closure that may give out a reference
//! to what it captures stays as it is.
//!
//! ```text
//! for x in (0..9).filter(|x| x % n == 0) { .. }
//! =>
//! for x in (0..9).filter(move |x| x % n == 0) { .. }
//! ```

use proc_macro2::Span;
use syn::{Expr, ExprClosure, Pat};

use crate::flat::{Map, Set};
use crate::locals::{LocalId, Locals, local_path};
use crate::suspends::Bindings;
use crate::walk::{self, Visit, VisitMut};

/// Methods that take from their closures nothing but a `bool`.
const ASKING: &[&str] = &[
    "all",
    "any",
    "filter",
    "find",
    "is_none_or",
    "is_some_and",
    "partition",
    "position",
    "retain",
    "rposition",
    "skip_while",
    "take_while",
];

/// Those that keep none of their closures.
const CALLING: &[&str] = &[
    "and_then",
    "fold",
    "for_each",
    "is_none_or",
    "is_some_and",
    "map_or",
    "map_or_else",
    "max_by_key",
    "min_by_key",
    "ok_or_else",
    "or_else",
    "retain",
    "then",
    "unwrap_or_else",
];

/// Says `move` where it means the same.
pub(super) fn own_copies(value: &mut Expr, locals: &Locals) {
    Own { locals }.visit_expr_mut(value);
}

struct Own<'a> {
    locals: &'a Locals,
}

impl VisitMut for Own<'_> {
    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        match expr {
            Expr::MethodCall(call) => {
                let is_asked = ASKING.contains(&call.method.to_string().as_str());
                self.visit_expr_mut(&mut call.receiver);
                for arg in &mut call.args {
                    match arg {
                        Expr::Closure(closure) => self.closure(closure, is_asked),
                        arg => self.visit_expr_mut(arg),
                    }
                }
            }
            Expr::Closure(closure) => self.closure(closure, false),
            Expr::Async(_) | Expr::Const(_) => {}
            expr => walk::visit_expr_mut(self, expr),
        }
    }

    fn visit_item_mut(&mut self, _: &mut syn::Item) {}
}

impl Own<'_> {
    fn closure(&mut self, closure: &mut ExprClosure, is_asked: bool) {
        self.visit_expr_mut(&mut closure.body);
        if closure.capture.is_some() || closure.asyncness.is_some() {
            return;
        }
        let captures = Captures::of(closure, is_asked);
        // What is borrowed of what a `&T` refers to is not the local.
        let is_borrowed =
            |(local, is_used): (LocalId, bool)| is_used || self.locals.get(local).is_number();
        if captures.are_copies(self.locals) && captures.captured().any(is_borrowed) {
            let span = closure.inputs_begin.span.resolved_at(Span::mixed_site());
            closure.capture = Some(syn::Token![move](span));
        }
    }
}

/// Whether all that a closure captures are numbers and `&T` that never change.
pub(crate) fn captures_copies(closure: &ExprClosure, locals: &Locals) -> bool {
    Captures::of(closure, true).are_copies(locals)
}

/// What a closure captures.
#[derive(Default)]
struct Captures {
    /// Its method takes nothing but a `bool` from it.
    is_asked: bool,
    bound: Set<LocalId>,
    /// `true`: used by itself, not only what it refers to.
    mentioned: Map<LocalId, bool>,
    /// It may give out what it captures, or has code that no pass can read.
    is_unfit: bool,
}

impl Captures {
    fn of(closure: &ExprClosure, is_asked: bool) -> Self {
        let mut captures = Self {
            is_asked,
            ..Self::default()
        };
        closure.inputs.iter().for_each(|pat| captures.bind(pat));
        captures.visit_expr(&closure.body);
        captures
    }

    fn are_copies(&self, locals: &Locals) -> bool {
        let is_copied = |(local, _)| {
            let local = locals.get(local);
            !local.mutable && (local.is_number() || local.is_shared())
        };
        !self.is_unfit && self.captured().all(is_copied)
    }

    fn bind(&mut self, pat: &Pat) {
        self.bound.extend(Bindings::ids(pat));
    }

    fn captured(&self) -> impl Iterator<Item = (LocalId, bool)> + '_ {
        let mentioned = self
            .mentioned
            .iter()
            .map(|(local, is_used)| (*local, *is_used));
        mentioned.filter(|(local, _)| !self.bound.contains(local))
    }

    fn mention(&mut self, local: LocalId, is_used: bool) {
        let is_used = is_used || self.mentioned.get(&local).is_some_and(|used| *used);
        self.mentioned.insert(local, is_used);
    }

    /// What stands in front of a `.` or `[`: it may be what a reference refers to.
    fn base(&mut self, base: &Expr) {
        match local_path(base) {
            Some(local) => self.mention(local, false),
            None => self.visit_expr(base),
        }
    }
}

impl Visit for Captures {
    fn visit_expr(&mut self, expr: &Expr) {
        if let Some(local) = local_path(expr) {
            return self.mention(local, true);
        }
        match expr {
            Expr::MethodCall(call) => {
                self.base(&call.receiver);
                let keeps_none = ASKING.iter().chain(CALLING).any(|name| call.method == name);
                for arg in &call.args {
                    match arg {
                        Expr::Closure(inner) if keeps_none => {
                            inner.inputs.iter().for_each(|pat| self.bind(pat));
                            self.visit_expr(&inner.body);
                        }
                        arg => self.visit_expr(arg),
                    }
                }
            }
            Expr::Field(field) => self.base(&field.base),
            Expr::Index(index) => {
                self.base(&index.expr);
                self.visit_expr(&index.index);
            }
            Expr::Unary(unary) if matches!(unary.op, syn::UnOp::Deref(_)) => self.base(&unary.expr),
            Expr::Reference(reference) => {
                self.is_unfit |= !self.is_asked && local_path(&reference.expr).is_some();
                walk::visit_expr(self, expr);
            }
            // One that does not own what it captures may be given out.
            Expr::Closure(inner) => {
                let of_inner = Self::of(inner, false);
                let captured: Vec<_> = of_inner.captured().collect();
                self.is_unfit |=
                    of_inner.is_unfit || inner.capture.is_none() && !captured.is_empty();
                for (local, is_used) in captured {
                    self.mention(local, is_used);
                }
            }
            Expr::Async(_) | Expr::Macro(_) | Expr::Verbatim(_) => self.is_unfit = true,
            expr => walk::visit_expr(self, expr),
        }
    }

    fn visit_pat(&mut self, pat: &Pat) {
        self.bind(pat);
        walk::visit_pat(self, pat);
    }

    fn visit_macro(&mut self, _: &syn::Macro) {
        self.is_unfit = true;
    }

    fn visit_item(&mut self, _: &syn::Item) {
        self.is_unfit = true;
    }
}
