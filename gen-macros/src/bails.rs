//! `bail!(..)` and `ensure!(..)`, which return an error from the function that they stand in.
//!
//! Input: the function. Output: the same with a `?` behind each of them. Guarantee: only where what
//! the body yields, or a coroutine returns, is called `Result`; and what these macros do with their
//! tokens is left to them.
//!
//! ```text
//! ensure!(n > 0, "none");   =>   (|| -> Result<(), E> { ensure!(n > 0, "none"); Ok(()) })()?;
//! ```
//!
//! `E` is that of the `Result`, so the error is the one that the function returns.

use proc_macro2::Span;
use quote::quote;
use syn::{Block, Expr, Path, Stmt, Type, parse_quote_spanned};

use crate::signature::Kind;
use crate::walk::{self, VisitMut};

/// What they return, if that is called `Result`.
pub(crate) fn result(kind: &Kind) -> Option<&Type> {
    let returns = match &kind.coroutine {
        Some(exchange) => exchange.returns.as_ref(),
        None => kind.item.as_ref(),
    };
    returns.filter(|ty| match ty {
        Type::Path(path) => path
            .path
            .segments
            .last()
            .is_some_and(|last| last.ident == "Result"),
        _ => false,
    })
}

/// Rewrites those of a body, which return a `result`; whether there were any.
pub(crate) fn rewrite(body: &mut Block, result: &Type, gen_core: &Path) -> bool {
    let mut bails = Bails {
        result,
        gen_core,
        found: false,
    };
    bails.visit_block_mut(body);
    bails.found
}

struct Bails<'a> {
    result: &'a Type,
    gen_core: &'a Path,
    found: bool,
}

impl Bails<'_> {
    fn rewritten(&mut self, mac: &syn::Macro) -> Option<Expr> {
        let name = &mac.path.segments.last()?.ident;
        let leaves = name == "bail";
        if !leaves && name != "ensure" {
            return None;
        }
        self.found = true;
        let (result, gen_core) = (self.result, self.gen_core);
        let result = quote!(<#result as #gen_core::__private::Fails>::With);
        Some(if leaves {
            parse_quote_spanned! {Span::mixed_site()=>
                (match (|| -> #result<::core::convert::Infallible> { #mac })()? {})
            }
        } else {
            parse_quote_spanned! {Span::mixed_site()=>
                (|| -> #result<()> { #mac; ::core::result::Result::Ok(()) })()?
            }
        })
    }
}

impl VisitMut for Bails<'_> {
    fn visit_stmt_mut(&mut self, stmt: &mut Stmt) {
        if let Stmt::Macro(mac) = stmt {
            if let Some(expr) = self.rewritten(&mac.mac) {
                *stmt = Stmt::Expr(expr, Some(syn::Token![;](Span::mixed_site())));
            }
            return;
        }
        walk::visit_stmt_mut(self, stmt);
    }

    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        match expr {
            // What returns there, returns from there.
            Expr::Closure(_) | Expr::Async(_) | Expr::Const(_) => {}
            Expr::Macro(mac) => {
                if let Some(rewritten) = self.rewritten(&mac.mac) {
                    *expr = rewritten;
                }
            }
            _ => walk::visit_expr_mut(self, expr),
        }
    }

    fn visit_item_mut(&mut self, _: &mut syn::Item) {}
}
