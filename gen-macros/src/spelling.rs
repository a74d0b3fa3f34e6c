//! `yield!(x)`, where rustc has not read it as `yield (!(x))`.
//!
//! Input: tokens that nobody has parsed yet. Output: the same, with `yield!(x)` as `r#yield!(x)`,
//! so that it binds like any macro: `yield!(x) + 1` is a sum. The arguments of macros that are
//! not the standard library's stay as they are. `yield x` is an expression of its own to `syn`.

use proc_macro2::{Delimiter, Group, Ident, Spacing, Span, TokenStream, TokenTree};

use crate::diag::{self, Errors};
use crate::macros;

/// Respells the yields among the tokens of a body.
pub(crate) fn respell(tokens: TokenStream, errors: &mut Errors) -> TokenStream {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut respelt = Vec::with_capacity(tokens.len());
    for (at, token) in tokens.iter().enumerate() {
        respelt.push(match token {
            TokenTree::Ident(word)
                if word == "yield"
                    && called(&tokens[at + 1..]).is_some()
                    && !is_after_dot(&tokens[..at]) =>
            {
                let bang = tokens[at + 1].span();
                if !touch(word.span(), bang) {
                    errors.at(word, diag::YIELD_APART);
                }
                Ident::new_raw("yield", word.span()).into()
            }
            TokenTree::Group(group) if !is_foreign(&tokens[..at]) => {
                let mut inner = Group::new(group.delimiter(), respell(group.stream(), errors));
                inner.set_span(group.span());
                inner.into()
            }
            other => other.clone(),
        });
    }
    respelt.into_iter().collect()
}

/// The arguments, where the tokens go on as a macro call does behind its name.
fn called(rest: &[TokenTree]) -> Option<&Group> {
    match rest {
        [TokenTree::Punct(bang), TokenTree::Group(group), ..]
            if bang.as_char() == '!'
                && bang.spacing() == Spacing::Alone
                && group.delimiter() != Delimiter::None =>
        {
            Some(group)
        }
        _ => None,
    }
}

/// Whether these tokens end with the dot of a field that is still to be typed.
fn is_after_dot(before: &[TokenTree]) -> bool {
    let is_dot = |token: &TokenTree| matches!(token, TokenTree::Punct(p) if p.as_char() == '.');
    match before {
        [.., other, dot] => is_dot(dot) && !is_dot(other),
        _ => false,
    }
}

/// Whether a group behind these tokens belongs to a macro of which nothing is known.
fn is_foreign(before: &[TokenTree]) -> bool {
    let is_bang = |token: &TokenTree| matches!(token, TokenTree::Punct(p) if p.as_char() == '!');
    let name = match before {
        [.., TokenTree::Ident(name), bang] if is_bang(bang) => name,
        // `macro_rules! name { .. }`
        [.., TokenTree::Ident(_), bang, TokenTree::Ident(_)] if is_bang(bang) => return true,
        _ => return false,
    };
    macros::is_foreign(&name.to_string())
}

/// Whether nothing stands between two tokens of a file. Where that cannot be told, they do.
fn touch(first: Span, second: Span) -> bool {
    match (place(first), place(second)) {
        (Some((_, end)), Some((start, _))) => end == start,
        _ => true,
    }
}

/// Where a token starts and ends, as the compiler shows it: `#0 bytes(3..8)`.
fn place(span: Span) -> Option<(usize, usize)> {
    let shown = format!("{span:?}");
    let (_, bytes) = shown.split_once("bytes(")?;
    let (start, end) = bytes.strip_suffix(')')?.split_once("..")?;
    Some((start.parse().ok()?, end.parse().ok()?))
}
