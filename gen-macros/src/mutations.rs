//! What the user may not do with a local that the state takes over: rustc sees a `&mut` there
//! and would let an immutable local be changed, or speak of a reference that the user never
//! wrote when it is moved in a loop.
//!
//! Input: the body, the graph and what was solved on it. Output: errors where syntax is enough,
//! [`Suspect`]s where the types decide. Guarantee: no right program is rejected.

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::Expr;
use syn::visit::{self, Visit};

use crate::diag::{self, Errors};
use crate::flow::{Event, Graph, Use};
use crate::liveness::Liveness;
use crate::locals::{LocalId, Locals, local_path};
use crate::lower::is_assignment;
use crate::placement::Placement;
use crate::status::{Status, Statuses};
use crate::verdict::{Proof, Subject, Suspect};

/// A change of a local.
pub(crate) struct Mutation {
    local: LocalId,
    at: TokenStream,
    proof: Proof,
    how: How,
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

/// Methods of std's collections and strings that need `&mut self`.
const MUTATING: &[&str] = &[
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
    "append",
    "truncate",
    "sort",
    "sort_by",
    "sort_by_key",
    "sort_unstable",
    "dedup",
    "retain",
    "drain",
    "iter_mut",
    "first_mut",
    "last_mut",
    "get_mut",
    "values_mut",
    "entry",
    "swap_remove",
    "resize",
    "split_off",
    "reserve",
    "extend_from_slice",
];

/// All changes in a body. Those by `=` and `&mut x` are found in the graph.
pub(crate) fn of_body(body: &syn::Block) -> Vec<Mutation> {
    let mut find = Find(Vec::new());
    find.visit_block(body);
    find.0
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
            });
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

impl<'ast> Visit<'ast> for Find {
    fn visit_expr(&mut self, expr: &'ast Expr) {
        match expr {
            Expr::Binary(binary) if is_assignment(&binary.op) => {
                self.add(&binary.left, Proof::Certain, How::Assign);
                self.part(&binary.left, How::AssignPart);
            }
            Expr::Assign(assign) => self.part(&assign.left, How::AssignPart),
            Expr::Reference(reference) if reference.mutability.is_some() => {
                self.part(&reference.expr, How::Borrow);
            }
            Expr::MethodCall(call) if MUTATING.contains(&call.method.to_string().as_str()) => {
                self.add(&call.receiver, Proof::Owner, How::Borrow);
            }
            _ => {}
        }
        visit::visit_expr(self, expr);
    }

    fn visit_item(&mut self, _: &'ast syn::Item) {}
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
    for (&node, &span) in &found.graph.assigned_at {
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
        let owned = mutation.proof == Proof::Owner && found.locals.get(local).owned;
        if owned || mutation.proof == Proof::Certain {
            errors.at(&mutation.at, message);
        } else {
            let at = mutation.at.clone();
            suspects.push(Suspect::new(
                local,
                at,
                mutation.proof,
                message,
                Subject::MUTABLE,
            ));
        }
    }
    suspects.extend(moves(found));
    suspects
}

/// Moves of a local that a loop reaches by reference: it is used again in the next round.
fn moves(found: &Found<'_>) -> Vec<Suspect> {
    let mut moves = Vec::new();
    for (&node, at) in &found.graph.used_at {
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
        if again && resident && !found.locals.get(local).copy {
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
