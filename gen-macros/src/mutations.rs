//! What the user may not do with a local that the state takes over: rustc sees a `&mut` there
//! and would let an immutable local be changed, or speak of a reference that the user never
//! wrote when it is moved in a loop.
//!
//! Input: the body, the graph and what was solved on it. Output: errors where syntax is enough,
//! [`Suspect`]s where the types decide. Guarantee: no right program is rejected.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::Expr;

use crate::diag::{self, Errors};
use crate::flow::{Event, Graph, Use};
use crate::liveness::Liveness;
use crate::locals::{LocalId, Locals, local_path};
use crate::lower::is_assignment;
use crate::placement::Placement;
use crate::status::{Status, Statuses};
use crate::suspends::{Bindings, Mentions, as_delegation, as_yield, assignees, root_local};
use crate::verdict::{Call, Proof, Subject, Suspect};
use crate::walk::{self, Visit};

/// A change of a local.
pub(crate) struct Mutation {
    local: LocalId,
    at: TokenStream,
    proof: Proof,
    how: How,
    /// The call that may change it.
    call: Option<syn::ExprMethodCall>,
}

#[derive(Clone, Copy)]
enum How {
    /// `x += 1`
    Assign,
    /// `x.field = 1`, `x[0] = 1`
    AssignPart,
    /// `x.push(1)`, `&mut x.field`
    Borrow,
}

/// Methods of std's collections, strings and iterators that need `&mut self`. A user's own method
/// of that name may do with `&self`, so the types decide.
const MUTATING: &[&str] = &[
    "next",
    "next_back",
    "push",
    "push_str",
    "push_back",
    "push_front",
    "pop",
    "pop_back",
    "pop_front",
    "insert",
    "remove",
    "clear",
    "extend",
    "truncate",
    "sort",
    "sort_by",
    "sort_by_key",
    "sort_unstable",
    "retain",
    "drain",
    "iter_mut",
    "first_mut",
    "last_mut",
    "values_mut",
    "entry",
    "resize",
    "split_off",
    "reserve",
    "extend_from_slice",
];

/// Whether a method may need a `&mut` of its receiver, judging by its name.
pub(crate) fn may_change(method: &proc_macro2::Ident) -> bool {
    MUTATING.contains(&method.to_string().as_str())
}

/// All changes in a body. Those by `=` and `&mut x` are found in the graph.
pub(crate) fn of_body(body: &syn::Block) -> Vec<Mutation> {
    let mut find = Find(Vec::new());
    find.visit_block(body);
    find.0
}

/// Marks the locals that an assignment gives a value, or a part of one.
pub(crate) fn mark_refilled(body: &syn::Block, locals: &mut Locals) {
    struct Assigned<'a>(&'a mut Locals);
    impl Visit for Assigned<'_> {
        fn visit_expr(&mut self, expr: &Expr) {
            if let Expr::Assign(assign) = expr {
                for local in assignees(&assign.left).into_iter().filter_map(root_local) {
                    self.0.get_mut(local).refilled = true;
                }
            }
            walk::visit_expr(self, expr);
        }
    }
    Assigned(locals).visit_block(body);
}

struct Find(Vec<Mutation>);

impl Find {
    fn add(&mut self, place: &Expr, proof: Proof, how: How) {
        if let Some(local) = local_path(place) {
            let at = place.to_token_stream();
            self.0.push(Mutation {
                local,
                at,
                proof,
                how,
                call: None,
            });
        }
    }

    /// A call that needs a `&mut` of its receiver, judging by its name.
    fn call(&mut self, call: &syn::ExprMethodCall) {
        if may_change(&call.method) && call.args.iter().all(can_be_repeated) {
            let before = self.0.len();
            self.add(&call.receiver, Proof::Changes, How::Borrow);
            for mutation in &mut self.0[before..] {
                mutation.call = Some(call.clone());
            }
        }
    }

    /// The local of which `place` is a part, whatever its type.
    fn part(&mut self, place: &Expr, how: How) {
        match place {
            Expr::Index(index) => self.add(&index.expr, Proof::Place, how),
            Expr::Field(field) => self.add(&field.base, Proof::Place, how),
            _ => {}
        }
    }
}

impl Visit for Find {
    fn visit_expr(&mut self, expr: &Expr) {
        match expr {
            Expr::Binary(binary) if is_assignment(&binary.op) => {
                self.add(&binary.left, Proof::Certain, How::Assign);
                self.part(&binary.left, How::AssignPart);
            }
            Expr::Assign(assign) => self.part(&assign.left, How::AssignPart),
            Expr::Reference(reference) if reference.mutability.is_some() => {
                self.part(&reference.expr, How::Borrow);
            }
            Expr::MethodCall(call) => self.call(call),
            _ => {}
        }
        walk::visit_expr(self, expr);
    }

    fn visit_item(&mut self, _: &syn::Item) {}
}

