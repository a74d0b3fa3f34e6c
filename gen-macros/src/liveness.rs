//! Liveness: which locals may be mentioned again, backward over the graph.
//!
//! Output: for each node, the locals whose present value may still be used after it.
//! Being dropped is not a use: see [`crate::status`].

use crate::flow::{Event, Graph, NodeId};
use crate::locals::{LocalId, Locals};

/// The locals live before and after each node, as a row of bits each.
pub(crate) struct Liveness {
    /// How many words a row has.
    words: usize,
    before: Vec<u64>,
    after: Vec<u64>,
}

impl Liveness {
    /// Whether the value of `local` may be mentioned after `node`.
    pub(crate) fn after(&self, node: NodeId, local: LocalId) -> bool {
        let (word, bit) = self.place(node, local);
        self.after[word] & bit != 0
    }

    /// Whether it may be mentioned from `node` on.
    pub(crate) fn before(&self, node: NodeId, local: LocalId) -> bool {
        let (word, bit) = self.place(node, local);
        self.before[word] & bit != 0
    }

    fn place(&self, node: NodeId, local: LocalId) -> (usize, u64) {
        let index = local.index();
        (node * self.words + index / 64, 1 << (index % 64))
    }

    /// Puts together what is live after a node; whether that is new.
    fn meet(&mut self, graph: &Graph, node: NodeId) -> bool {
        let mut is_new = false;
        for word in 0..self.words {
            let at = node * self.words + word;
            let mut live = 0;
            for &succ in &graph.nodes[node].succs {
                live |= self.before[succ * self.words + word];
            }
            is_new |= live != self.after[at];
            self.after[at] = live;
        }
        is_new
    }

    /// What the locals that are live after a node are before it.
    fn pass(&mut self, graph: &Graph, locals: &Locals, node: NodeId) {
        for at in node * self.words..(node + 1) * self.words {
            self.before[at] = self.after[at];
        }
        match &graph.nodes[node].event {
            Event::Use(local, _) => self.insert(node, *local),
            // Whether an immutable local has a value decides whether it may be given one.
            Event::Assign(local) if !locals.get(*local).mutable => self.insert(node, *local),
            Event::Bind(local) | Event::Assign(local) | Event::Declare(local) => {
                self.remove(node, *local);
            }
            Event::End(ended) => ended.iter().for_each(|&local| self.remove(node, local)),
            Event::Nothing
            | Event::Run
            | Event::Suspend
            | Event::Hold(_)
            | Event::TakeAll(_)
            | Event::HeadEnds(_) => {}
        }
    }

    fn insert(&mut self, node: NodeId, local: LocalId) {
        let (word, bit) = self.place(node, local);
        self.before[word] |= bit;
    }

    fn remove(&mut self, node: NodeId, local: LocalId) {
        let (word, bit) = self.place(node, local);
        self.before[word] &= !bit;
    }
}

/// Solves liveness.
pub(crate) fn solve(graph: &Graph, locals: &Locals) -> Liveness {
    let words = locals.len().div_ceil(64);
    let none = vec![0; graph.nodes.len() * words];
    let mut live = Liveness {
        words,
        before: none.clone(),
        after: none,
    };
    let order = from_ends(graph);
    let (mut is_first, mut is_new) = (true, true);
    while is_new {
        is_new = false;
        for &node in &order {
            let has_more = live.meet(graph, node);
            if has_more || is_first {
                live.pass(graph, locals, node);
            }
            is_new |= has_more;
        }
        is_first = false;
    }
    live
}

/// All nodes, but for loops each behind those that follow it: so that one round is enough.
fn from_ends(graph: &Graph) -> Vec<NodeId> {
    let mut order = Vec::with_capacity(graph.nodes.len());
    let mut is_seen = vec![false; graph.nodes.len()];
    // The way to where we are: each node with the number of followers that have been visited.
    let mut way: Vec<(NodeId, usize)> = Vec::new();
    for root in 0..graph.nodes.len() {
        let mut next = Some(root);
        loop {
            if let Some(node) = next.filter(|&node| !is_seen[node]) {
                is_seen[node] = true;
                way.push((node, 0));
            }
            let Some((node, visited)) = way.last_mut() else {
                break;
            };
            next = graph.nodes[*node].succs.get(*visited).copied();
            *visited += 1;
            if next.is_none() {
                order.push(*node);
                way.pop();
            }
        }
    }
    order
}
