//! Temporaries that a `let` extends: they live as long as what it binds.
//!
//! ```text
//! let x = &f();   =>   let t0; t0 = f(); let x = &t0;
//! ```

use syn::Expr;

use super::{Lower, strip_parens};
use crate::suspends::{
    changes_constant, is_constant, is_inert, is_place, is_promoted, is_value_path,
    may_be_changed_place, names_place,
};
use crate::syntax;

impl Lower<'_> {
    /// The value of a `let`, with the temporaries that it extends made into locals.
    pub(super) fn extended(&mut self, expr: Expr) -> Expr {
        match expr {
            Expr::Reference(mut reference) if is_of_temporary(&reference) => {
                let changes = reference.mutability.is_some();
                let inner = self.extended(*reference.expr);
                *reference.expr = self.kept(inner, changes);
                Expr::Reference(reference)
            }
            Expr::Paren(mut paren) => {
                *paren.expr = self.extended(*paren.expr);
                Expr::Paren(paren)
            }
            Expr::Cast(mut cast) => {
                *cast.expr = self.extended(*cast.expr);
                Expr::Cast(cast)
            }
            other if extends(&other) => self.extended_in_place(other),
            other => other,
        }
    }

    /// The same for a value of several parts: what is extended is made in its turn, and other
    /// temporaries live to the end of the statement.
    // Input: let x = (f(&g()), &h().field);
    // Output: let t0; let x = (f(&g()), (t0 = h(), &t0.field).1);
    fn extended_in_place(&mut self, expr: Expr) -> Expr {
        match expr {
            Expr::Reference(mut reference) if is_of_temporary(&reference) => {
                let changes = reference.mutability.is_some();
                match self.made_in_place(&mut reference.expr, changes) {
                    Some(made) => syn::parse_quote!((#made, #reference).1),
                    None => Expr::Reference(reference),
                }
            }
            mut other => {
                for part in parts_mut(&mut other).into_iter().flatten() {
                    *part = self.extended_in_place(part.clone());
                }
                other
            }
        }
    }

    /// Makes a place of what an extending `&` refers to; the assignment that makes it.
    fn made_in_place(&mut self, expr: &mut Expr, changes: bool) -> Option<Expr> {
        let made = temporary_of(expr, changes)?;
        let span = syntax::span(made);
        let local = self.hidden("temporary", span);
        self.locals.get_mut(local).value = Some(made.clone());
        self.learn(local, made);
        self.assigned.insert(local);
        let place = self.path(local, span);
        let value = self.extended_in_place(std::mem::replace(made, place.clone()));
        Some(syn::parse_quote!(#place = #value))
    }

    /// The same for a value that yields: all of it is evaluated here, in order.
    // Input: let x = (f(), &yield_!(1));
    // Output: let t0; t0 = f(); let t1; { yield 1; t1 = () } let x = (t0, &t1);
    pub(super) fn extended_apart(&mut self, expr: Expr) -> Expr {
        match expr {
            Expr::Reference(mut reference) if changes_constant(&reference) => {
                *reference.expr = self.spill(&reference.expr, "temporary");
                Expr::Reference(reference)
            }
            Expr::Reference(reference) if is_promoted(&reference) => {
                self.leaf(Expr::Reference(reference))
            }
            Expr::Reference(mut reference) => {
                *reference.expr = self.extended_place(*reference.expr);
                Expr::Reference(reference)
            }
            mut other if parts(&other).is_some() => {
                for part in parts_mut(&mut other).into_iter().flatten() {
                    *part = self.extended_apart(part.clone());
                }
                other
            }
            other if is_inert(&other) => other,
            other => self.extended_place(other),
        }
    }

    /// The operand of an extending `&`: what it is a part of is kept.
    fn extended_place(&mut self, expr: Expr) -> Expr {
        match expr {
            Expr::Field(mut field) => {
                *field.base = self.extended_place(*field.base);
                Expr::Field(field)
            }
            Expr::Index(mut index) => {
                *index.expr = self.extended_place(*index.expr);
                *index.index = self.extended_place(*index.index);
                Expr::Index(index)
            }
            Expr::Paren(mut paren) => {
                *paren.expr = self.extended_place(*paren.expr);
                Expr::Paren(paren)
            }
            Expr::Unary(mut unary) if matches!(unary.op, syn::UnOp::Deref(_)) => {
                *unary.expr = self.extended_place(*unary.expr);
                Expr::Unary(unary)
            }
            place if is_place(&place) => self.leaf(place),
            other => {
                let local = self.hidden("temporary", syntax::span(&other));
                self.locals.get_mut(local).value = Some(other.clone());
                self.statement(|cx| cx.lower_into_local(other.clone(), local));
                self.path(local, syntax::span(&other))
            }
        }
    }

    /// What a `ref` in the pattern of a `let` refers to: a part of a temporary keeps all of it.
    pub(super) fn extended_by_ref(&mut self, mut expr: Expr) -> Expr {
        let is_part = matches!(strip_parens(&expr), Expr::Field(_) | Expr::Index(_))
            || matches!(strip_parens(&expr), Expr::Unary(unary) if matches!(unary.op, syn::UnOp::Deref(_)));
        if is_part && temporary_of(&mut expr, false).is_some() {
            return self.kept(expr, false);
        }
        self.extended(expr)
    }

    /// What a `let` refers to: `&f().x`, `&*f()` and `&f()[i]` keep the whole of `f()`.
    fn kept(&mut self, mut expr: Expr, changes: bool) -> Expr {
        if let Some(made) = temporary_of(&mut expr, changes) {
            let value = self.extended(std::mem::replace(made, Expr::PLACEHOLDER));
            let value = self.leaf(value);
            *made = self.spill(&value, "temporary");
        }
        expr
    }
}

/// The temporary that a place is a part of, if it is one. If it `changes`, so does a constant.
fn temporary_of(expr: &mut Expr, changes: bool) -> Option<&mut Expr> {
    match expr {
        Expr::Field(field) => temporary_of(&mut field.base, changes),
        Expr::Index(index) => temporary_of(&mut index.expr, changes),
        Expr::Unary(syn::ExprUnary {
            op: syn::UnOp::Deref(_),
            expr,
            ..
        }) => temporary_of(expr, changes),
        Expr::Paren(paren) => temporary_of(&mut paren.expr, changes),
        expr if names_place(expr) && !is_value_path(expr) => None,
        expr if is_constant(expr) && !changes => None,
        expr => Some(expr),
    }
}

macro_rules! parts {
    ($expr:ident, $iter:ident $(, $mut:tt)?) => {
        Some(match $expr {
            Expr::Paren(paren) => vec![&$($mut)? *paren.expr],
            Expr::Cast(cast) => vec![&$($mut)? *cast.expr],
            Expr::Tuple(tuple) => tuple.elems.$iter().collect(),
            Expr::Array(array) => array.elems.$iter().collect(),
            Expr::Struct(strct) if strct.rest.is_none() => {
                strct.fields.$iter().map(|field| &$($mut)? field.expr).collect()
            }
            Expr::Call(call) if is_constructor(call) => call.args.$iter().collect(),
            _ => return None,
        })
    };
}

/// The parts of a value that a `let` extends the temporaries of.
fn parts(expr: &Expr) -> Option<Vec<&Expr>> {
    parts!(expr, iter)
}

/// The same, to change them.
fn parts_mut(expr: &mut Expr) -> Option<Vec<&mut Expr>> {
    parts!(expr, iter_mut, mut)
}

/// A value with each extended temporary as a place, to see what is borrowed.
pub(super) fn with_places(value: &Expr) -> Expr {
    let mut value = value.clone();
    let made = match &value {
        Expr::Field(field) => match &*field.base {
            Expr::Tuple(tuple) if matches!(tuple.elems.first(), Some(Expr::Assign(_))) => {
                tuple.elems.last().cloned()
            }
            _ => None,
        },
        _ => None,
    };
    if let Some(reference) = made {
        return reference;
    }
    for part in parts_mut(&mut value).into_iter().flatten() {
        *part = with_places(part);
    }
    value
}

/// Whether a call is one of a tuple struct or variant, by its name; rustc extends what that is given
/// from 1.89 on.
fn is_constructor(call: &syn::ExprCall) -> bool {
    cfg!(gen_extends_calls)
        && matches!(&*call.func, Expr::Path(path) if path.path.segments.last()
            .is_some_and(|last| last.ident.to_string().starts_with(char::is_uppercase)))
}

/// Whether a `let` extends a temporary of this part of its value.
pub(super) fn extends(expr: &Expr) -> bool {
    match strip_parens(expr) {
        Expr::Reference(reference) => is_of_temporary(reference),
        other => any_part(other, extends),
    }
}

fn any_part(expr: &Expr, is_such: impl Fn(&Expr) -> bool) -> bool {
    parts(expr).is_some_and(|parts| parts.into_iter().any(is_such))
}

/// Whether a reference is to a temporary.
fn is_of_temporary(reference: &syn::ExprReference) -> bool {
    changes_constant(reference)
        || !is_place(&reference.expr) && !is_promoted(reference) && !may_be_changed_place(reference)
}

/// Whether a `let` extends any temporary of its value.
pub(super) fn extends_any(expr: &Expr) -> bool {
    fn is_in_temporary(expr: &Expr, changes: bool) -> bool {
        match expr {
            Expr::Field(field) => is_in_temporary(&field.base, changes),
            Expr::Index(index) => is_in_temporary(&index.expr, changes),
            Expr::Paren(paren) => is_in_temporary(&paren.expr, changes),
            Expr::Unary(unary) if matches!(unary.op, syn::UnOp::Deref(_)) => {
                is_in_temporary(&unary.expr, changes)
            }
            other if is_constant(other) => changes && (!is_place(other) || is_value_path(other)),
            other => !is_place(other),
        }
    }
    match expr {
        Expr::Reference(reference) if may_be_changed_place(reference) => false,
        Expr::Reference(reference) => {
            is_in_temporary(&reference.expr, reference.mutability.is_some())
        }
        other => any_part(other, extends_any),
    }
}
