//! The control flow of the whole body, leaves included, as a graph of events.
//!
//! Input: the tree. Output: a node per mention, binding and suspension point, linked in the
//! order of evaluation. [`crate::liveness`] and [`crate::status`] are solved on it. Positions
//! that emission asks about are found through [`Graph::at`].

mod graph;
mod leaf;
mod patterns;
mod tokens;

pub(crate) use graph::{Event, Graph, LoopFlow, NodeId, Use};

use graph::Node;

use crate::flat::{Map, Set};
use crate::ir::{Arm, Block, Body, Hold, JumpTo, Mark, Step, TargetId, Unseen};
use crate::locals::{LocalId, Locals};
use crate::macros::StdMacros;
use crate::suspends::{Bindings, is_fields};

/// Builds the graph of a body. `plain_items`: there is nothing to drop in what it yields.
pub(crate) fn build(body: &Body, macros: &StdMacros, locals: &Locals, plain_items: bool) -> Graph {
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
            quoted: Set::new(),
        },
        body,
        macros,
        locals,
        plain_items,
        cursor: None,
        in_leaf: false,
        scope: Vec::new(),
        exits: Map::new(),
        heads: Map::new(),
        leaf_labels: Vec::new(),
        entries: Set::new(),
        is_used: false,
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
    locals: &'a Locals,
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
    /// The value of the next expression goes somewhere.
    is_used: bool,
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
