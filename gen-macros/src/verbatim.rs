//! The user's body as it stands, with another way to yield.
//!
//! Input: a body without errors as far as [`crate::resolve`] sees. Output: the same code, in
//! which `yield_!`, `yield_from!`, `?` and `return` are replaced. Guarantee: all else stays as it
//! is, so that what it borrows, drops and keeps is rustc's affair. A body so rewritten gives back
//! the last item, if it ends with one: by a `return`, or where it is suspended by a `break`, so
//! that a `return` that nobody sees here, in a macro, has the type that it would have elsewhere.
//!
//! ```text
//! for w in words { yield_!(w?.len()) }
//! =>
//! for w in words { emitter(match branch(w) { Continue(w) => w, Break(e) => return end(e) }.len()) }
//! ```

mod tokens;
mod unseen;

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Expr, Lifetime, Stmt};

use crate::code::{Code, code};
use crate::diag::Errors;
use crate::indexes;
use crate::lower::{ours, ours_at, private_at};
use crate::macros::{StdMacros, is_known, is_yield_name};
use crate::signature::{Argument, Kind, or_hole};
use crate::syntax;
use crate::walk::{self, Visit, VisitMut};

pub(crate) use tokens::Tokens;
pub(crate) use unseen::macros;

/// What a yield does.
#[derive(Clone, Copy, PartialEq)]
pub(crate) enum Way {
    /// It suspends the `async` block that the code is in.
    Suspend,
    /// The same, in a stream that hands the context of its executor to all that is awaited.
    Relay,
    /// It calls who takes the items, and goes on.
    Call,
    /// There is none left, and nobody asks what the body gives back.
    Check,
}

/// Rewrites a body in place. `errors` takes what the pinned lowering cannot express.
pub(crate) fn rewrite(body: &mut syn::Block, kind: &Kind, way: Way, errors: &mut Errors) -> Twice {
    let mut rewrite = Rewrite {
        kind,
        way,
        macros: StdMacros::default(),
        yields: 0,
        macros_around: 0,
        twice: Twice::default(),
        errors,
    };
    rewrite.visit_block_mut(body);
    rewrite.twice.yields = rewrite.yields;
    rewrite.twice
}

/// What keeps a body from standing twice, or from being that of a closure.
#[derive(Default)]
pub(crate) struct Twice {
    /// There is what must not stand twice, or nobody knows what there is.
    pub(crate) is_unfit: bool,
    /// A format string may name `self`.
    pub(crate) captures_self: bool,
    /// How many yields there are.
    pub(crate) yields: usize,
    /// There is a `?`.
    pub(crate) attempts: bool,
}

impl Twice {
    fn item(&mut self, item: &syn::Item) {
        // A `static` in it would be two.
        self.is_unfit |= !matches!(item, syn::Item::Use(_) | syn::Item::Const(_));
    }

    /// What there is among the tokens of a macro.
    fn tokens(&mut self, mac: &syn::Macro) -> Tokens {
        let tokens = Tokens::of(&mac.tokens);
        // Who knows what the others define.
        let name = mac.path.segments.last().map(|segment| &segment.ident);
        let known = name.is_some_and(|name| is_known(name) || is_yield_name(name));
        self.is_unfit |= !known || tokens.calls_foreign || tokens.holds_static;
        self.captures_self |= tokens.captures_self;
        tokens
    }
}

impl Visit for Twice {
    fn visit_item(&mut self, item: &syn::Item) {
        self.item(item);
    }

    fn visit_expr(&mut self, expr: &Expr) {
        self.is_unfit |= matches!(expr, Expr::Verbatim(_));
        walk::visit_expr(self, expr);
    }

    fn visit_macro(&mut self, mac: &syn::Macro) {
        self.tokens(mac);
    }
}

/// The variable that yields are handed to.
pub(crate) fn emitter() -> Ident {
    ours("emitter")
}

/// The label of the body, if that is suspended.
pub(crate) fn label(span: Span) -> Lifetime {
    Lifetime::new("'generator", span.resolved_at(Span::mixed_site()))
}

/// The parameters as the function binds them, in its order: each is bound to a variable of
/// ours first, as it is dropped behind what its pattern binds.
// Output: let arg0 = a; let x = arg0; let arg1 = b; let (y, _) = arg1;
pub(crate) fn parameters(arguments: &[Argument], names: &[Ident]) -> Code {
    let arguments = arguments.iter().zip(names).enumerate();
    let taken = arguments.map(|(at, (argument, name))| parameter(at, argument, name));
    taken.collect()
}

