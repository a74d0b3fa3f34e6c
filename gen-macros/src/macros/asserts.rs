//! Assertions with a message that runs something: it does so only where they fail.
//!
//! ```text
//! assert!(c, "{}", f().x)               =>   if c {} else { panic!("{}", f().x) }
//! assert_eq!(yield_!(x), y, "{}", f())  =>   match (&yield_!(x), &y) { (left, right) => if *left == *right {} else { panic!(.., f(), ..) } }
//! assert_eq!(f(), y, "{}", yield_!(x))  =>   match f() { left => if left == y {} else { panic!(.., yield_!(x), ..) } }
//! ```

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::{Expr, Lit};

use super::{Operand, find_yield};
use crate::suspends::{is_inert, is_place, names_place};

/// A message that yields, and is no literal or of what cannot be named twice.
pub(super) struct Unsaid;

/// The assertion of this name as an expression, with a message from the given operand on; `None`
/// if nothing runs in that where it holds, as it stands.
pub(super) fn lazy(
    name: &str,
    at: Span,
    operands: &[Operand],
    message_at: usize,
) -> Result<Option<Expr>, Unsaid> {
    let (check, is_debug) = match name.strip_prefix("debug_") {
        Some(check) => (check, true),
        None => (name, false),
    };
    let yields = |operand: &Operand| find_yield(&operand.value.to_token_stream()).is_some();
    let Some((checked, message)) = operands.split_at_checked(message_at) else {
        return Ok(None);
    };
    let is_inert = |operand: &Operand| is_place(&operand.value) || is_inert(&operand.value);
    if message.iter().all(is_inert) {
        return Ok(None);
    }
    let operator = if check == "assert_ne" { "!=" } else { "==" };
    let code = if let [condition] = checked {
        let condition = &condition.value;
        let message = arguments(message);
        let fails = panic_at(at, &message);
        quote!(if #condition {} else { #fails })
    } else if message.iter().any(yields) {
        compared(operands, operator, at).ok_or(Unsaid)?
    } else if checked.iter().any(yields) {
        by_reference(checked, message, operator, at)
    } else {
        return Ok(None);
    };
    let debug = is_debug.then(|| quote!(if ::core::cfg!(debug_assertions)));
    let lazy = syn::parse2(quote!(#debug { #code }));
    lazy.map(Some).map_err(|_| Unsaid)
}

/// `assert_eq!(left, right, message..)` as std has it, with a message that does not yield.
fn by_reference(checked: &[Operand], message: &[Operand], operator: &str, at: Span) -> TokenStream {
    let values = checked.iter().map(|operand| &operand.value);
    let name = |name| Ident::new(name, Span::mixed_site());
    let (left, right) = (name("left"), name("right"));
    let said =
        format!("assertion `left {operator} right` failed: {{}}\n  left: {{:?}}\n right: {{:?}}");
    let message = arguments(message);
    let message = quote!(#said, ::core::format_args!(#message), *#left, *#right);
    let fails = panic_at(at, &message);
    let check = checked_by(operator, &quote!(*#left), &quote!(*#right), &fails);
    quote!(match (#(&#values),*) { (#left, #right) => { #check } })
}

/// A panic, said to be where the assertion is.
fn panic_at(at: Span, message: &TokenStream) -> TokenStream {
    quote_spanned!(at=> ::core::panic!(#message))
}

/// The comparison that fails, or does not.
fn checked_by(
    operator: &str,
    left: &TokenStream,
    right: &TokenStream,
    fails: &TokenStream,
) -> TokenStream {
    if operator == "==" {
        quote!(if #left == #right {} else { #fails })
    } else {
        quote!(if #left == #right { #fails } else {})
    }
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
fn compared(operands: &[Operand], operator: &str, at: Span) -> Option<TokenStream> {
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
    let message = quote!(#text #comma #rest, __gen_left = #left, __gen_right = #right);
    let fails = panic_at(at, &message);
    let check = checked_by(operator, left, right, &fails);
    if values.is_empty() {
        return Some(check);
    }
    Some(quote!(match (#(#values,)*) { (#(#names,)*) => { #check } }))
}
