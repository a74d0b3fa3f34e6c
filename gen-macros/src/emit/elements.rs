//! Patterns that take all elements of an array that is held.
//!
//! What rustc has ever taken the elements of, it drops from the last to the first wherever a way
//! out is shared with one behind the pattern; here all ways out are. So the array moves as a
//! whole, and its elements are taken from where it goes to:
//!
//! ```text
//! let [x, y] = a;                        =>   let [x, y] = { a };
//! if let Some([x, y]) = a { .. }         =>   if let Some(t @ [_, _]) = a { let [x, y] = t else { .. }; .. }
//! ```

use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};
use syn::{Expr, Pat};

use super::Emit;
use crate::code::{Code, code};
use crate::ir::Hold;
use crate::locals::{Locals, local_of, local_path};
use crate::lower::{has_slice, ours};
use crate::status::Status;
use crate::suspends::Bindings;

/// A pattern that may not match, without those of arrays in it.
pub(super) struct Whole {
    pub(super) pat: Pat,
    /// The name of each array, and its pattern.
    arrays: Vec<(Ident, Pat)>,
}

impl Emit<'_> {
    /// Whether a pattern takes a local apart that may be an array, and leaves nothing of it.
    pub(super) fn takes_elements(&self, pat: &Pat, held: Option<&Hold>) -> bool {
        held.is_some_and(|held| {
            held.takes_all
                && self.enters(held.mark, held.local) == Status::Real
                && self.leaves(held.mark, held.local) == Status::Absent
                && has_slice(pat)
        })
    }

    /// Such a pattern, if it may not match.
    pub(super) fn whole_arrays(&self, pat: &Pat, held: Option<&Hold>) -> Option<Whole> {
        if !self.takes_elements(pat, held) {
            return None;
        }
        let mut whole = Whole {
            pat: pat.clone(),
            arrays: Vec::new(),
        };
        let lifted = lift(&mut whole.pat, &mut whole.arrays, self.facts.locals);
        lifted.map(|()| whole)
    }

    /// Takes the elements behind such a pattern.
    pub(super) fn take_elements(&mut self, whole: Option<&Whole>) -> Code {
        let mut taken = Code::default();
        for (array, pat) in whole.iter().flat_map(|whole| &whole.arrays) {
            let pattern = self.user_pattern(pat);
            taken.add(code!(let #pattern = #array else { ::core::unreachable!() };));
        }
        taken
    }
}

/// Gives each array in a pattern a name; `None` if that would change what it matches.
fn lift(pat: &mut Pat, arrays: &mut Vec<(Ident, Pat)>, locals: &Locals) -> Option<()> {
    match pat {
        Pat::Slice(slice) => {
            let name = ours(&format!("elements{}", arrays.len()));
            let shape = slice.elems.iter().map(|e| shape(e, locals));
            let shape = shape.collect::<Option<Vec<_>>>()?;
            let of_names = quote!(#name @ [#(#shape),*]);
            arrays.push((name, pat.clone()));
            *pat = Pat::Verbatim(of_names);
            Some(())
        }
        Pat::Tuple(tuple) => tuple
            .elems
            .iter_mut()
            .try_for_each(|e| lift(e, arrays, locals)),
        Pat::TupleStruct(variant) => variant
            .elems
            .iter_mut()
            .try_for_each(|e| lift(e, arrays, locals)),
        Pat::Paren(paren) => lift(&mut paren.pat, arrays, locals),
        Pat::Or(_) | Pat::Guard(_) => None,
        _ => Some(()),
    }
}

/// What an element has to be, its bindings aside. A name may be a constant.
fn shape(pat: &Pat, locals: &Locals) -> Option<TokenStream> {
    match pat {
        Pat::Rest(_) | Pat::Wild(_) | Pat::Lit(_) | Pat::Range(_) => Some(pat.to_token_stream()),
        Pat::Ident(bound) if is_variable(&bound.ident, locals) => match &bound.subpat {
            Some((_, inner)) => shape(inner, locals),
            None => Some(quote!(_)),
        },
        _ => Bindings::ids(pat).is_empty().then(|| pat.to_token_stream()),
    }
}

/// Whether a name in a pattern is a variable: one in capitals may be a constant.
fn is_variable(name: &Ident, locals: &Locals) -> bool {
    let local = local_of(name).map(|id| locals.get(id));
    local.is_some_and(|local| !local.name.starts_with(char::is_uppercase))
}

/// Whether an assignment takes all elements of a local.
pub(super) fn are_assigned(assign: &syn::ExprAssign) -> bool {
    local_path(&assign.right).is_some() && assigns_elements(&assign.left) == Some(true)
}

/// Whether an assignment takes an array apart; `None` if it leaves something of it.
fn assigns_elements(left: &Expr) -> Option<bool> {
    let all = |elems: &syn::punctuated::Punctuated<Expr, syn::Token![,]>| {
        let takes: Option<Vec<bool>> = elems.iter().map(assigns_elements).collect();
        takes.map(|takes| takes.contains(&true))
    };
    match left {
        Expr::Array(array) => all(&array.elems).map(|_| true),
        Expr::Tuple(tuple) => all(&tuple.elems),
        Expr::Paren(paren) => assigns_elements(&paren.expr),
        Expr::Call(_) | Expr::Struct(_) | Expr::Infer(_) | Expr::Range(_) => None,
        _ => Some(false),
    }
}
