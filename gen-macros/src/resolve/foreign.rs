//! Tokens that no pass can parse: those of foreign macros, and nested items.

use proc_macro2::{Group, Ident, TokenStream, TokenTree};

use super::{Resolver, name_of, text_of};
use crate::flat::Set;
use crate::macros::{add_string_captures, captured_by_strings, is_equals};

impl Resolver<'_> {
    /// Renames the locals in tokens that no pass can parse.
    pub(super) fn foreign_tokens(&self, tokens: TokenStream) -> TokenStream {
        let has_strings = tokens
            .clone()
            .into_iter()
            .any(|token| matches!(token, TokenTree::Literal(_)));
        // One is that of a field; two are a range.
        let mut dots = 0;
        let mut is_label = false;
        let mut renamed = Vec::new();
        let mut tokens = tokens.into_iter().peekable();
        while let Some(token) = tokens.next() {
            let next = tokens.peek();
            let is_field = matches!(next, Some(TokenTree::Punct(p)) if p.as_char() == ':');
            // What follows is its value, in which the name is that of a local again.
            let is_named = has_strings && next.is_some_and(is_equals);
            renamed.push(match token {
                TokenTree::Group(group) => {
                    let mut inner =
                        Group::new(group.delimiter(), self.foreign_tokens(group.stream()));
                    inner.set_span(group.span());
                    TokenTree::Group(inner)
                }
                TokenTree::Ident(ident) if dots != 1 && !is_label && !is_field && !is_named => {
                    TokenTree::Ident(self.mention(&ident).unwrap_or(ident))
                }
                other => other,
            });
            is_label = is_apostrophe(renamed.last());
            dots = match renamed.last() {
                Some(TokenTree::Punct(p)) if p.as_char() == '.' => dots + 1,
                _ => 0,
            };
        }
        renamed.into_iter().collect()
    }

    /// The tokens of a `generate!` in the body: of their names, `free` are those that may be
    /// locals here.
    pub(super) fn nested_block(&self, tokens: &mut TokenStream, free: &[Ident]) {
        let mut captured = captured_by_strings(tokens);
        for name in free {
            self.mention_value(name);
        }
        let is_free = |name: &Ident| free.iter().any(|known| name_of(known) == name_of(name));
        captured.retain(is_free);
        let captured: Set<_> = captured
            .iter()
            .filter_map(|name| self.mention(name))
            .collect();
        *tokens = self.rename(tokens.clone(), &is_free);
        add_string_captures(tokens, &captured);
    }

    /// Renames the locals among the tokens whose names `is_free` accepts.
    fn rename(&self, tokens: TokenStream, is_free: &dyn Fn(&Ident) -> bool) -> TokenStream {
        let mut dots = 0;
        let mut is_label = false;
        let renamed = tokens.into_iter().map(|token| {
            let before = std::mem::take(&mut dots);
            let is_name = !std::mem::replace(&mut is_label, is_apostrophe(Some(&token)));
            match token {
                TokenTree::Group(group) => {
                    let mut inner =
                        Group::new(group.delimiter(), self.rename(group.stream(), is_free));
                    inner.set_span(group.span());
                    TokenTree::Group(inner)
                }
                TokenTree::Ident(ident) if before != 1 && is_name && is_free(&ident) => {
                    TokenTree::Ident(self.mention(&ident).unwrap_or(ident))
                }
                TokenTree::Punct(punct) => {
                    if punct.as_char() == '.' {
                        dots = before + 1;
                    }
                    TokenTree::Punct(punct)
                }
                other => other,
            }
        });
        renamed.collect()
    }

    /// Counts all names in the tokens as free.
    pub(super) fn all_free(&self, tokens: TokenStream) {
        for token in tokens {
            match token {
                TokenTree::Group(group) => self.all_free(group.stream()),
                TokenTree::Ident(ident) => {
                    self.free.borrow_mut().insert(text_of(&ident));
                }
                _ => {}
            }
        }
    }
}

/// Whether a lifetime or a label begins with the token.
fn is_apostrophe(token: Option<&TokenTree>) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == '\'')
}
