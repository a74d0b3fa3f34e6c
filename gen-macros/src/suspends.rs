//! Questions about syntax: does it yield, what does it mention, is it a place?
//!
//! Closures, `async` blocks and nested items are opaque: a yield in them is not ours.

use proc_macro2::Ident;
use syn::{Expr, Pat};

use crate::flat::Set;
use crate::locals::{LocalId, Locals, local_of, local_path};
use crate::walk::{self, Visit};

/// The value of a `__yield(value)` call.
pub(crate) fn as_yield(expr: &Expr) -> Option<&Expr> {
    placeholder(expr, "__yield")
}

/// The child of a `__yield_from(child)` call.
pub(crate) fn as_delegation(expr: &Expr) -> Option<&Expr> {
    placeholder(expr, "__yield_from")
}

pub(crate) fn placeholder<'e>(expr: &'e Expr, name: &str) -> Option<&'e Expr> {
    let Expr::Call(call) = expr else { return None };
    let Expr::Path(path) = &*call.func else {
        return None;
    };
    (path.path.is_ident(name)).then(|| &call.args[0])
}

/// Methods that take their receiver by value, judging by their name.
pub(crate) fn consumes_receiver(method: &str) -> bool {
    method.starts_with("into_") || method.starts_with("unwrap") || method == "expect"
}

/// All locals mentioned in a piece of syntax.
#[derive(Default)]
pub(crate) struct Mentions {
    pub(crate) locals: Set<LocalId>,
}

impl Visit for Mentions {
    fn visit_ident(&mut self, ident: &proc_macro2::Ident) {
        self.locals.extend(local_of(ident));
    }

    fn visit_macro(&mut self, mac: &syn::Macro) {
        tokens_mention(&mac.tokens, &mut |id| {
            self.locals.insert(id);
        });
    }
}

/// Calls `found` for each local in raw tokens.
pub(crate) fn tokens_mention(tokens: &proc_macro2::TokenStream, found: &mut dyn FnMut(LocalId)) {
    for token in tokens.clone() {
        match token {
            proc_macro2::TokenTree::Group(group) => tokens_mention(&group.stream(), found),
            proc_macro2::TokenTree::Ident(ident) => {
                if let Some(id) = local_of(&ident) {
                    found(id);
                }
            }
            _ => {}
        }
    }
}

/// Whether an expression denotes a place, so that mentioning it runs nothing.
pub(crate) fn is_place(expr: &Expr) -> bool {
    match expr {
        Expr::Path(_) => true,
        Expr::Field(field) => is_place(&field.base),
        Expr::Index(index) => is_place(&index.expr) && is_inert(&index.index),
        Expr::Unary(unary) => matches!(unary.op, syn::UnOp::Deref(_)) && is_place(&unary.expr),
        Expr::Paren(paren) => is_place(&paren.expr),
        _ => false,
    }
}

/// The name that a place is a part of: `x` in `x.a.0` and `*x`.
pub(crate) fn root_ident(expr: &Expr) -> Option<&Ident> {
    match expr {
        Expr::Field(field) => root_ident(&field.base),
        Expr::Unary(unary) if matches!(unary.op, syn::UnOp::Deref(_)) => root_ident(&unary.expr),
        Expr::Paren(paren) => root_ident(&paren.expr),
        Expr::Group(group) => root_ident(&group.expr),
        Expr::Path(path) if path.qself.is_none() => path.path.get_ident(),
        _ => None,
    }
}

/// The local that a place is a part of.
pub(crate) fn root_local(expr: &Expr) -> Option<LocalId> {
    root_ident(expr).and_then(local_of)
}

/// The fields that a place is of a local, as `a.0`: nothing of `x` itself, those in front of the
/// star of `*x.a`.
pub(crate) fn fields_of_local(expr: &Expr) -> Option<(LocalId, String)> {
    match expr {
        Expr::Field(field) if is_fields(expr) => {
            let (local, mut fields) = fields_of_local(&field.base)?;
            if !fields.is_empty() {
                fields.push('.');
            }
            fields.push_str(&match &field.member {
                syn::Member::Named(name) => name.to_string(),
                syn::Member::Unnamed(index) => index.index.to_string(),
            });
            Some((local, fields))
        }
        Expr::Field(field) => fields_of_local(&field.base),
        Expr::Unary(unary) if matches!(unary.op, syn::UnOp::Deref(_)) => {
            fields_of_local(&unary.expr)
        }
        Expr::Paren(paren) => fields_of_local(&paren.expr),
        Expr::Group(group) => fields_of_local(&group.expr),
        _ => local_path(expr).map(|local| (local, String::new())),
    }
}

