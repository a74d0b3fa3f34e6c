//! One loop: what can stand behind it is put there.

use proc_macro2::Span;
use syn::Expr;

use super::renamed::Renamed;
use super::{Found, blocks_of};
use crate::borrows::{Borrow, Doubt};
use crate::flat::{Map, Set};
use crate::ir::{Block, Jump, JumpTo, Mark, Step, TargetId, Unseen};
use crate::locals::{LocalId, Locals};
use crate::status::Status;
use crate::suspends::{Bindings, root_local};
use crate::syntax::{self, first_value};
use crate::walk::VisitMut;

/// A yield, and all that comes behind it in its block.
struct Tail {
    steps: Vec<Step>,
    /// What the loop is left by to come there.
    target: TargetId,
    /// The locals that are declared around the loop for it.
    declared: Vec<LocalId>,
    /// The jump to it: `moves` come before that, `typed` behind it. These never run, but what has
    /// no value yet is of one type in the loop and behind it.
    jump: usize,
    moves: Vec<Step>,
    typed: Vec<Step>,
}

impl Tail {
    /// Puts the moves in front of the jump.
    fn put_moves(&mut self, block: &mut Block) {
        let is_jump = |step: &Step| matches!(step, Step::Jump(jump) if *jump == self.jump);
        if let Some(at) = block.steps.iter().position(is_jump) {
            block.steps.append(&mut self.typed);
            block.steps.splice(at..at, self.moves.drain(..));
            return;
        }
        for block in block.steps.iter_mut().flat_map(blocks_of) {
            self.put_moves(block);
        }
    }
}

/// Takes a loop apart.
pub(super) struct Apart<'a> {
    pub(super) found: &'a Found<'a>,
    pub(super) item: &'a syn::Type,
    pub(super) locals: &'a mut Locals,
    pub(super) jumps: &'a mut Vec<Jump>,
    pub(super) borrows: &'a mut Vec<Borrow>,
    pub(super) doubts: &'a mut Vec<(LocalId, Doubt, Borrow)>,
    /// What the loop borrows, if that is known.
    pub(super) borrow: Option<Borrow>,
    /// What the locals that are carried out of the loop are in there.
    pub(super) carried: Map<LocalId, LocalId>,
    /// The locals that are items of that, or parts of items; and the iterator.
    pub(super) items: Set<LocalId>,
    /// The locals that are declared around the loop.
    pub(super) outside: Set<LocalId>,
    pub(super) marks: &'a mut Mark,
    pub(super) targets: &'a mut usize,
    pub(super) target: TargetId,
}

