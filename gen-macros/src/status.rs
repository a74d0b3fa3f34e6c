//! What each local is at each point: absent, real, or only held for its drop.
//!
//! Input: the graph and liveness. Output: a [`Status`] per node and local, forward.
//! Guarantee: where paths meet, all agree on one status; emission converts on the edges.
//!
//! ```text
//! let g = Guard;            // g: Real
//! if c { consume(g) }       // g: Absent on one path, Real on the other => Held behind them
//! yield_!(1);               // stored as Held: an Option, or nothing for a `Copy` type
//! ```

use crate::flat::Set;
use crate::flow::{Event, Graph, NodeId, Use};
use crate::liveness::Liveness;
use crate::locals::{LocalId, Locals};

/// What a local is at a point.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Status {
    /// No path leads here.
    Unreached,
    /// Not initialised, or moved out, or ended.
    Absent,
    /// Initialised, in its variable.
    Real,
    /// Not mentioned again: in its `held` variable, if it is there at all.
    Held,
}

/// The status of every local after every node.
pub(crate) struct Statuses {
    /// How many locals there are: for each node there is one status after the other.
    count: usize,
    after: Vec<Status>,
    before: Vec<Status>,
    reached: Vec<bool>,
    /// Locals of which a leaf has moved out on one path and not on another, held across a yield.
    pub(crate) torn: Set<LocalId>,
    /// Locals of which a part is taken while they are held across a yield.
    pub(crate) parted: Set<LocalId>,
}

impl Statuses {
    pub(crate) fn before(&self, node: NodeId, local: LocalId) -> Status {
        self.before[node * self.count + local.index()]
    }
    /// Whether any path leads to a node.
    pub(crate) fn reached(&self, node: NodeId) -> bool {
        self.reached[node]
    }
    pub(crate) fn after(&self, node: NodeId, local: LocalId) -> Status {
        self.after[node * self.count + local.index()]
    }
}

/// Whether a mention may move the local, given that it is not mentioned again.
pub(crate) fn may_move(role: Use) -> bool {
    !matches!(role, Use::Borrow | Use::Part | Use::Shown)
}

/// Whether a mention may take the local, or a part of it.
pub(crate) fn may_take(role: Use) -> bool {
    may_move(role) || role == Use::Part
}

/// Solves the statuses.
pub(crate) fn solve(graph: &Graph, live: &Liveness, locals: &Locals) -> Statuses {
    let count = locals.len();
    let unreached = vec![Status::Unreached; graph.nodes.len() * count];
    let mut statuses = Statuses {
        count,
        before: unreached.clone(),
        after: unreached,
        reached: vec![false; graph.nodes.len()],
        torn: Set::new(),
        parted: Set::new(),
    };
    let mut mixed = vec![false; count];
    // Whether a path leads to a node.
    let mut is_met = vec![false; graph.nodes.len()];
    let mut work = vec![0];
    statuses.before[..count].fill(Status::Absent);
    is_met[0] = true;
    let mut out = vec![Status::Absent; count];
    while let Some(node) = work.pop() {
        let row = node * count..(node + 1) * count;
        out.copy_from_slice(&statuses.before[row.clone()]);
        transfer(graph, live, locals, node, &mut out, &mut mixed);
        if statuses.reached[node] && statuses.after[row.clone()] == out {
            continue;
        }
        statuses.reached[node] = true;
        statuses.after[row.clone()].copy_from_slice(&out);
        for &succ in &graph.nodes[node].succs {
            let leaves = leaves_loop(graph, node, succ);
            if leaves {
                leave(live, locals, succ, &mut out);
            }
            let known = &mut statuses.before[succ * count..(succ + 1) * count];
            let mut changed = !statuses.reached[succ];
            if is_met[succ] {
                for (local, (known, &new)) in locals.ids().zip(known.iter_mut().zip(&out)) {
                    if *known != new {
                        let met = kept(locals, local);
                        changed |= met != *known;
                        *known = met;
                    }
                }
            } else {
                known.copy_from_slice(&out);
                is_met[succ] = true;
            }
            if changed {
                work.push(succ);
            }
            if leaves {
                out.copy_from_slice(&statuses.after[row.clone()]);
            }
        }
    }
    mix(graph, &statuses, locals, &mut mixed);
    statuses.torn = torn(graph, &statuses, &mixed, locals);
    statuses.parted = parted(graph, live, &statuses, locals);
    statuses
}

/// Marks the locals that are one thing on one way to where paths meet in a leaf, and another on
/// another.
fn mix(graph: &Graph, statuses: &Statuses, locals: &Locals, mixed: &mut [bool]) {
    let mut first = vec![None; graph.nodes.len()];
    for (node, succ) in graph.edges() {
        if !statuses.reached(node) || !graph.nodes[succ].in_leaf {
            continue;
        }
        let Some(other) = first[succ].replace(node) else {
            continue;
        };
        for local in locals.ids() {
            mixed[local.index()] |= statuses.after(node, local) != statuses.after(other, local);
        }
    }
}

/// Whether an edge leaves a loop that suspends.
fn leaves_loop(graph: &Graph, node: NodeId, succ: NodeId) -> bool {
    let mut loops = graph.loops.iter();
    loops.any(|l| l.nodes.contains(&node) && !l.nodes.contains(&succ))
}

