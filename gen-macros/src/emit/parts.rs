//! Parts that were moved out of locals of which more is used.
//!
//! What is left of such a local can be kept only if it is still whole: if all that was taken of it
//! on the way was a copy. The types tell, so that is asked where it is kept.
//!
//! ```text
//! let n = r.name; let k = r.id; yield_!(k)   =>   .. if n and k leave it whole { held = r } ..
//! ```

use proc_macro2::Ident;

use super::{Emit, Facts};
use crate::code::{Code, code};
use crate::flat::Set;
use crate::flow::Event;
use crate::ir::{Hold, Step};
use crate::locals::LocalId;
use crate::status::Status;

/// What was taken of a local.
#[derive(Clone)]
pub(super) struct Taken {
    local: LocalId,
    parts: Vec<LocalId>,
}

impl Emit<'_> {
    /// Notes that a part of a local is taken, of which more is used later.
    pub(super) fn note_taken(&mut self, held: &Hold) {
        let local = self.facts.locals.get(held.local);
        let is_hoisted = |part: &LocalId| self.facts.locals.get(*part).hoisted;
        // What has got another value may be whole again.
        if local.refilled || !held.bindings.iter().all(is_hoisted) || !self.is_kept_behind(held) {
            return;
        }
        for &part in &held.bindings {
            self.kind(part);
        }
        self.taken.push(Taken {
            local: held.local,
            parts: held.bindings.clone(),
        });
    }

    /// Whether a local is in use behind a mark, and kept for its drop before all of it is stored.
    fn is_kept_behind(&self, held: &Hold) -> bool {
        let Facts {
            graph, statuses, ..
        } = self.facts;
        let begin = graph.at(held.mark);
        if statuses.after(begin, held.local) != Status::Real {
            return false;
        }
        let (mut seen, mut next) = (Set::new(), vec![begin]);
        while let Some(node) = next.pop() {
            for &behind in &graph.nodes[node].succs {
                if !seen.insert(behind) || !statuses.reached(behind) {
                    continue;
                }
                let before = statuses.before(behind, held.local);
                let after = statuses.after(behind, held.local);
                if before == Status::Held || before == Status::Real && after == Status::Held {
                    return true;
                }
                if graph.nodes[behind].event != Event::Suspend {
                    next.push(behind);
                }
            }
        }
        false
    }

    /// Behind a step: what was `taken` before it, where the step may be left out or be resumed.
    pub(super) fn taken_behind(&mut self, step: &Step, taken: Vec<Taken>) {
        match step {
            // Here a local is stored, and so is whole if it is still in use.
            Step::Yield { .. } => self.taken.clear(),
            Step::Loop { body, .. } if body.suspends => self.taken.clear(),
            Step::Loop { .. }
            | Step::Scope {
                target: Some(_), ..
            } => self.taken = taken,
            _ => {}
        }
    }

    /// Notes a way that keeps a local, with what it has just taken of it.
    pub(super) fn keeps_behind(&mut self, local: LocalId, parts: &[LocalId]) {
        if !self.facts.graph.parted.contains(&local) {
            return;
        }
        let taken = self.taken.iter().filter(|taken| taken.local == local);
        let mut all: Vec<_> = taken.flat_map(|taken| taken.parts.clone()).collect();
        all.extend(parts);
        let ways = self.slots.or_insert(local, Vec::new());
        if !ways.contains(&all) {
            ways.push(all);
        }
    }

    /// The kind by which a local is kept for its drop.
    pub(super) fn slot(&mut self, local: LocalId) -> Ident {
        let kind = self.kind(local);
        if !self.facts.graph.parted.contains(&local) {
            return kind;
        }
        self.slots.or_insert(local, Vec::new());
        self.beside("slot", local)
    }

    /// The declarations of those that are not the kind alone, behind all kinds. If no way leaves
    /// such a local whole, the state has nothing of its type.
    pub(super) fn slots(&mut self) -> Code {
        let mut declared = Code::default();
        for (local, ways) in self.slots.clone().iter() {
            let (slot, kind) = (self.slot(*local), self.kind(*local));
            let is_known = |part: &LocalId| !self.facts.locals.get(*part).closure;
            let is_partial = |way: &Vec<LocalId>| !way.is_empty() && way.iter().all(is_known);
            if ways.is_empty() || !ways.iter().all(is_partial) {
                declared.add(code!(let #slot = #kind;));
                continue;
            }
            let mut any: Option<Code> = None;
            for way in ways {
                let mut all: Option<Code> = None;
                for &part in way {
                    let part = self.left(part);
                    all = Some(match all {
                        None => code!(#part),
                        Some(all) => code!(#all.and(#part)),
                    });
                }
                any = match (any, all) {
                    (Some(any), Some(all)) => Some(code!(#any.or(#all))),
                    (any, all) => any.or(all),
                };
            }
            declared.add(code!(let #slot = #kind.under(#any);));
        }
        declared
    }

    /// Whether a local is still whole, and what tells the borrow checker; nothing if none of it
    /// was taken.
    pub(super) fn is_whole(&mut self, local: LocalId) -> (Code, Code) {
        let taken = self.taken.iter().filter(|taken| taken.local == local);
        let parts: Vec<_> = taken.flat_map(|taken| taken.parts.clone()).collect();
        let (mut whole, mut go_on) = (Code::default(), Code::default());
        for part in parts {
            let kind = self.left(part);
            whole.add(code!(#kind.leaves_whole() &&));
            go_on.add(code!(#kind.go_on();));
        }
        (whole, go_on)
    }
}
