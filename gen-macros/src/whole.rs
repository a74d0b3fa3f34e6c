//! The whole body as one function, beside the state machine, for who takes all items at once.
//!
//! Input: the function as the user wrote it, and its body with calls for yields if
//! [`crate::scan`] could make that of tokens. Output: a closure that is given the unresumed state
//! and who takes the items, and gives back the item that the body ends with, if any; or `None`
//! where the body cannot stand twice. Guarantee: that of [`crate::verbatim`].
//!
//! ```text
//! fn count(n: u32) -> impl Iterator<Item = u32> { for i in 0..n { yield_!(i) } }
//! =>
//! move |state, emitter| {
//!     let Unresumed { n: argument0 } = state else { return None };
//!     let n = argument0;
//!     let _: () = { for i in 0..n { emitter(i) } };
//!     None
//! }
//! ```

use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;

use crate::code::{Code, code};
use crate::diag::Errors;
use crate::lower::ours;
use crate::signature::{Argument, Kind, Output, or_hole};
use crate::verbatim::{self, Way};

/// The whole body of a function.
pub(crate) struct Whole {
    /// The variables for the fields of the unresumed state, one a parameter.
    pub(crate) fields: Vec<Ident>,
    /// What the closure runs once it has these.
    pub(crate) code: Code,
}

/// The whole body, if the function can have it.
pub(crate) fn of(
    function: &syn::ItemFn,
    body: Option<TokenStream>,
    arguments: &[Argument],
    kind: &Kind,
) -> Option<Whole> {
    // In such a build it would not be compiled.
    if cfg!(gen_debug) {
        return None;
    }
    // One that is not mentioned is not kept.
    let has_self = arguments.first().is_some_and(|first| first.pat.is_none());
    // The items may be closures, and each time one is written it has a type of its own.
    let closures = kind.item.is_none();
    if closures
        || kind.coroutine.is_some()
        // Through `dyn Iterator` nobody comes to it.
        || kind.output != Output::Opaque
        // It would call itself for each call, and the stack overflow.
        || kind.root.is_some()
        || matches!(function.sig.safety, syn::Safety::Unsafe(_))
    {
        return None;
    }
    let mut body = match body {
        Some(tokens) => Code::of(tokens),
        None => rewritten(function, kind)?,
    };
    let fields: Vec<Ident> = (0..arguments.len())
        .map(|at| ours(&format!("field{at}")))
        .collect();
    let parameters = verbatim::parameters(arguments, &fields);
    let mut this = None;
    if has_self {
        // A closure has no `self` of its own.
        body = Code::of(renamed(body.into_token_stream()));
        let mutable = function
            .sig
            .receiver()
            .and_then(|receiver| receiver.mutability);
        let (variable, field) = (this_variable(Span::mixed_site()), &fields[0]);
        this = Some(code!(let #mutable #variable = #field;));
    }
    let code = code! { #this #parameters let _: () = #body; #krate::None };
    Some(Whole { fields, code })
}

/// The body with a call for each yield, if it can stand twice.
fn rewritten(function: &syn::ItemFn, kind: &Kind) -> Option<Code> {
    let mut body = (*function.block).clone();
    let twice = verbatim::rewrite(&mut body, kind, Way::Call, &mut Errors::default());
    let has_self = function.sig.receiver().is_some();
    (!(twice.is_unfit || has_self && twice.captures_self)).then(|| Code::of(body))
}

/// The closure, for a state of this name, whose fields for the parameters are `fields`.
pub(crate) fn closure(
    whole: &Whole,
    name: &Ident,
    holes: &Code,
    fields: &[Ident],
    item: Option<&syn::Type>,
) -> Code {
    let (emitter, item) = (verbatim::emitter(), or_hole(item));
    let state = ours("state");
    let (variables, code) = (&whole.fields, &whole.code);
    let fields = fields.iter().zip(variables);
    let fields = fields.map(|(field, variable)| code!(#field: #variable,));
    code! {
        move |#state: #name<#holes>, #emitter| -> #krate::Option<#item> {
            let #name::Unresumed { #(#fields)* .. } = #state else {
                return #krate::None;
            };
            #code
        }
    }
}

fn this_variable(span: Span) -> Ident {
    // As in the machine: what rustc finds wrong in both it says once.
    Ident::new("this", span.resolved_at(Span::mixed_site()))
}

/// The tokens with another name for `self`.
fn renamed(tokens: TokenStream) -> TokenStream {
    let mut tokens = tokens.into_iter().peekable();
    let mut all = TokenStream::new();
    while let Some(token) = tokens.next() {
        let is_path = matches!(tokens.peek(), Some(TokenTree::Punct(p)) if p.as_char() == ':');
        let token = match token {
            TokenTree::Group(group) => {
                let mut inner = Group::new(group.delimiter(), renamed(group.stream()));
                inner.set_span(group.span());
                inner.into()
            }
            TokenTree::Ident(ident) if ident == "self" && !is_path => {
                this_variable(ident.span()).into()
            }
            other => other,
        };
        all.extend([token]);
    }
    all
}
