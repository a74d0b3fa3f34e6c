//! What syntax tells of the type of a local: what is [`Known`], or an owner of its items.

use syn::{Expr, Pat};

use super::Lower;
use super::operators::{is_assignment, is_comparison};
use crate::known::{Known, Number};
use crate::locals::{LocalId, local_of, local_path};
use crate::suspends::Bindings;

impl Lower<'_> {
    /// Whether the type of a leaf is a number, a `bool` or a `char`, as far as syntax tells.
    pub(super) fn is_number(&self, expr: &Expr) -> bool {
        self.number(expr).is_some()
    }

    fn number(&self, expr: &Expr) -> Option<Number> {
        match self.known(expr)? {
            Known::Number(number) => Some(number),
            _ => None,
        }
    }

    /// Whether the type of a leaf has nothing to drop, as far as syntax tells.
    fn is_plain(&self, expr: &Expr) -> bool {
        self.known(expr).is_some_and(|known| known.is_plain())
    }

    /// What the value of an expression is, or what a pattern can take of it if it is a place.
    pub(super) fn known(&self, expr: &Expr) -> Option<Known> {
        Some(match expr {
            Expr::Path(_) => return self.locals.get(local_path(expr)?).known.clone(),
            Expr::Paren(paren) => return self.known(&paren.expr),
            Expr::Lit(literal) => return Known::of_literal(&literal.lit),
            Expr::Cast(cast) => {
                let to = Known::of_type(&cast.ty);
                return to.filter(Known::is_number);
            }
            Expr::Binary(binary) => {
                let is_lazy = matches!(binary.op, syn::BinOp::And(_) | syn::BinOp::Or(_));
                if is_comparison(&binary.op) || is_lazy {
                    return Some(Known::BOOL);
                }
                if is_assignment(&binary.op) {
                    return None;
                }
                let (left, right) = (self.number(&binary.left)?, self.number(&binary.right)?);
                let is_shift = matches!(binary.op, syn::BinOp::Shl(_) | syn::BinOp::Shr(_));
                Known::Number(if is_shift { left } else { left.same(right) })
            }
            Expr::Unary(unary) if !matches!(unary.op, syn::UnOp::Deref(_)) => {
                Known::Number(self.number(&unary.expr)?)
            }
            Expr::Reference(reference) if reference.mutability.is_some() => Known::Plain,
            Expr::Reference(reference) => match &*reference.expr {
                // `&text[a..b]`
                Expr::Index(index) if matches!(*index.index, Expr::Range(_)) => {
                    let of = self.known(&index.expr);
                    of.filter(|of| matches!(of, Known::Text | Known::Slice))
                        .unwrap_or(Known::Shared)
                }
                _ => Known::Shared,
            },
            Expr::Tuple(tuple) => {
                let each = tuple.elems.iter().map(|elem| self.known(elem));
                Known::Tuple(each.collect::<Option<_>>()?)
            }
            Expr::Array(array) => {
                let mut each = array.elems.iter();
                each.all(|elem| self.is_plain(elem))
                    .then_some(Known::Plain)?
            }
            Expr::Repeat(repeat) => self.is_plain(&repeat.expr).then_some(Known::Plain)?,
            // Nothing can be moved out of these, nor out of what is behind a reference.
            Expr::Index(_) => Known::Plain,
            Expr::Field(field) => self.is_plain(&field.base).then_some(Known::Plain)?,
            Expr::Unary(deref) => self.is_plain(&deref.expr).then_some(Known::Plain)?,
            Expr::Range(range) => self.range(range),
            Expr::MethodCall(call) => {
                let receiver = self.known(&call.receiver)?;
                return receiver.given(&call.method.to_string());
            }
            _ => return None,
        })
    }

    /// A range of what is no number may have methods of the user's, and so has one that does not
    /// say where it starts.
    fn range(&self, range: &syn::ExprRange) -> Known {
        let of = |bound: &Option<Box<Expr>>| bound.as_deref().and_then(|at| self.number(at));
        let (start, end) = (of(&range.start), of(&range.end));
        let number = match (start, end) {
            (Some(start), Some(end)) => start.same(end),
            (number, None) | (None, number) => number.unwrap_or(Number::Any),
        };
        if range.start.is_some() && number.is_stepped() {
            Known::Items(Box::new(Known::Number(number)))
        } else {
            Known::Range
        }
    }

    /// Notes what the bindings of a pattern are that is matched against this.
    pub(super) fn bind(&mut self, pat: &Pat, known: &Known) {
        match (pat, known) {
            (Pat::Paren(paren), known) => self.bind(&paren.pat, known),
            (Pat::Ident(ident), known) if ident.by_ref.is_none() && ident.subpat.is_none() => {
                if let Some(local) = local_of(&ident.ident) {
                    self.note(local, known.clone());
                }
            }
            (Pat::Tuple(pats), Known::Tuple(each)) if pats.elems.len() == each.len() => {
                for (pat, known) in pats.elems.iter().zip(each) {
                    self.bind(pat, known);
                }
            }
            // Parts of what has nothing to drop have nothing to drop, and so have references.
            (pat, known) if known.is_plain() => {
                for binding in Bindings::of(pat) {
                    let part = match known {
                        Known::Number(number) if binding.by_value => Known::Number(*number),
                        _ => Known::Plain,
                    };
                    self.note(binding.id, part);
                }
            }
            _ => {}
        }
    }

    /// Notes what a local is, if that is not known already.
    fn note(&mut self, local: LocalId, known: Known) {
        self.locals.get_mut(local).known.get_or_insert(known);
    }

    /// Records what syntax tells of the type of `local`, which is given this value.
    pub(super) fn learn(&mut self, local: LocalId, value: &Expr) {
        if let Some(known) = self.known(value) {
            self.note(local, known);
        }
        let local = self.locals.get_mut(local);
        local.owned |= is_owned_value(value);
        local.locks |= is_lock_value(value);
    }

    /// Records what syntax tells of the bindings of a pattern that this value is matched against.
    pub(super) fn learn_pattern(&mut self, pat: &Pat, value: &Expr) {
        match (pat, value) {
            (Pat::Tuple(pats), Expr::Tuple(values)) if pats.elems.len() == values.elems.len() => {
                for (pat, value) in pats.elems.iter().zip(&values.elems) {
                    self.learn_pattern(pat, value);
                }
            }
            (Pat::Paren(paren), value) => self.learn_pattern(&paren.pat, value),
            (Pat::Ident(ident), value) if ident.by_ref.is_none() && ident.subpat.is_none() => {
                if let Some(local) = local_of(&ident.ident) {
                    self.learn(local, value);
                }
            }
            (pat, value) => {
                if let Some(known) = self.known(value) {
                    self.bind(pat, &known);
                }
            }
        }
    }
}

/// Records what a written type tells of a local.
pub(crate) fn learn_type(local: &mut crate::locals::Local, ty: &syn::Type) {
    local.known = Known::of_type(ty).or(local.known.take());
    local.owned |= match ty {
        syn::Type::Array(_) => true,
        syn::Type::Path(path) => path
            .path
            .segments
            .last()
            .is_some_and(|s| is_owner(&s.ident.to_string())),
        _ => false,
    };
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
