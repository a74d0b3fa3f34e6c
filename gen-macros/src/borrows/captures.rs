//! What closures borrow: those that are held, and those that iterators keep.

use quote::quote;
use syn::Expr;

use super::{Borrow, How, is_adapter};
use crate::flat::Map;
use crate::locals::{LocalId, local_path};
use crate::lower::{borrows_receiver, is_assignment, is_comparison};
use crate::suspends::root_local;
use crate::verdict::Proof;
use crate::walk::{self, Visit};

/// What the closures in a value borrow: `|x| ..` itself, and those that iterators keep.
pub(super) fn captures(holder: LocalId, value: &Expr, iterator: bool) -> Vec<Borrow> {
    match value {
        Expr::Paren(paren) => captures(holder, &paren.expr, iterator),
        Expr::Closure(closure) if !iterator => captured(holder, closure, false),
        Expr::MethodCall(call) if is_adapter(&call.method.to_string()) => {
            let mut found = captures(holder, &call.receiver, true);
            for arg in &call.args {
                if let Expr::Closure(closure) = arg {
                    found.extend(captured(holder, closure, true));
                }
            }
            found
        }
        _ => Vec::new(),
    }
}

fn captured(holder: LocalId, closure: &syn::ExprClosure, by_iterator: bool) -> Vec<Borrow> {
    if closure.capture.is_some() {
        return Vec::new();
    }
    let mut roles = Roles::default();
    roles.visit_expr(&closure.body);
    let (open, inputs, close) = (&closure.inputs_begin, &closure.inputs, &closure.inputs_end);
    let proof = |moved: &bool| {
        if *moved {
            Proof::CopyPlace
        } else {
            Proof::Place
        }
    };
    roles
        .moved
        .iter()
        .map(|(of, moved)| Borrow {
            holder,
            of: *of,
            field: None,
            at: quote!(#open #inputs #close),
            how: How::Capture { by_iterator },
            proof: proof(moved),
            through: None,
            view: None,
        })
        .collect()
}

/// The locals a closure mentions; `true`: perhaps by value.
#[derive(Default)]
struct Roles {
    moved: Map<LocalId, bool>,
}

impl Roles {
    fn borrowed(&mut self, place: &Expr) {
        match root_local(place) {
            Some(local) => {
                self.moved.or_insert(local, false);
            }
            None => self.visit_expr(place),
        }
    }
}

impl Visit for Roles {
    fn visit_expr(&mut self, expr: &Expr) {
        match expr {
            Expr::Reference(reference) => self.borrowed(&reference.expr),
            Expr::MethodCall(call) if borrows_receiver(&call.method.to_string()) => {
                self.borrowed(&call.receiver);
                call.args.iter().for_each(|arg| self.visit_expr(arg));
            }
            Expr::Index(index) => {
                self.borrowed(&index.expr);
                self.visit_expr(&index.index);
            }
            Expr::Assign(assign) => {
                self.borrowed(&assign.left);
                self.visit_expr(&assign.right);
            }
            Expr::Binary(binary) if is_assignment(&binary.op) => {
                self.borrowed(&binary.left);
                self.visit_expr(&binary.right);
            }
            Expr::Binary(binary) if is_comparison(&binary.op) => {
                self.borrowed(&binary.left);
                self.borrowed(&binary.right);
            }
            Expr::Call(call) if crate::macros::is_by_reference(&call.func) => {
                call.args.iter().for_each(|arg| self.borrowed(arg));
            }
            expr => match local_path(expr) {
                Some(local) => {
                    self.moved.insert(local, true);
                }
                None => walk::visit_expr(self, expr),
            },
        }
    }
}
