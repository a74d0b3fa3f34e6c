//! Assertions whose message yields: it does so only where they fail.
//!
//! ```text
//! assert!(c, "{}", yield_!(x))          =>   if c {} else { panic!("{}", yield_!(x)) }
//! assert_eq!(f(), y, "{}", yield_!(x))  =>   match f() { left => if left == y {} else { panic!(.., yield_!(x), ..) } }
//! ```

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use syn::{Expr, Lit};

use super::Operand;
use crate::suspends::{is_inert, is_place, names_place};

/// The assertion of this name as an expression; `None` if it is none, or if its message is no
/// literal or what it compares cannot be named twice.
pub(super) fn lazy(name: &str, operands: &[Operand]) -> Option<Expr> {
    let (check, is_debug) = match name.strip_prefix("debug_") {
        Some(check) => (check, true),
        None => (name, false),
    };
    let code = match check {
        "assert" => {
            let condition = &operands[0].value;
            let message = arguments(&operands[1..]);
            quote!(if #condition {} else { ::core::panic!(#message) })
        }
        "assert_eq" => compared(operands, "==")?,
        "assert_ne" => compared(operands, "!=")?,
        _ => return None,
    };
    let debug = is_debug.then(|| quote!(if ::core::cfg!(debug_assertions)));
    syn::parse2(quote!(#debug { #code })).ok()
}

fn arguments(operands: &[Operand]) -> TokenStream {
    let arguments = operands.iter().map(|operand| {
        let (name, value) = (operand.name.iter(), &operand.value);
        quote!(#(#name =)* #value)
    });
    quote!(#(#arguments),*)
}

/// `assert_eq!(left, right, message..)`, in std's own words. A value is kept for the message; a
/// place is mentioned again, as a borrow of it would have to live across the yield.
fn compared(operands: &[Operand], operator: &str) -> Option<TokenStream> {
    let [left, right, message, arguments_of_it @ ..] = operands else {
        return None;
    };
    let Expr::Lit(syn::ExprLit {
        lit: Lit::Str(text),
        ..
    }) = &message.value
    else {
        return None;
    };
    let (mut values, mut names, mut places) = (Vec::new(), Vec::new(), Vec::new());
    for (operand, name) in [(left, "__gen_left"), (right, "__gen_right")] {
        let value = &operand.value;
        let is_constant = matches!(value, Expr::Path(_)) && is_inert(value);
        if is_place(value) || is_constant {
            places.push(quote!((#value)));
        } else if names_place(value) {
            return None;
        } else {
            let name = Ident::new(name, Span::mixed_site());
            values.push(value);
            places.push(quote!(#name));
            names.push(name);
        }
    }
    let (left, right) = (&places[0], &places[1]);
    let said = format!(
        "assertion `left {operator} right` failed: {}\n  left: {{__gen_left:?}}\n right: {{__gen_right:?}}",
        text.value()
    );
    // With the span of the user's, as it may capture names.
    let text = syn::LitStr::new(&said, text.span());
    let rest = arguments(arguments_of_it);
    let comma = (!rest.is_empty()).then(|| quote!(,));
    let fails = quote! {
        ::core::panic!(#text #comma #rest, __gen_left = #left, __gen_right = #right)
    };
    let check = if operator == "==" {
        quote!(if #left == #right {} else { #fails })
    } else {
        quote!(if #left == #right { #fails } else {})
    };
    if values.is_empty() {
        return Some(check);
    }
    Some(quote!(match (#(#values,)*) { (#(#names,)*) => { #check } }))
}