/// What the locals are behind such an edge: what is in the state need not come out of it if
/// there is nothing to drop.
fn leave(live: &Liveness, locals: &Locals, succ: NodeId, out: &mut [Status]) {
    for local in locals.ids().filter(|&local| locals.get(local).is_plain()) {
        let status = &mut out[local.index()];
        if *status == Status::Real && !live.before(succ, local) {
            *status = Status::Absent;
        }
    }
}

/// What a local is that may be there, and is not mentioned again.
fn kept(locals: &Locals, local: LocalId) -> Status {
    if locals.get(local).is_plain() {
        Status::Absent
    } else {
        Status::Held
    }
}

/// What the locals are behind a node.
fn transfer(
    graph: &Graph,
    live: &Liveness,
    locals: &Locals,
    node: NodeId,
    out: &mut [Status],
    mixed: &mut [bool],
) {
    let kept = |local: LocalId| kept(locals, local);
    match &graph.nodes[node].event {
        Event::Nothing | Event::Run => {}
        Event::Use(local, role) => {
            let dead = !live.after(node, *local);
            // A number is read, never moved; tokens that cannot be parsed want a variable.
            let reads = locals.get(*local).is_number() && *role != Use::Opaque;
            if dead && out[local.index()] == Status::Real && may_move(*role) && !reads {
                out[local.index()] = if *role == Use::Pattern {
                    mixed[local.index()] = true;
                    kept(*local)
                } else {
                    Status::Absent
                };
            }
        }
        Event::Bind(local) | Event::Assign(local) => out[local.index()] = Status::Real,
        Event::Declare(local) => out[local.index()] = Status::Absent,
        Event::End(ended) => ended
            .iter()
            .for_each(|local| out[local.index()] = Status::Absent),
        Event::Suspend => {
            // What comes from outside the loop keeps its place for as long as the loop runs.
            let inside = graph.loops.iter().rev().find(|l| l.nodes.contains(&node));
            let outer = inside.map_or(&[][..], |l| graph.in_scope(l.entry));
            for local in locals.ids().filter(|local| !outer.contains(local)) {
                if out[local.index()] == Status::Real && !live.after(node, local) {
                    out[local.index()] = kept(local);
                }
            }
        }
        Event::TakeAll(local) => {
            if out[local.index()] == Status::Real && !live.after(node, *local) {
                out[local.index()] = Status::Absent;
            }
        }
        Event::Hold(local) => {
            if out[local.index()] == Status::Real && !live.after(node, *local) {
                out[local.index()] = kept(*local);
            }
        }
        Event::HeadEnds(ending) => {
            for local in ending {
                if out[local.index()] == Status::Real {
                    out[local.index()] = kept(*local);
                }
            }
        }
    }
}

/// Where the body suspends or comes to a loop that does, with the locals in scope there.
pub(crate) fn suspensions(graph: &Graph) -> impl Iterator<Item = (NodeId, &[LocalId])> {
    let yields = graph.yields.iter().map(|(mark, _)| *mark);
    let entries = graph.loops.iter().map(|looping| looping.entry);
    let marks = yields.chain(entries);
    marks
        .map(|mark| (graph.at(mark), graph.in_scope(mark)))
        .filter(|(at, _)| graph.nodes[*at].event == Event::Suspend)
}

/// The locals that a leaf leaves in doubt and a suspension point has to store, or a jump has to
/// carry out of a loop that suspends.
fn torn(graph: &Graph, statuses: &Statuses, mixed: &[bool], locals: &Locals) -> Set<LocalId> {
    let mut torn = Set::new();
    let in_doubt = |at: NodeId, local: &LocalId| {
        mixed[local.index()]
            && locals.get(*local).hoisted
            && statuses.before(at, *local) == Status::Held
    };
    for (at, scope) in suspensions(graph) {
        let in_scope = scope.iter().copied();
        torn.extend(in_scope.filter(|local| in_doubt(at, local)));
    }
    for &at in &graph.jumps {
        for around in graph.loops.iter().filter(|l| l.nodes.contains(&at)) {
            let carried = graph.in_scope(around.entry).iter().copied();
            torn.extend(carried.filter(|local| in_doubt(at, local)));
        }
    }
    torn
}

/// The locals of which an expression takes a part, and a suspension point has to store the rest:
/// one behind the last mention, or any if that takes the part.
fn parted(graph: &Graph, live: &Liveness, statuses: &Statuses, locals: &Locals) -> Set<LocalId> {
    let stored = |local: LocalId, is_last: bool| {
        suspensions(graph).any(|(at, scope)| {
            scope.contains(&local)
                && (is_last || !live.after(at, local))
                && matches!(statuses.before(at, local), Status::Real | Status::Held)
        })
    };
    let mut parted = Set::new();
    for (at, node) in graph.nodes.iter().enumerate() {
        if let Event::Use(local, role) = node.event {
            let info = locals.get(local);
            let is_last = !live.after(at, local);
            let takes = match role {
                Use::Part if is_last => true,
                // What a method is called on, which may borrow it.
                Use::Borrow if is_last => false,
                _ => graph.movable.contains(&at),
            };
            if takes && info.hoisted && !info.is_plain() && stored(local, is_last) {
                parted.insert(local);
            }
        }
    }
    parted
}
