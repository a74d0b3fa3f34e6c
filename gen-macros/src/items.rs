//! Where the items of blocks stand.
//!
//! Input: the resolved body. Output: the same, in which an item that is to stand around all of its
//! block, with what is in front of it, is [verbatim](Item::Verbatim); and an error for each of those
//! whose name means something else there: the code in front of a yield stands inside of the block
//! that has the yield. All others stand in each segment of the block, where they are seen by it
//! alone: the types of locals and other items, which stand around the segments, do not see them.
//!
//! ```text
//! yield_!(T); { static T: u32 = 2; yield_!(T); }   =>   error at the inner `T`
//! { use m::Map; let map: Map = ..; yield_!(..) }    =>   the import stands around
//! { use m::map; let map = map(); yield_!(..) }      =>   the import stands in each segment
//! ```

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Block, Expr, Item, Stmt, UseTree};

use crate::diag::{self, Errors};
use crate::flat::Set;
use crate::locals::Locals;
use crate::lower::Param;
use crate::macros::each_name;
use crate::needs::Needs;
use crate::resolve::Mentioned;
use crate::walk::{self, Visit, VisitMut};

/// Places the items of a body; `whole`: nothing stands in front of what it is made of. `defined`:
/// what the macros among them mention.
pub(crate) fn place(
    mut body: Block,
    whole: bool,
    defined: &[Mentioned],
    params: &[Param],
    locals: &Locals,
) -> syn::Result<Block> {
    if whole {
        for item in items_of(&mut body) {
            stand_around(item);
        }
    }
    let mut search = Search::default();
    search.macros_of(&body);
    for Mentioned { mac, local, at } in defined {
        // What does not change is what it was in the function around.
        let is_param = params.iter().any(|param| param.local == *local);
        let known = locals.get(*local);
        if !is_param || known.mutable || !known.is_plain() {
            let message = diag::mentioned_by_macro(mac, at, locals.form);
            search.errors.at(at, message);
        }
    }
    search.visit_stmts(&mut body);
    search.errors.propagate()?;
    Ok(body)
}

/// Whether an item of a block has no identity: each segment may have it.
pub(crate) fn repeats(item: &Item) -> bool {
    matches!(
        item,
        Item::Const(_) | Item::Fn(_) | Item::Use(_) | Item::Macro(_)
    )
}

fn stand_around(item: &mut Item) {
    *item = Item::Verbatim(item.to_token_stream());
}

fn items_of(block: &mut Block) -> impl Iterator<Item = &mut Item> {
    block.stmts.iter_mut().filter_map(|stmt| match stmt {
        Stmt::Item(item) => Some(item),
        _ => None,
    })
}

/// The names of the macros that are called or defined.
#[derive(Default)]
struct Called(Set<String>);

impl Visit for Called {
    fn visit_macro(&mut self, mac: &syn::Macro) {
        self.0.extend(mac.path.get_ident().map(ToString::to_string));
        self.tokens(mac.tokens.clone());
    }

    fn visit_item(&mut self, _: &Item) {}
}

impl Called {
    fn tokens(&mut self, tokens: TokenStream) {
        let mut before = None;
        for token in tokens {
            if let TokenTree::Group(group) = &token {
                self.tokens(group.stream());
            }
            before = match (token, before) {
                (TokenTree::Ident(name), _) => Some(name.to_string()),
                (TokenTree::Punct(mark), Some(name)) if mark.as_char() == '!' => {
                    self.0.insert(name);
                    None
                }
                _ => None,
            };
        }
    }
}

/// Goes through the body in its order.
#[derive(Default)]
struct Search {
    /// The names that have been mentioned so far.
    mentioned: Names,
    errors: Errors,
}

impl Search {
    /// A macro that is defined behind a call of its name would be the one that is called there.
    fn macros_of(&mut self, block: &Block) {
        let mut called = Called::default();
        for stmt in &block.stmts {
            if let Stmt::Item(Item::Macro(syn::ItemMacro {
                ident: Some(name), ..
            })) = stmt
            {
                if !called.0.insert(name.to_string()) {
                    self.errors.at(name, diag::macro_defined_again(name));
                }
            }
            called.visit_stmt(stmt);
        }
    }

    fn visit_stmts(&mut self, block: &mut Block) {
        for stmt in &mut block.stmts {
            self.visit_stmt_mut(stmt);
        }
    }
}

