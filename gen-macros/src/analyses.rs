//! All that is found of a tree.
//!
//! Input: the tree. Output: its graph, what lives where, and where it is stored; and the tree as
//! [`leaving`] changes it, which is analysed anew.

use crate::flow::{self, Graph};
use crate::ir::Body;
use crate::leaving::{self, Found};
use crate::liveness::{self, Liveness};
use crate::locals::Locals;
use crate::macros::StdMacros;
use crate::needs::Needs;
use crate::placement::{self, Placement};
use crate::signature::Kind;
use crate::status::{self, Statuses};

/// What the analyses find in a tree.
pub(crate) struct Analyses {
    pub(crate) graph: Graph,
    pub(crate) live: Liveness,
    pub(crate) statuses: Statuses,
    pub(crate) placement: Placement,
}

/// Analyses a tree; `None` if the body has to be lowered anew, with what is needed now.
pub(crate) fn analyse(
    tree: &mut Body,
    kind: &Kind,
    needs: &mut Needs,
    macros: &StdMacros,
    locals: &mut Locals,
) -> Option<Analyses> {
    loop {
        let graph = flow::build(tree, macros, locals, needs.plain_items);
        let live = liveness::solve(&graph, locals);
        let statuses = status::solve(&graph, &live, locals);
        let placement = placement::place(&graph, &live, &statuses, locals);
        let found = Found {
            graph: &graph,
            live: &live,
            statuses: &statuses,
            placement: &placement,
        };
        if leaving::stand_behind(tree, kind.item.as_ref(), &found, locals) {
            continue;
        }
        if needs.learn(&graph, &live, &statuses, locals) {
            return None;
        }
        return Some(Analyses {
            graph,
            live,
            statuses,
            placement,
        });
    }
}
