//! The whole body, of its tokens.
//!
//! Input: the tokens of a function, group by group. Output: its block with a call for each
//! `yield_!`, or `None` where syntax has to be known for that, and [`crate::verbatim`] does it.
//! Groups without a yield are those of the input: to make them anew is what takes the time.
//!
//! ```text
//! fn count(n: u32) -> .. { for i in 0..n { yield_!(i) } }   =>   { for i in 0..n { emitter(i) } }
//! ```

use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use syn::buffer::Cursor;

use crate::macros::is_foreign;
use crate::verbatim::emitter;

/// Whether anybody asks for the whole body.
pub(super) const IS_ASKED: bool = !cfg!(gen_debug);

/// What a look at the tokens tells of the groups among them.
#[derive(Default)]
pub(super) struct Groups {
    /// In the order in which they open.
    all: Vec<Seen>,
    /// There is more to it than yields, or what must not stand twice.
    needs_syntax: bool,
}

/// What is seen of a group.
#[derive(Clone, Copy, Default)]
struct Seen {
    /// It has yields, and is no value that is yielded.
    yields: bool,
    /// How many groups are in it.
    groups: usize,
}

/// What there is in a group.
#[derive(Default)]
pub(super) struct Inside {
    pub(super) yields: bool,
    /// There is a comma outside of the groups in it.
    pub(super) is_list: bool,
    pub(super) is_empty: bool,
}

/// What stands before a token.
pub(super) enum Before {
    Name(String),
    /// The name of a macro and its `!`.
    Called(String),
    Hash,
    Colon,
    Other,
}

impl Groups {
    /// A group opens; where it is among the groups.
    pub(super) fn open(&mut self) -> usize {
        self.all.push(Seen::default());
        self.all.len() - 1
    }

    /// It closes; whether there is a yield.
    pub(super) fn close(
        &mut self,
        at: usize,
        before: &Before,
        found: &Inside,
        delimiter: Delimiter,
    ) -> bool {
        self.all[at].groups = self.all.len() - at - 1;
        match before {
            Before::Called(name) if name == "yield_" => {
                let is_value = !(found.is_empty || found.is_list || found.yields);
                self.needs_syntax |= !is_value || delimiter != Delimiter::Parenthesis;
                true
            }
            Before::Called(name) => {
                self.needs_syntax |= found.yields || is_foreign(name);
                found.yields
            }
            _ => {
                self.all[at].yields = found.yields;
                found.yields
            }
        }
    }

    pub(super) fn word(&mut self, word: String, before: &Before) -> Before {
        self.needs_syntax |= match word.as_str() {
            // Ways out, and other yields.
            "return" | "await" | "yield" | "r#yield" | "yield_from" => true,
            // Items, and what else may be more than it looks like.
            "async" | "become" | "do" | "enum" | "extern" | "fn" | "impl" | "macro_rules"
            | "mod" | "self" | "static" | "struct" | "trait" | "try" | "type" | "union" => true,
            "yield_" => matches!(before, Before::Colon),
            _ => false,
        };
        Before::Name(word)
    }

    pub(super) fn mark(&mut self, tree: &TokenTree, before: Before) -> Before {
        let TokenTree::Punct(mark) = tree else {
            return Before::Other;
        };
        match (mark.as_char(), before) {
            ('!', Before::Name(name)) => Before::Called(name),
            ('!', Before::Hash) | ('?', _) => {
                self.needs_syntax = true;
                Before::Other
            }
            ('#', _) => Before::Hash,
            (':', _) => Before::Colon,
            _ => Before::Other,
        }
    }

    /// The block that the tokens of a function end with.
    pub(super) fn whole(&self, mut tokens: Cursor) -> Option<TokenStream> {
        if !IS_ASKED || self.needs_syntax || !self.all.first()?.yields {
            return None;
        }
        let mut last = None;
        while !tokens.eof() {
            last = tokens.any_group();
            tokens = tokens.token_tree()?.1;
        }
        let (inner, Delimiter::Brace, span, _) = last? else {
            return None;
        };
        let mut body = Group::new(Delimiter::Brace, self.rewritten(inner, &mut 1));
        body.set_span(span.join());
        Some(TokenTree::from(body).into())
    }

    /// Tokens with calls for yields; `next` is the number of the next group.
    fn rewritten(&self, mut tokens: Cursor, next: &mut usize) -> TokenStream {
        let mut all = Vec::new();
        while let Some((tree, rest)) = tokens.token_tree() {
            if let Some((inner, delimiter, span, _)) = tokens.any_group() {
                let seen = self.all[*next];
                *next += 1;
                if seen.yields {
                    let mut group = Group::new(delimiter, self.rewritten(inner, next));
                    group.set_span(span.join());
                    all.push(group.into());
                } else {
                    *next += seen.groups;
                    all.push(tree);
                }
                tokens = rest;
                continue;
            }
            tokens = rest;
            let is_yield = matches!(&tree, TokenTree::Ident(name) if name == "yield_");
            match rest.punct() {
                Some((mark, behind)) if is_yield && mark.as_char() == '!' => {
                    all.push(emitter().into());
                    tokens = behind;
                }
                _ => all.push(tree),
            }
        }
        all.into_iter().collect()
    }
}
