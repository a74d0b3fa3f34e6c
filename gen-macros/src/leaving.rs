//! Loops that no yield comes back to: the yields go behind them.
//!
//! Input: the tree, and what the analyses found. Output: the same tree, but that a loop which is
//! always left behind its yields has these behind it, if it goes through what the generator owns.
//! Such a loop does not suspend, so nothing stores what it borrows. Guarantee: all is dropped when
//! and in the order it was; what cannot be, stays as it is, or is asked of the types.
//!
//! ```text
//! for x in &items { if c { let y = f(x); yield *x; rest(y); break } }
//! =>
//! 'behind: {
//!     let value; let y1;
//!     'yield: { for x in &items { if c { let y = f(x); value = *x; y1 = y; break 'yield } } break 'behind }
//!     yield value; rest(y1); break 'behind
//! }
//! ```

mod apart;
mod renamed;

use syn::{Expr, Stmt};

use crate::borrows::{Borrow, is_held_with};
use crate::flat::{Map, Set};
use crate::flow::{Event, Graph, LoopFlow};
use crate::ir::{Block, Body, Step};
use crate::liveness::Liveness;
use crate::locals::{LocalId, Locals, local_path};
use crate::lower::{captures_copies, is_assignment};
use crate::mutations::may_change;
use crate::placement::Placement;
use crate::status::{Statuses, may_take};
use crate::suspends::{Bindings, root_local};
use crate::walk::{self, Visit};
use apart::Apart;

/// What the analyses found.
pub(crate) struct Found<'a> {
    pub(crate) graph: &'a Graph,
    pub(crate) live: &'a Liveness,
    pub(crate) statuses: &'a Statuses,
    pub(crate) placement: &'a Placement,
}

/// Puts the yields of one loop behind it. Whether there was one. `item` is the type of what is
/// yielded.
pub(crate) fn stand_behind(
    tree: &mut Body,
    item: Option<&syn::Type>,
    found: &Found<'_>,
    locals: &mut Locals,
) -> bool {
    let Some(item) = item else {
        return false;
    };
    let left = found.graph.loops.iter();
    let left: Vec<_> = left.filter(|looping| found.is_left(looping)).collect();
    if left.is_empty() {
        return false;
    }
    let known = found.borrowing_loop(&left, tree, locals);
    let known = known.map(|(looping, borrow)| (looping, Some(borrow)));
    let lending = || Some((found.lending_loop(&left, tree, locals)?, None));
    let Some((looping, borrow)) = known.or_else(lending) else {
        return false;
    };
    let outside = found.graph.in_scope(looping.head);
    // What the iterator owns is asked of its type.
    let is_unknown = |local| {
        let mut values = first_values(&tree.root, local).into_iter();
        values.any(|value| has_closure(value, locals))
    };
    if outside.iter().any(|local| is_unknown(*local)) {
        return false;
    }
    let mut apart = Apart {
        found,
        item,
        locals,
        jumps: &mut tree.jumps,
        borrows: &mut tree.borrows,
        doubts: &mut tree.doubts,
        items: borrow.iter().map(|borrow| borrow.holder).collect(),
        borrow,
        carried: Map::new(),
        outside: outside.iter().copied().collect(),
        marks: &mut tree.marks,
        targets: &mut tree.targets,
        target: looping.target,
    };
    apart.find(&mut tree.root)
}

