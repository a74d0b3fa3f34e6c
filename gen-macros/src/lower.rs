//! Syntax to tree: the many forms of Rust become the few of [`crate::ir`].
//!
//! Input: a resolved body. Output: the tree. Guarantee: every yield is a step of its own,
//! everything else is evaluated in the order and as often as written, and temporaries that
//! are alive at a suspension point have become locals.
//!
//! ```text
//! while let Some(x) = stack.pop() { f(a(), yield_!(x)); }
//! =>
//! loop {
//!     let scrutinee = stack.pop();
//!     if let Some(x) = scrutinee { let t = a(); yield x; f(t, ()); } else { break }
//! }
//! ```

mod apart;
mod assignees;
mod control;
mod coroutine;
mod diverge;
mod early;
mod expr;
mod extended;
mod fields;
mod guards;
mod heads;
mod jumps;
mod lets;
mod names;
mod operators;
mod owning;
mod receivers;
mod rests;
mod stmts;
mod temporaries;
mod tokens;
mod types;
mod values;

pub(crate) use control::begun;
pub(crate) use coroutine::{argument, returned};
pub(crate) use diverge::breaks_unseen;
pub(crate) use fields::{TakenField, taken};
pub(crate) use jumps::{as_jump, numbered_jump};
pub(crate) use names::{ours, ours_at, private, private_at};
pub(crate) use operators::{is_assignment, is_comparison};
pub(crate) use owning::captures_copies;
pub(crate) use receivers::{
    borrows_in, borrows_receiver, gives_referent, may_take_field, takes_receiver,
};
pub(crate) use rests::{empties, has_slice, leaves_parts};
pub(crate) use tokens::{jump_of, tokens_jump};
pub(crate) use types::learn_type;

use proc_macro2::Span;
use syn::spanned::Spanned;
use syn::{Expr, Pat};

use crate::borrows::Borrow;
use crate::flat::{Map, Set};
use crate::ir::{Block, Body, Jump, Mark, Step, TargetId};
use crate::locals::{LocalId, Locals};
use crate::macros::StdMacros;
use crate::needs::Needs;
use crate::signature::Exchange;
use crate::suspends::{Bindings, holds_closure};
use crate::syntax;

/// Puts a parameter into the loop that the body is, for what that goes through.
fn through(body: &mut syn::Block, iter: LocalId, locals: &Locals) -> Option<(LocalId, Expr)> {
    let Some(syn::Stmt::Expr(Expr::ForLoop(each), _)) = body.stmts.last_mut() else {
        return None;
    };
    let ident = locals.ident(iter, syntax::span(&each.expr));
    Some((iter, std::mem::replace(&mut each.expr, syntax::name(ident))))
}

/// Lowers a body. `needs` says what has to be taken apart besides yields, `exchange` what a
/// coroutine is given and gives back, `root` what type a recursive generator is.
pub(crate) fn lower(
    mut body: syn::Block,
    params: &[Param],
    locals: &mut Locals,
    macros: &StdMacros,
    needs: &Needs,
    exchange: Option<&Exchange>,
    root: Option<&syn::Type>,
) -> Body {
    let made = params.iter().find(|param| param.is_iter);
    let has_head_start = made.is_some();
    let made = made.and_then(|param| through(&mut body, param.local, locals));
    let params = rests::as_patterns(params, needs, locals);
    let mut cx = Lower {
        locals,
        macros,
        needs,
        exchange,
        root,
        delegates: false,
        unit_span: None,
        labels: Vec::new(),
        targets: 0,
        jumps: Vec::new(),
        stray_labels: Vec::new(),
        borrows: Vec::new(),
        rests: Map::new(),
        marks: 0,
        yields: 0,
        steps: Vec::new(),
        items: Vec::new(),
        temporaries: 0,
        tail: Tail::No,
        is_operand: false,
        is_followed: false,
        assigned: Set::new(),
        made,
    };
    let mut bound = Vec::new();
    let mut root = cx.block(|cx| {
        let returned = cx.declare_returned();
        let mut patterns = Vec::new();
        for param in params {
            bound.push(param.local);
            if let Some(pat) = param.pat {
                for binding in Bindings::of(&pat) {
                    cx.locals.get_mut(binding.id).hoisted = true;
                }
                let init = cx.path(param.local, param.local_span);
                patterns.push((pat, init));
            }
        }
        // Each argument moves on to a local in its place: bindings and what they leave of the
        // arguments are dropped in turn.
        for (pat, argument) in patterns {
            let init = cx.spill(&argument, "argument");
            cx.destructure(pat, init);
        }
        match returned {
            Some(returned) => cx.returning(body.stmts, returned),
            None => cx.stmts(body.stmts, Dest::Unit),
        }
    });
    rests::declare(&mut root, &cx.rests);
    Body {
        root,
        params: bound,
        jumps: cx.jumps,
        stray_labels: cx.stray_labels,
        borrows: cx.borrows,
        doubts: Vec::new(),
        marks: cx.marks,
        targets: cx.targets,
        delegates: cx.delegates,
        has_head_start,
    }
}

