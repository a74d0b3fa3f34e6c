//! Syntax that the passes make often, put together by hand: to print and parse it instead costs
//! fifty times as much, in every build of every user.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::punctuated::Punctuated;
use syn::{Expr, Pat, Stmt, token};

use crate::lower::private_at;

/// `ident`, as an expression.
pub(crate) fn name(ident: Ident) -> Expr {
    value(ident.into())
}

/// A name as it is written, but for what makes it raw.
pub(crate) fn text_of(name: &Ident) -> String {
    let text = name.to_string();
    match text.strip_prefix("r#") {
        Some(text) => text.to_owned(),
        None => text,
    }
}

/// The name that an expression is, if it is nothing else.
pub(crate) fn as_name(expr: &Expr) -> Option<&Ident> {
    match expr {
        Expr::Path(path) if path.attrs.is_empty() => path.path.get_ident(),
        _ => None,
    }
}

/// A name or a path without arguments, as an expression, if tokens are no more than that.
pub(crate) fn path_of(tokens: TokenStream) -> Option<Expr> {
    let mut path = syn::Path {
        leading_colon: None,
        segments: Punctuated::new(),
    };
    let mut tokens = tokens.into_iter();
    loop {
        let TokenTree::Ident(name) = tokens.next()? else {
            return None;
        };
        if is_keyword(&name.to_string()) {
            return None;
        }
        path.segments.push_value(name.into());
        match (tokens.next(), tokens.next()) {
            (None, _) => return Some(value(path)),
            (Some(TokenTree::Punct(first)), Some(TokenTree::Punct(second)))
                if first.as_char() == ':' && second.as_char() == ':' =>
            {
                let spans = [first.span(), second.span()];
                path.segments.push_punct(token::PathSep { spans });
            }
            _ => return None,
        }
    }
}

/// The span of an expression, without its attributes. Most need not be printed to tell.
pub(crate) fn span(expr: &Expr) -> Span {
    match (first(expr), last(expr)) {
        (Some(first), Some(last)) => first.join(last).unwrap_or(first),
        _ => syn::spanned::Spanned::span(expr),
    }
}

/// The span of the last token of an expression.
pub(crate) fn end(expr: &Expr) -> Span {
    if let Expr::Block(block) = expr {
        return block.block.brace_token.span.close();
    }
    last(expr).unwrap_or_else(|| {
        let last = expr.to_token_stream().into_iter().last();
        last.map_or_else(Span::call_site, |token| match token {
            TokenTree::Group(group) => group.span_close(),
            token => token.span(),
        })
    })
}

/// The span of the first token of an expression, if its kind tells.
fn first(expr: &Expr) -> Option<Span> {
    Some(match expr {
        Expr::Path(path) if path.qself.is_none() && path.path.leading_colon.is_none() => {
            path.path.segments.first()?.ident.span()
        }
        Expr::Lit(literal) => literal.lit.span(),
        Expr::Call(call) => first(&call.func)?,
        Expr::MethodCall(call) => first(&call.receiver)?,
        Expr::Field(field) => first(&field.base)?,
        Expr::Index(index) => first(&index.expr)?,
        Expr::Binary(binary) => first(&binary.left)?,
        Expr::Try(attempt) => first(&attempt.expr)?,
        Expr::Unary(unary) => match unary.op {
            syn::UnOp::Deref(op) => op.span,
            syn::UnOp::Not(op) => op.span,
            syn::UnOp::Neg(op) => op.span,
            _ => return None,
        },
        Expr::Reference(reference) => reference.and_token.span,
        Expr::Match(matched) => matched.match_token.span,
        other => brackets(other)?,
    })
}

/// The span of the last token, or of the brackets that it ends with.
fn last(expr: &Expr) -> Option<Span> {
    Some(match expr {
        Expr::Path(path) => {
            let segment = path.path.segments.last()?;
            if !segment.arguments.is_none() {
                return None;
            }
            segment.ident.span()
        }
        Expr::Lit(literal) => literal.lit.span(),
        Expr::Call(call) => call.paren_token.span.join(),
        Expr::MethodCall(call) => call.paren_token.span.join(),
        Expr::Field(field) => match &field.member {
            syn::Member::Named(name) => name.span(),
            syn::Member::Unnamed(index) => index.span,
        },
        Expr::Index(index) => index.bracket_token.span.join(),
        Expr::Binary(binary) => last(&binary.right)?,
        Expr::Try(attempt) => attempt.question_token.span,
        Expr::Unary(unary) => last(&unary.expr)?,
        Expr::Reference(reference) => last(&reference.expr)?,
        Expr::Match(matched) => matched.brace_token.span.join(),
        other => brackets(other)?,
    })
}

/// The span of an expression that is one pair of brackets.
fn brackets(expr: &Expr) -> Option<Span> {
    match expr {
        Expr::Paren(paren) => Some(paren.paren_token.span.join()),
        Expr::Tuple(tuple) => Some(tuple.paren_token.span.join()),
        Expr::Array(array) => Some(array.bracket_token.span.join()),
        _ => None,
    }
}

/// `()`
pub(crate) fn unit(span: Span) -> Expr {
    Expr::Tuple(syn::ExprTuple {
        attrs: Vec::new(),
        paren_token: token::Paren(span),
        elems: Punctuated::new(),
    })
}

/// `func(arguments)`
pub(crate) fn call(
    func: Expr,
    arguments: impl IntoIterator<Item = Expr>,
    span: Span,
) -> syn::ExprCall {
    syn::ExprCall {
        attrs: Vec::new(),
        func: Box::new(func),
        paren_token: token::Paren(span),
        args: arguments.into_iter().collect(),
    }
}

