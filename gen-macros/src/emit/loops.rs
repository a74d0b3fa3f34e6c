//! Loops that suspend: each is a region of its own, entered again through a variant of the one
//! around it.

use quote::format_ident;
use syn::Lifetime;

use super::cursor::Cursor;
use super::labels::{Leave, Strand};
use super::layout::{Content, Region, Resume};
use super::steps::bound;
use super::{Behind, Emit, Frame, Target, ours};
use crate::code::{Code, code};
use crate::ir::{Block, Child, JumpTo, Mark, Step, TargetId, Unseen};
use crate::locals::LocalId;
use crate::placement::Place;
use crate::status::Status;

impl Emit<'_> {
    /// A loop that suspends: a region of its own.
    // Output: store(state, Loop1 { inner: Head { .. }, residents }); break 'enter;
    //         'enter: 'out: { let Loop1 { inner, residents } = state; 'l: loop { region } } take residents; break 'join
    pub(super) fn suspending_loop(
        &mut self,
        target: TargetId,
        (label, unseen): (Option<&Lifetime>, Unseen),
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
                self.read_moved(local, entry, true, cursor);
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
            pattern: Code::default(),
            round: None,
            exits: Vec::new(),
            apart,
            in_rest: false,
            unseen: unseen != Unseen::No,
        });
        let bare = self.is_bare(body, head);
        self.regions[number].bare = bare;
        let inner_field = (!bare).then(|| {
            let content = Content::Inner(number);
            self.regions[outer].field(&variant.to_string(), "inner", content, true)
        });
        let references = residents
            .iter()
            .filter(|(_, held, _)| !held)
            .map(|(local, _, field)| {
                let variable = self.variable_of(*local);
                code!(#field: #variable,)
            });
        let inner = inner_field.as_ref();
        let inner = inner.map(|field| code!(#field: #inner_state,));
        let references: Code = inner.into_iter().chain(references).collect();
        let outer_name = self.regions[outer].name.clone();
        let pattern = code!(#outer_name::#variant { #references .. });
        self.chain.last_mut().expect("the loop").pattern = pattern.clone();
        // A `break` that nobody sees falls out of the loop, and so to the first way out.
        let to = JumpTo::Exit(target);
        if unseen != Unseen::No && self.reached(exit) && !self.only_ends_all(to) {
            self.way_out(depth + 1, to, exit);
        }
        let carried = self.carried(depth + 1, head);
        let (mut initial, mut starts, mut fields, mut outer_locals) =
            (Vec::new(), Code::default(), Vec::new(), Vec::new());
        for (local, status, field) in carried {
            let held = status == Status::Held;
            let source = self.storage(local, depth).expect("not resident");
            self.read_moved(local, entry, true, cursor);
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
        let outside = self.types_outside(&outer_locals);
        let code = self.region(body, &fields, &starts, &outer_locals, &end);
        let left = self.left_ahead(head, child.is_some(), unseen);
        let inner_name = self.regions[number].name.clone();
        let start = if self.regions[number].flagged {
            self.regions[number].initial()
        } else {
            self.regions[number].start.clone()
        };
        let inner = inner_field.as_ref();
        let inner = inner.map(|field| code!(#field: #inner_name::#start { #(#initial)* },));
        let is_first = cursor.buffer.is_empty();
        let inner_field = inner_field.as_ref();
        if !is_first || !self.begins_in_loop((body, entry), &variant, inner_field, &residents) {
            cursor.buffer.add(code! {
                #krate::store(#state, #outer_name::#variant { #inner #(#values)* });
            });
        }
        self.regions[outer].resumes.push(Resume {
            variant: variant.clone(),
            label: enter.clone(),
            unless_head: None,
        });
        self.cut_behind(cursor, enter.clone(), Leave::Break(enter));
        let frame = self.chain.pop().expect("the loop");
        debug_assert!(frame.label.is_some());
        let lost = self.lost();
        let refer =
            (!references.is_empty()).then(|| code!(let #pattern = &mut *#state else { #lost };));
        let unended = self.unended(unseen, exit);
        let whole = code!(#outside #refer #left #code #unended);
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

    /// Behind a loop that has to give a value, and that nothing leaves: what is an error if a macro
    /// leaves it nevertheless, as rustc then sees that there is no value.
    fn unended(&self, unseen: Unseen, exit: Mark) -> Option<Code> {
        let is_endless = self.yields.coroutine.is_some() && !self.reached(exit);
        (unseen != Unseen::No && is_endless).then(|| {
            let value = ours("value_of_loop_that_a_macro_breaks");
            code!(let #value: (); #value;)
        })
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
        marks.iter().all(|mark| !self.keeps(*mark, head))
            && (marks.len() == 1 || self.end_rounds(&marks))
    }

    /// Whether no loop suspends in a loop, and each of its yields is the end of a round.
    pub(super) fn ends_rounds_with_yields(&self, body: &Block) -> bool {
        let mut marks = Vec::new();
        has_yields_alone(body, &mut marks) && self.end_rounds(&marks)
    }

    fn end_rounds(&self, marks: &[Mark]) -> bool {
        let start = self.head_of_region();
        let mut rests = marks.iter().map(|mark| self.rest_behind(*mark));
        rests.all(|rest| rest.is_some_and(|it| Some(it) == start))
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
