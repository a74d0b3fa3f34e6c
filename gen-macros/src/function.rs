//! The function that is given back, around its generator.
//!
//! Input: the function as the user wrote it, and an expression for its generator. Output: a function
//! of that name. Guarantee: it stands where the user's does, so that lints speak of it as of any.
//!
//! ```text
//! #[inline] fn ones() -> Box<dyn Iterator<Item = u8>> { yield_!(1) }
//! =>
//! #[inline] fn ones() -> Box<dyn Iterator<Item = u8>> { Box::new(machine) }
//! ```

use proc_macro2::{Delimiter, Group, TokenStream};
use quote::quote;

use crate::code::{Code, code};
use crate::fallback;
use crate::signature::Output;

/// The function around its generator. There is more: an attribute, and what the body begins with.
pub(crate) fn around(
    function: &syn::ItemFn,
    sig: &syn::Signature,
    output: Output,
    (explained, unused): (Option<&TokenStream>, Option<&TokenStream>),
    machine: Code,
) -> TokenStream {
    // `Box` as the signature spells it, so that `alloc` and `std` both do.
    let path = || {
        let syn::ReturnType::Type(_, ty) = &function.sig.output else {
            unreachable!("read")
        };
        boxed_path(ty)
    };
    let machine = match output {
        Output::Boxed => {
            let path = path();
            code!(#path::new(#machine))
        }
        Output::PinnedBox => {
            let path = path();
            code!(#path::pin(#machine))
        }
        Output::Opaque | Output::InPlace => machine,
    };
    let body = fallback::for_editors(|| fallback::statements(function));
    let (attrs, vis) = (&function.attrs, &function.vis);
    let mut sig = sig.clone();
    // The stream is what is asynchronous, not the call that makes it.
    sig.asyncness = None;
    let mut block = Group::new(Delimiter::Brace, quote!(#body #unused #machine));
    // The user's function, so that rustc says it where nobody calls that.
    block.set_span(function.block.brace_token.span.join());
    quote! {
        #(#attrs)*
        #explained
        #vis #sig #block
    }
}

/// The path of `Box` in `Box<dyn ..>` and `Pin<Box<dyn ..>>`.
fn boxed_path(ty: &syn::Type) -> syn::Path {
    let syn::Type::Path(path) = ty else {
        unreachable!("a box")
    };
    let last = path.path.segments.last().expect("a name");
    if let (true, syn::PathArguments::AngleBracketed(args)) = (last.ident == "Pin", &last.arguments)
    {
        let inner = args.args.iter().find_map(|arg| match arg {
            syn::GenericArgument::Type(ty) => Some(ty),
            _ => None,
        });
        return boxed_path(inner.expect("read"));
    }
    let mut path = path.path.clone();
    for segment in &mut path.segments {
        segment.arguments = syn::PathArguments::None;
    }
    path
}
