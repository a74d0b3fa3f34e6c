//! Implementation detail of the `gen-core` crate.

use proc_macro::TokenStream;

/// Turns a function whose body yields into a generator.
#[proc_macro_attribute]
pub fn generator(_args: TokenStream, item: TokenStream) -> TokenStream {
    item
}