/// Whether a place is fields of a local, with nothing in between.
pub(crate) fn is_fields(expr: &Expr) -> bool {
    match expr {
        Expr::Field(field) => local_path(&field.base).is_some() || is_fields(&field.base),
        Expr::Paren(paren) => is_fields(&paren.expr),
        Expr::Group(group) => is_fields(&group.expr),
        _ => false,
    }
}

/// The places that a (destructuring) assignment to `left` assigns to.
pub(crate) fn assignees(left: &Expr) -> Vec<&Expr> {
    let mut places = Vec::new();
    add_assignees(left, &mut places);
    places
}

fn add_assignees<'e>(left: &'e Expr, places: &mut Vec<&'e Expr>) {
    let mut add = |part| add_assignees(part, places);
    match left {
        Expr::Tuple(tuple) => tuple.elems.iter().for_each(add),
        Expr::Array(array) => array.elems.iter().for_each(add),
        Expr::Call(call) => call.args.iter().for_each(add),
        Expr::Struct(strct) => strct.fields.iter().for_each(|field| add(&field.expr)),
        Expr::Paren(paren) => add(&paren.expr),
        Expr::Infer(_) | Expr::Range(_) => {}
        place => places.push(place),
    }
}

/// The places that an assignment assigns to, in their order.
pub(crate) fn each_assignee_mut(left: &mut Expr, each: &mut dyn FnMut(&mut Expr)) {
    match left {
        Expr::Tuple(tuple) => tuple
            .elems
            .iter_mut()
            .for_each(|e| each_assignee_mut(e, each)),
        Expr::Array(array) => array
            .elems
            .iter_mut()
            .for_each(|e| each_assignee_mut(e, each)),
        Expr::Call(call) => call
            .args
            .iter_mut()
            .for_each(|e| each_assignee_mut(e, each)),
        Expr::Struct(strct) => {
            for field in &mut strct.fields {
                // Another name may come to stand there.
                field.colon_token.get_or_insert_default();
                each_assignee_mut(&mut field.expr, each);
            }
        }
        Expr::Paren(paren) => each_assignee_mut(&mut paren.expr, each),
        Expr::Infer(_) | Expr::Range(_) => {}
        place => each(place),
    }
}

/// Whether the value of an expression is made of closures, whose types rustc does not know
/// until the end of the function.
pub(crate) fn holds_closure(expr: &Expr, locals: &Locals) -> bool {
    match expr {
        Expr::Closure(_) | Expr::Async(_) => true,
        Expr::Path(_) => local_path(expr).is_some_and(|from| locals.get(from).closure),
        Expr::Paren(paren) => holds_closure(&paren.expr, locals),
        Expr::Tuple(tuple) => tuple.elems.iter().any(|e| holds_closure(e, locals)),
        Expr::Array(array) => array.elems.iter().any(|e| holds_closure(e, locals)),
        Expr::Call(call) => {
            is_variant(&call.func) && call.args.iter().any(|e| holds_closure(e, locals))
        }
        _ => false,
    }
}

/// `Some`, `Ok` or `Err`.
pub(crate) fn is_variant(func: &Expr) -> bool {
    matches!(func, Expr::Path(path) if path.path.segments.last()
        .is_some_and(|s| s.ident == "Some" || s.ident == "Ok" || s.ident == "Err"))
}

/// Whether an expression denotes a place rather than a value, whatever it runs to find it.
pub(crate) fn names_place(expr: &Expr) -> bool {
    match expr {
        Expr::Path(_) | Expr::Field(_) | Expr::Index(_) => true,
        Expr::Unary(unary) => matches!(unary.op, syn::UnOp::Deref(_)),
        Expr::Paren(paren) => names_place(&paren.expr),
        _ => false,
    }
}

/// Whether an expression may be evaluated later than written without anybody noticing.
pub(crate) fn is_inert(expr: &Expr) -> bool {
    match expr {
        Expr::Lit(_) => true,
        Expr::Path(_) => local_path(expr).is_none(),
        Expr::Reference(reference) => is_place(&reference.expr) || is_promoted(reference),
        Expr::Paren(paren) => is_inert(&paren.expr),
        Expr::Unary(unary) => {
            matches!(unary.op, syn::UnOp::Neg(_)) && matches!(*unary.expr, Expr::Lit(_))
        }
        _ => false,
    }
}

/// Whether `&expr` is promoted to a `'static` constant, as far as syntax tells.
pub(crate) fn is_constant(expr: &Expr) -> bool {
    match expr {
        Expr::Lit(_) => true,
        Expr::Path(_) => local_path(expr).is_none(),
        Expr::Array(array) => array.elems.iter().all(is_constant),
        Expr::Tuple(tuple) => tuple.elems.iter().all(is_constant),
        Expr::Paren(paren) => is_constant(&paren.expr),
        Expr::Reference(reference) => is_promoted(reference),
        Expr::Repeat(repeat) => is_constant(&repeat.expr),
        Expr::Unary(unary) => !matches!(unary.op, syn::UnOp::Deref(_)) && is_constant(&unary.expr),
        Expr::Binary(binary) => is_constant(&binary.left) && is_constant(&binary.right),
        Expr::Cast(cast) => is_constant(&cast.expr),
        Expr::Call(call) => {
            // Any other variant or struct may have a `Drop`, and then is a temporary.
            is_variant(&call.func) && call.args.iter().all(is_constant)
        }
        Expr::Closure(closure) => captures_nothing(closure),
        _ => false,
    }
}

