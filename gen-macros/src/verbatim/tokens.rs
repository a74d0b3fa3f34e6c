//! What the tokens of a macro tell of a body that is to stand twice, or to be rewritten.
//!
//! Input: tokens. Output: what there is among them, of one look: each group is asked of the
//! compiler.

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};

use crate::macros::is_foreign;

/// What there is among the tokens of a macro.
#[derive(Default)]
#[allow(clippy::struct_excessive_bools)] // independent facts
pub(crate) struct Tokens {
    /// A call of a macro that is none of ours and none of those known here, and so may make
    /// anything: an await, an item.
    pub(crate) calls_foreign: bool,
    /// A yield, a `return` or a `?`.
    pub(super) controls: bool,
    pub(super) awaits: bool,
    pub(super) holds_static: bool,
    /// A format string that may name `self`.
    pub(super) captures_self: bool,
    /// They are not one value: there is a comma outside of all groups.
    is_list: bool,
    /// They may not be what they look like: there is an invisible group.
    has_groups: bool,
}

impl Tokens {
    pub(crate) fn of(tokens: &TokenStream) -> Self {
        let mut seen = Self::default();
        seen.add(tokens.clone(), true);
        seen
    }

    /// Whether they are one value in which nothing is to be rewritten: then they need not be
    /// parsed, which costs ten times as much.
    pub(super) fn is_plain(&self) -> bool {
        !(self.controls || self.is_list || self.has_groups)
    }

    fn add(&mut self, tokens: TokenStream, is_outside: bool) {
        // The name of a macro, and whether a `!` stands behind it.
        let mut called: Option<(Ident, bool)> = None;
        for token in tokens {
            let before = called.take();
            match token {
                TokenTree::Group(group) => {
                    self.has_groups |= group.delimiter() == Delimiter::None;
                    if let Some((name, true)) = before {
                        self.calls_foreign |= is_foreign(&name.to_string());
                    }
                    self.add(group.stream(), false);
                }
                TokenTree::Ident(name) => {
                    self.name(&name);
                    called = Some((name, false));
                }
                TokenTree::Punct(punct) => match punct.as_char() {
                    '?' => self.controls = true,
                    ',' => self.is_list |= is_outside,
                    '!' => {
                        let name = before.filter(|(_, is_called)| !is_called);
                        called = name.map(|(name, _)| (name, true));
                    }
                    _ => {}
                },
                TokenTree::Literal(literal) => {
                    self.captures_self |= literal.to_string().contains("{self");
                }
            }
        }
    }

    fn name(&mut self, name: &Ident) {
        match name.to_string().as_str() {
            "yield_" | "r#yield" | "yield_from" | "yield" | "return" => self.controls = true,
            "await" => self.awaits = true,
            "static" => self.holds_static = true,
            _ => {}
        }
    }
}
