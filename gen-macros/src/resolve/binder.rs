//! The bindings of one pattern.

use proc_macro2::{TokenStream, TokenTree};
use syn::{Expr, Member, Pat};

use super::names::{Name, is_in_capitals, name_of};
use super::{GUARD, Resolver};
use crate::diag;
use crate::flat::Map;
use crate::locals::{LocalId, can_be_bound};
use crate::syntax::text_of;
use crate::walk::{self, VisitMut};

/// Renames the bindings of one pattern; alternatives of an or-pattern share theirs.
pub(super) struct Binder<'a, 'b> {
    pub(super) resolver: &'a mut Resolver<'b>,
    pub(super) opaque: bool,
    /// A name is a variable: see [`crate::locals::Local::plain`].
    pub(super) plain: bool,
    /// The pattern matches whatever comes.
    irrefutable: bool,
    /// How many or-patterns it is an alternative of.
    alternatives: usize,
    pub(super) bound: Map<Name, Option<LocalId>>,
}

impl VisitMut for Binder<'_, '_> {
    fn visit_pat_mut(&mut self, pat: &mut Pat) {
        let alternatives = self.alternatives;
        if let Pat::Or(_) = pat {
            self.plain = false;
            self.alternatives += 1;
        }
        if let Pat::Macro(mac) = pat {
            self.hidden_bindings(mac.mac.tokens.clone());
        }
        if let Pat::Ident(binding) = pat {
            let by_pattern = binding.by_ref.is_some()
                || binding.mutability.is_some()
                || binding.subpat.is_some();
            // A name with a capital is a constant or a unit struct, but for one in capitals that
            // is used as a value, or where no constant can be. A constant that is taken for a
            // binding comes out the same: see `emit`.
            let text = text_of(&binding.ident);
            let is_variable = !text.starts_with(char::is_uppercase)
                || is_in_capitals(&text)
                    && (self.irrefutable || self.resolver.capitals.contains(&text));
            if can_be_bound(&binding.ident) && (by_pattern || is_variable) {
                let name = name_of(&binding.ident);
                if self.opaque {
                    self.bound.insert(name, None);
                } else {
                    let span = binding.ident.span();
                    let locals = &mut self.resolver.locals;
                    let mutable = binding.mutability.is_some();
                    let known = self.bound.get(&name).copied().flatten();
                    if known.is_some() && self.irrefutable && alternatives == 0 {
                        let twice = diag::bound_twice(&name.0);
                        self.resolver.errors.at(&binding.ident, twice);
                    }
                    let id = known.unwrap_or_else(|| locals.add(&name.0, span, mutable));
                    // Else it may be a constant, whatever its case.
                    let is_sure = self.irrefutable || by_pattern;
                    locals.get_mut(id).plain = self.plain && is_sure;
                    locals.get_mut(id).covered = self.resolver.items.contains(&name.0);
                    self.bound.insert(name, Some(id));
                    binding.ident = locals.ident(id, span);
                }
            }
        }
        walk::visit_pat_mut(self, pat);
        self.alternatives = alternatives;
    }

    fn visit_field_pat_mut(&mut self, field: &mut syn::FieldPat) {
        let plain = self.plain;
        if field.colon_token.is_none() {
            self.plain = false;
            if let Member::Named(name) = &field.member {
                field.colon_token = Some(syn::Token![:](name.span()));
            }
        }
        self.visit_pat_mut(&mut field.pat);
        self.plain = plain;
    }

    fn visit_expr_mut(&mut self, _: &mut Expr) {}
    fn visit_type_mut(&mut self, _: &mut syn::Type) {}
}

impl Binder<'_, '_> {
    /// What a macro binds in a pattern is not seen: it may not have the name of a local.
    fn hidden_bindings(&mut self, tokens: TokenStream) {
        for token in tokens {
            match token {
                TokenTree::Ident(name) if matches!(self.resolver.bound(&name), Some(Some(_))) => {
                    self.resolver.errors.at(&name, diag::bound_in_macro(&name));
                }
                TokenTree::Group(group) => self.hidden_bindings(group.stream()),
                _ => {}
            }
        }
    }
}

impl Resolver<'_> {
    /// Adds the bindings of a pattern to the current scope and renames them.
    pub(super) fn bind(&mut self, pat: &mut Pat) {
        self.bind_names(pat, false);
    }

    fn bind_names(&mut self, pat: &mut Pat, irrefutable: bool) {
        let opaque = self.inside.is_some_and(|place| place != GUARD);
        let mut binder = Binder {
            resolver: self,
            opaque,
            plain: true,
            irrefutable,
            alternatives: 0,
            bound: Map::new(),
        };
        binder.visit_pat_mut(pat);
        let bound = binder.bound;
        let scope = self.scopes.last_mut().expect("a scope");
        for (name, local) in bound {
            scope.insert(name, local);
        }
    }

    /// The pattern of a `let`, a `for` or a parameter, whose names are variables. As a whole it is
    /// one whatever its case.
    pub(super) fn bind_irrefutable(&mut self, pat: &mut Pat) {
        let name = match pat {
            Pat::Ident(ident) => Some(ident),
            Pat::Type(typed) => match &mut *typed.pat {
                Pat::Ident(ident) => Some(ident),
                _ => None,
            },
            _ => None,
        };
        match name {
            Some(binding)
                if self.inside.is_none()
                    && binding.subpat.is_none()
                    && can_be_bound(&binding.ident) =>
            {
                let span = binding.ident.span();
                let name = name_of(&binding.ident);
                let id = self.locals.add(&name.0, span, binding.mutability.is_some());
                let local = self.locals.get_mut(id);
                (local.plain, local.covered) = (true, self.items.contains(&name.0));
                self.scopes
                    .last_mut()
                    .expect("a scope")
                    .insert(name, Some(id));
                binding.ident = self.locals.ident(id, span);
            }
            _ => self.bind_names(pat, true),
        }
    }
}
