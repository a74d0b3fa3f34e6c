//! The control flow of the whole body, leaves included, as a graph of events.
//!
//! Input: the tree. Output: a node per mention, binding and suspension point, linked in the
//! order of evaluation. [`crate::liveness`] and [`crate::status`] are solved on it. Positions
//! that emission asks about are found through [`Graph::at`].

mod leaf;
mod patterns;
mod tokens;

use crate::flat::{Map, Set};
use crate::ir::{Arm, Block, Body, Hold, JumpTo, Mark, Step, TargetId, Unseen};
use crate::locals::LocalId;
use crate::lower::TakenField;
use crate::macros::StdMacros;
use crate::suspends::{Bindings, is_fields};

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
    /// See [`Hold`].
    Hold(LocalId),
    /// A [`Hold`] that leaves nothing.
    TakeAll(LocalId),
    /// The temporaries of an `if let` may end here: see [`Step::HeadEnds`].
    HeadEnds(Vec<LocalId>),
}

/// One node.
pub(crate) struct Node {
    pub(crate) event: Event,
    pub(crate) succs: Vec<NodeId>,
    /// It lies inside a leaf.
    pub(crate) in_leaf: bool,
    /// It is behind some other.
    is_linked: bool,
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
    marks: Vec<NodeId>,
    scopes: Map<Mark, Vec<LocalId>>,
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

/// Builds the graph of a body. `plain_items`: there is nothing to drop in what it yields.
pub(crate) fn build(body: &Body, macros: &StdMacros, plain_items: bool) -> Graph {
    let mut cx = Build {
        graph: Graph {
            nodes: Vec::new(),
            marks: vec![usize::MAX; body.marks],
            scopes: Map::new(),
            loops: Vec::new(),
            yields: Vec::new(),
            nameable: Vec::new(),
            jumps: Vec::new(),
            assigned_at: Map::new(),
            used_at: Map::new(),
            borrowed_mut: Vec::new(),
            fields: Map::new(),
            movable: Set::new(),
            taken: Vec::new(),
            parted: Set::new(),
            filled: Set::new(),
        },
        body,
        macros,
        plain_items,
        cursor: None,
        in_leaf: false,
        scope: Vec::new(),
        exits: Map::new(),
        heads: Map::new(),
        leaf_labels: Vec::new(),
        entries: Set::new(),
        closure: None,
    };
    cx.cursor = Some(cx.add(Event::Nothing));
    for &param in &body.params {
        cx.scope.push(param);
        cx.push(Event::Bind(param));
    }
    cx.block(&body.root);
    // What no step holds is in code that is never reached.
    cx.cursor = None;
    let nowhere = cx.add(Event::Nothing);
    for mark in &mut cx.graph.marks {
        if *mark == usize::MAX {
            *mark = nowhere;
        }
    }
    cx.graph
}

struct Build<'a> {
    graph: Graph,
    body: &'a Body,
    macros: &'a StdMacros,
    plain_items: bool,
    /// Where control is; `None` where it cannot be.
    cursor: Option<NodeId>,
    in_leaf: bool,
    scope: Vec<LocalId>,
    exits: Map<TargetId, NodeId>,
    heads: Map<TargetId, NodeId>,
    leaf_labels: Vec<leaf::LeafLabel>,
    /// The locals that are entries of a map, of which `insert` and `remove` are the last use.
    entries: Set<LocalId>,
    /// Inside a `move` closure: what every mention counts as.
    closure: Option<Use>,
}

