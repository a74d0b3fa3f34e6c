//! What rustc says of variables that are not used.
//!
//! Input: the locals that the body never mentions. Output: declarations of the same names, to stand
//! in the function in front of the machine. Guarantee: they do nothing, and rustc says of each
//! what it would say of the user's own, where and as far as the user wants to hear of it. (The
//! machine itself has to be silent: not all that it makes of a local is read.)
//!
//! ```text
//! for i in 0..3 { yield_!(1) }     =>     { let i = (); } machine
//! ```

use proc_macro2::{Ident, TokenStream};
use quote::quote;

use crate::lints::is_level;

/// The declarations, if there are any: not where a parameter has lints of its own.
pub(crate) fn declared(unused: &[Ident], sig: &syn::Signature) -> Option<TokenStream> {
    let sets_lints = sig.inputs.iter().any(|input| {
        let (syn::FnArg::Typed(syn::PatType { attrs, .. })
        | syn::FnArg::Receiver(syn::Receiver { attrs, .. })) = input;
        attrs.iter().any(is_level)
    });
    (!unused.is_empty() && !sets_lints).then(|| quote!({ #(let #unused = ();)* }))
}
