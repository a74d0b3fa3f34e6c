//! Questions about syntax: does it yield, what does it mention, is it a place?
//!
//! Closures, `async` blocks and nested items are opaque: a yield in them is not ours.

use std::collections::BTreeSet;

use syn::visit::{self, Visit};
use syn::{Expr, Pat};

use crate::flow::Graph;
use crate::liveness::Liveness;
use crate::locals::{LocalId, local_of, local_path};
use crate::status::{Status, Statuses};

/// The value of a `__yield(value)` call.
pub(crate) fn as_yield(expr: &Expr) -> Option<&Expr> {
    let Expr::Call(call) = expr else { return None };
    let Expr::Path(path) = &*call.func else {
        return None;
    };
    (path.path.is_ident("__yield")).then(|| &call.args[0])
}

/// What makes lowering take a piece of syntax apart.
#[derive(Default)]
pub(crate) struct Needs {
    /// Locals that some branch may move and another not, while they are held across a yield:
    /// code that branches around a mention of them is taken apart, so that each branch can
    /// say what became of them.
    pub(crate) branching: BTreeSet<LocalId>,
    /// Locals of which some expression takes a part by value, `x.field` or `*x`, while they are
    /// held across a yield: the part is taken in a step of its own.
    pub(crate) parts: BTreeSet<LocalId>,
    /// Patterns whose `_` are locals of their own, as the local they are matched against and
    /// their first binding: see [`crate::ir::Hold`].
    pub(crate) rests: BTreeSet<(LocalId, LocalId)>,
    /// How many locals are the user's; those behind them are made by lowering.
    pub(crate) users: usize,
}

impl Needs {
    /// Adds what the analyses of one lowering ask for; whether that is anything new.
    pub(crate) fn learn(&mut self, graph: &Graph, live: &Liveness, statuses: &Statuses) -> bool {
        let known = self.branching.len() + self.parts.len() + self.rests.len();
        let users = self.users;
        let is_users = |local: &&LocalId| local.index() < users;
        self.branching.extend(statuses.torn.iter().filter(is_users));
        self.branching
            .extend(statuses.parted.iter().filter(is_users));
        self.parts.extend(statuses.parted.iter().filter(is_users));
        for &(node, local, first) in &graph.nameable {
            let held = statuses.before(node, local) == Status::Real
                && statuses.after(node, local) == Status::Held;
            if held && !live.after(node, local) {
                self.rests.insert((local, first));
            }
        }
        self.branching.len() + self.parts.len() + self.rests.len() > known
    }

    /// Whether an expression is a part of a local that has to be taken in a step of its own.
    pub(crate) fn takes_part(&self, expr: &Expr) -> bool {
        local_path(expr).is_none()
            && root_local(expr).is_some_and(|local| self.parts.contains(&local))
    }

    /// Whether lowering has to look into this expression.
    pub(crate) fn expr(&self, expr: &Expr) -> bool {
        let mut scan = Scan {
            needs: self,
            found: false,
        };
        scan.visit_expr(expr);
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
            Expr::MethodCall(call) if !consumes_receiver(&call.method.to_string()) => {
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
                self.visit_expr(&assign.right);
            }
            Expr::Binary(binary) if crate::lower::is_assignment(&binary.op) => {
                place(self, &binary.left);
                self.visit_expr(&binary.right);
            }
            Expr::Binary(binary) if crate::lower::is_comparison(&binary.op) => {
                place(self, &binary.left);
                place(self, &binary.right);
            }
            Expr::Let(binding) => place(self, &binding.expr),
            Expr::Match(matching) => {
                place(self, &matching.expr);
                matching.arms.iter().for_each(|arm| self.visit_arm(arm));
            }
            Expr::Call(call) if crate::macros::is_by_reference(&call.func) => {
                call.args.iter().for_each(|arg| place(self, arg));
            }
            _ => return false,
        }
        true
    }
}

/// Methods that take their receiver by value, judging by their name.
pub(crate) fn consumes_receiver(method: &str) -> bool {
    method.starts_with("into_") || method.starts_with("unwrap") || method == "expect"
}

