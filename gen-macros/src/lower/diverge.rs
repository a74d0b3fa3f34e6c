//! What never has a value: its type is `!`, which fits wherever a value is wanted.

use syn::{Expr, Stmt};

use super::tokens::names;
use super::{Lower, jumps};
use crate::ir::{JumpTo, Step, Unseen};
use crate::walk::{self, Visit};

impl Lower<'_> {
    /// Whether control never comes to the end of the steps, as far as syntax tells.
    pub(super) fn never_end(&self, steps: &[Step]) -> bool {
        let leaves = |to| self.has_jump(to);
        steps.iter().any(|step| match step {
            Step::Jump(_) => true,
            Step::Leaf(stmt) => self.stmt_diverges(stmt),
            Step::Let { init, .. } => self.diverges(init),
            Step::Yield { value, .. } => self.diverges(value),
            Step::NeverYield { .. } => true,
            Step::Loop { target, unseen, .. } => {
                *unseen != Unseen::Ends && !leaves(JumpTo::Exit(*target))
            }
            Step::Scope { target, body, .. } => {
                self.never_end(&body.steps)
                    && !target.is_some_and(|target| leaves(JumpTo::Exit(target)))
            }
            Step::If {
                cond, then, els, ..
            } => self.diverges(cond) || self.never_end(&then.steps) && self.never_end(&els.steps),
            Step::Match {
                scrutinee, arms, ..
            } => self.diverges(scrutinee) || arms.iter().all(|arm| self.never_end(&arm.body.steps)),
            Step::Declare { .. } | Step::Taken(_) | Step::HeadEnds { .. } => false,
        })
    }

    fn has_jump(&self, to: JumpTo) -> bool {
        self.jumps.iter().any(|jump| jump.to == to)
    }

    /// Notes of the loop that is the last step that macros in it may jump. `goes_on`: something is
    /// behind it.
    pub(super) fn note_unseen(&mut self, jumps: bool, goes_on: bool) {
        let Some(Step::Loop { target, .. }) = self.steps.last() else {
            return;
        };
        let ends = goes_on && !self.has_jump(JumpTo::Exit(*target));
        if let (Some(Step::Loop { unseen, .. }), true) = (self.steps.last_mut(), jumps) {
            *unseen = if ends { Unseen::Ends } else { Unseen::Jumps };
        }
    }

    fn stmt_diverges(&self, stmt: &Stmt) -> bool {
        match stmt {
            Stmt::Expr(expr, _) => self.diverges(expr),
            Stmt::Local(local) => local
                .init
                .as_ref()
                .is_some_and(|init| self.diverges(&init.expr)),
            Stmt::Item(_) | Stmt::Macro(_) => false,
        }
    }

    fn stmts_diverge(&self, block: &syn::Block) -> bool {
        block.stmts.iter().any(|stmt| self.stmt_diverges(stmt))
    }

    /// Whether an expression never has a value, as far as syntax tells.
    pub(super) fn diverges(&self, expr: &Expr) -> bool {
        let mut operands = Vec::new();
        match expr {
            Expr::Return(_) | Expr::Break(_) | Expr::Continue(_) => return true,
            Expr::Call(call) => {
                let mac = self.macros.of(&call.func);
                if jumps::as_jump(expr).is_some() || mac.is_some_and(|mac| mac.diverges) {
                    return true;
                }
                operands.extend(&call.args);
            }
            Expr::Block(block) => {
                let label = block.label.as_ref().map(|label| &label.name);
                return self.stmts_diverge(&block.block)
                    && !label.is_some_and(|label| breaks(&block.block, Some(label), false));
            }
            Expr::Unsafe(block) => return self.stmts_diverge(&block.block),
            Expr::Loop(looping) => {
                return !breaks(
                    &looping.body,
                    looping.label.as_ref().map(|label| &label.name),
                    true,
                );
            }
            Expr::If(cond) => {
                let branches = cond
                    .else_branch
                    .as_ref()
                    .is_some_and(|(_, els)| self.diverges(els));
                return self.diverges(&cond.cond)
                    || (branches && self.stmts_diverge(&cond.then_branch));
            }
            Expr::Match(matching) => {
                return self.diverges(&matching.expr)
                    || matching.arms.iter().all(|arm| self.diverges(&arm.body));
            }
            Expr::MethodCall(call) => {
                operands.push(&call.receiver);
                operands.extend(&call.args);
            }
            Expr::Binary(binary) => {
                operands.push(&binary.left);
                if !matches!(binary.op, syn::BinOp::And(_) | syn::BinOp::Or(_)) {
                    operands.push(&binary.right);
                }
            }
            Expr::Assign(assign) => operands.push(&assign.right),
            Expr::Tuple(tuple) => operands.extend(&tuple.elems),
            Expr::Array(array) => operands.extend(&array.elems),
            Expr::Struct(strct) => operands.extend(strct.fields.iter().map(|field| &field.expr)),
            Expr::Index(index) => operands.extend([&*index.expr, &*index.index]),
            Expr::Paren(paren) => operands.push(&paren.expr),
            Expr::Reference(reference) => operands.push(&reference.expr),
            Expr::Unary(unary) => operands.push(&unary.expr),
            Expr::Cast(cast) => operands.push(&cast.expr),
            Expr::Field(field) => operands.push(&field.base),
            Expr::Try(attempt) => operands.push(&attempt.expr),
            _ => {}
        }
        operands.into_iter().any(|operand| self.diverges(operand))
    }
}

