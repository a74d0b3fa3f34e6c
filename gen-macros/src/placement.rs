//! Where each local lives while a loop suspends.
//!
//! Input: graph, liveness, statuses. Output: for each suspending loop and each local that is
//! declared outside it and held across its yields, whether it is *resident*: stored once, in
//! the variant of the loop, and reached through `&mut`; or *carried*: a variable of the loop's
//! own region, moved into its variants and out again.
//!
//! A local is resident unless some mention in the loop may move it, give it its first value,
//! or cannot be parsed; or it is a `&mut` that the loop assigns to. Guarantee: the carried locals
//! are the ones declared last, `Copy` ones aside, so that the fields of a suspended generator drop
//! in the reverse order of declaration.

use crate::flat::{Map, Set};
use crate::flow::{Event, Graph, LoopFlow, Use};
use crate::ir::TargetId;
use crate::liveness::Liveness;
use crate::locals::{Local, LocalId, Locals};
use crate::status::{Status, Statuses, may_move};
use crate::suspends::root_local;

/// The place of a local in a loop.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Place {
    /// In the variant of the loop; `true`: only held for its drop.
    Resident { held: bool },
    /// In the variants of the loop's own region.
    Carried,
}

/// All places.
#[derive(Default)]
pub(crate) struct Placement {
    places: Map<(TargetId, LocalId), Place>,
    /// Locals that some loop takes over, or of which a field leaves something empty: they are
    /// changed though nobody said `mut`.
    pub(crate) placed: Set<LocalId>,
}

impl Placement {
    pub(crate) fn of(&self, target: TargetId, local: LocalId) -> Option<Place> {
        self.places.get(&(target, local)).copied()
    }

    /// Whether a local is stored, whole, where a loop begins.
    pub(crate) fn stores(
        &self,
        looping: &LoopFlow,
        local: LocalId,
        graph: &Graph,
        statuses: &Statuses,
    ) -> bool {
        match self.of(looping.target, local) {
            Some(Place::Resident { held }) => !held,
            Some(Place::Carried) => statuses.before(graph.at(looping.head), local) == Status::Real,
            None => false,
        }
    }
}

/// Decides the places.
pub(crate) fn place(
    graph: &Graph,
    live: &Liveness,
    statuses: &Statuses,
    locals: &Locals,
) -> Placement {
    let mut placement = Placement::default();
    let taken = graph.taken.iter().map(|(_, taken)| &taken.field);
    placement.placed.extend(taken.filter_map(root_local));
    let mut resident: Set<(usize, LocalId)> = Set::new();
    for (at, looping) in graph.loops.iter().enumerate() {
        let scope = graph.in_scope(looping.entry);
        let is_outer = |l: &LoopFlow| l.nodes.contains(&looping.nodes.start);
        let outer: Vec<_> = (0..at).filter(|&o| is_outer(&graph.loops[o])).collect();
        let mut must_carry = false;
        for &local in scope {
            if outer.iter().any(|&o| resident.contains(&(o, local))) {
                continue;
            }
            let place = place_in(graph, live, statuses, looping, local, locals.get(local));
            let copy = locals.get(local).is_plain();
            // What the loop fills without holding it across a yield is carried, and so is what is
            // declared behind it: thus they are dropped in order when the body panics or returns.
            let is_users = locals.get(local).is_users();
            let filled = || (must_carry || !copy && is_users) && assigns(graph, looping, local);
            let Some(mut place) = place.or_else(|| filled().then_some(Place::Carried)) else {
                continue;
            };
            if must_carry && !copy {
                place = Place::Carried;
            }
            must_carry |= place == Place::Carried && !copy;
            if place != Place::Carried {
                resident.insert((at, local));
            }
            placement.places.insert((looping.target, local), place);
            placement.placed.insert(local);
        }
    }
    placement
}

fn assigns(graph: &Graph, looping: &LoopFlow, local: LocalId) -> bool {
    graph.nodes[looping.nodes.clone()]
        .iter()
        .any(|node| matches!(node.event, Event::Assign(to) | Event::Bind(to) if to == local))
}

/// The place of one local in one loop; `None`: not stored while the loop suspends.
fn place_in(
    graph: &Graph,
    live: &Liveness,
    statuses: &Statuses,
    looping: &LoopFlow,
    local: LocalId,
    info: &Local,
) -> Option<Place> {
    let primitive = info.is_number();
    let head = statuses.before(graph.at(looping.head), local);
    let mut stored = false;
    let mut mentioned = false;
    let mut disturbed = false;
    for node in looping.nodes.clone() {
        if !statuses.reached(node) {
            // rustc checks the types there, too.
            disturbed |= match &graph.nodes[node].event {
                Event::Use(mention, role) if *mention == local => {
                    may_move(*role) && !primitive && !live.after(node, local)
                }
                Event::Hold(held) | Event::TakeAll(held) if *held == local => {
                    !live.after(node, local)
                }
                _ => false,
            };
            continue;
        }
        let before = statuses.before(node, local);
        match &graph.nodes[node].event {
            Event::Suspend => stored |= !matches!(statuses.after(node, local), Status::Absent),
            Event::Use(mention, role) if *mention == local => {
                mentioned = true;
                let moves = may_move(*role) && !primitive && !live.after(node, local);
                disturbed |= matches!(role, Use::Opaque | Use::Shown) || moves;
            }
            Event::Assign(assigned) | Event::Bind(assigned) if *assigned == local => {
                mentioned = true;
                // What is borrowed through a resident one, in a resumption, cannot become it.
                disturbed |= before != Status::Real || info.exclusive;
            }
            Event::Hold(held) | Event::TakeAll(held) if *held == local => {
                disturbed |= !live.after(node, local);
            }
            Event::Declare(declared) if *declared == local => disturbed = true,
            _ => {}
        }
        // Whatever changes the status changes the representation.
        disturbed |= head != before && before != Status::Unreached;
    }
    match head {
        Status::Real if !disturbed => Some(Place::Resident { held: false }),
        Status::Held if !disturbed && !mentioned => Some(Place::Resident { held: true }),
        Status::Absent | Status::Unreached if !stored => None,
        _ => Some(Place::Carried),
    }
}
