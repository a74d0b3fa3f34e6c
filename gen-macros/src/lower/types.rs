//! What syntax tells of the type of a local: a number, a reference, an owner of its items.
//!
//! Nothing depends on it for being right: it only saves asking rustc.

use syn::punctuated::Punctuated;
use syn::{Expr, Pat, Token};

use super::Lower;
use super::operators::{is_assignment, is_comparison};
use crate::locals::local_path;

impl Lower<'_> {
    /// Whether the type of a leaf is a number, a `bool` or a `char`, as far as syntax tells.
    pub(super) fn is_primitive(&self, expr: &Expr) -> bool {
        use syn::Lit;
        match expr {
            Expr::Lit(literal) => matches!(
                literal.lit,
                Lit::Int(_) | Lit::Float(_) | Lit::Bool(_) | Lit::Char(_) | Lit::Byte(_)
            ),
            Expr::Paren(paren) => self.is_primitive(&paren.expr),
            Expr::Cast(cast) => matches!(*cast.ty, syn::Type::Path(_)) && is_copy_type(&cast.ty),
            Expr::Binary(binary) => {
                is_comparison(&binary.op)
                    || matches!(binary.op, syn::BinOp::And(_) | syn::BinOp::Or(_))
                    || (!is_assignment(&binary.op)
                        && self.is_primitive(&binary.left)
                        && self.is_primitive(&binary.right))
            }
            Expr::Unary(unary) => {
                !matches!(unary.op, syn::UnOp::Deref(_)) && self.is_primitive(&unary.expr)
            }
            Expr::Path(_) => local_path(expr).is_some_and(|id| self.locals.get(id).primitive),
            _ => false,
        }
    }

    /// Whether the type of a leaf has nothing to drop, as far as syntax tells.
    pub(super) fn is_copy(&self, expr: &Expr) -> bool {
        match expr {
            Expr::Path(_) => local_path(expr).is_some_and(|id| self.locals.get(id).copy),
            Expr::Reference(_) => true,
            Expr::Lit(literal) => {
                matches!(literal.lit, syn::Lit::Str(_) | syn::Lit::ByteStr(_))
                    || self.is_primitive(expr)
            }
            Expr::Tuple(tuple) => tuple.elems.iter().all(|e| self.is_copy(e)),
            Expr::Paren(paren) => self.is_copy(&paren.expr),
            _ => self.is_primitive(expr),
        }
    }

    /// Records what syntax tells of the type of `local`, which is given this value.
    pub(super) fn learn(&mut self, local: crate::locals::LocalId, value: &Expr) {
        let (copy, primitive) = (self.is_copy(value), self.is_primitive(value));
        let local = self.locals.get_mut(local);
        local.copy |= copy;
        local.primitive |= primitive;
        local.owned |= is_owned_value(value);
        local.shared |= matches!(value, Expr::Reference(it) if it.mutability.is_none());
        local.locks |= is_lock_value(value);
    }

    /// Marks the bindings of `let (a, b) = (1, 2)` as primitive.
    pub(super) fn copy_pattern(&mut self, pat: &Pat, value: &Expr) {
        match (pat, value) {
            (Pat::Tuple(pats), Expr::Tuple(values)) => copy_each(self, &pats.elems, &values.elems),
            (Pat::Paren(paren), value) => self.copy_pattern(&paren.pat, value),
            (Pat::Ident(ident), value) => {
                if let (Some(id), None) = (crate::locals::local_of(&ident.ident), ident.by_ref) {
                    self.learn(id, value);
                }
            }
            _ => {}
        }
    }
}

/// Records what a written type tells of a local.
pub(crate) fn learn_type(local: &mut crate::locals::Local, ty: &syn::Type) {
    local.copy |= is_copy_type(ty);
    local.owned |= match ty {
        syn::Type::Array(_) => true,
        syn::Type::Path(path) => path
            .path
            .segments
            .last()
            .is_some_and(|s| is_owner(&s.ident.to_string())),
        _ => false,
    };
    local.primitive |= matches!(ty, syn::Type::Path(_)) && is_copy_type(ty);
    local.shared |= matches!(ty, syn::Type::Reference(it) if it.mutability.is_none());
    local.locks |= is_lock_type(ty);
}

