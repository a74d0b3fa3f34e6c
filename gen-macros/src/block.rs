//! `generate! { .. }`: a body without a function around it.
//!
//! Input: the tokens in the braces, behind what gen-core is called. Output: an expression for
//! the generator. The passes are those of a function. What the body mentions and does not bind
//! is moved in: each such name is a parameter whose argument is what the name means outside.
//!
//! ```text
//! generate! { for x in list { yield!(x * n) } }
//! =>
//! the machine of `|mut n, mut list| { for x in list { yield_!(x * n) } }`, begun with `n` and `list`
//! ```

mod escapes;
mod outside;

use proc_macro2::{Delimiter, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::Pat;

use crate::code::code;
use crate::compile::{self, Subject};
use crate::diag::{self, Errors, Form};
use crate::emit::Derives;
use crate::locals::{LocalId, Seen, local_of};
use crate::lower::Param;
use crate::signature::{Exchange, Kind, Output};
use crate::{cfg, fallback, pinned, resolve, scan};

/// What the macro is called.
pub(crate) const NAME: &str = "generate";

/// Whether a macro call is a block of ours.
pub(crate) fn is_block(mac: &syn::Macro) -> bool {
    mac.path.segments.last().is_some_and(|s| s.ident == NAME)
}

/// `generate! { body }` where gen-core is `krate`: the input is `[krate] body`.
pub(crate) fn compile(input: TokenStream) -> TokenStream {
    let mut input = input.into_iter();
    let krate = match input.next() {
        Some(TokenTree::Group(krate)) => syn::parse2(krate.stream()).ok(),
        _ => None,
    };
    let krate: syn::Path = krate.unwrap_or_else(|| syn::parse_quote!(::gen_core));
    let mut errors = Errors::default();
    let given = Given::read(input.collect(), &mut errors);
    let tokens = given.tokens.clone();
    let read = scan::read(tokens, true, &mut errors, syn::Block::parse_within);
    let tokens = read.tokens;
    if let Some(name) = read.words.reserved {
        errors.at(&name, diag::reserved_name(&name, given.form()));
    }
    let stmts = match read.parsed {
        Ok(stmts) => stmts,
        Err(error) => {
            errors.push(error);
            return failed(errors, &tokens);
        }
    };
    let body = syn::Block {
        brace_token: syn::token::Brace::default(),
        stmts,
    };
    if read.words.has_cfg && errors.is_empty() {
        if let Some(split) = cfg::split_block(&body, &given.words, &krate) {
            return split;
        }
    }
    let made = match given.style {
        Style::Machine => machine(body, &given, &krate, errors),
        Style::Boxed | Style::Stream => pinned_block(&body, &given, &krate, errors),
    };
    match made {
        Ok(generator) => {
            let body = fallback::for_editors(|| tokens.clone());
            quote!({ #body #generator })
        }
        Err(error) => {
            let mut errors = Errors::default();
            errors.push(error);
            failed(errors, &tokens)
        }
    }
}

/// What is given back beside errors. The last of them is the value, of which rustc then says no
/// more.
fn failed(errors: Errors, tokens: &TokenStream) -> TokenStream {
    let body = fallback::for_editors(|| tokens.clone());
    let error = errors.propagate().err();
    let error = error.map(|error| error.to_compile_error());
    quote!({ #body #error })
}

/// How the body is compiled.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    /// The default lowering.
    Machine,
    /// It may borrow from itself.
    Boxed,
    /// It may `.await`.
    Stream,
}

/// What stands in the braces.
struct Given {
    /// The words in front of a block of its own.
    words: TokenStream,
    said: &'static str,
    style: Style,
    is_coroutine: bool,
    tokens: TokenStream,
}

impl Given {
    /// `boxed { .. }` and the like, or just a body.
    fn read(tokens: TokenStream, errors: &mut Errors) -> Self {
        let all: Vec<TokenTree> = tokens.clone().into_iter().collect();
        let body = match all.split_last() {
            Some((TokenTree::Group(group), words))
                if group.delimiter() == Delimiter::Brace && words.iter().all(is_word) =>
            {
                Some((words, group.stream()))
            }
            _ => None,
        };
        let Some((words, inner)) = body else {
            return Self::plain(tokens);
        };
        let spoken: Vec<_> = words.iter().map(ToString::to_string).collect();
        let spoken = spoken.join(" ");
        let (style, is_coroutine, said) = match spoken.as_str() {
            "" => (Style::Machine, false, ""),
            "boxed" => (Style::Boxed, false, "boxed"),
            "coroutine" => (Style::Machine, true, "coroutine"),
            "boxed coroutine" => (Style::Boxed, true, "boxed coroutine"),
            "async" | "async move" => (Style::Stream, false, "async"),
            _ => {
                let words: TokenStream = words.iter().cloned().collect();
                errors.at(&words, diag::unknown_form(&spoken));
                return Self::plain(inner);
            }
        };
        Self {
            words: words.iter().cloned().collect(),
            said,
            style,
            is_coroutine,
            tokens: inner,
        }
    }

    fn plain(tokens: TokenStream) -> Self {
        Self {
            words: TokenStream::new(),
            said: "",
            style: Style::Machine,
            is_coroutine: false,
            tokens,
        }
    }

    fn form(&self) -> Form {
        Form::Block(self.said)
    }

    /// What a signature would say: no types, which rustc finds.
    fn kind(&self) -> Kind {
        let derives = self.style == Style::Machine;
        Kind {
            item: None,
            coroutine: self.is_coroutine.then_some(Exchange {
                argument: None,
                takes_nothing: false,
                returns: None,
            }),
            derives: Derives {
                clone: derives,
                debug: derives,
                apart: false,
            },
            stream: self.style == Style::Stream,
            output: Output::Opaque,
            root: None,
        }
    }

    fn asks<'a>(&self, krate: &'a syn::Path) -> resolve::Asks<'a> {
        resolve::Asks {
            receiver: None,
            yields_unit: true,
            returns: self.is_coroutine,
            awaits: self.style == Style::Stream,
            krate,
            form: self.form(),
            // Nobody knows whether it stands in an `unsafe` block.
            seen: Seen {
                has_unsafe: true,
                has_numbered: true,
            },
            is_pinned: self.style != Style::Machine,
        }
    }
}

/// A word that means something in front of the braces.
fn is_word(token: &TokenTree) -> bool {
    let words = ["boxed", "coroutine", "async", "move", "gen"];
    matches!(token, TokenTree::Ident(ident) if words.iter().any(|word| ident == word))
}

/// The names that a `generate!` with these tokens takes from around it; `None` if they make
/// no sense.
pub(crate) fn free_values(tokens: &TokenStream) -> Option<Vec<Ident>> {
    let mut errors = Errors::default();
    let given = Given::read(tokens.clone(), &mut errors);
    let tokens = given.tokens.clone();
    let read = scan::read(tokens, true, &mut errors, syn::Block::parse_within);
    let stmts = read.parsed.ok()?;
    let body = syn::Block {
        brace_token: syn::token::Brace::default(),
        stmts,
    };
    let krate = syn::parse_quote!(::gen_core);
    Some(free_in(&body, &given.asks(&krate)))
}

/// The names of a body that mean something around it, in the order of their first mention.
fn free_in(body: &syn::Block, asks: &resolve::Asks<'_>) -> Vec<Ident> {
    let resolved = resolve::resolve(&mut [], asks, &mut body.clone(), &mut Errors::default());
    // A name in capitals is a constant or the like.
    let is_variable = |name: &Ident| {
        let text = name.to_string();
        !text.starts_with(char::is_uppercase) && !matches!(text.as_str(), "super" | "crate")
    };
    resolved
        .free_values
        .into_iter()
        .filter(is_variable)
        .collect()
}

/// A generator by the default lowering.
fn machine(
    mut body: syn::Block,
    given: &Given,
    krate: &syn::Path,
    mut errors: Errors,
) -> syn::Result<TokenStream> {
    escapes::check(&body, &mut errors);
    let mut asks = given.asks(krate);
    // A closure drops what it has captured in the order of the mentions, a function its
    // arguments in the reverse order.
    let mut free = free_in(&body, &asks);
    free.reverse();
    let receiver = free.iter().find(|name| *name == "self");
    asks.receiver = receiver.map(Ident::span);
    let outside = outside::check(&body, &free);
    let mut patterns: Vec<Pat> = free
        .iter()
        .filter(|name| *name != "self")
        .map(|name| syn::parse_quote!(mut #name))
        .collect();
    let mut resolved = resolve::resolve(&mut patterns, &asks, &mut body, &mut errors);
    errors.propagate()?;
    resolved.paths.clear();
    let mut bound = patterns.iter();
    let params = free.iter().map(|name| {
        let local = if name == "self" {
            let this = LocalId::from_index(0);
            resolved.locals.get_mut(this).mutable = true;
            this
        } else {
            let Some(Pat::Ident(pat)) = bound.next() else {
                unreachable!("made above")
            };
            local_of(&pat.ident).expect("resolved")
        };
        Param {
            local,
            local_span: name.span(),
            pat: None,
            is_iter: false,
        }
    });
    let kind = given.kind();
    let subject = Subject {
        name: Ident::new("Generator_block", Span::call_site()),
        krate,
        kind: &kind,
        params: params.collect(),
        made: None,
        arguments: free.iter().map(|name| code!(#name)).collect(),
        // It would capture again what the body only calls.
        whole: None,
        function: None,
        explained: false,
    };
    let (machine, _) = compile::machine(&body, resolved, &subject)?;
    let allow = crate::lints::allow();
    Ok(quote! { #allow { if true { #machine } else #outside } })
}

/// A generator by the pinned lowering.
fn pinned_block(
    body: &syn::Block,
    given: &Given,
    krate: &syn::Path,
    mut errors: Errors,
) -> syn::Result<TokenStream> {
    escapes::check(body, &mut errors);
    let asks = given.asks(krate);
    let mut resolved = resolve::resolve(&mut [], &asks, &mut body.clone(), &mut errors);
    resolved.paths.clear();
    if given.style == Style::Boxed && !cfg!(feature = "alloc") {
        errors.at(&given.words, diag::BLOCK_NEEDS_ALLOC);
    }
    if given.style == Style::Stream && !cfg!(feature = "stream") {
        errors.at(&given.words, diag::NEEDS_STREAM);
    }
    errors.propagate()?;
    let source = pinned::Source {
        body,
        arguments: &[],
        output: &syn::ReturnType::Default,
    };
    compile::pinned(&source, &given.kind(), krate, &resolved).map(ToTokens::into_token_stream)
}
