//! Which locals may borrow from other locals of the body, judging by what they are made of.
//!
//! Input: the resolved body, and which locals are references. Output: the mark
//! [`borrows`](crate::locals::Local::borrows). Guarantee: it tells only when what is left of such a
//! local is dropped: a borrow cannot be kept across a yield, so it is not kept for its drop.
//!
//! ```text
//! let parsed = parse(&line); let words = parsed.words; yield_!(1);   =>   parsed, words
//! ```

use syn::{Expr, Pat};

use crate::locals::{LocalId, Locals, local_of};
use crate::suspends::{Bindings, root_local};
use crate::walk::{self, Visit};

/// Methods of std that give something out of a local that does not borrow from that.
const GIVEN: &[&str] = &[
    "clone",
    "cloned",
    "insert",
    "into_iter",
    "len",
    "pop",
    "pop_back",
    "pop_first",
    "pop_front",
    "pop_last",
    "recv",
    "remove",
    "replace",
    "swap_remove",
    "take",
    "to_owned",
    "to_string",
    "to_vec",
    "try_recv",
];

/// Marks such locals.
pub(crate) fn mark(body: &syn::Block, locals: &mut Locals) {
    Mark(locals).visit_block(body);
}

struct Mark<'a>(&'a mut Locals);

impl Mark<'_> {
    fn bind(&mut self, pat: &Pat, value: &Expr) {
        let mut find = Find(self.0, false);
        find.visit_expr(value);
        if find.1 {
            for local in Bindings::ids(pat) {
                self.0.get_mut(local).borrows = true;
            }
        }
    }
}

impl Visit for Mark<'_> {
    fn visit_local(&mut self, local: &syn::Local) {
        walk::visit_local(self, local);
        if let Some(init) = &local.init {
            self.bind(&local.pat, &init.expr);
        }
    }

    fn visit_expr(&mut self, expr: &Expr) {
        match expr {
            Expr::ForLoop(each) => self.bind(&each.pat, &each.expr),
            Expr::Let(binding) => self.bind(&binding.pat, &binding.expr),
            Expr::Match(matching) => {
                for arm in &matching.arms {
                    self.bind(&arm.pat, &matching.expr);
                }
            }
            _ => {}
        }
        walk::visit_expr(self, expr);
    }

    fn visit_item(&mut self, _: &syn::Item) {}
}

/// Whether an expression has a borrow of a local in it, or what may be one.
struct Find<'a>(&'a Locals, bool);

impl Find<'_> {
    fn lends(&self, place: &Expr) -> bool {
        root_local(place).is_some_and(|local| {
            let of = self.0.get(local);
            !of.is_shared() && !of.exclusive
        })
    }
}

impl Visit for Find<'_> {
    fn visit_expr(&mut self, expr: &Expr) {
        self.1 |= match expr {
            Expr::Reference(reference) => self.lends(&reference.expr),
            Expr::MethodCall(call) => {
                let method = call.method.to_string();
                !GIVEN.contains(&method.as_str()) && self.lends(&call.receiver)
            }
            Expr::Path(path) => {
                let local = path.path.get_ident().and_then(local_of);
                local.is_some_and(|local: LocalId| self.0.get(local).borrows)
            }
            // What such a block gives, it gives by its tail; that is not looked for.
            Expr::Closure(_) | Expr::Async(_) => return,
            _ => false,
        };
        walk::visit_expr(self, expr);
    }

    fn visit_item(&mut self, _: &syn::Item) {}
}
