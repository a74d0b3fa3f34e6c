//! A machine that begins in a loop.
//!
//! Where the body is one loop and all that it goes through is made when the generator is
//! ([`crate::head_start`]), nothing is to be done at the start. Then the machine begins as what it
//! is at the head of the loop, and there is no other state in front of that:
//!
//! ```text
//! enum Body { Loop1 { inner, iter, n }, Returned }      Generator::new(Body::Loop1 { inner: Head {}, iter, n }, |state| {
//!     'enter: {
//!         if let Loop1 { inner: Loop2 { .. }, .. } = state { break 'enter }
//!         resuming = false;
//!         if let Returned {} = state { return None }
//!     }
//!     let Loop1 { inner, iter, n } = state;
//!     loop { .. }
//! ```

use proc_macro2::Ident;

use super::Emit;
use crate::code::{Code, code};
use crate::flow::Event;
use crate::ir::{Block, Mark};
use crate::locals::LocalId;
use crate::status::Status;

/// Where a machine begins.
pub(super) struct Begins {
    /// The variant of the body's enum.
    pub(super) variant: Ident,
    /// The fields that hold parameters.
    pub(super) fields: Vec<(LocalId, Ident)>,
    /// The field of the loop's own state, with what it is at its head.
    pub(super) inner: Code,
    /// The region of that state.
    pub(super) region: Option<usize>,
}

impl Begins {
    /// The field for a parameter, if it is kept.
    pub(super) fn field(&self, param: LocalId) -> Option<&Ident> {
        let (_, field) = self.fields.iter().find(|(local, _)| *local == param)?;
        Some(field)
    }
}

impl Emit<'_> {
    /// Begins in the loop that has just been emitted, in a variant of the body's region, if that
    /// may be. `residents` are what the loop keeps there, `inner` is the field for its own state.
    pub(super) fn begins_in_loop(
        &mut self,
        (body, entry): (&Block, Mark),
        variant: &Ident,
        inner: Option<&Ident>,
        residents: &[(LocalId, bool, Ident)],
    ) -> bool {
        let frame = self.frame();
        let own = &self.regions[frame.region];
        // What rests at its head is that, and what does not is something else.
        let tells = if own.bare {
            self.ends_rounds_with_yields(body)
        } else {
            own.has_empty()
        };
        let is_real = |(local, held, _): &(LocalId, bool, Ident)| {
            !held && self.enters(entry, *local) == Status::Real && self.body.params.contains(local)
        };
        // The variable of the body's region tells the type of one that is asked for.
        let is_asked = |local: &LocalId| {
            let mut suspects = self.facts.suspects.iter();
            suspects.any(|suspect| suspect.asked().contains(local))
        };
        // So is a parameter there that is mentioned, but whose value nobody keeps.
        let mut params = self.body.params.iter();
        let is_mentioned = params
            .any(|param| self.is_mentioned(*param) && residents.iter().all(|(of, ..)| of != param));
        let may_be = self.body.has_head_start
            && !is_mentioned
            && !self.body.params.iter().any(is_asked)
            && self.chain.len() == 2
            && own.flagged
            && tells
            && frame.exits.is_empty()
            && residents.iter().all(is_real);
        if !may_be {
            return false;
        }
        let (name, start) = (&own.name, &own.start);
        let inner = inner.map(|field| code!(#field: #name::#start {},));
        let fields = residents.iter();
        let fields = fields.map(|(local, _, field)| (*local, field.clone()));
        self.begins = Some(Begins {
            variant: variant.clone(),
            fields: fields.collect(),
            region: inner.is_some().then_some(frame.region),
            inner: inner.into_iter().collect(),
        });
        true
    }

    /// Whether the body mentions a local, other than for what is made before it.
    pub(super) fn is_mentioned(&self, local: LocalId) -> bool {
        let mut nodes = self.facts.graph.nodes.iter();
        nodes.any(|node| matches!(node.event, Event::Use(of, _) | Event::Assign(of) if of == local))
    }

    /// In front of the code that goes on in the loop that the machine begins in.
    pub(super) fn begin_in_loop(&self) -> Code {
        let (state, end) = (&self.frame().state, self.end());
        let region = &self.regions[0];
        let (name, empty) = (&region.name, &region.empty);
        let begun = self.begun();
        code!(#begun if let #name::#empty {} = #state { return #end })
    }
}
