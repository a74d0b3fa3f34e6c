//! Bindings of patterns, what patterns leave, and the ends of the heads they are matched against.

use proc_macro2::Span;

use syn::Pat;

use super::cursor::Cursor;
use super::{Access, Emit, ours};
use crate::code::{Code, code, code_at};
use crate::ir::{Hold, Mark};
use crate::locals::LocalId;
use crate::status::Status;
use crate::suspends::Bindings;

impl Emit<'_> {
    /// The bindings of a pattern, from the user's names into their variables.
    pub(super) fn user_bindings(&self, pat: &Pat) -> Code {
        let mut bindings = Code::default();
        for bound in Bindings::of(pat) {
            if self.facts.locals.get(bound.id).hoisted {
                let span = bound.ident.span();
                let name = self.user_name(bound.id, span);
                let Access::Variable(variable) = self.access(bound.id, span) else {
                    unreachable!("bound here")
                };
                bindings.add(code!(#variable = #name;));
            }
        }
        bindings
    }

    /// After a pattern has taken what it binds: is the scrutinee still whole?
    pub(super) fn held_after(&mut self, held: Option<&Hold>) -> Option<Code> {
        let held = held?;
        self.note_taken(held);
        let depth = self.storage(held.local, self.chain.len() - 1).ok()?;
        let (before, after) = (
            self.enters(held.mark, held.local),
            self.leaves(held.mark, held.local),
        );
        if before != Status::Real || after != Status::Held {
            return None;
        }
        let (mut whole, mut go_on) = (Vec::new(), Code::default());
        for &binding in &held.bindings {
            let variable = match self.access(binding, Span::mixed_site()) {
                Access::Variable(variable) | Access::Reference(variable)
                    if self.facts.locals.get(binding).hoisted =>
                {
                    variable
                }
                _ => self.user_name(binding, self.facts.locals.get(binding).span),
            };
            self.kind(binding);
            let kind = self.left(binding);
            if !self.facts.locals.get(binding).hoisted {
                let (label, ty) = (self.label("ask"), self.kind_type(binding));
                go_on.add(code!(#label: { break #label; #ty = #krate::probe(&#variable); }));
            }
            whole.push(code!(#kind.leaves_whole()));
            go_on.add(code!(#kind.go_on();));
        }
        let variable = self.variable_of(held.local);
        let target = self.held(held.local, depth);
        let value = self.hold_behind(held.local, &code!(#variable), &held.bindings);
        let nothing = Self::nothing_held();
        Some(code! {
            if #(#whole)&&* {
                #go_on
                #target = #value;
            } else {
                #target = #nothing;
            }
        })
    }

    /// The start of an `else` behind `if let`, or its end: from edition 2024 the temporaries end here.
    // The user's own tokens decide: a probe tells whether their `if let` drops before `else`.
    pub(super) fn head_ends(
        &mut self,
        locals: &[LocalId],
        mark: Mark,
        span: Span,
        cursor: &mut Cursor,
    ) {
        let depth = self.chain.len() - 1;
        let mut ends = Code::default();
        for &local in locals.iter().rev() {
            let before = self.enters(mark, local);
            if self.leaves(mark, local) != Status::Held || self.storage(local, depth) != Ok(depth) {
                continue;
            }
            let held = self.held(local, depth);
            if before == Status::Real {
                let variable = self.variable_of(local);
                let value = self.hold(local, &code!(#variable));
                cursor.buffer.add(code!(#held = #value;));
            }
            let nothing = Self::nothing_held();
            ends.add(code!(#held = #nothing;));
        }
        if !ends.is_empty() {
            let (seen, early) = (ours("seen"), ours("early"));
            let probe = code_at! {span=>
                if let #krate::Some(()) = #krate::DropProbe(&#seen).nothing() { false } else { #seen.get() }
            };
            cursor.buffer.add(code! {
                #[allow(if_let_rescope)]
                let #early = { let #seen = ::core::cell::Cell::new(false); #probe };
                if #early { #ends }
            });
        }
    }
}
