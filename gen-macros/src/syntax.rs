//! Syntax that the passes make often, put together by hand: to print and parse it instead costs
//! fifty times as much, in every build of every user.

use proc_macro2::{Ident, Span};
use syn::punctuated::Punctuated;
use syn::{Expr, Pat, Stmt, token};

use crate::lower::private_at;

/// `ident`, as an expression.
pub(crate) fn name(ident: Ident) -> Expr {
    value(ident.into())
}

/// The name that an expression is, if it is nothing else.
pub(crate) fn as_name(expr: &Expr) -> Option<&Ident> {
    match expr {
        Expr::Path(path) if path.attrs.is_empty() => path.path.get_ident(),
        _ => None,
    }
}

/// The span of an expression. A name or its call need not be printed to tell.
pub(crate) fn span(expr: &Expr) -> Span {
    if let Some(name) = as_name(expr) {
        return name.span();
    }
    if let Expr::Call(call) = expr {
        if let (Some(name), true) = (as_name(&call.func), call.attrs.is_empty()) {
            let (first, last) = (name.span(), call.paren_token.span.join());
            return first.join(last).unwrap_or(first);
        }
    }
    syn::spanned::Spanned::span(expr)
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

/// `(*place)`
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
pub(crate) fn is_negated_after(word: &Ident) -> bool {
    word != "gen" && is_keyword(&word.to_string())
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
