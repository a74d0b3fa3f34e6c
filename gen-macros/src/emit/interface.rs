//! What the step of the machine takes and returns: that of an iterator, or of a coroutine.
//!
//! ```text
//! iterator:   |state| -> Option<T>                        None at the end
//! with a `?`: |state| -> Step<T>                          the last item may come with the end
//! coroutine:  |state, argument| -> Progress<Y, T>         Complete(returned) at the end
//! recursive:  |state, message| -> Outcome<R, Y, T, _>     Complete(returned) at the end, Call(child)
//! ```

use proc_macro2::{Ident, Span};

use super::Emit;
use crate::code::{Code, code, code_at};
use crate::inlining::Inlining;
use crate::lower::{argument, returned};
use crate::signature::or_hole;

impl Emit<'_> {
    /// The machine that runs the step, the parameters of the step behind the state, and how it
    /// begins.
    pub(super) fn interface(&self) -> (Code, Code, Code) {
        if let Some(root) = &self.yields.root {
            let argument = argument();
            let frames = code!(<#root as #krate::Root>);
            let receive = code! {
                let mut #argument: #frames::Slot = #krate::Slot::of(#argument);
            };
            let parameter = code!(, #argument: #krate::Message<_, _>);
            return (code!(<#root>::from_body), parameter, receive);
        }
        let Some(exchange) = &self.yields.coroutine else {
            let constructor = match self.facts.inlining {
                Inlining::None => "new",
                Inlining::Next | Inlining::Step => "inlined",
            };
            let constructor = Ident::new(constructor, Span::call_site());
            return (
                code!(#krate::Generator::#constructor),
                Code::default(),
                Code::default(),
            );
        };
        let machine = code!(#krate::Resumable::new);
        if exchange.takes_nothing {
            return (machine, code!(, _: #krate::Option<()>), Code::default());
        }
        let argument = argument();
        // Not in the parameter: a lifetime left out there would be any, not one of the caller's.
        let ty = or_hole(exchange.argument.as_ref());
        let receive = code!(let mut #argument: #krate::Option<#ty> = #argument;);
        (machine, code!(, #argument: #krate::Option<_>), receive)
    }

    /// In front of the step of an iterator that is inlined everywhere.
    pub(super) fn inline(&self) -> Option<Code> {
        let is_iterator = self.yields.coroutine.is_none() && self.yields.root.is_none();
        // Where nothing is optimised, each copy is only more to compile.
        (is_iterator && self.facts.inlining == Inlining::Step)
            .then(|| code!(#[cfg_attr(not(debug_assertions), inline(always))]))
    }

    /// In front of a coroutine's body: there must be no argument, which no yield waits for.
    pub(super) fn unasked(&self) -> Option<Code> {
        let exchange = self.yields.coroutine.as_ref()?;
        let (argument, end) = (argument(), self.end());
        let given = if self.yields.root.is_some() {
            code!(#krate::Slot::is_argument)
        } else {
            code!(#krate::Option::is_some)
        };
        (!exchange.takes_nothing).then(|| code!(if #given(&#argument) { return #end; }))
    }

    /// The traits that tell what `yield_from!` is given.
    pub(super) fn tags(&self) -> Code {
        let coroutine = if self.yields.root.is_some() {
            code!(IsOther)
        } else {
            code!(IsCoroutine)
        };
        code!(use #krate::{#coroutine as _, IsNoCoroutine as _};)
    }

    /// What the step returns.
    pub(super) fn output(&self) -> Code {
        let item = or_hole(self.yields.item.as_ref());
        match &self.yields.coroutine {
            _ if self.yields.root.is_some() => code!(#krate::Outcome<_, #item, _, _>),
            Some(exchange) => {
                let returns = or_hole(exchange.returns.as_ref());
                code!(#krate::Progress<#item, #returns>)
            }
            None if self.yields.has_try => code!(#krate::Step<#item>),
            None => code!(#krate::Option<#item>),
        }
    }

    /// The constructor of the step's outcome at a yield.
    pub(super) fn yielded(&self) -> Code {
        match &self.yields.coroutine {
            _ if self.yields.root.is_some() => code!(#krate::Outcome::Yielded),
            Some(_) => code!(#krate::Progress::Yielded),
            None if self.yields.has_try => code!(#krate::Step::Yielded),
            None => code!(#krate::Some),
        }
    }

    /// What the step returns at the end of the body. A coroutine has just put its value in
    /// [`returned`].
    pub(super) fn ended(&self) -> Code {
        if self.yields.coroutine.is_some() {
            let (returned, progress) = (returned(), self.progress());
            code!(#krate::#progress::Complete(#returned))
        } else {
            self.end()
        }
    }

    /// What the step returns where control only seems to come: behind a body that says itself
    /// what it ends with, and for a body that has ended.
    pub(super) fn end(&self) -> Code {
        match &self.yields.coroutine {
            Some(_) => {
                let progress = self.progress();
                code!(#krate::#progress::Lost)
            }
            None if self.yields.root.is_some() => code!(#krate::Outcome::Complete(())),
            None if self.yields.has_try => code!(#krate::Step::Ended),
            None => code!(#krate::None),
        }
    }

    /// The way out from where the state is none that it can be.
    pub(super) fn lost(&self) -> Code {
        let lost = &self.lost;
        code!(break #lost)
    }

    /// The code of the step, and behind it where it is lost. A panic there would cost every
    /// `next` its landing pad, as rustc cannot see that it is never reached.
    pub(super) fn unless_lost(&self, code: Code) -> Code {
        let (end, lost) = (self.end(), &self.lost);
        if !lost.is_used() {
            return code;
        }
        let ended = if self.yields.coroutine.is_some() {
            end
        } else {
            code!(#krate::ended(#end))
        };
        code!(#lost: { #code } #ended)
    }

    /// What a `?` in the leaf of a generator returns: `residual` is what it found.
    pub(super) fn failed(&self, residual: &Ident, convert: &Code, span: Span) -> Code {
        let end = |ty: Option<&syn::Type>| ty.map(|ty| code_at!(span=> ::<#ty>));
        if let Some(exchange) = &self.yields.coroutine {
            let ty = end(exchange.returns.as_ref());
            let progress = self.progress();
            code_at!(span=> #krate::#progress::Complete(#krate::CompleteWith #ty::complete(#residual, #convert)))
        } else {
            let ty = end(self.yields.item.as_ref());
            let last = code_at!(span=> #krate::EndWith #ty::end(#residual, #convert));
            match self.yields.root {
                Some(_) => code_at!(span=> #krate::Outcome::of(#last)),
                None => last,
            }
        }
    }

    /// What the outcomes of a coroutine's step are called.
    fn progress(&self) -> Ident {
        let name = match self.yields.root {
            Some(_) => "Outcome",
            None => "Progress",
        };
        Ident::new(name, Span::call_site())
    }
}