/// One of them.
pub(crate) fn parameter(at: usize, argument: &Argument, name: &Ident) -> Code {
    let Some(pat) = &argument.pat else {
        return Code::default();
    };
    let variable = ours(&format!("argument{at}"));
    code!(let #variable = #name; let #pat = #variable;)
}

/// The child that a `yield_from!` is given, before its first step.
// Output: match child { child => (&child).__gen_child().begin::<Argument, _>(child) }
pub(crate) fn begun(
    value: &dyn ToTokens,
    child: &Ident,
    argument: &dyn ToTokens,
    span: Span,
) -> TokenStream {
    let krate = private_at(span);
    let method = Ident::new("__gen_child", span.resolved_at(Span::call_site()));
    quote_spanned! {span=>
        match #krate::identity(#value) { #child => (&#child).#method().begin::<#argument, _>(#child) }
    }
}

struct Rewrite<'a> {
    kind: &'a Kind,
    way: Way,
    macros: StdMacros,
    /// How many yields there are so far.
    yields: usize,
    /// How many macros are around that have names of std's, and may be of the user's own.
    macros_around: usize,
    twice: Twice,
    errors: &'a mut Errors,
}

impl Rewrite<'_> {
    /// What a macro call becomes, if it is a yield or holds one.
    fn mac(&mut self, mac: &syn::Macro) -> Option<Expr> {
        let name = &mac.path.segments.last()?.ident;
        let tokens = self.twice.tokens(mac);
        if is_yield_name(name) {
            let (value, yields) = if mac.tokens.is_empty() {
                self.yields += 1;
                (syntax::unit(name.span()), false)
            } else if self.way == Way::Call && tokens.is_plain() {
                self.yields += 1;
                (Expr::Verbatim(mac.tokens.clone()), false)
            } else {
                let parse = syn::punctuated::Punctuated::<Expr, syn::Token![,]>::parse_terminated;
                let values = syn::parse::Parser::parse2(parse, mac.tokens.clone()).ok()?;
                let mut value = values.into_iter().next()?;
                let yields = self.operand(&mut value);
                (value, yields)
            };
            return Some(if name == "yield_from" {
                self.delegation(&value, mac.delimiter.span().join())
            } else {
                self.put(value, yields, name.span(), mac.delimiter.span().join())
            });
        }
        if !(tokens.controls || self.way == Way::Relay && tokens.awaits) {
            return None;
        }
        // Names that format strings capture stay where they are.
        let mut call = self.macros.take(mac, &|_| None)?;
        let Expr::Call(placeholder) = &mut call else {
            self.visit_expr_mut(&mut call);
            return Some(call);
        };
        self.macros_around += 1;
        for arg in &mut placeholder.args {
            self.visit_expr_mut(arg);
        }
        self.macros_around -= 1;
        let args = placeholder.args.iter().map(ToTokens::to_token_stream);
        let mac = self.macros.of(&placeholder.func)?;
        Some(Expr::Verbatim(mac.print(args)))
    }

    /// Rewrites what is yielded; whether it yields.
    fn operand(&mut self, value: &mut Expr) -> bool {
        let before = self.yields;
        self.visit_expr_mut(value);
        self.yields += 1;
        self.yields > before + 1
    }

    /// Hands a value out, which may yield: `at` is where the yield is, `span` what is said of.
    fn put(&self, value: Expr, yields: bool, at: Span, span: Span) -> Expr {
        if self.way == Way::Call {
            return self.call(value, yields, span);
        }
        let (put, krate, emitter) = (Ident::new("put", at), private_at(span), self.through(span));
        syn::parse_quote_spanned!(span=> #emitter.#put(#krate::Given { item: #value }).await)
    }

    /// What the block hands things out through. A macro may put it into an `async` block of its
    /// own, where it must not be: the label does not reach there.
    fn through(&self, span: Span) -> TokenStream {
        let mut emitter = emitter();
        // What comes back is spoken of there.
        emitter.set_span(span.resolved_at(emitter.span()));
        if self.macros_around == 0 || matches!(self.way, Way::Call | Way::Check) {
            return emitter.to_token_stream();
        }
        let (krate, body) = (private_at(span), label(span));
        // In a loop, as rustc would say twice that it leaves an `async` block.
        let stays = quote_spanned!(span=> if false { loop { break #body (loop {}) } });
        quote_spanned!(span=> #krate::here(&#emitter, #stays))
    }

    /// `yield_!(value)`, as a call.
    fn call(&self, value: Expr, yields: bool, span: Span) -> Expr {
        let emitter = emitter();
        if !yields {
            return Expr::Call(syntax::call(syntax::name(emitter), [value], span));
        }
        // A yield in the value comes first; who takes the items would be borrowed already.
        let krate = private_at(span);
        let item = or_hole(self.kind.item.as_ref());
        syn::parse_quote_spanned!(span=> #krate::emit::<#item>(#value, #emitter))
    }

    /// `yield_from!(child)`
    // Output: match begin(child) { mut child => loop { match advance(&mut child, sent) { .. } } }
    fn delegation(&self, value: &Expr, operand: Span) -> Expr {
        // All of what it is given, unless that is a name.
        let span = match value {
            Expr::Path(_) => syntax::span(value),
            _ => operand,
        };
        let krate = private_at(span);
        let (child, item, end) = (
            ours_at("child", span),
            ours_at("item", span),
            ours_at("end", span),
        );
        let emitter = self.through(span);
        if self.kind.stream {
            let method = Ident::new("__gen_source", span.resolved_at(Span::call_site()));
            let next = quote_spanned!(span=> #krate::next(#child.as_mut()));
            let next = if self.way == Way::Relay {
                quote_spanned!(span=> #emitter.relay(#next))
            } else {
                next
            };
            return syn::parse_quote_spanned! {span=>
                match match #krate::identity(#value) { #child => (&#child).#method().begin(#child) } {
                    #child => {
                        let mut #child = #krate::pin!(#child);
                        while let #krate::Some(#item) = #next.await {
                            #emitter.put(#krate::Given { item: #item }).await;
                        }
                    }
                }
            };
        }
        let begun = begun(value, &child, &self.kind.argument(), span);
        if self.way == Way::Call {
            return syn::parse_quote_spanned! {span=>
                match #begun {
                    #child => #krate::RunChild::run(#child, #emitter),
                }
            };
        }
        let takes_nothing = self.kind.coroutine.as_ref().is_none_or(|e| e.takes_nothing);
        let first = if takes_nothing {
            quote!(#krate::Some(()))
        } else {
            quote!(#krate::None)
        };
        let sent = ours_at("sent", span);
        syn::parse_quote_spanned! {span=>
            match #begun {
                mut #child => {
                    let mut #sent = #first;
                    loop {
                        match #krate::Child::advance(&mut #child, #sent) {
                            #krate::CoroutineState::Yielded(#item) => {
                                #sent = #krate::Some(#emitter.put(#krate::Given { item: #item }).await);
                            }
                            #krate::CoroutineState::Complete(#end) => break #end,
                        }
                    }
                }
            }
        }
    }

    /// `expr?`
    fn attempt(&self, expr: &Expr, span: Span) -> Expr {
        let krate = private_at(span);
        let (value, error) = (ours_at("value", span), ours_at("error", span));
        let convert = quote_spanned!(span=> |#error| #krate::Err(#error)?);
        let failed = if let Some(exchange) = &self.kind.coroutine {
            let ty = or_hole(exchange.returns.as_ref());
            quote_spanned!(span=> #krate::CompleteWith::<#ty>::complete(#value, #convert))
        } else {
            let ty = or_hole(self.kind.item.as_ref());
            quote_spanned!(span=> #krate::last(#krate::EndWith::<#ty>::end(#value, #convert)))
        };
        let returned = ours("returned");
        let failed = match self.way {
            Way::Check => quote_spanned!(span=> { let #returned = #failed; return }),
            Way::Suspend | Way::Relay if self.kind.coroutine.is_none() => {
                let body = label(span);
                quote_spanned!(span=> break #body #failed)
            }
            _ => quote_spanned!(span=> return #failed),
        };
        Expr::Verbatim(quote_spanned! {span=>
            (match (#expr) {
                #value => match #krate::Try::branch(#value) {
                    #krate::ControlFlow::Continue(#value) => #value,
                    #krate::ControlFlow::Break(#value) => #failed,
                },
            })
        })
    }

    /// `return`
    fn returned(&self, value: Option<&Expr>, span: Span) -> Expr {
        let (krate, returned) = (private_at(span), ours("returned"));
        match (&self.kind.coroutine, value) {
            (Some(exchange), _) => {
                let ty = or_hole(exchange.returns.as_ref());
                let value = value.map_or_else(|| quote_spanned!(span=> ()), |v| quote!(#v));
                // Nobody asks for it.
                let result = (self.way != Way::Check).then_some(&returned);
                syn::parse_quote_spanned!(span=> return { let #returned: #ty = #value; #result })
            }
            (None, Some(value)) if self.way == Way::Call => {
                syn::parse_quote_spanned!(span=> return { let _: () = #value; #krate::None })
            }
            (None, None) if self.way == Way::Call => {
                syn::parse_quote_spanned!(span=> return #krate::None)
            }
            (None, Some(value)) => {
                syn::parse_quote_spanned!(span=> return { let _: () = #value; })
            }
            (None, None) => syn::parse_quote_spanned!(span=> return),
        }
    }
}

impl VisitMut for Rewrite<'_> {
    fn visit_item_mut(&mut self, item: &mut syn::Item) {
        self.twice.item(item);
    }

    fn visit_macro_mut(&mut self, mac: &mut syn::Macro) {
        self.twice.tokens(mac);
    }

    fn visit_block_mut(&mut self, block: &mut syn::Block) {
        walk::visit_block_mut(self, block);
        // `yield_! { x }` needs no semicolon to be a statement; what it becomes does.
        if let Some((_, before)) = block.stmts.split_last_mut() {
            for stmt in before {
                if let Stmt::Expr(Expr::Call(_) | Expr::Await(_) | Expr::Verbatim(_), semi @ None) =
                    stmt
                {
                    *semi = Some(syn::Token![;](Span::mixed_site()));
                }
            }
        }
    }

    fn visit_stmt_mut(&mut self, stmt: &mut Stmt) {
        if let Stmt::Macro(mac) = stmt {
            if let Some(expr) = self.mac(&mac.mac) {
                *stmt = Stmt::Expr(expr, mac.semi_token);
            }
            return;
        }
        walk::visit_stmt_mut(self, stmt);
    }

    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        if matches!(self.way, Way::Suspend | Way::Relay) {
            indexes::check(expr, self.errors);
        }
        match expr {
            Expr::Closure(_) | Expr::Async(_) | Expr::Const(_) | Expr::TryBlock(_) => {
                self.twice.visit_expr(expr);
            }
            Expr::Verbatim(_) => self.twice.is_unfit = true,
            Expr::Macro(mac) => {
                if let Some(call) = self.mac(&mac.mac) {
                    *expr = call;
                }
            }
            Expr::Group(group) => {
                self.visit_expr_mut(&mut group.expr);
                // rustc does not see invisible groups.
                let (inner, span) = (&group.expr, group.expr.span());
                *expr = syn::parse_quote_spanned!(span=> (#inner));
            }
            Expr::Await(awaited) if self.way == Way::Relay => {
                self.visit_expr_mut(&mut awaited.base);
                let (base, emitter) = (&awaited.base, self.through(awaited.base.span()));
                let relay = Ident::new("relay", awaited.await_token.span);
                awaited.base = syn::parse_quote_spanned!(base.span()=> #emitter.#relay(#base));
            }
            Expr::Try(attempt) => {
                self.visit_expr_mut(&mut attempt.expr);
                self.twice.attempts = true;
                *expr = self.attempt(&attempt.expr, attempt.question_token.span());
            }
            Expr::Return(ret) => {
                if let Some(value) = &mut ret.expr {
                    self.visit_expr_mut(value);
                }
                *expr = self.returned(ret.expr.as_deref(), ret.return_token.span);
            }
            Expr::Yield(bare) => {
                let span = bare.yield_token.span;
                let mut value = match bare.expr.take() {
                    Some(value) => *value,
                    None => syntax::unit(span),
                };
                let yields = self.operand(&mut value);
                let at = syntax::span(&value);
                *expr = self.put(value, yields, span, at);
            }
            _ => walk::visit_expr_mut(self, expr),
        }
    }
}
