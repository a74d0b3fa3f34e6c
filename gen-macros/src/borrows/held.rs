//! Which of the borrows are alive at a yield.

use quote::ToTokens;
use syn::Expr;

use super::{Borrow, Doubt, How, guards};
use crate::diag;
use crate::flat::Set;
use crate::flow::{Event, Graph};
use crate::ir::Body;
use crate::liveness::Liveness;
use crate::locals::{LocalId, Locals};
use crate::placement::Placement;
use crate::status::{Status, Statuses};
use crate::verdict::{Proof, Subject, Suspect};

/// Whether two locals are in use behind some yield.
pub(crate) fn is_held_with(
    holder: LocalId,
    of: LocalId,
    graph: &Graph,
    live: &Liveness,
    statuses: &Statuses,
) -> bool {
    graph.yields.iter().any(|&(mark, _)| {
        let at = graph.at(mark);
        graph.nodes[at].event == Event::Suspend
            && statuses.reached(at)
            && statuses.after(at, holder) == Status::Real
            && live.after(at, holder)
            && live.after(at, of)
    })
}

/// Those of the borrows that are alive at a yield: reported, or to be asked of the types.
pub(crate) fn check(
    tree: &Body,
    graph: &Graph,
    live: &Liveness,
    statuses: &Statuses,
    placement: &Placement,
    locals: &Locals,
    errors: &mut diag::Errors,
) -> Vec<Suspect> {
    let held = |holder, of| is_held_with(holder, of, graph, live, statuses);
    // A guard is in use to the end of its scope.
    let kept = |holder: LocalId| {
        graph.yields.iter().any(|&(mark, _)| {
            let at = graph.at(mark);
            graph.nodes[at].event == Event::Suspend
                && statuses.reached(at)
                && graph.in_scope(mark).contains(&holder)
                && matches!(statuses.after(at, holder), Status::Real | Status::Held)
        })
    };
    let is_held = |borrow: &Borrow| {
        let holds = if borrow.how == How::Guard {
            kept(borrow.holder)
        } else {
            // A loop that yields stores what it mentions, even if it is left behind each yield.
            let mut loops = graph.loops.iter();
            held(borrow.holder, borrow.holder)
                || loops.any(|looping| placement.stores(looping, borrow.holder, graph, statuses))
        };
        // What is not used again may as well be moved into the call.
        let again = borrow.how != How::Call || held(borrow.holder, borrow.of);
        holds && again && locals.get(borrow.of).hoisted
    };
    let (borrows, params) = (&tree.borrows, &tree.params);
    let borrows: Vec<_> = borrows.iter().filter(|borrow| is_held(borrow)).collect();
    let lent: Set<_> = borrows.iter().map(|borrow| borrow.of).collect();
    let mut seen = Set::new();
    let mut suspects = Vec::new();
    for borrow in borrows {
        // A temporary guard of which the items are lent is one mistake.
        let hidden = locals.get(borrow.holder).hidden;
        if borrow.how == How::Guard && hidden && lent.contains(&borrow.holder) {
            continue;
        }
        if !seen.insert((borrow.of, borrow.at.to_string())) {
            continue;
        }
        let name = said(borrow, locals);
        if borrow.proof == Proof::Nothing {
            continue;
        }
        let again = borrow.proof == Proof::Place || borrow.proof.lends();
        let of = locals.get(borrow.of);
        let is_lent = borrow.field.is_some() || of.exclusive && !of.hidden;
        if again && is_lent && held(borrow.holder, borrow.of) {
            let part = match &borrow.field {
                Some(_) => name.clone(),
                None => format!("*{name}"),
            };
            let message = diag::used_while_lent(locals.said(borrow.of), &part, locals.form);
            let mut suspect = suspect(borrow, message, Subject::LENT);
            suspect.exclusive = true;
            suspects.push(suspect);
        }
        let temporary = locals.get(borrow.of).value.is_some();
        let message = if borrow.how == How::Guard {
            let guard = guards::said(borrow.holder, locals);
            if hidden {
                diag::guard_across_yield(&guard, &name, locals.form)
            } else {
                diag::guard_in_local(&guard, &name, locals.form)
            }
        } else if borrow.how == How::Call {
            diag::lent_to_call(&name, locals.form)
        } else if temporary {
            diag::temporary_across_yield(&name, &borrow.how, borrow.through.is_some(), locals.form)
        } else {
            across_yield(borrow, &name, params, locals)
        };
        if borrow.proof == Proof::Certain {
            errors.at(&borrow.at, message);
        } else {
            let subject = if borrow.how == How::Guard {
                Subject::GUARD
            } else {
                Subject::HELD
            };
            suspects.push(suspect(borrow, message, subject));
        }
    }
    for (local, doubt, borrow) in &tree.doubts {
        let message = across_yield(borrow, &said(borrow, locals), params, locals);
        suspects.push(match doubt {
            Doubt::Drops => {
                let at = borrow.at.clone();
                Suspect::new(*local, at, Proof::Drops, message, Subject::HELD)
            }
            Doubt::Refers => {
                let mut suspect = suspect(borrow, message, Subject::HELD);
                suspect.refers = Some(*local);
                suspect
            }
        });
    }
    suspects
}

fn suspect(borrow: &Borrow, message: String, subject: Subject) -> Suspect {
    let proof = borrow.proof;
    let mut suspect = Suspect::new(borrow.of, borrow.at.clone(), proof, message, subject);
    suspect.holder = proof.asks_holder().then_some(borrow.holder);
    if let (Some(view), Some(iterator)) = (borrow.view, suspect.holder) {
        suspect.holder = Some(view);
        suspect.iterator = Some(iterator);
    }
    if let How::PartsOf(text, _) = borrow.how {
        suspect.holder = Some(text);
        suspect.parts = Some(borrow.holder);
    }
    // `map` of an `Option` keeps nothing.
    if let How::Capture { by_iterator: true } = borrow.how {
        suspect.iterates = Some(borrow.holder);
    }
    suspect.field.clone_from(&borrow.field);
    suspect.through = borrow.through;
    suspect
}

/// What the user calls that which is borrowed.
fn said(borrow: &Borrow, locals: &Locals) -> String {
    let name = guards::said(borrow.of, locals);
    if let Some(Expr::Field(field)) = &borrow.field {
        format!("{name}.{}", field.member.to_token_stream())
    } else if borrow.field.is_some() && locals.get(borrow.of).value.is_none() {
        format!("*{name}")
    } else {
        name
    }
}

fn across_yield(borrow: &Borrow, name: &str, params: &[LocalId], locals: &Locals) -> String {
    let param = params.contains(&borrow.of).then(|| locals.said(borrow.of));
    let how = borrow.through.map_or(&borrow.how, |_| &How::View);
    let changes = locals.get(borrow.of).mutable;
    let text = match how {
        How::PartsOf(text, _) => locals.said(*text),
        _ => name,
    };
    diag::borrow_across_yield((name, changes), text, how, param, locals.form)
}