/// A parameter: the local that holds the argument, and the pattern it is matched against.
#[derive(Clone)]
pub(crate) struct Param {
    pub(crate) local: LocalId,
    pub(crate) local_span: Span,
    pub(crate) pat: Option<Pat>,
    /// It is what the body's one `for` loop goes through, and is made before.
    pub(crate) is_iter: bool,
}

/// What becomes of the value of an expression.
#[derive(Clone, Copy)]
enum Dest {
    /// It is dropped.
    Discard,
    /// It is `()`.
    Unit,
    /// It goes into a local.
    Into(LocalId),
}

/// Where in the tail of a block the expression is that is being lowered.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Tail {
    /// In none.
    #[default]
    No,
    /// Something behind it yields.
    Before,
    /// Nothing behind it yields.
    Last,
    /// It is the tail itself: its operands and their temporaries have one scope.
    Itself,
}

/// A loop or labelled block that is being taken apart.
struct LabelScope {
    label: Option<String>,
    is_loop: bool,
    target: TargetId,
    result: Dest,
}

struct Lower<'a> {
    locals: &'a mut Locals,
    macros: &'a StdMacros,
    needs: &'a Needs,
    /// What a coroutine is given and gives back.
    exchange: Option<&'a Exchange>,
    /// The type of a recursive generator.
    root: Option<&'a syn::Type>,
    delegates: bool,
    /// Where the value of a body that has no tail is said to come from.
    unit_span: Option<Span>,
    labels: Vec<LabelScope>,
    targets: usize,
    jumps: Vec<Jump>,
    /// The labels that macros are given without a jump.
    stray_labels: Vec<syn::Lifetime>,
    borrows: Vec<Borrow>,
    /// What patterns leave of the user's locals, in order of declaration.
    rests: Map<LocalId, Vec<LocalId>>,
    marks: usize,
    /// How many yields there are so far.
    yields: usize,
    /// The block that is being made.
    steps: Vec<Step>,
    items: Vec<syn::Item>,
    /// How many steps the block begins with that declare temporaries of its statement.
    temporaries: usize,
    /// Whether the tail of a block is being lowered.
    tail: Tail,
    /// The expression is part of a larger one.
    is_operand: bool,
    /// Something is behind the statement, in its block or in one around it.
    is_followed: bool,
    /// The locals that some step gives a value.
    assigned: Set<LocalId>,
    /// The iterator of the first loop, if it is a parameter, and what it is made of.
    made: Option<(LocalId, Expr)>,
}

/// What is known of the block around the one that is being made.
struct Around {
    steps: Vec<Step>,
    items: Vec<syn::Item>,
    temporaries: usize,
    tail: Tail,
    is_operand: bool,
}

