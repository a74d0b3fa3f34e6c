//! The pinned lowering: the body becomes an `async` block, which rustc makes a state machine of.
//!
//! Input: the function as the user wrote it, without errors as far as [`crate::resolve`] sees.
//! Output: an expression for the generator. Guarantee: the user's code stays as it is, but for
//! yields, `yield_from!`, `?` and `return`; what it borrows, drops and keeps is rustc's affair.
//!
//! ```text
//! fn words(text: String) -> impl Iterator<Item = usize> { for w in text.split(' ') { yield_!(w.len()) } }
//! =>
//! boxed_iterator(|connect| async move {
//!     let emitter = connect.await;
//!     let text = text;
//!     let _: () = { for w in text.split(' ') { emitter.put(w.len()).await } };
//!     None
//! })
//! ```

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::visit_mut::{self, VisitMut};
use syn::{Expr, Stmt};

use crate::diag::Errors;
use crate::indexes;
use crate::lower::{private, private_at};
use crate::macros::{StdMacros, is_yield_name};
use crate::signature::{Argument, Kind, Output, or_hole};

/// What the user wrote.
pub(crate) struct Source<'a> {
    pub(crate) body: &'a syn::Block,
    pub(crate) arguments: &'a [Argument],
    pub(crate) output: &'a syn::ReturnType,
}

