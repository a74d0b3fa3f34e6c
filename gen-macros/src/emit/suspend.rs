//! Suspension points: yields, and loops that suspend.
//!
//! Each stores what is alive in a variant of its region. A yield returns and is resumed behind
//! it; a loop is a region of its own, entered again through the variant of the one around it.

use proc_macro2::{Ident, Span};
use quote::format_ident;
use syn::{Expr, Lifetime};

use super::cursor::Cursor;
use super::labels::{Leave, Strand};
use super::layout::{Content, Region, Resume};
use super::steps::bound;
use super::{Behind, Emit, Frame, Target, any_item, ours};
use crate::code::{Code, code, code_at};
use crate::flow::{Event, NodeId};
use crate::ir::{Block, Child, Mark, Step, TargetId};
use crate::locals::LocalId;
use crate::placement::Place;
use crate::status::Status;

impl Emit<'_> {
    /// `yield value`
    // Output: let item = value; store(state, Yield0 { x }); return Some(item);  'yield0: take; x = ..
    // The variant it is suspended in.
    pub(super) fn suspend(
        &mut self,
        value: &Expr,
        mark: Mark,
        span: Span,
        calls: bool,
        cursor: &mut Cursor,
    ) -> Ident {
        let depth = self.chain.len() - 1;
        let region = self.chain[depth].region;
        let state = self.chain[depth].state.clone();
        let (given, returned) = self.handed_out(value, span, calls);
        cursor.buffer.add(given);
        self.yield_count += 1;
        // What is alive is stored: as it is, or only for its drop.
        let mut stored = Vec::new();
        for local in self.in_scope(mark) {
            if self.storage(local, depth) != Ok(depth) {
                continue;
            }
            let value = match (self.enters(mark, local), self.leaves(mark, local)) {
                (Status::Real, Status::Real) => {
                    // If it has been moved, rustc says so here: at the user's mention.
                    if let Some(mention) = self.next_mention(mark, local) {
                        let variable = self.variable(local, mention);
                        let read = code_at!(mention=> let _ = &#variable;);
                        cursor.buffer.add(read);
                    }
                    let variable = self.variable(local, span);
                    (local, false, code!(#variable))
                }
                (Status::Real, Status::Held) => {
                    let variable = self.variable(local, span);
                    (local, true, self.hold(local, &code!(#variable)))
                }
                (Status::Held, Status::Held) => {
                    let held = self.held(local, depth);
                    (local, true, code!(#held))
                }
                _ => continue,
            };
            stored.push(value);
        }
        let rest = self.rest_behind(mark);
        let head = self.head_of_region();
        let is_last = rest.is_some() && rest == head && stored.is_empty();
        let contents: Vec<_> = stored
            .iter()
            .map(|(local, held, _)| (*local, *held))
            .collect();
        let key = rest.map(|rest| (region, rest, contents));
        let known = key
            .as_ref()
            .and_then(|key| self.suspended.get(key))
            .cloned();
        let is_known = known.is_some() || is_last;
        let (variant, fields) = known.unwrap_or_else(|| {
            // At the end of a round, to resume is to begin the next one.
            let variant = if is_last {
                self.regions[region].rests_at_head = true;
                self.regions[region].start.clone()
            } else {
                format_ident!("Yield{}", self.yield_count)
            };
            self.regions[region].variant(&variant);
            let fields: Vec<_> = stored
                .iter()
                .map(|(local, held, _)| self.field(region, &variant.to_string(), *local, *held))
                .collect();
            if let Some(key) = key.filter(|_| !is_last) {
                self.suspended
                    .insert(key, (variant.clone(), fields.clone()));
            }
            (variant, fields)
        });
        // The last local first: it may refer to an earlier one until it is dropped.
        let values = stored.iter().zip(&fields).rev();
        let values = values.map(|((_, _, value), field)| code!(#field: #value,));
        let name = self.regions[region].name.clone();
        // Here rustc finds what must not be moved: the yield is to blame.
        let values = code!({ #(#values)* });
        if !self.regions[region].bare {
            cursor
                .buffer
                .add(code_at!(span=> #krate::store(#state, #name::#variant #values);));
        }
        cursor.buffer.add(returned);
        if is_known {
            // Another yield goes on in the same way.
            self.rest_is_known(cursor);
            return variant;
        }
        let label = self.label("yield");
        // What is only kept to be dropped is often nothing, as the types tell.
        let held = stored.iter().all(|(_, held, _)| *held);
        let unless_head = (rest.is_some() && rest == head && held).then(|| {
            let kinds = stored.iter().map(|(local, ..)| self.kind(*local));
            let kept = kinds.map(|kind| code!(#kind.keeps()));
            code!(#(#kept)||*)
        });
        self.regions[region].resumes.push(Resume {
            variant: variant.clone(),
            label: label.clone(),
            unless_head,
        });
        self.begin_rest();
        self.cut(cursor, label);
        let begun = (!self.frame().in_rest).then(|| self.begun());
        let take = self.take(region, &state, &variant, &fields, &self.lost());
        cursor.buffer.add(code!(#begun #take));
        for ((local, held, _), field) in stored.iter().zip(&fields) {
            let taken = bound(field);
            let variable = if *held {
                self.held(*local, depth)
            } else {
                self.variable_of(*local)
            };
            cursor.buffer.add(code!(#variable = #taken;));
        }
        variant
    }

    /// A yield that control never comes to. What it yields has its type all the same.
    pub(super) fn never_yield(
        &mut self,
        value: &Expr,
        span: Span,
        calls: bool,
        cursor: &mut Cursor,
    ) {
        let (given, returned) = self.handed_out(value, span, calls);
        cursor
            .buffer
            .add(code!(#given ::core::unreachable!(); #returned));
    }

    /// What a yield does with its value: puts it into a variable, and returns that.
    fn handed_out(&mut self, value: &Expr, span: Span, calls: bool) -> (Code, Code) {
        let value = self.leaf_expr(value);
        let (some, at) = if calls {
            // A child that does not live long enough is found at the return.
            (code_at!(span=> #krate::Outcome::Call), span)
        } else {
            (self.yielded(), Span::call_site())
        };
        // One variable for all where the type is nowhere said: the first yield says it.
        let (item, given) = match &self.yields.item {
            None if !calls => {
                self.any_item = true;
                let item = any_item();
                let given = code_at!(span=> #item = #value;);
                (item, given)
            }
            ty => {
                let item = ours("item");
                let ty = ty.as_ref().filter(|_| !calls).map(|ty| code!(: #ty));
                let given = code_at!(span=> let #item #ty = #value;);
                (item, given)
            }
        };
        (given, code_at!(at=> return #some(#item);))
    }

    /// The point at which something happens again behind a yield: scopes may end before it.
    /// `None` where each yield is to have a state of its own.
    fn rest_behind(&self, mark: Mark) -> Option<NodeId> {
        let graph = self.facts.graph;
        let mut node = graph.at(mark);
        if self.derives.apart {
            return None;
        }
        // As many steps at most: a loop may do nothing at all.
        for _ in 0..graph.nodes.len() {
            let [next] = graph.nodes[node].succs[..] else {
                return Some(node);
            };
            node = next;
            let event = &graph.nodes[node].event;
            if Some(node) == self.head_of_region()
                || !matches!(event, Event::Nothing | Event::End(_))
            {
                return Some(node);
            }
        }
        None
    }

    /// The head of the loop that the current region is, if nothing is stored there.
    fn head_of_region(&self) -> Option<NodeId> {
        let frame = self.frame();
        let target = frame
            .target
            .filter(|_| self.regions[frame.region].flagged)?;
        let (_, head) = self.targets[&target].next.clone()?;
        Some(self.facts.graph.at(head))
    }

    /// Where code begins that is not on the way to a suspension point any more.
    pub(super) fn begun(&self) -> Code {
        if self.facts.graph.loops.is_empty() {
            return Code::default();
        }
        let resuming = super::resuming();
        code!(#resuming = false;)
    }

    /// A loop that suspends: a region of its own.
    // Output: store(state, Loop1 { inner: Head { .. }, residents }); break 'enter;
    //         'enter: 'out: { let Loop1 { inner, residents } = state; 'l: loop { region } } take residents; break 'join
    pub(super) fn suspending_loop(
        &mut self,
        target: TargetId,
        label: Option<&Lifetime>,
        body: &Block,
        [entry, head, exit]: [Mark; 3],
        child: Option<&Child>,
        cursor: &mut Cursor,
    ) {
        let depth = self.chain.len() - 1;
        let outer = self.chain[depth].region;
        let state = self.chain[depth].state.clone();
        let number = self.regions.len();
        let variant = format_ident!("Loop{}", number);
        let carries = self.in_scope(head).iter().any(|&local| {
            self.facts.placement.of(target, local) == Some(Place::Carried)
                && matches!(self.enters(head, local), Status::Real | Status::Held)
        });
        let empty = if carries { "Running" } else { "Head" };
        let name = format_ident!("{}_loop{}", self.yields.name, number);
        let mut own = Region::new(name, "Head", empty);
        own.flagged = !carries;
        self.regions.push(own);
        self.regions[outer].variant(&variant);
        self.regions[outer].loops.push((variant.clone(), number));

        // Before the loop: move its locals into the state.
        let (mut residents, mut values) = (Vec::new(), Vec::new());
        for local in self.in_scope(entry) {
            let Ok(source) = self.storage(local, depth) else {
                continue;
            };
            if source != depth {
                continue;
            }
            if let Some(Place::Resident { held }) = self.facts.placement.of(target, local) {
                let value = self.as_status(local, entry, depth, held);
                let field = self.field(outer, &variant.to_string(), local, held);
                values.push(code!(#field: #value,));
                residents.push((local, held, field));
            }
        }
        self.run_first(number, child, &residents);
        let inner_state = ours(&format!("inner{number}"));
        let real_label = self.loop_label(label);
        let join = self.label("exit");
        self.targets.insert(
            target,
            Target {
                blocks: self.blocks.len(),
                depth,
                exit_label: join.clone(),
                exit_mark: exit,
                next: Some((real_label.clone(), head)),
                suspends: true,
            },
        );
        let is_apart =
            self.has_whole_rounds(body, head) && self.carries_what_is_first(target, head);
        let apart = is_apart.then(|| self.label("head"));
        self.chain.push(Frame {
            region: number,
            target: Some(target),
            state: inner_state.clone(),
            label: Some(real_label.clone()),
            exits: Vec::new(),
            apart,
            in_rest: false,
        });
        let bare = self.is_bare(body, head);
        self.regions[number].bare = bare;
        let inner_field = (!bare).then(|| {
            let content = Content::Inner(number);
            self.regions[outer].field(&variant.to_string(), "inner", content, true)
        });
        let carried = self.carried(depth + 1, head);
        let (mut initial, mut starts, mut fields, mut outer_locals) =
            (Vec::new(), Code::default(), Vec::new(), Vec::new());
        for (local, status, field) in carried {
            let held = status == Status::Held;
            let source = self.storage(local, depth).expect("not resident");
            let value = self.as_status(local, entry, source, held);
            initial.push(code!(#field: #value,));
            let variable = if held {
                self.held(local, depth + 1)
            } else {
                self.variable_of(local)
            };
            let taken = bound(&field);
            starts.add(code!(#variable = #taken;));
            fields.push(field);
        }
        for local in self.in_scope(head) {
            if self.facts.placement.of(target, local) == Some(Place::Carried)
                && self.storage(local, depth).is_ok()
            {
                outer_locals.push(local);
            }
        }
        values.reverse();
        initial.reverse();
        let enter = self.label("enter");
        let end = self.end();
        let (inside, outside) = self.link_types(&outer_locals);
        let code = self.region(body, &fields, &starts, &outer_locals, &end, &inside);
        let outer_name = self.regions[outer].name.clone();
        let inner_name = self.regions[number].name.clone();
        let start = if self.regions[number].flagged {
            self.regions[number].initial()
        } else {
            self.regions[number].start.clone()
        };
        let inner = inner_field.as_ref();
        let inner = inner.map(|field| code!(#field: #inner_name::#start { #(#initial)* },));
        cursor.buffer.add(code! {
            #krate::store(#state, #outer_name::#variant { #inner #(#values)* });
        });
        self.regions[outer].resumes.push(Resume {
            variant: variant.clone(),
            label: enter.clone(),
            unless_head: None,
        });
        self.cut_behind(cursor, enter.clone(), Leave::Break(enter));
        let frame = self.chain.pop().expect("the loop");
        debug_assert!(frame.label.is_some());
        let references = residents
            .iter()
            .filter(|(_, held, _)| !held)
            .map(|(local, _, field)| {
                let variable = self.variable_of(*local);
                code!(#field: #variable,)
            });
        let inner = inner_field.map(|field| code!(#field: #inner_state,));
        let references: Code = inner.into_iter().chain(references).collect();
        let lost = self.lost();
        let refer = (!references.is_empty()).then(
            || code!(let #outer_name::#variant { #references .. } = &mut *#state else { #lost };),
        );
        let whole = code!(#outside #refer #code);
        let mut strand = Strand::new(whole);
        for (to, label, mark) in frame.exits {
            let (code, leave) = self.trampoline((to, mark), target, &variant, &residents);
            let in_rest = self.frame().in_rest;
            strand.behind(
                Behind {
                    label,
                    code,
                    leave,
                    in_rest,
                },
                &end,
            );
        }
        cursor
            .buffer
            .add(strand.ending(&[Leave::Break(join.clone())], &end));
        self.cut(cursor, join);
    }

    /// Whether a loop that is suspended is always in the same state, with nothing of its own to
    /// keep: it has but one suspension point, or each is the end of a round.
    fn is_bare(&self, body: &Block, head: Mark) -> bool {
        let mut marks = Vec::new();
        if self.derives.apart
            || !self.regions[self.frame().region].flagged
            || !has_yields_alone(body, &mut marks)
        {
            return false;
        }
        let start = self.head_of_region();
        let ends_round = |mark: &Mark| self.rest_behind(*mark).is_some_and(|it| Some(it) == start);
        marks.iter().all(|mark| !self.keeps(*mark, head))
            && (marks.len() == 1 || marks.iter().all(ends_round))
    }

    /// Whether a yield of a loop stores a local that is not stored around the loop.
    fn keeps(&self, mark: Mark, head: Mark) -> bool {
        let depth = self.chain.len() - 1;
        let around = self.in_scope(head);
        self.in_scope(mark).into_iter().any(|local| {
            let is_own = !around.contains(&local) || self.storage(local, depth) == Ok(depth);
            let is_kept = |status| matches!(status, Status::Real | Status::Held);
            is_own && is_kept(self.enters(mark, local)) && is_kept(self.leaves(mark, local))
        })
    }

    /// The value of a local where a loop is entered, as what it is at the head of the loop.
    pub(super) fn as_status(
        &mut self,
        local: LocalId,
        entry: Mark,
        depth: usize,
        held: bool,
    ) -> Code {
        let variable = self.variable_of(local);
        match self.enters(entry, local) {
            Status::Real if held => self.hold(local, &code!(#variable)),
            Status::Real => code!(#variable),
            Status::Held => {
                let held = self.held(local, depth);
                code!(#held)
            }
            Status::Absent | Status::Unreached => Self::nothing_held(),
        }
    }
}

/// Whether no loop suspends in a block; the yields in it.
fn has_yields_alone(block: &Block, marks: &mut Vec<Mark>) -> bool {
    let mut suspending = block.steps.iter().filter(|step| step.suspends());
    suspending.all(|step| match step {
        Step::Yield { mark, .. } => {
            marks.push(*mark);
            true
        }
        Step::Scope { body, .. } => has_yields_alone(body, marks),
        Step::If { then, els, .. } => has_yields_alone(then, marks) && has_yields_alone(els, marks),
        Step::Match { arms, .. } => arms.iter().all(|arm| has_yields_alone(&arm.body, marks)),
        _ => false,
    })
}