/// Whether a macro in the condition of a loop may jump without a label.
pub(super) fn cond_breaks_unseen(cond: &Expr) -> bool {
    let mut find = Find::new(None, true);
    find.visit_expr(cond);
    find.unseen
}

/// Whether a macro in `body` may break out of the loop it is the body of: by a `break` of its
/// own, or with the label.
pub(crate) fn breaks_unseen(body: &syn::Block, label: Option<&syn::Label>) -> bool {
    let mut find = Find::new(label.map(|label| &label.name), true);
    find.visit_block(body);
    find.unseen
}

/// Whether a `break` in `body` leaves the loop or labelled block it is the body of.
fn breaks(body: &syn::Block, label: Option<&syn::Lifetime>, is_loop: bool) -> bool {
    let mut find = Find::new(label, is_loop);
    find.visit_block(body);
    find.found || find.unseen
}

struct Find<'a> {
    label: Option<&'a syn::Lifetime>,
    /// An unlabelled `break` here is one of ours.
    ours: bool,
    found: bool,
    /// There is a macro that may break.
    unseen: bool,
}

impl<'a> Find<'a> {
    fn new(label: Option<&'a syn::Lifetime>, ours: bool) -> Self {
        Self {
            label,
            ours,
            found: false,
            unseen: false,
        }
    }

    fn nested(&mut self, visit: impl FnOnce(&mut Self)) {
        let ours = std::mem::replace(&mut self.ours, false);
        visit(self);
        self.ours = ours;
    }
}

impl Visit for Find<'_> {
    fn visit_expr(&mut self, expr: &Expr) {
        match expr {
            Expr::Closure(_) | Expr::Async(_) | Expr::Const(_) => {}
            Expr::Loop(_) | Expr::While(_) | Expr::ForLoop(_) => {
                self.nested(|this| walk::visit_expr(this, expr));
            }
            Expr::Break(brk) => {
                self.found |= match (&brk.label, self.label) {
                    (None, _) => self.ours,
                    (Some(to), label) => label == Some(to),
                };
                walk::visit_expr(self, expr);
            }
            _ => walk::visit_expr(self, expr),
        }
    }

    fn visit_macro(&mut self, mac: &syn::Macro) {
        self.unseen |= self.ours || self.label.is_some_and(|to| names(&mac.tokens, to));
    }

    fn visit_item(&mut self, _: &syn::Item) {}
}
