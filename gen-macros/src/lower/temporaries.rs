//! Temporaries: which expressions have some that live to the end of their statement, and what
//! becomes of those if the statement yields.
//!
//! ```text
//! f(&g(), yield_!(x));   =>   { let t0; t0 = g(); let t1 = &t0; yield x; f(t1, ()) }
//! ```

use proc_macro2::Span;
use syn::Expr;

use super::{Lower, borrows_in, borrows_receiver, is_comparison};
use crate::ir::Step;
use crate::macros::{Operands, Outliving};
use crate::suspends::{
    changes_constant, consumes_receiver, is_constant, is_inert, may_be_changed_place, names_place,
};
use crate::syntax;

impl Lower<'_> {
    /// Evaluates a leaf into a temporary that lives to the end of the statement: its operands,
    /// which are dropped before it on unwinding, are declared behind it.
    pub(super) fn spill_temporary(&mut self, value: &Expr, name: &str) -> Expr {
        let span = syntax::span(value).resolved_at(Span::mixed_site());
        let local = self.locals.add_hidden(name, span);
        self.steps
            .insert(self.temporaries, Step::Declare { local, ty: None });
        self.temporaries += 1;
        self.fill(local, value)
    }

    /// Whether an expression has temporaries that live to the end of its statement, as far as
    /// syntax tells. What has a scope of its own has none.
    pub(super) fn has_temporary(&self, expr: &Expr) -> bool {
        let has = |expr: &Expr| self.has_temporary(expr);
        let borrows = |expr: &Expr| is_temporary(expr) || has(expr);
        match expr {
            Expr::Reference(reference) if is_constant(&reference.expr) => {
                changes_constant(reference)
            }
            Expr::Reference(reference) => {
                !may_be_changed_place(reference) && borrows(&reference.expr)
            }
            Expr::Field(field) => borrows(&field.base),
            Expr::Index(index) => borrows(&index.expr) || has(&index.index),
            Expr::Unary(unary) if matches!(unary.op, syn::UnOp::Deref(_)) => borrows(&unary.expr),
            Expr::MethodCall(call) => {
                let by_reference = borrows_in(call, false, self.locals);
                call.args.iter().any(has)
                    || if by_reference {
                        borrows(&call.receiver)
                    } else {
                        has(&call.receiver)
                    }
            }
            Expr::Call(call) => {
                let mac = self.macros.of(&call.func);
                if mac.is_some_and(|mac| mac.outliving == Outliving::Temporaries) {
                    return call.args.iter().any(|arg| !is_inert(arg) && borrows(arg));
                }
                let scoped = mac.is_some_and(|mac| mac.operands == Operands::ByReference);
                !scoped && call.args.iter().any(has)
            }
            Expr::Binary(binary) if is_comparison(&binary.op) => [&binary.left, &binary.right]
                .into_iter()
                .any(|side| has(side) || self.is_compared_temporary(side)),
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
            Expr::Match(matching) => borrows(&matching.expr),
            Expr::If(cond) => matches!(&*cond.cond, Expr::Let(cond) if borrows(&cond.expr)),
            _ => false,
        }
    }
}

/// Whether a reference to this is one to a temporary.
pub(super) fn is_temporary(expr: &Expr) -> bool {
    !names_place(expr) && !is_constant(expr)
}

/// Calls of std whose value borrows the receiver or the argument, and has nothing to drop that
/// anybody could see, all of that name.
pub(super) fn is_view(expr: &Expr) -> bool {
    let method = match expr {
        Expr::MethodCall(call) => call.method.to_string(),
        Expr::Call(call) => {
            return matches!(&*call.func, Expr::Path(func) if func.path.segments.last()
                .is_some_and(|last| last.ident == "from_utf8_lossy"));
        }
        _ => return false,
    };
    matches!(
        &*method,
        "char_indices"
            | "display"
            | "rsplitn"
            | "split_ascii_whitespace"
            | "split_terminator"
            | "split_whitespace"
            | "splitn"
            | "to_string_lossy"
            | "windows"
    )
}

/// Whether some method of a chain is called on a value, and may borrow from it.
pub(super) fn may_borrow_a_value(call: &syn::ExprMethodCall) -> bool {
    let known = || {
        let method = call.method.to_string();
        borrows_receiver(&method) || consumes_receiver(&method)
    };
    is_temporary(&call.receiver) && !known()
        || matches!(&*call.receiver, Expr::MethodCall(before) if may_borrow_a_value(before))
}