/// `private::names`, in what gen-core keeps for expansions.
pub(crate) fn private<const N: usize>(names: [&str; N], span: Span) -> syn::Path {
    let names = names.map(|name| Ident::new(name, span));
    let mut segments = Punctuated::new();
    for name in [private_at(span)].into_iter().chain(names) {
        segments.push(name.into());
    }
    syn::Path {
        leading_colon: None,
        segments,
    }
}

/// A path, as an expression.
pub(crate) fn value(path: syn::Path) -> Expr {
    Expr::Path(syn::ExprPath {
        attrs: Vec::new(),
        qself: None,
        path,
    })
}

/// `&mut place`
pub(crate) fn borrowed_mut(place: Expr, span: Span) -> Expr {
    Expr::Reference(syn::ExprReference {
        attrs: Vec::new(),
        and_token: token::And(span),
        mutability: Some(token::Mut(span)),
        expr: Box::new(place),
    })
}

/// `(*place)`. In parentheses, so that what rustc says of it is said of the place alone.
pub(crate) fn deref(place: Expr, span: Span) -> Expr {
    let place = Expr::Unary(syn::ExprUnary {
        attrs: Vec::new(),
        op: syn::UnOp::Deref(token::Star(span)),
        expr: Box::new(place),
    });
    Expr::Paren(syn::ExprParen {
        attrs: Vec::new(),
        paren_token: token::Paren(span),
        expr: Box::new(place),
    })
}

/// `path(pat)`
pub(crate) fn variant(path: syn::Path, pat: Pat, span: Span) -> Pat {
    Pat::TupleStruct(syn::PatTupleStruct {
        attrs: Vec::new(),
        qself: None,
        path,
        paren_token: token::Paren(span),
        elems: Punctuated::from_iter([pat]),
    })
}

/// `ident`, as a pattern.
pub(crate) fn binding(ident: Ident) -> Pat {
    Pat::Ident(syn::PatIdent {
        attrs: Vec::new(),
        by_ref: None,
        mutability: None,
        ident,
        subpat: None,
    })
}

/// `let _: () = value;`
pub(crate) fn let_unit(value: Expr, span: Span) -> Stmt {
    let pat = Pat::Wild(syn::PatWild {
        attrs: Vec::new(),
        underscore_token: token::Underscore(span),
    });
    let ty = syn::Type::Tuple(syn::TypeTuple {
        attrs: Vec::new(),
        paren_token: token::Paren(span),
        elems: Punctuated::new(),
    });
    Stmt::Local(syn::Local {
        attrs: Vec::new(),
        let_token: token::Let(span),
        modifiers: syn::LocalModifiers::default(),
        pat: Pat::Type(syn::PatType {
            attrs: Vec::new(),
            pat: Box::new(pat),
            colon_token: token::Colon(span),
            ty: Box::new(ty),
        }),
        init: Some(syn::LocalInit {
            eq_token: token::Eq(span),
            expr: Box::new(value),
            diverge: None,
        }),
        semi_token: token::Semi(span),
    })
}

/// `left = right`
pub(crate) fn assign(left: Expr, right: Expr) -> syn::ExprAssign {
    syn::ExprAssign {
        attrs: Vec::new(),
        left: Box::new(left),
        eq_token: token::Eq(Span::call_site()),
        right: Box::new(right),
    }
}

/// `local = value;`, where the local has no value before: `#[init]` tells emission so.
pub(crate) fn first_value(local: Expr, value: Expr) -> syn::Stmt {
    let end = syn::Token![;](span(&value));
    let assign = syn::ExprAssign {
        attrs: vec![attribute("init")],
        ..assign(local, value)
    };
    syn::Stmt::Expr(Expr::Assign(assign), Some(end))
}

/// `#[name]`
pub(crate) fn attribute(name: &str) -> syn::Attribute {
    syn::Attribute {
        pound_token: token::Pound(Span::call_site()),
        style: syn::AttrStyle::Outer,
        bracket_token: token::Bracket(Span::call_site()),
        meta: syn::Meta::Path(Ident::new(name, Span::call_site()).into()),
    }
}

/// An identifier with this text, raw if it is a keyword.
pub(crate) fn ident(name: &str, span: Span) -> Ident {
    // These cannot be raw: rustc says what is wrong with them.
    let never_raw = matches!(name, "self" | "Self" | "super" | "crate" | "_");
    if never_raw || !is_keyword(name) {
        Ident::new(name, span)
    } else {
        Ident::new_raw(name, span)
    }
}

/// Whether a `!` behind this word negates what follows, and calls no macro.
pub(crate) fn is_negated_after(word: &str) -> bool {
    word != "gen" && is_keyword(word)
}

/// Whether a name has to be raw to be one. `gen` is a keyword by the edition of this crate,
/// whatever that of the user.
pub(crate) fn is_keyword(name: &str) -> bool {
    matches!(
        name,
        "_" | "abstract"
            | "as"
            | "async"
            | "await"
            | "become"
            | "box"
            | "break"
            | "const"
            | "continue"
            | "crate"
            | "do"
            | "dyn"
            | "else"
            | "enum"
            | "extern"
            | "false"
            | "final"
            | "fn"
            | "for"
            | "gen"
            | "if"
            | "impl"
            | "in"
            | "let"
            | "loop"
            | "macro"
            | "match"
            | "mod"
            | "move"
            | "mut"
            | "override"
            | "priv"
            | "pub"
            | "ref"
            | "return"
            | "Self"
            | "self"
            | "static"
            | "struct"
            | "super"
            | "trait"
            | "true"
            | "try"
            | "type"
            | "typeof"
            | "unsafe"
            | "unsized"
            | "use"
            | "virtual"
            | "where"
            | "while"
            | "yield"
    )
}
