//! What a pattern leaves of the local it is matched against.
//!
//! A pattern that moves out of a local may leave parts of it behind, which live as long as the
//! local. Where syntax tells that the parts can be taken too, they become locals of their own:
//!
//! ```text
//! match pair { (a, _) => .. }   =>   let rest; match pair { (a, rest0) => { rest = rest0; .. } }
//! ```
//!
//! That holds for tuples, arrays, `Option` and `Result`. The types of the user's own may have
//! a `Drop`, which forbids taking their parts, and `..` does not say how much it stands for:
//! there a [`Hold`] keeps the local if no binding moved out of it, and what is left of it is
//! dropped at the next suspension point if one did.

use proc_macro2::Span;
use quote::quote;
use syn::spanned::Spanned;
use syn::{Expr, Pat};

use super::{Lower, Param};
use crate::flat::Map;
use crate::ir::{Arm, Block, Hold, Step};
use crate::locals::{LocalId, Locals, local_of, local_path};
use crate::needs::Needs;
use crate::suspends::{Bindings, root_local};
use crate::walk::{self, Visit};

/// A part that a pattern takes only to keep it: the binding, and the local it goes to.
pub(super) type Rest = (LocalId, LocalId);

impl Lower<'_> {
    /// What `pat` leaves of its scrutinee; the parts that become locals are named in it.
    pub(super) fn hold(&mut self, pat: &mut Pat, scrutinee: &Expr) -> (Option<Hold>, Vec<Rest>) {
        let Some(local) = root_local(scrutinee) else {
            return (None, Vec::new());
        };
        let bindings: Vec<_> = Bindings::of(pat)
            .into_iter()
            .filter(|b| b.by_value)
            .map(|b| b.id)
            .collect();
        let Some(&first) = bindings.first() else {
            return (None, Vec::new());
        };
        let whole = local_path(scrutinee).is_some();
        let nameable = whole && is_nameable(pat);
        let hidden = self.locals.get(local).hidden;
        let mut rests = Vec::new();
        if nameable && (hidden || self.needs.rests.contains(&(local, first))) {
            self.name_rests(pat, local, &mut rests);
            // The first field is dropped first, so it is declared last.
            for &(_, rest) in rests.iter().rev() {
                if hidden {
                    self.declare_behind(local, rest);
                } else {
                    self.rests.or_insert(local, Vec::new()).push(rest);
                }
            }
        }
        let takes_all = whole && takes_all(pat);
        (
            Some(Hold {
                local,
                bindings,
                takes_all,
                nameable: nameable && !takes_all,
                mark: self.mark(),
            }),
            rests,
        )
    }

    /// Declares a part of a temporary where the temporary is.
    fn declare_behind(&mut self, whole: LocalId, rest: LocalId) {
        let declares = |step: &Step| matches!(step, Step::Declare { local, .. } if *local == whole);
        let is_temporary = self.steps[..self.temporaries].iter().any(declares);
        let at = if is_temporary {
            self.temporaries
        } else {
            self.steps.len()
        };
        self.steps.insert(
            at,
            Step::Declare {
                local: rest,
                ty: None,
            },
        );
        self.temporaries += usize::from(is_temporary);
    }

    /// Replaces each `_` by a name.
    fn name_rests(&mut self, pat: &mut Pat, of: LocalId, rests: &mut Vec<Rest>) {
        match pat {
            Pat::Wild(_) => {
                let span = pat.span().resolved_at(Span::mixed_site());
                let bound = self.locals.add_bound(&format!("rest{}", rests.len()), span);
                let name = format!("rest_of_{}", self.locals.get(of).name);
                let kept = self.locals.add_hidden(&name, span);
                rests.push((bound, kept));
                let ident = self.locals.ident(bound, span);
                *pat = syn::parse_quote!(#ident);
            }
            Pat::Tuple(tuple) => tuple
                .elems
                .iter_mut()
                .for_each(|e| self.name_rests(e, of, rests)),
            // The rest of an array is dropped from its end.
            Pat::Slice(slice) => slice
                .elems
                .iter_mut()
                .rev()
                .for_each(|e| self.name_rests(e, of, rests)),
            Pat::Paren(paren) => self.name_rests(&mut paren.pat, of, rests),
            Pat::Type(typed) => self.name_rests(&mut typed.pat, of, rests),
            Pat::TupleStruct(variant) => variant
                .elems
                .iter_mut()
                .for_each(|e| self.name_rests(e, of, rests)),
            _ => {}
        }
    }

    /// Moves what a pattern took to keep it to where it is kept.
    pub(super) fn keep_rests(&mut self, rests: Vec<Rest>) {
        for (bound, kept) in rests {
            let span = self.locals.get(bound).span;
            let value = self.path(bound, span);
            self.assign(kept, &value);
        }
    }
}

