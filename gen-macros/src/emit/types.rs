//! Code that is never reached and only lets types flow: what rustc has to know of a local, it
//! has to know where the local is used, and some variables of ours have no use that says it.

use proc_macro2::{Span, TokenStream};
use quote::quote;

use super::Emit;
use crate::locals::LocalId;

impl Emit<'_> {
    /// Notes the types of the locals whose scope ends here, for those whose kind is asked.
    pub(super) fn ask_kinds(&mut self, locals: &[LocalId]) -> TokenStream {
        let krate = crate::lower::private();
        let mut asked = self.type_held(locals);
        for &local in locals {
            if self.kinds.contains(&local)
                || self
                    .facts
                    .suspects
                    .iter()
                    .any(|s| s.asked().contains(&local))
            {
                let ty = self.kind_type(local);
                // Of the type of a closure rustc does not know yet what it captures.
                let probe = if let Some(captures) = &self.facts.locals.get(local).captures {
                    let nothing = quote!(#krate::probe(&()));
                    captures.iter().fold(nothing, |probe, &captured| {
                        let place = self.mention(captured, Span::mixed_site());
                        quote!(#probe.and(#krate::probe(&#place)))
                    })
                } else {
                    let variable = self.variable(local, Span::mixed_site());
                    quote!(#krate::probe(&#variable))
                };
                asked.extend(quote!(#ty = #probe;));
            }
        }
        for (at, suspect) in self.facts.suspects.iter().enumerate() {
            if let Some(field) = suspect
                .field
                .as_ref()
                .filter(|_| locals.contains(&suspect.local()))
            {
                let ty = super::field_type(at);
                let place = self.leaf_expr(field);
                asked.extend(quote!(#ty = #krate::probe(&#place);));
            }
        }
        self.unreached(asked)
    }

    /// Code that is never reached, so that the borrow checker does not look at it: only types
    /// flow.
    pub(super) fn unreached(&mut self, code: TokenStream) -> TokenStream {
        if code.is_empty() {
            return code;
        }
        let label = self.label("types");
        quote!(#label: { break #label; #code };)
    }

    /// Gives the variables that hold locals for their drop the types of those, as some are
    /// only ever empty.
    pub(super) fn type_held(&mut self, locals: &[LocalId]) -> TokenStream {
        let depth = self.chain.len() - 1;
        let region = self.chain[depth].region;
        let mut typed = TokenStream::new();
        for &local in locals {
            if self.held_used.contains(&(local, region)) {
                let held = self.held(local, depth);
                let (kind, variable) = (self.kind(local), self.variable(local, Span::mixed_site()));
                typed.extend(quote!(#held = #kind.hold(#variable);));
            }
        }
        typed
    }

    /// Gives the variables of a loop's region the types of those they stand for, as one that
    /// is only held has no other use. Returns the code for inside the loop and for outside.
    pub(super) fn link_types(&mut self, carried: &[LocalId]) -> (TokenStream, TokenStream) {
        let depth = self.chain.len() - 1;
        let (mut inside, mut outside) = (TokenStream::new(), TokenStream::new());
        for &local in carried {
            let Ok(outer) = self.storage(local, depth - 1) else {
                continue;
            };
            let (variable, relay) = (
                self.variable(local, Span::mixed_site()),
                self.relay(local, outer),
            );
            inside.extend(quote!(#relay = #variable;));
            outside.extend(quote!(#variable = #relay;));
        }
        (self.unreached(inside), self.unreached(outside))
    }
}
