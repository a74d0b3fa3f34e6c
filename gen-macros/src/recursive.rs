//! Recursive generators: those whose return type is named `Recursive` or the like.
//!
//! Input: the return type. Output: what kind of generator it is, and its own type as the
//! expansion names it, by which `yield_from!` tells whether a child is handed to the root:
//!
//! ```text
//! -> gen_core::Recursive<'_, &str>            =>  an iterator of `&str`;  __gen_private::Recursive<'_, &str>
//! -> RecursiveCoroutine<'a, R, Y, T>          =>  a coroutine;            __gen_private::RecursiveCoroutine<'_, R, Y, T>
//! ```

use proc_macro2::{Ident, Span};
use quote::quote;
use syn::{Expr, GenericArgument, Item, PathArguments, PathSegment, Stmt, Type};

use crate::diag::{self, Errors};
use crate::emit::Derives;
use crate::lower::private;
use crate::signature::{Exchange, Kind, Output, has_impl, is_unit, or_hole, said};
use crate::suspends::as_delegation;
use crate::walk::{self, Visit};

/// The kind of generator that a type of this name is, if it is one of ours. `Err`: it has not
/// the parameters that it should, as rustc says.
pub(crate) fn kind_of(last: &PathSegment) -> Option<Result<Kind, ()>> {
    let name = last.ident.to_string();
    let is_coroutine = match name.as_str() {
        "Recursive" | "SendRecursive" => false,
        "RecursiveCoroutine" | "SendRecursiveCoroutine" => true,
        _ => return None,
    };
    let types: Vec<_> = match &last.arguments {
        PathArguments::AngleBracketed(args) => args
            .args
            .iter()
            .filter_map(|arg| match arg {
                GenericArgument::Type(ty) => Some(ty),
                _ => None,
            })
            .collect(),
        _ => Vec::new(),
    };
    let written = |ty: &Type| (!has_impl(ty)).then(|| ty.clone());
    let (item, coroutine) = match (is_coroutine, &types[..]) {
        (false, [item]) => (written(item), None),
        (true, [argument, item, returns]) => {
            let exchange = Exchange {
                argument: written(argument),
                takes_nothing: is_unit(argument),
                returns: written(returns),
            };
            (written(item), Some(exchange))
        }
        _ => return Some(Err(())),
    };
    let (krate, own) = (private(), Ident::new(&name, Span::call_site()));
    let shown = or_hole(item.as_ref());
    let types = match &coroutine {
        None => quote!(#shown),
        Some(exchange) => {
            let argument = or_hole(exchange.argument.as_ref());
            let returns = or_hole(exchange.returns.as_ref());
            quote!(#argument, #shown, #returns)
        }
    };
    Some(Ok(Kind {
        item,
        coroutine,
        derives: Derives::default(),
        stream: false,
        output: Output::Opaque,
        root: Some(syn::parse_quote!(#krate::#own<'_, #types>)),
    }))
}

/// A generator that yields from itself, and whose type is `impl`: it would contain itself, and
/// rustc does not say what to write instead. A call by its bare name is meant, as no macro sees
/// what else a path or a method may be.
pub(crate) fn check(sig: &syn::Signature, kind: &Kind, body: &syn::Block, errors: &mut Errors) {
    let syn::ReturnType::Type(_, ty) = &sig.output else {
        return;
    };
    if kind.stream || sig.receiver().is_some() || !matches!(**ty, Type::ImplTrait(_)) {
        return;
    }
    let mut calls = Calls { sig, found: None };
    calls.visit_block(body);
    let Some(call) = calls.found else { return };
    let mut borrows = Borrows(false);
    sig.inputs
        .iter()
        .for_each(|input| borrows.visit_fn_arg(input));
    let lifetime = if borrows.0 { "'_" } else { "'static" };
    let shown = |ty: Option<&Type>| ty.map_or_else(|| "_".to_owned(), |ty| said(ty));
    let item = shown(kind.item.as_ref());
    let instead = match &kind.coroutine {
        None => format!("Recursive<{lifetime}, {item}>"),
        Some(exchange) => format!(
            "RecursiveCoroutine<{lifetime}, {}, {item}, {}>",
            shown(exchange.argument.as_ref()),
            shown(exchange.returns.as_ref())
        ),
    };
    errors.at(&call, diag::contains_itself(&call.to_string(), &instead));
}

/// Looks for a `yield_from!` of the function itself.
struct Calls<'a> {
    sig: &'a syn::Signature,
    found: Option<Ident>,
}

impl Visit for Calls<'_> {
    fn visit_expr(&mut self, expr: &Expr) {
        let mut child = as_delegation(expr);
        while let Some(Expr::Paren(paren)) = child {
            child = Some(&paren.expr);
        }
        if let Some(Expr::Call(call)) = child {
            if let Expr::Path(path) = &*call.func {
                let name = path.path.get_ident();
                let name = name.filter(|name| **name == self.sig.ident);
                if call.args.len() == self.sig.inputs.len() && self.found.is_none() {
                    self.found = name.cloned();
                }
            }
        }
        walk::visit_expr(self, expr);
    }

    fn visit_block(&mut self, block: &syn::Block) {
        // A nested function or an import of that name is another one.
        let is_other = |stmt: &Stmt| match stmt {
            Stmt::Item(Item::Fn(item)) => item.sig.ident == self.sig.ident,
            Stmt::Item(Item::Use(_)) => true,
            _ => false,
        };
        if !block.stmts.iter().any(is_other) {
            walk::visit_block(self, block);
        }
    }

    fn visit_item(&mut self, _: &Item) {}
}

/// Whether a type has a lifetime, written or not.
struct Borrows(bool);

impl Visit for Borrows {
    fn visit_type(&mut self, ty: &Type) {
        match ty {
            Type::Reference(_) => self.0 = true,
            _ => walk::visit_type(self, ty),
        }
    }

    fn visit_lifetime(&mut self, lifetime: &syn::Lifetime) {
        self.0 |= lifetime.ident != "static";
    }
}
