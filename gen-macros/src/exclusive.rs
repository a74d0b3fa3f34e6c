//! Which locals are `&mut` references, as far as syntax tells.
//!
//! Input: the resolved body, and what is known of the parameters. Output: the mark
//! [`exclusive`](crate::locals::Local::exclusive) on locals. Guarantee: it tells only where a local
//! is stored, never what the body means.
//!
//! ```text
//! fn f(root: &mut Node) { let mut at = root; while let Some(next) = &mut at.next { at = next; .. } }
//! =>   root, at, next
//! ```

use syn::{Expr, Pat, Stmt, Type};

use crate::locals::{LocalId, Locals, local_of, local_path};
use crate::lower::Param;
use crate::signature::Argument;
use crate::suspends::{Bindings, assignees};
use crate::walk::{self, Visit};

/// Marks such locals of a body.
pub(crate) fn mark(body: &syn::Block, locals: &mut Locals) {
    let mut exclusive = Exclusive {
        locals,
        has_changed: true,
    };
    // One may become another that is declared before it.
    while std::mem::take(&mut exclusive.has_changed) {
        exclusive.visit_block(body);
    }
}

/// Whether a type is a `&mut`.
pub(crate) fn is_exclusive(ty: &Type) -> bool {
    matches!(ty, Type::Reference(reference) if reference.mutability.is_some())
}

/// The parameters that are `&mut` references, and whose names mean nothing else.
pub(crate) fn params(arguments: &[Argument], params: &[Param], locals: &Locals) -> Vec<LocalId> {
    let is_unique = |local: LocalId| {
        let name = &locals.get(local).name;
        let mut named = locals.ids().filter(|id| locals.get(*id).name == *name);
        named.next() == Some(local) && named.next().is_none()
    };
    let params = arguments.iter().zip(params);
    let exclusive = params.filter(|(argument, param)| {
        let is_exclusive = argument.ty.as_ref().is_some_and(is_exclusive);
        is_exclusive && param.pat.is_none() && is_unique(param.local)
    });
    exclusive.map(|(_, param)| param.local).collect()
}

struct Exclusive<'a> {
    locals: &'a mut Locals,
    has_changed: bool,
}

impl Exclusive<'_> {
    /// `certain`, for what depends on it.
    fn mark(&mut self, local: LocalId, certain: bool) {
        let local = self.locals.get_mut(local);
        self.has_changed |= !local.exclusive || certain && !local.is_exclusive;
        local.exclusive = true;
        local.is_exclusive |= certain;
    }

    /// Whether a value certainly is a `&mut`.
    fn is_one(&self, value: &Expr) -> bool {
        match value {
            Expr::Reference(reference) => reference.mutability.is_some(),
            Expr::Paren(paren) => self.is_one(&paren.expr),
            Expr::Group(group) => self.is_one(&group.expr),
            value => local_path(value).is_some_and(|local| self.locals.get(local).is_exclusive),
        }
    }

    /// What a pattern takes out of a value.
    fn bind(&mut self, pat: &Pat, value: &Expr) {
        if self.gives(value) {
            for local in Bindings::ids(pat) {
                self.mark(local, false);
            }
        }
    }

    /// Whether a value is a `&mut`, or has some in it.
    fn gives(&self, value: &Expr) -> bool {
        match value {
            Expr::Reference(reference) => reference.mutability.is_some(),
            Expr::MethodCall(call) => {
                let method = call.method.to_string();
                method.ends_with("_mut")
                    || method.starts_with("or_")
                    || self.gives(&call.receiver) && is_passing(&method)
            }
            Expr::Try(attempt) => self.gives(&attempt.expr),
            Expr::Paren(paren) => self.gives(&paren.expr),
            Expr::Group(group) => self.gives(&group.expr),
            Expr::Block(block) => self.gives_at_end(&block.block),
            Expr::If(branches) => self.gives_at_end(&branches.then_branch),
            Expr::Match(matched) => matched.arms.iter().any(|arm| self.gives(&arm.body)),
            value => local_path(value).is_some_and(|local| self.locals.get(local).exclusive),
        }
    }

    fn gives_at_end(&self, block: &syn::Block) -> bool {
        matches!(block.stmts.last(), Some(Stmt::Expr(value, None)) if self.gives(value))
    }
}

impl Visit for Exclusive<'_> {
    fn visit_local(&mut self, local: &syn::Local) {
        match (&local.pat, &local.init) {
            (Pat::Type(typed), _) if is_exclusive(&typed.ty) => {
                let is_whole = matches!(*typed.pat, Pat::Ident(_));
                for local in Bindings::ids(&typed.pat) {
                    self.mark(local, is_whole);
                }
            }
            (Pat::Ident(pat), Some(init)) if pat.by_ref.is_none() && self.is_one(&init.expr) => {
                if let Some(local) = local_of(&pat.ident) {
                    self.mark(local, true);
                }
            }
            (pat, Some(init)) => self.bind(pat, &init.expr),
            _ => {}
        }
        walk::visit_local(self, local);
    }

    fn visit_expr(&mut self, expr: &Expr) {
        match expr {
            Expr::Let(binding) => self.bind(&binding.pat, &binding.expr),
            Expr::Match(matched) => {
                for arm in &matched.arms {
                    self.bind(&arm.pat, &matched.expr);
                }
            }
            Expr::Assign(assign) if self.gives(&assign.right) => {
                let certain = self.is_one(&assign.right) && local_path(&assign.left).is_some();
                for local in assignees(&assign.left).into_iter().filter_map(local_path) {
                    self.mark(local, certain);
                }
            }
            _ => {}
        }
        walk::visit_expr(self, expr);
    }
}

/// Whether a method hands on what it is called on.
fn is_passing(method: &str) -> bool {
    matches!(
        method,
        "unwrap" | "expect" | "ok_or" | "ok" | "next" | "pop"
    )
}
