//! What makes lowering take a piece of syntax apart: yields, and what the analyses ask for.
//!
//! A body is lowered at first with yields alone in mind. Where the analyses find that a local
//! cannot be followed through a leaf, they say so here ([`Needs::learn`]), and the body is
//! lowered once more.

use syn::{Expr, Pat};

use crate::flat::Set;
use crate::flow::{Event, Graph};
use crate::liveness::Liveness;
use crate::locals::{LocalId, Locals, local_path};
use crate::lower::{may_take_field, takes_receiver};
use crate::status::{Status, Statuses};
use crate::suspends::{
    Mentions, as_delegation, as_yield, assignees, fields_of_local, is_fields, root_local,
};
use crate::walk::{self, Visit};

/// What makes lowering take a piece of syntax apart.
#[derive(Default)]
pub(crate) struct Needs {
    /// Locals that some branch may move and another not, while they are held across a yield:
    /// code that branches around a mention of them is taken apart, so that each branch can
    /// say what became of them.
    pub(crate) branching: Set<LocalId>,
    /// Locals of which some expression takes a part by value, `x.field` or `*x`, while they are
    /// held across a yield: the part is taken in a step of its own.
    pub(crate) parts: Set<LocalId>,
    /// Fields of locals that are taken in a step of their own, and leave something empty: see
    /// [`crate::divided`].
    pub(crate) divided: Set<(LocalId, String)>,
    /// Patterns whose `_` are locals of their own, as the local they are matched against and
    /// their first binding: see [`crate::ir::Hold`].
    pub(crate) rests: Set<(LocalId, LocalId)>,
    /// The numbers of the yields that control never comes to: they suspend nothing.
    pub(crate) unreached: Set<usize>,
    /// There is nothing to drop in what the body yields.
    pub(crate) plain_items: bool,
    /// How many locals are the user's; those behind them are made by lowering.
    pub(crate) users: usize,
}

impl Needs {
    /// Adds what the analyses of one lowering ask for; whether that is anything new.
    pub(crate) fn learn(
        &mut self,
        graph: &Graph,
        live: &Liveness,
        statuses: &Statuses,
        locals: &Locals,
    ) -> bool {
        let count = |needs: &Self| {
            needs.branching.len()
                + needs.parts.len()
                + needs.divided.len()
                + needs.rests.len()
                + needs.unreached.len()
        };
        let known = count(self);
        for &(mark, number) in &graph.yields {
            if !statuses.reached(graph.at(mark)) {
                self.unreached.insert(number);
            }
        }
        let users = self.users;
        let is_users = |local: &LocalId| local.index() < users;
        self.branching
            .extend(statuses.torn.iter().copied().filter(is_users));
        for local in statuses.parted.iter().copied().filter(is_users) {
            self.branching.insert(local);
            self.parts.insert(local);
        }
        let divided = crate::divided::fields(graph, live, locals);
        self.divided
            .extend(divided.filter(|(local, _)| is_users(local)));
        for &(node, local, first) in &graph.nameable {
            let held = statuses.before(node, local) == Status::Real
                && statuses.after(node, local) == Status::Held;
            // An assignment drops what a pattern has left, which has to stand where it was then.
            let assigned = graph.nodes.iter().enumerate().any(|(at, node)| {
                let before = statuses.before(at, local);
                node.event == Event::Assign(local) && matches!(before, Status::Real | Status::Held)
            });
            if held && !assigned && !live.after(node, local) {
                self.rests.insert((local, first));
            }
        }
        count(self) > known
    }

    /// Whether an expression is a part of a local that has to be taken in a step of its own.
    pub(crate) fn takes_part(&self, expr: &Expr) -> bool {
        !self.parts.is_empty()
            && local_path(expr).is_none()
            && root_local(expr).is_some_and(|local| self.parts.contains(&local))
    }

    /// Whether an expression is fields of a local that leave something empty when they are moved.
    pub(crate) fn divides(&self, expr: &Expr) -> bool {
        !self.divided.is_empty()
            && is_fields(expr)
            && fields_of_local(expr).is_some_and(|fields| self.divided.contains(&fields))
    }

