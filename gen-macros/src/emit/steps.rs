//! Blocks and steps.

use proc_macro2::{Delimiter, Ident, Span, TokenStream};
use quote::{ToTokens, format_ident};
use syn::{Expr, Pat};

use super::cursor::Cursor;
use super::labels::{Label, Leave};
use super::{Behind, Emit, Open, Segment, Target};
use crate::code::{Code, code, code_at};
use crate::ir::{Block, Hold, JumpTo, Mark, Step};
use crate::items::repeats;
use crate::locals::LocalId;
use crate::suspends::Bindings;
use crate::syntax;

/// Where control goes at the end of a block.
pub(super) struct Cont {
    /// The point it goes to.
    pub(super) join: Mark,
    /// How it gets there.
    pub(super) leave: Leave,
}

impl Cont {
    /// To a point behind a step: by a label if the step is cut.
    fn behind(join: Mark, label: &Label, is_cut: bool) -> Self {
        let leave = if is_cut {
            Leave::Break(label.clone())
        } else {
            Leave::Falls
        };
        Self { join, leave }
    }
}

/// What a pattern in front of a block does.
#[derive(Default)]
pub(super) struct Matched<'a> {
    pat: Option<&'a Pat>,
    /// The locals that it binds.
    bound: Vec<LocalId>,
    /// Binds the elements of arrays in it.
    elements: Code,
    /// What is held meanwhile.
    held: Option<&'a Hold>,
}

