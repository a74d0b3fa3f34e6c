//! Names as resolution compares them, and those that may be constants.

use proc_macro2::Ident;
use syn::{Expr, Pat};

use crate::flat::Set;
use crate::macros::each_name;
use crate::syntax::{self, text_of};
use crate::walk::{self, Visit};

/// A name and the syntax context it was written in: two equal names of which one comes
/// from a `macro_rules!` are two locals.
pub(super) type Name = (String, String);

pub(super) fn name_of(ident: &Ident) -> Name {
    let text = text_of(ident);
    let context = context_of(ident, &text);
    (text, context)
}

/// The syntax context of a name. Only the compiler knows it, and asking takes a while.
pub(super) fn context_of(ident: &Ident, text: &str) -> String {
    if text == "self" {
        return String::new();
    }
    let debug = format!("{:?}", ident.span());
    if debug.starts_with('#') {
        debug.split(' ').next().unwrap_or_default().to_owned()
    } else {
        String::new()
    }
}

/// Whether a name is all in capitals, as constants are, and matrices.
pub(super) fn is_in_capitals(name: &str) -> bool {
    name.starts_with(char::is_uppercase) && !name.contains(char::is_lowercase)
}

/// The names in capitals that expressions mention.
#[derive(Default)]
pub(super) struct Capitals(Set<String>);

impl Capitals {
    pub(super) fn of_body(body: &syn::Block) -> Set<String> {
        let mut capitals = Self::default();
        capitals.visit_block(body);
        capitals.0
    }

    pub(super) fn of_arm(arm: &syn::Arm) -> Set<String> {
        let mut capitals = Self::default();
        if let Pat::Guard(guard) = &arm.pat {
            capitals.visit_expr(&guard.guard);
        }
        capitals.visit_expr(&arm.body);
        capitals.0
    }

    fn name(&mut self, name: &Ident) {
        let name = text_of(name);
        if is_in_capitals(&name) {
            self.0.insert(name);
        }
    }
}

impl Visit for Capitals {
    fn visit_expr(&mut self, expr: &Expr) {
        if let Some(name) = syntax::as_name(expr) {
            self.name(name);
        }
        walk::visit_expr(self, expr);
    }

    fn visit_macro(&mut self, mac: &syn::Macro) {
        each_name(&mac.tokens, &mut |name| self.name(name));
    }
}