fn is_lock(name: &str) -> bool {
    matches!(name, "Mutex" | "RwLock")
}

fn is_pointer(name: &str) -> bool {
    matches!(name, "Arc" | "Rc" | "Box")
}

/// Whether a type is a lock, or a pointer of std's to one.
fn is_lock_type(ty: &syn::Type) -> bool {
    let syn::Type::Path(path) = ty else {
        return false;
    };
    let Some(last) = path.path.segments.last() else {
        return false;
    };
    let name = last.ident.to_string();
    let inner = match &last.arguments {
        syn::PathArguments::AngleBracketed(args) => args.args.first(),
        _ => None,
    };
    is_lock(&name)
        || is_pointer(&name)
            && matches!(inner, Some(syn::GenericArgument::Type(ty)) if is_lock_type(ty))
}

/// Whether a value is `Mutex::new(..)` or the like, or in a pointer of std's.
fn is_lock_value(value: &Expr) -> bool {
    let Expr::Call(call) = value else {
        return false;
    };
    let Expr::Path(path) = &*call.func else {
        return false;
    };
    let mut segments = path.path.segments.iter().rev();
    let (Some(method), Some(ty)) = (segments.next(), segments.next()) else {
        return false;
    };
    let name = ty.ident.to_string();
    method.ident == "new"
        && (is_lock(&name) || is_pointer(&name) && call.args.first().is_some_and(is_lock_value))
}

/// The types of std that own what they hold.
fn is_owner(name: &str) -> bool {
    matches!(
        name,
        "Vec"
            | "String"
            | "VecDeque"
            | "HashMap"
            | "HashSet"
            | "BTreeMap"
            | "BTreeSet"
            | "BinaryHeap"
    )
}

/// Whether a value is of a type of std that owns what it holds, as far as syntax tells.
pub(crate) fn is_owned_value(value: &Expr) -> bool {
    match value {
        Expr::Array(_) | Expr::Repeat(_) => true,
        Expr::Call(call) => match &*call.func {
            Expr::Path(path) => {
                let segments: Vec<_> = path
                    .path
                    .segments
                    .iter()
                    .map(|s| s.ident.to_string())
                    .collect();
                segments.len() > 1 && is_owner(&segments[segments.len() - 2])
                    || segments.last().is_some_and(|s| {
                        s.starts_with("__m") && (s.ends_with("_vec") || s.ends_with("_format"))
                    })
            }
            _ => false,
        },
        Expr::MethodCall(call) => {
            matches!(call.method.to_string().as_str(), "to_vec" | "to_string")
        }
        _ => false,
    }
}

/// Whether a type has nothing to drop, as far as syntax tells.
pub(crate) fn is_copy_type(ty: &syn::Type) -> bool {
    match ty {
        syn::Type::Reference(_) | syn::Type::Ptr(_) => true,
        syn::Type::Path(path) if path.qself.is_none() => {
            path.path.get_ident().is_some_and(|ident| {
                matches!(
                    ident.to_string().as_str(),
                    "u8" | "u16"
                        | "u32"
                        | "u64"
                        | "u128"
                        | "usize"
                        | "i8"
                        | "i16"
                        | "i32"
                        | "i64"
                        | "i128"
                        | "isize"
                        | "f32"
                        | "f64"
                        | "bool"
                        | "char"
                )
            })
        }
        syn::Type::Tuple(tuple) => tuple.elems.iter().all(is_copy_type),
        syn::Type::Array(array) => is_copy_type(&array.elem),
        syn::Type::Paren(paren) => is_copy_type(&paren.elem),
        _ => false,
    }
}

fn copy_each(
    cx: &mut Lower<'_>,
    pats: &Punctuated<Pat, Token![,]>,
    values: &Punctuated<Expr, Token![,]>,
) {
    if pats.len() == values.len() {
        for (pat, value) in pats.iter().zip(values) {
            cx.copy_pattern(pat, value);
        }
    }
}
