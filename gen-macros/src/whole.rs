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
use crate::head_start::{self, HeadStart};
use crate::lower::ours;
use crate::signature::{Argument, Kind, Output, or_hole};
use crate::verbatim::{self, Way};

/// The whole body of a function.
pub(crate) struct Whole {
    /// The variables for what the machine begins with, one a parameter, and one for what the body
    /// goes through if that is made before.
    pub(crate) fields: Vec<Ident>,
    /// What makes the user's variables of these.
    bindings: Vec<Code>,
    /// What the closure runs then.
    code: Code,
}

/// The whole body, if the function can have it.
pub(crate) fn of(
    function: &syn::ItemFn,
    body: Option<TokenStream>,
    arguments: &[Argument],
    kind: &Kind,
    head_start: Option<&HeadStart>,
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
        Some(tokens) => tokens,
        None => rewritten(function, kind)?,
    };
    let declared = match head_start {
        Some(_) => head_start::split(&function.block)?.0,
        None => Vec::new(),
    };
    let fields = arguments.len() + declared.len() + usize::from(head_start.is_some());
    let fields: Vec<Ident> = (0..fields).map(|at| ours(&format!("field{at}"))).collect();
    if let (Some(_), Some(iter)) = (head_start, fields.last()) {
        body = head_start::with_items(body, declared.len(), iter)?;
    }
    let each = arguments.iter().zip(&fields).enumerate();
    let mut bindings: Vec<Code> = each
        .map(|(at, (argument, field))| verbatim::parameter(at, argument, field))
        .collect();
    for (local, field) in declared.iter().zip(&fields[arguments.len()..]) {
        let of = head_start::declared(local)?;
        let (mutable, name) = (&of.mutability, &of.ident);
        bindings.push(code!(let #mutable #name = #field;));
    }
    if has_self {
        // A closure has no `self` of its own.
        body = renamed(body);
        let mutable = function
            .sig
            .receiver()
            .and_then(|receiver| receiver.mutability);
        let (variable, field) = (this_variable(Span::mixed_site()), &fields[0]);
        bindings[0] = code!(let #mutable #variable = #field;);
    }
    let body = Code::of(body);
    Some(Whole {
        fields,
        bindings,
        code: code! { let _: () = #body; #krate::None },
    })
}

/// The body with a call for each yield, if it can stand twice.
fn rewritten(function: &syn::ItemFn, kind: &Kind) -> Option<TokenStream> {
    let mut body = (*function.block).clone();
    let twice = verbatim::rewrite(&mut body, kind, Way::Call, &mut Errors::default());
    let has_self = function.sig.receiver().is_some();
    (!(twice.is_unfit || has_self && twice.captures_self)).then(|| body.into_token_stream())
}

/// The closure, for a state of type `ty`, which is `variant` where the body may run: as `fields`,
/// with what each of the parameters is there, if it is.
pub(crate) fn closure(
    whole: &Whole,
    ty: &Code,
    (variant, inner): (&Code, &Code),
    fields: &[Option<&Ident>],
    item: Option<&syn::Type>,
) -> Code {
    let (emitter, item) = (verbatim::emitter(), or_hole(item));
    let state = ours("state");
    let code = &whole.code;
    let (mut pattern, mut bindings) = (inner.clone(), Code::default());
    for (at, field) in fields.iter().enumerate() {
        if let Some(field) = field {
            let variable = &whole.fields[at];
            pattern.add(code!(#field: #variable,));
            bindings.add(whole.bindings.get(at));
        }
    }
    code! {
        move |#state: #ty, #emitter| -> #krate::Option<#item> {
            let #variant { #pattern .. } = #state else {
                return #krate::None;
            };
            #bindings
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
