//! Patterns whose bindings get other names first, as what they bind is declared elsewhere.
//!
//! ```text
//! let (x, _) = f();   =>   let x; { let (x1, _) = f(); x = x1; }
//! ```

use syn::Pat;

use super::Lower;
use crate::flat::Map;
use crate::ir::Step;
use crate::locals::{LocalId, Locals, local_of};
use crate::walk::{self, VisitMut};

/// What a pattern bound, and the names that it binds instead.
pub(super) type Apart = Map<LocalId, LocalId>;

impl Lower<'_> {
    /// Gives what a pattern binds other names.
    pub(super) fn bind_apart(&mut self, pat: &mut Pat) -> Apart {
        let mut renamed = Renamed {
            locals: self.locals,
            names: Apart::default(),
        };
        renamed.visit_pat_mut(pat);
        renamed.names
    }

    pub(super) fn declare_all(&mut self, bound: &Apart) {
        for &(local, _) in bound.iter() {
            self.steps.push(Step::Declare { local, ty: None });
        }
    }

    /// Moves what the pattern has bound to where it belongs.
    pub(super) fn assign_all(&mut self, bound: &Apart) {
        for &(local, bound) in bound.iter() {
            let value = self.path(bound, self.locals.get(local).span);
            self.assign(local, &value);
        }
    }
}

struct Renamed<'a> {
    locals: &'a mut Locals,
    names: Apart,
}

impl VisitMut for Renamed<'_> {
    fn visit_pat_mut(&mut self, pat: &mut Pat) {
        walk::visit_pat_mut(self, pat);
        let Pat::Ident(binding) = pat else { return };
        let Some(local) = local_of(&binding.ident) else {
            return;
        };
        let span = binding.ident.span();
        let bound = match self.names.get(&local) {
            Some(&bound) => bound,
            None => self.locals.add_bound("bound", span),
        };
        self.names.insert(local, bound);
        binding.mutability = None;
        binding.ident = self.locals.ident(bound, span);
    }
}
