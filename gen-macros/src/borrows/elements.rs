//! One element of a collection: `let row = &grid[y];`, `for next in &graph[&node]`.

use quote::ToTokens;
use syn::Expr;

use super::{Borrow, How, ITEMS, is_adapter, place};
use crate::locals::LocalId;
use crate::verdict::Proof;

/// The borrow of a local by a reference to an element of it.
pub(super) fn of_value(holder: LocalId, value: &Expr) -> Option<Borrow> {
    let Expr::Reference(reference) = value else {
        return None;
    };
    borrow(holder, index(&reference.expr)?, value, Proof::OwnerOfPlaces)
}

/// The borrow of a local of which an element is gone through, `holder` being the iterator.
pub(super) fn of_items(holder: LocalId, items: &Expr) -> Option<Borrow> {
    borrow(holder, iterated(items)?, items, Proof::Elements)
}

fn borrow(holder: LocalId, element: &syn::ExprIndex, at: &Expr, proof: Proof) -> Option<Borrow> {
    let (of, field) = place(&element.expr)?;
    Some(Borrow {
        holder,
        of,
        field: field.cloned(),
        at: at.to_token_stream(),
        how: How::View,
        proof,
        through: None,
        view: None,
    })
}

fn index(expr: &Expr) -> Option<&syn::ExprIndex> {
    match expr {
        Expr::Index(index) if !matches!(*index.index, Expr::Range(_)) => Some(index),
        _ => None,
    }
}

/// The element that an iterator goes through.
fn iterated(items: &Expr) -> Option<&syn::ExprIndex> {
    match items {
        Expr::Paren(paren) => iterated(&paren.expr),
        Expr::Reference(reference) => index(&reference.expr),
        Expr::MethodCall(call) => {
            let method = call.method.to_string();
            if matches!(*call.receiver, Expr::MethodCall(_)) {
                return iterated(&call.receiver).filter(|_| is_adapter(&method));
            }
            index(&call.receiver).filter(|_| method != "drain" && ITEMS.contains(&method.as_str()))
        }
        _ => None,
    }
}
