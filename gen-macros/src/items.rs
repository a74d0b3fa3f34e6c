//! Items in a block that yields, which are seen in front of that block too.
//!
//! Input: the resolved body. Output: an error for each item whose name means something else there:
//! the code in front of a yield stands inside of the block that has the yield.
//!
//! ```text
//! yield_!(T); { static T: u32 = 2; yield_!(T); }   =>   error at the inner `T`
//! ```

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Block, Expr, Item, Stmt};

use crate::diag::{self, Errors};
use crate::flat::Set;
use crate::macros::captured_by_strings;
use crate::needs::Needs;
use crate::walk::{self, Visit};

/// Reports such items.
pub(crate) fn check(body: &Block, errors: &mut Errors) {
    let mentioned = Set::new();
    Search { mentioned, errors }.visit_stmts(body);
}

/// Whether an item of a block has no identity: each segment may have it.
pub(crate) fn repeats(item: &Item) -> bool {
    matches!(
        item,
        Item::Const(_) | Item::Fn(_) | Item::Use(_) | Item::Macro(_)
    )
}

/// Goes through the body in its order.
struct Search<'a> {
    /// The names that have been mentioned so far.
    mentioned: Set<String>,
    errors: &'a mut Errors,
}

impl Search<'_> {
    fn visit_stmts(&mut self, block: &Block) {
        for stmt in &block.stmts {
            self.visit_stmt(stmt);
        }
    }

    fn tokens(&mut self, tokens: TokenStream) {
        for name in &captured_by_strings(&tokens) {
            self.mentioned.insert(name.to_string());
        }
        for token in tokens {
            match token {
                TokenTree::Ident(name) => {
                    self.mentioned.insert(name.to_string());
                }
                TokenTree::Group(group) => self.tokens(group.stream()),
                _ => {}
            }
        }
    }
}

impl Visit for Search<'_> {
    fn visit_block(&mut self, block: &Block) {
        let items = block.stmts.iter().filter_map(|stmt| match stmt {
            Stmt::Item(item) if !repeats(item) => name_of(item),
            _ => None,
        });
        let items: Vec<&Ident> = items.collect();
        // Of a fresh lowering: whether it yields.
        if items.is_empty() || !Needs::default().block(block) {
            return self.visit_stmts(block);
        }
        let before = self.mentioned.clone();
        for name in &items {
            if before.contains(&name.to_string()) {
                self.errors.at(name, diag::hides_item(name));
            }
        }
        self.visit_stmts(block);
        // Inside, these names were the block's own.
        for name in items.iter().map(ToString::to_string) {
            if !before.contains(&name) {
                self.mentioned.remove(&name);
            }
        }
    }

    fn visit_item(&mut self, item: &Item) {
        let name = name_of(item).map(ToString::to_string);
        let is_new = |name: &String| !self.mentioned.contains(name);
        let declared = name.filter(is_new);
        walk::visit_item(self, item);
        if let Some(name) = declared {
            self.mentioned.remove(&name);
        }
    }

    fn visit_expr(&mut self, expr: &Expr) {
        // A format string may capture one.
        if let Expr::Lit(literal) = expr {
            self.tokens(literal.to_token_stream());
        }
        walk::visit_expr(self, expr);
    }

    fn visit_ident(&mut self, name: &Ident) {
        self.mentioned.insert(name.to_string());
    }

    fn visit_macro(&mut self, mac: &syn::Macro) {
        self.tokens(mac.tokens.clone());
    }
}

/// The name of an item that is a type, a value or a module.
fn name_of(item: &Item) -> Option<&Ident> {
    match item {
        Item::Static(item) => Some(&item.ident),
        Item::Struct(item) => Some(&item.ident),
        Item::Enum(item) => Some(&item.ident),
        Item::Union(item) => Some(&item.ident),
        Item::Type(item) => Some(&item.ident),
        Item::Trait(item) => Some(&item.ident),
        Item::Mod(item) => Some(&item.ident),
        _ => None,
    }
}
