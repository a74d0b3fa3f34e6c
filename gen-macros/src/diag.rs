//! The error sink, and every message a user can see.
//!
//! Shape of a message: what is wrong; why, where it is not obvious; what to write
//! instead. Lower case, no full stop, code in backticks.

use proc_macro2::Span;
use quote::ToTokens;

/// Collects errors, so that one run reports all of them.
#[derive(Default)]
pub(crate) struct Errors {
    all: Option<syn::Error>,
}

impl Errors {
    /// Reports `message` at the tokens of `node`.
    pub(crate) fn at(&mut self, node: &impl ToTokens, message: impl std::fmt::Display) {
        self.push(syn::Error::new_spanned(node, message));
    }

    /// Reports `message` at one span.
    pub(crate) fn at_span(&mut self, span: Span, message: impl std::fmt::Display) {
        self.push(syn::Error::new(span, message));
    }

    /// Adds an error made elsewhere.
    pub(crate) fn push(&mut self, error: syn::Error) {
        match &mut self.all {
            Some(all) => all.combine(error),
            None => self.all = Some(error),
        }
    }

    /// Fails with everything reported so far, if anything was.
    pub(crate) fn propagate(self) -> syn::Result<()> {
        self.all.map_or(Ok(()), Err)
    }
}

/// A yield at a place that is not the generator's own body.
pub(crate) fn yield_inside(place: &str) -> String {
    format!(
        "a generator cannot yield from inside {place}: it is code of its own; \
         move the yield into the body of the generator"
    )
}

pub(crate) const YIELD_IN_GUARD: &str = "a match guard cannot yield: the arm may still be rejected; \
     move the yield into the arm, or compute the condition before the `match`";

pub(crate) const YIELD_IN_FOREIGN_MACRO: &str = "a yield inside the tokens of this macro cannot be seen by the generator; \
     bind it first: `let value = yield_!(..);`";

pub(crate) const YIELD_IN_MESSAGE: &str = "the message of this macro cannot yield: it is only evaluated when the assertion fails; \
     bind it first: `let value = yield_!(..);`";

pub(crate) const BARE_YIELD: &str = "on stable Rust write `yield_!(x)`: rustc rejects the keyword `yield` before any macro can see it";

pub(crate) const NOT_A_FUNCTION: &str =
    "`#[generator]` goes on a function with a body: `#[generator] fn name() -> impl Iterator<Item = T> { .. }`";

pub(crate) const NO_RETURN_TYPE: &str = "a generator says what it yields in its return type; write `-> impl Iterator<Item = T>`";

pub(crate) const WRONG_RETURN_TYPE: &str = "this is not the return type of a generator; \
     write `impl Iterator<Item = T>` or `Box<dyn Iterator<Item = T>>`";

pub(crate) const CONST_FN: &str = "a generator cannot be a `const fn`; remove `const`";

pub(crate) const EXTERN_FN: &str =
    "a generator cannot have a foreign ABI: its return type has no stable layout; remove `extern`";

pub(crate) const ASYNC_FN: &str = "`async` generators are not supported yet; remove `async`";

pub(crate) const UNKNOWN_ARGUMENT: &str =
    "unknown argument; `#[generator]` takes none";

pub(crate) const RETURN_VALUE: &str = "an iterator generator returns nothing; \
     yield the value first: `yield_!(x); return;`";

pub(crate) const AWAIT: &str = "`.await` needs an `async` function; this generator is not one";

/// An assignment to an initialised local that was declared without `mut`.
pub(crate) fn assigned_twice(name: &str) -> String {
    format!("cannot assign twice to immutable variable `{name}`; declare it `mut {name}`")
}

/// `&mut x` of a local that was declared without `mut`.
pub(crate) fn borrowed_mutably(name: &str) -> String {
    format!("cannot borrow `{name}` as mutable, as it is not declared as mutable; declare it `mut {name}`")
}

/// A borrow of a local of the generator that is alive at a yield.
pub(crate) fn borrow_across_yield(name: &str, iterates: bool) -> String {
    let remedy = if iterates {
        format!("iterate by value (`for item in {name}`) or by index, or take `{name}` as a reference parameter")
    } else {
        format!("borrow `{name}` anew after the yield, or move or clone what is needed out of it before")
    };
    format!("`{name}` is borrowed across a yield: a generator can be moved while it is suspended, so it cannot hold a borrow of its own local; {remedy}")
}
