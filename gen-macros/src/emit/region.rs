//! Regions: where code is entered, and how what a variant holds is taken out of it.

use proc_macro2::Ident;

use super::labels::{Leave, Strand};
use super::layout::Resume;
use super::steps::{Cont, Matched, bound};
use super::{Emit, Segment};
use crate::code::{Code, code};
use crate::ir::Block;
use crate::locals::LocalId;

impl Emit<'_> {
    /// The code of a region: dispatch, then the segments of its block.
    ///
    /// `fields` are those of the first variant, `starts` moves them into variables and
    /// `outer` are the variables that the block does not declare itself.
    pub(super) fn region(
        &mut self,
        block: &Block,
        fields: &[Ident],
        starts: &Code,
        outer: &[LocalId],
        end: &Code,
    ) -> Code {
        let depth = self.chain.len() - 1;
        let region = self.frame().region;
        let state = self.frame().state.clone();
        let around = std::mem::take(&mut self.segments);
        let cont = match self.frame().target {
            None => Cont {
                join: block.end,
                leave: Leave::Ends,
            },
            Some(target) => {
                let (_, head) = self.targets[&target].next.clone().expect("a loop");
                Cont {
                    join: head,
                    leave: Leave::Falls,
                }
            }
        };
        let in_unsafe = std::mem::take(&mut self.in_unsafe);
        let (inline, leave) = self.begin_block(block, &cont, Matched::default());
        self.in_unsafe = in_unsafe;
        let segments = std::mem::replace(&mut self.segments, around);

        let name = self.regions[region].name.clone();
        let (start, empty) = (
            self.regions[region].start.clone(),
            self.regions[region].empty.clone(),
        );
        let lost = self.lost();
        // What is neither suspended nor at its start has ended.
        let els = if depth == 0 {
            code!(return #end)
        } else {
            lost.clone()
        };
        let take = self.take(region, &state, &start, fields, &els);
        let resumes = &self.regions[region].resumes;
        let at_head = resumes.iter().any(|resume| resume.unless_head.is_some());
        let is_at_head = match self.regions[region].has_empty() {
            _ if at_head => Some(code!(_)),
            true => {
                let empty = &self.regions[region].empty;
                Some(code!(#name::#empty {}))
            }
            false => None,
        };
        let resumes = !self.regions[region].resumes.is_empty();
        if let Some(way) = self.frame().apart.clone().filter(|_| resumes) {
            let own = &self.regions[region];
            let resume = match (&own.resumes[..], &is_at_head) {
                _ if !own.flagged => {
                    let arms = own.arms();
                    Strand::new(code! {
                        match #state {
                            #arms
                            #name::#start { .. } => { #take #starts break #way }
                            #name::#empty {} => #lost,
                        }
                    })
                }
                ([only], _) if !own.rests_at_head && !at_head => {
                    let leave = Leave::Break(only.label.clone());
                    Strand::leaving(Code::default(), leave)
                }
                (_, head) => {
                    let arms = own.arms();
                    let head = head.iter().map(|head| code!(#head => break #way));
                    Strand::new(code!(match #state { #arms #(#head)* }))
                }
            };
            let typed = self.type_held(outer);
            let typed = self.unreached(typed);
            let begin = code!(#take #starts);
            let head = Strand::leaving(inline, leave);
            return self.round_apart(&begin, head, resume, segments, outer, &typed);
        }
        let own = &self.regions[region];
        let mut strand = if depth == 0 {
            let (begun, unasked) = (self.begun(), self.unasked());
            let dispatch = match &own.resumes[..] {
                [] => Code::default(),
                // What is asked for first is asked for most.
                [Resume { label, .. }] => {
                    let suspended = self.suspended_pattern(region, None);
                    code!(if let #suspended = #state { break #label })
                }
                _ => {
                    let arms = own.arms();
                    code!(match #state { #arms _ => {} })
                }
            };
            let code = if self.begins.is_some() {
                let begin = self.begin_in_loop();
                code!(#dispatch #begin)
            } else {
                code!(#dispatch #krate::once(); #unasked #begun #take #starts #inline)
            };
            Strand::leaving(code, leave)
        } else if own.flagged {
            let resuming = super::resuming();
            let begun = self.begun();
            let rests_at_head = self.regions[region].rests_at_head;
            let dispatch = match (&self.regions[region].resumes[..], &is_at_head) {
                ([], _) => begun,
                // What it holds tells whether it is there.
                ([only], _) if !rests_at_head && !at_head => {
                    let label = &only.label;
                    code!(if #resuming { break #label })
                }
                (_, head) => {
                    let arms = self.regions[region].arms();
                    let head = head.iter().map(|head| code!(#head => { #begun }));
                    code!(if #resuming { match #state { #arms #(#head)* } })
                }
            };
            Strand::leaving(code!(#dispatch #take #starts #inline), leave)
        } else {
            let mut arms = own.arms();
            if start != empty {
                arms.add(code!(#name::#empty {} => #lost,));
            }
            let start = code!(#name::#start { .. } => { #take #starts #inline });
            Strand::leaving(code!(match #state { #arms #start }), leave)
        };
        for segment in segments {
            match segment {
                Segment::Code(behind) => strand.behind(behind, end),
                Segment::Scope {
                    items, declared, ..
                } => {
                    let declarations = self.declare(&declared);
                    strand.scope(&items, &declarations);
                }
            }
        }
        // Whoever begins in a loop has them in there.
        let outer = if depth == 0 && self.begins.is_some() {
            &[]
        } else {
            outer
        };
        let declarations = self.declare(outer);
        if depth == 0 {
            let code = strand.within(&[Leave::Ends], end);
            let asked = self.ask_kinds(outer);
            return code!(#declarations #code #asked);
        }
        let frame = self.frame();
        let round = frame.label.clone().expect("a loop");
        let mut goals = vec![Leave::Continue(round.clone())];
        goals.extend(frame.apart.clone().map(Leave::Break));
        let typed = self.type_held(outer);
        let typed = self.unreached(typed);
        let inside = self.types_inside(outer);
        let around = [&declarations, &typed, &inside];
        let code = if around.iter().all(|around| around.is_empty()) {
            strand.ending(&goals, end)
        } else {
            let code = strand.within(&goals, end);
            code!(#declarations #inside #code #typed)
        };
        // To go on, what is carried has to be put in its place.
        let code = if self.frame().unseen && !self.regions[region].flagged {
            self.jumps_seen(&code)
        } else {
            code
        };
        let code = match &self.frame().apart {
            Some(head) if head.is_used() => code!(#head: { #code }),
            _ => code,
        };
        let looped = code!(#round: loop { #code });
        self.chain.last_mut().expect("a loop").round = Some(code);
        looped
    }

    /// Code in which a macro cannot jump without a label: rustc asks for one.
    pub(super) fn jumps_seen(&mut self, code: &Code) -> Code {
        let label = self.label("jumps");
        code!(#label: { #code })
    }

    /// The pattern of a region that is suspended: down to the suspension point, as long as there
    /// is but one way. One test of the whole tells all the tests on the way.
    // Output: Body::Loop1 { inner: Loop1::Yield2 { .. }, .. }
    // With the child that runs at the suspension point bound to `child`.
    pub(super) fn suspended_pattern(&self, region: usize, child: Option<&Ident>) -> Code {
        let region = &self.regions[region];
        let [
            Resume {
                variant,
                unless_head,
                ..
            },
        ] = &region.resumes[..]
        else {
            return code!(_);
        };
        if region.rests_at_head || unless_head.is_some() {
            return code!(_);
        }
        let inner = region.inner_of(variant).map(|(inner, field)| {
            let state = field.map(|field| {
                let pattern = self.suspended_pattern(inner, child);
                code!(#field: #pattern,)
            });
            let run = self.regions[inner].child.as_ref().zip(child);
            let run = run.map(|(field, child)| code!(#field: #child,));
            code!(#state #run)
        });
        let name = &region.name;
        code!(#name::#variant { #inner .. })
    }

    /// Takes the fields of a variant out of a state, or else does `els`. Each is bound to
    /// `<field>`.
    pub(super) fn take(
        &self,
        region: usize,
        state: &Ident,
        variant: &Ident,
        fields: &[Ident],
        els: &Code,
    ) -> Code {
        let of_empty = variant == &self.regions[region].empty || self.regions[region].flagged;
        if fields.is_empty() && of_empty {
            return Code::default();
        }
        let (name, empty) = (&self.regions[region].name, &self.regions[region].empty);
        let fields = fields.iter().map(|field| {
            let bound = bound(field);
            code!(#field: #bound,)
        });
        code! {
            let #name::#variant { #(#fields)* .. } = #krate::take(#state, #name::#empty {}) else { #els };
        }
    }
}