impl<'a> Found<'a> {
    /// A loop that stores what borrows from a local. `left`: the loops that no yield comes back to.
    fn borrowing_loop(
        &self,
        left: &[&'a LoopFlow],
        tree: &Body,
        locals: &Locals,
    ) -> Option<(&'a LoopFlow, Borrow)> {
        let suspected = tree.borrows.iter().filter(|borrow| {
            let of = locals.get(borrow.of);
            of.hoisted && !of.is_shared() && !self.is_held(borrow.holder)
        });
        let mut loops = suspected.filter_map(|borrow| {
            // The outermost stores it for all.
            let mut loops = self.graph.loops.iter();
            let looping = loops.find(|looping| self.stores(looping, borrow.holder))?;
            left.iter()
                .any(|left| left.target == looping.target)
                .then(|| (looping, borrow.clone()))
        });
        loops.next()
    }

    /// A loop that stores what may borrow from a local.
    fn lending_loop(
        &self,
        left: &[&'a LoopFlow],
        tree: &Body,
        locals: &Locals,
    ) -> Option<&'a LoopFlow> {
        let mut left = left.iter().copied();
        left.find(|looping| {
            let mut scope = self.graph.in_scope(looping.head).iter();
            scope.any(|local| {
                self.stores(looping, *local)
                    && !self.is_held(*local)
                    && is_lent(&tree.root, *local, locals)
            })
        })
    }

    fn stores(&self, looping: &LoopFlow, local: LocalId) -> bool {
        let (graph, statuses) = (self.graph, self.statuses);
        self.placement.stores(looping, local, graph, statuses)
    }

    /// Whether a local is in use behind some yield.
    fn is_held(&self, local: LocalId) -> bool {
        is_held_with(local, local, self.graph, self.live, self.statuses)
    }

    /// Where the scope of a local begins.
    fn declared_at(&self, local: LocalId) -> Option<usize> {
        let mut nodes = self.graph.nodes.iter();
        nodes.position(|node| match node.event {
            Event::Bind(bound) | Event::Declare(bound) => bound == local,
            _ => false,
        })
    }

    /// Whether something may take parts of a local, or all of it.
    fn is_taken_apart(&self, local: LocalId) -> bool {
        self.graph.nodes.iter().any(|node| match node.event {
            Event::Use(used, role) => used == local && may_take(role),
            Event::Hold(held) | Event::TakeAll(held) => held == local,
            _ => false,
        })
    }

    /// Whether no yield in a loop leads to its next round.
    fn is_left(&self, looping: &LoopFlow) -> bool {
        let (graph, head) = (self.graph, self.graph.at(looping.head));
        let yields = graph.yields.iter().map(|(mark, _)| graph.at(*mark));
        yields.filter(|at| looping.nodes.contains(at)).all(|at| {
            let (mut seen, mut work) = (Set::new(), vec![at]);
            while let Some(node) = work.pop() {
                for &next in &graph.nodes[node].succs {
                    if next == head {
                        return false;
                    }
                    if looping.nodes.contains(&next) && seen.insert(next) {
                        work.push(next);
                    }
                }
            }
            true
        })
    }
}

/// Whether the first value of a local may borrow from what another owns.
fn is_lent(block: &Block, local: LocalId, locals: &Locals) -> bool {
    let owns = |value: &Expr| !root_of_calls(value).is_some_and(|of| locals.get(of).is_shared());
    let is_lent = |value: &Expr| matches!(value, Expr::Reference(_));
    first_values(block, local).into_iter().any(|value| {
        let value = match value {
            Expr::Call(call) if call.args.len() == 1 => &call.args[0],
            value => value,
        };
        match value {
            Expr::MethodCall(_) => owns(value),
            Expr::Call(call) => call.args.iter().any(is_lent),
            value => is_lent(value) && owns(value),
        }
    })
}

/// The local that a chain of methods begins with.
fn root_of_calls(value: &Expr) -> Option<LocalId> {
    match value {
        Expr::MethodCall(call) => root_of_calls(&call.receiver),
        Expr::Reference(reference) => root_of_calls(&reference.expr),
        value => root_local(value),
    }
}

/// The values that steps give to a local.
fn first_values(block: &Block, local: LocalId) -> Vec<&Expr> {
    let mut found = Vec::new();
    for step in &block.steps {
        match step {
            Step::Leaf(Stmt::Expr(Expr::Assign(assign), _))
                if local_path(&assign.left) == Some(local) =>
            {
                found.push(&*assign.right);
            }
            Step::If { then, els, .. } => {
                found.extend(first_values(then, local));
                found.extend(first_values(els, local));
            }
            Step::Match { arms, .. } => {
                found.extend(arms.iter().flat_map(|arm| first_values(&arm.body, local)));
            }
            Step::Loop { body, .. } | Step::Scope { body, .. } => {
                found.extend(first_values(body, local));
            }
            _ => {}
        }
    }
    found
}

/// Whether an expression has a closure in it that may own or change what it captures: rustc does
/// not know its type where it is asked what there is to drop.
fn has_closure(expr: &Expr, locals: &Locals) -> bool {
    struct Find<'a> {
        locals: &'a Locals,
        is_there: bool,
        owns: bool,
    }
    impl Visit for Find<'_> {
        fn visit_block(&mut self, block: &syn::Block) {
            match block.stmts.split_last() {
                // What it binds ends with it.
                Some((Stmt::Expr(tail, None), rest))
                    if rest.iter().all(|stmt| ends(stmt, tail)) =>
                {
                    self.visit_expr(tail);
                }
                _ => walk::visit_block(self, block),
            }
        }

