//! Whether whoever takes items gets the code of the step itself, rather than a call.
//!
//! Input: the resolved body and its graph. Output: an [`Inlining`]. Guarantee: it only tells where
//! code is put. LLVM inlines by itself what is short, or called at one place. A `for` loop over
//! items is worth more than that: it is mostly the only one, and what is inlined needs neither the
//! call nor the state in memory.
//!
//! Bodies that are inlined into one another must not grow without end: one that takes the items of
//! other generators at two places has them in it twice, and who has that one twice, four times. So
//! no step is inlined that takes items at more than one place, other than of what std makes; nor
//! one that delegates, to which it gives nothing.
//!
//! ```text
//! for (at, c) in text.char_indices() { .. }             // no such place: of std
//! let first = items.next(); for item in items { .. }    // two
//! ```

use syn::{Expr, Pat};

use crate::flow::Graph;
use crate::known::Known;
use crate::locals::{LocalId, Locals, local_of, local_path};
use crate::suspends::as_delegation;
use crate::walk::{self, Visit};

/// How many nodes the graph of a step has that LLVM inlines into its `next`, if it may yield at
/// one place.
const SHORT: usize = 64;

/// With how many nodes LLVM does as well by itself, or better.
const SMALL: usize = 46;

/// How many nodes there may be in what is inlined everywhere: those of some fifty lines, which
/// are one or two KiB of code.
const LARGE: usize = 160;

/// What is inlined everywhere.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Inlining {
    /// Nothing: LLVM decides.
    None,
    /// `next`. LLVM inlines the step into it.
    Next,
    /// `next` and the step.
    Step,
}

/// What is inlined of the machine of a body.
pub(crate) fn of(body: &syn::Block, graph: &Graph, locals: &Locals) -> Inlining {
    let nodes = graph.nodes.len();
    if nodes > SMALL && nodes <= LARGE && Places::of(body, locals).may_be_inlined() {
        Inlining::Step
    } else if nodes <= SHORT && graph.yields.len() == 1 {
        Inlining::Next
    } else {
        Inlining::None
    }
}

/// The places at which a body takes items of what may be a generator.
struct Places<'a> {
    locals: &'a Locals,
    /// Locals that are iterators of std.
    of_std: Vec<LocalId>,
    count: usize,
    delegates: bool,
}

impl<'a> Places<'a> {
    fn of(body: &syn::Block, locals: &'a Locals) -> Self {
        let mut places = Self {
            locals,
            of_std: Vec::new(),
            count: 0,
            delegates: false,
        };
        places.visit_block(body);
        places
    }

    fn may_be_inlined(&self) -> bool {
        self.count <= 1 && !self.delegates
    }

    /// What std makes, as far as its name tells: of its functions, LLVM decides as ever.
    fn is_of_std(&self, expr: &Expr) -> bool {
        match expr {
            Expr::Range(_) | Expr::Array(_) | Expr::Repeat(_) | Expr::Macro(_) => true,
            Expr::Reference(reference) => {
                reference.mutability.is_none() || self.is_of_std(&reference.expr)
            }
            Expr::Paren(paren) => self.is_of_std(&paren.expr),
            Expr::Group(group) => self.is_of_std(&group.expr),
            Expr::MethodCall(call) => match call.method.to_string().as_str() {
                "by_ref" | "into_iter" => self.is_of_std(&call.receiver),
                method => OF_STD.contains(&method),
            },
            expr => local_path(expr).is_some_and(|local| {
                let known = &self.locals.get(local).known;
                self.of_std.contains(&local)
                    || matches!(known, Some(known) if *known != Known::Plain)
            }),
        }
    }

    fn takes(&mut self, from: &Expr) {
        self.count += usize::from(!self.is_of_std(from));
    }
}

impl Visit for Places<'_> {
    fn visit_local(&mut self, local: &syn::Local) {
        let mut pat = &local.pat;
        if let Pat::Type(typed) = pat {
            pat = &typed.pat;
        }
        if let (Pat::Ident(pat), Some(init)) = (pat, &local.init) {
            if self.is_of_std(&init.expr) {
                self.of_std.extend(local_of(&pat.ident));
            }
        }
        walk::visit_local(self, local);
    }

    fn visit_expr(&mut self, expr: &Expr) {
        match expr {
            Expr::ForLoop(each) => self.takes(&each.expr),
            Expr::MethodCall(call) if call.method == "next" && call.args.is_empty() => {
                self.takes(&call.receiver);
            }
            expr => self.delegates |= as_delegation(expr).is_some(),
        }
        walk::visit_expr(self, expr);
    }
}

/// Methods that give iterators of std.
#[rustfmt::skip]
const OF_STD: &[&str] = &[
    "bytes", "chain", "char_indices", "chars", "chunks", "chunks_exact", "cloned", "copied",
    "cycle", "drain", "enumerate", "filter", "filter_map", "flat_map", "flatten", "fuse",
    "inspect", "iter", "iter_mut", "keys", "lines", "map", "map_while", "peekable", "rev", "scan",
    "skip", "skip_while", "split", "split_whitespace", "step_by", "take", "take_while", "values",
    "values_mut", "windows", "zip",
];
