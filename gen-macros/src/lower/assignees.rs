//! Assignments: the right side runs first. One that takes its value apart ends the temporaries of
//! that, and drops the parts of it that are left, before anything is assigned.
//!
//! ```text
//! (n, _) = pair(&temporary());   =>   { let (value, _) = pair(&temporary()); n = value; }
//! ```

use proc_macro2::Span;
use syn::{Expr, Pat, Stmt};

use super::Lower;
use crate::suspends::{assignees, root_local};
use crate::syntax;

impl Lower<'_> {
    /// `left = right`.
    pub(super) fn assignment(&mut self, mut assign: syn::ExprAssign) -> Expr {
        let places = assignees(&assign.left);
        let is_place =
            matches!(places[..], [place] if std::ptr::eq(place, &raw const *assign.left));
        let in_left = places
            .iter()
            .any(|place| root_local(place).is_none() && self.needs.expr(place));
        if !is_place
            && (in_left || leaves_parts(&assign.left, false) || self.has_temporary(&assign.right))
        {
            self.assign_parts(assign);
            return syn::parse_quote!(());
        }
        *assign.right = self.value(*assign.right);
        if in_left {
            *assign.right = self.spill(&assign.right, "value");
            *assign.left = self.place(*assign.left);
        } else {
            *assign.left = self.leaf(*assign.left);
        }
        Expr::Assign(assign)
    }

    // Input: (a[f()], b) = right     Output: { let (t0, t1) = right; a[f()] = t0; b = t1; }
    pub(super) fn assign_parts(&mut self, assign: syn::ExprAssign) {
        let mut assigned = Vec::new();
        let pat = self.pattern(&assign.left, &mut assigned);
        self.scope(|cx| {
            cx.local(bound_to(pat, assign.right));
            for (place, value) in assigned {
                let span = syntax::span(&place);
                cx.stmt(syn::parse_quote_spanned!(span=> #place = #value;));
            }
        });
    }

    /// The pattern that an assignee stands for, with a variable for each place in it.
    fn pattern(&mut self, left: &Expr, assigned: &mut Vec<(Expr, Expr)>) -> Pat {
        let span = syntax::span(left);
        match left {
            Expr::Infer(_) => syn::parse_quote!(_),
            Expr::Range(range) if range.start.is_none() && range.end.is_none() => {
                syn::parse_quote!(..)
            }
            Expr::Tuple(tuple) => {
                let elems = self.patterns(&tuple.elems, assigned);
                syn::parse_quote!((#(#elems,)*))
            }
            Expr::Array(array) => {
                let elems = self.patterns(&array.elems, assigned);
                syn::parse_quote!([#(#elems),*])
            }
            Expr::Call(call) => {
                let (func, elems) = (&call.func, self.patterns(&call.args, assigned));
                syn::parse_quote!(#func(#(#elems),*))
            }
            Expr::Struct(strct) => {
                let (path, rest) = (&strct.path, strct.dot2_token.map(|_| quote::quote!(..)));
                let mut fields = Vec::new();
                for field in &strct.fields {
                    let (member, pat) = (&field.member, self.pattern(&field.expr, assigned));
                    fields.push(quote::quote!(#member: #pat));
                }
                syn::parse_quote!(#path { #(#fields,)* #rest })
            }
            Expr::Paren(paren) => self.pattern(&paren.expr, assigned),
            place => {
                let span = span.resolved_at(Span::mixed_site());
                let bound = self.locals.add_bound("assigned", span);
                assigned.push((place.clone(), self.path(bound, span)));
                syntax::binding(self.locals.ident(bound, span))
            }
        }
    }

    fn patterns<'e>(
        &mut self,
        elems: impl IntoIterator<Item = &'e Expr>,
        assigned: &mut Vec<(Expr, Expr)>,
    ) -> Vec<Pat> {
        let elems = elems.into_iter();
        elems.map(|elem| self.pattern(elem, assigned)).collect()
    }
}

/// `let pat = value;`
fn bound_to(pat: Pat, value: Box<Expr>) -> syn::Local {
    let Stmt::Local(mut local) = syn::parse_quote!(let _ = ();) else {
        unreachable!("a `let`")
    };
    local.pat = pat;
    if let Some(init) = &mut local.init {
        init.expr = value;
    }
    local
}

/// Whether an assignee has a `_` or a `..` in it: `_` alone has another meaning.
pub(super) fn leaves_parts(left: &Expr, inside: bool) -> bool {
    let any =
        |mut parts: syn::punctuated::Iter<'_, Expr>| parts.any(|part| leaves_parts(part, true));
    match left {
        Expr::Infer(_) => inside,
        Expr::Range(range) => inside && range.start.is_none() && range.end.is_none(),
        Expr::Tuple(tuple) => any(tuple.elems.iter()),
        Expr::Array(array) => any(array.elems.iter()),
        Expr::Call(call) => any(call.args.iter()),
        Expr::Struct(strct) => {
            strct.dot2_token.is_some()
                || strct
                    .fields
                    .iter()
                    .any(|field| leaves_parts(&field.expr, true))
        }
        Expr::Paren(paren) => leaves_parts(&paren.expr, inside),
        _ => false,
    }
}
