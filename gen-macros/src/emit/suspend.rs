//! Yields.
//!
//! Each stores what is alive in a variant of its region, returns, and is resumed behind it. Yields
//! that go on in the same way share the variant, and the code that stores and returns:
//!
//! ```text
//! 'suspend: { if c { any_item = 1; break 'suspend } any_item = 2; }
//! store(state, Yield1 { x }); return Some(any_item);
//! ```

use proc_macro2::{Ident, Span};
use quote::format_ident;
use syn::Expr;

use super::cursor::Cursor;
use super::labels::{Label, Leave};
use super::layout::Resume;
use super::steps::bound;
use super::{Emit, Segment, any_item, ours};
use crate::code::{Code, code, code_at};
use crate::flow::{Event, NodeId};
use crate::ir::Mark;
use crate::locals::LocalId;
use crate::status::Status;

/// How a local is stored: as it is, for its drop, or for its drop as it was before.
#[derive(Clone, Copy, PartialEq)]
enum Way {
    Whole,
    Held,
    StillHeld,
}

impl Way {
    fn is_held(self) -> bool {
        self != Self::Whole
    }
}

type Stored = (LocalId, Way);

/// The variant of a yield, and the code that stores it, if other yields may share it.
#[derive(Clone)]
pub(super) struct Suspended {
    variant: Ident,
    fields: Vec<Ident>,
    shared: Option<Shared>,
}

/// Code that stores and returns.
#[derive(Clone)]
struct Shared {
    label: Label,
    code: Code,
    /// Its segment.
    at: usize,
    in_rest: bool,
    ways: Vec<Way>,
}

