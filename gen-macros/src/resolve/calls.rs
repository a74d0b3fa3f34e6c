//! Macro calls: yields, the macros of the standard library, blocks in the body, and all others.

use proc_macro2::{Ident, Span};
use syn::Expr;

use super::Resolver;
use super::misuse::misplaced;
use crate::flat::Set;
use crate::macros::{
    StdMacros, add_string_captures, captured_by_strings, each_yield, find_yield, is_yield_name,
};
use crate::walk::VisitMut;
use crate::{block, diag, syntax};

impl Resolver<'_> {
    /// The expression a macro call stands for, where it is one of ours or of std.
    pub(super) fn macro_call(&mut self, mac: &mut syn::Macro) -> Option<Expr> {
        let name = mac.path.segments.last()?.ident.clone();
        if is_yield_name(&name) {
            if let Some(place) = self.inside {
                self.errors.at(&name, misplaced(place));
            }
            let span = name.span();
            self.is_used(&mac.path, &name);
            let Some(value) = self.yielded(&name, mac) else {
                return Some(syntax::unit(Span::call_site()));
            };
            let call = if name == "yield_from" {
                "__yield_from"
            } else {
                "__yield"
            };
            let call = Ident::new(call, span);
            // Where the value of the yield is spoken of.
            let at = mac.delimiter.span();
            let mut expr = Expr::Call(syn::ExprCall {
                paren_token: syn::token::Paren { span: *at },
                ..syntax::call(syntax::name(call), [value], span)
            });
            self.visit_expr_mut(&mut expr);
            return Some(expr);
        }
        let mut macros = std::mem::take(&mut self.macros);
        let capture = |ident: &Ident| -> Option<Expr> {
            self.mention_value(ident)
                .map(|_| syntax::name(ident.clone()))
        };
        let call = macros.take(mac, &capture);
        self.macros = macros;
        match call {
            // The placeholder's own name is no mention.
            Some(Expr::Call(mut call)) => {
                for arg in &mut call.args {
                    self.visit_expr_mut(arg);
                }
                // Where assertions are off, `debug_assert!` runs none of it: nor its yields.
                let is_debug = name.to_string().starts_with("debug_assert");
                return Some(if is_debug && find_yield(&mac.tokens).is_some() {
                    syn::parse_quote!(if ::core::cfg!(debug_assertions) { #call })
                } else {
                    Expr::Call(call)
                });
            }
            Some(mut other) => {
                self.visit_expr_mut(&mut other);
                return Some(other);
            }
            None => {}
        }
        if block::is_block(mac) {
            if let Some(free) = block::free_values(&mac.tokens) {
                self.nested_block(&mut mac.tokens, &free);
                return None;
            }
        }
        self.yields_among(mac, &name);
        let captured = captured_by_strings(&mac.tokens);
        let captured: Set<_> = captured
            .iter()
            .filter_map(|name| self.mention(name))
            .collect();
        mac.tokens = self.foreign_tokens(mac.tokens.clone());
        add_string_captures(&mut mac.tokens, &captured);
        None
    }
}

impl Resolver<'_> {
    /// Yields among the tokens of a macro that is not known here.
    fn yields_among(&mut self, mac: &syn::Macro, name: &Ident) {
        let Some(at) = find_yield(&mac.tokens) else {
            return;
        };
        if StdMacros::yields_in_message(mac) {
            self.errors.at(&at, diag::YIELD_IN_MESSAGE);
        } else if !self.asks.is_pinned {
            let message = diag::yield_in_macro(&name.to_string(), self.asks.form);
            self.errors.at(&at, message);
        } else if let Some(place) = self.inside {
            self.errors.at(&at, misplaced(place));
        } else {
            each_yield(&mac.tokens, &mut |name, is_path| {
                if is_path {
                    self.errors
                        .at(&name, diag::yield_by_path(&name.to_string()));
                } else {
                    self.is_used(&name.clone().into(), &name);
                }
            });
        }
    }

    /// Notes that the user's import of a yield is used.
    fn is_used(&mut self, path: &syn::Path, name: &Ident) {
        let is_known = self.paths.iter().any(|known| is_same(known, path));
        if name != "r#yield" && !is_known && !self.is_imported_inside(path) {
            self.paths.push(path.clone());
        }
    }
}

/// Whether two paths of macros are spelled in the same way.
fn is_same(one: &syn::Path, other: &syn::Path) -> bool {
    one.leading_colon.is_some() == other.leading_colon.is_some()
        && one.segments.len() == other.segments.len()
        && (one.segments.iter().zip(&other.segments)).all(|(one, other)| one.ident == other.ident)
}
