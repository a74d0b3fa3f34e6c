//! Names in format strings, those of macros of the user's own among them.
//!
//! ```text
//! log!("{x} {y}", y = 1)   =>   log!("{x} {y}", y = 1 { __captures x })
//! ```

use proc_macro2::{Ident, Literal, Spacing, TokenStream, TokenTree};
use quote::quote;

/// The names in the holes of a format string, widths and precisions included.
pub(super) fn captured_names(format: &str) -> Vec<String> {
    let mut names = Vec::new();
    let mut add = |name: &str| {
        let is_name = name.starts_with(|c: char| c.is_alphabetic() || c == '_')
            && name.chars().all(|c| c.is_alphanumeric() || c == '_');
        if is_name && !names.iter().any(|known| known == name) {
            names.push(name.to_owned());
        }
    };
    let mut rest = format;
    while let Some(open) = rest.find('{') {
        rest = &rest[open + 1..];
        if let Some(escaped) = rest.strip_prefix('{') {
            rest = escaped;
            continue;
        }
        let Some(close) = rest.find('}') else { break };
        let (name, spec) = rest[..close]
            .split_once(':')
            .unwrap_or((&rest[..close], ""));
        add(name.trim());
        // `{:width$.precision$}`
        for part in spec.split('$').rev().skip(1) {
            let start = part
                .rfind(|c: char| !(c.is_alphanumeric() || c == '_'))
                .map_or(0, |at| at + 1);
            let name = &part[start..];
            add(name.trim_start_matches(|c: char| c.is_ascii_digit()));
        }
        rest = &rest[close + 1..];
    }
    names
}

/// How many arguments the holes of a format string ask for by their position.
pub(super) fn positions(format: &str) -> usize {
    let (mut next, mut most) = (0, 0);
    let mut rest = format;
    while let Some(open) = rest.find('{') {
        rest = &rest[open + 1..];
        if let Some(escaped) = rest.strip_prefix('{') {
            rest = escaped;
            continue;
        }
        let Some(close) = rest.find('}') else { break };
        let (argument, spec) = rest[..close]
            .split_once(':')
            .unwrap_or((&rest[..close], ""));
        next += usize::from(spec.contains(".*"));
        match argument.trim() {
            "" => next += 1,
            argument => most = most.max(argument.parse().map_or(0, |at: usize| at + 1)),
        }
        // `{:0$.1$}`
        for part in spec.split('$').rev().skip(1) {
            let digits = part.trim_end_matches(|c: char| c.is_ascii_digit()).len();
            let is_name = part[..digits].ends_with(|c: char| c.is_alphanumeric() || c == '_');
            let at = part[digits..].parse().ok().filter(|_: &usize| !is_name);
            most = most.max(at.map_or(0, |at| at + 1));
        }
        rest = &rest[close + 1..];
    }
    most.max(next)
}

/// The names that string literals among the tokens of a foreign macro may capture, at the
/// literals. One that the macro is given as `name = value` is no capture.
pub(crate) fn captured_by_strings(tokens: &TokenStream) -> Vec<Ident> {
    let mut captured = Vec::new();
    for token in tokens.clone() {
        match token {
            TokenTree::Group(group) => captured.extend(captured_by_strings(&group.stream())),
            TokenTree::Literal(literal) => captured.extend(captured_by(literal)),
            _ => {}
        }
    }
    captured.retain(|name| !is_named_argument(tokens, name));
    captured
}

/// The names that a literal may capture, if it is a string.
pub(crate) fn captured_by(literal: Literal) -> Vec<Ident> {
    let span = literal.span();
    let syn::Lit::Str(text) = syn::Lit::new(literal) else {
        return Vec::new();
    };
    let names = captured_names(&text.value()).into_iter();
    names
        .map(|name| crate::syntax::ident(&name, span))
        .collect()
}

/// Calls `found` for each name among tokens that are not parsed, and for those that the strings
/// among them may capture.
pub(crate) fn each_name(tokens: &TokenStream, found: &mut dyn FnMut(&Ident)) {
    for token in tokens.clone() {
        match token {
            TokenTree::Ident(name) => found(&name),
            TokenTree::Group(group) => each_name(&group.stream(), found),
            TokenTree::Literal(literal) => {
                for name in captured_by(literal) {
                    if !is_named_argument(tokens, &name) {
                        found(&name);
                    }
                }
            }
            TokenTree::Punct(_) => {}
        }
    }
}

/// Whether `name = ` stands among the tokens.
fn is_named_argument(tokens: &TokenStream, name: &Ident) -> bool {
    let mut tokens = tokens.clone().into_iter().peekable();
    while let Some(token) = tokens.next() {
        let TokenTree::Ident(ident) = token else {
            continue;
        };
        if ident == *name && tokens.peek().is_some_and(is_equals) {
            return true;
        }
    }
    false
}

/// Whether a token is a single `=`.
pub(crate) fn is_equals(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Punct(p) if p.as_char() == '=' && p.spacing() == Spacing::Alone)
}

/// Marks what strings capture behind the tokens of a foreign macro.
pub(crate) fn add_string_captures(tokens: &mut TokenStream, captured: &[Ident]) {
    if !captured.is_empty() {
        tokens.extend(quote!({ __captures #(#captured)* }));
    }
}

/// Takes off what [`add_string_captures`] has added.
pub(crate) fn take_string_captures(tokens: TokenStream) -> (TokenStream, Vec<Ident>) {
    let mut all: Vec<TokenTree> = tokens.into_iter().collect();
    let mut captured = Vec::new();
    if let Some(TokenTree::Group(group)) = all.last() {
        let mut inner = group.stream().into_iter();
        if matches!(inner.next(), Some(TokenTree::Ident(first)) if first == "__captures") {
            captured = inner
                .filter_map(|token| {
                    if let TokenTree::Ident(ident) = token {
                        Some(ident)
                    } else {
                        None
                    }
                })
                .collect();
            all.pop();
        }
    }
    (all.into_iter().collect(), captured)
}
