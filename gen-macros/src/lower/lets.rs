//! `let`: the variable is declared at the start of its block, the value assigned where it stands.
//!
//! ```text
//! let x: T = f(yield_!(1));   =>   let x: T; { yield 1; x = f(()) }
//! ```

use proc_macro2::Span;
use syn::spanned::Spanned;
use syn::{Expr, Pat, Stmt};

use super::control::makes_closure;
use super::extended::{extends, extends_any, with_places};
use super::owning::own_copies;
use super::types::learn_type;
use super::{Dest, Lower, private_at, rests};
use crate::borrows;
use crate::diag;
use crate::ir::Step;
use crate::locals::local_of;
use crate::suspends::Bindings;
use crate::syntax;

impl Lower<'_> {
    /// `let`: a declaration, then the value.
    pub(super) fn local(&mut self, local: syn::Local) {
        let (mut pat, ty) = match local.pat {
            Pat::Type(typed) => (*typed.pat, Some(*typed.ty)),
            pat => (pat, None),
        };
        for binding in Bindings::of(&pat) {
            self.locals.get_mut(binding.id).hoisted = true;
        }
        let simple = match &pat {
            Pat::Ident(ident) if ident.by_ref.is_none() && ident.subpat.is_none() => {
                local_of(&ident.ident)
            }
            _ => None,
        };
        let Some(init) = local.init else {
            if let Some(local) = simple {
                self.steps.push(Step::Declare { local, ty });
            } else {
                for binding in Bindings::of(&pat) {
                    self.steps.push(Step::Declare {
                        local: binding.id,
                        ty: None,
                    });
                }
            }
            return;
        };
        let mut expr = *init.expr;
        own_copies(&mut expr, self.locals);
        let els = init.diverge.map(|(_, els)| *els);
        if let (Some(local), None) = (simple, &els) {
            self.locals.get_mut(local).guard = borrows::guard_kind(&expr);
            if let Some(ty) = &ty {
                learn_type(self.locals.get_mut(local), ty);
            }
            self.learn(local, &expr);
            let mut lent = borrows::of_value(local, &expr, ty.is_some(), self.locals);
            // The temporaries that the binding keeps alive are declared before it.
            let value = if self.needs.expr(&expr) || makes_closure(&expr) {
                extends_any(&expr).then(|| self.extended_apart(expr.clone()))
            } else {
                Some(self.extended(expr.clone()))
            };
            if let (Some(value), true) = (&value, lent.is_empty() && extends(&expr)) {
                let places = with_places(value);
                lent = borrows::of_value(local, &places, ty.is_some(), self.locals);
                for borrow in &mut lent {
                    borrow.at = quote::ToTokens::to_token_stream(&expr);
                }
            }
            lent.extend(borrows::of_parts(local, &expr, &self.borrows));
            self.borrows.extend(lent);
            self.steps.push(Step::Declare { local, ty });
            match value {
                Some(value) => {
                    let value = self.leaf(value);
                    self.assign(local, &value);
                }
                None => self.statement(|cx| cx.lower_into_local(expr, local)),
            }
            return;
        }
        if matches!(pat, Pat::Wild(_)) && els.is_none() {
            // Nothing is bound: a value is dropped at once, a place is left alone.
            let ty = ty.map(|ty| quote::quote!(: #ty));
            if self.needs.expr(&expr) && extends_any(&expr) {
                let value = self.extended_apart(expr);
                self.steps
                    .push(Step::Leaf(syn::parse_quote!(let _ #ty = #value;)));
            } else if self.needs.expr(&expr) {
                self.statement(|cx| {
                    let value = cx.value(expr);
                    cx.steps
                        .push(Step::Leaf(syn::parse_quote!(let _ #ty = #value;)));
                });
            } else {
                let extended = self.extended(expr);
                let value = self.leaf(extended);
                self.steps
                    .push(Step::Leaf(syn::parse_quote!(let _ #ty = #value;)));
            }
            return;
        }
        self.learn_pattern(&pat, &expr);
        self.borrows
            .extend(borrows::of_pattern(&pat, &expr, self.locals));
        let by_ref = rests::binds_by_ref(&pat);
        let opens = self.needs.expr(&expr) && els.is_none() && ty.is_none();
        if opens && !by_ref && rests::leaves_parts(&pat) && self.has_temporary(&expr) {
            return self.let_before_temporaries_end(pat, expr);
        }
        // What a pattern leaves of fields stays there.
        let is_left = self.needs.divides(&expr) && !rests::empties([&pat]);
        let opens = self.needs.expr(&expr) && !is_left;
        let mut value = if opens && extends_any(&expr) {
            self.extended_apart(expr)
        } else if by_ref && opens && crate::suspends::names_place(&expr) {
            self.place(expr)
        } else if opens {
            let local = self.hidden("value", syntax::span(&expr));
            self.statement(|cx| cx.lower_into_local(expr.clone(), local));
            let value = self.path(local, syntax::span(&expr));
            if by_ref {
                value
            } else {
                // A value, not a place: what the pattern leaves of it ends with the statement.
                let krate = private_at(syntax::span(&expr));
                syn::parse_quote_spanned!(expr.span()=> #krate::identity(#value))
            }
        } else {
            let extended = if by_ref {
                self.extended_by_ref(expr)
            } else {
                self.extended(expr)
            };
            self.leaf(extended)
        };
        if by_ref && !crate::suspends::names_place(&value) && !matches!(value, Expr::Reference(_)) {
            value = self.spill(&value, "value");
        }
        let (held, rests) = self.hold(&mut pat, &value);
        let els = els.map(|mut els| {
            let span = syntax::span(&els);
            self.never_comes_back(&mut els);
            self.block(|cx| {
                cx.lower_to(els, Dest::Discard);
                cx.has_to_leave(span);
            })
        });
        let pat = match ty {
            Some(ty) => Pat::Type(syn::PatType {
                attrs: Vec::new(),
                pat: Box::new(pat),
                colon_token: syn::Token![:](Span::call_site()),
                ty: Box::new(ty),
            }),
            None => pat,
        };
        self.steps.push(Step::Let {
            pat,
            init: value,
            els,
            held,
        });
        self.keep_rests(rests);
    }

    /// What a pattern leaves of a value is dropped before the temporaries beside it.
    // Input: let (x, _) = (f(&g()), h(yield_!(1)));
    // Output: let x; { let t = g(); yield 1; let (x1, _) = (f(&t), h(())); x = x1; }
    fn let_before_temporaries_end(&mut self, mut pat: Pat, expr: Expr) {
        let bound = self.bind_apart(&mut pat);
        self.declare_all(&bound);
        self.statement(|cx| {
            let value = cx.value(expr);
            cx.destructure(pat, value);
            cx.assign_all(&bound);
        });
    }

    /// `let pat = init;` with an irrefutable pattern.
    pub(super) fn destructure(&mut self, mut pat: Pat, init: Expr) {
        let (held, rests) = self.hold(&mut pat, &init);
        self.steps.push(Step::Let {
            pat,
            init,
            els: None,
            held,
        });
        self.keep_rests(rests);
    }

    /// The values of an `else` of a `let` that are those of a `?`, as in `Err(..)?`. They are of any
    /// type: of the type `!` where they stand, but not as statements.
    fn never_comes_back(&self, expr: &mut Expr) {
        match expr {
            Expr::Try(_) if !self.needs.expr(expr) => {
                let span = syntax::span(expr);
                *expr = syn::parse_quote_spanned! {span=>
                    match { let never: ::core::convert::Infallible = #expr; never } {}
                };
            }
            Expr::Paren(paren) => self.never_comes_back(&mut paren.expr),
            Expr::Block(block) => self.tail_never_comes_back(&mut block.block),
            Expr::If(cond) => {
                self.tail_never_comes_back(&mut cond.then_branch);
                if let Some((_, els)) = &mut cond.else_branch {
                    self.never_comes_back(els);
                }
            }
            Expr::Match(matching) => {
                for arm in &mut matching.arms {
                    self.never_comes_back(&mut arm.body);
                }
            }
            _ => {}
        }
    }

    fn tail_never_comes_back(&self, block: &mut syn::Block) {
        if let Some(Stmt::Expr(tail, None)) = block.stmts.last_mut() {
            self.never_comes_back(tail);
        }
    }

    /// The steps are an `else` of a `let`. rustc sees that only if nothing yields there.
    fn has_to_leave(&mut self, span: Span) {
        let suspends = self.steps.iter().any(Step::suspends);
        if !suspends || self.never_end(&self.steps) {
            return;
        }
        let mut last = self.steps.last();
        while let Some(Step::Scope { body, .. }) = last {
            last = body.steps.last();
        }
        let comes_back = match last {
            Some(Step::Leaf(Stmt::Expr(expr, _))) => {
                !matches!(expr, Expr::Call(_) | Expr::MethodCall(_) | Expr::Macro(_))
            }
            Some(Step::Yield { .. } | Step::Let { .. }) => true,
            _ => false,
        };
        self.steps.push(Step::Leaf(if comes_back {
            let message = diag::ELSE_FALLS;
            syn::parse_quote_spanned!(span=> ::core::compile_error!(#message);)
        } else {
            // Whether a call comes back, rustc knows.
            syn::parse_quote_spanned! {span=>
                {
                    let else_of_let_has_to_leave: ();
                    else_of_let_has_to_leave
                };
            }
        }));
    }
}
