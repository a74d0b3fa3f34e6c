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
use syn::{Expr, Stmt, Type};

use crate::code::{Code, code};
use crate::diag::Errors;
use crate::signature;
use crate::walk::{self, VisitMut};

/// Rewrites them; whether there were any.
pub(crate) fn rewrite(function: &mut syn::ItemFn, gen_core: &syn::Path) -> bool {
    let mut found = Bails {
        result: None,
        found: false,
    };
    found.visit_block_mut(&mut function.block);
    if !found.found {
        return false;
    }
    // What is wrong with the signature, is said later.
    let Some(kind) = signature::read(&function.sig, &mut Errors::default()) else {
        return false;
    };
    let returns = match &kind.coroutine {
        Some(exchange) => exchange.returns.as_ref(),
        None => kind.item.as_ref(),
    };
    let Some(result) = returns.filter(|ty| is_result(ty)) else {
        return false;
    };
    let result = Code::of(result.clone());
    found.result = Some(code!(<#result as #gen_core::__private::Fails>::With));
    found.visit_block_mut(&mut function.block);
    true
}

fn is_result(ty: &Type) -> bool {
    let last = match ty {
        Type::Path(path) => path.path.segments.last(),
        _ => None,
    };
    last.is_some_and(|last| last.ident == "Result")
}

struct Bails {
    /// What the macros return, up to what it is a `Result` of.
    result: Option<Code>,
    found: bool,
}

impl Bails {
    fn rewritten(&mut self, mac: &syn::Macro) -> Option<Expr> {
        let name = &mac.path.segments.last()?.ident;
        let leaves = name == "bail";
        if !leaves && name != "ensure" {
            return None;
        }
        self.found = true;
        let result = self.result.as_ref()?;
        let mac = Code::of(mac.clone());
        let code = if leaves {
            code!((match (|| -> #result<::core::convert::Infallible> { #mac })()? {}))
        } else {
            code!((|| -> #result<()> { #mac; ::core::result::Result::Ok(()) })()?)
        };
        let tokens = quote::ToTokens::to_token_stream(&code);
        Some(syn::parse2(tokens).expect("an expression"))
    }
}

impl VisitMut for Bails {
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