impl<'ast> Visit<'ast> for Scan<'_> {
    fn visit_expr(&mut self, expr: &'ast Expr) {
        if self.found || matches!(expr, Expr::Closure(_) | Expr::Async(_) | Expr::Const(_)) {
            return;
        }
        if as_yield(expr).is_some() {
            self.found = true;
            return;
        }
        if self.needs.takes_part(expr) {
            self.found = true;
            return;
        }
        if !self.needs.parts.is_empty() && self.visit_places(expr) {
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
        visit::visit_expr(self, expr);
    }

    fn visit_item(&mut self, _: &'ast syn::Item) {}
    fn visit_pat(&mut self, _: &'ast Pat) {}
}

/// All locals mentioned in a piece of syntax.
#[derive(Default)]
pub(crate) struct Mentions {
    pub(crate) locals: BTreeSet<LocalId>,
}

impl<'ast> Visit<'ast> for Mentions {
    fn visit_ident(&mut self, ident: &'ast proc_macro2::Ident) {
        self.locals.extend(local_of(ident));
    }

    fn visit_macro(&mut self, mac: &'ast syn::Macro) {
        tokens_mention(&mac.tokens, &mut |id| {
            self.locals.insert(id);
        });
    }
}

/// Calls `found` for each local in raw tokens.
pub(crate) fn tokens_mention(tokens: &proc_macro2::TokenStream, found: &mut dyn FnMut(LocalId)) {
    for token in tokens.clone() {
        match token {
            proc_macro2::TokenTree::Group(group) => tokens_mention(&group.stream(), found),
            proc_macro2::TokenTree::Ident(ident) => {
                if let Some(id) = local_of(&ident) {
                    found(id);
                }
            }
            _ => {}
        }
    }
}

/// Whether an expression denotes a place, so that mentioning it runs nothing.
pub(crate) fn is_place(expr: &Expr) -> bool {
    match expr {
        Expr::Path(_) => true,
        Expr::Field(field) => is_place(&field.base),
        Expr::Index(index) => is_place(&index.expr) && is_inert(&index.index),
        Expr::Unary(unary) => matches!(unary.op, syn::UnOp::Deref(_)) && is_place(&unary.expr),
        Expr::Paren(paren) => is_place(&paren.expr),
        _ => false,
    }
}

/// The local that a place is a part of: `x` in `x.a.0` and `*x`.
pub(crate) fn root_local(expr: &Expr) -> Option<LocalId> {
    match expr {
        Expr::Field(field) => root_local(&field.base),
        Expr::Unary(unary) if matches!(unary.op, syn::UnOp::Deref(_)) => root_local(&unary.expr),
        Expr::Paren(paren) => root_local(&paren.expr),
        _ => local_path(expr),
    }
}

/// The places that a (destructuring) assignment to `left` assigns to.
pub(crate) fn assignees(left: &Expr) -> Vec<&Expr> {
    match left {
        Expr::Tuple(tuple) => tuple.elems.iter().flat_map(assignees).collect(),
        Expr::Array(array) => array.elems.iter().flat_map(assignees).collect(),
        Expr::Call(call) => call.args.iter().flat_map(assignees).collect(),
        Expr::Struct(strct) => strct
            .fields
            .iter()
            .flat_map(|field| assignees(&field.expr))
            .collect(),
        Expr::Paren(paren) => assignees(&paren.expr),
        Expr::Infer(_) | Expr::Range(_) => Vec::new(),
        place => vec![place],
    }
}

/// Whether an expression denotes a place rather than a value, whatever it runs to find it.
pub(crate) fn names_place(expr: &Expr) -> bool {
    match expr {
        Expr::Path(_) | Expr::Field(_) | Expr::Index(_) => true,
        Expr::Unary(unary) => matches!(unary.op, syn::UnOp::Deref(_)),
        Expr::Paren(paren) => names_place(&paren.expr),
        _ => false,
    }
}

/// Whether an expression may be evaluated later than written without anybody noticing.
pub(crate) fn is_inert(expr: &Expr) -> bool {
    match expr {
        Expr::Lit(_) => true,
        Expr::Path(_) => local_path(expr).is_none(),
        Expr::Reference(reference) => is_place(&reference.expr) || is_constant(&reference.expr),
        Expr::Paren(paren) => is_inert(&paren.expr),
        Expr::Unary(unary) => {
            matches!(unary.op, syn::UnOp::Neg(_)) && matches!(*unary.expr, Expr::Lit(_))
        }
        _ => false,
    }
}

/// Whether `&expr` is promoted to a `'static` constant, as far as syntax tells.
pub(crate) fn is_constant(expr: &Expr) -> bool {
    match expr {
        Expr::Lit(_) => true,
        Expr::Path(_) => local_path(expr).is_none(),
        Expr::Array(array) => array.elems.iter().all(is_constant),
        Expr::Tuple(tuple) => tuple.elems.iter().all(is_constant),
        Expr::Paren(paren) => is_constant(&paren.expr),
        Expr::Reference(reference) => {
            reference.mutability.is_none() && is_constant(&reference.expr)
        }
        Expr::Repeat(repeat) => is_constant(&repeat.expr),
        Expr::Unary(unary) => !matches!(unary.op, syn::UnOp::Deref(_)) && is_constant(&unary.expr),
        Expr::Binary(binary) => is_constant(&binary.left) && is_constant(&binary.right),
        Expr::Cast(cast) => is_constant(&cast.expr),
        Expr::Call(call) => {
            // Any other variant or struct may have a `Drop`, and then is a temporary.
            let known = matches!(&*call.func, Expr::Path(path) if path.path.segments.last()
                .is_some_and(|s| s.ident == "Some" || s.ident == "Ok" || s.ident == "Err"));
            known && call.args.iter().all(is_constant)
        }
        _ => false,
    }
}

/// The locals a pattern binds, in order; `by_value` is cleared for those bound by `ref`.
#[derive(Default)]
pub(crate) struct Bindings {
    pub(crate) all: Vec<Binding>,
}

/// One binding of a pattern.
#[derive(Clone)]
pub(crate) struct Binding {
    pub(crate) id: LocalId,
    pub(crate) ident: proc_macro2::Ident,
    pub(crate) by_value: bool,
}

impl Bindings {
    pub(crate) fn of(pat: &Pat) -> Vec<Binding> {
        let mut bindings = Self::default();
        bindings.visit_pat(pat);
        bindings.all
    }
}

impl<'ast> Visit<'ast> for Bindings {
    fn visit_pat_ident(&mut self, pat: &'ast syn::PatIdent) {
        if let Some(id) = local_of(&pat.ident) {
            if self.all.iter().all(|b| b.id != id) {
                self.all.push(Binding {
                    id,
                    ident: pat.ident.clone(),
                    by_value: pat.by_ref.is_none(),
                });
            }
        }
        visit::visit_pat_ident(self, pat);
    }
    fn visit_expr(&mut self, _: &'ast Expr) {}
}
