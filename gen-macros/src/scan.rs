//! One look at all tokens, before anything is parsed.
//!
//! Input: the tokens of an item or a block. Output: the same, as `syn` can parse them, and the
//! first identifier that must not be there. Most functions need none of the rewriting, and to
//! build tokens anew is what a macro spends its time with.

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};

use crate::diag::Errors;
use crate::locals::is_reserved;
use crate::macros::open_statements;
use crate::spelling;

/// Tokens that can be parsed.
pub(crate) struct Readable {
    pub(crate) tokens: TokenStream,
    /// The first identifier that would be taken for one of the compiler's own.
    pub(crate) reserved: Option<Ident>,
}

/// Makes tokens readable; `respells`: the keyword `yield` is one of ours there.
pub(crate) fn read(tokens: TokenStream, respells: bool, errors: &mut Errors) -> Readable {
    let mut scan = Scan::default();
    scan.add(tokens.clone());
    let mut tokens = tokens;
    if scan.has_groups {
        tokens = open_statements(tokens);
    }
    if scan.has_keyword && respells {
        tokens = spelling::respell(tokens, errors);
    }
    let reserved = scan.reserved;
    Readable { tokens, reserved }
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
    fn add(&mut self, tokens: TokenStream) {
        for token in tokens {
            match token {
                TokenTree::Group(group) => {
                    self.has_groups |= group.delimiter() == Delimiter::None;
                    self.add(group.stream());
                }
                TokenTree::Ident(ident) => {
                    let text = ident.to_string();
                    self.has_keyword |= text == "yield";
                    if self.reserved.is_none() && is_reserved(&text) {
                        self.reserved = Some(ident);
                    }
                }
                TokenTree::Punct(_) | TokenTree::Literal(_) => {}
            }
        }
    }
}