impl VisitMut for Search {
    fn visit_block_mut(&mut self, block: &mut Block) {
        // Of a fresh lowering: whether it yields.
        let has_items = items_of(block).next().is_some();
        if !has_items || !Needs::default().block(block) {
            return self.visit_stmts(block);
        }
        self.macros_of(block);
        let before = self.mentioned.0.clone();
        let around = Names::of_what_stands_around(block);
        let mut own = Vec::new();
        for item in items_of(block) {
            let declared = declared_by(item);
            let is_named = |name: &Ident| around.0.contains(&name.to_string());
            if !repeats(item) || declared.iter().any(is_named) {
                for name in &declared {
                    if before.contains(&name.to_string()) {
                        self.errors.at(name, diag::hides_item(name));
                    }
                }
                if repeats(item) {
                    stand_around(item);
                }
            }
            own.extend(declared.iter().map(ToString::to_string));
        }
        self.visit_stmts(block);
        // Inside, these names were the block's own.
        for name in own {
            if !before.contains(&name) {
                self.mentioned.0.remove(&name);
            }
        }
    }

    fn visit_item_mut(&mut self, item: &mut Item) {
        let declared = declared_by(item);
        let declared = declared.iter().map(ToString::to_string);
        let is_new = |name: &String| !self.mentioned.0.contains(name);
        let declared: Vec<_> = declared.filter(is_new).collect();
        self.mentioned.visit_item_mut(item);
        for name in declared {
            self.mentioned.0.remove(&name);
        }
    }

    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        self.mentioned.literal(expr);
        walk::visit_expr_mut(self, expr);
    }

    fn visit_ident_mut(&mut self, name: &mut Ident) {
        self.mentioned.visit_ident_mut(name);
    }

    fn visit_macro_mut(&mut self, mac: &mut syn::Macro) {
        self.mentioned.visit_macro_mut(mac);
    }
}

/// All names in some syntax.
#[derive(Default)]
struct Names(Set<String>);

impl Names {
    /// What is mentioned by the types of locals in a block, and by its items that have an identity.
    fn of_what_stands_around(block: &mut Block) -> Self {
        let mut around = Around::default();
        around.visit_block_mut(block);
        around.0
    }

    /// A format string may capture one.
    fn literal(&mut self, expr: &Expr) {
        if let Expr::Lit(literal) = expr {
            self.tokens(&literal.to_token_stream());
        }
    }

    fn name(&mut self, name: &Ident) {
        // Two constants may be called `_`.
        if name != "_" {
            self.0.insert(name.to_string());
        }
    }

    fn tokens(&mut self, tokens: &TokenStream) {
        each_name(tokens, &mut |name| self.name(name));
    }
}

impl VisitMut for Names {
    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        self.literal(expr);
        walk::visit_expr_mut(self, expr);
    }

    fn visit_ident_mut(&mut self, name: &mut Ident) {
        self.name(name);
    }

    fn visit_macro_mut(&mut self, mac: &mut syn::Macro) {
        self.tokens(&mac.tokens);
    }
}

/// See [`Names::of_what_stands_around`].
#[derive(Default)]
struct Around(Names);

impl VisitMut for Around {
    fn visit_local_mut(&mut self, local: &mut syn::Local) {
        if let syn::Pat::Type(typed) = &mut local.pat {
            self.0.visit_type_mut(&mut typed.ty);
        }
        walk::visit_local_mut(self, local);
    }

    fn visit_item_mut(&mut self, item: &mut Item) {
        if !repeats(item) {
            self.0.visit_item_mut(item);
        }
    }
}

/// The names of the types, values and modules that an item declares.
pub(crate) fn declared_by(item: &Item) -> Vec<Ident> {
    let name = match item {
        Item::Const(item) => &item.ident,
        Item::Enum(item) => &item.ident,
        Item::Fn(item) => &item.sig.ident,
        Item::Mod(item) => &item.ident,
        Item::Static(item) => &item.ident,
        Item::Struct(item) => &item.ident,
        Item::Trait(item) => &item.ident,
        Item::Type(item) => &item.ident,
        Item::Union(item) => &item.ident,
        Item::Use(item) => {
            let mut names = Vec::new();
            imported(&item.tree, None, &mut names);
            return names;
        }
        _ => return Vec::new(),
    };
    vec![name.clone()]
}

/// The names that an import brings, but for those behind a `*`.
fn imported(tree: &UseTree, parent: Option<&Ident>, names: &mut Vec<Ident>) {
    match tree {
        UseTree::Path(path) => imported(&path.tree, Some(&path.ident), names),
        UseTree::Name(name) if name.ident == "self" => names.extend(parent.cloned()),
        UseTree::Name(name) => names.push(name.ident.clone()),
        UseTree::Rename(name) => names.push(name.rename.clone()),
        UseTree::Group(group) => {
            for tree in &group.items {
                imported(tree, parent, names);
            }
        }
        UseTree::Glob(_) => {}
    }
}
