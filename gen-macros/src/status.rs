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
    after: Vec<Vec<Status>>,
    before: Vec<Vec<Status>>,
    reached: Vec<bool>,
    /// Locals of which a leaf has moved out on one path and not on another, held across a yield.
    pub(crate) torn: Set<LocalId>,
    /// Locals of which a part is taken while they are held across a yield.
    pub(crate) parted: Set<LocalId>,
}

impl Statuses {
    pub(crate) fn before(&self, node: NodeId, local: LocalId) -> Status {
        self.before[node][local.index()]
    }
    /// Whether any path leads to a node.
    pub(crate) fn reached(&self, node: NodeId) -> bool {
        self.reached[node]
    }
    pub(crate) fn after(&self, node: NodeId, local: LocalId) -> Status {
        self.after[node][local.index()]
    }
}

/// Whether a mention may move the local, given that it is not mentioned again.
pub(crate) fn may_move(role: Use) -> bool {
    !matches!(role, Use::Borrow | Use::Part | Use::Shown)
}

/// Solves the statuses.
pub(crate) fn solve(graph: &Graph, live: &Liveness, locals: &Locals) -> Statuses {
    let count = locals.len();
    // Empty until a path leads there.
    let mut before = vec![Vec::new(); graph.nodes.len()];
    let mut after = vec![Vec::new(); graph.nodes.len()];
    let mut mixed = vec![false; count];
    let mut work = vec![0];
    let mut reached = vec![false; graph.nodes.len()];
    before[0] = vec![Status::Absent; count];
    while let Some(node) = work.pop() {
        let out = transfer(graph, live, locals, node, &before[node], &mut mixed);
        if reached[node] && after[node] == out {
            continue;
        }
        reached[node] = true;
        after[node] = out;
        for &succ in &graph.nodes[node].succs {
            let left = leaving(graph, live, locals, (node, succ), &after[node]);
            let out = left.as_ref().unwrap_or(&after[node]);
            if before[succ].is_empty() {
                before[succ].clone_from(out);
                work.push(succ);
                continue;
            }
            let mut changed = false;
            let statuses = before[succ].iter_mut().zip(out);
            for (local, (known, &new)) in locals.ids().zip(statuses) {
                if *known == new {
                    continue;
                }
                mixed[local.index()] |= graph.nodes[succ].in_leaf;
                let met = kept(locals, local);
                changed |= met != *known;
                *known = met;
            }
            if changed || !reached[succ] {
                work.push(succ);
            }
        }
    }
    for statuses in before.iter_mut().chain(&mut after) {
        statuses.resize(count, Status::Unreached);
    }
    let torn = torn(graph, &before, &mixed, locals);
    let parted = parted(graph, live, &before, locals);
    Statuses {
        after,
        before,
        reached,
        torn,
        parted,
    }
}

/// What the locals are behind an edge, if that leaves a loop that suspends: what is in the state
/// need not come out of it if there is nothing to drop.
fn leaving(
    graph: &Graph,
    live: &Liveness,
    locals: &Locals,
    (node, succ): (NodeId, NodeId),
    after: &[Status],
) -> Option<Vec<Status>> {
    let mut loops = graph.loops.iter();
    let leaves = loops.any(|l| l.nodes.contains(&node) && !l.nodes.contains(&succ));
    leaves.then(|| {
        let mut out = after.to_vec();
        let live = live.before(graph, succ, locals);
        for local in locals.ids().filter(|&local| locals.get(local).is_plain()) {
            let status = &mut out[local.index()];
            if *status == Status::Real && !live.contains(local) {
                *status = Status::Absent;
            }
        }
        out
    })
}

/// What a local is that may be there, and is not mentioned again.
fn kept(locals: &Locals, local: LocalId) -> Status {
    if locals.get(local).is_plain() {
        Status::Absent
    } else {
        Status::Held
    }
}

fn transfer(
    graph: &Graph,
    live: &Liveness,
    locals: &Locals,
    node: NodeId,
    before: &[Status],
    mixed: &mut [bool],
) -> Vec<Status> {
    let mut out = before.to_vec();
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
    out
}

/// The locals that a leaf leaves in doubt and a suspension point has to store, or a jump has to
/// carry out of a loop that suspends.
fn torn(graph: &Graph, before: &[Vec<Status>], mixed: &[bool], locals: &Locals) -> Set<LocalId> {
    let mut torn = Set::new();
    let in_doubt = |at: NodeId, local: &LocalId| {
        mixed[local.index()]
            && locals.get(*local).hoisted
            && before[at][local.index()] == Status::Held
    };
    for (at, node) in graph.nodes.iter().enumerate() {
        if node.event == Event::Suspend {
            torn.extend(locals.ids().filter(|local| in_doubt(at, local)));
        }
    }
    for &at in &graph.jumps {
        for around in graph.loops.iter().filter(|l| l.nodes.contains(&at)) {
            let carried = graph.in_scope(around.entry).iter().copied();
            torn.extend(carried.filter(|local| in_doubt(at, local)));
        }
    }
    torn
}

/// The locals of which an expression takes a part as the last mention, and a suspension point
/// has to store the rest.
fn parted(graph: &Graph, live: &Liveness, before: &[Vec<Status>], locals: &Locals) -> Set<LocalId> {
    let mut candidates = Set::new();
    for (at, node) in graph.nodes.iter().enumerate() {
        if let Event::Use(local, Use::Part) = node.event {
            if !live.after(at, local) && locals.get(local).hoisted && !locals.get(local).is_plain()
            {
                candidates.insert(local);
            }
        }
    }
    let stored = |local: &LocalId| {
        graph.nodes.iter().zip(before).any(|(node, before)| {
            node.event == Event::Suspend
                && matches!(before[local.index()], Status::Real | Status::Held)
        })
    };
    candidates.retain(stored);
    candidates
}