/// Whether a closure mentions no local, in no macro that is not known here either.
fn captures_nothing(closure: &syn::ExprClosure) -> bool {
    struct Find(bool);
    impl Visit for Find {
        fn visit_ident(&mut self, ident: &proc_macro2::Ident) {
            self.0 |= local_of(ident).is_some();
        }
        fn visit_macro(&mut self, _: &syn::Macro) {
            self.0 = true;
        }
    }
    let mut find = Find(false);
    find.visit_expr(&closure.body);
    !find.0
}

/// Whether what a reference refers to is such a constant: what may be changed is none.
pub(crate) fn is_promoted(reference: &syn::ExprReference) -> bool {
    reference.mutability.is_none() && is_constant(&reference.expr)
}

/// Whether a reference may change a constant, which then is a temporary of its own. A path may
/// be that of a `static`, unless it names a variant or something of a type.
pub(crate) fn changes_constant(reference: &syn::ExprReference) -> bool {
    reference.mutability.is_some()
        && is_constant(&reference.expr)
        && (!names_place(&reference.expr) || is_value_path(&reference.expr))
}

/// Whether a macro that is not known here may be a place, which a reference to it may change. That
/// of a value is an error then.
pub(crate) fn may_be_changed_place(reference: &syn::ExprReference) -> bool {
    fn is_macro(expr: &Expr) -> bool {
        match expr {
            Expr::Macro(_) => true,
            Expr::Paren(paren) => is_macro(&paren.expr),
            Expr::Field(field) => is_macro(&field.base),
            Expr::Index(index) => is_macro(&index.expr),
            _ => false,
        }
    }
    reference.mutability.is_some() && is_macro(&reference.expr)
}

/// Whether a path denotes a value for certain: `None`, `Type::CONST`.
pub(crate) fn is_value_path(expr: &Expr) -> bool {
    let Expr::Path(path) = expr else {
        return matches!(expr, Expr::Paren(paren) if is_value_path(&paren.expr));
    };
    let mut segments = path.path.segments.iter().rev();
    let last = segments.next().is_some_and(|last| last.ident == "None");
    let is_type =
        |segment: &syn::PathSegment| segment.ident.to_string().starts_with(char::is_uppercase);
    last || path.qself.is_some() || segments.next().is_some_and(is_type)
}

/// The locals a pattern binds, in order; `by_value` is cleared for those bound by `ref`.
#[derive(Default)]
pub(crate) struct Bindings {
    pub(crate) all: Vec<Binding>,
}

/// One binding of a pattern.
#[derive(Clone)]
pub(crate) struct Binding {
    pub(crate) id: LocalId,
    pub(crate) ident: proc_macro2::Ident,
    pub(crate) by_value: bool,
}

impl Bindings {
    pub(crate) fn of(pat: &Pat) -> Vec<Binding> {
        let mut bindings = Self::default();
        bindings.visit_pat(pat);
        bindings.all
    }

    /// What a guard binds is in scope in the arm.
    fn visit_guard(&mut self, guard: &Expr) {
        match guard {
            Expr::Let(binding) => self.visit_pat(&binding.pat),
            Expr::Binary(both) if matches!(both.op, syn::BinOp::And(_)) => {
                self.visit_guard(&both.left);
                self.visit_guard(&both.right);
            }
            _ => {}
        }
    }

    /// The locals alone.
    pub(crate) fn ids(pat: &Pat) -> Vec<LocalId> {
        Self::of(pat).iter().map(|binding| binding.id).collect()
    }
}

impl Visit for Bindings {
    fn visit_pat(&mut self, pat: &Pat) {
        walk::visit_pat(self, pat);
        if let Pat::Guard(guard) = pat {
            self.visit_guard(&guard.guard);
        }
    }
    fn visit_pat_ident(&mut self, pat: &syn::PatIdent) {
        if let Some(id) = local_of(&pat.ident) {
            if self.all.iter().all(|b| b.id != id) {
                self.all.push(Binding {
                    id,
                    ident: pat.ident.clone(),
                    by_value: pat.by_ref.is_none(),
                });
            }
        }
        walk::visit_pat_ident(self, pat);
    }
    fn visit_expr(&mut self, _: &Expr) {}
}
