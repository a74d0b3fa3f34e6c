//! Mentions of locals among tokens that no pass can parse.
//!
//! What a macro makes of `x` is not known. What it is given as `&x`, `x.len()` or `x[0]` it cannot
//! take by value, unless it takes that apart; but code in braces, and closures, may be made to own
//! what they mention.

use proc_macro2::{Delimiter, TokenStream, TokenTree};

use super::{Build, Event, Use};
use crate::locals::{LocalId, local_of};
use crate::lower::{borrows_receiver, tokens_jump};
use crate::macros::take_string_captures;

impl Build<'_> {
    /// A macro that no pass can parse.
    pub(super) fn foreign(&mut self, mac: &syn::Macro) {
        let (tokens, captured) = take_string_captures(mac.tokens.clone());
        for local in captured.iter().filter_map(local_of) {
            self.push(Event::Use(local, Use::Borrow));
        }
        for (local, role) in mentions(mac, &tokens) {
            self.graph.quoted.insert(local);
            self.push(Event::Use(local, role));
        }
        // Whether it jumps, only the macro knows.
        let here = self.cursor;
        tokens_jump(&tokens, &mut |jump| {
            if let Some(unit) = self.body.jumps[jump].unit {
                self.push(Event::Assign(unit));
            }
            self.jump(jump);
            self.cursor = here;
        });
    }
}

/// The locals that the tokens of a macro mention, and how.
fn mentions(mac: &syn::Macro, tokens: &TokenStream) -> Vec<(LocalId, Use)> {
    let mut found = Vec::new();
    collect(tokens, &mut found);
    if crate::block::is_block(mac) || holds_code(tokens) {
        for (_, role) in &mut found {
            *role = Use::Opaque;
        }
    }
    found
}

fn holds_code(tokens: &TokenStream) -> bool {
    tokens.clone().into_iter().any(|token| match token {
        TokenTree::Group(group) => {
            group.delimiter() == Delimiter::Brace || holds_code(&group.stream())
        }
        TokenTree::Punct(punct) => punct.as_char() == '|',
        _ => false,
    })
}

fn collect(tokens: &TokenStream, found: &mut Vec<(LocalId, Use)>) {
    let tokens: Vec<TokenTree> = tokens.clone().into_iter().collect();
    for (at, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Group(group) => collect(&group.stream(), found),
            TokenTree::Ident(name) => {
                let local = local_of(name);
                found.extend(local.map(|local| (local, role(&tokens[..at], &tokens[at + 1..]))));
            }
            _ => {}
        }
    }
}

/// How what stands between these tokens is used.
fn role(before: &[TokenTree], mut behind: &[TokenTree]) -> Use {
    let mut field = None;
    while let [
        TokenTree::Punct(dot),
        TokenTree::Ident(_) | TokenTree::Literal(_),
        rest @ ..,
    ] = behind
    {
        if dot.as_char() != '.' {
            break;
        }
        field = Some(&behind[1]);
        behind = rest;
    }
    let lent = match (field, behind.first()) {
        (method, Some(TokenTree::Group(group))) => match (method, group.delimiter()) {
            (_, Delimiter::Bracket) => true,
            (Some(method), Delimiter::Parenthesis) => borrows_receiver(&method.to_string()),
            _ => false,
        },
        (_, Some(TokenTree::Punct(punct))) if matches!(punct.as_char(), '?' | '.' | ':') => false,
        _ => is_borrowed(before),
    };
    if lent { Use::Shown } else { Use::Opaque }
}

/// Whether the tokens end with a `&` that borrows what follows.
fn is_borrowed(before: &[TokenTree]) -> bool {
    let is_mut = |token: &TokenTree| matches!(token, TokenTree::Ident(word) if word == "mut");
    let before = match before {
        [before @ .., last] if is_mut(last) => before,
        before => before,
    };
    match before {
        [before @ .., TokenTree::Punct(and)] if and.as_char() == '&' => match before.last() {
            None => true,
            Some(TokenTree::Punct(punct)) => matches!(punct.as_char(), ',' | ';' | '=' | '>'),
            Some(_) => false,
        },
        _ => false,
    }
}
