//! Statements that have a value, which is dropped behind the locals of the blocks that give it.
//!
//! ```text
//! { let a = f(); yield_!(1); g() };   =>   let value; { let a = f(); yield 1; value = g() }
//! ```

use syn::{Expr, Stmt};

use super::Lower;
use super::jumps::as_jump;
use crate::macros::Operands;
use crate::suspends::{as_delegation, as_yield};
use crate::walk::{self, Visit};

impl Lower<'_> {
    /// Whether a statement of control flow gives a value that it drops.
    pub(super) fn drops_value(&self, expr: &Expr) -> bool {
        match expr {
            Expr::Paren(paren) => self.drops_value(&paren.expr),
            Expr::Block(block) => {
                self.block_is_value(&block.block) || breaks_with_value(&block.block)
            }
            Expr::Unsafe(block) => self.block_is_value(&block.block),
            Expr::Loop(looping) => breaks_with_value(&looping.body),
            Expr::If(cond) => match &cond.else_branch {
                Some((_, els)) => {
                    self.block_is_value(&cond.then_branch) || self.branch_is_value(els)
                }
                None => false,
            },
            Expr::Match(matching) => {
                let mut arms = matching.arms.iter();
                arms.any(|arm| self.branch_is_value(&arm.body))
            }
            _ => false,
        }
    }

    fn branch_is_value(&self, branch: &Expr) -> bool {
        match branch {
            Expr::Block(block) if block.label.is_none() => self.block_is_value(&block.block),
            Expr::Paren(paren) => self.branch_is_value(&paren.expr),
            other => self.is_value(other) || self.drops_value(other),
        }
    }

    fn block_is_value(&self, block: &syn::Block) -> bool {
        match block.stmts.last() {
            Some(Stmt::Expr(tail, None)) => self.branch_is_value(tail),
            _ => false,
        }
    }

    /// Whether an expression may have something to drop for a value, as far as syntax tells.
    fn is_value(&self, expr: &Expr) -> bool {
        match expr {
            _ if as_yield(expr).is_some() || as_delegation(expr).is_some() => {
                self.exchange.is_some()
            }
            _ if as_jump(expr).is_some() => false,
            // Of the macros of std, `vec!` and `dbg!`.
            Expr::Call(call) => {
                let mac = self.macros.of(&call.func);
                mac.is_none_or(|mac| mac.operands != Operands::ByReference)
            }
            Expr::Tuple(tuple) => !tuple.elems.is_empty(),
            Expr::Paren(paren) => self.is_value(&paren.expr),
            Expr::MethodCall(_)
            | Expr::Path(_)
            | Expr::Struct(_)
            | Expr::Array(_)
            | Expr::Repeat(_)
            | Expr::Field(_)
            | Expr::Try(_)
            | Expr::Await(_) => true,
            _ => false,
        }
    }
}

/// Whether some `break` in a block has a value.
fn breaks_with_value(block: &syn::Block) -> bool {
    struct Find(bool);
    impl Visit for Find {
        fn visit_expr(&mut self, expr: &Expr) {
            match expr {
                Expr::Break(brk) => self.0 |= brk.expr.is_some(),
                Expr::Closure(_) | Expr::Async(_) => {}
                _ => walk::visit_expr(self, expr),
            }
        }
        fn visit_item(&mut self, _: &syn::Item) {}
    }
    let mut find = Find(false);
    find.visit_block(block);
    find.0
}
