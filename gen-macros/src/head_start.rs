//! What a body does before its loop, if it may as well be done when the generator is made.
//!
//! Input: the resolved body of a function, and what is known of its parameters. Output: what its
//! `for` loop goes through, and the variables declared in front of it, which then are parameters
//! more. Guarantee: nobody can tell when these were made: the loop is the last of the body, and
//! goes through a range of numbers, the iterator of a slice or a text, or a parameter that is an
//! iterator; the other parameters and the variables have nothing to drop; to make all that has no
//! effect and cannot panic.
//!
//! ```text
//! fn f(n: u32) { let mut sum = 0; for i in 0..n { sum += i; yield_!(sum) } }   =>   sum: 0, iter: 0..n
//! ```
//!
//! A generator that begins in its loop has one state less, and need not be asked at each item
//! whether it has begun: LLVM does not lead that test out of the consumer's loop.

use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream, TokenTree};
use syn::punctuated::Punctuated;
use syn::{
    Expr, ExprForLoop, Lit, Local, Pat, PatIdent, Signature, Stmt, Token, Type, TypeParamBound,
};

use crate::code::{Code, code};
use crate::known::{Known, Number};
use crate::locals::{LocalId, Locals, local_of, local_path};
use crate::lower::{Param, begun};
use crate::signature::{Argument, Kind};
use crate::suspends::{Mentions, root_local};
use crate::walk::Visit;

/// What is made before the loop.
pub(crate) struct HeadStart {
    /// The parameter that moves into it; the others have nothing to drop, nor has it without one.
    pub(crate) taken: Option<LocalId>,
    /// The variables in front of it, with what is known of them.
    pub(crate) declared: Vec<(LocalId, Known)>,
}

/// What may be made before the loop that the body of a function ends with.
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
    if !is_iterator || kind.derives.debug || params.iter().any(|param| param.pat.is_some()) {
        return None;
    }
    let is_plain = |local: LocalId| {
        let known = locals.get(local).known.as_ref();
        known.is_some_and(|known| known.is_plain() && *known != Known::Optional)
    };
    let (lets, each) = split(body)?;
    let items = &*each.expr;
    let mut made = Made {
        locals,
        iter: None,
        declared: Vec::new(),
    };
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
    for local in lets {
        made.declare(local, params)?;
    }
    let what = made.of(items)?;
    matches!(what, Known::Range | Known::Slice | Known::Items(_)).then_some(HeadStart {
        taken: made.iter,
        declared: made.declared,
    })
}

