//! Whether the user's code yields, as it stands.

use syn::Expr;

use super::body::is_yield;
use crate::walk::Visit;

#[derive(Default)]
struct FindYield(bool);

impl Visit for FindYield {
    fn visit_macro(&mut self, mac: &syn::Macro) {
        self.0 |= is_yield(mac);
    }
}

/// Whether a block yields.
pub(super) fn yields(block: &syn::Block) -> bool {
    let mut find = FindYield::default();
    find.visit_block(block);
    find.0
}

pub(super) fn expr_yields(expr: &Expr) -> bool {
    let mut find = FindYield::default();
    find.visit_expr(expr);
    find.0
}