impl Apart<'_> {
    /// Finds the loop in a block. Whether its yields are behind it now.
    pub(super) fn find(&mut self, block: &mut Block) -> bool {
        let mut suspending = block.steps.iter_mut().filter(|step| step.suspends());
        suspending.any(|step| match step {
            Step::Loop { target, .. } if *target == self.target => self.put_behind(step),
            step => blocks_of(step).into_iter().any(|block| self.find(block)),
        })
    }

    fn put_behind(&mut self, step: &mut Step) -> bool {
        if !is_known(step) || !self.can_stand_behind(body_of(step), &mut Vec::new()) {
            return false;
        }
        self.find_items(body_of(step));
        let holder = self.borrow.as_ref().map(|borrow| borrow.holder);
        if let Some(holder) = holder {
            self.may_drop(holder);
        }
        let value = self.locals.add_hidden("value", Span::mixed_site());
        let mut tails = Vec::new();
        self.cut(body_of(step), value, &mut tails);
        self.rename(body_of(step));
        let behind = self.new_target();
        let nothing = Step::Jump(0);
        let mut looping = std::mem::replace(step, nothing);
        let leaves = Step::Jump(self.new_jump(JumpTo::Exit(behind)));
        let mut declared = Vec::new();
        for tail in &mut tails {
            declared.append(&mut tail.declared);
            tail.put_moves(body_of(&mut looping));
        }
        declared.sort_by_key(|local| self.found.declared_at(*local));
        declared.dedup();
        let mut steps = vec![looping, leaves];
        for mut tail in tails {
            self.redirect(&mut tail.steps, behind);
            let (end, join) = (self.new_mark(), self.new_mark());
            let scope = Step::Scope {
                target: Some(tail.target),
                body: block_of(steps, end),
                join,
            };
            steps = vec![scope];
            steps.append(&mut tail.steps);
        }
        let local = value;
        let ty = Some(self.item.clone());
        let mut all = vec![Step::Declare { local, ty }];
        all.extend(
            declared
                .iter()
                .map(|&local| Step::Declare { local, ty: None }),
        );
        all.append(&mut steps);
        *step = Step::Scope {
            target: Some(behind),
            body: block_of(all, self.new_mark()),
            join: self.new_mark(),
        };
        true
    }

    /// Whether all the yields of a block, and what comes behind them there, can stand behind the
    /// loop. `around`: what jumps inside of the loop may lead to.
    fn can_stand_behind(&mut self, block: &mut Block, around: &mut Vec<TargetId>) -> bool {
        // Behind the loop, these would mean nothing.
        if !block.items.is_empty() || block.is_unsafe {
            return false;
        }
        let first = first_yield(block);
        let (before, tail) = block.steps.split_at_mut(first);
        for step in before.iter_mut().filter(|step| step.suspends()) {
            if let Step::Loop { target, .. }
            | Step::Scope {
                target: Some(target),
                ..
            } = step
            {
                around.push(*target);
            }
            let mut blocks = blocks_of(step).into_iter();
            if !blocks.all(|block| self.can_stand_behind(block, around)) || !is_known(step) {
                return false;
            }
        }
        let Some((Step::Yield { mark, calls, .. }, rest)) = tail.split_first_mut() else {
            return true;
        };
        let mut renamed = Renamed::default();
        renamed.steps(rest);
        let (statuses, graph) = (self.found.statuses, self.found.graph);
        let at = graph.at(*mark);
        let has_rests = |local: &LocalId| {
            statuses.before(at, *local) == Status::Held
                && !self.outside.contains(local)
                && !self.locals.get(*local).is_plain()
                && self.found.is_taken_apart(*local)
        };
        // Of the type of a closure rustc does not know yet what it owns.
        let is_closure =
            |local: &LocalId| self.locals.get(*local).closure && !self.outside.contains(local);
        let has_closure = graph.in_scope(*mark).iter().any(is_closure);
        let may_ask =
            !has_closure && (self.borrow.is_some() || !graph.in_scope(*mark).iter().any(has_rests));
        let stays = |jump: &usize| match self.jumps[*jump].to {
            JumpTo::End => false,
            JumpTo::Exit(target) | JumpTo::Next(target) => around.contains(&target),
        };
        may_ask
            && !*calls
            && statuses.reached(at)
            && !statuses.reached(graph.at(block.end))
            && !renamed.is_foreign
            && !renamed.mentioned.iter().any(has_rests)
            && !renamed.jumps.iter().any(stays)
    }

    /// Notes what patterns take out of the iterator.
    fn find_items(&mut self, block: &mut Block) {
        for step in &mut block.steps {
            let (value, pats) = match step {
                Step::Let { init, pat, .. } => (Some(&*init), vec![&*pat]),
                Step::If {
                    cond: Expr::Let(binding),
                    ..
                } => (Some(&*binding.expr), vec![&*binding.pat]),
                Step::Match {
                    scrutinee, arms, ..
                } => (Some(&*scrutinee), arms.iter().map(|arm| &arm.pat).collect()),
                _ => (None, Vec::new()),
            };
            let source = value.and_then(source_of);
            if source.is_some_and(|source| self.items.contains(&source)) {
                self.items.extend(pats.into_iter().flat_map(Bindings::ids));
            }
            for block in blocks_of(step) {
                self.find_items(block);
            }
        }
    }

    /// A local ends in the loop. If there is something to drop, that is too early.
    fn may_drop(&mut self, local: LocalId) {
        if !self.locals.get(local).is_plain() {
            self.suspect(local, Doubt::Drops);
        }
    }

    fn suspect(&mut self, local: LocalId, doubt: Doubt) {
        let borrow = self.borrow.iter().cloned();
        self.doubts
            .extend(borrow.map(|borrow| (local, doubt, borrow)));
    }

    /// Takes the yields out of a block, with all that comes behind them there.
    /// `value`: what is yielded, around the loop.
    fn cut(&mut self, block: &mut Block, value: LocalId, tails: &mut Vec<Tail>) {
        let steps = block.steps.split_off(first_yield(block));
        for step in block.steps.iter_mut().filter(|step| step.suspends()) {
            for block in blocks_of(step) {
                self.cut(block, value, tails);
            }
        }
        if !steps.is_empty() {
            let tail = self.carry(steps, value, &mut block.steps);
            tails.push(tail);
        }
        block.suspends = false;
    }

    /// What is yielded, and what the yield sees of the rounds of the loop, is carried to where
    /// the yield is: in the loop, the locals are others from now on.
    fn carry(&mut self, mut tail: Vec<Step>, carrier: LocalId, steps: &mut Vec<Step>) -> Tail {
        let Some((
            Step::Yield {
                mark, span, value, ..
            },
            rest,
        )) = tail.split_first_mut()
        else {
            unreachable!("a yield")
        };
        let (span, at) = (*span, self.found.graph.at(*mark));
        let mut mentions = Renamed::default();
        mentions.steps(rest);
        let path = |local, locals: &Locals| syntax::name(locals.ident(local, span));
        let value = std::mem::replace(value, path(carrier, self.locals));
        steps.push(Step::Leaf(first_value(path(carrier, self.locals), value)));
        let (mut moves, mut typed) = (Vec::new(), Vec::new());
        let mut declared = Vec::new();
        for &local in self.found.graph.in_scope(*mark) {
            if self.outside.contains(&local) {
                continue;
            }
            let is_mentioned = mentions.mentioned.contains(&local);
            // To move a reference would be one more use of it.
            let is_item = self.borrow.is_some() && self.items.contains(&local);
            if is_item && !is_mentioned {
                self.may_drop(local);
                continue;
            }
            let is_real = match self.found.statuses.before(at, local) {
                Status::Real => true,
                // It is held as it has to be dropped, and nothing else.
                Status::Held if !self.found.is_taken_apart(local) => true,
                Status::Held => {
                    self.may_drop(local);
                    continue;
                }
                Status::Absent | Status::Unreached => false,
            };
            if !is_mentioned && (self.locals.get(local).is_plain() || !is_real) {
                continue;
            }
            let known = self.carried.get(&local).copied();
            let inside = known.unwrap_or_else(|| self.locals.add_like(local));
            self.carried.insert(local, inside);
            declared.push(local);
            let [to, from] = [local, inside].map(|local| path(local, self.locals));
            if is_real {
                if is_item {
                    self.suspect(local, Doubt::Refers);
                }
                moves.push(Step::Leaf(first_value(to, from)));
            } else {
                typed.push(Step::Leaf(first_value(from, to)));
            }
        }
        // The last one first: it may refer to another.
        moves.reverse();
        let target = self.new_target();
        let jump = self.new_jump(JumpTo::Exit(target));
        steps.push(Step::Jump(jump));
        Tail {
            steps: tail,
            target,
            declared,
            jump,
            moves,
            typed,
        }
    }

    /// Gives the locals of the loop their other names, and notes what borrows there.
    fn rename(&mut self, body: &mut Block) {
        let mut renamed = Renamed {
            to: Some((&self.carried, self.locals)),
            ..Renamed::default()
        };
        renamed.steps(&mut body.steps);
        let inside = |local: LocalId| self.carried.get(&local).copied().unwrap_or(local);
        for borrow in self.borrows.clone() {
            let (holder, of) = (inside(borrow.holder), inside(borrow.of));
            if (holder, of) != (borrow.holder, borrow.of) {
                let mut borrow = Borrow {
                    holder,
                    of,
                    ..borrow
                };
                borrow.view = borrow.view.map(inside);
                if let Some(field) = &mut borrow.field {
                    renamed.visit_expr_mut(field);
                }
                self.borrows.push(borrow);
            }
        }
    }

    /// The jumps of a tail that lead behind the loop lead there still.
    fn redirect(&mut self, steps: &mut [Step], behind: TargetId) {
        let mut seen = Renamed::default();
        seen.steps(steps);
        for jump in seen.jumps {
            let jump = &mut self.jumps[jump];
            if jump.to == JumpTo::Exit(self.target) {
                jump.to = JumpTo::Exit(behind);
            }
        }
    }

    fn new_mark(&mut self) -> Mark {
        *self.marks += 1;
        *self.marks - 1
    }

    fn new_target(&mut self) -> TargetId {
        *self.targets += 1;
        TargetId(*self.targets - 1)
    }

    fn new_jump(&mut self, to: JumpTo) -> usize {
        let (mark, unit) = (self.new_mark(), None);
        self.jumps.push(Jump { to, mark, unit });
        self.jumps.len() - 1
    }
}

