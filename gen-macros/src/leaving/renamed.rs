//! What is mentioned in steps, and other names for it.

use proc_macro2::{Group, TokenStream, TokenTree};
use syn::{Expr, Stmt};

use super::blocks_of;
use crate::flat::{Map, Set};
use crate::ir::{Hold, Step};
use crate::locals::{LocalId, Locals, local_of, numbered};
use crate::lower::numbered_jump;
use crate::walk::{self, VisitMut};

/// Goes through steps: gives locals other names, and notes what is there.
#[derive(Default)]
pub(super) struct Renamed<'a> {
    pub(super) to: Option<(&'a Map<LocalId, LocalId>, &'a Locals)>,
    pub(super) mentioned: Set<LocalId>,
    pub(super) jumps: Vec<usize>,
    /// There is code that is not understood.
    pub(super) is_foreign: bool,
}

impl Renamed<'_> {
    pub(super) fn steps(&mut self, steps: &mut [Step]) {
        for step in steps {
            self.step(step);
        }
    }

    fn step(&mut self, step: &mut Step) {
        match step {
            Step::Leaf(stmt) => self.visit_stmt_mut(stmt),
            Step::Let {
                pat, init, held, ..
            } => {
                self.visit_pat_mut(pat);
                self.visit_expr_mut(init);
                self.held(held);
            }
            Step::Yield { value, .. } | Step::NeverYield { value, .. } => {
                self.visit_expr_mut(value);
            }
            Step::If { cond, held, .. } => {
                self.visit_expr_mut(cond);
                self.held(held);
            }
            Step::Match {
                scrutinee, arms, ..
            } => {
                self.visit_expr_mut(scrutinee);
                for arm in arms {
                    self.visit_pat_mut(&mut arm.pat);
                    self.held(&mut arm.held);
                }
            }
            Step::Loop {
                child: Some(child), ..
            } => {
                self.local(&mut child.local);
                self.visit_expr_mut(&mut child.advance);
            }
            Step::Taken(hold) => {
                self.local(&mut hold.local);
                self.locals(&mut hold.bindings);
            }
            Step::Jump(jump) => self.jumps.push(*jump),
            Step::HeadEnds { locals, .. } => {
                self.locals(locals);
            }
            Step::Declare { local, .. } => self.local(local),
            Step::Scope { .. } | Step::Loop { .. } => {}
        }
        for block in blocks_of(step) {
            self.is_foreign |= !block.items.is_empty();
            self.steps(&mut block.steps);
        }
    }

    fn held(&mut self, held: &mut Option<Hold>) {
        if let Some(hold) = held {
            self.local(&mut hold.local);
            self.locals(&mut hold.bindings);
        }
    }

    fn locals(&mut self, locals: &mut [LocalId]) {
        for local in locals {
            self.local(local);
        }
    }

    fn local(&mut self, local: &mut LocalId) {
        self.mentioned.insert(*local);
        if let Some(to) = self.to.and_then(|(to, _)| to.get(local)) {
            *local = *to;
        }
    }

    fn ident(&mut self, ident: &mut proc_macro2::Ident) {
        if let Some(jump) = numbered_jump(ident) {
            self.jumps.push(jump);
        }
        let Some(mut local) = local_of(ident) else {
            return;
        };
        self.local(&mut local);
        if let Some((_, locals)) = self.to {
            *ident = locals.ident(local, ident.span());
        }
    }

    fn tokens(&mut self, tokens: TokenStream) -> TokenStream {
        let renamed = tokens.into_iter().map(|token| match token {
            TokenTree::Group(group) => {
                let mut renamed = Group::new(group.delimiter(), self.tokens(group.stream()));
                renamed.set_span(group.span());
                renamed.into()
            }
            TokenTree::Ident(mut ident) => {
                self.ident(&mut ident);
                ident.into()
            }
            token => token,
        });
        renamed.collect()
    }
}

impl VisitMut for Renamed<'_> {
    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        self.is_foreign |= matches!(expr, Expr::Verbatim(_));
        walk::visit_expr_mut(self, expr);
    }

    fn visit_stmt_mut(&mut self, stmt: &mut Stmt) {
        self.is_foreign |= matches!(stmt, Stmt::Item(_));
        walk::visit_stmt_mut(self, stmt);
    }

    fn visit_expr_path_mut(&mut self, path: &mut syn::ExprPath) {
        if let (None, [segment]) = (
            &path.qself,
            &mut path.path.segments.iter_mut().collect::<Vec<_>>()[..],
        ) {
            self.ident(&mut segment.ident);
        }
    }

    fn visit_pat_ident_mut(&mut self, pat: &mut syn::PatIdent) {
        self.ident(&mut pat.ident);
        walk::visit_pat_ident_mut(self, pat);
    }

    fn visit_macro_mut(&mut self, mac: &mut syn::Macro) {
        // A string may mention a local as well.
        let is_known = mac
            .path
            .get_ident()
            .is_some_and(|name| numbered(name, "__m").is_some());
        self.is_foreign |= !is_known;
        mac.tokens = self.tokens(std::mem::take(&mut mac.tokens));
    }
}
