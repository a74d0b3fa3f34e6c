//! Heads: the scrutinee of `match` and `if let`, the operand of `for`.
//!
//! Their temporaries live as long as the body, so where the body yields they become locals.
//! A value scrutinee becomes one too. Whether `a.b().c()` keeps the value of `a.b()` alive
//! depends on whether `c` takes it by reference; for the names of std that is known. For any
//! other name the value counts as consumed, which is the known exception of the contract.

use proc_macro2::Span;
use syn::Expr;

use super::apart::Apart;
use super::{Dest, Lower, strip_parens};
use crate::ir::{JumpTo, Step};
use crate::locals::LocalId;
use crate::suspends::{Bindings, names_place};
use crate::syntax;

impl Lower<'_> {
    /// The scrutinee as a place or a reference to one.
    pub(super) fn head(&mut self, expr: Expr, by_ref: bool) -> Expr {
        let whole = crate::suspends::root_local(&expr).is_some();
        let was_place = names_place(strip_parens(&expr));
        let tail = self.before_a_yield();
        let value = if whole {
            self.leaf(expr)
        } else if by_ref && was_place {
            self.place(expr)
        } else {
            self.value(expr)
        };
        self.tail = tail;
        match strip_parens(&value) {
            place if was_place && names_place(place) => value,
            Expr::Reference(reference) if names_place(&reference.expr) => value,
            _ => self.spill_temporary(&value, "scrutinee"),
        }
    }

    /// `if cond { then } else { els }`
    pub(super) fn branch(&mut self, cond: Expr, then: syn::Block, els: Option<Expr>, dest: Dest) {
        let mut conds = Vec::new();
        if has_let(&cond) {
            flatten(cond, &mut conds);
        } else {
            conds.push(cond);
        }
        if conds.len() == 1 {
            let cond = conds.remove(0);
            let ends_head = matches!(cond, Expr::Let(_));
            self.branch_on(cond, |cx| cx.stmts(then.stmts, dest), els, dest, ends_head);
            return;
        }
        // Input: if c1 && let p = c2 { then } else { els }
        // Output: 'done: { 'fails: { if c1 { { if let p = c2 { then; break 'done } } } } els }
        let span = syntax::span(&conds[0]);
        let done = self.open(None, false, Dest::Discard);
        let body = self.block(|cx| {
            let jump = JumpTo::Exit(done);
            cx.scope(|cx| cx.chain(conds, then, dest, jump));
            match els {
                Some(els) => cx.lower_to(els, dest),
                None => cx.unit(dest, span),
            }
        });
        self.close();
        let join = self.mark();
        self.steps.push(Step::Scope {
            target: Some(done),
            body,
            join,
        });
    }

    fn chain(&mut self, mut conds: Vec<Expr>, then: syn::Block, dest: Dest, done: JumpTo) {
        if conds.is_empty() {
            self.scope(|cx| cx.stmts(then.stmts, dest));
            let jump = self.jump(done);
            self.steps.push(Step::Jump(jump));
            return;
        }
        let cond = conds.remove(0);
        self.scope(|cx| {
            cx.branch_on(
                cond,
                |cx| cx.chain(conds, then, dest, done),
                None,
                Dest::Discard,
                false,
            );
        });
    }

    /// One condition. `ends_head`: it is an `if let` that ends its temporaries, by the edition.
    fn branch_on(
        &mut self,
        cond: Expr,
        then: impl FnOnce(&mut Self),
        els: Option<Expr>,
        dest: Dest,
        ends_head: bool,
    ) {
        let span = syntax::span(&cond);
        let (mut held, mut rests, mut bound) = (None, Vec::new(), Apart::default());
        let ends_here = ends_head && self.is_operand;
        // As an operand it begins behind those before it, and so is dropped before them.
        let outer = self.temporaries;
        if ends_here {
            self.temporaries = self.steps.len();
        }
        let head_from = self.temporaries;
        let cond = match cond {
            Expr::Let(mut binding) => {
                for bound in Bindings::of(&binding.pat) {
                    let local = self.locals.get_mut(bound.id);
                    local.hoisted = true;
                    local.refutable = true;
                }
                self.learn_pattern(&binding.pat, &binding.expr);
                self.borrows.extend(crate::borrows::of_pattern(
                    &binding.pat,
                    &binding.expr,
                    self.locals,
                ));
                let by_ref = super::rests::binds_by_ref(&binding.pat);
                let matched = self.take_matched(*binding.expr, [&*binding.pat]);
                *binding.expr = self.head(matched, by_ref);
                if ends_here && self.temporaries > head_from {
                    bound = self.bind_apart(&mut binding.pat);
                    for &(local, _) in bound.iter() {
                        self.locals.get_mut(local).refutable = false;
                    }
                }
                (held, rests) = self.hold(&mut binding.pat, &binding.expr);
                Expr::Let(binding)
            }
            cond => self.condition(cond),
        };
        let mut head = Vec::new();
        if ends_head {
            head = declared(&self.steps[head_from..self.temporaries]);
        }
        if ends_here {
            self.temporaries = outer;
        }
        let then = self.block(|cx| {
            cx.keep_rests(rests);
            if !ends_here || head.is_empty() {
                return then(cx);
            }
            // The head ends behind all that the branch declares and the pattern binds.
            cx.scope(|cx| {
                cx.declare_all(&bound);
                cx.assign_all(&bound);
                then(cx);
            });
            cx.head_ends(&head, span);
        });
        let els = self.block(|cx| {
            if els.is_some() {
                cx.head_ends(&head, span);
            }
            match els {
                Some(els) => cx.lower_to(els, dest),
                None => cx.unit(dest, span),
            }
        });
        let join = self.mark();
        self.steps.push(Step::If {
            cond,
            then,
            els,
            held,
            join,
        });
    }

    /// From edition 2024 the temporaries of a head end here, before with the statement.
    fn head_ends(&mut self, head: &[LocalId], span: Span) {
        if head.is_empty() {
            return;
        }
        let mark = self.mark();
        self.steps.push(Step::HeadEnds {
            locals: head.to_vec(),
            mark,
            span,
        });
    }
}

/// The locals that steps declare.
fn declared(steps: &[Step]) -> Vec<LocalId> {
    steps
        .iter()
        .filter_map(|step| match step {
            Step::Declare { local, .. } => Some(*local),
            _ => None,
        })
        .collect()
}

fn has_let(cond: &Expr) -> bool {
    match cond {
        Expr::Let(_) => true,
        Expr::Binary(binary) if matches!(binary.op, syn::BinOp::And(_)) => {
            has_let(&binary.left) || has_let(&binary.right)
        }
        _ => false,
    }
}

fn flatten(cond: Expr, into: &mut Vec<Expr>) {
    match cond {
        Expr::Binary(binary)
            if matches!(binary.op, syn::BinOp::And(_))
                && (has_let(&binary.left) || has_let(&binary.right)) =>
        {
            flatten(*binary.left, into);
            flatten(*binary.right, into);
        }
        other => into.push(other),
    }
}
