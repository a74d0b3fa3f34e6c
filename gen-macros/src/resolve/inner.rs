//! The items of the body's blocks, which hide locals around them.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Block, Item, Stmt};

use super::Resolver;
use super::names::{is_in_capitals, name_of};
use crate::items::declared_by;
use crate::syntax::text_of;

impl Resolver<'_> {
    /// Adds the values among the items of a block. Rust sees them in all of the block, and so do
    /// the places of a yield in it where the locals around are stored: those are to be called
    /// something else.
    pub(super) fn items_of(&mut self, block: &Block) {
        let mut imported = Vec::new();
        for stmt in &block.stmts {
            match stmt {
                Stmt::Item(Item::Const(item)) => self.hide(&item.ident),
                Stmt::Item(Item::Fn(item)) => self.hide(&item.sig.ident),
                Stmt::Item(Item::Static(item)) => self.hide(&item.ident),
                Stmt::Item(import @ Item::Use(_)) => imported.extend(declared_by(import)),
                _ => {}
            }
        }
        for name in &imported {
            let is_value =
                |text: &str| is_in_capitals(text) || calls(block.to_token_stream(), text);
            // A module or a type does not hide a local.
            if self.is_local(name) && is_value(&text_of(name)) {
                self.hide(name);
            } else {
                self.items.push(text_of(name));
            }
        }
    }

    fn is_local(&self, name: &Ident) -> bool {
        matches!(self.bound(name), Some(Some(_)))
    }

    fn hide(&mut self, name: &Ident) {
        if let Some(Some(local)) = self.bound(name).copied() {
            self.locals.get_mut(local).covered = true;
            let scope = self.scopes.last_mut().expect("a scope");
            scope.insert(name_of(name), None);
        }
        self.items.push(text_of(name));
    }
}

/// Whether a function of that name is called.
fn calls(tokens: TokenStream, name: &str) -> bool {
    let mut is_named = false;
    let mut is_member = false;
    for token in tokens {
        match token {
            TokenTree::Group(group) => {
                if is_named && group.delimiter() == proc_macro2::Delimiter::Parenthesis
                    || calls(group.stream(), name)
                {
                    return true;
                }
                (is_named, is_member) = (false, false);
            }
            TokenTree::Ident(ident) => {
                is_named = !is_member && text_of(&ident) == name;
                is_member = false;
            }
            TokenTree::Punct(punct) => {
                is_named = false;
                is_member = punct.as_char() == '.';
            }
            TokenTree::Literal(_) => (is_named, is_member) = (false, false),
        }
    }
    false
}