/// The generator, as an expression.
pub(crate) fn emit(source: &Source<'_>, kind: &Kind, errors: &mut Errors) -> TokenStream {
    let mut body = source.body.clone();
    let mut rewrite = Rewrite {
        kind,
        macros: StdMacros::default(),
        errors,
    };
    rewrite.visit_block_mut(&mut body);
    let (krate, connect, emitter) = (private(), ours("connect"), ours("emitter"));
    let item = or_hole(kind.item.as_ref());
    let argument = kind.argument();
    let value = if let Some(exchange) = &kind.coroutine {
        let (returned, ty) = (ours("returned"), or_hole(exchange.returns.as_ref()));
        quote!(let #returned: #ty = #body; #returned)
    } else {
        quote!(let _: () = #body; #krate::None)
    };
    let take = arguments_of(source.arguments);
    // A lifetime left out in the type of a parameter would be any, not one of the caller's.
    let block = quote! {
        move |#connect: #krate::Connect<_, _>| {
            let #connect: #krate::Connect<#item, #argument> = #connect;
            async move {
                let #emitter = #connect.await;
                #take
                #value
            }
        }
    };
    match (kind.stream, kind.output, &kind.coroutine) {
        (true, ..) => quote!(#krate::stream(#block)),
        (_, Output::InPlace, _) => quote!(#krate::pinned(#block)),
        (_, Output::Boxed, exchange) => {
            let (boxed, object) = (ours("boxed"), object_of(source.output));
            let make = ours_or(exchange.is_some(), "dyn_coroutine", "dyn_iterator");
            // At once, so that nobody has the box with a type out of which it could be moved.
            quote!(let #boxed: #krate::Box<#object> = #krate::#make(#block); #boxed)
        }
        (.., exchange) => {
            let make = ours_or(exchange.is_some(), "boxed_coroutine", "boxed_iterator");
            quote!(#krate::#make(#block))
        }
    }
}

/// One of two functions of gen-core.
fn ours_or(first: bool, name: &str, other: &str) -> Ident {
    Ident::new(if first { name } else { other }, Span::mixed_site())
}

/// The `dyn ..` of a return type, of the very trait, whatever else is called like it.
// Output: dyn __gen_private::Iterator<Item = T> + Send + 'a
fn object_of(output: &syn::ReturnType) -> syn::TypeTraitObject {
    struct Holes;
    impl VisitMut for Holes {
        fn visit_type_mut(&mut self, ty: &mut syn::Type) {
            if matches!(ty, syn::Type::ImplTrait(_)) {
                *ty = syn::parse_quote!(_);
            }
            visit_mut::visit_type_mut(self, ty);
        }
    }
    let syn::ReturnType::Type(_, ty) = output else {
        unreachable!("read")
    };
    let mut ty = &**ty;
    while let syn::Type::Paren(syn::TypeParen { elem, .. })
    | syn::Type::Group(syn::TypeGroup { elem, .. }) = ty
    {
        ty = elem;
    }
    let mut object = crate::signature::boxed_object(ty).expect("read").clone();
    for bound in &mut object.bounds {
        let syn::TypeParamBound::Trait(bound) = bound else {
            continue;
        };
        let Some(last) = bound.path.segments.last().cloned() else {
            continue;
        };
        if last.ident == "Iterator" || last.ident == "Coroutine" {
            let krate = private_at(last.ident.span());
            bound.path = syn::parse_quote!(#krate::#last);
        }
    }
    Holes.visit_type_trait_object_mut(&mut object);
    object
}

fn ours(name: &str) -> Ident {
    Ident::new(&format!("__gen_{name}"), Span::mixed_site())
}

/// Moves the arguments into the block, and matches them against their patterns.
///
/// An `async` block that has not begun drops what it has captured in the order of the first
/// mention, a function its arguments in the reverse order; and each pattern before its argument.
// Output: let _ = (&b, &a); let arg0 = a; let x = arg0; let arg1 = b; let (y, _) = arg1;
fn arguments_of(arguments: &[Argument]) -> TokenStream {
    let captured = arguments.iter().rev().map(|argument| &argument.name);
    let taken = arguments.iter().enumerate().filter_map(|(at, argument)| {
        let (name, pat) = (&argument.name, argument.pat.as_ref()?);
        let variable = ours(&format!("argument{at}"));
        Some(quote!(let #variable = #name; let #pat = #variable;))
    });
    quote! {
        #(let _ = &#captured;)*
        #(#taken)*
    }
}

struct Rewrite<'a> {
    kind: &'a Kind,
    macros: StdMacros,
    errors: &'a mut Errors,
}

impl Rewrite<'_> {
    /// What a macro call becomes, if it is a yield or holds one.
    fn mac(&mut self, mac: &syn::Macro) -> Option<Expr> {
        let name = &mac.path.segments.last()?.ident;
        if is_yield_name(name) {
            let mut value: Expr = if mac.tokens.is_empty() {
                syn::parse_quote_spanned!(name.span()=> ())
            } else {
                let parse = syn::punctuated::Punctuated::<Expr, syn::Token![,]>::parse_terminated;
                let values = syn::parse::Parser::parse2(parse, mac.tokens.clone()).ok()?;
                values.into_iter().next()?
            };
            self.visit_expr_mut(&mut value);
            return Some(if name == "yield_from" {
                self.delegation(&value)
            } else {
                put(&value, name.span(), mac.delimiter.span().join())
            });
        }
        if !is_control(&mac.tokens) {
            return None;
        }
        // Names that format strings capture stay where they are.
        let mut call = self.macros.take(mac, &|_| None)?;
        let Expr::Call(placeholder) = &mut call else {
            self.visit_expr_mut(&mut call);
            return Some(call);
        };
        for arg in &mut placeholder.args {
            self.visit_expr_mut(arg);
        }
        let args = placeholder.args.iter().map(ToTokens::to_token_stream);
        let mac = self.macros.of(&placeholder.func)?;
        Some(Expr::Verbatim(mac.print(args)))
    }

    /// `yield_from!(child)`
    // Output: match begin(child) { mut child => loop { match advance(&mut child, sent) { .. } } }
    fn delegation(&self, value: &Expr) -> Expr {
        let span = value.span();
        let krate = private_at(span);
        let (emitter, child, item, end) =
            (ours("emitter"), ours("child"), ours("item"), ours("end"));
        if self.kind.stream {
            let method = Ident::new("__gen_source", span.resolved_at(Span::call_site()));
            return syn::parse_quote_spanned! {span=>
                match match #krate::identity(#value) { #child => (&#child).#method().begin(#child) } {
                    #child => {
                        let mut #child = #krate::pin!(#child);
                        while let #krate::Some(#item) = #krate::next(#child.as_mut()).await {
                            #emitter.put(#item).await;
                        }
                    }
                }
            };
        }
        let method = Ident::new("__gen_child", span.resolved_at(Span::call_site()));
        let argument = self.kind.argument();
        let takes_nothing = self.kind.coroutine.as_ref().is_none_or(|e| e.takes_nothing);
        let first = if takes_nothing {
            quote!(#krate::Some(()))
        } else {
            quote!(#krate::None)
        };
        let sent = ours("sent");
        syn::parse_quote_spanned! {span=>
            match match #krate::identity(#value) { #child => (&#child).#method().begin::<#argument, _>(#child) } {
                mut #child => {
                    let mut #sent = #first;
                    loop {
                        match #krate::Child::advance(&mut #child, #sent) {
                            #krate::CoroutineState::Yielded(#item) => {
                                #sent = #krate::Some(#emitter.put(#item).await);
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
        // With the hygiene of the `?`: what rustc finds wrong with it is found there.
        let (value, error) = (
            Ident::new("__gen_value", span),
            Ident::new("__gen_error", span),
        );
        let convert = quote_spanned!(span=> |#error| #krate::Err(#error)?);
        let failed = if let Some(exchange) = &self.kind.coroutine {
            let ty = or_hole(exchange.returns.as_ref());
            quote_spanned!(span=> #krate::CompleteWith::<#ty>::complete(#value, #convert))
        } else {
            let ty = or_hole(self.kind.item.as_ref());
            quote_spanned!(span=> #krate::last(#krate::EndWith::<#ty>::end(#value, #convert)))
        };
        Expr::Verbatim(quote_spanned! {span=>
            (match (#expr) {
                #value => match #krate::Try::branch(#value) {
                    #krate::ControlFlow::Continue(#value) => #value,
                    #krate::ControlFlow::Break(#value) => return #failed,
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
                syn::parse_quote_spanned!(span=> return { let #returned: #ty = #value; #returned })
            }
            (None, Some(value)) => {
                syn::parse_quote_spanned!(span=> return { let _: () = #value; #krate::None })
            }
            (None, None) => syn::parse_quote_spanned!(span=> return #krate::None),
        }
    }
}

/// Whether tokens may hold a yield, a `?` or a `return`.
fn is_control(tokens: &TokenStream) -> bool {
    tokens.clone().into_iter().any(|token| match token {
        TokenTree::Group(group) => is_control(&group.stream()),
        TokenTree::Ident(ident) => is_yield_name(&ident) || ident == "yield" || ident == "return",
        TokenTree::Punct(punct) => punct.as_char() == '?',
        TokenTree::Literal(_) => false,
    })
}

impl VisitMut for Rewrite<'_> {
    fn visit_item_mut(&mut self, _: &mut syn::Item) {}

    fn visit_stmt_mut(&mut self, stmt: &mut Stmt) {
        if let Stmt::Macro(mac) = stmt {
            if let Some(expr) = self.mac(&mac.mac) {
                *stmt = Stmt::Expr(expr, mac.semi_token);
            }
            return;
        }
        visit_mut::visit_stmt_mut(self, stmt);
    }

    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        indexes::check(expr, self.errors);
        match expr {
            Expr::Closure(_) | Expr::Async(_) | Expr::Const(_) | Expr::TryBlock(_) => {}
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
            Expr::Try(attempt) => {
                self.visit_expr_mut(&mut attempt.expr);
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
                    None => syn::parse_quote_spanned!(span=> ()),
                };
                self.visit_expr_mut(&mut value);
                *expr = put(&value, span, value.span());
            }
            _ => visit_mut::visit_expr_mut(self, expr),
        }
    }
}

/// Hands a value out: `at` is where the yield is, `span` what is said of.
fn put(value: &Expr, at: Span, span: Span) -> Expr {
    let (emitter, put) = (ours("emitter"), Ident::new("put", at));
    syn::parse_quote_spanned!(span=> #emitter.#put(#value).await)
}
