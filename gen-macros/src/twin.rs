//! The body once more as a plain function, for the borrow checker.
//!
//! Syntax and types do not tell what every method borrows. rustc does, but what it says of the
//! machine is in words of the machine. So where something may borrow across a yield, it is given a
//! function that nobody calls, in which each yield overwrites what the body owns. So is it where
//! the machine would take what plain Rust does not.
//!
//! Input: the function as the user wrote it. Output: that function, and a use of it which makes
//! rustc check it first: if that finds something, it is silent about the machine. `None` where
//! nothing seems to be wrong, or where the body cannot stand in a function of its own. Guarantee:
//! nothing is wrong in it that is right in a generator.
//!
//! ```text
//! fn squares(s: Set) -> .. { for x in s.all() { yield_!(x * x) } }
//! =>
//! fn twin<T>(mut s: Set, _: T) -> impl Sized {
//!     for mut x in s.all() {
//!         { let item: u32 = x * x; if false { s = any() } if false { x = any() } }
//!     }
//! }
//! if false { checked(twin(s, 1)); stop() }
//! ```

mod body;
mod kept;
mod missed;
mod suspicion;
mod yields;

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::GenericParam;

use crate::code::Code;
use crate::diag::Errors;
use crate::flat::Set;
use crate::flow::Graph;
use crate::ir::Mark;
use crate::locals::{LocalId, Locals, local_of};
use crate::lower::{ours, private_at};
use crate::signature::{Argument, Kind};
use crate::status::{Status, Statuses};
use crate::verbatim::{self, Way};
use crate::verdict::Suspect;

/// What the analyses found, by the user's names.
pub(crate) struct Facts {
    /// What is in use behind a yield.
    held: Set<String>,
    /// Those whose types [are asked](crate::verdict) whether they own what is borrowed of them: if
    /// so, that is said there.
    owners: Set<String>,
    /// Those whose types are asked something else, or are known to be references or numbers, and
    /// those that [cannot be told](Locals::ambiguous) from constants.
    others: Set<String>,
    /// The numbers of yields, with the `&mut` parameters that are in use behind them.
    behind: Vec<(usize, String)>,
    /// The numbers of yields, with what is kept there for its drop alone.
    kept: Vec<(usize, String)>,
    /// There is unsafe code in the body.
    has_unsafe: bool,
    /// Types are asked whether a `mut` is missing: rustc would say so of the twin as well.
    asks_mut: bool,
}

impl Facts {
    pub(crate) fn of(
        held: &[LocalId],
        behind: Vec<(usize, LocalId)>,
        kept: Vec<(usize, LocalId)>,
        exclusive: &[LocalId],
        suspects: &[Suspect],
        locals: &Locals,
    ) -> Self {
        let named = |local: LocalId| locals.get(local).name.clone();
        let named_at = |(at, local)| (at, named(local));
        let mut facts = Self {
            held: held.iter().copied().map(named).collect(),
            behind: behind.into_iter().map(named_at).collect(),
            kept: kept.into_iter().map(named_at).collect(),
            has_unsafe: locals.seen.has_unsafe,
            owners: Set::new(),
            others: locals.ambiguous().collect(),
            asks_mut: suspects
                .iter()
                .any(|suspect| suspect.is_of_mutability() && !exclusive.contains(&suspect.local())),
        };
        // What is borrowed of a reference is not the local.
        let references = locals.ids().filter(|local| {
            let known = locals.get(*local);
            known.is_shared() || known.is_number()
        });
        facts.others.extend(references.map(named));
        for suspect in suspects.iter().filter(|suspect| suspect.is_of_borrow()) {
            let local = suspect.local();
            if let Some(value) = &locals.get(local).value {
                // A temporary; it may borrow what its value mentions.
                add_mentioned(value.to_token_stream(), locals, &mut facts.others);
            }
            let names = if suspect.asks_owner() {
                &mut facts.owners
            } else {
                &mut facts.others
            };
            names.insert(named(local));
        }
        facts
    }
}