    /// Whether patterns take all of fields that are taken in a step of their own.
    pub(crate) fn empties<'p>(
        &self,
        scrutinee: &Expr,
        pats: impl IntoIterator<Item = &'p Pat>,
    ) -> bool {
        self.takes_fields(scrutinee) && crate::lower::empties(pats)
    }

    /// Whether a method is called on fields that are taken in a step of their own, or not: their
    /// type tells.
    pub(crate) fn receives(&self, call: &syn::ExprMethodCall) -> bool {
        self.takes_fields(&call.receiver) && may_take_field(call)
    }

    fn takes_fields(&self, expr: &Expr) -> bool {
        self.divides(expr) || self.takes_part(expr) && is_fields(expr)
    }

    /// Whether lowering has to look into this expression.
    pub(crate) fn expr(&self, expr: &Expr) -> bool {
        self.found(|scan| scan.visit_expr(expr))
    }

    /// The same of a block.
    pub(crate) fn block(&self, block: &syn::Block) -> bool {
        self.found(|scan| scan.visit_block(block))
    }

    fn found(&self, visit: impl FnOnce(&mut Scan<'_>)) -> bool {
        let mut scan = Scan {
            needs: self,
            found: false,
        };
        visit(&mut scan);
        scan.found
    }
}

struct Scan<'a> {
    needs: &'a Needs,
    found: bool,
}

impl Scan<'_> {
    /// Expressions that use an operand as a place do not take a part of it. Visits the other
    /// operands of such an expression; `false` if it is not one.
    fn visit_places(&mut self, expr: &Expr) -> bool {
        let place = |this: &mut Self, operand: &Expr| {
            if root_local(operand).is_none() {
                this.visit_expr(operand);
            }
        };
        match expr {
            Expr::Reference(reference) => place(self, &reference.expr),
            Expr::MethodCall(call) if !takes_receiver(call) => {
                self.found |= self.needs.receives(call);
                place(self, &call.receiver);
                call.args.iter().for_each(|arg| self.visit_expr(arg));
            }
            Expr::Index(index) => {
                place(self, &index.expr);
                self.visit_expr(&index.index);
            }
            Expr::Field(field) => self.visit_expr(&field.base),
            Expr::Assign(assign) => {
                for assignee in assignees(&assign.left) {
                    place(self, assignee);
                }
                if matches!(*assign.left, Expr::Infer(_)) {
                    place(self, &assign.right);
                } else {
                    self.visit_expr(&assign.right);
                }
            }
            Expr::Binary(binary) if crate::lower::is_assignment(&binary.op) => {
                place(self, &binary.left);
                self.visit_expr(&binary.right);
            }
            Expr::Binary(binary) if crate::lower::is_comparison(&binary.op) => {
                place(self, &binary.left);
                place(self, &binary.right);
            }
            Expr::Let(binding) => {
                self.found |= self.needs.empties(&binding.expr, [&*binding.pat]);
                place(self, &binding.expr);
            }
            Expr::Match(matching) => {
                let pats = matching.arms.iter().map(|arm| &arm.pat);
                self.found |= self.needs.empties(&matching.expr, pats);
                place(self, &matching.expr);
                for arm in &matching.arms {
                    self.visit_expr(&arm.body);
                }
            }
            Expr::Call(call) if crate::macros::is_by_reference(&call.func) => {
                call.args.iter().for_each(|arg| place(self, arg));
            }
            _ => return false,
        }
        true
    }
}

impl Visit for Scan<'_> {
    fn visit_expr(&mut self, expr: &Expr) {
        if self.found || matches!(expr, Expr::Closure(_) | Expr::Async(_) | Expr::Const(_)) {
            return;
        }
        if as_yield(expr).is_some() || as_delegation(expr).is_some() {
            self.found = true;
            return;
        }
        if self.needs.takes_part(expr) || self.needs.divides(expr) {
            self.found = true;
            return;
        }
        let branches = match expr {
            Expr::If(_)
            | Expr::Match(_)
            | Expr::While(_)
            | Expr::ForLoop(_)
            | Expr::Loop(_)
            | Expr::Block(_) => true,
            Expr::Binary(binary) => matches!(binary.op, syn::BinOp::And(_) | syn::BinOp::Or(_)),
            _ => false,
        };
        if branches && !self.needs.branching.is_empty() {
            let mut mentions = Mentions::default();
            mentions.visit_expr(expr);
            if !mentions.locals.is_disjoint(&self.needs.branching) {
                self.found = true;
                return;
            }
        }
        let has_parts = !self.needs.parts.is_empty() || !self.needs.divided.is_empty();
        if has_parts && self.visit_places(expr) {
            return;
        }
        walk::visit_expr(self, expr);
    }

    fn visit_item(&mut self, _: &syn::Item) {}
    fn visit_pat(&mut self, _: &Pat) {}
}
