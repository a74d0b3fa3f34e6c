//! What the variables of the hoisted locals are called.

use proc_macro2::{Ident, Span};

use super::Facts;
use crate::flat::Set;
use crate::flow::Event;
use crate::locals::LocalId;
use crate::status::may_move;
use crate::syntax;

/// The name of the variable of a local.
pub(super) struct Name {
    text: String,
    /// The variable, at no place of the user's.
    pub(super) ident: Ident,
    /// It has the hygiene of the user's name, so that rustc speaks of it by that name.
    pub(super) users: bool,
}

/// The names of the hoisted locals: no two in one scope have the same. They stand at the start
/// of a block, where the user's `let` does not, so they must not hide what else the user's
/// names mean there.
pub(super) fn name_locals(facts: &Facts) -> Vec<Name> {
    let (locals, graph) = (facts.locals, facts.graph);
    let bound = bound_by_users_name(facts);
    let mut names: Vec<Name> = Vec::new();
    let regions = graph.loops_of_locals(locals.len());
    for id in locals.ids() {
        let local = locals.get(id);
        let candidates = [(local.name.clone(), true), (local.name.clone(), false)];
        let is_quoted = local.is_users() && graph.quoted.contains(&id);
        let mut free = if local.hoisted && !local.hidden && !local.covered {
            match (local.refutable, is_quoted) {
                (false, _) => candidates.to_vec(),
                (true, true) => candidates[1..].to_vec(),
                (true, false) if bound.contains(&id) => candidates[..1].to_vec(),
                (true, false) => Vec::new(),
            }
        } else {
            Vec::new()
        };
        // Jumps and yields mention locals where a `let` of a leaf, or a refutable pattern, may
        // hide the name.
        let is_hidden = |users: bool| {
            let mut others = locals.ids().filter(|other| {
                let other = locals.get(*other);
                other.name == local.name && (!other.hoisted || other.refutable)
            });
            others.any(|other_id| {
                let is_apart = locals.get(other_id).is_bound_apart();
                users != (is_apart && !graph.quoted.contains(&other_id))
            })
        };
        let is_hidden = [is_hidden(false), is_hidden(true)];
        free.retain(|(_, users)| !(*users && local.ambiguous || is_hidden[usize::from(*users)]));
        for (other, name) in names.iter().enumerate() {
            // Branches of one region overlap: the first segment of each stands in that of the fork.
            let meets = || {
                regions[id.index()] == regions[other]
                    || graph.share_scope(id, LocalId::from_index(other))
            };
            if name.text == local.name && meets() {
                free.retain(|(_, users)| *users != name.users);
            }
        }
        let is_nameless = !local.hidden && !local.is_users();
        // Rustc speaks of a variable at the user's place if it has the user's hygiene. Another name
        // may have that where it hides none of the user's, and where nobody spells it.
        let is_spoken =
            is_nameless || !local.hidden && !local.receiver && !locals.seen.has_numbered;
        free.retain(|(_, users)| *users || !is_spoken || is_quoted && !is_nameless);
        let unlike = (format!("{}_{}", local.name, id.index()), is_nameless);
        let (text, users) = free.into_iter().next().unwrap_or(unlike);
        let is_unlike = is_spoken && text != local.name;
        let span = Span::mixed_site();
        let span = if users || is_unlike {
            span.resolved_at(local.span)
        } else {
            span
        };
        let ident = syntax::ident(&text, span);
        names.push(Name { text, ident, users });
    }
    names
}

/// The locals that may be constants of which rustc may have something to say: they are moved, and
/// mentioned again. So is hardly a constant that has no capital in its name, which a variable of
/// that name would be an error beside; nor is one that a macro is to see.
fn bound_by_users_name(facts: &Facts) -> Set<LocalId> {
    let (locals, graph) = (facts.locals, facts.graph);
    let moved = graph.nodes.iter().enumerate().filter_map(|(node, at)| {
        let Event::Use(id, role) = at.event else {
            return None;
        };
        let local = locals.get(id);
        let is_bound = local.refutable && !local.name.contains(char::is_uppercase);
        let is_again = || may_move(role) && facts.live.after(node, id);
        (is_bound && !local.is_plain() && is_again()).then_some(id)
    });
    moved.collect()
}
