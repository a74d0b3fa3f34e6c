//! What a body does before its loop, if it may as well be done when the generator is made.
//!
//! Input: the resolved body of a function, and what is known of its parameters. Output: what its
//! one `for` loop goes through, which then is a parameter more. Guarantee: nobody can tell when
//! that was made: it is a range of numbers, or a slice's or a text's iterator, of parameters with
//! nothing to drop, and to make it cannot panic.
//!
//! ```text
//! fn f(n: u32) { for i in 0..n { yield_!(i) } }   =>   0..n
//! ```
//!
//! A generator that begins in its loop has one state less, and need not be asked at each item
//! whether it has begun: LLVM does not lead that test out of the consumer's loop.

use proc_macro2::{TokenStream, TokenTree};
use syn::{Expr, Lit, Stmt};

use crate::known::{Known, Number};
use crate::locals::{Locals, local_path};
use crate::lower::Param;
use crate::signature::Kind;

/// What the loop goes through that the whole body is.
pub(crate) fn items<'b>(
    body: &'b syn::Block,
    params: &[Param],
    locals: &Locals,
    kind: &Kind,
) -> Option<&'b Expr> {
    let is_iterator = kind.coroutine.is_none() && kind.root.is_none();
    // `Debug` tells whether it has begun.
    let may_begin = is_iterator && !kind.derives.debug;
    let is_simple = |param: &Param| {
        let known = locals.get(param.local).known.as_ref();
        param.pat.is_none()
            && known.is_some_and(|known| known.is_plain() && *known != Known::Optional)
    };
    if !may_begin || !params.iter().all(is_simple) {
        return None;
    }
    let items = items_of(body)?;
    let made = of(items, locals)?;
    matches!(made, Known::Range | Known::Slice | Known::Items(_)).then_some(items)
}

/// What the loop goes through that a body is, whatever that is.
pub(crate) fn items_of(body: &syn::Block) -> Option<&Expr> {
    match &body.stmts[..] {
        [Stmt::Expr(Expr::ForLoop(each), _)] if each.attrs.is_empty() => Some(&each.expr),
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

/// What an expression makes, if that is certain, has no effect and cannot panic.
fn of(expr: &Expr, locals: &Locals) -> Option<Known> {
    match expr {
        Expr::Paren(paren) => of(&paren.expr, locals),
        Expr::Lit(literal) => Known::of_literal(&literal.lit).filter(Known::is_number),
        Expr::Path(path) => match local_path(expr) {
            Some(local) => locals.get(local).known.clone(),
            // A constant: there are ranges of numbers, if it is one of any other type.
            None => (path.qself.is_none()).then_some(Known::Number(Number::Integer)),
        },
        // Of anything but a literal it may overflow.
        Expr::Unary(minus) if matches!(minus.op, syn::UnOp::Neg(_)) => match &*minus.expr {
            Expr::Lit(literal) => Known::of_literal(&literal.lit).filter(Known::is_number),
            _ => None,
        },
        Expr::Range(range) => {
            let bounds = [&range.start, &range.end];
            let mut bounds = bounds.into_iter().flatten();
            let is_number = |bound| of(bound, locals).is_some_and(|known| is_stepped(&known));
            (range.start.is_some() && bounds.all(|bound| is_number(bound))).then_some(Known::Range)
        }
        Expr::MethodCall(call) if call.turbofish.is_none() => {
            let receiver = of(&call.receiver, locals)?;
            let method = call.method.to_string();
            let argument = call.args.first();
            match (&receiver, method.as_str()) {
                (Known::Slice | Known::Text, "len")
                | (Known::Slice, "iter")
                | (
                    Known::Text,
                    "chars" | "bytes" | "char_indices" | "lines" | "split_whitespace" | "as_bytes",
                )
                | (Known::Items(_), "rev" | "enumerate")
                    if argument.is_none() =>
                {
                    receiver.given(&method)
                }
                // Nought panics.
                (Known::Slice, "windows" | "chunks" | "chunks_exact")
                | (Known::Items(_), "step_by")
                    if argument.is_some_and(is_positive) =>
                {
                    receiver.given(&method)
                }
                (Known::Range, "rev") if argument.is_none() => Some(Known::Range),
                (Known::Range, "step_by") if argument.is_some_and(is_positive) => {
                    Some(Known::Range)
                }
                _ => None,
            }
        }
        _ => None,
    }
}

fn is_stepped(known: &Known) -> bool {
    matches!(known, Known::Number(number) if *number != Number::Any && number.is_stepped())
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
