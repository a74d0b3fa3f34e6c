//! Syntax that the passes make often, put together by hand: to print and parse it instead costs
//! fifty times as much, in every build of every user.

use proc_macro2::{Ident, Span};
use syn::{Expr, punctuated::Punctuated, token};

/// `ident`, as an expression.
pub(crate) fn name(ident: Ident) -> Expr {
    Expr::Path(syn::ExprPath {
        attrs: Vec::new(),
        qself: None,
        path: ident.into(),
    })
}

/// The name that an expression is, if it is nothing else.
pub(crate) fn as_name(expr: &Expr) -> Option<&Ident> {
    match expr {
        Expr::Path(path) if path.attrs.is_empty() => path.path.get_ident(),
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

/// `func(argument)`
pub(crate) fn call(func: Expr, argument: Expr, span: Span) -> syn::ExprCall {
    syn::ExprCall {
        attrs: Vec::new(),
        func: Box::new(func),
        paren_token: token::Paren(span),
        args: Punctuated::from_iter([argument]),
    }
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