/// Adds the names of the locals among tokens.
fn add_mentioned(tokens: TokenStream, locals: &Locals, names: &mut Set<String>) {
    for token in tokens {
        match token {
            TokenTree::Ident(name) => {
                names.extend(local_of(&name).map(|local| locals.get(local).name.clone()));
            }
            TokenTree::Group(group) => add_mentioned(group.stream(), locals, names),
            _ => {}
        }
    }
}

/// The numbers of yields, with the locals that are kept there for their drop alone, if their types
/// say so.
pub(crate) fn kept(graph: &Graph, statuses: &Statuses, locals: &Locals) -> Vec<(usize, LocalId)> {
    let at_yield = |(mark, number): &(Mark, usize)| {
        let at = graph.at(*mark);
        let is_kept = move |local: &LocalId| {
            let is_asked = locals.get(*local).is_users() && !locals.get(*local).is_plain();
            is_asked && statuses.after(at, *local) == Status::Held
        };
        let in_scope = graph.in_scope(*mark).iter().copied();
        let number = *number;
        in_scope.filter(is_kept).map(move |local| (number, local))
    };
    graph.yields.iter().flat_map(at_yield).collect()
}

/// The twin of a function.
pub(crate) fn of(
    function: &syn::ItemFn,
    arguments: &[Argument],
    kind: &Kind,
    facts: impl FnOnce() -> Facts,
) -> Option<Code> {
    let mut sig = function.sig.clone();
    let types = body::Types::of(kind)?;
    if !cfg!(gen_twin)
        || kind.root.is_some()
        || sig.receiver().is_some()
        || matches!(sig.safety, syn::Safety::Unsafe(_))
    {
        return None;
    }
    let facts = Some(facts()).filter(|facts| !facts.asks_mut)?;
    let (mut lent, mut referring) = suspicion::lent(function, &facts);
    lent.retain(|name| !facts.others.contains(name));
    referring.retain(|name| facts.behind.iter().any(|(_, behind)| behind == name));
    // A reference owns nothing.
    referring.retain(|name| !facts.others.contains(name));
    let is_suspected = !lent.is_empty()
        || !referring.is_empty()
        || missed::may_be(function)
        || cfg!(gen_twin_always);
    if !is_suspected || !suspicion::is_free(function) {
        return None;
    }
    let mut body = (*function.block).clone();
    let names = body::Names {
        lent: &lent,
        referring: &referring,
        facts: &facts,
    };
    let kept = body::rewrite(&mut sig, &mut body, types, names)?;
    // What is left are `?` and `return`.
    let rest = verbatim::rewrite(&mut body, kind, Way::Check, &mut Errors::default());
    if rest.is_unfit || rest.yields > 0 {
        return None;
    }
    if let Some(returns) = types.returns {
        let returned = ours("returned");
        body = syn::parse_quote!({ let #returned: #returns = #body; });
    }
    if !kept.is_empty() {
        body = kept.around(&body, facts.has_unsafe);
    }
    // rustc looks again at a type that it does not know from the start, and finds it wrong.
    let unknown = Ident::new("__Unknown", Span::mixed_site());
    let given = sig.generics.params.iter().filter_map(|param| match param {
        GenericParam::Lifetime(_) => None,
        GenericParam::Type(param) => Some(&param.ident),
        GenericParam::Const(param) => Some(&param.ident),
    });
    let given: Vec<_> = given.cloned().collect();
    let arguments = arguments.iter().map(|argument| &argument.name);
    let (name, krate) = (ours("twin"), private_at(Span::mixed_site()));
    sig.ident = name.clone();
    sig.output = syn::parse_quote!(-> impl ::core::marker::Sized);
    sig.generics.params.push(syn::parse_quote!(#unknown));
    sig.inputs.push(syn::parse_quote!(_: #unknown));
    Some(Code::of(quote! {
        // They are said of the machine.
        #[allow(warnings)]
        #sig #body
        if false {
            #krate::checked(#name::<#(#given,)* _>(#(#arguments,)* 1));
            #krate::stop();
        }
    }))
}
