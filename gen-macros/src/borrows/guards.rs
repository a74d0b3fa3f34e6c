//! Guards: `cell.borrow()` and `mutex.lock().unwrap()` borrow the cell until they are dropped,
//! whether they are mentioned again or not.

use quote::ToTokens;
use syn::Expr;

use super::{Borrow, How, place};
use crate::locals::{LocalId, Locals};
use crate::verdict::Proof;

/// What kind of guard a value seems to be.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Guard {
    /// `cell.borrow()`: whether it is one of a `RefCell`, the types tell.
    Cell,
    /// `mutex.lock().unwrap()`: no type of `core`.
    Lock,
}

/// The guard that a value seems to be, and the expression that it is made from.
fn guard(value: &Expr) -> Option<(Guard, &Expr)> {
    let method = |call: &syn::ExprMethodCall| call.method.to_string();
    let (call, unwrapped) = match value {
        Expr::Paren(paren) => return guard(&paren.expr),
        Expr::Try(attempt) => match &*attempt.expr {
            Expr::MethodCall(call) => (call, true),
            _ => return None,
        },
        Expr::MethodCall(call) if matches!(method(call).as_str(), "unwrap" | "expect") => {
            match &*call.receiver {
                Expr::MethodCall(call) => (call, true),
                _ => return None,
            }
        }
        Expr::MethodCall(call) => (call, false),
        _ => return None,
    };
    let guard = match (method(call).as_str(), unwrapped) {
        ("borrow" | "borrow_mut", false) | ("try_borrow" | "try_borrow_mut", true) => Guard::Cell,
        ("lock" | "read" | "write" | "try_lock" | "try_read" | "try_write", true) => Guard::Lock,
        _ => return None,
    };
    call.args.is_empty().then_some((guard, &*call.receiver))
}

/// The borrow of a local by the guard that is its value.
pub(crate) fn of_guard(holder: LocalId, value: &Expr, locals: &Locals) -> Option<Borrow> {
    let (guard, cell) = guard(value)?;
    let (of, field) = place(cell)?;
    let proof = match guard {
        Guard::Cell => Proof::Guard,
        Guard::Lock if locals.get(of).locks && field.is_none() => Proof::Lock,
        Guard::Lock => return None,
    };
    Some(Borrow {
        holder,
        of,
        field: field.cloned(),
        at: value.to_token_stream(),
        how: How::Guard,
        proof,
        through: None,
        view: None,
    })
}

/// The guard that a value seems to be.
pub(crate) fn kind(value: &Expr) -> Option<Guard> {
    guard(value).map(|(guard, _)| guard)
}

/// The guard that a local seems to be.
pub(super) fn of_local(local: LocalId, locals: &Locals) -> Option<Guard> {
    let local = locals.get(local);
    local.guard.or_else(|| kind(local.value.as_ref()?))
}

/// What the user calls a local; a temporary is called by its value.
pub(super) fn said(local: LocalId, locals: &Locals) -> String {
    match &locals.get(local).value {
        Some(value) => locals.text(value),
        None => locals.said(local).to_owned(),
    }
}
