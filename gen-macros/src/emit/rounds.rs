//! Loops in whose rounds all that is behind a yield is reached through that yield alone.
//!
//! What such a round does before it yields, its *head*, and the *rest*, which is where it is
//! resumed, have no code in common. So the rest runs before the loop, and the loop is made of the
//! head alone: it is entered at one place, and nothing is asked in it. LLVM does not take the way
//! into the middle of a loop out of that loop itself.
//!
//! rustc must see the head first, as it defines the locals of the rest. Of an assignment it looks
//! at the left side first, while the right side runs first:
//!
//! ```text
//! *{ 'round: loop { head }; &mut nothing } = if resuming { 'head: { rest } }
//! ```

use proc_macro2::Ident;

use super::cursor::Cursor;
use super::labels::{Label, Leave, Strand};
use super::layout::{Content, Region};
use super::parts::Taken;
use super::{Behind, Emit, Segment, ours};
use crate::code::{Code, code};
use crate::ir::{Block, JumpTo, Mark, Step, TargetId};
use crate::items::repeats;
use crate::locals::LocalId;
use crate::placement::Place;
use crate::status::Status;

/// Whether the current place is in the rest of a round, at a fork and at the ends of its branches.
pub(super) struct Fork {
    before: bool,
    behind: bool,
    /// What was taken of locals.
    taken: Vec<Taken>,
}

