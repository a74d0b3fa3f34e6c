//! Which names code mentions.
//!
//! Syntax is visited for that: to print it, and to look at the tokens, costs four times as much.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Block, Expr, ExprAssign, Item, Macro, Pat, Path, Stmt, Token, Type};

use super::{Code, Piece};
use crate::macros::captured_by_strings;
use crate::walk::{self, Visit};

impl Code {
    /// Strikes the names that are mentioned, those in the format strings of macros among them.
    pub(crate) fn strike(&self, unseen: &mut Vec<String>) {
        Search { unseen }.code(self);
    }
}

/// Syntax that can be in code.
pub(crate) trait Syntax: ToTokens {
    fn search(&self, search: &mut Search<'_>);
}

macro_rules! syntax {
    ($($Syntax:ty => $visit:ident,)+) => {$(
        impl Syntax for $Syntax {
            fn search(&self, search: &mut Search<'_>) {
                search.$visit(self);
            }
        }
    )+};
}

syntax! {
    Block => visit_block,
    Expr => visit_expr,
    Item => visit_item,
    Macro => visit_macro,
    Pat => visit_pat,
    Stmt => visit_stmt,
    Type => visit_type,
    ExprAssign => printed,
    Path => printed,
    Token![mut] => printed,
    TokenStream => printed,
}

/// Looks for names.
pub(crate) struct Search<'a> {
    unseen: &'a mut Vec<String>,
}

impl Search<'_> {
    fn code(&mut self, code: &Code) {
        for piece in code.pieces() {
            if self.unseen.is_empty() {
                return;
            }
            match piece {
                // They name no variable.
                Piece::Nothing | Piece::Words(..) | Piece::Label(_) => {}
                Piece::Token(token) => self.token(token.clone()),
                Piece::Group(.., code) | Piece::Code(code) => self.code(code),
                Piece::Syntax(syntax) => syntax.search(self),
            }
        }
    }

    fn printed(&mut self, syntax: &dyn ToTokens) {
        self.tokens(syntax.to_token_stream());
    }

    fn tokens(&mut self, tokens: TokenStream) {
        for token in tokens {
            self.token(token);
        }
    }

    fn token(&mut self, token: TokenTree) {
        match token {
            TokenTree::Ident(ident) => self.visit_ident(&ident),
            TokenTree::Group(group) => self.tokens(group.stream()),
            TokenTree::Literal(literal) => {
                let captured = captured_by_strings(&TokenTree::from(literal).into());
                for name in &captured {
                    self.visit_ident(name);
                }
            }
            TokenTree::Punct(_) => {}
        }
    }
}

impl Visit for Search<'_> {
    fn visit_ident(&mut self, ident: &Ident) {
        if !self.unseen.is_empty() {
            let name = ident.to_string();
            self.unseen.retain(|other| *other != name);
        }
    }

    fn visit_expr(&mut self, expr: &Expr) {
        match expr {
            Expr::Verbatim(tokens) => self.tokens(tokens.clone()),
            _ => walk::visit_expr(self, expr),
        }
    }

    fn visit_macro(&mut self, mac: &Macro) {
        self.tokens(mac.tokens.clone());
    }
}