impl Emit<'_> {
    /// `yield value`
    // Output: let item = value; store(state, Yield0 { x }); return Some(item);  'yield0: take; x = ..
    // The variant it is suspended in.
    pub(super) fn suspend(
        &mut self,
        value: &Expr,
        mark: Mark,
        span: Span,
        calls: bool,
        cursor: &mut Cursor,
    ) -> Ident {
        let depth = self.chain.len() - 1;
        let region = self.chain[depth].region;
        let state = self.chain[depth].state.clone();
        let rest = self.rest_behind(mark);
        let shares = !calls && !self.regions[region].bare && self.is_shared(rest);
        let (given, returned) = self.handed_out(value, span, calls, shares);
        cursor.buffer.add(given);
        self.yield_count += 1;
        // What is alive is stored: as it is, or only for its drop.
        let mut stored = Vec::new();
        for local in self.in_scope(mark) {
            if self.storage(local, depth) != Ok(depth) {
                continue;
            }
            let way = match (self.enters(mark, local), self.leaves(mark, local)) {
                (Status::Real, Status::Real) => {
                    self.read_moved(local, mark, false, cursor);
                    Way::Whole
                }
                (Status::Real, Status::Held) => Way::Held,
                (Status::Held, Status::Held) => Way::StillHeld,
                _ => continue,
            };
            stored.push((local, way));
        }
        let head = self.head_of_region();
        let is_last = rest.is_some() && rest == head && stored.is_empty();
        let contents: Vec<_> = stored
            .iter()
            .map(|(local, way)| (*local, way.is_held()))
            .collect();
        let key = rest.map(|rest| (region, rest, contents));
        let known = key
            .as_ref()
            .and_then(|key| self.suspended.get(key))
            .cloned();
        let is_known = known.is_some() || is_last;
        let known = known.unwrap_or_else(|| {
            // At the end of a round, to resume is to begin the next one.
            let variant = if is_last {
                self.regions[region].rests_at_head = true;
                self.regions[region].start.clone()
            } else {
                format_ident!("Yield{}", self.yield_count)
            };
            self.regions[region].variant(&variant);
            let fields: Vec<_> = stored
                .iter()
                .map(|(local, way)| self.field(region, &variant.to_string(), *local, way.is_held()))
                .collect();
            Suspended {
                variant,
                fields,
                shared: None,
            }
        });
        let (variant, fields) = (known.variant.clone(), known.fields.clone());
        let ways: Vec<_> = stored.iter().map(|(_, way)| *way).collect();
        let in_rest = self.frame().in_rest;
        let same = |shared: &Shared| shared.in_rest == in_rest && shared.ways == ways;
        let (label, code) = if let Some(shared) = known.shared.filter(same) {
            self.give_up(shared.at);
            (shared.label, shared.code)
        } else {
            let store = self.store(&stored, &variant, &fields, span);
            (self.label("suspend"), code!(#store #returned))
        };
        let at = self.segments.len();
        if shares {
            self.cut_behind(cursor, label.clone(), Leave::Break(label.clone()));
        }
        cursor.buffer.add(code.clone());
        let shared = shares.then_some(Shared {
            label,
            code,
            at,
            in_rest,
            ways,
        });
        if let Some(key) = key {
            let (variant, fields) = (variant.clone(), fields.clone());
            let suspended = Suspended {
                variant,
                fields,
                shared,
            };
            self.suspended.insert(key, suspended);
        }
        if is_known {
            // Another yield goes on in the same way.
            self.rest_is_known(cursor, shares);
            return variant;
        }
        let label = self.label("yield");
        // What is only kept to be dropped is often nothing, as the types tell.
        let held = stored.iter().all(|(_, way)| way.is_held());
        let unless_head = (rest.is_some() && rest == head && held).then(|| {
            let kinds = stored.iter().map(|(local, ..)| self.slot(*local));
            let kept = kinds.map(|kind| code!(#kind.keeps()));
            code!(#(#kept)||*)
        });
        self.regions[region].resumes.push(Resume {
            variant: variant.clone(),
            label: label.clone(),
            unless_head,
        });
        self.begin_rest();
        self.cut(cursor, label);
        let begun = (!self.frame().in_rest).then(|| self.begun());
        let take = self.take(region, &state, &variant, &fields, &self.lost());
        cursor.buffer.add(code!(#begun #take));
        for ((local, way), field) in stored.iter().zip(&fields) {
            let taken = bound(field);
            let variable = if way.is_held() {
                self.held(*local, depth)
            } else {
                self.variable_of(*local)
            };
            cursor.buffer.add(code!(#variable = #taken;));
        }
        variant
    }

    /// Whether some other yield goes on where this one does.
    fn is_shared(&self, rest: Option<NodeId>) -> bool {
        let yields = self.facts.graph.yields.iter();
        let same = yields.filter(|(mark, _)| rest.is_some() && self.rest_behind(*mark) == rest);
        same.take(2).count() == 2
    }

    /// Takes code that stores and returns away from its segment: behind a later yield all can
    /// jump to it, as what comes first stands inside of what comes behind.
    fn give_up(&mut self, at: usize) {
        let label = self.label("moved");
        let Segment::Code(behind) = &mut self.segments[at] else {
            unreachable!("a code segment")
        };
        (behind.label, behind.code) = (label, Code::default());
    }

    /// `store(state, Yield0 { x });`
    fn store(&mut self, stored: &[Stored], variant: &Ident, fields: &[Ident], span: Span) -> Code {
        let frame = self.frame();
        let (region, state) = (frame.region, frame.state.clone());
        if self.regions[region].bare {
            return Code::default();
        }
        let depth = self.chain.len() - 1;
        // The last local first: it may refer to an earlier one until it is dropped.
        let values = stored.iter().zip(fields).rev();
        let values = values.map(|((local, way), field)| {
            let value = match way {
                Way::Whole => {
                    let variable = self.variable(*local, span);
                    code!(#variable)
                }
                Way::Held => {
                    let variable = self.variable(*local, span);
                    self.hold(*local, &code!(#variable))
                }
                Way::StillHeld => {
                    let held = self.held(*local, depth);
                    code!(#held)
                }
            };
            code!(#field: #value,)
        });
        let values: Code = values.collect();
        let name = &self.regions[region].name;
        // Here rustc finds what must not be moved: the yield is to blame.
        code_at!(span=> #krate::store(#state, #name::#variant { #values });)
    }

    /// A yield that control never comes to. What it yields has its type all the same.
    pub(super) fn never_yield(
        &mut self,
        value: &Expr,
        span: Span,
        calls: bool,
        cursor: &mut Cursor,
    ) {
        let (given, returned) = self.handed_out(value, span, calls, false);
        cursor
            .buffer
            .add(code!(#given ::core::unreachable!(); #returned));
    }

    /// What a yield does with its value: puts it into a variable, and returns that; into one that
    /// is the same for all if it `shares` the code that returns it.
    fn handed_out(&mut self, value: &Expr, span: Span, calls: bool, shares: bool) -> (Code, Code) {
        let value = self.leaf_expr(value);
        let (some, at) = if calls {
            // A child that does not live long enough is found at the return.
            (code_at!(span=> #krate::Outcome::Call), span)
        } else {
            (self.yielded(), Span::call_site())
        };
        // One variable for all where the type is nowhere said: the first yield says it.
        let (item, given) = match &self.yields.item {
            None if !calls => {
                self.any_item = true;
                let item = any_item();
                let given = code_at!(span=> #item = #value;);
                (item, given)
            }
            ty => {
                let item = ours("item");
                let ty = ty.as_ref().filter(|_| !calls).map(|ty| code!(: #ty));
                let given = code_at!(span=> let #item #ty = #value;);
                if shares {
                    self.any_item = true;
                    let any = any_item();
                    let given = code_at!(span=> #given #any = #item;);
                    (any, given)
                } else {
                    (item, given)
                }
            }
        };
        (given, code_at!(at=> return #some(#item);))
    }

    /// The point at which something happens again behind a yield: scopes may end before it.
    /// `None` where each yield is to have a state of its own.
    pub(super) fn rest_behind(&self, mark: Mark) -> Option<NodeId> {
        let graph = self.facts.graph;
        let mut node = graph.at(mark);
        if self.derives.apart {
            return None;
        }
        // As many steps at most: a loop may do nothing at all.
        for _ in 0..graph.nodes.len() {
            let [next] = graph.nodes[node].succs[..] else {
                return Some(node);
            };
            node = next;
            let event = &graph.nodes[node].event;
            if Some(node) == self.head_of_region()
                || !matches!(event, Event::Nothing | Event::End(_))
            {
                return Some(node);
            }
        }
        None
    }

    /// The head of the loop that the current region is, if nothing is stored there.
    pub(super) fn head_of_region(&self) -> Option<NodeId> {
        let frame = self.frame();
        let target = frame
            .target
            .filter(|_| self.regions[frame.region].flagged)?;
        let (_, head) = self.targets[&target].next.clone()?;
        Some(self.facts.graph.at(head))
    }

    /// Where code begins that is not on the way to a suspension point any more.
    pub(super) fn begun(&self) -> Code {
        if self.facts.graph.loops.is_empty() {
            return Code::default();
        }
        let resuming = super::resuming();
        code!(#resuming = false;)
    }
}