/// Declares the rests of the user's locals where those are declared.
pub(super) fn declare(block: &mut Block, rests: &Map<LocalId, Vec<LocalId>>) {
    if rests.is_empty() {
        return;
    }
    let declarations = |locals: &[LocalId]| -> Vec<Step> {
        let mut steps = Vec::new();
        for rests in locals.iter().filter_map(|local| rests.get(local)) {
            steps.extend(rests.iter().map(|&local| Step::Declare { local, ty: None }));
        }
        steps
    };
    let mut at = 0;
    while at < block.steps.len() {
        let after = match &mut block.steps[at] {
            Step::Declare { local, .. } => declarations(&[*local]),
            Step::Let { pat, els, .. } => {
                if let Some(els) = els {
                    declare(els, rests);
                }
                declarations(&Bindings::ids(pat))
            }
            Step::If {
                cond, then, els, ..
            } => {
                declare(then, rests);
                declare(els, rests);
                if let Expr::Let(binding) = cond {
                    then.steps
                        .splice(0..0, declarations(&Bindings::ids(&binding.pat)));
                }
                Vec::new()
            }
            Step::Match { arms, .. } => {
                for Arm { pat, body, .. } in arms {
                    declare(body, rests);
                    body.steps.splice(0..0, declarations(&Bindings::ids(pat)));
                }
                Vec::new()
            }
            Step::Loop { body, .. } | Step::Scope { body, .. } => {
                declare(body, rests);
                Vec::new()
            }
            Step::Leaf(_)
            | Step::Yield { .. }
            | Step::NeverYield { .. }
            | Step::Taken(_)
            | Step::Jump(_)
            | Step::HeadEnds { .. } => Vec::new(),
        };
        let count = after.len();
        block.steps.splice(at + 1..=at, after);
        at += 1 + count;
    }
}

/// Whether a pattern may leave parts of the value where they are: `_`, `..`.
pub(crate) fn leaves_parts(pat: &Pat) -> bool {
    #[derive(Default)]
    struct Find(bool);
    impl Visit for Find {
        fn visit_pat(&mut self, pat: &Pat) {
            self.0 |= match pat {
                Pat::Wild(_) | Pat::Rest(_) => true,
                Pat::Struct(strct) => strct.rest.is_some(),
                _ => false,
            };
            walk::visit_pat(self, pat);
        }
        fn visit_expr(&mut self, _: &Expr) {}
    }
    let mut find = Find::default();
    find.visit_pat(pat);
    find.0
}

/// Whether a pattern may not match, as far as syntax tells.
pub(super) fn may_fail(pat: &Pat) -> bool {
    match pat {
        Pat::Wild(_) | Pat::Rest(_) => false,
        // A name with a capital may be a constant.
        Pat::Ident(binding) => {
            let name = binding.ident.to_string();
            name.starts_with(char::is_uppercase)
                || binding
                    .subpat
                    .as_ref()
                    .is_some_and(|(_, pat)| may_fail(pat))
        }
        Pat::Tuple(tuple) => tuple.elems.iter().any(may_fail),
        Pat::Reference(reference) => may_fail(&reference.pat),
        Pat::Paren(paren) => may_fail(&paren.pat),
        Pat::Type(typed) => may_fail(&typed.pat),
        _ => true,
    }
}

