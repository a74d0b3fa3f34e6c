//! The error sink, and every message a user can see.
//!
//! Shape of a message: what is wrong; why, where it is not obvious; what to write
//! instead. Lower case, no full stop, code in backticks.

use proc_macro2::{Ident, Span};
use quote::ToTokens;

mod locals;

pub(crate) use locals::{
    SHARED_SELF, assigned_twice, borrow_across_yield, borrowed_mutably, bound_twice, divided,
    guard_across_yield, guard_in_local, item_borrows, lent_to_call, moved_and_used, part_assigned,
    temporary_across_yield, used_while_lent,
};

/// Collects errors, so that one run reports all of them.
#[derive(Default)]
pub(crate) struct Errors {
    all: Option<syn::Error>,
}

impl Errors {
    /// Reports `message` at the tokens of `node`.
    pub(crate) fn at(&mut self, node: &dyn ToTokens, message: impl std::fmt::Display) {
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

    /// Whether nothing was reported.
    pub(crate) fn is_empty(&self) -> bool {
        self.all.is_none()
    }

    /// Fails with everything reported so far, if anything was.
    pub(crate) fn propagate(self) -> syn::Result<()> {
        self.all.map_or(Ok(()), Err)
    }
}

/// Where a body stands, as far as messages speak of it.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub(crate) enum Form {
    /// In a function.
    #[default]
    Function,
    /// In a function that returns `Recursive` or `RecursiveCoroutine`.
    Recursive,
    /// In a `generate!`, with these words in front of it.
    Block(&'static str),
}

impl Form {
    /// Whether `yield x` may reach the macro without an error of rustc's: in a function it does
    /// on nightly, where `#![feature(yield_expr)]` says so. See `build.rs`.
    pub(crate) fn reads_yield(self) -> bool {
        matches!(self, Self::Block(_)) || cfg!(gen_yield)
    }

    /// What to write for a generator that may borrow from itself.
    fn boxed(self) -> &'static str {
        match self {
            Self::Function => "`#[generator(boxed)]`",
            Self::Recursive => "`#[generator(boxed)]` and return a `Box<dyn .. + '_>`",
            Self::Block("coroutine") => "`generate! { boxed coroutine { .. } }`",
            Self::Block(_) => "`generate! { boxed { .. } }`",
        }
    }
}

/// How certain it is that code suspends.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Suspends {
    /// It yields or awaits.
    Surely,
    /// It calls a macro that is not known here.
    Perhaps,
}

/// `S { a, ..b } = value`.
pub(crate) const REST_WITH_VALUE: &str = "functional record updates are not allowed in destructuring assignments; remove what stands behind `..`";

pub(crate) const NO_PLACE: &str =
    "invalid left-hand side of assignment: this is a value, not a place";

/// A name of the user's that the macro takes for one of its own.
pub(crate) fn reserved_name(name: &proc_macro2::Ident, form: Form) -> String {
    let owner = match form {
        Form::Function | Form::Recursive => "#[generator]",
        Form::Block(_) => "generate!",
    };
    format!("names such as `{name}` belong to `{owner}`; choose another one")
}

/// A yield at a place that is not the generator's own body.
pub(crate) fn yield_inside(place: &str) -> String {
    let instead = match place {
        "a closure" => {
            "yield from the body of the generator, in a `for` loop instead of `for_each` and the like"
        }
        "a nested function" => {
            "put `#[generator]` on it and `yield_from!` what it gives, or yield from the body of the generator"
        }
        _ => "move the yield into the body of the generator",
    };
    let reason = match place {
        "a constant" | "a static" | "a `const` block" => "it is computed before the program runs",
        _ => "it is code of its own",
    };
    format!("{place} cannot yield for the generator around it: {reason}; {instead}")
}

pub(crate) const YIELD_IN_GUARD: &str = "a match guard cannot yield: the arm may still be rejected; \
     move the yield into the arm, or in front of the `match`";

/// A yield among the tokens of a macro that is not known here.
pub(crate) fn yield_in_macro(name: &str, form: Form) -> String {
    format!(
        "a generator cannot yield inside `{name}!`: only that macro knows what its tokens mean; \
         yield before or after it, or write {}, in which such macros may yield",
        form.boxed()
    )
}

/// A yield by its path, among the tokens of a macro that is expanded later.
pub(crate) fn yield_by_path(name: &str) -> String {
    format!(
        "inside a macro of your own, write `{name}!` without a path: it is that of this generator"
    )
}