        fn visit_expr(&mut self, expr: &Expr) {
            if keeps_no_closure(expr) {
                return;
            }
            self.is_there |= matches!(expr, Expr::Closure(_));
            self.owns |= match expr {
                Expr::Closure(closure) => {
                    closure.capture.is_some() && !captures_copies(closure, self.locals)
                }
                Expr::Assign(_) => true,
                Expr::Binary(binary) => is_assignment(&binary.op),
                Expr::Reference(reference) => reference.mutability.is_some(),
                Expr::MethodCall(call) => may_change(&call.method),
                _ => false,
            };
            walk::visit_expr(self, expr);
        }
    }
    let mut find = Find {
        locals,
        is_there: false,
        owns: false,
    };
    find.visit_expr(expr);
    find.is_there && find.owns
}

/// Whether a value is made by closures, but has none in it: `items.iter().map(|x| ..).collect()`.
fn keeps_no_closure(expr: &Expr) -> bool {
    /// How many closures are in each other.
    #[derive(Default)]
    struct Depth {
        around: usize,
        most: usize,
    }
    impl Visit for Depth {
        fn visit_expr(&mut self, expr: &Expr) {
            let is_closure = matches!(expr, Expr::Closure(_));
            self.around += usize::from(is_closure);
            self.most = self.most.max(self.around);
            walk::visit_expr(self, expr);
            self.around -= usize::from(is_closure);
        }
    }
    let Expr::MethodCall(call) = expr else {
        return false;
    };
    match call.method.to_string().as_str() {
        "all" | "any" | "count" | "is_empty" | "len" | "position" | "product" | "sum" => true,
        "fold" => matches!(call.args.first(), Some(Expr::Lit(_))),
        "collect" => {
            let mut depth = Depth::default();
            depth.visit_expr(expr);
            depth.most < 2
        }
        _ => false,
    }
}

/// Whether a statement only binds names, none of which is in the value of its block.
fn ends(stmt: &Stmt, tail: &Expr) -> bool {
    struct Find {
        bound: Vec<LocalId>,
        is_there: bool,
    }
    impl Visit for Find {
        fn visit_expr(&mut self, expr: &Expr) {
            self.is_there |= match (local_path(expr), expr) {
                (Some(local), _) => self.bound.contains(&local),
                // It may have the name in it.
                (None, expr) => matches!(expr, Expr::Macro(_)),
            };
            walk::visit_expr(self, expr);
        }
    }
    let Stmt::Local(binding) = stmt else {
        return false;
    };
    let mut find = Find {
        bound: Bindings::ids(&binding.pat),
        is_there: false,
    };
    find.visit_expr(tail);
    !find.is_there
}

/// The blocks of a step.
fn blocks_of(step: &mut Step) -> Vec<&mut Block> {
    match step {
        Step::Let { els, .. } => els.iter_mut().collect(),
        Step::If { then, els, .. } => vec![then, els],
        Step::Match { arms, .. } => arms.iter_mut().map(|arm| &mut arm.body).collect(),
        Step::Loop { body, .. } | Step::Scope { body, .. } => vec![body],
        _ => Vec::new(),
    }
}
