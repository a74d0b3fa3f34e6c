//! What a body does before its loop, if it may as well be done when the generator is made.
//!
//! Input: the resolved body of a function, and what is known of its parameters. Output: what its
//! one `for` loop goes through, which then is a parameter more. Guarantee: nobody can tell when
//! that was made: it is a range of numbers, a slice's or a text's iterator, or a parameter that is
//! an iterator, the others have nothing to drop, and to make it cannot panic.
//!
//! ```text
//! fn f(n: u32) { for i in 0..n { yield_!(i) } }   =>   0..n
//! ```
//!
//! A generator that begins in its loop has one state less, and need not be asked at each item
//! whether it has begun: LLVM does not lead that test out of the consumer's loop.

use proc_macro2::{TokenStream, TokenTree};
use syn::punctuated::Punctuated;
use syn::{Expr, ExprForLoop, Lit, Signature, Stmt, Token, Type, TypeParamBound};

use crate::known::{Known, Number};
use crate::locals::{LocalId, Locals, local_path};
use crate::lower::Param;
use crate::signature::{Argument, Kind};
use crate::suspends::{Mentions, root_local};
use crate::walk::Visit;

/// What is made before the one loop that a body is.
pub(crate) struct HeadStart {
    /// The parameter that moves into it; the others have nothing to drop, nor has it without one.
    pub(crate) taken: Option<LocalId>,
}

/// Whether what the one loop goes through that the body of a function is may be made before.
pub(crate) fn of(
    body: &syn::Block,
    sig: &Signature,
    arguments: &[Argument],
    params: &[Param],
    locals: &Locals,
    kind: &Kind,
) -> Option<HeadStart> {
    let is_iterator = kind.coroutine.is_none() && kind.root.is_none();
    // `Debug` tells whether it has begun.
    if !is_iterator || kind.derives.debug {
        return None;
    }
    let is_plain = |local: LocalId| {
        let known = locals.get(local).known.as_ref();
        known.is_some_and(|known| known.is_plain() && *known != Known::Optional)
    };
    let each = loop_of(body)?;
    let items = &*each.expr;
    let mut made = Made { locals, iter: None };
    let mut others = params.iter().zip(arguments);
    let other = others.find(|(param, _)| !is_plain(param.local));
    if let Some((param, argument)) = other {
        made.iter = Some(param.local).filter(|_| is_of_iterator(argument, &sig.generics));
        // Nobody else gets it, and it is the only one.
        let taken = made.iter?;
        let mut rounds = Mentions::default();
        rounds.visit_block(&each.body);
        if root_local(receiver_of(items)) != Some(taken)
            || rounds.locals.contains(&taken)
            || others.any(|(param, _)| !is_plain(param.local))
        {
            return None;
        }
    }
    let is_simple = params.iter().all(|param| param.pat.is_none());
    let what = made.of(items).filter(|_| is_simple)?;
    let taken = made.iter;
    matches!(what, Known::Range | Known::Slice | Known::Items(_)).then_some(HeadStart { taken })
}

/// What the first of a chain of methods is called on.
fn receiver_of(expr: &Expr) -> &Expr {
    match expr {
        Expr::MethodCall(call) => receiver_of(&call.receiver),
        Expr::Paren(paren) => receiver_of(&paren.expr),
        expr => expr,
    }
}

/// Whether a parameter is an iterator, which to make one of does nothing.
fn is_of_iterator(argument: &Argument, generics: &syn::Generics) -> bool {
    let says = |bounds: &Punctuated<TypeParamBound, Token![+]>| {
        bounds.iter().any(|bound| match bound {
            TypeParamBound::Trait(bound) => {
                let last = bound.path.segments.last();
                last.is_some_and(|last| {
                    last.ident == "Iterator" || last.ident == "DoubleEndedIterator"
                })
            }
            _ => false,
        })
    };
    match &argument.ty {
        Some(Type::ImplTrait(of)) => says(&of.bounds),
        Some(Type::Path(path)) => {
            let mut params = generics.type_params();
            let is_it = |param: &syn::TypeParam| path.path.is_ident(&param.ident);
            params.any(|param| is_it(param) && says(&param.bounds))
        }
        _ => false,
    }
}

/// The loop that a body is.
pub(crate) fn loop_of(body: &syn::Block) -> Option<&ExprForLoop> {
    match &body.stmts[..] {
        [Stmt::Expr(Expr::ForLoop(each), _)] if each.attrs.is_empty() => Some(each),
        _ => None,
    }
}