/// A label of a loop or block that yields, among the tokens of a macro that is not known here.
pub(crate) fn label_in_macro(label: &syn::Lifetime) -> String {
    format!(
        "a generator has to see each jump out of what yields, and only the macro knows what it does with \
         `{label}`; write the jump outside of the macro, or give it all of `continue {label}` or \
         `break {label}`, without a value"
    )
}

/// A local that a macro of the body mentions in its definition.
pub(crate) fn mentioned_by_macro(mac: &Ident, local: &Ident, form: Form) -> String {
    let boxed = form.boxed();
    format!(
        "`{mac}!` is expanded when `{local}` is a part of the generator, and would not find it; give it to the macro \
         (`{mac}!({local})`, with `$x:expr` for it in the rule), or make a function of the macro, or write {boxed}, which can"
    )
}

/// An item of a block that yields, with the name of what is mentioned in front of the block.
pub(crate) fn hides_item(name: &proc_macro2::Ident) -> String {
    format!(
        "`{name}` means something else in front of this block, where it would mean this item too, as \
         the block yields; give it a name of its own"
    )
}

/// `m!(1); macro_rules! m { .. }`, in a block that yields.
pub(crate) fn macro_defined_again(name: &proc_macro2::Ident) -> String {
    format!(
        "`{name}!` is called or defined in front of this, where it would be this macro too, as the \
         block yields; give this one a name of its own"
    )
}

/// `vec![{ #[cfg(p)] f(); x }; n]`, `matches!({ #[cfg(p)] f(); x }, Some(_))`.
pub(crate) const CFG_IN_MACRO: &str = "a generator cannot tell here what this attribute is for; \
     bind the value with `let` first, in a statement of its own";

pub(crate) const MALFORMED_CFG: &str =
    "`cfg` takes one predicate, as in `#[cfg(unix)]` or `#[cfg(all(unix, debug_assertions))]`";

pub(crate) const YIELD_IN_MESSAGE: &str = "this assertion cannot yield in its message, which is only evaluated when it fails: \
     the message has to be a literal, and what is compared may not call a function in an index; yield before the macro";

/// `yield x`, and `yield!(x)`, which rustc reads as `yield (!(x))`.
pub(crate) fn bare_yield(value: &str) -> String {
    format!(
        "write `yield_!({value})`: on stable Rust the keyword `yield` is rejected before any macro can see it"
    )
}

pub(crate) const YIELD_WITHOUT_VALUE: &str =
    "`yield_!` needs the value to yield; write `yield_!(x)`";

pub(crate) const YIELD_FROM_WITHOUT_VALUE: &str = "`yield_from!` needs the iterator or the coroutine that it yields from; write `yield_from!(items)`";

/// `yield_!(a, b)`
pub(crate) fn several_values(name: &str, values: &str) -> String {
    if name == "yield_from" {
        return "`yield_from!` takes one iterator or coroutine; write `yield_from!(a); yield_from!(b);`"
            .to_owned();
    }
    format!("`yield_!` takes one value; to yield a tuple write `yield_!(({values}))`")
}

pub(crate) const NOT_A_FUNCTION: &str = "`#[generator]` goes on a function; \
     write `#[generator] fn name() -> impl Iterator<Item = T> { .. }`";

pub(crate) const ON_A_BLOCK: &str =
    "`#[generator]` goes on each function that yields, not on the block around them";

pub(crate) const NO_BODY: &str = "a generator needs a body to yield from; \
     put `#[generator]` on the implementations of this function, where its body is";

pub(crate) const TWICE: &str = "this function is a generator already; remove one `#[generator]`";

pub(crate) fn no_return_type(is_async: bool) -> String {
    let name = if is_async { "Stream" } else { "Iterator" };
    format!("a generator says in its return type what it yields; write `-> impl {name}<Item = T>`")
}

/// The return types to write instead.
fn return_types(item: &str, is_async: bool) -> String {
    if is_async {
        format!("`impl Stream<Item = {item}>` or `Pin<Box<dyn Stream<Item = {item}>>>`")
    } else {
        format!("`impl Iterator<Item = {item}>` or `Box<dyn Iterator<Item = {item}>>`")
    }
}

/// A return type that has nothing to do with iterators; `item`: what it seems to hold.
pub(crate) fn wrong_return_type(item: Option<&str>, is_async: bool) -> String {
    let instead = return_types(item.unwrap_or("T"), is_async);
    format!("this is not the return type of a generator; write {instead}")
}

/// `Vec<T>` and the like.
pub(crate) fn collection(name: &str, item: &str) -> String {
    format!(
        "a generator gives its items one by one, not in a `{name}`; write `impl Iterator<Item = {item}>`, \
         the caller can `collect` it"
    )
}