impl Emit<'_> {
    /// A block: its locals are declared around all of its segments.
    pub(super) fn block(&mut self, block: &Block, cont: &Cont) -> Code {
        self.block_behind(block, cont, Matched::default())
    }

    /// A block behind a pattern.
    fn block_behind(&mut self, block: &Block, cont: &Cont, matched: Matched) -> Code {
        let (mut code, leave) = self.begin_block(block, cont, matched);
        code.add(leave.statement(&self.end()));
        code
    }

    /// The code of a block up to the first cut, and how control leaves it. The rest is in the
    /// segments.
    pub(super) fn begin_block(
        &mut self,
        block: &Block,
        cont: &Cont,
        matched: Matched,
    ) -> (Code, Leave) {
        let Matched {
            pat,
            bound: mut declared,
            elements,
            held,
        } = matched;
        let depth = self.chain.len() - 1;
        for step in &block.steps {
            match step {
                Step::Declare { local, ty } => {
                    declared.push(*local);
                    if let Some(ty) = ty {
                        self.types.insert(*local, ty.clone());
                    }
                }
                Step::Let { pat, .. } => declared.extend(Bindings::ids(pat)),
                _ => {}
            }
        }
        for &local in &declared {
            self.home.insert(local, depth);
        }
        // Constants, functions, macros and imports are repeated in each segment, so that they are seen
        // by their own block alone; other items have an identity and stand around all of it.
        let is_root = self.home_of_root(block);
        let (repeated, items): (Vec<_>, Vec<_>) = block
            .items
            .iter()
            .partition(|item| !is_root && block.suspends && repeats(item));
        let repeats = !repeated.is_empty();
        let (repeated, items): (Code, Code) =
            (repeated.into_iter().collect(), items.into_iter().collect());
        if repeats {
            self.repeated.push(repeated.clone());
        }
        let bindings = pat.map(|pat| self.user_bindings(pat));
        let held = self.held_after(held);
        let mut cursor = Cursor {
            first: (Code::default(), Leave::Falls),
            buffer: code!(#repeated #elements #bindings #held),
            segment: None,
            items: Vec::new(),
        };
        let around_head = !self.frame().in_rest;
        self.in_unsafe += usize::from(block.is_unsafe);
        self.blocks.push(Open {
            depth,
            declares: !declared.is_empty(),
            jumps: Vec::new(),
        });
        for step in &block.steps {
            self.step(step, &mut cursor);
        }
        let jumps = self.blocks.pop().expect("just pushed").jumps;
        let (mut after, mut leaves) = (None, Leave::Falls);
        if self.reached(block.end) {
            let target = self.chain[depth].target;
            let head = target.and_then(|t| self.targets[&t].next.clone());
            let head = head
                .map(|(_, head)| head)
                .filter(|head| cont.join == *head || self.goes_on_at_head(block, *head));
            let join = head.unwrap_or(cont.join);
            let convert = if join == block.end {
                Code::default()
            } else {
                self.convert(block.end, join, depth)
            };
            let (rewind, leave) = if head.is_some() {
                self.arrive(JumpTo::Next(target.expect("a loop")))
            } else {
                (Code::default(), cont.leave.clone())
            };
            // What moves on is not borrowed by the locals of the block any more.
            let waits = !convert.is_empty() && !declared.is_empty() || !jumps.is_empty();
            let code = code!(#convert #rewind);
            if waits {
                after = Some((code, leave));
            } else {
                cursor.buffer.add(code);
                leaves = leave;
            }
        }
        let behind = self.label("behind");
        let is_cut = cursor.segment.is_some() || block.suspends;
        if after.is_some() && is_cut {
            leaves = Leave::Break(behind.clone());
        }
        if !self.reached(block.end) && (is_cut || !jumps.is_empty()) {
            // But by a `break` that only some macro knows of, out of a loop with nothing behind it.
            let end = self.end();
            cursor.buffer.add(code!(return #end;));
        }
        let asked = self.ask_kinds(&declared);
        cursor.buffer.add(asked);
        if repeats {
            self.repeated.pop();
        }
        let is_whole = cursor.segment.is_none() && !block.suspends;
        self.end_segment(&mut cursor, leaves);
        // Each piece is as unsafe as the block that it was cut out of.
        self.in_unsafe -= usize::from(block.is_unsafe);
        let keyword = block.is_unsafe.then(|| code!(unsafe));
        let (mut first, leave) = cursor.first;
        if repeats || block.is_unsafe {
            first = code!(#keyword { #first });
        }
        if is_whole {
            let (declarations, end) = (self.declare(&declared), self.end());
            let mut code = code!(#items #declarations #first);
            code.add(leave.statement(&end));
            for Behind {
                label,
                code: next,
                leave,
                ..
            } in self.behind(behind, after, jumps)
            {
                let leave = leave.statement(&end);
                code = code!(#label: { #code } #next #leave);
            }
            return (code, Leave::Falls);
        }
        self.segments.push(Segment::Scope {
            items,
            declared,
            around_head,
        });
        let behind = self.behind(behind, after, jumps);
        self.segments.extend(behind.into_iter().map(Segment::Code));
        (first, leave)
    }

    /// The `let` and the semicolon of a statement. Where the pattern may not match, they stand at the
    /// user's code: rustc tells what to write behind the value.
    fn around_let(&self, pat: &Pat, init: &Expr, has_to_match: bool) -> (Code, Code) {
        if matches!(pat, Pat::Ident(_) | Pat::Wild(_) | Pat::Tuple(_)) || !has_to_match {
            return (code!(let), code!(;));
        }
        let first = |tokens: TokenStream| tokens.into_iter().next().map(|token| token.span());
        let site = Span::mixed_site();
        // The item of a `for` is nowhere written.
        let is_written = crate::locals::local_path(init)
            .is_none_or(|local| !self.facts.locals.get(local).hidden);
        let from = first(pat.to_token_stream()).filter(|_| is_written);
        let from = from.unwrap_or(site);
        let to = if is_written { syntax::end(init) } else { site };
        (code_at!(from=> let), code_at!(to=> ;))
    }

    fn home_of_root(&self, block: &Block) -> bool {
        std::ptr::eq(block, &raw const self.body.root)
    }

    fn step(&mut self, step: &Step, cursor: &mut Cursor) {
        let depth = self.chain.len() - 1;
        let taken = self.taken.clone();
        match step {
            Step::Leaf(stmt) => {
                let tokens = self.leaf_stmt(stmt);
                cursor.buffer.add(tokens);
            }
            Step::Declare { .. } => {}
            Step::Let {
                pat,
                init,
                els,
                held,
            } => {
                let bindings = self.user_bindings(pat);
                let (begin, end) = self.around_let(pat, init, els.is_none());
                let (init, whole) = if els.is_some() {
                    let whole = self.whole_arrays(pat, held.as_ref());
                    (self.before_else(init), whole)
                } else {
                    let init = self.leaf_expr(init);
                    if self.takes_elements(pat, held.as_ref()) {
                        (code!({ #init }), None)
                    } else {
                        (init, None)
                    }
                };
                let pattern = self.user_pattern(whole.as_ref().map_or(pat, |whole| &whole.pat));
                let elements = self.take_elements(whole.as_ref());
                let els = els.as_ref().map(|els| {
                    let cont = Cont {
                        join: els.end,
                        leave: Leave::Falls,
                    };
                    let code = self.block(els, &cont);
                    self.taken.clone_from(&taken);
                    code!(else { #code })
                });
                let held = self.held_after(held.as_ref());
                cursor
                    .buffer
                    .add(code!(#begin #pattern = #init #els #end #elements #bindings #held));
            }
            Step::Yield {
                value,
                mark,
                span,
                said,
                calls,
                ..
            } => {
                let variant = self.suspend(value, *mark, *span, *calls, cursor);
                // A call is at the same place as the yield of what it may be given.
                if !calls {
                    self.draw(*mark, *said, &variant);
                }
            }
            Step::NeverYield { value, span, calls } => {
                self.never_yield(value, *span, *calls, cursor);
            }
            Step::If {
                cond,
                then,
                els,
                held,
                join,
            } => {
                let label = self.label("join");
                let suspends = step.suspends();
                let cont = Cont::behind(*join, &label, suspends);
                let (cond_tokens, matched) = match cond {
                    Expr::Let(binding) => {
                        let scrutinee = self.leaf_expr(&binding.expr);
                        let whole = self.whole_arrays(&binding.pat, held.as_ref());
                        let pat = whole.as_ref().map_or(&*binding.pat, |whole| &whole.pat);
                        let pattern = self.user_pattern(pat);
                        let matched = Matched {
                            pat: Some(&*binding.pat),
                            bound: Bindings::ids(&binding.pat),
                            elements: self.take_elements(whole.as_ref()),
                            held: held.as_ref(),
                        };
                        (code!(let #pattern = #scrutinee), matched)
                    }
                    cond => {
                        let held = held.as_ref();
                        let matched = Matched {
                            held,
                            ..Matched::default()
                        };
                        (self.before_block(cond), matched)
                    }
                };
                let after = Self::reserve(cursor, suspends);
                let mut fork = self.fork();
                let then = self.block_behind(then, &cont, matched);
                self.branch_ends(&mut fork);
                let els = self.block(els, &cont);
                self.join(fork);
                let code = code!(if #cond_tokens { #then } else { #els });
                self.place(cursor, after, code, suspends.then_some(label));
            }
            Step::Match {
                scrutinee,
                arms,
                join,
            } => {
                let label = self.label("join");
                let suspends = step.suspends();
                let cont = Cont::behind(*join, &label, suspends);
                let scrutinee = self.before_block(scrutinee);
                let scrutinee = self.ended_before(scrutinee);
                let after = Self::reserve(cursor, suspends);
                let mut tokens = Code::default();
                let mut fork = self.fork();
                for arm in arms {
                    let mut hoisted = Bindings::ids(&arm.pat);
                    hoisted.retain(|id| self.facts.locals.get(*id).hoisted);
                    for &local in &hoisted {
                        self.home.insert(local, depth);
                    }
                    let whole = self.whole_arrays(&arm.pat, arm.held.as_ref());
                    let matched = Matched {
                        pat: Some(&arm.pat),
                        bound: hoisted,
                        elements: self.take_elements(whole.as_ref()),
                        held: arm.held.as_ref(),
                    };
                    let pattern = whole.as_ref().map_or(&arm.pat, |whole| &whole.pat);
                    let pattern = self.user_pattern(pattern);
                    let body = self.block_behind(&arm.body, &cont, matched);
                    let body = Code::group(Delimiter::Brace, arm.end, body);
                    tokens.add(code!(#pattern => #body));
                    self.branch_ends(&mut fork);
                }
                self.join(fork);
                self.place(
                    cursor,
                    after,
                    code!(match #scrutinee { #tokens }),
                    suspends.then_some(label),
                );
            }
            Step::Scope { target, body, join } => {
                let label = self.label("join");
                let suspends = body.suspends;
                if let Some(target) = target {
                    self.targets.insert(
                        *target,
                        Target {
                            blocks: self.blocks.len(),
                            depth,
                            exit_label: label.clone(),
                            exit_mark: *join,
                            next: None,
                            suspends: false,
                        },
                    );
                }
                let after = Self::reserve(cursor, suspends);
                let cont = Cont::behind(*join, &label, suspends);
                let code = self.block(body, &cont);
                if suspends {
                    self.place(cursor, after, code, Some(label));
                } else if target.is_some() {
                    cursor.buffer.add(code!(#label: { #code }));
                } else {
                    cursor.buffer.add(code!({ #code }));
                }
            }
            Step::Loop {
                target,
                child,
                unseen,
                label,
                body,
                entry,
                head,
                exit,
            } => {
                if body.suspends {
                    self.suspending_loop(
                        *target,
                        (label.as_ref(), *unseen),
                        body,
                        [*entry, *head, *exit],
                        child.as_ref(),
                        cursor,
                    );
                } else {
                    let label = self.loop_label(label.as_ref());
                    self.targets.insert(
                        *target,
                        Target {
                            blocks: self.blocks.len(),
                            depth,
                            exit_label: label.clone(),
                            exit_mark: *exit,
                            next: Some((label.clone(), *head)),
                            suspends: false,
                        },
                    );
                    let before = self.convert(*entry, *head, depth);
                    let code = self.block(
                        body,
                        &Cont {
                            join: *head,
                            leave: Leave::Falls,
                        },
                    );
                    cursor.buffer.add(code!(#before #label: loop { #code }));
                }
            }
            Step::Taken(held) => {
                let tokens = self.held_after(Some(held));
                cursor.buffer.add(tokens);
            }
            Step::Jump(jump) => {
                let tokens = self.jump(*jump, false);
                cursor.buffer.add(code!(#tokens;));
            }
            Step::HeadEnds { locals, mark, span } => self.head_ends(locals, *mark, *span, cursor),
        }
        self.taken_behind(step, taken);
    }
}

/// The variable a field is bound to when it is taken out.
pub(super) fn bound(field: &Ident) -> Ident {
    format_ident!("__gen_field_{}", field, span = Span::mixed_site())
}