/// The tokens of such a body, with a variable for what the loop goes through.
pub(crate) fn with_items(body: TokenStream, variable: &proc_macro2::Ident) -> Option<TokenStream> {
    let [TokenTree::Group(braces)] = &body.into_iter().collect::<Vec<_>>()[..] else {
        return None;
    };
    let tokens: Vec<TokenTree> = braces.stream().into_iter().collect();
    let is_in = |token: &TokenTree| matches!(token, TokenTree::Ident(word) if word == "in");
    let first = tokens.iter().position(is_in)? + 1;
    let block = tokens
        .iter()
        .rposition(|token| matches!(token, TokenTree::Group(_)))?;
    let mut all: TokenStream = tokens[..first].iter().cloned().collect();
    all.extend([TokenTree::from(variable.clone())]);
    all.extend(tokens[block..].iter().cloned());
    let mut group = proc_macro2::Group::new(proc_macro2::Delimiter::Brace, all);
    group.set_span(braces.span());
    Some(TokenTree::from(group).into())
}

/// What is made when the generator is.
struct Made<'a> {
    locals: &'a Locals,
    /// The parameter that is an iterator.
    iter: Option<LocalId>,
}

impl Made<'_> {
    /// What an expression makes, if that is certain, has no effect and cannot panic.
    fn of(&self, expr: &Expr) -> Option<Known> {
        match expr {
            Expr::Paren(paren) => self.of(&paren.expr),
            Expr::Lit(literal) => Known::of_literal(&literal.lit).filter(Known::is_number),
            Expr::Path(path) => match local_path(expr) {
                Some(local) if Some(local) == self.iter => {
                    Some(Known::Items(Box::new(Known::Plain)))
                }
                Some(local) => self.locals.get(local).known.clone(),
                // A constant: there are ranges of numbers, if it is one of any other type.
                None => (path.qself.is_none()).then_some(Known::Number(Number::Integer)),
            },
            // Of anything but a literal it may overflow.
            Expr::Unary(minus) if matches!(minus.op, syn::UnOp::Neg(_)) => match &*minus.expr {
                Expr::Lit(literal) => Known::of_literal(&literal.lit).filter(Known::is_number),
                _ => None,
            },
            Expr::Range(range) => {
                let mut bounds = [&range.start, &range.end].into_iter().flatten();
                let is_range = range.start.is_some() && bounds.all(|bound| self.is_number(bound));
                is_range.then_some(Known::Range)
            }
            Expr::MethodCall(call) if call.turbofish.is_none() => {
                let receiver = self.of(&call.receiver)?;
                let method = call.method.to_string();
                let arguments: Vec<&Expr> = call.args.iter().collect();
                self.method(receiver, &method, &arguments)
            }
            _ => None,
        }
    }

    fn method(&self, receiver: Known, method: &str, arguments: &[&Expr]) -> Option<Known> {
        match (&receiver, method, arguments) {
            (Known::Slice | Known::Text, "len", [])
            | (Known::Slice, "iter", [])
            | (
                Known::Text,
                "chars" | "bytes" | "char_indices" | "lines" | "split_whitespace" | "as_bytes",
                [],
            ) => receiver.given(method),
            // Nought panics.
            (Known::Slice, "windows" | "chunks" | "chunks_exact", [size]) if is_positive(size) => {
                receiver.given(method)
            }
            (Known::Items(_) | Known::Range, "step_by", [step]) if is_positive(step) => {
                Some(receiver)
            }
            (Known::Items(_) | Known::Range, "rev", []) => Some(receiver),
            (Known::Items(_), "skip" | "take", [count]) if self.is_number(count) => Some(receiver),
            (Known::Items(_), "enumerate", []) => Some(receiver),
            _ => None,
        }
    }

    /// A whole number, or a `char`.
    fn is_number(&self, expr: &Expr) -> bool {
        matches!(
            self.of(expr),
            Some(Known::Number(number)) if number != Number::Any && number.is_stepped()
        )
    }
}

fn is_positive(expr: &Expr) -> bool {
    match expr {
        Expr::Lit(syn::ExprLit {
            lit: Lit::Int(number),
            ..
        }) => number.base10_parse::<u16>().is_ok_and(|number| number > 0),
        _ => false,
    }
}
