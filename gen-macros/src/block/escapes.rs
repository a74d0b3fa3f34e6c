//! Jumps to a loop around the block: it runs later, when that loop may be over.

use syn::Expr;

use crate::diag::{self, Errors};
use crate::walk::{self, Visit};

/// Reports each `break` and `continue` of a body that leads out of it.
pub(super) fn check(body: &syn::Block, errors: &mut Errors) {
    let mut escapes = Escapes {
        errors,
        around: Vec::new(),
    };
    escapes.visit_block(body);
}

struct Escapes<'a> {
    errors: &'a mut Errors,
    /// The loops (`true`) and labelled blocks of the body around the current place.
    around: Vec<(Option<String>, bool)>,
}

impl Escapes<'_> {
    fn within(&mut self, label: Option<&syn::Label>, is_loop: bool, visit: impl FnOnce(&mut Self)) {
        let label = label.map(|label| label.name.ident.to_string());
        self.around.push((label, is_loop));
        visit(self);
        self.around.pop();
    }

    fn jump(&mut self, word: &str, keyword: &dyn quote::ToTokens, label: Option<&syn::Lifetime>) {
        let text = label.map(|label| label.ident.to_string());
        let stays = self.around.iter().any(|(name, is_loop)| match &text {
            Some(_) => *name == text,
            None => *is_loop,
        });
        if !stays {
            let message = diag::leaves_block(word, label.map(ToString::to_string).as_deref());
            self.errors.at(&quote::quote!(#keyword #label), message);
        }
    }
}

impl Visit for Escapes<'_> {
    fn visit_expr(&mut self, expr: &Expr) {
        match expr {
            Expr::Loop(looping) => self.within(looping.label.as_ref(), true, |this| {
                this.visit_block(&looping.body);
            }),
            Expr::While(looping) => self.within(looping.label.as_ref(), true, |this| {
                this.visit_expr(&looping.cond);
                this.visit_block(&looping.body);
            }),
            Expr::ForLoop(each) => {
                self.visit_expr(&each.expr);
                self.within(each.label.as_ref(), true, |this| {
                    this.visit_block(&each.body);
                });
            }
            Expr::Block(block) if block.label.is_some() => {
                self.within(block.label.as_ref(), false, |this| {
                    this.visit_block(&block.block);
                });
            }
            Expr::Break(brk) => {
                self.jump("break", &brk.break_token, brk.label.as_ref());
                walk::visit_expr(self, expr);
            }
            Expr::Continue(cont) => {
                self.jump("continue", &cont.continue_token, cont.label.as_ref());
            }
            // Code of their own: rustc says what is wrong with a jump out of it.
            Expr::Closure(_) | Expr::Async(_) | Expr::Const(_) => {}
            _ => walk::visit_expr(self, expr),
        }
    }

    fn visit_item(&mut self, _: &syn::Item) {}
}
