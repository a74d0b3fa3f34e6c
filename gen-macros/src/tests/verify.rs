//! What must hold of every expansion, and of what the passes hand on.

use std::collections::BTreeSet;

use proc_macro2::{TokenStream, TokenTree};
use syn::visit::{self, Visit};

use super::dump::Seen;
use crate::flow::Event;
use crate::ir::{Block, Step};
use crate::locals::Taking;
use crate::placement::Place;
use crate::status::Status;

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
    fn visit_expr_while(&mut self, expr: &'ast syn::ExprWhile) {
        self.within(expr.label.as_ref(), |this| {
            visit::visit_expr_while(this, expr);
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
        if !item.ident.to_string().starts_with("Generator_") {
            return;
        }
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
            || Taking::ALL.iter().any(|way| ident == way.placeholder())
            || ["__l", "__j", "__m"]
                .iter()
                .any(|prefix| crate::locals::numbered(ident, prefix).is_some());
        assert!(!is_placeholder, "{ident} is left");
    }
}

/// Checks what emission relies on.
pub(super) fn verify_passes(seen: &Seen<'_>) {
    let graph = seen.graph;
    let count = graph.nodes.len();
    for node in &graph.nodes {
        assert!(
            node.succs.iter().all(|&succ| succ < count),
            "an edge leads nowhere"
        );
    }
    for (at, looping) in graph.loops.iter().enumerate() {
        let head = graph.at(looping.head);
        assert!(looping.nodes.contains(&head), "a loop has its head outside");
        for outer in &graph.loops[..at] {
            let inside = outer.nodes.contains(&looping.nodes.start);
            let ends_inside = looping.nodes.end <= outer.nodes.end;
            assert!(ends_inside || !inside, "loops overlap");
        }
        for local in seen.locals.ids() {
            let Some(place) = seen.placement.of(looping.target, local) else {
                continue;
            };
            let name = &seen.locals.get(local).name;
            assert!(
                seen.locals.get(local).hoisted,
                "{name} has a place, but lives in a leaf"
            );
            assert!(
                graph.in_scope(looping.entry).contains(&local),
                "{name} has a place in a loop, but not in its scope"
            );
            if let Place::Resident { held } = place {
                let status = if held { Status::Held } else { Status::Real };
                assert_eq!(
                    seen.statuses.before(head, local),
                    status,
                    "{name} is resident as what it is not"
                );
            }
        }
    }
    for &(mark, _) in &graph.yields {
        assert_eq!(graph.nodes[graph.at(mark)].event, Event::Suspend);
    }
    verify_block(seen, &seen.tree.root);
}

/// What a yield has to keep is in scope there: everything else is lost.
fn verify_block(seen: &Seen<'_>, block: &Block) {
    assert_eq!(block.suspends, block.steps.iter().any(Step::suspends));
    for step in &block.steps {
        match step {
            Step::Yield { mark, .. } => {
                let at = seen.graph.at(*mark);
                for local in seen.locals.ids() {
                    let kept = seen.statuses.after(at, local) == Status::Real
                        && seen.live.after(at, local);
                    let in_scope = seen.graph.in_scope(*mark).contains(&local);
                    assert!(
                        !kept || in_scope,
                        "{} is lost at a yield",
                        seen.locals.get(local).name
                    );
                }
            }
            Step::Let {
                els: Some(body), ..
            }
            | Step::Loop { body, .. }
            | Step::Scope { body, .. } => verify_block(seen, body),
            Step::If { then, els, .. } => {
                verify_block(seen, then);
                verify_block(seen, els);
            }
            Step::Match { arms, .. } => arms.iter().for_each(|arm| verify_block(seen, &arm.body)),
            Step::Jump(jump) => assert!(*jump < seen.tree.jumps.len()),
            Step::NeverYield { .. }
            | Step::Leaf(_)
            | Step::Declare { .. }
            | Step::Let { els: None, .. }
            | Step::Taken(_)
            | Step::HeadEnds { .. } => {}
        }
    }
}
