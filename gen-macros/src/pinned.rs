//! The pinned lowering: the body becomes an `async` block, which rustc makes a state machine of.
//!
//! Input: the function as the user wrote it, without errors as far as [`crate::resolve`] sees.
//! Output: an expression for the generator. Guarantee: that of [`crate::verbatim`], which rewrites
//! the body.
//!
//! ```text
//! fn words(text: String) -> impl Iterator<Item = usize> { for w in text.split(' ') { yield_!(w.len()) } }
//! =>
//! boxed_iterator(|emitter| async move {
//!     emitter.begin().await;
//!     let text = text;
//!     let _: () = { for w in text.split(' ') { emitter.put(w.len()).await } };
//!     None
//! })
//! ```

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};

use crate::diag::Errors;
use crate::lower::{ours, private, private_at};
use crate::macros::is_known;
use crate::signature::{Argument, Kind, Output, or_hole};
use crate::verbatim::{self, Tokens, Way};
use crate::walk::{self, Visit, VisitMut};

/// What the user wrote.
pub(crate) struct Source<'a> {
    pub(crate) body: &'a syn::Block,
    pub(crate) arguments: &'a [Argument],
    pub(crate) output: &'a syn::ReturnType,
}

/// The generator, as an expression.
pub(crate) fn emit(source: &Source<'_>, kind: &Kind, errors: &mut Errors) -> TokenStream {
    let mut body = source.body.clone();
    let is_open = Tokens::of(&source.body.to_token_stream()).calls_foreign;
    let relays = kind.stream && !is_open;
    let way = if relays { Way::Relay } else { Way::Suspend };
    let seen = verbatim::rewrite(&mut body, kind, way, errors);
    let (krate, emitter) = (private(), verbatim::emitter());
    let label = verbatim::label(Span::mixed_site());
    let macros = is_open.then(|| verbatim::macros(kind));
    let item = or_hole(kind.item.as_ref());
    let argument = kind.argument();
    let mut take = Some(arguments_of(source.arguments));
    let value = if let Some(exchange) = &kind.coroutine {
        let (returned, ty) = (ours("returned"), or_hole(exchange.returns.as_ref()));
        quote!(let #returned: #ty = #label: { #macros #body }; #returned)
    } else if is_open && may_fail(kind.item.as_ref(), &body) {
        // A `?` of a macro leaves the inner block.
        let last = ours("last");
        let take = take.take();
        quote! {
            let #last = {
                let #emitter = &#emitter;
                async move {
                    #take
                    let #last = #label: { #macros let _: () = #body; #krate::None };
                    <#item as #krate::Fails>::ends(#last)
                }
            };
            let #last = <#item as #krate::Fails>::last(#last.await);
            #emitter.end(#last).await
        }
    } else if seen.attempts {
        let last = ours("last");
        quote! {
            let #last = #label: { #macros let _: () = #body; #krate::None };
            #emitter.end(#last).await
        }
    } else {
        quote!(let _: () = #label: { #macros #body };)
    };
    // A lifetime left out in the type of a parameter would be any, not one of the caller's.
    let (ty, begin) = match (kind.stream, relays) {
        (true, true) => (quote!(Giver), None),
        (true, false) => (quote!(Outlet), None),
        (false, _) => (quote!(Emitter), Some(quote!(#emitter.begin().await;))),
    };
    let argument = (!kind.stream).then_some(argument);
    let (holes, types) = (argument.iter().map(|_| quote!(_)), argument.iter());
    let block = quote! {
        move |#emitter: #krate::#ty<_ #(, #holes)*>| {
            let #emitter: #krate::#ty<#item #(, #types)*> = #emitter;
            async move {
                #begin
                #take
                #value
            }
        }
    };
    match (kind.stream, kind.output, &kind.coroutine) {
        (true, ..) if relays => quote!(#krate::stream(#block)),
        (true, ..) => quote!(#krate::opaque_stream(#block)),
        (_, Output::InPlace, _) => quote!(#krate::pinned(#block)),
        (_, Output::Boxed, exchange) => {
            let (boxed, object) = (ours("boxed"), object_of(source.output));
            let make = ours_or(exchange.is_some(), "dyn_coroutine", "dyn_iterator");
            // At once, so that nobody has the box with a type out of which it could be moved.
            quote!(let #boxed: #krate::Box<#object> = #krate::#make(#block); #boxed)
        }
        (.., exchange) => {
            let make = ours_or(exchange.is_some(), "boxed_coroutine", "boxed_iterator");
            quote!(#krate::#make(#block))
        }
    }
}

/// Whether a macro that no pass can read may end a generator of such items with an error, and does
/// not end it without.
fn may_fail(item: Option<&syn::Type>, body: &syn::Block) -> bool {
    #[derive(Default)]
    struct Find {
        fails: bool,
        returns: bool,
    }
    impl Find {
        fn tokens(&mut self, tokens: TokenStream) {
            let mut tokens = tokens.into_iter().peekable();
            while let Some(token) = tokens.next() {
                match token {
                    TokenTree::Group(group) => self.tokens(group.stream()),
                    TokenTree::Punct(mark) => self.fails |= mark.as_char() == '?',
                    TokenTree::Ident(name) if name == "return" => {
                        self.returns |= matches!(tokens.peek(), None | Some(TokenTree::Punct(_)));
                    }
                    TokenTree::Ident(name) => self.fails |= name == "bail" || name == "ensure",
                    TokenTree::Literal(_) => {}
                }
            }
        }
    }
    impl Visit for Find {
        fn visit_macro(&mut self, mac: &syn::Macro) {
            let name = mac.path.segments.last().map(|last| &last.ident);
            if !name.is_some_and(is_known) {
                self.tokens(mac.tokens.clone());
            }
        }
    }
    let Some(syn::Type::Path(path)) = item else {
        return false;
    };
    let is_fallible = |name: &Ident| {
        let name = name.to_string();
        name == "Option" || name.ends_with("Result")
    };
    let mut find = Find::default();
    find.visit_block(body);
    find.fails
        && !find.returns
        && path
            .path
            .segments
            .last()
            .is_some_and(|last| is_fallible(&last.ident))
}

/// One of two functions of gen-core.
fn ours_or(first: bool, name: &str, other: &str) -> Ident {
    Ident::new(if first { name } else { other }, Span::mixed_site())
}

/// The `dyn ..` of a return type, of the very trait, whatever else is called like it.
// Output: dyn __gen_private::Iterator<Item = T> + Send + 'a
fn object_of(output: &syn::ReturnType) -> syn::TypeTraitObject {
    struct Holes;
    impl VisitMut for Holes {
        fn visit_type_mut(&mut self, ty: &mut syn::Type) {
            if matches!(ty, syn::Type::ImplTrait(_)) {
                *ty = syn::parse_quote!(_);
            }
            walk::visit_type_mut(self, ty);
        }
    }
    let syn::ReturnType::Type(_, ty) = output else {
        unreachable!("read")
    };
    let mut ty = &**ty;
    while let syn::Type::Paren(syn::TypeParen { elem, .. })
    | syn::Type::Group(syn::TypeGroup { elem, .. }) = ty
    {
        ty = elem;
    }
    let mut object = crate::signature::boxed_object(ty).expect("read").clone();
    for bound in &mut object.bounds {
        let syn::TypeParamBound::Trait(bound) = bound else {
            continue;
        };
        let Some(last) = bound.path.segments.last().cloned() else {
            continue;
        };
        if last.ident == "Iterator" || last.ident == "Coroutine" {
            let krate = private_at(last.ident.span());
            bound.path = syn::parse_quote!(#krate::#last);
        }
    }
    Holes.visit_type_trait_object_mut(&mut object);
    object
}

/// Moves the arguments into the block, and matches them against their patterns.
///
/// An `async` block that has not begun drops what it has captured in the order of the first
/// mention, a function its arguments in the reverse order; and each pattern before its argument.
// Output: let _ = (&b, &a); let arg0 = a; let x = arg0; let arg1 = b; let (y, _) = arg1;
fn arguments_of(arguments: &[Argument]) -> TokenStream {
    let captured = arguments.iter().rev().map(|argument| &argument.name);
    let names: Vec<_> = arguments
        .iter()
        .map(|argument| argument.name.clone())
        .collect();
    let taken = verbatim::parameters(arguments, &names);
    quote! {
        #(let _ = &#captured;)*
        #taken
    }
}