impl Build<'_> {
    fn add(&mut self, event: Event) -> NodeId {
        self.graph.nodes.push(Node {
            event,
            succs: Vec::new(),
            in_leaf: self.in_leaf,
            is_linked: false,
        });
        self.graph.nodes.len() - 1
    }

    fn push(&mut self, event: Event) -> NodeId {
        let node = self.add(event);
        self.link(node);
        self.cursor = Some(node);
        node
    }

    /// Lets control flow from here to `node`, and stay here.
    fn link(&mut self, node: NodeId) {
        if let Some(cursor) = self.cursor {
            self.graph.nodes[cursor].succs.push(node);
            self.graph.nodes[node].is_linked = true;
        }
    }

    /// Continues behind a join, if anything leads there.
    fn resume_at(&mut self, node: NodeId) {
        self.link(node);
        self.cursor = self.graph.nodes[node].is_linked.then_some(node);
    }

    fn set_mark(&mut self, mark: Mark, node: NodeId) {
        self.graph.marks[mark] = node;
        self.graph.scopes.insert(mark, self.scope.clone());
    }

    fn mark(&mut self, mark: Mark, event: Event) {
        let dead = self.cursor.is_none();
        let node = self.push(event);
        if dead {
            self.cursor = None;
        }
        self.set_mark(mark, node);
    }

    fn block(&mut self, block: &Block) {
        self.block_with(block, |_| {});
    }

    /// A block; `prepare` runs inside its scope, before its steps.
    fn block_with(&mut self, block: &Block, prepare: impl FnOnce(&mut Self)) {
        let outer = self.scope.len();
        prepare(self);
        for step in &block.steps {
            self.step(step);
        }
        self.mark(block.end, Event::Nothing);
        let ended = self.scope.split_off(outer);
        if !ended.is_empty() && self.cursor.is_some() {
            self.push(Event::End(ended));
        }
    }

    fn bind_pattern(&mut self, pat: &syn::Pat) {
        patterns::entries(pat, &mut self.entries);
        for binding in Bindings::of(pat) {
            self.scope.push(binding.id);
            self.push(Event::Bind(binding.id));
        }
    }

    fn hold(&mut self, held: Option<&Hold>) {
        if let Some(held) = held {
            self.mark(
                held.mark,
                if held.takes_all {
                    Event::TakeAll(held.local)
                } else {
                    Event::Hold(held.local)
                },
            );
            self.graph.parted.insert(held.local);
            if held.nameable {
                self.graph
                    .nameable
                    .push((self.graph.at(held.mark), held.local, held.bindings[0]));
            }
        }
    }

    /// A scrutinee: a local that is matched stays, [`Build::hold`] says what is left of it.
    fn scrutinee<'p>(&mut self, expr: &syn::Expr, pats: impl IntoIterator<Item = &'p syn::Pat>) {
        match crate::suspends::root_local(expr) {
            Some(local) => {
                self.push(Event::Use(local, Use::Borrow));
                self.note_fields(expr);
                self.note_emptied(expr, pats);
            }
            None => self.leaf(|cx| cx.expr(expr, Use::Borrow)),
        }
    }

    fn leaf(&mut self, walk: impl FnOnce(&mut Self)) {
        if self.cursor.is_some() {
            self.push(Event::Run);
        }
        self.in_leaf = true;
        walk(self);
        self.in_leaf = false;
    }

    fn step(&mut self, step: &Step) {
        match step {
            Step::Leaf(stmt) => self.leaf(|cx| cx.stmt(stmt)),
            Step::Declare { local, .. } => {
                self.scope.push(*local);
                self.push(Event::Declare(*local));
            }
            Step::Let {
                pat,
                init,
                els,
                held,
            } => {
                if held.is_some() {
                    self.scrutinee(init, [pat]);
                } else {
                    let role = patterns::pattern_use(pat);
                    self.leaf(|cx| cx.expr(init, role));
                }
                if let Some(els) = els {
                    let here = self.cursor;
                    self.block(els);
                    self.cursor = here;
                }
                self.bind_pattern(pat);
                self.hold(held.as_ref());
            }
            Step::Yield {
                value,
                mark,
                number,
                ..
            } => {
                // Of a field, that is a copy.
                let is_read = self.plain_items && is_fields(value);
                let role = if is_read { Use::Borrow } else { Use::Value };
                self.leaf(|cx| cx.expr(value, role));
                self.mark(*mark, Event::Suspend);
                self.graph.yields.push((*mark, *number));
            }
            Step::NeverYield { value, .. } => self.leaf(|cx| cx.expr(value, Use::Value)),
            Step::If {
                cond,
                then,
                els,
                held,
                join,
            } => {
                let pat = if let syn::Expr::Let(binding) = cond {
                    self.scrutinee(&binding.expr, [&*binding.pat]);
                    Some(&*binding.pat)
                } else {
                    self.leaf(|cx| cx.expr(cond, Use::Value));
                    None
                };
                let fork = self.cursor;
                let behind = self.add(Event::Nothing);
                self.block_with(then, |cx| {
                    if let Some(pat) = pat {
                        cx.bind_pattern(pat);
                    }
                    cx.hold(held.as_ref());
                });
                self.link(behind);
                self.cursor = fork;
                self.block(els);
                self.resume_at(behind);
                self.set_mark(*join, behind);
            }
            Step::Match {
                scrutinee,
                arms,
                join,
            } => self.matching(scrutinee, arms, *join),
            Step::Loop {
                target,
                body,
                entry,
                head,
                exit,
                unseen,
                ..
            } => {
                let suspends = body.suspends;
                self.mark(
                    *entry,
                    if suspends {
                        Event::Suspend
                    } else {
                        Event::Nothing
                    },
                );
                let behind = self.add(Event::Nothing);
                self.exits.insert(*target, behind);
                let start = self.push(Event::Nothing);
                self.set_mark(*head, start);
                self.heads.insert(*target, start);
                if *unseen == Unseen::Ends {
                    self.link(behind);
                }
                let at = self.graph.loops.len();
                if suspends {
                    self.graph.loops.push(LoopFlow {
                        target: *target,
                        entry: *entry,
                        head: *head,
                        nodes: start..start,
                    });
                }
                self.block(body);
                self.link(start);
                self.cursor = None;
                if suspends {
                    self.graph.loops[at].nodes.end = self.graph.nodes.len();
                }
                self.resume_at(behind);
                self.set_mark(*exit, behind);
            }
            Step::Scope { target, body, join } => {
                let behind = self.add(Event::Nothing);
                if let Some(target) = target {
                    self.exits.insert(*target, behind);
                }
                self.block(body);
                self.resume_at(behind);
                self.set_mark(*join, behind);
            }
            Step::Jump(jump) => self.jump(*jump),
            Step::Taken(held) => self.hold(Some(held)),
            Step::HeadEnds { locals, mark, .. } => {
                self.mark(*mark, Event::HeadEnds(locals.clone()));
            }
        }
    }

    fn jump(&mut self, jump: usize) {
        let jump = &self.body.jumps[jump];
        self.mark(jump.mark, Event::Nothing);
        self.graph.jumps.push(self.graph.at(jump.mark));
        match jump.to {
            JumpTo::End => {}
            JumpTo::Exit(target) => self.link(self.exits[&target]),
            JumpTo::Next(target) => self.link(self.heads[&target]),
        }
        self.cursor = None;
    }

    fn matching(&mut self, scrutinee: &syn::Expr, arms: &[Arm], join: Mark) {
        self.scrutinee(scrutinee, arms.iter().map(|arm| &arm.pat));
        let behind = self.add(Event::Nothing);
        let mut next = self.cursor;
        for arm in arms {
            self.cursor = next;
            // Each arm may be skipped: its pattern does not match, or its guard fails.
            if let syn::Pat::Guard(guard) = &arm.pat {
                // The guard sees the bindings, which are none yet.
                for binding in Bindings::of(&arm.pat) {
                    self.push(Event::Declare(binding.id));
                }
                let fails = self.add(Event::Nothing);
                self.leaf(|cx| cx.guard(&guard.guard, fails));
                next = Some(fails);
            } else {
                next = self.cursor;
            }
            self.block_with(&arm.body, |cx| {
                cx.bind_pattern(&arm.pat);
                cx.hold(arm.held.as_ref());
            });
            self.link(behind);
        }
        self.cursor = None;
        self.resume_at(behind);
        self.set_mark(join, behind);
    }
}
