//! What must hold of every expansion, and of what the passes hand on.

use std::collections::BTreeSet;

use proc_macro2::{TokenStream, TokenTree};
use syn::visit::{self, Visit};

/// Whether an identifier is among the tokens.
pub(super) fn contains(tokens: &TokenStream, name: &str) -> bool {
    tokens.clone().into_iter().any(|token| match token {
        TokenTree::Group(group) => contains(&group.stream(), name),
        TokenTree::Ident(ident) => ident == name,
        _ => false,
    })
}

/// Checks an expansion: every label of ours is in scope where it is mentioned, every field of
/// ours has one name, and no placeholder is left.
pub(super) fn verify_output(file: &syn::File) {
    Verify::default().visit_file(file);
}

/// The names of our labels.
const LABELS: &[&str] = &[
    "join", "yield", "exit", "enter", "out", "round", "types", "ask",
];

fn is_ours(label: &syn::Lifetime) -> bool {
    let name = label.ident.to_string();
    let plain = name.trim_end_matches(|c: char| c.is_ascii_digit());
    plain != name && LABELS.contains(&plain)
}

#[derive(Default)]
struct Verify {
    labels: Vec<String>,
}

impl Verify {
    fn within(&mut self, label: Option<&syn::Label>, visit: impl FnOnce(&mut Self)) {
        let count = self.labels.len();
        self.labels
            .extend(label.map(|label| label.name.ident.to_string()));
        visit(self);
        self.labels.truncate(count);
    }

    fn jump(&self, label: Option<&syn::Lifetime>) {
        if let Some(label) = label.filter(|label| is_ours(label)) {
            assert!(
                self.labels.contains(&label.ident.to_string()),
                "{label} is not in scope"
            );
        }
    }
}

impl<'ast> Visit<'ast> for Verify {
    fn visit_expr_loop(&mut self, expr: &'ast syn::ExprLoop) {
        self.within(expr.label.as_ref(), |this| {
            visit::visit_expr_loop(this, expr);
        });
    }
    fn visit_expr_block(&mut self, expr: &'ast syn::ExprBlock) {
        self.within(expr.label.as_ref(), |this| {
            visit::visit_expr_block(this, expr);
        });
    }
    fn visit_expr_break(&mut self, expr: &'ast syn::ExprBreak) {
        self.jump(expr.label.as_ref());
        visit::visit_expr_break(self, expr);
    }
    fn visit_expr_continue(&mut self, expr: &'ast syn::ExprContinue) {
        self.jump(expr.label.as_ref());
    }
    fn visit_item_enum(&mut self, item: &'ast syn::ItemEnum) {
        let mut variants = BTreeSet::new();
        for variant in &item.variants {
            assert!(
                variants.insert(variant.ident.to_string()),
                "two variants {}",
                variant.ident
            );
            let mut fields = BTreeSet::new();
            for field in variant
                .fields
                .iter()
                .filter_map(|field| field.ident.as_ref())
            {
                assert!(fields.insert(field.to_string()), "two fields {field}");
            }
        }
        visit::visit_item_enum(self, item);
    }
    fn visit_ident(&mut self, ident: &'ast proc_macro2::Ident) {
        let is_placeholder = ident == "__yield"
            || ["__l", "__j", "__m"]
                .iter()
                .any(|prefix| crate::locals::numbered(ident, prefix).is_some());
        assert!(!is_placeholder, "{ident} is left");
    }
}
