//! The events of a leaf: ordinary syntax, in the order Rust evaluates it.

use syn::{Expr, Pat, Stmt};

use super::patterns::pattern_use;
use super::{Build, Event, NodeId, Use};
use crate::locals::{LocalId, local_of, local_path};
use crate::lower::{
    TakenField, as_jump, borrows_in, breaks_unseen, empties, gives_referent, is_assignment,
    is_comparison, may_take_field, taken, takes_receiver,
};
use crate::macros::Operands;
use crate::suspends::{
    Bindings, Mentions, assignees, fields_of_local, is_fields, root_ident, root_local,
};
use crate::walk::Visit as _;

/// A loop or labelled block inside a leaf.
pub(super) struct LeafLabel {
    label: Option<String>,
    is_loop: bool,
    exit: NodeId,
    head: NodeId,
}

impl Build<'_> {
    pub(super) fn stmt(&mut self, stmt: &Stmt) {
        match stmt {
            Stmt::Local(local) => match &local.init {
                None => {
                    for binding in Bindings::of(&local.pat) {
                        self.push(Event::Declare(binding.id));
                    }
                }
                Some(init) => {
                    self.is_used = true;
                    let taken = self.matched(&init.expr, pattern_use(&local.pat), [&local.pat]);
                    if let Some((_, els)) = &init.diverge {
                        let here = self.cursor;
                        self.expr(els, Use::Value);
                        self.cursor = here;
                    }
                    self.take(taken);
                    self.bind(&local.pat);
                }
            },
            Stmt::Expr(expr, _) => self.expr(expr, Use::Value),
            Stmt::Macro(mac) => self.foreign(&mac.mac),
            Stmt::Item(_) => {}
        }
    }

    fn stmts(&mut self, block: &syn::Block) {
        for stmt in &block.stmts {
            self.stmt(stmt);
        }
    }

    fn bind(&mut self, pat: &Pat) {
        for binding in Bindings::of(pat) {
            self.push(Event::Bind(binding.id));
        }
    }

    fn labelled(
        &mut self,
        label: Option<&syn::Label>,
        is_loop: bool,
        walk: impl FnOnce(&mut Self),
    ) {
        let exit = self.add(Event::Nothing);
        let head = self.push(Event::Nothing);
        let label = label.map(|l| l.name.ident.to_string());
        self.leaf_labels.push(LeafLabel {
            label,
            is_loop,
            exit,
            head,
        });
        walk(self);
        self.leaf_labels.pop();
        self.link(if is_loop { head } else { exit });
        self.cursor = None;
        self.resume_at(exit);
    }

    /// A condition: control goes on where it holds; `fails` is where it does not.
    fn condition(&mut self, cond: &Expr, fails: NodeId) {
        match cond {
            Expr::Binary(binary) if matches!(binary.op, syn::BinOp::And(_)) => {
                self.condition(&binary.left, fails);
                self.condition(&binary.right, fails);
            }
            Expr::Let(binding) => {
                let role = pattern_use(&binding.pat);
                let taken = self.matched(&binding.expr, role, [&*binding.pat]);
                self.link(fails);
                self.take(taken);
                self.bind(&binding.pat);
            }
            cond => {
                self.expr(cond, Use::Value);
                self.link(fails);
            }
        }
    }

    /// The guard of an arm, as a condition. What it binds gets its value in the arm, and what it
    /// takes of locals is taken there.
    pub(super) fn guard(&mut self, guard: &Expr, fails: NodeId) {
        match guard {
            Expr::Binary(both) if matches!(both.op, syn::BinOp::And(_)) => {
                self.guard(&both.left, fails);
                self.guard(&both.right, fails);
            }
            Expr::Let(binding) => {
                self.matched(&binding.expr, pattern_use(&binding.pat), [&*binding.pat]);
                self.link(fails);
            }
            guard => self.condition(guard, fails),
        }
    }

    /// A scrutinee. A local is only looked at here: the pattern that takes it does so where it
    /// matches, by [`Build::take`].
    fn matched<'p>(
        &mut self,
        scrutinee: &Expr,
        role: Use,
        pats: impl IntoIterator<Item = &'p Pat>,
    ) -> Option<(LocalId, Use)> {
        let local = local_path(scrutinee).filter(|_| role == Use::Pattern);
        self.expr(scrutinee, if local.is_some() { Use::Borrow } else { role });
        self.note_emptied(scrutinee, pats);
        local.map(|local| (local, self.closure.unwrap_or(role)))
    }

    fn take(&mut self, taken: Option<(LocalId, Use)>) {
        if let Some((local, role)) = taken {
            self.push(Event::Use(local, role));
        }
    }

    fn all<'e>(&mut self, exprs: impl IntoIterator<Item = &'e Expr>, role: Use) {
        for expr in exprs {
            self.expr(expr, role);
        }
    }

    fn assign_to(&mut self, left: &Expr) {
        for place in assignees(left) {
            if let Some(local) = local_path(place) {
                let node = self.push(Event::Assign(local));
                let span = crate::syntax::span(place);
                self.graph.assigned_at.insert(node, span);
                continue;
            }
            self.expr(place, Use::Borrow);
            if is_fields(place) {
                self.graph.filled.insert(self.graph.nodes.len() - 1);
            }
        }
    }

    /// Notes which fields of a local the last mention is of.
    pub(super) fn note_fields(&mut self, place: &Expr) {
        if let Some((_, fields)) = fields_of_local(place).filter(|(_, fields)| !fields.is_empty()) {
            self.graph.fields.insert(self.graph.nodes.len() - 1, fields);
        }
    }

    /// Notes that patterns take the fields that they are matched against.
    pub(super) fn note_emptied<'p>(
        &mut self,
        scrutinee: &Expr,
        pats: impl IntoIterator<Item = &'p Pat>,
    ) {
        if is_fields(scrutinee) && empties(pats) {
            self.graph.movable.insert(self.graph.nodes.len() - 1);
        }
    }

    /// An operand that is a number, or else something small: nobody moves a field there.
    fn number(&mut self, operand: &Expr, role: Use) {
        self.expr(operand, role);
        if is_fields(operand) {
            self.graph.movable.remove(&(self.graph.nodes.len() - 1));
        }
    }

    pub(super) fn expr(&mut self, expr: &Expr, role: Use) {
        let is_used = std::mem::take(&mut self.is_used);
        match expr {
            Expr::Path(path) => {
                let ident = path.path.get_ident();
                if let Some((ident, local)) =
                    ident.and_then(|ident| Some((ident, local_of(ident)?)))
                {
                    let role = self.closure.unwrap_or(role);
                    let node = self.push(Event::Use(local, role));
                    self.graph.used_at.insert(node, ident.clone());
                }
            }
            Expr::Call(call) => {
                if let Some(jump) = as_jump(expr) {
                    self.jump(jump);
                } else if let Some((field, way)) = taken(expr) {
                    let role = if way.is_last() {
                        Use::Value
                    } else {
                        Use::Borrow
                    };
                    self.expr(field, role);
                } else if let Some(mac) = self.macros.of(&call.func) {
                    let role = if mac.operands == Operands::ByReference {
                        Use::Borrow
                    } else {
                        Use::Value
                    };
                    if mac.quotes() {
                        let mut quoted = Mentions::default();
                        quoted.visit_expr(expr);
                        self.graph.quoted.extend(quoted.locals);
                    }
                    self.all(&call.args, role);
                    if mac.diverges {
                        self.cursor = None;
                    }
                } else {
                    self.expr(&call.func, Use::Receiver);
                    self.all(&call.args, Use::Value);
                }
            }
            Expr::MethodCall(call) => {
                let method = call.method.to_string();
                let of_entry = || {
                    let receiver = local_path(&call.receiver);
                    receiver.is_some_and(|local| self.entries.contains(&local))
                };
                let role = match () {
                    // Of anything but an entry, these borrow.
                    () if method == "remove" && call.args.is_empty() => Use::Value,
                    () if matches!(&*method, "insert" | "remove") && of_entry() => Use::Value,
                    () if gives_referent(&call.receiver, self.locals) => Use::Receiver,
                    () if borrows_in(call, is_used, self.locals) => Use::Borrow,
                    () if takes_receiver(call) => Use::Value,
                    () => Use::Receiver,
                };
                self.is_used = true;
                self.expr(&call.receiver, role);
                if role == Use::Receiver && self.closure.is_none() && may_take_field(call) {
                    self.graph.movable.insert(self.graph.nodes.len() - 1);
                }
                self.all(&call.args, Use::Value);
            }
            Expr::Field(_)
            | Expr::Unary(syn::ExprUnary {
                op: syn::UnOp::Deref(_),
                ..
            }) if matches!(role, Use::Value | Use::Pattern) && root_local(expr).is_some() => {
                let local = root_local(expr).expect("just seen");
                let node = self.push(Event::Use(local, self.closure.unwrap_or(Use::Part)));
                let name = root_ident(expr).expect("just seen");
                self.graph.used_at.insert(node, name.clone());
                self.note_fields(expr);
                if role == Use::Value && self.closure.is_none() && is_fields(expr) {
                    self.graph.movable.insert(node);
                }
            }
            Expr::Field(field) => {
                let gives = role == Use::Receiver && gives_referent(expr, self.locals);
                self.expr(&field.base, if gives { role } else { Use::Borrow });
                self.note_fields(expr);
            }
            Expr::Index(index) => {
                self.expr(&index.expr, Use::Borrow);
                self.number(&index.index, Use::Value);
            }
            Expr::Unary(unary) => {
                let deref = matches!(unary.op, syn::UnOp::Deref(_));
                self.number(&unary.expr, if deref { Use::Borrow } else { Use::Value });
            }
            Expr::Reference(reference) => {
                if let (Some(local), Some(_)) = (local_path(&reference.expr), reference.mutability)
                {
                    self.graph
                        .borrowed_mut
                        .push((local, crate::syntax::span(&reference.expr)));
                }
                self.expr(&reference.expr, Use::Borrow);
            }
            Expr::RawAddr(reference) => self.expr(&reference.expr, Use::Borrow),
            Expr::Binary(binary) => match binary.op {
                syn::BinOp::And(_) | syn::BinOp::Or(_) => {
                    self.expr(&binary.left, Use::Value);
                    let skip = self.cursor;
                    self.expr(&binary.right, Use::Value);
                    let join = self.push(Event::Nothing);
                    if let Some(skip) = skip {
                        self.graph.nodes[skip].succs.push(join);
                    }
                }
                op if is_assignment(&op) => {
                    self.expr(&binary.right, Use::Value);
                    self.expr(&binary.left, Use::Borrow);
                }
                op => {
                    let role = if is_comparison(&op) {
                        Use::Borrow
                    } else {
                        Use::Value
                    };
                    self.number(&binary.left, role);
                    self.number(&binary.right, role);
                }
            },
            Expr::Assign(assign) => {
                // Nothing takes a place that is assigned to `_`.
                let role = if matches!(*assign.left, Expr::Infer(_)) {
                    Use::Borrow
                } else {
                    Use::Value
                };
                self.is_used = true;
                self.expr(&assign.right, role);
                if let Some(taken) = TakenField::of(assign) {
                    let mention = self.graph.nodes.len() - 1;
                    self.graph.taken.push((mention, taken));
                }
                self.assign_to(&assign.left);
            }
            Expr::If(cond) => {
                let fails = self.add(Event::Nothing);
                let behind = self.add(Event::Nothing);
                self.condition(&cond.cond, fails);
                self.stmts(&cond.then_branch);
                self.link(behind);
                self.cursor = Some(fails);
                if let Some((_, els)) = &cond.else_branch {
                    self.expr(els, Use::Value);
                }
                self.resume_at(behind);
            }
            Expr::Match(matching) => {
                let by_value = matching.arms.iter().any(|arm| match &arm.pat {
                    Pat::Guard(guard) => pattern_use(&guard.pat) != Use::Borrow,
                    pat => pattern_use(pat) != Use::Borrow,
                });
                let role = if by_value { Use::Pattern } else { Use::Borrow };
                let pats = matching.arms.iter().map(|arm| &arm.pat);
                let taken = self.matched(&matching.expr, role, pats);
                let behind = self.add(Event::Nothing);
                let mut next = self.cursor;
                for arm in &matching.arms {
                    self.cursor = next;
                    let plain = if let Pat::Guard(guard) = &arm.pat {
                        let fails = self.add(Event::Nothing);
                        self.bind(&guard.pat);
                        self.condition(&guard.guard, fails);
                        next = Some(fails);
                        &*guard.pat
                    } else {
                        &arm.pat
                    };
                    if pattern_use(plain) != Use::Borrow {
                        self.take(taken);
                    }
                    self.bind(plain);
                    self.expr(&arm.body, Use::Value);
                    self.link(behind);
                }
                self.cursor = None;
                self.resume_at(behind);
            }
            Expr::Loop(looping) => {
                let breaks = breaks_unseen(&looping.body, looping.label.as_ref());
                self.labelled(looping.label.as_ref(), true, |cx| {
                    if breaks {
                        let exit = cx.leaf_labels.last().expect("just pushed").exit;
                        cx.link(exit);
                    }
                    cx.stmts(&looping.body);
                });
            }
            Expr::While(looping) => self.labelled(looping.label.as_ref(), true, |cx| {
                let exit = cx.leaf_labels.last().expect("just pushed").exit;
                cx.condition(&looping.cond, exit);
                cx.stmts(&looping.body);
            }),
            Expr::ForLoop(each) => {
                self.expr(&each.expr, Use::Value);
                self.labelled(each.label.as_ref(), true, |cx| {
                    let exit = cx.leaf_labels.last().expect("just pushed").exit;
                    cx.link(exit);
                    cx.bind(&each.pat);
                    cx.stmts(&each.body);
                });
            }
            Expr::Block(block) if block.label.is_some() => {
                self.labelled(block.label.as_ref(), false, |cx| cx.stmts(&block.block));
            }
            Expr::Block(block) => self.stmts(&block.block),
            Expr::Unsafe(block) => self.stmts(&block.block),
            Expr::Break(_) | Expr::Continue(_) | Expr::Return(_) => self.leave(expr),
            Expr::Closure(closure) => {
                let role = closure.capture.is_some().then_some(Use::Opaque);
                self.captured(role, |cx| cx.expr(&closure.body, Use::Value));
            }
            Expr::Async(block) => self.captured(Some(Use::Opaque), |cx| cx.stmts(&block.block)),
            Expr::Macro(mac) => self.foreign(&mac.mac),
            Expr::Paren(paren) => self.expr(&paren.expr, role),
            Expr::Group(group) => self.expr(&group.expr, role),
            Expr::Try(attempt) => self.expr(&attempt.expr, Use::Value),
            Expr::Await(wait) => self.expr(&wait.base, Use::Value),
            Expr::Cast(cast) => self.number(&cast.expr, Use::Value),
            Expr::Let(binding) => {
                self.expr(&binding.expr, pattern_use(&binding.pat));
                self.bind(&binding.pat);
            }
            Expr::Tuple(tuple) => self.all(&tuple.elems, Use::Value),
            Expr::Array(array) => self.all(&array.elems, Use::Value),
            Expr::Repeat(repeat) => self.expr(&repeat.expr, Use::Value),
            Expr::Range(range) => {
                for end in range.start.iter().chain(&range.end) {
                    self.number(end, Use::Value);
                }
            }
            Expr::Struct(strct) => {
                self.all(strct.fields.iter().map(|f| &f.expr), Use::Value);
                self.all(strct.rest.as_deref(), Use::Receiver);
            }
            _ => {}
        }
    }

    /// A closure: it may run here or later, once or often. Its jumps are its own.
    fn captured(&mut self, role: Option<Use>, walk: impl FnOnce(&mut Self)) {
        let labels = std::mem::take(&mut self.leaf_labels);
        let outer = std::mem::replace(&mut self.closure, role);
        // What it captures, it captures when it is made, whatever its body does with it.
        let start = self.push(Event::Nothing);
        walk(self);
        let behind = self.add(Event::Nothing);
        for node in start..behind {
            self.graph.nodes[node].succs = vec![node + 1];
            self.graph.movable.remove(&node);
            let event = &mut self.graph.nodes[node].event;
            match event {
                // It is captured as a whole.
                Event::Use(_, role @ Use::Pattern) => *role = Use::Value,
                Event::Use(..) => {}
                Event::Assign(local) => *event = Event::Use(*local, Use::Borrow),
                _ => *event = Event::Nothing,
            }
        }
        self.cursor = Some(behind);
        self.closure = outer;
        self.leaf_labels = labels;
    }

    fn leave(&mut self, expr: &Expr) {
        let (label, value, is_break) = match expr {
            Expr::Break(brk) => (brk.label.as_ref(), brk.expr.as_deref(), true),
            Expr::Continue(cont) => (cont.label.as_ref(), None, false),
            Expr::Return(ret) => {
                self.all(ret.expr.as_deref(), Use::Value);
                self.cursor = None;
                return;
            }
            _ => return,
        };
        self.all(value, Use::Value);
        let target = self.leaf_labels.iter().rev().find(|scope| match label {
            Some(label) => scope.label.as_deref() == Some(label.ident.to_string().as_str()),
            None => scope.is_loop,
        });
        if let Some(node) = target.map(|scope| if is_break { scope.exit } else { scope.head }) {
            self.link(node);
        }
        self.cursor = None;
    }
}
