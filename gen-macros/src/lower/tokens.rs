//! Jumps among the tokens of a macro that no pass can parse.
//!
//! Only the macro knows what its tokens mean, but a label can only be one of the user's own: a
//! `break 'outer` or `continue 'outer` to what is taken apart here becomes a placeholder
//! `__j<n>_()`, as anywhere else. A label in other company may end up in any jump: an error.
//! Jumps without a label may be those of a loop that the macro writes, and stay what they are.

use proc_macro2::{Delimiter, Group, Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::Lifetime;

use super::Dest;
use super::jumps::{Rewrite, placeholder};
use crate::ir::JumpTo;

/// Calls `found` for each jump that the tokens of a macro make.
pub(crate) fn tokens_jump(tokens: &TokenStream, found: &mut dyn FnMut(usize)) {
    let mut before = None;
    for token in tokens.clone() {
        if let TokenTree::Group(group) = &token {
            match before.as_ref().and_then(|name| jump_of(name, group)) {
                Some(jump) => found(jump),
                None => tokens_jump(&group.stream(), found),
            }
        }
        before = Some(token);
    }
}

/// The jump of a placeholder among tokens: its name, and what is behind that.
pub(crate) fn jump_of(name: &TokenTree, behind: &Group) -> Option<usize> {
    let TokenTree::Ident(name) = name else {
        return None;
    };
    let called = behind.delimiter() == Delimiter::Parenthesis && behind.stream().is_empty();
    called.then(|| super::jumps::numbered_jump(name)).flatten()
}

impl Rewrite<'_, '_> {
    /// Makes placeholders of the labelled jumps that leave the leaf.
    pub(super) fn jumps_in(&mut self, tokens: &TokenStream) -> TokenStream {
        if self.cx.labels.iter().all(|scope| scope.label.is_none()) {
            return tokens.clone();
        }
        self.rewritten(tokens, tokens)
    }

    /// The same for a part of the tokens: a label that is declared anywhere in the whole of them
    /// is the macro's own.
    fn rewritten(&mut self, tokens: &TokenStream, whole: &TokenStream) -> TokenStream {
        let tokens: Vec<TokenTree> = tokens.clone().into_iter().collect();
        let mut made = TokenStream::new();
        let mut at = 0;
        while let Some(token) = tokens.get(at) {
            at += 1;
            let label = label_at(&tokens[at - 1..]).filter(|label| self.leaves(label, whole));
            match (token, label) {
                (_, Some(label)) => {
                    let before = at.checked_sub(2).map(|before| &tokens[before]);
                    if !before.is_some_and(is_before_lifetime) {
                        self.cx.stray_labels.push(label);
                    }
                    made.extend([token.clone()]);
                }
                (TokenTree::Ident(word), None) if word == "break" || word == "continue" => {
                    let label = label_at(&tokens[at..]).filter(|label| self.leaves(label, whole));
                    let ends = word == "continue" || tokens.get(at + 2).is_none_or(ends_jump);
                    let jump = label
                        .filter(|_| ends)
                        .and_then(|label| self.jump(word, &label));
                    match jump {
                        Some(jump) => {
                            made.extend(jump);
                            at += 2;
                        }
                        None => made.extend([token.clone()]),
                    }
                }
                (TokenTree::Group(group), None) => {
                    let inner = self.rewritten(&group.stream(), whole);
                    let mut same = Group::new(group.delimiter(), inner);
                    same.set_span(group.span());
                    made.extend([TokenTree::Group(same)]);
                }
                (token, None) => made.extend([token.clone()]),
            }
        }
        made
    }

    /// Whether a label is one of a loop or block that is taken apart.
    fn leaves(&self, label: &Lifetime, whole: &TokenStream) -> bool {
        let name = label.ident.to_string();
        let is_ours = |scope: &super::LabelScope| scope.label.as_ref() == Some(&name);
        self.cx.labels.iter().any(is_ours)
            && !self.stays(Some(label))
            && !declares(whole, &label.ident)
    }

    fn jump(&mut self, word: &Ident, label: &Lifetime) -> Option<TokenStream> {
        let name = label.ident.to_string();
        let mut scopes = self.cx.labels.iter().rev();
        let scope = scopes.find(|scope| scope.label.as_ref() == Some(&name))?;
        let to = match word == "break" {
            true => JumpTo::Exit(scope.target),
            false if scope.is_loop => JumpTo::Next(scope.target),
            false => return None,
        };
        let result = scope.result;
        let jump = self.cx.jump(to);
        if let (Dest::Into(local), JumpTo::Exit(_)) = (result, to) {
            self.cx.assigned.insert(local);
            self.cx.jumps[jump].unit = Some(local);
        }
        Some(placeholder(jump).to_token_stream())
    }
}

/// The label that the tokens begin with.
fn label_at(tokens: &[TokenTree]) -> Option<Lifetime> {
    match tokens {
        [TokenTree::Punct(quote), TokenTree::Ident(name), ..] if quote.as_char() == '\'' => {
            Some(Lifetime {
                apostrophe: quote.span(),
                ident: name.clone(),
            })
        }
        _ => None,
    }
}

/// Whether a label stands among the tokens.
pub(super) fn names(tokens: &TokenStream, label: &Lifetime) -> bool {
    stands_among(tokens, &label.ident, &|_| true)
}

/// Whether `'name:` stands among the tokens.
fn declares(tokens: &TokenStream, name: &Ident) -> bool {
    let is_colon = |token: &TokenTree| matches!(token, TokenTree::Punct(p) if p.as_char() == ':');
    stands_among(tokens, name, &|behind| behind.is_some_and(is_colon))
}

/// Whether a label of this name stands among the tokens, in front of such a one.
fn stands_among(
    tokens: &TokenStream,
    name: &Ident,
    in_front_of: &dyn Fn(Option<&TokenTree>) -> bool,
) -> bool {
    let tokens: Vec<TokenTree> = tokens.clone().into_iter().collect();
    (0..tokens.len()).any(|at| match &tokens[at] {
        TokenTree::Group(group) => stands_among(&group.stream(), name, in_front_of),
        _ => {
            label_at(&tokens[at..]).is_some_and(|label| label.ident == *name)
                && in_front_of(tokens.get(at + 2))
        }
    })
}

/// Whether what follows the token is a lifetime rather than a label: `&'a`, `<'a`, `+ 'a`.
fn is_before_lifetime(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Punct(punct) if matches!(punct.as_char(), '&' | '<' | '+'))
}

/// Whether a `break 'label` in front of the token has no value.
fn ends_jump(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Punct(punct) if matches!(punct.as_char(), ';' | ',' | '='))
}
