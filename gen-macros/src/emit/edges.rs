//! Edges: what has to move when control goes from one point to another.

use super::labels::{Label, Leave};
use super::{Behind, Emit};
use crate::code::{Code, code};
use crate::flow::Event;
use crate::ir::{JumpTo, Mark};
use crate::locals::LocalId;
use crate::placement::Place;
use crate::status::Status;

impl Emit<'_> {
    /// The status of a local where control leaves a mark, and where it enters one.
    pub(super) fn leaves(&self, mark: Mark, local: LocalId) -> Status {
        self.facts.statuses.after(self.facts.graph.at(mark), local)
    }

    pub(super) fn enters(&self, mark: Mark, local: LocalId) -> Status {
        self.facts.statuses.before(self.facts.graph.at(mark), local)
    }

    pub(super) fn reached(&self, mark: Mark) -> bool {
        self.facts.statuses.reached(self.facts.graph.at(mark))
    }

    pub(super) fn in_scope(&self, mark: Mark) -> Vec<LocalId> {
        self.facts.graph.in_scope(mark).to_vec()
    }

    /// Whether nothing happens between two points but that scopes end.
    pub(super) fn only_leads(&self, from: Mark, to: Mark) -> bool {
        let graph = self.facts.graph;
        let (to, mut node) = (graph.at(to), graph.at(from));
        // As many steps at most: a loop may do nothing at all.
        for _ in 0..graph.nodes.len() {
            if node == to {
                return true;
            }
            let here = &graph.nodes[node];
            let ([next], Event::Nothing | Event::End(_)) = (&here.succs[..], &here.event) else {
                return false;
            };
            node = *next;
        }
        false
    }

    /// Whether a jump only leads to the end of an iterator's body, and what is to be dropped on the
    /// way is dropped in the same order where it is: the variables of the loops that are left,
    /// then the state.
    pub(super) fn only_ends_all(&self, to: JumpTo) -> bool {
        let JumpTo::Exit(target) = to else {
            return false;
        };
        let (depth, mark) = (self.targets[&target].depth, self.targets[&target].exit_mark);
        let here = self.chain.len() - 1;
        self.yields.coroutine.is_none()
            && here > depth
            && self.only_leads(mark, self.body.root.end)
            && self.in_scope(mark).into_iter().all(|local| {
                !matches!(self.enters(mark, local), Status::Real | Status::Held)
                    || self.facts.locals.get(local).is_plain()
                    || self.storage(local, here).map_or(true, |at| at > depth)
            })
    }

    /// The variable that decides how a local is held.
    pub(super) fn kind(&mut self, local: LocalId) -> syn::Ident {
        self.kinds.insert(local);
        self.beside("kind", local)
    }

    /// The variable that notes the type of a local whose kind is asked.
    pub(super) fn kind_type(&self, local: LocalId) -> syn::Ident {
        self.beside("type", local)
    }

    /// What is left of a local when it is only held for its drop.
    pub(super) fn hold(&mut self, local: LocalId, value: &Code) -> Code {
        self.hold_behind(local, value, &[])
    }

    /// The same behind something that has just taken parts of it, if that leaves it whole.
    pub(super) fn hold_behind(&mut self, local: LocalId, value: &Code, parts: &[LocalId]) -> Code {
        self.keeps_behind(local, parts);
        let kind = self.slot(local);
        let nothing = Self::nothing_held();
        let (is_whole, go_on) = self.is_whole(local);
        // Where nothing is kept, the value is not even mentioned as far as borrows go.
        code! {
            if #is_whole #kind.keeps() { #go_on #kind.kept(); #kind.hold(#value) } else { #nothing }
        }
    }

    pub(super) fn nothing_held() -> Code {
        code!(::core::default::Default::default())
    }

    /// Brings the locals from their status at `from` to that at `to`, and into the variables
    /// of the region at `depth`. Those that are resident there are left to the trampoline.
    pub(super) fn convert(&mut self, from: Mark, to: Mark, depth: usize) -> Code {
        let mut tokens = Code::default();
        if !self.reached(from) || !self.reached(to) {
            return tokens;
        }
        let here = self.chain.len() - 1;
        for local in self.in_scope(to) {
            let Ok(source) = self.storage(local, here) else {
                continue;
            };
            let Ok(target) = self.storage(local, depth) else {
                continue;
            };
            let (before, after) = (self.leaves(from, local), self.enters(to, local));
            let moved = source != target;
            let value = self.variable_of(local);
            match (before, after) {
                (Status::Real, Status::Real) if here > depth && self.is_relayed(local, depth) => {
                    let relay = self.relay(local, target);
                    tokens.add(code!(#relay = #value;));
                }
                // It ends where it is: to move it would be a use, to drop it is none.
                (Status::Real | Status::Absent, Status::Held)
                    if !moved && self.only_ends(to, local) => {}
                (Status::Real, Status::Held) => {
                    let held = self.held(local, target);
                    let value = self.hold(local, &code!(#value));
                    tokens.add(code!(#held = #value;));
                }
                (Status::Absent, Status::Held) => {
                    let held = self.held(local, target);
                    let nothing = Self::nothing_held();
                    tokens.add(code!(#held = #nothing;));
                }
                (Status::Held, Status::Held) if moved => {
                    let (value, held) = (self.held(local, source), self.held(local, target));
                    tokens.add(code!(#held = #value;));
                }
                _ => {}
            }
        }
        tokens
    }

    /// A jump out of the current place. `in_leaf`: out of the user's own blocks, too.
    // Output: break 'moves     and behind the outermost block left:     'moves: { .. } held = v; break 'target
    pub(super) fn jump(&mut self, index: usize, in_leaf: bool) -> Code {
        let jump = &self.body.jumps[index];
        let (to, from) = (jump.to, jump.mark);
        if to == JumpTo::End || self.only_ends_all(to) {
            let end = self.ended();
            return code!(return #end);
        }
        let (depth, mark) = self.destination(to);
        let mut tokens = self.convert(from, mark, depth);
        let (rewind, leave) = self.leave(to, mark, depth);
        tokens.add(rewind);
        let moves = !tokens.is_empty();
        let (JumpTo::Exit(target) | JumpTo::Next(target)) = to else {
            unreachable!("seen above")
        };
        // What moves may be borrowed by the locals of the blocks that are left: they end first.
        let here = self.chain.len() - 1;
        let first = self.blocks.iter().position(|block| block.depth == here);
        let left = first.map_or(0, |first| first.max(self.targets[&target].blocks));
        let declares = in_leaf || self.blocks.iter().skip(left).any(|block| block.declares);
        if !moves || !declares || left >= self.blocks.len() {
            tokens.add(leave.jump(&self.end()));
            return tokens;
        }
        let label = self.label("moves");
        let in_rest = self.frame().in_rest;
        self.blocks[left].jumps.push(Behind {
            label: label.clone(),
            code: tokens,
            leave,
            in_rest,
        });
        code!(break #label)
    }

    /// What stands behind a block, one after the other: what its normal end moves, and what the
    /// jumps out of it do.
    // Output: 'jump: { 'behind: { block } after; break 'done } jump     in 'done
    pub(super) fn behind(
        &mut self,
        label: Label,
        after: Option<(Code, Leave)>,
        jumps: Vec<Behind>,
    ) -> Vec<Behind> {
        let mut behind = Vec::new();
        let in_rest = self.frame().in_rest;
        let done = (!jumps.is_empty() && after.is_some()).then(|| self.label("done"));
        if let Some((code, leave)) = after {
            // What falls through would fall into the jumps.
            let leave = match (leave, &done) {
                (Leave::Falls, Some(done)) => Leave::Break(done.clone()),
                (leave, _) => leave,
            };
            behind.push(Behind {
                label,
                code,
                leave,
                in_rest,
            });
        }
        behind.extend(jumps);
        behind.extend(done.map(|label| Behind {
            label,
            code: Code::default(),
            leave: Leave::Falls,
            in_rest,
        }));
        behind
    }

    /// The way to the region at `depth`: out of one loop after the other where the state of
    /// a loop has to be emptied on the way, else at once.
    fn leave(&mut self, to: JumpTo, mark: Mark, depth: usize) -> (Code, Leave) {
        let here = self.chain.len() - 1;
        if here == depth {
            return self.arrive(to);
        }
        let scope = self.in_scope(mark);
        let has_residents = |frame: &super::Frame| {
            let target = frame.target.expect("a loop");
            let resident = |local: &LocalId| {
                matches!(
                    self.facts.placement.of(target, *local),
                    Some(Place::Resident { .. })
                )
            };
            scope.iter().any(resident)
        };
        let stop = (depth + 1..=here)
            .rev()
            .find(|&at| has_residents(&self.chain[at]))
            .unwrap_or(depth + 1);
        (Code::default(), Leave::Break(self.way_out(stop, to, mark)))
    }

    /// Whether a local comes out of the loop right inside the region at `depth` by a relay: some
    /// region in there has a variable for it that hides the one out here.
    fn is_relayed(&self, local: LocalId, depth: usize) -> bool {
        let target = self.chain[depth + 1].target.expect("a loop");
        self.is_carried_within(local, target)
    }

    fn is_carried_within(&self, local: LocalId, target: crate::ir::TargetId) -> bool {
        let loops = &self.facts.graph.loops;
        let outer = loops
            .iter()
            .find(|l| l.target == target)
            .expect("a loop that suspends");
        loops.iter().any(|l| {
            outer.nodes.start <= l.nodes.start
                && l.nodes.end <= outer.nodes.end
                && self.facts.placement.of(l.target, local) == Some(Place::Carried)
        })
    }

    /// Behind the loop `left`: take what is still in scope out of its variant; and how to go on.
    pub(super) fn trampoline(
        &mut self,
        (to, mark): (JumpTo, Mark),
        left: crate::ir::TargetId,
        variant: &syn::Ident,
        residents: &[(LocalId, bool, syn::Ident)],
    ) -> (Code, Leave) {
        let here = self.chain.len() - 1;
        let region = self.chain[here].region;
        let state = self.chain[here].state.clone();
        let (name, empty) = (
            self.regions[region].name.clone(),
            self.regions[region].empty.clone(),
        );
        let depth = self.destination(to).0;
        let scope = self.in_scope(mark);
        let (mut taken, mut restores) = (Code::default(), Code::default());
        for (local, held, field) in residents {
            let is_over = self.enters(mark, *local) == Status::Absent;
            if !scope.contains(local) || is_over && self.facts.locals.get(*local).is_plain() {
                continue;
            }
            let Ok(target) = self.storage(*local, depth) else {
                unreachable!("resident in the loop left")
            };
            let taken_field = super::steps::bound(field);
            let value = &taken_field;
            let (place, value) = match (held, self.enters(mark, *local)) {
                (true, _) => (self.held(*local, target), code!(#value)),
                (false, Status::Held) => {
                    (self.held(*local, target), self.hold(*local, &code!(#value)))
                }
                (false, _) if here > depth && self.is_relayed(*local, depth) => {
                    (self.relay(*local, target), code!(#value))
                }
                (false, _) => (self.variable_of(*local), code!(#value)),
            };
            restores.add(code!(#place = #value;));
            taken.add(code!(#field: #taken_field,));
        }
        if here == depth {
            for local in scope {
                let is_resident = residents.iter().any(|(resident, ..)| *resident == local);
                let Ok(target) = self.storage(local, here) else {
                    continue;
                };
                if !is_resident
                    && self.enters(mark, local) == Status::Real
                    && self.is_carried_within(local, left)
                {
                    let (variable, relay) = (self.variable_of(local), self.relay(local, target));
                    restores.add(code!(#variable = #relay;));
                }
            }
        }
        let (rewind, leave) = self.leave(to, mark, depth);
        let emptied = if taken.is_empty() {
            code!(*#state = #name::#empty {};)
        } else {
            let lost = self.lost();
            code! {
                let #name::#variant { #taken .. } = #krate::take(#state, #name::#empty {}) else { #lost };
            }
        };
        (code!(#emptied #restores #rewind), leave)
    }

    /// The region a jump leads into, and where in it.
    fn destination(&self, to: JumpTo) -> (usize, Mark) {
        match to {
            JumpTo::End => unreachable!("leaves by `return`"),
            JumpTo::Exit(target) => (self.targets[&target].depth, self.targets[&target].exit_mark),
            JumpTo::Next(target) => {
                let target = &self.targets[&target];
                let (_, head) = target.next.clone().expect("a loop");
                (target.depth + usize::from(target.suspends), head)
            }
        }
    }

    /// The label behind the loop at `depth` from which `to` is reached.
    pub(super) fn way_out(&mut self, depth: usize, to: JumpTo, mark: Mark) -> Label {
        if let Some((_, label, _)) = self.chain[depth]
            .exits
            .iter()
            .find(|(known, ..)| *known == to)
        {
            return label.clone();
        }
        let label = self.label("out");
        self.chain[depth].exits.push((to, label.clone(), mark));
        label
    }

    /// The last part of a jump, in the region of its target: what it moves, and the jump.
    pub(super) fn arrive(&mut self, to: JumpTo) -> (Code, Leave) {
        match to {
            JumpTo::End => unreachable!("leaves by `return`"),
            JumpTo::Exit(target) => {
                let label = self.targets[&target].exit_label.clone();
                (Code::default(), Leave::Break(label))
            }
            JumpTo::Next(target) => {
                let target = self.targets[&target].clone();
                let (label, head) = target.next.expect("a loop");
                if target.suspends {
                    let frame = &self.chain[target.depth + 1];
                    if let Some(head) = frame.apart.as_ref().filter(|_| frame.in_rest) {
                        return (Code::default(), Leave::Break(head.clone()));
                    }
                    let rewind = self.rewind(target.depth + 1, head);
                    (rewind, Leave::Continue(label))
                } else {
                    (Code::default(), Leave::Continue(label))
                }
            }
        }
    }

    /// Puts the carried locals of the loop at `depth` into its first variant.
    pub(super) fn rewind(&mut self, depth: usize, head: Mark) -> Code {
        let target = self.chain[depth].target.expect("a loop");
        let region = self.chain[depth].region;
        let mut values = Vec::new();
        if self.chain[depth].apart.is_some() {
            return Code::default();
        }
        for (local, status, field) in self.carried(depth, head) {
            let value = if status == Status::Real {
                self.variable_of(local)
            } else {
                self.held(local, depth)
            };
            values.push(code!(#field: #value,));
        }
        debug_assert_eq!(self.chain[depth].target, Some(target));
        if values.is_empty() {
            return Code::default();
        }
        values.reverse();
        let state = &self.chain[depth].state;
        let (name, start) = (&self.regions[region].name, &self.regions[region].start);
        code!(#krate::store(#state, #name::#start { #(#values)* });)
    }

    /// The locals carried into the loop at `depth`, with their status at its head and their
    /// field in its first variant.
    pub(super) fn carried(
        &mut self,
        depth: usize,
        head: Mark,
    ) -> Vec<(LocalId, Status, syn::Ident)> {
        let target = self.chain[depth].target.expect("a loop");
        let region = self.chain[depth].region;
        let known = std::mem::take(&mut self.regions[region].carried);
        let carried = known.unwrap_or_else(|| {
            let mut carried = Vec::new();
            for local in self.in_scope(head) {
                let status = self.enters(head, local);
                if self.facts.placement.of(target, local) == Some(Place::Carried)
                    && matches!(status, Status::Real | Status::Held)
                {
                    let start = self.regions[region].start.to_string();
                    let field = self.field(region, &start, local, status == Status::Held);
                    carried.push((local, status, field));
                }
            }
            carried
        });
        self.regions[region].carried = Some(carried.clone());
        carried
    }
}
