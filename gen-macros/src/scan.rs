//! One look at all tokens, before anything is parsed.
//!
//! Input: the tokens of an item or a block. Output: what `syn` parses of them, once they are such
//! that it can; the first identifier that must not be there; and the whole body, if tokens
//! suffice for it. Most functions need none of the rewriting, and to build tokens anew is what a
//! macro spends its time with.

mod whole;

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};
use syn::buffer::Cursor;
use syn::parse::{ParseStream, Parser};

use crate::cfg;
use crate::diag::Errors;
use crate::fragments;
use crate::locals::{Seen, is_numbered, is_reserved};
use crate::spelling;

use whole::{Before, Groups, IS_ASKED, Inside};

/// What was read.
pub(crate) struct Read<T> {
    pub(crate) parsed: syn::Result<T>,
    /// The tokens that were parsed.
    pub(crate) tokens: TokenStream,
    pub(crate) words: Words,
    /// The block that the item ends with, in which each yield is a call; if it is so simple that
    /// nothing need be parsed for that.
    pub(crate) whole: Option<TokenStream>,
}

/// What words there are among the tokens.
#[derive(Default)]
pub(crate) struct Words {
    /// The first identifier that would be taken for one of the compiler's own.
    pub(crate) reserved: Option<Ident>,
    /// What the variables of the body have to heed.
    pub(crate) seen: Seen,
    /// The word is there, as in `#[cfg(..)]`.
    pub(crate) has_cfg: bool,
    /// The keyword `yield`.
    has_keyword: bool,
}

/// Parses tokens; `respells`: the keyword `yield` is one of ours there.
pub(crate) fn read<T>(
    mut tokens: TokenStream,
    respells: bool,
    errors: &mut Errors,
    parse: fn(ParseStream) -> syn::Result<T>,
) -> Read<T> {
    let mut scan = Scan::default();
    let mut whole = None;
    let first_look = |input: ParseStream| {
        scan.add(input.cursor(), true);
        if scan.has_groups || scan.words.has_keyword && respells {
            return input.parse::<TokenStream>().map(|_| None);
        }
        whole = scan.groups.whole(input.cursor());
        parse(input).map(Some)
    };
    let mut parsed = first_look.parse2(tokens.clone());
    if let Ok(None) = parsed {
        if scan.has_groups {
            tokens = fragments::opened(tokens);
        }
        if scan.words.has_keyword && respells {
            tokens = spelling::respell(tokens, errors);
        }
        parsed = parse.parse2(tokens.clone()).map(Some);
    }
    Read {
        parsed: parsed.map(|parsed| parsed.expect("parsed")),
        tokens,
        words: scan.words,
        whole,
    }
}

/// What there is among the tokens.
#[derive(Default)]
struct Scan {
    /// Invisible groups, which a `macro_rules!` leaves around what it was given.
    has_groups: bool,
    words: Words,
    groups: Groups,
}

impl Scan {
    fn add(&mut self, mut tokens: Cursor, is_item: bool) -> Inside {
        let mut inside = Inside {
            is_empty: tokens.eof(),
            ..Inside::default()
        };
        let mut before = Before::Other;
        while !tokens.eof() {
            if let Some((inner, delimiter, _, rest)) = tokens.any_group() {
                self.has_groups |= delimiter == Delimiter::None;
                if is_item && delimiter == Delimiter::Brace {
                    // The body comes last.
                    self.groups = Groups::default();
                }
                let at = self.groups.open();
                let found = self.add(inner, false);
                inside.yields |= self.groups.close(at, &before, &found, delimiter);
                before = Before::Other;
                tokens = rest;
            } else if let Some((ident, rest)) = tokens.ident() {
                let text = ident.to_string();
                self.words.has_keyword |= text == "yield";
                self.words.seen.has_unsafe |= text == "unsafe";
                self.words.seen.has_numbered |= is_numbered(&text);
                self.words.has_cfg |= cfg::is_word(&text);
                if self.words.reserved.is_none() && is_reserved(&text) {
                    self.words.reserved = Some(ident);
                }
                if IS_ASKED {
                    before = self.groups.word(text, &before);
                }
                tokens = rest;
            } else {
                let (tree, rest) = tokens.token_tree().expect("not the end");
                if IS_ASKED {
                    inside.is_list |= is_comma(&tree);
                    before = self.groups.mark(&tree, before);
                }
                tokens = rest;
            }
        }
        inside
    }
}

fn is_comma(tree: &TokenTree) -> bool {
    matches!(tree, TokenTree::Punct(mark) if mark.as_char() == ',')
}