/// Whether an argument means the same in a closure, where only its type matters.
fn can_be_repeated(arg: &Expr) -> bool {
    struct Find(bool);
    impl Visit for Find {
        fn visit_expr(&mut self, expr: &Expr) {
            self.0 |= as_yield(expr).is_some()
                || as_delegation(expr).is_some()
                || matches!(
                    expr,
                    Expr::Await(_)
                        | Expr::Break(_)
                        | Expr::Continue(_)
                        | Expr::Macro(_)
                        | Expr::Return(_)
                        | Expr::Try(_)
                );
            walk::visit_expr(self, expr);
        }
        fn visit_item(&mut self, _: &syn::Item) {
            self.0 = true;
        }
    }
    let mut find = Find(false);
    find.visit_expr(arg);
    !find.0
}

/// The locals that the arguments of a call mention; `None` if the type of one is not known at
/// the end of the body.
fn mentioned(call: &syn::ExprMethodCall, locals: &Locals) -> Option<Vec<LocalId>> {
    #[derive(Default)]
    struct Bound(Vec<LocalId>);
    impl Visit for Bound {
        fn visit_pat(&mut self, pat: &syn::Pat) {
            self.0.extend(Bindings::ids(pat));
        }
    }
    let (mut mentions, mut bound) = (Mentions::default(), Bound::default());
    for arg in &call.args {
        mentions.visit_expr(arg);
        bound.visit_expr(arg);
    }
    let outer = mentions.locals.into_iter();
    let outer: Vec<_> = outer.filter(|local| !bound.0.contains(local)).collect();
    let known = |local: &LocalId| locals.get(*local).hoisted && !locals.get(*local).closure;
    outer.iter().all(known).then_some(outer)
}

/// What the analyses found.
pub(crate) struct Found<'a> {
    pub(crate) graph: &'a Graph,
    pub(crate) live: &'a Liveness,
    pub(crate) statuses: &'a Statuses,
    pub(crate) placement: &'a Placement,
    pub(crate) locals: &'a Locals,
}

impl Found<'_> {
    fn is_taken_over(&self, local: LocalId) -> bool {
        self.placement.placed.contains(&local)
    }

    fn is_frozen(&self, local: LocalId) -> bool {
        self.is_taken_over(local) && !self.locals.get(local).mutable
    }
}

/// Reports what is wrong; gives what the types decide.
pub(crate) fn check(
    mutations: &[Mutation],
    found: &Found<'_>,
    errors: &mut Errors,
) -> Vec<Suspect> {
    let name = |local: LocalId| found.locals.said(local);
    for &(node, span) in found.graph.assigned_at.iter() {
        if let Event::Assign(local) = found.graph.nodes[node].event {
            // Where only some paths give it a value, they may end in a call that never returns.
            let set = found.statuses.before(node, local) == Status::Real;
            if found.is_frozen(local) && set {
                errors.at_span(span, diag::assigned_twice(name(local)));
            }
        }
    }
    for &(local, span) in &found.graph.borrowed_mut {
        if found.is_frozen(local) {
            errors.at_span(span, diag::borrowed_mutably(name(local)));
        }
    }
    for mutation in mutations {
        let local = found.locals.get(mutation.local);
        if local.receiver && local.is_shared() && matches!(mutation.how, How::AssignPart) {
            errors.at(&mutation.at, diag::SHARED_SELF);
        }
    }
    let mut suspects = Vec::new();
    for mutation in mutations
        .iter()
        .filter(|mutation| found.is_frozen(mutation.local))
    {
        let local = mutation.local;
        let message = match mutation.how {
            How::Assign => diag::assigned_twice(name(local)),
            How::AssignPart => diag::part_assigned(name(local)),
            How::Borrow => diag::borrowed_mutably(name(local)),
        };
        if mutation.proof == Proof::Certain {
            errors.at(&mutation.at, message);
            continue;
        }
        let at = mutation.at.clone();
        let mut suspect = Suspect::new(local, at, mutation.proof, message, Subject::MUTABLE);
        if let Some(call) = &mutation.call {
            let Some(arguments) = mentioned(call, found.locals) else {
                continue;
            };
            suspect.call = Some(Call {
                call: call.clone(),
                arguments,
            });
        }
        suspects.push(suspect);
    }
    suspects.extend(moves(found));
    suspects
}

/// Moves of a local that a loop reaches by reference: it is used again in the next round.
fn moves(found: &Found<'_>) -> Vec<Suspect> {
    let mut moves = Vec::new();
    for &(node, ref at) in found.graph.used_at.iter() {
        let Event::Use(local, Use::Value) = found.graph.nodes[node].event else {
            continue;
        };
        let again = found.statuses.reached(node) && found.live.after(node, local);
        let resident = found.graph.loops.iter().any(|looping| {
            looping.nodes.contains(&node)
                && matches!(
                    found.placement.of(looping.target, local),
                    Some(crate::placement::Place::Resident { .. })
                )
        });
        if again && resident && !found.locals.get(local).is_plain() {
            let message = diag::moved_and_used(found.locals.said(local));
            moves.push(Suspect::new(
                local,
                at.to_token_stream(),
                Proof::MovedPlace,
                message,
                Subject::MOVED,
            ));
        }
    }
    moves
}
