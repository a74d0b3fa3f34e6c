//! Implementation detail of the `gen-core` crate, which re-exports the macros: depend on that one.
//!
//! The pipeline, one file a pass, in the order in which `compile` runs them:
//!
//! | pass | from | to |
//! |---|---|---|
//! | `args` | the arguments of the attribute | what gen-core is called |
//! | `scan` | tokens | what `syn` parses of them, and the whole body if it is simple |
//! | `cfg` | a body with `#[cfg]` | one function per choice |
//! | `bails` | a body with `bail!` or `ensure!` | the same with a `?` behind each |
//! | `signature`, `recursive` | the signature | kind, item, bounds, parameters |
//! | `resolve` | names | locals |
//! | `items` | the resolved body | errors about items that would be seen in front of their block |
//! | `lower` | syntax | the tree of `ir` |
//! | `flow` | the tree | a graph of events |
//! | `liveness`, `status`, `placement` | the graph | what is stored where |
//! | `divided` | the graph | the fields that may be moved while others are used |
//! | `leaving` | the tree and all of that | the tree, with yields behind loops that none comes back to |
//! | `borrows`, `mutations` | what was found so far | errors, and what the types decide: `verdict` |
//! | `emit` | all of it | an enum per region and the code that runs from any variant |
//! | `whole` | the body as written | the body as one function, beside the machine |
//! | `explain` | what `emit` stored where | a drawing of the machine |
//! | `verbatim` | the body as written | the same with other yields, for `whole` and `pinned` |
//! | `unused` | the locals that are never mentioned | what rustc is to say of them |
//! | `lints` | the levels that the body sets | what the expansion is not to say |
//! | `pinned` | the resolved kind, the body as written | an `async` block, in place of `lower` to `emit` |
//!
//! `compile` runs them, `analyses` those from `flow` to `leaving`.
//! `block` is the driver of `generate!`, which has no signature.
//! Passes go over syntax with the visitors of `walk`, and emission is quoted with `code`.

// `code!` takes a step a token.
#![recursion_limit = "512"]

mod analyses;
mod args;
mod bails;
mod block;
mod borrows;
mod cfg;
mod code;
mod compile;
mod diag;
mod divided;
mod emit;
mod exclusive;
mod explain;
mod fallback;
mod flat;
mod flow;
mod fragments;
mod function;
mod head_start;
mod indexes;
mod inlining;
mod ir;
mod items;
mod known;
mod leaving;
mod lints;
mod liveness;
mod locals;
mod lower;
mod macros;
mod mutations;
mod needs;
mod pinned;
mod placement;
mod recursive;
mod repair;
mod resolve;
mod scan;
mod signature;
mod spelling;
mod status;
mod suspends;
mod syntax;
#[cfg(test)]
mod tests;
mod twin;
mod unused;
mod verbatim;
mod verdict;
mod walk;
mod whole;

use proc_macro::TokenStream;

#[doc = include_str!("generator.md")]
#[proc_macro_attribute]
pub fn generator(args: TokenStream, item: TokenStream) -> TokenStream {
    compile::compile(&args.into(), item.into()).into()
}

/// What `gen_core::generate!` calls, with what gen-core is called in front.
#[doc(hidden)]
#[proc_macro]
pub fn generate_block(input: TokenStream) -> TokenStream {
    block::compile(input.into()).into()
}
