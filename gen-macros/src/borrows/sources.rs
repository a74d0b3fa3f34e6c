//! Iterators that are lent to a loop: `for x in &mut it`, `yield_from!(it.by_ref().take(2))`.

use quote::ToTokens;
use syn::Expr;

use super::{Borrow, How, is_adapter};
use crate::locals::{LocalId, local_path};
use crate::verdict::Proof;

/// The borrow of a local that is lent, `holder` being the iterator of the loop.
pub(super) fn of_source(holder: LocalId, items: &Expr) -> Option<Borrow> {
    let (of, at, proof) = source(items)?;
    Some(Borrow {
        holder,
        of,
        field: None,
        at: at.to_token_stream(),
        how: How::Source,
        proof,
        through: None,
        view: None,
    })
}

/// The local, the expression that lends it, and what its type must be.
fn source(expr: &Expr) -> Option<(LocalId, &Expr, Proof)> {
    match expr {
        Expr::Paren(paren) => source(&paren.expr),
        // Even if it is a reference itself: this is one to the local.
        Expr::Reference(reference) if reference.mutability.is_some() => {
            Some((local_path(&reference.expr)?, expr, Proof::Certain))
        }
        Expr::MethodCall(call) if call.method == "by_ref" && call.args.is_empty() => {
            Some((local_path(&call.receiver)?, expr, Proof::Place))
        }
        Expr::MethodCall(call) if is_adapter(&call.method.to_string()) => source(&call.receiver),
        _ => None,
    }
}
