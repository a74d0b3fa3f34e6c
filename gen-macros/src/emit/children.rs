//! A child that is resumed before anything else.
//!
//! Where the one suspension point of a generator is that of a `yield_from!`, whoever resumes the
//! generator wants the next item of the child. To ask for it in the loops that stand around costs
//! what LLVM moves out of those loops, as it takes them to run often. So the child is asked
//! first; if it ends there, the loop that runs it finds out that it has:
//!
//! ```text
//! *{ { ..loops.. match match ended.take() { Some(v) => Complete(v), None => advance(child) } .. } &mut nothing } =
//!     if let Suspended { child } = state { match advance(child) { Yielded(v) => return v, Complete(v) => ended = Some(v) } }
//! ```
//!
//! It stands on the right side of an assignment as the [rests of rounds](super::rounds) do: rustc
//! is to find what is wrong with the child where the user wrote it.

use proc_macro2::{Ident, Span};

use super::{Emit, ours};
use crate::code::{Code, code, code_at};
use crate::ir::Child;
use crate::locals::LocalId;
use crate::lower::ours_at;

/// The child that is run first.
pub(super) struct First {
    region: usize,
    advance: Code,
    span: Span,
}

impl First {
    /// A variable of ours, at the place of the `yield_from!`: what rustc finds there it finds
    /// in the loop as well, and says but once.
    fn ours(&self, name: &str) -> Ident {
        ours_at(name, self.span)
    }
}

impl Emit<'_> {
    /// Notes the child that a loop runs.
    pub(super) fn run_first(
        &mut self,
        region: usize,
        child: Option<&Child>,
        residents: &[(LocalId, bool, Ident)],
    ) {
        let is_only = self.facts.graph.yields.len() == 1 && self.yields.root.is_none();
        let Some(child) = child.filter(|_| is_only && self.yields.item.is_some()) else {
            return;
        };
        let mut fields = residents.iter();
        let field = fields.find(|(local, held, _)| *local == child.local && !held);
        self.regions[region].child = field.map(|(_, _, field)| field.clone());
        self.first = field.is_some().then(|| First {
            region,
            advance: Code::of(child.advance.clone()),
            span: child.span,
        });
    }

    /// What the child gives back that the current loop runs, given the call that runs it.
    pub(super) fn ended_before(&self, call: Code) -> Code {
        let first = self.first.as_ref();
        let Some(first) = first.filter(|first| first.region == self.frame().region) else {
            return call;
        };
        let (ended, value) = (first.ours("ended"), first.ours("value"));
        code_at! {first.span=>
            match #krate::Option::take(&mut #ended) {
                #krate::Some(#value) => #krate::CoroutineState::Complete(#value),
                #krate::None => #call,
            }
        }
    }

    /// The code of the body, and before it the child.
    pub(super) fn child_first(&self, code: &Code) -> Code {
        let Some(first) = &self.first else {
            return code!({ #code });
        };
        let region = &self.regions[first.region];
        let (state, ended) = (ours("state"), first.ours("ended"));
        let declared = code!(let mut #ended = #krate::None;);
        let suspended = self.suspended_pattern(0, Some(&first.ours("child")));
        if !region.resumes.is_empty() || !region.rests_at_head {
            return code!(#declared { #code });
        }
        let (nothing, value) = (ours("nothing"), first.ours("value"));
        let (advance, yielded, item) = (&first.advance, self.yielded(), &self.yields.item);
        let run = code_at! {first.span=>
            match #advance {
                #krate::CoroutineState::Yielded(#value) => {
                    let #value: #item = #value;
                    return #yielded(#value)
                }
                #krate::CoroutineState::Complete(#value) => #ended = #krate::Some(#value),
            }
        };
        code! {
            #declared
            let mut #nothing = ();
            *{ { #code } &mut #nothing } = if let #suspended = #state { #run };
        }
    }
}
