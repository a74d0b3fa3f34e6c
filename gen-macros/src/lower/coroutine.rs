//! What only coroutines do: a yield has a value, so has the body, and `yield_from!` hands both
//! on to a child. (In an iterator all of these are `()`.)
//!
//! ```text
//! let x = yield_!(1); return x + 1;
//! =>
//! yield 1; let x = argument; { let returned = x + 1; jump to the end }
//! ```

use proc_macro2::{Ident, Span};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Expr, Stmt};

use super::owning::own_copies;
use super::{Dest, Lower, jumps, ours, ours_at, private_at};
use crate::borrows;
use crate::code::code;
use crate::ir::{Arm, Block, Child, JumpTo, Step, TargetId};
use crate::locals::LocalId;
use crate::signature::or_hole;
use crate::syntax;

/// The variable that holds the argument of the current resumption, in an `Option`.
pub(crate) fn argument() -> Ident {
    ours("argument")
}

/// The variable that holds what a coroutine returns where it ends.
pub(crate) fn returned() -> Ident {
    ours("returned")
}

impl Lower<'_> {
    /// The local for the value of a coroutine's body: dropped last, as it belongs to the caller.
    pub(super) fn declare_returned(&mut self) -> Option<LocalId> {
        let ty = self.exchange?.returns.clone();
        let local = self.locals.add_hidden("returned", Span::mixed_site());
        self.steps.push(Step::Declare { local, ty });
        Some(local)
    }

    /// The statements of a coroutine's body, whose value completes it.
    pub(super) fn returning(&mut self, stmts: Vec<Stmt>, value: LocalId) {
        let returns = self.exchange.and_then(|exchange| exchange.returns.as_ref());
        let span = returns.map(|ty| ty.span().resolved_at(Span::mixed_site()));
        self.scope(|cx| {
            let has_tail = matches!(stmts.last(), Some(Stmt::Expr(_, None)));
            cx.unit_span = span.filter(|_| !has_tail);
            cx.stmts(stmts, Dest::Into(value));
        });
        if !self.never_end(&self.steps) {
            let value = self.path(value, Span::mixed_site());
            let end = self.complete(&value);
            self.finish(end, Dest::Discard);
        }
    }

    /// Ends a coroutine with a value.
    pub(super) fn complete(&mut self, value: &Expr) -> Expr {
        let ty = self.exchange.and_then(|exchange| exchange.returns.clone());
        let ty = ty.map(|ty| quote!(: #ty));
        let (returned, span) = (returned(), syntax::span(value));
        let jump = jumps::placeholder(self.jump(JumpTo::End));
        syn::parse_quote_spanned!(span=> { let #returned #ty = #value; #jump })
    }

    /// The value of a yield, behind it.
    pub(super) fn received(&mut self, span: Span) -> Expr {
        match self.exchange {
            Some(exchange) if !exchange.takes_nothing => {
                let (krate, argument) = (private_at(span), argument());
                let value = ours("value");
                let (take, outcomes) = match self.root {
                    Some(_) => (quote!(Slot::argument), quote!(Outcome)),
                    None => (quote!(Option::take), quote!(Progress)),
                };
                let taken = quote_spanned! {span=>
                    match #krate::#take(&mut #argument) {
                        #krate::Some(#value) => #value,
                        #krate::None => return #krate::#outcomes::Lost,
                    }
                };
                let received = self.locals.add_spoken("received", span);
                self.steps.push(Step::Declare {
                    local: received,
                    ty: None,
                });
                self.fill(received, &Expr::Verbatim(taken))
            }
            _ => syntax::unit(span),
        }
    }

    /// `yield_from!(child)`: runs the child to its end, and has the value that it returns.
    // Output: let child = begin(child);
    //         loop { match advance(&mut child, argument.take()) { Yielded(item) => yield item, Complete(v) => { value = v; break } } }
    pub(super) fn delegation(&mut self, mut child: Expr, span: Span) -> Expr {
        own_copies(&mut child, self.locals);
        self.delegates = true;
        let operand = span;
        // Its temporaries live to the end of the statement, as those of an argument do.
        let plain = child.clone();
        let lowered = self.given_out(child);
        let value = self.locals.add_spoken("value", span);
        self.steps.push(Step::Declare {
            local: value,
            ty: None,
        });
        // All of what it is given, unless that is a name.
        let span = match &plain {
            Expr::Path(_) => syntax::span(&lowered),
            _ => span,
        };
        self.scope(|cx| {
            let child = cx.hidden("iter", span);
            let borrows = borrows::of_head(child, &plain, &lowered, &cx.borrows, cx.locals);
            cx.borrows.extend(borrows);
            if cx.root.is_some() {
                let lent = borrows::of_call(child, &plain, cx.locals);
                cx.borrows.extend(lent);
            }
            let begun = cx.begin(&lowered, span);
            cx.assign(child, &begun);
            let target = TargetId(cx.targets);
            cx.looping(None, Dest::Discard, |cx| {
                let child = cx.path(child, span);
                let scrutinee = cx.advance(&child, span);
                let item = cx.locals.add_spoken("item", span);
                let mut arms = vec![cx.suspend_arm("Yielded", item, [span, operand], false)];
                if cx.root.is_some() {
                    let call = cx.locals.add_spoken("call", span);
                    arms.push(cx.suspend_arm("Call", call, [span, operand], true));
                }
                let end = cx
                    .locals
                    .add_bound("end", span.resolved_at(Span::mixed_site()));
                arms.push(cx.child_arm("Complete", end, span, |cx, end| {
                    cx.assign(value, &end);
                    let jump = cx.jump(JumpTo::Exit(target));
                    cx.steps.push(Step::Jump(jump));
                }));
                let join = cx.mark();
                cx.steps.push(Step::Match {
                    scrutinee,
                    arms,
                    join,
                });
            });
            let place = ours_at("child", span);
            let place = Expr::Verbatim(quote_spanned!(span=> (*#place)));
            let advance = cx.advance(&place, span);
            if let Some(Step::Loop { child: run, .. }) = cx.steps.last_mut() {
                *run = Some(Child {
                    local: child,
                    advance,
                    span,
                });
            }
        });
        self.path(value, span)
    }

    /// The child, ready to be advanced: its type tells what it is.
    // A recursive generator asks first whether it is one of the same type.
    fn begin(&self, child: &Expr, span: Span) -> Expr {
        let krate = private_at(span);
        let name = ours("child");
        let method = Ident::new("__gen_child", span.resolved_at(Span::call_site()));
        let argument = self
            .exchange
            .map_or_else(|| code!(()), |exchange| or_hole(exchange.argument.as_ref()));
        let begun = if let Some(root) = self.root {
            let slot = super::argument();
            quote_spanned! {span=>
                (&#krate::Ask::<#root, _>::of(&#name)).#method().begin_in::<#argument, _, _, _>(#name, &mut #slot)
            }
        } else {
            quote_spanned!(span=> (&#name).#method().begin::<#argument, _>(#name))
        };
        // A call, so that all passes see a move.
        syn::parse_quote_spanned!(span=> match #krate::identity(#child) { #name => #begun })
    }

    /// Runs the child with the argument, if any.
    // Invariant: there is none yet where the child begins, as each yield takes its own.
    fn advance(&self, child: &Expr, span: Span) -> Expr {
        let takes_nothing = self.exchange.is_none_or(|exchange| exchange.takes_nothing);
        let private = |names: [&str; 2]| syntax::value(syntax::private(names, span));
        let call = |function, arguments: &[Expr]| {
            Expr::Call(syntax::call(function, arguments.iter().cloned(), span))
        };
        let some = || syntax::value(syntax::private(["Some"], span));
        let nothing = || call(some(), &[syntax::unit(span)]);
        let child = syntax::borrowed_mut(child.clone(), span);
        let argument = syntax::borrowed_mut(syntax::name(argument()), span);
        if self.root.is_some() {
            let nothing = if takes_nothing {
                nothing()
            } else {
                syntax::value(syntax::private(["None"], span))
            };
            return call(private(["Callee", "advance"]), &[child, argument, nothing]);
        }
        let argument = if takes_nothing {
            nothing()
        } else {
            call(private(["Option", "take"]), &[argument])
        };
        call(private(["Child", "advance"]), &[child, argument])
    }

    /// An arm in which the generator suspends with what it is given.
    fn suspend_arm(
        &mut self,
        variant: &str,
        local: LocalId,
        [span, operand]: [Span; 2],
        calls: bool,
    ) -> Arm {
        self.child_arm(variant, local, span, |cx, value| {
            cx.push_yield(value, span, ("yield_from!", operand), calls);
        })
    }

    /// An arm for what the child gives back.
    fn child_arm(
        &mut self,
        variant: &str,
        local: LocalId,
        span: Span,
        fill: impl FnOnce(&mut Self, Expr),
    ) -> Arm {
        let given = syntax::binding(self.locals.ident(local, span));
        let states = match self.root {
            Some(_) => "Advanced",
            None => "CoroutineState",
        };
        let value = self.path(local, span);
        let body: Block = self.block(|cx| fill(cx, value));
        Arm {
            pat: syntax::variant(syntax::private([states, variant], span), given, span),
            body,
            held: None,
            end: Span::call_site(),
        }
    }
}
