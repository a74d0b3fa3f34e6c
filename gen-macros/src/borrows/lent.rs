//! What an expression borrows of a local, judging by the names of methods of std.

use syn::Expr;

use super::How;
use crate::locals::{LocalId, Locals, local_path};
use crate::verdict::Proof;

/// Methods that lend the items of a collection.
pub(super) const ITEMS: &[&str] = &[
    "iter",
    "iter_mut",
    "windows",
    "chunks",
    "chunks_exact",
    "drain",
    "keys",
    "values",
    "values_mut",
];
/// Methods that lend the parts of a text.
const PARTS: &[&str] = &[
    "chars",
    "char_indices",
    "bytes",
    "lines",
    "split",
    "split_whitespace",
    "split_ascii_whitespace",
    "split_terminator",
    "rsplit",
    "splitn",
    "split_inclusive",
    "matches",
];
/// Methods that lend a part.
const VIEWS: &[&str] = &[
    "first",
    "first_mut",
    "last",
    "last_mut",
    "get",
    "get_mut",
    "front",
    "front_mut",
    "back",
    "back_mut",
    "as_ref",
    "as_mut",
    "split_at",
    "split_first",
    "split_last",
    "split_once",
    "rsplit_once",
    "strip_prefix",
    "strip_suffix",
];
/// Methods that lend all there is.
const WHOLE: &[&str] = &[
    "as_str",
    "as_slice",
    "as_bytes",
    "as_mut_slice",
    "trim",
    "trim_start",
    "trim_end",
];
/// Methods of iterators that keep the iterator, and give the same items.
const KEEPING: &[&str] = &[
    "filter",
    "take_while",
    "skip_while",
    "inspect",
    "rev",
    "skip",
    "take",
    "step_by",
    "peekable",
    "fuse",
];
/// Those that keep it, and may give other things.
const CHANGING: &[&str] = &[
    "map",
    "filter_map",
    "flat_map",
    "map_while",
    "scan",
    "enumerate",
    "copied",
    "cloned",
    "zip",
    "chain",
];
/// Methods of iterators that give one of the items.
const ONE: &[&str] = &[
    "next",
    "nth",
    "last",
    "find",
    "max",
    "max_by",
    "max_by_key",
    "min",
    "min_by",
    "min_by_key",
];

/// Whether a method of iterators keeps the iterator.
pub(super) fn is_adapter(method: &str) -> bool {
    KEEPING.contains(&method) || CHANGING.contains(&method)
}

/// What keeps an iterator.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Adapted {
    /// Nothing.
    No,
    /// Another that gives the same items.
    Same,
    /// Another that may give other things.
    Changed,
}

/// What an expression borrows.
pub(super) struct Lent<'e> {
    pub(super) of: LocalId,
    /// The field of it that is borrowed.
    pub(super) field: Option<&'e Expr>,
    pub(super) method: Option<String>,
    /// The range of it that is borrowed.
    pub(super) range: Option<&'e syn::ExprRange>,
    pub(super) whole: &'e Expr,
    /// It is an iterator.
    pub(super) iterates: bool,
    /// What keeps the iterator.
    pub(super) adapted: Adapted,
    /// They are collected.
    pub(super) collected: bool,
}

/// What is sliced by a range: `buffer` in `buffer[..n]`.
fn sliced(expr: &Expr) -> Option<(&Expr, &syn::ExprRange)> {
    match expr {
        Expr::Index(index) => match &*index.index {
            Expr::Range(range) => Some((&index.expr, range)),
            _ => None,
        },
        _ => None,
    }
}

/// A local, or a field of one: no deeper, where a reference may stand between.
pub(super) fn place(expr: &Expr) -> Option<(LocalId, Option<&Expr>)> {
    match expr {
        Expr::Field(field) => Some((local_path(&field.base)?, Some(expr))),
        Expr::Unary(unary) if matches!(unary.op, syn::UnOp::Deref(_)) => {
            Some((local_path(&unary.expr)?, Some(expr)))
        }
        expr => Some((local_path(expr)?, None)),
    }
}

