//! One look at all tokens, before anything is parsed.
//!
//! Input: the tokens of an item or a block. Output: what `syn` parses of them, once they are such
//! that it can, and the first identifier that must not be there. Most functions need none of the
//! rewriting, and to build tokens anew is what a macro spends its time with.

use proc_macro2::{Delimiter, Ident, TokenStream};
use syn::buffer::Cursor;
use syn::parse::{ParseStream, Parser};

use crate::diag::Errors;
use crate::locals::is_reserved;
use crate::macros::open_statements;
use crate::spelling;

/// What was read.
pub(crate) struct Read<T> {
    pub(crate) parsed: syn::Result<T>,
    /// The tokens that were parsed.
    pub(crate) tokens: TokenStream,
    /// The first identifier that would be taken for one of the compiler's own.
    pub(crate) reserved: Option<Ident>,
}

/// Parses tokens; `respells`: the keyword `yield` is one of ours there.
pub(crate) fn read<T>(
    mut tokens: TokenStream,
    respells: bool,
    errors: &mut Errors,
    parse: fn(ParseStream) -> syn::Result<T>,
) -> Read<T> {
    let mut scan = Scan::default();
    let first_look = |input: ParseStream| {
        scan.add(input.cursor());
        if scan.has_groups || scan.has_keyword && respells {
            return input.parse::<TokenStream>().map(|_| None);
        }
        parse(input).map(Some)
    };
    let mut parsed = first_look.parse2(tokens.clone());
    if let Ok(None) = parsed {
        if scan.has_groups {
            tokens = open_statements(tokens);
        }
        if scan.has_keyword && respells {
            tokens = spelling::respell(tokens, errors);
        }
        parsed = parse.parse2(tokens.clone()).map(Some);
    }
    Read {
        parsed: parsed.map(|parsed| parsed.expect("parsed")),
        tokens,
        reserved: scan.reserved,
    }
}

/// What there is among the tokens.
#[derive(Default)]
struct Scan {
    /// Invisible groups, which a `macro_rules!` leaves around what it was given.
    has_groups: bool,
    /// The keyword `yield`.
    has_keyword: bool,
    reserved: Option<Ident>,
}

impl Scan {
    fn add(&mut self, mut tokens: Cursor) {
        while !tokens.eof() {
            if let Some((inner, delimiter, _, rest)) = tokens.any_group() {
                self.has_groups |= delimiter == Delimiter::None;
                self.add(inner);
                tokens = rest;
            } else if let Some((ident, rest)) = tokens.ident() {
                let text = ident.to_string();
                self.has_keyword |= text == "yield";
                if self.reserved.is_none() && is_reserved(&text) {
                    self.reserved = Some(ident);
                }
                tokens = rest;
            } else {
                let (_, rest) = tokens.token_tree().expect("not the end");
                tokens = rest;
            }
        }
    }
}
