//! What happens to a local behind a point of the body.

use proc_macro2::Span;

use super::Emit;
use super::cursor::Cursor;
use crate::code::code_at;
use crate::flat::Set;
use crate::flow::{Event, NodeId};
use crate::ir::Mark;
use crate::locals::LocalId;
use crate::status::{Status, may_take};

impl Emit<'_> {
    /// If a local has been moved before a mark, and is mentioned behind it, rustc is to say so at
    /// the user's mention. `once`: control may come there but once.
    pub(super) fn read_moved(
        &mut self,
        local: LocalId,
        mark: Mark,
        once: bool,
        cursor: &mut Cursor,
    ) {
        if self.enters(mark, local) != Status::Real || self.facts.locals.get(local).is_number() {
            return;
        }
        if let Some(mention) = self.next_mention(mark, local, once) {
            let variable = self.variable(local, mention);
            let read = code_at!(mention=> let _ = &#variable;);
            cursor.buffer.add(read);
        }
    }

    /// If a move may have come before a mark and the user mentions the local behind it: where.
    fn next_mention(&self, mark: Mark, local: LocalId, once: bool) -> Option<Span> {
        let graph = self.facts.graph;
        let at = graph.at(mark);
        let is_move = |node: NodeId| match graph.nodes[node].event {
            Event::Use(used, role) => {
                used == local
                    && may_take(role)
                    && self.facts.statuses.after(node, local) == Status::Real
            }
            _ => false,
        };
        let leads_there = |from| {
            let here = |node| (node == at).then_some(());
            self.first_behind(from, local, here).is_some()
        };
        let mut moves = graph.used_at.iter().map(|(node, _)| *node);
        if !moves.any(|node| is_move(node) && (!once || leads_there(node))) {
            return None;
        }
        let mention = |node: NodeId| match graph.nodes[node].event {
            Event::Use(used, _) if used == local => Some(graph.used_at.get(&node)),
            _ => None,
        };
        let mention = self.first_behind(at, local, mention).flatten();
        mention.map(proc_macro2::Ident::span)
    }

    /// What is found first behind a node, where a local still has the value that it has there.
    fn first_behind<T>(
        &self,
        from: NodeId,
        local: LocalId,
        find: impl Fn(NodeId) -> Option<T>,
    ) -> Option<T> {
        let nodes = &self.facts.graph.nodes;
        let (mut seen, mut work) = (Set::new(), nodes[from].succs.clone());
        let mut next = 0;
        while let Some(&node) = work.get(next) {
            next += 1;
            if let Some(found) = find(node) {
                return Some(found);
            }
            match nodes[node].event {
                Event::Bind(other) | Event::Assign(other) | Event::Declare(other)
                    if other == local => {}
                _ => {
                    let succs = nodes[node].succs.iter().copied();
                    work.extend(succs.filter(|succ| seen.insert(*succ)));
                }
            }
        }
        None
    }

    /// Whether the scope of a local ends behind a mark before anything can happen to the local:
    /// a mention, a suspension, a jump that may lead out of a region.
    pub(super) fn only_ends(&self, mark: Mark, local: LocalId) -> bool {
        let graph = self.facts.graph;
        let (mut seen, mut work) = (Set::new(), vec![graph.at(mark)]);
        while let Some(node) = work.pop() {
            match &graph.nodes[node].event {
                Event::End(ended) if ended.contains(&local) => {}
                Event::Suspend => return false,
                // It may end there, or not: that is asked of what is held.
                Event::HeadEnds(ending) if ending.contains(&local) => return false,
                Event::Use(other, _)
                | Event::Bind(other)
                | Event::Assign(other)
                | Event::Declare(other)
                | Event::Hold(other)
                | Event::TakeAll(other)
                    if *other == local =>
                {
                    return false;
                }
                _ if graph.jumps.contains(&node) => return false,
                _ => {
                    let succs = graph.nodes[node].succs.iter().copied();
                    work.extend(succs.filter(|succ| seen.insert(*succ)));
                }
            }
        }
        true
    }
}
