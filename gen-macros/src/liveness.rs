//! Liveness: which locals may be mentioned again, backward over the graph.
//!
//! Output: for each node, the locals whose present value may still be used after it.
//! Being dropped is not a use: see [`crate::status`].

use crate::flow::{Event, Graph, NodeId};
use crate::locals::{LocalId, Locals};

/// A set of locals.
#[derive(Clone, PartialEq, Eq)]
pub(crate) struct LocalSet(Vec<u64>);

impl LocalSet {
    pub(crate) fn new(locals: usize) -> Self {
        Self(vec![0; locals.div_ceil(64)])
    }
    pub(crate) fn contains(&self, id: LocalId) -> bool {
        self.0[id.index() / 64] >> (id.index() % 64) & 1 == 1
    }
    pub(crate) fn insert(&mut self, id: LocalId) {
        self.0[id.index() / 64] |= 1 << (id.index() % 64);
    }
    fn remove(&mut self, id: LocalId) {
        self.0[id.index() / 64] &= !(1 << (id.index() % 64));
    }
    /// Adds all of `other`; whether anything was new.
    fn union_with(&mut self, other: &Self) -> bool {
        let mut changed = false;
        for (mine, theirs) in self.0.iter_mut().zip(&other.0) {
            changed |= *theirs & !*mine != 0;
            *mine |= theirs;
        }
        changed
    }
}

/// The locals live after each node.
pub(crate) struct Liveness {
    after: Vec<LocalSet>,
}

/// What the locals that are live after an event are before it.
fn pass(event: &Event, locals: &Locals, live: &mut LocalSet) {
    match event {
        Event::Use(local, _) => live.insert(*local),
        // Whether an immutable local has a value decides whether it may be given one.
        Event::Assign(local) if !locals.get(*local).mutable => live.insert(*local),
        Event::Bind(local) | Event::Assign(local) | Event::Declare(local) => {
            live.remove(*local);
        }
        Event::End(ended) => ended.iter().for_each(|&local| live.remove(local)),
        Event::Nothing
        | Event::Run
        | Event::Suspend
        | Event::Hold(_)
        | Event::TakeAll(_)
        | Event::HeadEnds(_) => {}
    }
}

impl Liveness {
    /// Whether the value of `local` may be mentioned after `node`.
    pub(crate) fn after(&self, node: NodeId, local: LocalId) -> bool {
        self.after[node].contains(local)
    }
    /// The locals whose values may be mentioned from `node` on.
    pub(crate) fn before(&self, graph: &Graph, node: NodeId, locals: &Locals) -> LocalSet {
        let mut live = self.after[node].clone();
        pass(&graph.nodes[node].event, locals, &mut live);
        live
    }
}

/// Solves liveness.
pub(crate) fn solve(graph: &Graph, locals: &Locals) -> Liveness {
    let preds = graph.predecessors();
    let mut after = vec![LocalSet::new(locals.len()); graph.nodes.len()];
    let mut work: Vec<NodeId> = (0..graph.nodes.len()).collect();
    let mut waits = vec![true; graph.nodes.len()];
    let mut before = LocalSet::new(locals.len());
    while let Some(node) = work.pop() {
        waits[node] = false;
        before.0.copy_from_slice(&after[node].0);
        pass(&graph.nodes[node].event, locals, &mut before);
        for &pred in &preds[node] {
            if after[pred].union_with(&before) && !waits[pred] {
                waits[pred] = true;
                work.push(pred);
            }
        }
    }
    Liveness { after }
}