impl Emit<'_> {
    /// Whether no way through the rounds of a loop comes to where a yield is behind it but by
    /// that yield; or nothing is left to do there but to go back to `head`.
    pub(super) fn has_whole_rounds(&self, body: &Block, head: Mark) -> bool {
        let joins = |block: &Block| {
            if block.suspends {
                self.has_whole_rounds(block, head)
            } else {
                !self.reached(block.end) || self.only_leads(block.end, head)
            }
        };
        let jumps = |target| {
            let jumps = &self.body.jumps;
            jumps.iter().any(|jump| jump.to == JumpTo::Exit(target))
        };
        // Others stand once, around all of the block.
        body.items.iter().all(repeats)
            && body
                .steps
                .iter()
                .filter(|step| step.suspends())
                .all(|step| match step {
                    Step::Yield { .. } => true,
                    Step::Scope { target, body, .. } => !target.is_some_and(jumps) && joins(body),
                    Step::If { then, els, .. } => joins(then) && joins(els),
                    Step::Match { arms, .. } => arms.iter().all(|arm| joins(&arm.body)),
                    _ => false,
                })
    }

    /// Whether what is carried from round to round is declared before what each round fills
    /// anew: the variables of the one stand around those of the other, and so they are dropped.
    pub(super) fn carries_what_is_first(&self, target: TargetId, head: Mark) -> bool {
        let mut fills = false;
        for local in self.in_scope(head) {
            let is_carried = self.facts.placement.of(target, local) == Some(Place::Carried);
            if !is_carried || self.facts.locals.get(local).is_plain() {
                continue;
            }
            let is_filled = !matches!(self.enters(head, local), Status::Real | Status::Held);
            if fills && !is_filled {
                return false;
            }
            fills |= is_filled;
        }
        true
    }

    /// Whether a block that does not suspend ends in the head of a round whose rest is apart,
    /// with nothing left of the round but the ends of scopes.
    pub(super) fn goes_on_at_head(&self, block: &Block, head: Mark) -> bool {
        let frame = self.frame();
        frame.apart.is_some()
            && !frame.in_rest
            && !block.suspends
            && self.only_leads(block.end, head)
    }

    /// Behind a yield.
    pub(super) fn begin_rest(&mut self) {
        let frame = self.chain.last_mut().expect("a region");
        frame.in_rest = frame.apart.is_some();
    }

    /// Behind a yield that goes on as another one: what follows is never reached, but belongs to
    /// the rest, and not to code that yields `share`.
    pub(super) fn rest_is_known(&mut self, cursor: &mut Cursor, share: bool) {
        self.begin_rest();
        if self.frame().in_rest || share {
            let label = self.label("known");
            self.cut_behind(cursor, label, Leave::Never);
        }
    }

    /// Before the branches of a fork.
    pub(super) fn fork(&self) -> Fork {
        let before = self.frame().in_rest;
        let behind = before;
        Fork {
            before,
            behind,
            taken: self.taken.clone(),
        }
    }

    /// Behind each branch of a fork.
    pub(super) fn branch_ends(&mut self, fork: &mut Fork) {
        let frame = self.chain.last_mut().expect("a region");
        fork.behind |= std::mem::replace(&mut frame.in_rest, fork.before);
        self.taken.clone_from(&fork.taken);
    }

    /// Where the branches meet.
    pub(super) fn join(&mut self, fork: Fork) {
        let frame = self.chain.last_mut().expect("a region");
        frame.in_rest |= fork.behind;
        self.taken = fork.taken;
    }

    /// The loop, with the rest of a round before it. `begin` gives what is carried its first
    /// values, `resume` leads into the segments of the rest; `ends` stands behind them and is never
    /// reached.
    pub(super) fn round_apart(
        &mut self,
        begin: &Code,
        mut head: Strand,
        resume: Strand,
        segments: Vec<Segment>,
        outer: &[LocalId],
        ends: &Code,
    ) -> Code {
        let frame = self.frame();
        let (round, way) = (frame.label.clone(), frame.apart.clone());
        let own = &self.regions[frame.region];
        let mut restored = self.restored_first(own);
        // What is carried stays in its variables from round to round.
        let carried = own.carried.iter().flatten().map(|(local, ..)| *local);
        let carried: Vec<_> = carried.collect();
        let is_carried = |local: &LocalId| carried.contains(local);
        let outer = outer.iter().copied().filter(|local| !is_carried(local));
        let (outer, always): (Vec<_>, _) = (outer.collect(), !own.flagged);
        let types_inside = self.types_inside(&outer);
        let declared = segments.iter().filter_map(|segment| match segment {
            Segment::Scope { declared, .. } => Some(declared),
            Segment::Code(_) => None,
        });
        let variables = declared.chain([&outer]).flat_map(|all| self.variables(all));
        let mut not_in_head: Vec<_> = variables.map(|(name, _)| name.to_string()).collect();
        // Which of several variables of a name is mentioned, the name does not tell.
        let names = carried
            .iter()
            .map(|&local| self.variable_of(local).to_string());
        let names: Vec<_> = not_in_head.iter().cloned().chain(names).collect();
        restored.retain(|name| names.iter().filter(|other| *other == name).count() == 1);
        let mut not_in_rest = not_in_head.clone();
        head.code().strike(&mut not_in_head);
        ends.strike(&mut not_in_rest);
        types_inside.strike(&mut not_in_rest);
        for segment in &segments {
            if let Segment::Code(behind) = segment {
                behind.code.strike(if behind.in_rest {
                    &mut not_in_rest
                } else {
                    &mut not_in_head
                });
            }
        }
        let mut rest = resume;
        rest.first(&types_inside);
        let (mut types, end) = (Code::default(), self.end());
        let ends = (!ends.is_empty()).then(|| Behind {
            label: self.label("ends"),
            code: ends.clone(),
            leave: Leave::Falls,
            in_rest: true,
        });
        let around = Segment::Scope {
            items: Code::default(),
            declared: outer,
            around_head: true,
        };
        let whole = ends.map(Segment::Code).into_iter().chain([around]);
        for segment in segments.into_iter().chain(whole) {
            match segment {
                Segment::Code(behind) => {
                    let before = if behind.in_rest { &mut rest } else { &mut head };
                    before.behind(behind, &end);
                }
                Segment::Scope {
                    items,
                    declared,
                    around_head,
                } => {
                    let (mut both, mut same) = (Code::default(), Code::default());
                    let variables = self.variables(&declared);
                    let shared = variables.iter().filter(|(name, _)| {
                        around_head
                            && !not_in_head.iter().any(|other| name == other)
                            && !not_in_rest.iter().any(|other| name == other)
                            && !restored.iter().any(|other| name == other)
                    });
                    for (variable, _) in shared {
                        // What is a variable in both is of one type.
                        self.labels += 1;
                        let ty = ours(&format!("both{}", self.labels));
                        both.add(code!(let mut #ty;));
                        same.add(code!(#ty = #krate::probe(&#variable);));
                    }
                    types.add(both);
                    let same = self.unreached(same);
                    let declarations = declare_mentioned(&variables, &not_in_rest);
                    rest.scope_of(&items, &code!(#declarations #same));
                    if around_head {
                        let declarations = declare_mentioned(&variables, &not_in_head);
                        head.scope_of(&items, &code!(#declarations #same));
                    }
                }
            }
        }
        let (resuming, nothing) = (super::resuming(), ours("nothing"));
        let asks = (!always).then(|| code!(if #resuming));
        let ways = [
            round.clone().map(Leave::Continue),
            way.clone().map(Leave::Break),
        ];
        let ways: Vec<_> = ways.into_iter().flatten().collect();
        let (head, rest) = (head.ending(&ways, &end), rest.ending(&ways, &end));
        // The dispatch leads there.
        let way = way.filter(Label::is_used);
        let rest = match way {
            Some(way) => code!(#way: { #rest }),
            // What a macro jumps out of here would be some loop around.
            None if self.frame().unseen => self.jumps_seen(&rest),
            None => rest,
        };
        let landing = self.landing();
        let inside = self.types_inside(&carried);
        let carried = self.declare(&carried);
        let known = self.unreached(begin.clone());
        let known = code!(#known #inside);
        code! {
            #types #carried #known
            let mut #nothing = ();
            *{ #round: loop { #head } #landing &mut #nothing } = #asks {
                #resuming = false;
                #rest
            };
        }
    }

    /// Right behind a loop that is apart, where a `break` that nobody sees leads: moves what is
    /// carried, as a jump from the head out of the loop would.
    fn landing(&mut self) -> Code {
        let (frame, depth) = (self.frame(), self.chain.len() - 1);
        if !frame.unseen {
            return Code::default();
        }
        let target = &self.targets[&frame.target.expect("a loop")];
        let (exit, head) = (target.exit_mark, target.next.clone());
        let (_, head) = head.expect("a loop");
        self.convert(head, exit, depth - 1)
    }

    /// The variables that the rest of a round begins with: they have the types of what the head
    /// has stored.
    fn restored_first(&self, region: &Region) -> Vec<String> {
        let Some(first) = region.resumes.first() else {
            return Vec::new();
        };
        let variant = first.variant.to_string();
        let contents = region.contents(&variant);
        let restored = contents.filter_map(|content| match content {
            Content::Local(local, false) => Some(self.variable_of(local).to_string()),
            _ => None,
        });
        restored.collect()
    }
}

/// The declarations of the variables that are mentioned.
fn declare_mentioned(variables: &[(Ident, Code)], unseen: &[String]) -> Code {
    let mentioned = variables
        .iter()
        .filter(|(name, _)| !unseen.iter().any(|other| name == other));
    mentioned.map(|(_, declaration)| declaration).collect()
}
