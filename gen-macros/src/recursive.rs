//! Recursive generators: those whose return type is named `Recursive` or the like.
//!
//! Input: the return type. Output: what kind of generator it is, and its own type as the
//! expansion names it, by which `yield_from!` tells whether a child is handed to the root:
//!
//! ```text
//! -> gen_core::Recursive<'_, &str>            =>  an iterator of `&str`;  __gen_private::Recursive<'_, &str>
//! -> RecursiveCoroutine<'a, R, Y, T>          =>  a coroutine;            __gen_private::RecursiveCoroutine<'_, R, Y, T>
//! ```

use proc_macro2::{Ident, Span};
use quote::quote;
use syn::{GenericArgument, PathArguments, PathSegment, Type};

use crate::emit::Derives;
use crate::lower::private;
use crate::signature::{Exchange, Kind, Output, has_impl, is_unit, or_hole};

/// The kind of generator that a type of this name is, if it is one of ours. `Err`: it has not
/// the parameters that it should, as rustc says.
pub(crate) fn kind_of(last: &PathSegment) -> Option<Result<Kind, ()>> {
    let name = last.ident.to_string();
    let is_coroutine = match name.as_str() {
        "Recursive" | "SendRecursive" => false,
        "RecursiveCoroutine" | "SendRecursiveCoroutine" => true,
        _ => return None,
    };
    let types: Vec<_> = match &last.arguments {
        PathArguments::AngleBracketed(args) => args
            .args
            .iter()
            .filter_map(|arg| match arg {
                GenericArgument::Type(ty) => Some(ty),
                _ => None,
            })
            .collect(),
        _ => Vec::new(),
    };
    let written = |ty: &Type| (!has_impl(ty)).then(|| ty.clone());
    let (item, coroutine) = match (is_coroutine, &types[..]) {
        (false, [item]) => (written(item), None),
        (true, [argument, item, returns]) => {
            let exchange = Exchange {
                argument: written(argument),
                takes_nothing: is_unit(argument),
                returns: written(returns),
            };
            (written(item), Some(exchange))
        }
        _ => return Some(Err(())),
    };
    let (krate, own) = (private(), Ident::new(&name, Span::call_site()));
    let shown = or_hole(item.as_ref());
    let types = match &coroutine {
        None => quote!(#shown),
        Some(exchange) => {
            let argument = or_hole(exchange.argument.as_ref());
            let returns = or_hole(exchange.returns.as_ref());
            quote!(#argument, #shown, #returns)
        }
    };
    Some(Ok(Kind {
        item,
        coroutine,
        derives: Derives::default(),
        stream: false,
        output: Output::Opaque,
        root: Some(syn::parse_quote!(#krate::#own<'_, #types>)),
    }))
}
