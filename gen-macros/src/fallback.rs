//! What is given back beside an error: the user's item, as far as others use it.
//!
//! Guarantee: one mistake is one error. Callers still find the function with its signature,
//! the imports of the body that are ours count as used, and nothing warns. An editor also finds
//! the body, for completion and the like; rustc does not.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::Stmt;

use crate::args::Args;
use crate::diag::{self, Errors};
use crate::flat::Map;
use crate::macros::{find_yield, is_yield_name};
use crate::repair;
use crate::signature::is_unsized;
use crate::walk::{self, Visit};

/// Whether an attribute is `#[generator]`.
pub(crate) fn is_ours(attr: &syn::Attribute) -> bool {
    attr.path()
        .segments
        .last()
        .is_some_and(|segment| segment.ident == "generator")
}

/// Whether the signature is all that rustc has to see to say what is wrong: no machine can hold
/// such a parameter.
pub(crate) fn is_wrong_already(sig: &syn::Signature) -> bool {
    sig.inputs.iter().any(|input| match input {
        syn::FnArg::Typed(param) => is_unsized(&param.ty),
        syn::FnArg::Receiver(_) => false,
    })
}

/// The same signature, with a body that does nothing.
pub(crate) fn function(function: &syn::ItemFn, error: Option<&syn::Error>) -> TokenStream {
    let attrs = function.attrs.iter().filter(|attr| !is_ours(attr));
    let vis = &function.vis;
    let mut sig = function.sig.clone();
    if error.is_some() {
        repair::return_type(&mut sig.output);
    }
    // A value without a size would be an error of its own, here and at each caller.
    if let syn::ReturnType::Type(_, ty) = &mut sig.output {
        if let syn::Type::TraitObject(syn::TypeTraitObject {
            dyn_token: Some(_),
            bounds,
            ..
        }) = &**ty
        {
            *ty = syn::parse_quote!(impl #bounds);
        }
    }
    // What the body takes apart may be the mistake.
    for input in &mut sig.inputs {
        if let syn::FnArg::Typed(param) = input {
            if !matches!(*param.pat, syn::Pat::Ident(_)) {
                *param.pat = syn::parse_quote!(_);
            }
        }
    }
    // What the macro makes of an `async fn` that says so is a stream, not a future of one.
    if mentions_stream(sig.output.to_token_stream()) {
        sig.asyncness = None;
    }
    let error = error.map(syn::Error::to_compile_error);
    let imports = function
        .block
        .stmts
        .iter()
        .filter(|stmt| matches!(stmt, Stmt::Item(syn::Item::Use(_))));
    let mut yields = Yields::default();
    yields.visit_stmts(&function.block.stmts);
    let paths = yields.paths.iter().map(|(_, path)| path);
    let body = for_editors(|| statements(function));
    let allow = body.is_none().then(|| {
        quote!(#[allow(warnings, clippy::all, clippy::pedantic, clippy::nursery, clippy::restriction)])
    });
    quote! {
        #(#attrs)*
        #allow
        #vis #sig {
            #body
            #(#imports)*
            #(#paths!(@used);)*
            #error
            ::core::unreachable!()
        }
    }
}

fn mentions_stream(tokens: TokenStream) -> bool {
    tokens.into_iter().any(|token| match token {
        TokenTree::Ident(name) => name == "Stream",
        TokenTree::Group(group) => mentions_stream(group.stream()),
        _ => false,
    })
}

/// Whether it is rust-analyzer that asks. In what the macro gives back it looks for the user's
/// code, to complete and explain it; rustc would only report once more what is wrong there.
fn in_editor() -> bool {
    #[cfg(test)]
    if crate::tests::as_editor() {
        return true;
    }
    let program = std::env::current_exe().ok();
    let name = program.as_ref().and_then(|program| program.file_name());
    name.is_some_and(|name| name.to_string_lossy().starts_with("rust-analyzer"))
}

/// The user's statements, for an editor alone: first of all in what is given back, with or without
/// an error behind them. An editor that completes a word compares both expansions, with the word
/// and without it, and they have to be the same up to there.
// Output: { .. let _ = || { statements }; }
pub(crate) fn for_editors(statements: impl FnOnce() -> TokenStream) -> Option<TokenStream> {
    in_editor().then(|| {
        let statements = statements();
        quote! {
            {
                macro_rules! yield_ { ($($value:tt)*) => { { $($value)* } }; }
                macro_rules! yield_from { ($($value:tt)*) => { { $($value)* } }; }
                macro_rules! r#yield { ($($value:tt)*) => { { $($value)* } }; }
                let _ = || { #statements };
            }
        }
    })
}

/// The statements of a function, for [`for_editors`].
pub(crate) fn statements(function: &syn::ItemFn) -> TokenStream {
    function
        .block
        .stmts
        .iter()
        .map(ToTokens::to_token_stream)
        .collect()
}

/// A function whose body cannot be parsed, with what it yields with alone.
fn without_body(item: &TokenStream) -> Option<syn::ItemFn> {
    let (signature, body) = split_body(item)?;
    let used = used_macros(&body);
    let used = used.iter().map(|(_, name)| quote!(#name!();));
    syn::parse2(quote!(#(#signature)* { #(#used)* })).ok()
}

/// What stands before the last braces of an item, and what stands in them.
fn split_body(item: &TokenStream) -> Option<(Vec<TokenTree>, TokenStream)> {
    let mut tokens: Vec<TokenTree> = item.clone().into_iter().collect();
    match tokens.pop() {
        Some(TokenTree::Group(body)) => Some((tokens, body.stream())),
        _ => None,
    }
}

/// The macros that code yields with, by their names alone.
fn used_macros(tokens: &TokenStream) -> Map<String, Ident> {
    let mut used = Map::new();
    let mut is_in_path = false;
    for token in tokens.clone() {
        match &token {
            TokenTree::Group(group) => {
                for (text, name) in used_macros(&group.stream()).iter() {
                    used.insert(text.clone(), name.clone());
                }
            }
            // What is named by a path is imported by nobody.
            TokenTree::Ident(name) if is_yield_name(name) && name != "r#yield" && !is_in_path => {
                used.insert(name.to_string(), name.clone());
            }
            // The body imports it itself.
            TokenTree::Ident(word) if word == "use" => return Map::new(),
            _ => {}
        }
        is_in_path = matches!(&token, TokenTree::Punct(mark) if mark.as_char() == ':');
    }
    used
}

/// A function that is still being typed, as [`for_editors`] has it: all but its body as it is.
fn half_typed(item: &TokenStream) -> Option<TokenStream> {
    let (signature, body) = split_body(item)?;
    let is_fn = signature
        .iter()
        .any(|token| matches!(token, TokenTree::Ident(word) if word == "fn"));
    let body = for_editors(|| body).filter(|_| is_fn)?;
    Some(quote!(#(#signature)* { #body ::core::unreachable!() }))
}

/// An item that is no function, or one without a body.
pub(crate) fn not_a_function(
    item: TokenStream,
    parse_error: syn::Error,
    args: &Args,
    mut errors: Errors,
) -> TokenStream {
    let mut kept = item.clone();
    if let Ok(declared) = syn::parse2::<syn::TraitItemFn>(item.clone()) {
        errors.at(&declared.sig.ident, diag::NO_BODY);
    } else {
        match syn::parse2::<syn::Item>(item) {
            Ok(syn::Item::Impl(mut block)) => {
                errors.at(&block.impl_token, diag::ON_A_BLOCK);
                for item in &mut block.items {
                    if let syn::ImplItem::Fn(method) = item {
                        mark(&mut method.attrs, &method.block, args);
                    }
                }
                kept = block.into_token_stream();
            }
            Ok(syn::Item::Trait(mut block)) => {
                errors.at(&block.trait_token, diag::ON_A_BLOCK);
                for item in &mut block.items {
                    if let syn::TraitItem::Fn(syn::TraitItemFn {
                        attrs,
                        default: Some(body),
                        ..
                    }) = item
                    {
                        mark(attrs, body, args);
                    }
                }
                kept = block.into_token_stream();
            }
            Ok(other) => errors.at(&keyword(&other), diag::NOT_A_FUNCTION),
            // Half-typed code stays as it is, so that an editor can still work on it.
            Err(_) => {
                errors.push(parse_error);
                if let Some(half_typed) = half_typed(&kept) {
                    kept = half_typed;
                } else if let Some(declared) = without_body(&kept) {
                    let error = errors.propagate().err();
                    return function(&declared, error.as_ref());
                } else if let Some((signature, body)) = split_body(&kept) {
                    // rustc tells what is wrong with that. Yields in no generator are no mistake.
                    let used = used_macros(&body);
                    let used = used.iter().map(|(_, name)| quote!(#name!(@used);));
                    kept = quote!(#(#signature)* { #(#used)* ::core::unreachable!() });
                }
            }
        }
    }
    let error = errors
        .propagate()
        .err()
        .map(|error| error.to_compile_error());
    quote!(#kept #error)
}

/// Makes a generator of a method that yields: that it is not one is no second mistake.
fn mark(attrs: &mut Vec<syn::Attribute>, body: &syn::Block, args: &Args) {
    let krate = &args.krate;
    let boxed = args.boxed.as_ref().map(|boxed| quote!(#boxed,));
    if find_yield(&body.to_token_stream()).is_some() && !attrs.iter().any(is_ours) {
        attrs.push(syn::parse_quote!(#[#krate::generator(#boxed crate = #krate)]));
    }
}

/// The word that says what an item is; attributes and visibility do not.
fn keyword(item: &syn::Item) -> TokenStream {
    let is_keyword = |token: &TokenTree| matches!(token, TokenTree::Ident(ident) if ident != "pub");
    item.to_token_stream()
        .into_iter()
        .find(is_keyword)
        .into_iter()
        .collect()
}

/// The macros a body yields with, by the text of their paths.
#[derive(Default)]
struct Yields {
    paths: Map<String, syn::Path>,
}

impl Yields {
    fn visit_stmts(&mut self, stmts: &[Stmt]) {
        for stmt in stmts {
            self.visit_stmt(stmt);
        }
    }
}

impl Visit for Yields {
    fn visit_block(&mut self, block: &syn::Block) {
        // What is imported in an inner block is not known outside of it.
        if !block
            .stmts
            .iter()
            .any(|stmt| matches!(stmt, Stmt::Item(syn::Item::Use(_))))
        {
            walk::visit_block(self, block);
        }
    }

    fn visit_item(&mut self, item: &syn::Item) {
        if matches!(
            item,
            syn::Item::Fn(_) | syn::Item::Const(_) | syn::Item::Static(_)
        ) {
            walk::visit_item(self, item);
        }
    }

    fn visit_macro(&mut self, mac: &syn::Macro) {
        let name = mac
            .path
            .segments
            .last()
            .map(|segment| segment.ident.clone());
        let path = match name {
            Some(name) if is_yield_name(&name) => mac.path.clone(),
            _ => match find_yield(&mac.tokens) {
                Some(name) => name.into(),
                None => return,
            },
        };
        if !path.is_ident("r#yield") {
            self.paths.insert(path.to_token_stream().to_string(), path);
        }
    }
}
