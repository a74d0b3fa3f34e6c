//! What a `macro_rules!` leaves of the fragments it was given: invisible groups around them.
//!
//! Input: tokens with such groups. Output: the same as rustc reads it, for a parser that takes the
//! groups for what is in them.
//!
//! ```text
//! <let x = 1>               =>   let x = 1;
//! <{ yield_!(1) }> x += 1   =>   { yield_!(1) } x += 1
//! 0..<{ 1 + 2 }> { .. }     =>   0..({ 1 + 2 }) { .. }
//! & <dyn A + B>             =>   & (dyn A + B)
//! ```

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::quote;

/// Opens the groups around `let` statements, which a `$s:stmt` leaves, and around blocks that are
/// statements, of a `$b:block`; and gives parentheses to what has to stay together.
pub(crate) fn opened(tokens: TokenStream) -> TokenStream {
    let mut opened = Vec::new();
    let mut tokens = tokens.into_iter().peekable();
    while let Some(token) = tokens.next() {
        let TokenTree::Group(group) = token else {
            opened.push(token);
            continue;
        };
        let inner = self::opened(group.stream());
        let mut delimiter = group.delimiter();
        if delimiter == Delimiter::None {
            let is_let = is_word(inner.clone().into_iter().next().as_ref(), &["let"]);
            let is_statement = is_block(&inner)
                && matches!(tokens.peek(), Some(TokenTree::Ident(word)) if word != "as");
            if is_let || is_statement {
                opened.extend(inner);
                if is_let && !is_mark(tokens.peek(), &[';']) {
                    opened.extend(quote!(;));
                }
                continue;
            }
            if is_block(&inner) && ends_in_range(&opened)
                || has_bounds(&inner) && is_behind_reference(&opened)
            {
                delimiter = Delimiter::Parenthesis;
            }
        }
        let mut same = Group::new(delimiter, inner);
        same.set_span(group.span());
        opened.push(same.into());
    }
    opened.into_iter().collect()
}

fn is_word(token: Option<&TokenTree>, words: &[&str]) -> bool {
    matches!(token, Some(TokenTree::Ident(word)) if words.iter().any(|known| word == known))
}

fn is_mark(token: Option<&TokenTree>, marks: &[char]) -> bool {
    matches!(token, Some(TokenTree::Punct(mark)) if marks.contains(&mark.as_char()))
}

/// Whether tokens are one pair of braces.
fn is_block(tokens: &TokenStream) -> bool {
    let mut tokens = tokens.clone().into_iter();
    let is_brace = matches!(tokens.next(), Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Brace);
    is_brace && tokens.next().is_none()
}

/// Whether the last tokens are `..` or `..=`.
fn ends_in_range(tokens: &[TokenTree]) -> bool {
    let mut last = tokens.iter().rev().peekable();
    if is_mark(last.peek().copied(), &['=']) {
        last.next();
    }
    is_mark(last.next(), &['.']) && is_mark(last.next(), &['.'])
}

/// Whether tokens are a type with several bounds, `dyn A + B`.
fn has_bounds(tokens: &TokenStream) -> bool {
    let mut tokens = tokens.clone().into_iter();
    is_word(tokens.next().as_ref(), &["dyn", "impl"])
        && tokens.any(|token| is_mark(Some(&token), &['+']))
}

/// Whether the last tokens are `&`, `&'a` or `&mut`.
fn is_behind_reference(tokens: &[TokenTree]) -> bool {
    let mut last = tokens.iter().rev().peekable();
    if is_word(last.peek().copied(), &["mut", "const"]) {
        last.next();
    }
    if let [.., apostrophe, TokenTree::Ident(_)] = tokens {
        if is_mark(Some(apostrophe), &['\'']) {
            return true;
        }
    }
    is_mark(last.next(), &['&', '*'])
}
