//! What the step of the machine takes and returns: that of an iterator, or of a coroutine.
//!
//! ```text
//! iterator:   |state| -> Option<T>                        None at the end
//! with a `?`: |state| -> Step<T>                          the last item may come with the end
//! coroutine:  |state, argument| -> Progress<Y, T>         Complete(returned) at the end
//! recursive:  |state, message| -> Outcome<R, Y, T, _>     Complete(returned) at the end, Call(child)
//! ```

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};

use super::Emit;
use crate::lower::{argument, private, private_at, returned};
use crate::signature::or_hole;

impl Emit<'_> {
    /// The machine that runs the step, the parameters of the step behind the state, and how it
    /// begins.
    pub(super) fn interface(&self) -> (TokenStream, TokenStream, TokenStream) {
        let krate = private();
        if let Some(root) = &self.yields.root {
            let argument = argument();
            let frames = quote!(<#root as #krate::Root>);
            let receive = quote! {
                let mut #argument: #frames::Slot = #krate::Slot::of(#argument);
            };
            let parameter = quote!(, #argument: #krate::Message<_, _>);
            return (quote!(<#root>::from_body), parameter, receive);
        }
        let Some(exchange) = &self.yields.coroutine else {
            let constructor = Ident::new(
                if self.is_short() { "short" } else { "new" },
                Span::call_site(),
            );
            return (
                quote!(#krate::Generator::#constructor),
                TokenStream::new(),
                TokenStream::new(),
            );
        };
        let machine = quote!(#krate::Resumable::new);
        if exchange.takes_nothing {
            return (machine, quote!(, _: #krate::Option<()>), TokenStream::new());
        }
        let argument = argument();
        // Not in the parameter: a lifetime left out there would be any, not one of the caller's.
        let ty = or_hole(exchange.argument.as_ref());
        let receive = quote!(let mut #argument: #krate::Option<#ty> = #argument;);
        (machine, quote!(, #argument: #krate::Option<_>), receive)
    }

    /// Whether LLVM inlines the step, as far as can be told.
    fn is_short(&self) -> bool {
        let graph = self.facts.graph;
        graph.yields.len() == 1 && graph.nodes.len() <= 64
    }

    /// In front of a coroutine's body: there must be no argument, which no yield waits for.
    pub(super) fn unasked(&self) -> Option<TokenStream> {
        let exchange = self.yields.coroutine.as_ref()?;
        let (krate, argument, end) = (private(), argument(), self.end());
        let given = if self.yields.root.is_some() {
            quote!(#krate::Slot::is_argument)
        } else {
            quote!(#krate::Option::is_some)
        };
        (!exchange.takes_nothing).then(|| quote!(if #given(&#argument) { return #end; }))
    }

    /// The traits that tell what `yield_from!` is given.
    pub(super) fn tags(&self) -> TokenStream {
        let krate = private();
        let coroutine = if self.yields.root.is_some() {
            quote!(IsOther)
        } else {
            quote!(IsCoroutine)
        };
        quote!(use #krate::{#coroutine as _, IsNoCoroutine as _};)
    }

    /// What the step returns.
    pub(super) fn output(&self) -> TokenStream {
        let krate = private();
        let item = or_hole(self.yields.item.as_ref());
        match &self.yields.coroutine {
            _ if self.yields.root.is_some() => quote!(#krate::Outcome<_, #item, _, _>),
            Some(exchange) => {
                let returns = or_hole(exchange.returns.as_ref());
                quote!(#krate::Progress<#item, #returns>)
            }
            None if self.yields.has_try => quote!(#krate::Step<#item>),
            None => quote!(#krate::Option<#item>),
        }
    }

    /// The constructor of the step's outcome at a yield.
    pub(super) fn yielded(&self) -> TokenStream {
        let krate = private();
        match &self.yields.coroutine {
            _ if self.yields.root.is_some() => quote!(#krate::Outcome::Yielded),
            Some(_) => quote!(#krate::Progress::Yielded),
            None if self.yields.has_try => quote!(#krate::Step::Yielded),
            None => quote!(#krate::Some),
        }
    }

    /// What the step returns at the end of the body. A coroutine has just put its value in
    /// [`returned`].
    pub(super) fn ended(&self) -> TokenStream {
        let krate = private();
        if self.yields.coroutine.is_some() {
            let (returned, progress) = (returned(), self.progress());
            quote!(#krate::#progress::Complete(#returned))
        } else {
            self.end()
        }
    }

    /// What the step returns where control only seems to come: behind a body that says itself
    /// what it ends with, and for a body that has ended.
    pub(super) fn end(&self) -> TokenStream {
        let krate = private();
        match &self.yields.coroutine {
            Some(_) => {
                let progress = self.progress();
                quote!(#krate::#progress::Lost)
            }
            None if self.yields.root.is_some() => quote!(#krate::Outcome::Complete(())),
            None if self.yields.has_try => quote!(#krate::Step::Ended),
            None => quote!(#krate::None),
        }
    }

    /// The way out from where the state is none that it can be.
    pub(super) fn lost(&self) -> TokenStream {
        let lost = &self.lost;
        quote!(break #lost)
    }

    /// The code of the step, and behind it where it is lost. A panic there would cost every
    /// `next` its landing pad, as rustc cannot see that it is never reached.
    pub(super) fn unless_lost(&self, code: TokenStream) -> TokenStream {
        let (krate, end, lost) = (private(), self.end(), &self.lost);
        if !lost.is_used() {
            return code;
        }
        let ended = if self.yields.coroutine.is_some() {
            end
        } else {
            quote!(#krate::ended(#end))
        };
        quote!(#lost: { #code } #ended)
    }

    /// What a `?` in the leaf of a generator returns: `residual` is what it found.
    pub(super) fn failed(
        &self,
        residual: &TokenStream,
        convert: &TokenStream,
        span: Span,
    ) -> TokenStream {
        let krate = private_at(span);
        let end = |ty: Option<&syn::Type>| ty.map(|ty| quote_spanned!(span=> ::<#ty>));
        if let Some(exchange) = &self.yields.coroutine {
            let ty = end(exchange.returns.as_ref());
            let progress = self.progress();
            quote_spanned!(span=> #krate::#progress::Complete(#krate::CompleteWith #ty::complete(#residual, #convert)))
        } else {
            let ty = end(self.yields.item.as_ref());
            let last = quote_spanned!(span=> #krate::EndWith #ty::end(#residual, #convert));
            match self.yields.root {
                Some(_) => quote_spanned!(span=> #krate::Outcome::of(#last)),
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