impl HeadStart {
    /// Takes out of a body what is made before, which are parameters from here on. `function` is
    /// the body as the user wrote it: its declarations, which the values mention.
    pub(crate) fn apply(
        &self,
        function: &syn::Block,
        body: &mut syn::Block,
        (params, values): (&mut Vec<Param>, &mut Vec<Code>),
        locals: &mut Locals,
    ) -> Code {
        let (lets, each) = split(function).expect("the same as when it is resolved");
        if let Some(taken) = self.taken {
            // It has moved on: in its place there is nothing.
            let at = params.iter().position(|param| param.local == taken);
            values[at.expect("a parameter")] = code!(());
            locals.get_mut(taken).known = Some(Known::Plain);
        }
        body.stmts.drain(..lets.len());
        for ((local, known), of) in self.declared.iter().zip(&lets) {
            let name = &declared(of).expect("a name").ident;
            values.push(code!(#name));
            params.push(Param {
                local: *local,
                local_span: name.span(),
                pat: None,
                is_iter: false,
            });
            locals.get_mut(*local).known = Some(known.clone());
        }
        let iter = locals.add_hidden("iter", Span::mixed_site());
        locals.get_mut(iter).known = self.taken.is_none().then_some(Known::Plain);
        values.push(Code::of(begun((*each.expr).clone())));
        params.push(Param {
            local: iter,
            local_span: Span::mixed_site(),
            pat: None,
            is_iter: true,
        });
        lets.into_iter()
            .map(|each| Code::of(Stmt::Local(each.clone())))
            .collect()
    }
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

/// The loop that a body ends with, and the declarations that are all there is in front of it.
pub(crate) fn split(body: &syn::Block) -> Option<(Vec<&Local>, &ExprForLoop)> {
    let (last, lets) = body.stmts.split_last()?;
    let lets = lets.iter().map(|stmt| match stmt {
        Stmt::Local(local) if local.attrs.is_empty() => Some(local),
        _ => None,
    });
    match last {
        Stmt::Expr(Expr::ForLoop(each), _) if each.attrs.is_empty() => {
            Some((lets.collect::<Option<_>>()?, each))
        }
        _ => None,
    }
}

/// The name that a declaration gives, if it gives but one.
pub(crate) fn declared(local: &Local) -> Option<&PatIdent> {
    let mut pat = &local.pat;
    if let Pat::Type(typed) = pat {
        pat = &typed.pat;
    }
    match pat {
        Pat::Ident(name) if name.by_ref.is_none() && name.subpat.is_none() => Some(name),
        _ => None,
    }
}

/// The tokens of such a body without its declarations, of which there are `lets`, and with a
/// variable for what the loop goes through.
pub(crate) fn with_items(body: TokenStream, lets: usize, variable: &Ident) -> Option<TokenStream> {
    let [TokenTree::Group(braces)] = &body.into_iter().collect::<Vec<_>>()[..] else {
        return None;
    };
    let is_end = |token: &TokenTree| matches!(token, TokenTree::Punct(end) if end.as_char() == ';');
    let is_in = |token: &TokenTree| matches!(token, TokenTree::Ident(word) if word == "in");
    let is_group = |token: &TokenTree| matches!(token, TokenTree::Group(_));
    let mut tokens: Vec<TokenTree> = braces.stream().into_iter().collect();
    for _ in 0..lets {
        let end = tokens.iter().position(is_end)?;
        tokens.drain(..=end);
    }
    let first = tokens.iter().position(is_in)? + 1;
    let block = tokens.iter().rposition(is_group)?;
    tokens.splice(first..block, [variable.clone().into()]);
    let mut group = Group::new(Delimiter::Brace, tokens.into_iter().collect());
    group.set_span(braces.span());
    Some(TokenTree::from(group).into())
}

/// What is made when the generator is.
struct Made<'a> {
    locals: &'a Locals,
    /// The parameter that is an iterator.
    iter: Option<LocalId>,
    /// The variables so far.
    declared: Vec<(LocalId, Known)>,
}

impl Made<'_> {
    /// A variable, if it has a name of its own and nothing to drop.
    fn declare(&mut self, local: &Local, params: &[Param]) -> Option<()> {
        let id = local_of(&declared(local)?.ident)?;
        let init = local.init.as_ref().filter(|init| init.diverge.is_none())?;
        let made = self.value(&init.expr)?;
        let known = match &local.pat {
            Pat::Type(typed) => Known::of_type(&typed.ty)?,
            _ => made,
        };
        let params = params.iter().map(|param| param.local);
        let mut named = params.chain(self.declared.iter().map(|(local, _)| *local));
        let name = &self.locals.get(id).name;
        if !known.is_plain() || named.any(|other| self.locals.get(other).name == *name) {
            return None;
        }
        self.declared.push((id, known));
        Some(())
    }

    /// What an expression makes that a variable may have: more than a loop goes through.
    fn value(&self, expr: &Expr) -> Option<Known> {
        match expr {
            Expr::Lit(literal) => Known::of_literal(&literal.lit),
            Expr::Repeat(repeat) => {
                let is_plain = self.value(&repeat.expr)?.is_plain();
                is_plain.then_some(Known::Plain)
            }
            Expr::Array(array) => {
                let mut each = array.elems.iter().map(|each| self.value(each));
                let is_plain = each.all(|each| each.is_some_and(|each| each.is_plain()));
                is_plain.then_some(Known::Plain)
            }
            // Of a constant nobody knows whether it has something to drop, and a `&mut` moves.
            Expr::Path(_) => {
                let known = self.known(local_path(expr)?)?;
                (known.is_number() || known.is_shared()).then(|| known.clone())
            }
            expr => self.of(expr),
        }
    }

    /// What an expression makes, if that is certain, has no effect and cannot panic.
    fn of(&self, expr: &Expr) -> Option<Known> {
        match expr {
            Expr::Paren(paren) => self.of(&paren.expr),
            Expr::Lit(literal) => Known::of_literal(&literal.lit).filter(Known::is_number),
            Expr::Path(path) => match local_path(expr) {
                Some(local) if Some(local) == self.iter => {
                    Some(Known::Items(Box::new(Known::Plain)))
                }
                Some(local) => self.known(local).cloned(),
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

    fn known(&self, local: LocalId) -> Option<&Known> {
        let mut declared = self.declared.iter();
        match declared.find(|(declared, _)| *declared == local) {
            Some((_, known)) => Some(known),
            None => self.locals.get(local).known.as_ref(),
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