/// The local that a value is a part of, or that it is the next item of.
fn source_of(value: &Expr) -> Option<LocalId> {
    let of = match value {
        Expr::Call(call) => call.args.first()?,
        Expr::MethodCall(call) if call.method == "next" => &call.receiver,
        value => value,
    };
    match of {
        Expr::Reference(reference) => root_local(&reference.expr),
        of => root_local(of),
    }
}

/// Whether all jumps in a step can be seen, and it has no `else` that yields.
fn is_known(step: &Step) -> bool {
    match step {
        Step::Loop { child, unseen, .. } => child.is_none() && *unseen == Unseen::No,
        _ => true,
    }
}

/// How many steps of a block come before its own first yield.
fn first_yield(block: &Block) -> usize {
    let is_yield = |step: &Step| matches!(step, Step::Yield { .. });
    let first = block.steps.iter().position(is_yield);
    first.unwrap_or(block.steps.len())
}

fn body_of(looping: &mut Step) -> &mut Block {
    match looping {
        Step::Loop { body, .. } => body,
        _ => unreachable!("the loop"),
    }
}

fn block_of(steps: Vec<Step>, end: Mark) -> Block {
    let suspends = steps.iter().any(Step::suspends);
    Block {
        steps,
        items: Vec::new(),
        end,
        suspends,
        is_unsafe: false,
    }
}
