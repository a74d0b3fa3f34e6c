//! Yields where no generator is, and values that go nowhere.

use syn::Expr;
use syn::visit::{self, Visit};

use proc_macro2::{Ident, TokenStream};
use syn::Token;
use syn::parse::Parser;
use syn::punctuated::Punctuated;

use super::{GUARD, Resolver};
use crate::diag::{self, Errors};
use crate::macros::{find_yield, is_yield_name};
use crate::signature::said;

/// The message for a yield at a place that is not the generator's own body.
pub(super) fn misplaced(place: &'static str) -> String {
    if place == GUARD {
        diag::YIELD_IN_GUARD.to_owned()
    } else {
        diag::yield_inside(place)
    }
}

/// The value of `yield x` and of `yield!(x)`, which rustc reads as `yield (!(x))`.
pub(super) fn yielded_by_keyword(bare: &syn::ExprYield) -> String {
    let Some(value) = bare.expr.as_deref() else {
        return "x".to_owned();
    };
    match value {
        Expr::Unary(syn::ExprUnary {
            op: syn::UnOp::Not(_),
            expr,
            ..
        }) => match &**expr {
            Expr::Paren(paren) => said(&paren.expr),
            other => said(other),
        },
        value => said(value),
    }
}

/// Whether an expression has a value that is certainly not `()`.
pub(super) fn is_value(expr: &Expr) -> bool {
    match expr {
        Expr::Lit(_)
        | Expr::Array(_)
        | Expr::Closure(_)
        | Expr::Reference(_)
        | Expr::Repeat(_)
        | Expr::Struct(_)
        | Expr::Range(_) => true,
        Expr::Tuple(tuple) => !tuple.elems.is_empty(),
        Expr::Paren(paren) => is_value(&paren.expr),
        Expr::Group(group) => is_value(&group.expr),
        Expr::Cast(cast) => matches!(&*cast.ty, syn::Type::Path(_)),
        Expr::Binary(binary) => {
            crate::lower::is_comparison(&binary.op)
                || (is_value(&binary.left) && is_value(&binary.right))
        }
        _ => false,
    }
}

/// Reports yields in items, types and constants: code that no pass looks into.
pub(super) struct Misplaced<'a> {
    pub(super) place: &'static str,
    pub(super) errors: &'a mut Errors,
}

impl<'ast> Visit<'ast> for Misplaced<'_> {
    fn visit_item_fn(&mut self, function: &'ast syn::ItemFn) {
        if !function.attrs.iter().any(crate::fallback::is_ours) {
            visit::visit_item_fn(self, function);
        }
    }

    fn visit_impl_item_fn(&mut self, function: &'ast syn::ImplItemFn) {
        if !function.attrs.iter().any(crate::fallback::is_ours) {
            visit::visit_impl_item_fn(self, function);
        }
    }

    fn visit_trait_item_fn(&mut self, function: &'ast syn::TraitItemFn) {
        if !function.attrs.iter().any(crate::fallback::is_ours) {
            visit::visit_trait_item_fn(self, function);
        }
    }

    fn visit_item_macro(&mut self, _: &'ast syn::ItemMacro) {}

    fn visit_macro(&mut self, mac: &'ast syn::Macro) {
        let Some(name) = mac.path.segments.last().map(|segment| &segment.ident) else {
            return;
        };
        if is_yield_name(name) {
            self.errors.at(name, misplaced(self.place));
        } else if let Some(name) = find_yield(&mac.tokens) {
            self.errors.at(&name, misplaced(self.place));
        }
    }
}

impl Resolver<'_> {
    /// Whether the body itself imports a macro, so that its path means nothing outside.
    pub(super) fn is_imported_inside(&self, path: &syn::Path) -> bool {
        let name = path.get_ident().map(ToString::to_string);
        name.is_some_and(|name| {
            let words = |import: &String| {
                import
                    .split(|c: char| !(c.is_alphanumeric() || c == '_'))
                    .any(|word| word == name)
            };
            let everything = |import: &String| import.contains("gen_core") && import.contains('*');
            self.imports
                .iter()
                .any(|import| words(import) || everything(import))
        })
    }

    /// What is yielded.
    pub(super) fn yielded(&mut self, name: &Ident, tokens: &TokenStream) -> Option<Expr> {
        if tokens.is_empty() {
            if name == "yield_from" {
                self.errors.at(name, diag::YIELD_FROM_WITHOUT_VALUE);
                return None;
            }
            if !self.yields_unit {
                self.errors.at(name, diag::YIELD_WITHOUT_VALUE);
                return None;
            }
            return Some(syn::parse_quote_spanned!(name.span()=> ()));
        }
        let several = Punctuated::<Expr, Token![,]>::parse_terminated.parse2(tokens.clone());
        match several {
            Ok(values) if values.len() == 1 => values.into_iter().next(),
            Ok(values) => {
                self.errors.at(
                    &values,
                    diag::several_values(&name.to_string(), &said(&values)),
                );
                None
            }
            Err(error) => {
                self.errors.push(error);
                None
            }
        }
    }
}