impl Lower<'_> {
    fn mark(&mut self) -> Mark {
        self.marks += 1;
        self.marks - 1
    }

    /// A yield: `said` is the macro, and what stands in its parentheses.
    fn push_yield(&mut self, value: Expr, span: Span, said: (&'static str, Span), calls: bool) {
        let number = self.yields;
        self.yields += 1;
        let step = if self.needs.unreached.contains(&number) {
            Step::NeverYield { value, span, calls }
        } else {
            Step::Yield {
                value,
                mark: self.mark(),
                span,
                said,
                calls,
                number,
            }
        };
        self.steps.push(step);
    }

    /// Makes a block of the steps that `fill` pushes.
    fn block(&mut self, fill: impl FnOnce(&mut Self)) -> Block {
        let around = self.enter_block();
        fill(self);
        self.leave_block(around)
    }

    fn enter_block(&mut self) -> Around {
        Around {
            steps: std::mem::take(&mut self.steps),
            items: std::mem::take(&mut self.items),
            temporaries: std::mem::take(&mut self.temporaries),
            tail: std::mem::take(&mut self.tail),
            is_operand: std::mem::take(&mut self.is_operand),
        }
    }

    fn leave_block(&mut self, around: Around) -> Block {
        self.temporaries = around.temporaries;
        self.tail = around.tail;
        self.is_operand = around.is_operand;
        let steps = std::mem::replace(&mut self.steps, around.steps);
        let items = std::mem::replace(&mut self.items, around.items);
        let suspends = steps.iter().any(Step::suspends);
        let end = self.mark();
        Block {
            steps,
            items,
            end,
            suspends,
            is_unsafe: false,
        }
    }

    fn scope(&mut self, fill: impl FnOnce(&mut Self)) {
        let body = self.block(fill);
        let join = self.mark();
        self.steps.push(Step::Scope {
            target: None,
            body,
            join,
        });
    }

    /// One statement: its temporaries are dropped at its end.
    fn statement(&mut self, fill: impl FnOnce(&mut Self)) {
        let body = self.block(fill);
        self.push_statement(body);
    }

    fn push_statement(&mut self, body: Block) {
        if body.items.is_empty()
            && !body
                .steps
                .iter()
                .any(|step| matches!(step, Step::Declare { .. } | Step::Let { .. }))
        {
            self.steps.extend(body.steps);
        } else {
            let join = self.mark();
            self.steps.push(Step::Scope {
                target: None,
                body,
                join,
            });
        }
    }

    fn hidden(&mut self, name: &str, span: Span) -> LocalId {
        let local = self
            .locals
            .add_hidden(name, span.resolved_at(Span::mixed_site()));
        self.steps.push(Step::Declare { local, ty: None });
        local
    }

    fn path(&self, local: LocalId, span: Span) -> Expr {
        syntax::name(self.locals.ident(local, span))
    }

    fn assign(&mut self, local: LocalId, value: &Expr) {
        self.assigned.insert(local);
        self.locals.get_mut(local).closure |= holds_closure(value, self.locals);
        let target = self.path(local, self.locals.get(local).span);
        let assign = syntax::first_value(target, value.clone());
        self.steps.push(Step::Leaf(assign));
    }

    /// Evaluates a leaf into a temporary.
    fn spill(&mut self, value: &Expr, name: &str) -> Expr {
        let local = self.hidden(name, syntax::span(value));
        self.fill(local, value)
    }

    fn fill(&mut self, local: LocalId, value: &Expr) -> Expr {
        self.note_value(local, value);
        self.assign(local, value);
        self.path(local, value.span())
    }

    /// Records what syntax tells of the value of a temporary.
    fn note_value(&mut self, local: LocalId, value: &Expr) {
        self.learn(local, value);
        self.borrows
            .extend(crate::borrows::of_guard(local, value, self.locals));
        // A copy of a reference borrows what that does.
        let from = crate::locals::local_path(value);
        let copied = self.borrows.iter().filter(|b| Some(b.holder) == from);
        let copied: Vec<_> = copied
            .cloned()
            .map(|b| Borrow { holder: local, ..b })
            .collect();
        self.borrows.extend(copied);
        self.locals.get_mut(local).value = Some(value.clone());
    }
}

fn strip_parens(expr: &Expr) -> &Expr {
    match expr {
        Expr::Paren(paren) => strip_parens(&paren.expr),
        other => other,
    }
}

/// Whether a leaf is an assignment of [`Lower::assign`].
fn is_init(expr: &Expr) -> bool {
    matches!(expr, Expr::Assign(assign) if assign.attrs.iter().any(|attr| attr.path().is_ident("init")))
}

fn is_unit(expr: &Expr) -> bool {
    matches!(expr, Expr::Tuple(tuple) if tuple.elems.is_empty())
}