/// What an expression borrows, if it borrows.
pub(super) fn lent(expr: &Expr) -> Option<Lent<'_>> {
    let contains = |list: &[&str], name: &str| list.contains(&name);
    match expr {
        Expr::Paren(paren) => lent(&paren.expr),
        Expr::Reference(reference) => {
            let (inner, range) = match sliced(&reference.expr) {
                Some((inner, range)) => (inner, Some(range)),
                None => (&*reference.expr, None),
            };
            let (of, field) = place(inner)?;
            Some(Lent {
                of,
                field,
                method: range.map(|_| "index".to_owned()),
                range,
                whole: expr,
                iterates: false,
                adapted: Adapted::No,
                collected: false,
            })
        }
        Expr::Try(attempt) => {
            lent(&attempt.expr).filter(|lent| !lent.iterates && lent.method.is_some())
        }
        Expr::MethodCall(call) => {
            let method = call.method.to_string();
            let (receiver, range) = match sliced(&call.receiver) {
                Some((inner, range)) => (inner, Some(range)),
                None => (&*call.receiver, None),
            };
            if let Some((of, field)) = place(receiver) {
                let iterates = contains(ITEMS, &method) || contains(PARTS, &method);
                let views = contains(VIEWS, &method) || contains(WHOLE, &method);
                let method = (iterates || views).then_some(method)?;
                return Some(Lent {
                    of,
                    field,
                    method: Some(method),
                    range,
                    whole: expr,
                    iterates,
                    adapted: Adapted::No,
                    collected: false,
                });
            }
            let inner = lent(&call.receiver)?;
            inner.method.as_ref()?;
            if inner.iterates {
                return inner.passed_on(&method, expr);
            }
            if inner.collected {
                return None;
            }
            if matches!(method.as_str(), "unwrap" | "expect") {
                return Some(inner);
            }
            // What an item of a collection lends need not be its own.
            let whole = inner.method.as_deref().is_some_and(|m| contains(WHOLE, m));
            let iterates = contains(ITEMS, &method) || contains(PARTS, &method);
            (whole && iterates).then_some(Lent {
                method: Some(method),
                whole: expr,
                iterates,
                ..inner
            })
        }
        _ => None,
    }
}

impl<'e> Lent<'e> {
    /// What a method of the iterator borrows.
    fn passed_on(self, method: &str, whole: &'e Expr) -> Option<Self> {
        if is_adapter(method) {
            return Some(Self {
                adapted: match self.adapted {
                    Adapted::No | Adapted::Same if KEEPING.contains(&method) => Adapted::Same,
                    _ => Adapted::Changed,
                },
                ..self
            });
        }
        let collected = method == "collect";
        (self.adapted != Adapted::Changed && (collected || ONE.contains(&method))).then_some(Self {
            method: self.method.filter(|_| collected).or(Some("get".to_owned())),
            whole,
            iterates: false,
            collected,
            ..self
        })
    }

    /// What the types must be, for the user's own methods may have these names too.
    pub(super) fn proof(&self) -> Proof {
        match self.method.as_deref() {
            _ if self.collected => Proof::Collected,
            None | Some("index") => Proof::Owner,
            // It may as well give a `Vec`.
            Some("drain") if self.field.is_some() || self.adapted != Adapted::No => Proof::Nothing,
            Some("drain") => Proof::Drained,
            Some("get") => Proof::View,
            Some("iter" | "iter_mut") if self.adapted != Adapted::No => Proof::Owner,
            Some("chars" | "char_indices" | "bytes") => Proof::Text,
            Some(method) if self.adapted != Adapted::No && PARTS.contains(&method) => Proof::Text,
            Some(_) if self.adapted != Adapted::No => Proof::Owner,
            Some(_) if self.iterates => Proof::Items,
            Some(_) => Proof::View,
        }
    }

    /// What it is for, for the words of an error.
    pub(super) fn how(&self, locals: &Locals) -> How {
        match &self.method {
            Some(method) if PARTS.contains(&method.as_str()) => How::Parts(method.clone()),
            Some(method) if self.iterates || method == "index" => match self.range {
                Some(range) => {
                    let text = |end: &Option<Box<Expr>>| end.as_ref().map(|end| locals.text(end));
                    let start = text(&range.start).unwrap_or_else(|| "0".to_owned());
                    let mut end = text(&range.end);
                    if matches!(range.limits, syn::RangeLimits::Closed(_)) {
                        end = end.map(|end| format!("={end}"));
                    }
                    How::Slice(start, end.unwrap_or_default())
                }
                None if matches!(&**method, "keys" | "values" | "values_mut") => {
                    How::Entries(method.trim_end_matches("_mut").to_owned())
                }
                None if method == "drain" => How::Drain,
                None if method.contains("chunks") || method == "windows" => How::Runs,
                None => How::Items,
            },
            _ => How::View,
        }
    }
}