/// Whether a pattern takes an array or a slice apart.
pub(crate) fn has_slice(pat: &Pat) -> bool {
    struct Find(bool);
    impl Visit for Find {
        fn visit_pat(&mut self, pat: &Pat) {
            self.0 |= matches!(pat, Pat::Slice(_));
            walk::visit_pat(self, pat);
        }
        fn visit_expr(&mut self, _: &Expr) {}
    }
    let mut find = Find(false);
    find.visit_pat(pat);
    find.0
}

/// Whether a pattern takes everything out of the value that may have to be dropped: tuples and
/// the variants of `Option` and `Result`, bound by value throughout.
pub(super) fn takes_all(pat: &Pat) -> bool {
    takes_if(pat, false)
}

/// Whether patterns leave nothing that has to be dropped of what they are matched against,
/// whichever of them matches, if any: those of a `match`, or one alone.
pub(crate) fn empties<'p>(pats: impl IntoIterator<Item = &'p Pat>) -> bool {
    let pats: Vec<_> = pats.into_iter().collect();
    let has_rest = match pats[..] {
        [pat] => may_fail(pat),
        _ => pats.iter().any(|pat| matches!(pat, Pat::Wild(_))),
    };
    // What is no `Some` is nothing.
    let is_option = |pat: &&Pat| match pat {
        Pat::TupleStruct(variant) => {
            let name = variant.path.segments.last();
            name.is_some_and(|name| name.ident == "Some") && !variant.elems.iter().any(may_fail)
        }
        _ => false,
    };
    let takes = |pat: &&Pat| match pat {
        Pat::Wild(_) => true,
        // If it fails, another arm matches.
        Pat::Guard(guard) => takes_all(&guard.pat),
        pat => takes_all(pat),
    };
    pats.iter().all(takes) && (!has_rest || pats.iter().any(is_option))
}

/// Whether a pattern takes everything once each `_` in it is a name.
fn is_nameable(pat: &Pat) -> bool {
    takes_if(pat, true)
}

fn takes_if(pat: &Pat, wild: bool) -> bool {
    match pat {
        Pat::Ident(ident) => ident.by_ref.is_none(),
        Pat::Wild(_) => wild,
        Pat::Tuple(tuple) => tuple.elems.iter().all(|e| takes_if(e, wild)),
        Pat::Slice(slice) => slice.elems.iter().all(|e| takes_if(e, wild)),
        Pat::Paren(paren) => takes_if(&paren.pat, wild),
        Pat::Type(typed) => takes_if(&typed.pat, wild),
        // The alternatives would have to bind the same names.
        Pat::Or(or) => or.cases.iter().all(|case| takes_if(case, false)),
        Pat::Lit(_) | Pat::Range(_) | Pat::Path(_) => true,
        Pat::TupleStruct(variant) => {
            let name = variant.path.segments.last().map(|s| s.ident.to_string());
            matches!(name.as_deref(), Some("Some" | "Ok" | "Err"))
                && variant.elems.iter().all(|e| takes_if(e, wild))
        }
        _ => false,
    }
}

/// Whether a pattern has a `ref` binding.
pub(super) fn binds_by_ref(pat: &Pat) -> bool {
    Bindings::of(pat).iter().any(|b| !b.by_value)
}

/// A parameter of which a pattern leaves parts is one that is matched itself, so that what it
/// leaves is dropped in its place among the parameters.
pub(super) fn as_patterns(params: &[Param], needs: &Needs, locals: &mut Locals) -> Vec<Param> {
    let mut params = params.to_vec();
    let first = params
        .iter()
        .position(|param| needs.rests.iter().any(|(local, _)| *local == param.local));
    for param in params
        .iter_mut()
        .skip(first.unwrap_or(usize::MAX))
        .filter(|param| param.pat.is_none())
    {
        let ident = locals.ident(param.local, param.local_span);
        param.local = locals.add_hidden("argument", Span::mixed_site());
        let mutable = locals
            .get(local_of(&ident).expect("a local"))
            .mutable
            .then(|| quote!(mut));
        param.pat = Some(syn::parse_quote!(#mutable #ident));
    }
    params
}
