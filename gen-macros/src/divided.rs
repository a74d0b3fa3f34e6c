//! Fields that may be moved out of a local of which other fields are used behind a yield.
//!
//! Input: the graph, liveness. Output: such fields. Guarantee: no part of what was moved is
//! mentioned before it has a value again, so nobody sees what stands there in the meantime.
//!
//! ```text
//! for item in page.items { yield_!(item) } next = page.next;   =>   `items` of `page`
//! ```
//!
//! A state keeps the local whole. So where such a field is moved, as the types tell, something
//! that is empty is put in its place: see `Vacant` of gen-core.

use quote::ToTokens;

use crate::diag;
use crate::flat::Set;
use crate::flow::{Event, Graph, NodeId, Use};
use crate::liveness::Liveness;
use crate::locals::{LocalId, Locals};
use crate::status::{self, Statuses};
use crate::suspends::fields_of_local;
use crate::verdict::{Proof, Subject, Suspect};

/// The fields of locals, as [`crate::suspends::fields_of_local`] writes them.
pub(crate) fn fields(
    graph: &Graph,
    live: &Liveness,
    locals: &Locals,
) -> impl Iterator<Item = (LocalId, String)> {
    graph.movable.iter().filter_map(|&at| {
        let Event::Use(local, role) = graph.nodes[at].event else {
            return None;
        };
        let of = locals.get(local);
        let is_owner = of.hoisted && !of.is_plain() && !of.is_shared() && !of.exclusive;
        let fields = graph.fields.get(&at)?;
        let is_divided = if live.after(at, local) {
            suspends_without(graph, live, at, local, fields) == Some(true)
        } else {
            // What a method is called on, which may borrow it: the owner stays where it is.
            role == Use::Borrow && is_kept(graph, at, local)
        };
        (is_owner && is_divided).then(|| (local, fields.clone()))
    })
}

/// Whether the body suspends behind the last mention of a local with that in scope.
fn is_kept(graph: &Graph, mention: NodeId, local: LocalId) -> bool {
    let keeping: Set<NodeId> = status::suspensions(graph)
        .filter_map(|(at, scope)| scope.contains(&local).then_some(at))
        .collect();
    let (mut seen, mut next) = (Set::new(), vec![mention]);
    while let Some(from) = next.pop() {
        for &at in &graph.nodes[from].succs {
            match &graph.nodes[at].event {
                Event::Bind(other) | Event::Assign(other) | Event::Declare(other)
                    if *other == local => {}
                Event::Suspend if keeping.contains(&at) => return true,
                _ if seen.insert(at) => next.push(at),
                _ => {}
            }
        }
    }
    false
}

/// The locals that fields go to which may leave something empty: nobody sees that.
///
/// What is left of a local that may borrow from another is not kept: if it does, it cannot be.
pub(crate) fn vacated(graph: &Graph, live: &Liveness, locals: &Locals) -> Set<LocalId> {
    let mut vacated = Set::new();
    for (at, taken) in &graph.taken {
        let (of, fields) = fields_of_local(&taken.field).expect("a field of a local");
        let is_kept = !taken.way.is_last() || !locals.get(of).borrows;
        if is_kept && suspends_without(graph, live, *at, of, &fields).is_some() {
            vacated.insert(taken.local);
        }
    }
    vacated
}

/// Those of them of whose types there may be no empty value, where there has to be one.
pub(crate) fn check(
    graph: &Graph,
    statuses: &Statuses,
    vacated: &Set<LocalId>,
    locals: &Locals,
) -> Vec<Suspect> {
    let divided = graph.taken.iter().filter(|(at, taken)| {
        !taken.way.is_last() && vacated.contains(&taken.local) && statuses.reached(*at)
    });
    let suspects = divided.filter_map(|(_, taken)| {
        let (of, fields) = fields_of_local(&taken.field)?;
        let message = diag::divided(locals.said(of), &fields);
        let at = taken.field.to_token_stream();
        let proof = Proof::Divided {
            lends: taken.way.lends(),
        };
        let mut suspect = Suspect::new(of, at, proof, message, Subject::DIVIDED);
        suspect.holder = Some(taken.local);
        Some(suspect)
    });
    suspects.collect()
}

/// Whether the body suspends behind a mention of fields with their local still in use; `None` if
/// any of these fields are mentioned again.
fn suspends_without(
    graph: &Graph,
    live: &Liveness,
    mention: NodeId,
    local: LocalId,
    fields: &str,
) -> Option<bool> {
    let mut suspends = false;
    let (mut seen, mut next) = (Set::new(), vec![mention]);
    while let Some(from) = next.pop() {
        if !live.after(from, local) {
            continue;
        }
        for &at in &graph.nodes[from].succs {
            if !seen.insert(at) {
                continue;
            }
            match &graph.nodes[at].event {
                Event::Bind(other) | Event::Assign(other) | Event::Declare(other)
                    if *other == local =>
                {
                    continue;
                }
                Event::Use(other, _) if *other == local => {
                    let used = graph.fields.get(&at).map_or("", String::as_str);
                    if graph.filled.contains(&at) && is_within(fields, used) {
                        continue;
                    }
                    if is_within(fields, used) || is_within(used, fields) {
                        return None;
                    }
                }
                Event::Suspend => suspends |= live.after(at, local),
                _ => {}
            }
            next.push(at);
        }
    }
    Some(suspends)
}

/// Whether fields are a part of others, or the same.
fn is_within(part: &str, whole: &str) -> bool {
    let rest = part.strip_prefix(whole);
    whole.is_empty() || rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}