pub(crate) const FALLIBLE: &str = "a generator cannot fail before its first item; \
     write `impl Iterator<Item = Result<T, E>>`, then `?` yields the error and ends it";

pub(crate) const UNSIZED: &str = "a generator is returned by value, and `dyn` has no size; \
     write `impl` instead, or `Box<dyn ..>`";

/// A type that may be an alias.
pub(crate) fn opaque_name(name: &str, is_async: bool) -> String {
    let instead = return_types("T", is_async);
    format!("a macro cannot see what `{name}` stands for; write out {instead}")
}

/// `Item = str`
pub(crate) fn unsized_item(ty: &str) -> String {
    format!(
        "a generator yields values, and `{ty}` has no size of its own; write `&{ty}` or `Box<{ty}>`"
    )
}

/// `name`: `Iterator` or `Stream`. `meant`: what its arguments seem to mean.
pub(crate) fn no_item(name: &str, meant: Option<&str>) -> String {
    let given = format!("{name}<Item = T>");
    let meant = meant.unwrap_or(&given);
    format!("a generator says in its return type what it yields; write `{meant}`")
}

pub(crate) fn no_yield_or_return(meant: Option<&str>) -> String {
    let meant = match meant {
        Some(meant) => format!("`{meant}`"),
        None => "`Coroutine<R, Yield = Y, Return = T>`".to_owned(),
    };
    format!("a coroutine says in its return type what it yields and what it returns; write {meant}")
}

pub(crate) const BOTH_KINDS: &str = "a generator is an `Iterator` or a `Coroutine`, not both; \
     of a coroutine that is resumed with `()` the caller can make an iterator: `.items()`";

pub(crate) const ANY_LIFETIME: &str = "an argument cannot be borrowed for one resumption alone: the body may keep it until \
     a later one; take an owned argument, or name the lifetime in front of the parameters, as in `fn name<'a>()`";

pub(crate) const INTO_ITERATOR: &str =
    "a generator is an iterator itself; write `Iterator` instead of `IntoIterator`";

fn article(name: &str) -> &'static str {
    if name.starts_with(|c| "AEIOU".contains(c)) {
        "an"
    } else {
        "a"
    }
}

/// Bounds that no generator satisfies.
pub(crate) fn one_way(name: &str) -> String {
    format!(
        "a generator is not {} `{name}`: it runs forward, and only running it tells how many items there are; ask for `Iterator` alone",
        article(name)
    )
}

pub(crate) const CONST_FN: &str =
    "a generator cannot be a `const fn`: what makes it is not constant; remove `const`";

pub(crate) const EXTERN_FN: &str =
    "a generator cannot have a foreign ABI: no other language knows its type; remove `extern`";

pub(crate) const ASYNC_FN: &str = "an `async` generator is a stream: it is awaited for each item; \
     write `async fn .. -> impl Stream<Item = T>`, or remove `async`";

pub(crate) const SYNC_STREAM: &str =
    "a stream is an `async` generator; write `async fn .. -> impl Stream<Item = T>`";

pub(crate) const UNPINNED_STREAM: &str = "a stream that is an `async` generator borrows from itself, and so has to be pinned; \
     write `Pin<Box<dyn Stream<Item = T>>>`";

pub(crate) const BOXED_IN_VAIN: &str =
    "this generator may borrow its own locals across a yield anyway; remove `boxed`";

pub(crate) const BOXED_CLONE: &str =
    "a boxed generator cannot be cloned: it may borrow from itself; remove `boxed` or `Clone`";

pub(crate) const EXPLAIN_PINNED: &str = "`explain` draws what `#[generator]` makes of a body that borrows none of its own locals across a yield; this one is made by rustc, which shows no drawing; remove `explain`";

pub(crate) const BOXED_RECURSIVE: &str = "the calls of a recursive generator are handed to its root, so `boxed` cannot keep them in one piece; \
     remove `boxed`, or return `Box<dyn Iterator<Item = T>>`";

/// A generator that yields from itself, and whose type would contain itself.
pub(crate) fn contains_itself(call: &str, instead: &str) -> String {
    format!(
        "`{call}` is this generator itself, whose type would contain itself; return `{instead}` \
         (another function of that name is called by its path, as in `self::{call}(..)`)"
    )
}

pub(crate) const NEEDS_ALLOC: &str =
    "`#[generator(boxed)]` needs the feature `alloc` of gen-core; turn it on in Cargo.toml";

pub(crate) const NEEDS_STREAM: &str =
    "an `async` generator needs the feature `stream` of gen-core; turn it on in Cargo.toml";

