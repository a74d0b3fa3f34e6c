//! The graph that the analyses are solved on.

use crate::flat::{Map, Set};
use crate::ir::{Mark, TargetId};
use crate::locals::LocalId;
use crate::lower::TakenField;

pub(crate) type NodeId = usize;

/// How a mention uses a local.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Use {
    /// By reference, or through a place: never moves it.
    Borrow,
    /// A part of it by value: moves that part, unless it is `Copy`.
    Part,
    /// By value: moves it, unless it is `Copy`.
    Value,
    /// Receiver of a method, or callee: may move it.
    Receiver,
    /// Matched by a pattern with bindings: may move it or parts of it.
    Pattern,
    /// Captured by a `move` closure, or mentioned in tokens that cannot be parsed.
    Opaque,
    /// Mentioned in such tokens, but by reference.
    Shown,
}

/// What happens at a node.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) enum Event {
    Nothing,
    /// Code of the user's runs.
    Run,
    Use(LocalId, Use),
    /// The local gets its first value.
    Bind(LocalId),
    /// The local is assigned by the user's code.
    Assign(LocalId),
    /// The scope of the local begins: it has no value.
    Declare(LocalId),
    /// Scopes end.
    End(Vec<LocalId>),
    /// A suspension point, or the entry of a loop that suspends.
    Suspend,
    /// See [`crate::ir::Hold`].
    Hold(LocalId),
    /// A [`crate::ir::Hold`] that leaves nothing.
    TakeAll(LocalId),
    /// The temporaries of an `if let` may end here: see [`crate::ir::Step::HeadEnds`].
    HeadEnds(Vec<LocalId>),
}

/// One node.
pub(crate) struct Node {
    pub(crate) event: Event,
    pub(crate) succs: Vec<NodeId>,
    /// It lies inside a leaf.
    pub(crate) in_leaf: bool,
    /// It is behind some other.
    pub(super) is_linked: bool,
}

/// A loop that suspends.
pub(crate) struct LoopFlow {
    pub(crate) target: TargetId,
    pub(crate) entry: Mark,
    pub(crate) head: Mark,
    /// The nodes of its body.
    pub(crate) nodes: std::ops::Range<NodeId>,
}

/// The graph.
pub(crate) struct Graph {
    pub(crate) nodes: Vec<Node>,
    pub(super) marks: Vec<NodeId>,
    pub(super) scopes: Map<Mark, Vec<LocalId>>,
    /// Outer loops first.
    pub(crate) loops: Vec<LoopFlow>,
    /// The suspension points that are yields, with their numbers in the body.
    pub(crate) yields: Vec<(Mark, usize)>,
    /// Patterns that could take all of a local: see [`crate::needs::Needs::rests`].
    pub(crate) nameable: Vec<(NodeId, LocalId, LocalId)>,
    /// The ways out of leaves and blocks.
    pub(crate) jumps: Vec<NodeId>,
    /// Where the user's assignments stand.
    pub(crate) assigned_at: Map<NodeId, proc_macro2::Span>,
    /// Where the user mentions a local.
    pub(crate) used_at: Map<NodeId, proc_macro2::Ident>,
    /// `&mut x` of a local, with its place.
    pub(crate) borrowed_mut: Vec<(LocalId, proc_macro2::Span)>,
    /// The fields that are meant where not all of a local is.
    pub(crate) fields: Map<NodeId, String>,
    /// Where fields may be moved out, by something that could as well be given them.
    pub(crate) movable: Set<NodeId>,
    /// Where fields are taken in a step of their own.
    pub(crate) taken: Vec<(NodeId, TakenField)>,
    /// The locals of which a pattern, or a part that is taken, may leave something or all.
    pub(crate) parted: Set<LocalId>,
    /// Where fields are given a value.
    pub(crate) filled: Set<NodeId>,
    /// The locals whose names a macro sees.
    pub(crate) quoted: Set<LocalId>,
}

impl Graph {
    /// The node of a mark.
    pub(crate) fn at(&self, mark: Mark) -> NodeId {
        self.marks[mark]
    }

    /// The ways from node to node.
    pub(crate) fn edges(&self) -> impl Iterator<Item = (NodeId, NodeId)> {
        let nodes = self.nodes.iter().enumerate();
        nodes.flat_map(|(at, node)| node.succs.iter().map(move |succ| (at, *succ)))
    }

    /// The hoisted locals in scope at a mark, in order of declaration.
    pub(crate) fn in_scope(&self, mark: Mark) -> &[LocalId] {
        self.scopes.get(&mark).map_or(&[], |scope| scope)
    }

    /// Whether both locals are in scope at some point.
    pub(crate) fn share_scope(&self, a: LocalId, b: LocalId) -> bool {
        self.scopes
            .iter()
            .any(|(_, scope)| scope.contains(&a) && scope.contains(&b))
    }

    /// The innermost suspending loop that each of the first `count` locals is declared in.
    pub(crate) fn loops_of_locals(&self, count: usize) -> Vec<Option<usize>> {
        let mut loops = vec![None; count];
        for (at, node) in self.nodes.iter().enumerate() {
            if let Event::Declare(local) | Event::Bind(local) = node.event {
                loops[local.index()] = self.loops.iter().rposition(|l| l.nodes.contains(&at));
            }
        }
        loops
    }
}
