//! The whole expression: the enums, and the machine around the step.

use super::begins::Begins;
use super::layout::Region;
use super::{Emit, Frame, any_item, field_type, ours, resuming, steps};
use crate::code::{Code, code};
use crate::flat::Set;
use crate::known::Known;
use crate::lints::allow;
use crate::verdict::Suspect;
use crate::whole::{self, Whole};

impl Emit<'_> {
    /// The whole expression: the enums and the machine.
    pub(super) fn machine(
        &mut self,
        (made, arguments): (Option<&Code>, &[Code]),
        whole: Option<&Whole>,
        twin: Option<&Code>,
    ) -> Code {
        let state = ours("state");
        let body = self.body;
        let name = self.yields.name.clone();
        self.regions
            .push(Region::new(name.clone(), "Unresumed", "Returned"));
        self.chain.push(Frame {
            region: 0,
            target: None,
            state: state.clone(),
            label: None,
            pattern: Code::default(),
            round: None,
            exits: Vec::new(),
            apart: None,
            in_rest: false,
            unseen: false,
        });
        let mut starts = Code::default();
        let mut fields = Vec::new();
        for &param in &body.params {
            self.home.insert(param, 0);
            let field = self.field(0, "Unresumed", param, false);
            let variable = self.variable(param, self.facts.locals.get(param).span);
            let taken = steps::bound(&field);
            starts.add(code!(#variable = #taken;));
            fields.push((param, field));
        }
        let end = self.end();
        let names: Vec<_> = fields.iter().map(|(_, field)| field.clone()).collect();
        let code = self.region(&body.root, &names, &starts, &body.params, &end);
        let code = self.child_first(&code);
        let code = self.rounds_ahead(&code);
        let slots = self.slots();
        let kinds: Vec<_> = self
            .kinds
            .clone()
            .into_iter()
            .map(|local| self.kind(local))
            .collect();
        let types: Vec<_> = self
            .kinds
            .iter()
            .map(|local| self.kind_type(*local))
            .collect();
        let mut asked = Set::new();
        for suspect in self.facts.suspects {
            asked.extend(suspect.asked());
        }
        asked.retain(|local| !self.kinds.contains(local));
        let asked: Vec<_> = asked.iter().map(|local| self.kind_type(*local)).collect();
        let (vacancies, vacant) = self.vacancies();
        let begins = match self.begins.take() {
            None => Begins {
                variant: self.regions[0].start.clone(),
                fields,
                inner: Code::default(),
                region: None,
            },
            Some(begins) => {
                self.regions[0].begin_elsewhere();
                begins
            }
        };
        let fields: Vec<_> = (0..self.facts.suspects.len()).map(field_type).collect();
        let suspects = self.facts.suspects.iter().zip(&fields);
        let mut verdicts = Code::default();
        for (suspect, field) in suspects.clone() {
            let changes = self.repeated_call(suspect);
            let types = |local| self.kind_type(local);
            verdicts.add(suspect.verdict(field, types, &changes));
        }
        let fields = suspects
            .filter(|(suspect, _)| suspect.field.is_some())
            .map(|(_, field)| field);
        let noted = types.iter().chain(&asked).chain(fields);
        let noted = noted.map(|ty| code!(let mut #ty;));
        let declared = kinds
            .iter()
            .map(|kind| code!(let #kind = #krate::Kind::default();));
        let known = kinds.iter().zip(&types);
        let known = known.map(|(kind, ty)| code!(#kind.is((&#ty).__gen_kind());));
        let lookup =
            (!verdicts.is_empty() || !vacant.is_empty()).then(|| code!(use #krate::types::*;));
        let resuming = (!self.facts.graph.loops.is_empty()).then(|| {
            let resuming = resuming();
            code!(let mut #resuming = true;)
        });
        let any_item = self.any_item.then(|| {
            let item = any_item();
            code!(let mut #item;)
        });
        let code = code! {
            #resuming
            #any_item
            #(#declared)*
            #vacancies
            #slots
            #(#noted)*
            #code;
            return #end;
            // Never reached, but here all types are known.
            #(#known)*
            #lookup
            #vacant
            #verdicts
        };
        let code = self.unless_lost(code);
        let enums = self.regions.iter().filter(|region| !region.bare);
        let enums = enums.map(|region| region.enumeration(self.derives));
        let holes = self.regions[0].holes();
        let (machine, parameter, receive) = self.interface();
        let output = self.output();
        let delegates = body.delegates.then(|| self.tags());
        let (paths, gen_core) = (self.yields.paths.iter(), &self.yields.krate);
        let used = paths.map(|path| code!(#path!(@used);));
        // Some verdicts ask for kinds as well.
        let asks_kinds =
            !self.kinds.is_empty() || self.facts.suspects.iter().any(Suspect::asks_kind);
        // Nobody follows a pointer into memory that is not mentioned any more.
        let memory =
            (!self.facts.locals.seen.has_unsafe).then(|| code!(use #krate::HoldMemory as _;));
        let mut taken = self.facts.graph.taken.iter();
        let receives = taken.any(|(_, taken)| taken.way.is_receiver());
        let seen = receives.then(|| code!(use #krate::HoldSeen as _;));
        let holds = code!(use #krate::{HoldAny as _, HoldNothing as _}; #memory #seen);
        let holds = asks_kinds.then_some(holds);
        let state_impl = self.regions[0].state_impl();
        // Not where assertions are on: there the body is checked once, and built fast.
        let with_whole = whole.map(|_| code!(#[cfg(not(debug_assertions))]));
        let is_observed = self.yields.coroutine.is_some() || self.yields.root.is_some();
        let observed = (is_observed || whole.is_some()).then(|| {
            let inner = begins.region.map(|region| (region, &self.regions[region]));
            let observed = self.regions[0].observed_impl(&begins, inner);
            code!(#with_whole #observed)
        });
        let (variant, inner) = (&begins.variant, &begins.inner);
        let variant = code!(#name::#variant);
        let mut initial = inner.clone();
        for (param, argument) in body.params.iter().zip(arguments) {
            let Some(field) = begins.field(*param) else {
                continue;
            };
            // What was made of it is there in its place.
            let is_over = body.has_head_start && !self.is_mentioned(*param);
            initial.add(match self.facts.locals.get(*param).known {
                _ if is_over => code!(#field: (),),
                // That it is `Copy` is a matter of a name, and not for a macro to tell.
                Some(Known::Optional) => code!(#field: #krate::copied(#argument),),
                _ => code!(#field: #argument,),
            });
        }
        let initial = match made {
            Some(made) if !made.is_empty() => code!({ #made #variant { #initial } }),
            _ => code!(#variant { #initial }),
        };
        let inline = self.inline();
        let machine = code! {
            #machine(
                #initial,
                #inline move |#state: &mut #name<#holes> #parameter| -> #output { #receive #code },
            )
        };
        let machine = match whole {
            None => machine,
            Some(whole) => {
                let item = self.yields.item.as_ref();
                let fields: Vec<_> = body.params.iter().map(|at| begins.field(*at)).collect();
                let ty = code!(#name<#holes>);
                let whole = whole::closure(whole, &ty, (&variant, inner), &fields, item);
                let made = ours("machine");
                code! {
                    let #made = #machine;
                    #with_whole
                    let #made = #made.with_whole(#whole);
                    #made
                }
            }
        };
        let (allow, allowed) = (allow(), self.yields.lints.allow());
        code! {
            #allow
            #allowed
            {
                use #gen_core::__private as #krate;
                #(#used)*
                #(#enums)*
                #state_impl
                #observed
                #holds
                #twin
                #delegates
                #machine
            }
        }
    }
}
