//! Control flow towards a destination: blocks, branches and loops that yield.
//!
//! ```text
//! x = match f() { Some(n) => { yield_!(n); n }  None => 0 };
//! =>
//! match f() { Some(n) => { yield n; x = n }  None => x = 0 }
//! ```

use proc_macro2::Span;
use syn::spanned::Spanned;
use syn::{Expr, Pat, Stmt};

use super::diverge::{breaks_unseen, cond_breaks_unseen};
use super::owning::own_copies;
use super::{Dest, LabelScope, Lower, is_unit, jumps, rests};
use crate::borrows;
use crate::ir::{Arm, JumpTo, Step, TargetId, Unseen};
use crate::known::Known;
use crate::locals::LocalId;
use crate::suspends::{Bindings, as_yield};
use crate::syntax;

/// The iterator that a `for` loop makes of what it goes through.
pub(crate) fn begun(items: Expr) -> Expr {
    let span = syntax::span(&items);
    let begin = syntax::private(["IntoIterator", "into_iter"], span);
    Expr::Call(syntax::call(syntax::value(begin), [items], span))
}

impl Lower<'_> {
    /// Lowers an expression, control flow included, towards a destination.
    pub(super) fn lower_to(&mut self, expr: Expr, dest: Dest) {
        let makes_closure = matches!(dest, Dest::Into(_)) && makes_closure(&expr);
        if !self.needs.expr(&expr) && !makes_closure {
            let expr = self.leaf(expr);
            return self.finish(expr, dest);
        }
        match expr {
            Expr::Paren(paren) => self.lower_to(*paren.expr, dest),
            Expr::Block(block) => {
                if let Some(label) = block.label {
                    let target = self.open(Some(&label.name), false, dest);
                    let body = self.block(|cx| cx.stmts(block.block.stmts, dest));
                    self.close();
                    let join = self.mark();
                    self.steps.push(Step::Scope {
                        target: Some(target),
                        body,
                        join,
                    });
                } else {
                    self.scope(|cx| cx.stmts(block.block.stmts, dest));
                }
            }
            Expr::Unsafe(block) => {
                self.scope(|cx| cx.stmts(block.block.stmts, dest));
                if let Some(Step::Scope { body, .. }) = self.steps.last_mut() {
                    body.is_unsafe = true;
                }
            }
            Expr::If(cond) => {
                let span = cond.if_token.span;
                let els = cond.else_branch.map(|(_, els)| *els);
                // What is missing is missing at the `if`.
                let none = matches!(dest, Dest::Into(_)).then(|| unit_at(span));
                self.branch(*cond.cond, cond.then_branch, els.or(none), dest);
            }
            Expr::Match(matching) => self.matching(matching, dest),
            Expr::Loop(looping) => {
                let unseen = breaks_unseen(&looping.body, None);
                // Where nothing is behind it, it is as good as endless.
                let goes_on = self.is_followed && !matches!(dest, Dest::Into(_));
                self.looping(looping.label, dest, |cx| {
                    cx.stmts(looping.body.stmts, Dest::Unit);
                });
                self.note_unseen(unseen, goes_on);
            }
            Expr::While(looping) => {
                let span = looping.while_token.span;
                let target = TargetId(self.targets);
                let unseen =
                    breaks_unseen(&looping.body, None) || cond_breaks_unseen(&looping.cond);
                self.looping(looping.label, Dest::Unit, |cx| {
                    let jump = cx.jump(JumpTo::Exit(target));
                    cx.branch(
                        *looping.cond,
                        looping.body,
                        Some(jumps::placeholder(jump)),
                        Dest::Unit,
                    );
                });
                self.note_unseen(unseen, false);
                self.unit(dest, span);
            }
            Expr::ForLoop(each) => {
                let span = each.for_token.span;
                self.each(each);
                self.unit(dest, span);
            }
            other => {
                let value = match (dest, as_yield(&other)) {
                    // If it is not used, `let _ =` is to stand in front of all of it.
                    (Dest::Discard, Some(value)) => {
                        self.yielded(&other, value.clone(), syntax::span(&other))
                    }
                    _ => self.value(other),
                };
                self.finish(value, dest);
            }
        }
    }

    pub(super) fn unit(&mut self, dest: Dest, span: Span) {
        if let Dest::Into(local) = dest {
            self.assign(local, &unit_at(span));
        }
    }

    /// Sends a leaf to its destination.
    pub(super) fn finish(&mut self, value: Expr, dest: Dest) {
        if let Some(jump) = jumps::as_jump(&value) {
            self.steps.push(Step::Jump(jump));
            return;
        }
        match dest {
            Dest::Into(local) if !self.diverges(&value) => self.assign(local, &value),
            Dest::Unit if !self.diverges(&value) && !is_unit(&value) => {
                let span = syntax::span(&value);
                self.steps.push(Step::Leaf(syntax::let_unit(value, span)));
            }
            _ if is_unit(&value) => {}
            _ => self.steps.push(Step::Leaf(Stmt::Expr(
                value,
                Some(syn::Token![;](Span::call_site())),
            ))),
        }
    }

    pub(super) fn matching(&mut self, matching: syn::ExprMatch, dest: Dest) {
        let matched = (*matching.expr).clone();
        let known = self.known(&matched);
        let by_ref = matching
            .arms
            .iter()
            .any(|arm| rests::binds_by_ref(&arm.pat));
        let pats = matching.arms.iter().map(|arm| &arm.pat);
        let scrutinee = self.take_matched(*matching.expr, pats);
        let scrutinee = self.head(scrutinee, by_ref);
        let mut arms = Vec::new();
        for arm in matching.arms {
            let opened = self.needs.expr(&arm.body);
            let end = syntax::end(&arm.body);
            let mut pat = arm.pat;
            let taken = self.guard(&mut pat, opened);
            let plain = match &mut pat {
                Pat::Guard(guard) => &mut *guard.pat,
                pat => pat,
            };
            if opened {
                if let Some(known) = &known {
                    self.bind(plain, known);
                }
            }
            self.borrows
                .extend(borrows::of_pattern(plain, &matched, self.locals));
            let (held, rests) = self.hold(plain, &scrutinee);
            let body = self.block(|cx| {
                cx.keep_rests(rests);
                cx.steps.extend(taken.into_iter().map(Step::Taken));
                cx.lower_to(*arm.body, dest);
            });
            if let Pat::Guard(guard) = &mut pat {
                *guard.guard = self.leaf((*guard.guard).clone());
            }
            arms.push(Arm {
                pat,
                body,
                held,
                end,
            });
        }
        let join = self.mark();
        self.steps.push(Step::Match {
            scrutinee,
            arms,
            join,
        });
    }

    pub(super) fn open(
        &mut self,
        label: Option<&syn::Lifetime>,
        is_loop: bool,
        result: Dest,
    ) -> TargetId {
        let target = TargetId(self.targets);
        self.targets += 1;
        self.labels.push(LabelScope {
            label: label.map(|l| l.ident.to_string()),
            is_loop,
            target,
            result,
        });
        target
    }

    pub(super) fn close(&mut self) {
        self.labels.pop();
    }

    pub(super) fn looping(
        &mut self,
        label: Option<syn::Label>,
        dest: Dest,
        fill: impl FnOnce(&mut Self),
    ) {
        let label = label.map(|l| l.name);
        let target = self.open(label.as_ref(), true, dest);
        let is_followed = std::mem::replace(&mut self.is_followed, true);
        let body = self.block(fill);
        self.is_followed = is_followed;
        self.close();
        let (entry, head, exit) = (self.mark(), self.mark(), self.mark());
        self.steps.push(Step::Loop {
            child: None,
            unseen: Unseen::No,
            target,
            label,
            body,
            entry,
            head,
            exit,
        });
    }

    /// The iterator of a `for` loop, and where it comes from.
    // Output: let iter = into_iter(items);
    fn iterator(&mut self, items: Expr, is_known: bool, span: Span) -> (LocalId, Span) {
        let plain = items.clone();
        let items = self.value(items);
        let iter = self.hidden("iter", span);
        // Those that are known have nothing to drop.
        self.locals.get_mut(iter).known = is_known.then_some(Known::Plain);
        let borrows = borrows::of_head(iter, &plain, &items, &self.borrows, self.locals);
        self.borrows.extend(borrows);
        let items_span = syntax::span(&items);
        self.assign(iter, &begun(items));
        (iter, items_span)
    }

    /// `for pat in items { body }`
    // Output: { let iter = into_iter(items); loop { let Some(pat) = next(&mut iter) else { break }; body } }
    pub(super) fn each(&mut self, mut each: syn::ExprForLoop) {
        own_copies(&mut each.expr, self.locals);
        let span = each.in_token.span();
        self.scope(|cx| {
            let made = cx.made.take();
            let items = made.as_ref().map_or(&*each.expr, |(_, items)| items);
            let item = cx.known(items).and_then(Known::item);
            let (iter, items_span) = match made {
                Some((iter, items)) => (iter, syntax::span(&items)),
                None => cx.iterator(*each.expr, item.is_some(), span),
            };
            let target = TargetId(cx.targets);
            let unseen = breaks_unseen(&each.body, None);
            cx.looping(each.label, Dest::Unit, |cx| {
                let iter = cx.path(iter, items_span);
                let next = syntax::private(["Iterator", "next"], items_span);
                let next = syntax::call(
                    syntax::value(next),
                    [syntax::borrowed_mut(iter, items_span)],
                    items_span,
                );
                let init = Expr::Call(next);
                let jump = cx.jump(JumpTo::Exit(target));
                let els = Some(cx.block(|cx| cx.steps.push(Step::Jump(jump))));
                let mut pat = *each.pat;
                if matches!(pat, Pat::Or(_)) {
                    pat = syn::parse_quote!((#pat));
                }
                for binding in Bindings::of(&pat) {
                    cx.locals.get_mut(binding.id).hoisted = true;
                }
                if let Some(item) = &item {
                    cx.bind(&pat, item);
                }
                let some = |pat| syntax::variant(syntax::private(["Some"], items_span), pat, span);
                // A pattern that may not match is an error in a `let`, as it is in a `for`.
                let may_fail = rests::may_fail(&pat);
                if may_fail || rests::leaves_parts(&pat) || rests::binds_by_ref(&pat) {
                    let item_span = span.resolved_at(Span::mixed_site());
                    let bound = cx.locals.add_bound("item", item_span);
                    cx.locals.get_mut(bound).known.clone_from(&item);
                    let ident = cx.locals.ident(bound, item_span);
                    let some = some(syntax::binding(ident));
                    cx.steps.push(Step::Let {
                        pat: some,
                        init,
                        els,
                        held: None,
                    });
                    let item = cx.path(bound, span);
                    cx.destructure(pat, item);
                } else {
                    cx.steps.push(Step::Let {
                        pat: some(pat),
                        init,
                        els,
                        held: None,
                    });
                }
                cx.scope(|cx| cx.stmts(each.body.stmts, Dest::Unit));
            });
            cx.note_unseen(unseen, false);
        });
    }
}

/// `()`, where rustc is to find it if it has the wrong type.
fn unit_at(span: Span) -> Expr {
    syntax::unit(span.resolved_at(Span::mixed_site()))
}

/// Whether a block ends in a closure, whose captures have to be seen.
pub(super) fn makes_closure(expr: &Expr) -> bool {
    let ends_in_one = |block: &syn::Block| match block.stmts.last() {
        Some(Stmt::Expr(tail, None)) => matches!(tail, Expr::Closure(_)) || makes_closure(tail),
        _ => false,
    };
    match expr {
        Expr::Block(block) => ends_in_one(&block.block),
        Expr::Unsafe(block) => ends_in_one(&block.block),
        _ => false,
    }
}
