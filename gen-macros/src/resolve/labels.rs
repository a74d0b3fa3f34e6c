//! Labels of one name that are two: of which one comes from a `macro_rules!`.
//!
//! Input: a body. Output: the same, in which the inner one of two such labels has a name of its own,
//! and so have the jumps that mean it. The passes behind compare labels by their names.
//!
//! ```text
//! $row: for .. { 'row: for .. { continue $row } }   =>   'row: for .. { 'row_1: for .. { continue 'row } }
//! ```

use syn::{Block, Expr, Lifetime};

use super::names::context_of;
use crate::walk::{self, VisitMut};

/// Renames such labels.
pub(super) fn rename(body: &mut Block) {
    Labels::default().visit_block_mut(body);
}

#[derive(Default)]
struct Labels {
    /// The labels around, with what they are called now.
    around: Vec<(Lifetime, Lifetime)>,
    renamed: usize,
}

fn context(label: &Lifetime) -> String {
    context_of(&label.ident, "")
}

impl Labels {
    fn declare(&mut self, label: &mut Lifetime) {
        let said = label.clone();
        let mut same = self.around.iter().filter(|(known, _)| *known == said);
        if same.any(|(known, _)| context(known) != context(&said)) {
            self.renamed += 1;
            let name = format!("{}_{}", said.ident, self.renamed);
            label.ident = proc_macro2::Ident::new(&name, said.ident.span());
        }
        self.around.push((said, label.clone()));
    }

    fn jump(&self, label: &mut Lifetime) {
        if self.renamed == 0 {
            return;
        }
        let same = self.around.iter().rev().filter(|(known, _)| known == label);
        let mut meant = same.filter(|(known, _)| context(known) == context(label));
        if let Some((_, now)) = meant.next() {
            label.ident = proc_macro2::Ident::new(&now.ident.to_string(), label.ident.span());
        }
    }
}

impl VisitMut for Labels {
    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        let count = self.around.len();
        let label = match expr {
            Expr::Loop(looping) => looping.label.as_mut(),
            Expr::While(looping) => looping.label.as_mut(),
            Expr::ForLoop(looping) => looping.label.as_mut(),
            Expr::Block(block) => block.label.as_mut(),
            Expr::Break(jump) => {
                jump.label.as_mut().into_iter().for_each(|l| self.jump(l));
                None
            }
            Expr::Continue(jump) => {
                jump.label.as_mut().into_iter().for_each(|l| self.jump(l));
                None
            }
            _ => None,
        };
        if let Some(label) = label {
            self.declare(&mut label.name);
        }
        walk::visit_expr_mut(self, expr);
        self.around.truncate(count);
    }

    fn visit_item_mut(&mut self, _: &mut syn::Item) {}
}
