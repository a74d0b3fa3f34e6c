//! Yields that only a macro of the user's knows of.
//!
//! Input: the kind of a generator whose body is an `async` block. Output: macros called as ours are,
//! to stand in front of the body. Guarantee: what a macro makes in the body can yield, as textual
//! scope comes before imports; and nowhere but in the very block of the body, where a yield may be
//! awaited: into an `async` block or a closure of the macro's the label does not reach.
//!
//! ```text
//! macro_rules! yield_ {
//!     ($value:expr $(,)?) => { here(&emitter, if false { break 'generator .. }).put($value).await };
//! }
//! ```

use proc_macro2::{Span, TokenStream};
use quote::quote;

use super::{Rewrite, Twice, Way, emitter, label};
use crate::diag::Errors;
use crate::lower::{ours, private};
use crate::macros::StdMacros;
use crate::signature::Kind;
use crate::syntax;

/// The macros, for a body with this label.
pub(crate) fn macros(kind: &Kind) -> TokenStream {
    let (krate, emitter, label) = (private(), emitter(), label(Span::mixed_site()));
    // In a loop, as rustc would say twice that it leaves an `async` block.
    let stays = quote!(if false { loop { break #label (loop {}) } });
    let here = quote!(#krate::here(&#emitter, #stays));
    let names = ["yield_", "yield"].map(|name| syntax::ident(name, Span::call_site()));
    let child = ours("given");
    let delegation = Rewrite {
        kind,
        way: Way::Suspend,
        macros: StdMacros::default(),
        yields: 0,
        macros_around: 0,
        twice: Twice::default(),
        errors: &mut Errors::default(),
    }
    .delegation(&syntax::name(child.clone()), child.span());
    let from = syntax::ident("yield_from", Span::call_site());
    quote! {
        #(macro_rules! #names {
            // Of a generator in the body.
            (@used) => {};
            () => { #here.put(#krate::Given { item: () }).await };
            ($value:expr $(,)?) => { #here.put(#krate::Given { item: $value }).await };
        })*
        macro_rules! #from {
            (@used) => {};
            ($child:expr $(,)?) => {
                match $child {
                    #child => {
                        #here;
                        #delegation
                    }
                }
            };
        }
    }
}