/// `m[1][{ yield_!(2); 0 }]` in the pinned lowering.
pub(crate) fn index_lost(suspends: Suspends) -> String {
    format!(
        "{}, and rustc forgets the index before it meanwhile; \
         bind this one with `let` first, in a statement of its own",
        suspended("this index", suspends)
    )
}

/// `match m[1] { x if ready(x).await => .. }` in the pinned lowering.
pub(crate) fn guard_loses_index(suspends: Suspends) -> String {
    format!(
        "{}, and rustc forgets the index in what is matched meanwhile; \
         bind what is matched, or a reference to it, with `let` first",
        suspended("this guard", suspends)
    )
}

fn suspended(what: &str, suspends: Suspends) -> String {
    match suspends {
        Suspends::Surely => format!("{what} suspends the generator"),
        Suspends::Perhaps => format!("a macro of your own in {what} may suspend the generator"),
    }
}

/// An argument of the attribute.
pub(crate) fn unknown_argument(name: &str) -> String {
    format!(
        "unknown argument `{name}`; `#[generator]` takes `boxed`, `explain` and `crate = path::to::gen_core`"
    )
}

pub(crate) const CRATE_PATH: &str = "`crate` wants the path of gen-core, without quotes or arguments, such as `crate = facade::gen_core`";

pub(crate) const CRATE_TWICE: &str = "`crate` is given twice; keep one";

/// `return x`
pub(crate) fn return_value(item: Option<&str>) -> String {
    match item {
        Some(item) => {
            format!("an iterator generator returns nothing; write `yield_!({item}); return;`")
        }
        None => "an iterator generator returns nothing; to end it, write `return;`".to_owned(),
    }
}

/// A value at the end of the body.
pub(crate) fn tail_value(item: Option<&str>) -> String {
    match item {
        Some(item) => {
            format!("the value at the end of the body goes nowhere; write `yield_!({item});`")
        }
        None => {
            "the value at the end of the body goes nowhere; an iterator generator ends here by \
                 itself: leave it out"
                .to_owned()
        }
    }
}

/// `.await` where no future is.
pub(crate) fn await_in(form: Form) -> &'static str {
    match form {
        Form::Function | Form::Recursive => {
            "`.await` needs an `async` function; this generator is not one"
        }
        Form::Block(_) => {
            "`.await` needs a generator that is a stream; write `generate! { async { .. } }`"
        }
    }
}

/// `while { if c { break } d } { .. }`: what rustc says.
pub(crate) const JUMP_IN_CONDITION: &str =
    "`break` or `continue` with no label in the condition of a `while` loop; give the loop a label";

/// `break` and `continue` where no loop is.
pub(crate) fn outside_of_loop(word: &str) -> String {
    format!("`{word}` outside of a loop; to end the generator, write `return`")
}

/// `break` and `continue` of a loop around a `generate!`.
pub(crate) fn leaves_block(word: &str, label: Option<&str>) -> String {
    let word = label.map_or_else(|| word.to_owned(), |label| format!("{word} {label}"));
    format!(
        "`{word}` cannot leave a `generate!` block, which runs later, when its items are asked for; \
         write `return` to end the generator"
    )
}

pub(crate) const YIELD_APART: &str =
    "`yield !(x)` may be meant to yield `!x`; write `yield_!(x)` to yield `x`, or `yield (!x)`";

pub(crate) const ELSE_FALLS: &str = "the `else` of a `let` must not come to its end, as the pattern has bound nothing then; \
     end it with `return`, `break` or `continue`";

/// A name of a local among the tokens of a macro in a pattern.
pub(crate) fn bound_in_macro(name: &Ident) -> String {
    format!(
        "only this macro knows whether it binds `{name}`, and there is a variable of that name; \
         write the pattern out, or give it another name"
    )
}

pub(crate) const GUARD_KEEPS: &str = "what this guard matches is kept to the end of the arm, which suspends the generator; \
     only a pattern like `Some(x)`, `Ok(x)` or `(x, y)` that binds all of it can stand here: \
     write an `if let` in the arm, or in front of the `match`";

pub(crate) const MISPLACED_LET: &str =
    "`let` is no expression here; only the condition of an `if` or a `while` may have one";

/// What stands in front of the braces of a `generate!`.
pub(crate) fn unknown_form(words: &str) -> String {
    format!(
        "`generate!` knows no `{words}` block; in front of the braces it takes `boxed`, `coroutine`, `boxed coroutine`, `async` or `async move`"
    )
}

pub(crate) const BLOCK_NEEDS_ALLOC: &str =
    "`generate! { boxed { .. } }` needs the feature `alloc` of gen-core; turn it on in Cargo.toml";
