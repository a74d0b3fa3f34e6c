//! Regions: where code is entered, and how what a variant holds is taken out of it.

use proc_macro2::Ident;

use super::layout::Resume;
use super::steps::{Cont, bound};
use super::{Behind, Emit, Segment};
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
        inside: &Code,
    ) -> Code {
        let depth = self.chain.len() - 1;
        let region = self.frame().region;
        let state = self.frame().state.clone();
        let around = std::mem::take(&mut self.segments);
        let cont = Cont {
            join: block.end,
            leave: code!(return #end;),
        };
        let cont = match self.frame().target {
            None => cont,
            Some(target) => {
                let (_, head) = self.targets[&target].next.clone().expect("a loop");
                Cont {
                    join: head,
                    leave: code!(),
                }
            }
        };
        let in_unsafe = std::mem::take(&mut self.in_unsafe);
        let inline = self.block(block, &cont);
        self.in_unsafe = in_unsafe;
        let segments = std::mem::replace(&mut self.segments, around);

        let name = self.regions[region].name.clone();
        let (start, empty) = (
            self.regions[region].start.clone(),
            self.regions[region].empty.clone(),
        );
        let take = self.take(region, &state, &start, fields);
        let mut arms = Code::default();
        let mut at_head = false;
        for resume in &self.regions[region].resumes {
            let Resume {
                variant,
                label,
                unless_head,
            } = resume;
            let guard = unless_head.as_ref().map(|drops| code!(if #drops));
            at_head |= guard.is_some();
            arms.add(code!(#name::#variant { .. } #guard => break #label,));
        }
        let is_at_head = match self.regions[region].has_empty() {
            _ if at_head => Some(code!(_)),
            true => {
                let empty = &self.regions[region].empty;
                Some(code!(#name::#empty {}))
            }
            false => None,
        };
        let lost = self.lost();
        let resumes = !self.regions[region].resumes.is_empty();
        if let Some(way) = self.frame().apart.clone().filter(|_| resumes) {
            let own = &self.regions[region];
            let resume = match (&own.resumes[..], &is_at_head) {
                _ if !own.flagged => code! {
                    match #state {
                        #arms
                        #name::#start { .. } => { #take #starts break #way }
                        #name::#empty {} => #lost,
                    }
                },
                ([only], _) if !own.rests_at_head && !at_head => {
                    let label = &only.label;
                    code!(break #label;)
                }
                (_, Some(head)) => code!(match #state { #arms #head => break #way }),
                (_, None) => code!(match #state { #arms }),
            };
            let typed = self.type_held(outer);
            let typed = self.unreached(typed);
            let (begin, ends) = (code!(#take #starts), code!(#typed #inside));
            return self.round_apart(&begin, inline, resume, segments, outer, &ends);
        }
        let mut code = if self.regions[region].flagged {
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
                (_, Some(head)) => {
                    code!(if #resuming { match #state { #arms #head => { #begun } } })
                }
                (_, None) => code!(if #resuming { match #state { #arms } }),
            };
            code!(#dispatch #take #starts #inline)
        } else {
            let begun = if depth == 0 {
                self.begun()
            } else {
                Code::default()
            };
            if start != empty && depth == 0 {
                arms.add(code!(#name::#empty {} => return #end,));
            } else if start != empty {
                arms.add(code!(#name::#empty {} => #lost,));
            }
            let unasked = if depth == 0 { self.unasked() } else { None };
            let once = (depth == 0).then(|| code!(#krate::once();));
            let begin =
                code!(#name::#start { .. } => { #once #unasked #begun #take #starts #inline });
            match &self.regions[region].resumes[..] {
                // What is asked for first is asked for most.
                [Resume { label, .. }] if depth == 0 => {
                    let suspended = self.suspended_pattern(region, None);
                    code! {
                        if let #suspended = #state { break #label }
                        match #state { #begin _ => return #end, }
                    }
                }
                _ => code!(match #state { #arms #begin }),
            }
        };
        for segment in segments {
            code = match segment {
                Segment::Code(Behind {
                    label, code: after, ..
                }) => code!(#label: { #code } #after),
                Segment::Scope {
                    items, declared, ..
                } => {
                    let declarations = self.declare(&declared);
                    code!({ #items #declarations #code })
                }
            };
        }
        let declarations = self.declare(outer);
        if depth == 0 {
            let asked = self.ask_kinds(outer);
            return code!(#declarations #code #asked);
        }
        let typed = self.type_held(outer);
        let typed = self.unreached(typed);
        code = code!(#declarations #code #typed #inside);
        let frame = self.frame();
        let round = &frame.label;
        if let Some(head) = &frame.apart {
            code = code!(#head: { #code });
        }
        code!(#round: loop { #code })
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
        let inner = region.inner_of(variant).map(|(field, inner)| {
            let pattern = self.suspended_pattern(inner, child);
            let inner = &self.regions[inner];
            let run = inner.child.as_ref().zip(child);
            let run = run.map(|(field, child)| code!(#field: #child,));
            code!(#field: #pattern, #run)
        });
        let name = &region.name;
        code!(#name::#variant { #inner .. })
    }

    /// Takes the fields of a variant out of a state. Each is bound to `<field>`.
    pub(super) fn take(
        &self,
        region: usize,
        state: &Ident,
        variant: &Ident,
        fields: &[Ident],
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
        let lost = self.lost();
        code! {
            let #name::#variant { #(#fields)* .. } = #krate::take(#state, #name::#empty {}) else { #lost };
        }
    }
}
