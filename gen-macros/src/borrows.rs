//! Borrows of locals that are alive at a yield, said in the user's words before rustc does.
//!
//! Input: values and patterns, as lowering meets them. Output: [`Borrow`]s, the suspected ones.
//! What syntax does not tell, types decide ([`crate::verdict`]).

mod captures;
mod elements;
mod guards;
mod held;
mod sources;

use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::{Expr, Pat};

use crate::diag;
use crate::locals::{LocalId, Locals, local_path};
use crate::suspends::{Bindings, as_yield};
use crate::verdict::{Proof, Subject, Suspect};
use crate::walk::{self, Visit};

use captures::captures;
pub(crate) use guards::{Guard, kind as guard_kind, of_guard};
pub(crate) use held::check;

/// A local that seems to borrow another.
#[derive(Clone)]
pub(crate) struct Borrow {
    pub(crate) holder: LocalId,
    pub(crate) of: LocalId,
    /// The field of it that is borrowed.
    pub(crate) field: Option<Expr>,
    /// The user's tokens that borrow.
    pub(crate) at: TokenStream,
    pub(crate) how: How,
    pub(crate) proof: Proof,
    /// What is borrowed is a guard of this kind, and what it points to lends.
    pub(crate) through: Option<Guard>,
    /// The reference that the holder, an iterator, goes through.
    pub(crate) view: Option<LocalId>,
}

/// What the borrow is for.
#[derive(Clone, PartialEq, Eq)]
pub(crate) enum How {
    /// To go through the items.
    Items,
    /// To take items out of it, as an iterator or a collection that is lent.
    Source,
    /// To go through the parts of a text, by this method.
    Parts(String),
    /// To go through a slice of it, over this range.
    Slice(String, String),
    /// A guard of it, until that is dropped.
    Guard,
    /// A closure uses it.
    Capture,
    /// Anything else.
    View,
}

/// Methods that lend the items of a collection.
const ITEMS: &[&str] = &[
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
/// Methods that lend one item.
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
    "as_str",
    "as_slice",
    "as_bytes",
    "as_mut_slice",
    "trim",
    "trim_start",
    "trim_end",
    "as_ref",
    "as_mut",
    "as_deref",
];
/// Those of them that lend all there is.
const WHOLE: &[&str] = &[
    "as_str",
    "as_slice",
    "as_bytes",
    "as_mut_slice",
    "trim",
    "trim_start",
    "trim_end",
];
/// Methods of iterators that keep the iterator.
const ADAPTERS: &[&str] = &[
    "map",
    "filter",
    "filter_map",
    "flat_map",
    "take_while",
    "skip_while",
    "map_while",
    "inspect",
    "scan",
    "enumerate",
    "rev",
    "skip",
    "take",
    "step_by",
    "copied",
    "cloned",
    "peekable",
    "fuse",
    "zip",
    "chain",
];

/// What an expression borrows.
struct Lent<'e> {
    of: LocalId,
    /// The field of it that is borrowed.
    field: Option<&'e Expr>,
    method: Option<String>,
    /// The range of it that is borrowed.
    range: Option<&'e syn::ExprRange>,
    whole: &'e Expr,
    /// It is an iterator.
    iterates: bool,
    /// It is one that keeps another.
    adapted: bool,
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
fn place(expr: &Expr) -> Option<(LocalId, Option<&Expr>)> {
    match expr {
        Expr::Field(field) => Some((local_path(&field.base)?, Some(expr))),
        Expr::Unary(unary) if matches!(unary.op, syn::UnOp::Deref(_)) => {
            Some((local_path(&unary.expr)?, Some(expr)))
        }
        expr => Some((local_path(expr)?, None)),
    }
}

fn lent(expr: &Expr) -> Option<Lent<'_>> {
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
                adapted: false,
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
                let method = (iterates || contains(VIEWS, &method)).then_some(method)?;
                return Some(Lent {
                    of,
                    field,
                    method: Some(method),
                    range,
                    whole: expr,
                    iterates,
                    adapted: false,
                });
            }
            let inner = lent(&call.receiver)?;
            inner.method.as_ref()?;
            if inner.iterates {
                let adapted = Lent {
                    adapted: true,
                    ..inner
                };
                return contains(ADAPTERS, &method).then_some(adapted);
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

impl Lent<'_> {
    /// What the types must be, for the user's own methods may have these names too.
    fn proof(&self) -> Proof {
        match self.method.as_deref() {
            None | Some("index") => Proof::Owner,
            // It may as well give a `Vec`.
            Some("drain") => Proof::Nothing,
            Some("iter" | "iter_mut") if self.adapted => Proof::Owner,
            Some("chars" | "char_indices" | "bytes") => Proof::Text,
            Some(method) if self.adapted && PARTS.contains(&method) => Proof::Text,
            Some(_) if self.adapted => Proof::Owner,
            Some(_) if self.iterates => Proof::Items,
            Some(_) => Proof::View,
        }
    }

    fn how(&self, locals: &Locals) -> How {
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
                None => How::Items,
            },
            _ => How::View,
        }
    }
}

/// The borrows of `for _ in items`; `holder` is the iterator. `lowered`: its temporaries are
/// locals; `known`: what other locals borrow.
pub(crate) fn of_head(
    holder: LocalId,
    items: &Expr,
    lowered: &Expr,
    known: &[Borrow],
    locals: &Locals,
) -> Vec<Borrow> {
    if let Some(moved) = local_path(items) {
        let of_moved = known.iter().filter(|borrow| borrow.holder == moved);
        return of_moved
            .map(|borrow| Borrow {
                holder,
                view: (borrow.proof == Proof::View).then_some(moved),
                ..borrow.clone()
            })
            .collect();
    }
    let found = of_items(holder, items, locals);
    if found.is_empty() {
        return of_items(holder, lowered, locals);
    }
    found
}

fn of_items(holder: LocalId, items: &Expr, locals: &Locals) -> Vec<Borrow> {
    let mut found = captures(holder, items, true);
    if let Some(source) = sources::of_source(holder, items) {
        found.push(source);
    } else if let Some(lent) =
        lent(items).filter(|lent| lent.iterates || lent.range.is_some() || lent.method.is_none())
    {
        let how = if lent.method.is_none() {
            How::Items
        } else {
            lent.how(locals)
        };
        found.push(borrow(holder, &lent, how, lent.proof(), locals));
    } else {
        found.extend(elements::of_items(holder, items));
    }
    found
}

/// The borrows of `let holder = value`. `typed`: a written type may make another reference of it.
pub(crate) fn of_value(holder: LocalId, value: &Expr, typed: bool, locals: &Locals) -> Vec<Borrow> {
    let mut found = captures(holder, value, false);
    found.extend(kept(holder, value));
    found.extend(of_guard(holder, value, locals));
    if !typed {
        found.extend(elements::of_value(holder, value));
    }
    if let Some(lent) = lent(value) {
        let proof = match (&lent.method, typed) {
            (None, false) if lent.field.is_some() => Proof::Place,
            (None, false) => Proof::Certain,
            (None, true) => Proof::Place,
            (Some(_), false) => lent.proof(),
            (Some(_), true) => return found,
        };
        let how = if lent.method.is_none() {
            How::View
        } else {
            lent.how(locals)
        };
        found.push(borrow(holder, &lent, how, proof, locals));
    }
    found
}

/// The `&local`s that a literal keeps: `Cursor { list: &list }`, `(&a, &b)`, `Some(&x)`.
fn kept(holder: LocalId, value: &Expr) -> Vec<Borrow> {
    let parts: Vec<&Expr> = match value {
        Expr::Struct(strct) => strct.fields.iter().map(|field| &field.expr).collect(),
        Expr::Tuple(tuple) => tuple.elems.iter().collect(),
        Expr::Array(array) => array.elems.iter().collect(),
        Expr::Call(call) if matches!(&*call.func, Expr::Path(path) if path.path.is_ident("Some")) => {
            call.args.iter().collect()
        }
        _ => return Vec::new(),
    };
    let mut found = Vec::new();
    for part in &parts {
        found.extend(kept(holder, part));
    }
    for part in parts {
        if let (Expr::Reference(reference), Some(lent)) = (part, lent(part)) {
            if place(&reference.expr).is_some() {
                let at = lent.whole.to_token_stream();
                found.push(Borrow {
                    holder,
                    of: lent.of,
                    field: lent.field.cloned(),
                    at,
                    how: How::View,
                    proof: Proof::Place,
                    through: None,
                    view: None,
                });
            }
        }
    }
    found
}

/// Items that borrow from a local: the caller may keep them for longer than the generator.
pub(crate) fn of_yields(body: &syn::Block, by_reference: bool, locals: &Locals) -> Vec<Suspect> {
    struct Find<'a>(Vec<Suspect>, bool, &'a Locals);
    impl Visit for Find<'_> {
        fn visit_expr(&mut self, expr: &Expr) {
            if let Some(value) = as_yield(expr) {
                let borrowed = match value {
                    Expr::Reference(reference) => match &*reference.expr {
                        Expr::Index(index) => {
                            local_path(&index.expr).map(|local| (local, Proof::OwnerOfPlaces))
                        }
                        place => local_path(place).map(|local| (local, Proof::Lender)),
                    },
                    _ => lent(value)
                        .filter(|lent| {
                            self.1
                                && lent.field.is_none()
                                && !lent.iterates
                                && lent.method.is_some()
                        })
                        .map(|lent| (lent.of, Proof::OwnerOfPlaces)),
                };
                if let Some((local, proof)) = borrowed {
                    let message = diag::item_borrows(self.2.said(local));
                    self.0.push(Suspect::new(
                        local,
                        value.to_token_stream(),
                        proof,
                        message,
                        Subject::YIELDED,
                    ));
                }
            }
            walk::visit_expr(self, expr);
        }
        fn visit_item(&mut self, _: &syn::Item) {}
    }
    let mut find = Find(Vec::new(), by_reference, locals);
    find.visit_block(body);
    find.0
}

/// The borrows of a pattern that is matched against `value`.
pub(crate) fn of_pattern(pat: &Pat, value: &Expr, locals: &Locals) -> Vec<Borrow> {
    let Some(lent) = lent(value).filter(|lent| !lent.iterates) else {
        return Vec::new();
    };
    let proof = if lent.method.is_none() {
        Proof::Place
    } else {
        lent.proof()
    };
    if proof == Proof::Place && has_reference(pat) {
        return Vec::new();
    }
    Bindings::of(pat)
        .iter()
        .map(|binding| borrow(binding.id, &lent, How::View, proof, locals))
        .collect()
}

fn borrow(holder: LocalId, lent: &Lent<'_>, how: How, proof: Proof, locals: &Locals) -> Borrow {
    let through = guards::of_local(lent.of, locals).filter(|_| proof.lends());
    let certain = (proof.lends() && proof != Proof::View)
        && lent.field.is_none()
        && locals.get(lent.of).owned;
    // A guard is dereferenced unsaid, too.
    let derefs = |field: &&Expr| through.is_some() && matches!(field, Expr::Unary(_));
    Borrow {
        holder,
        of: lent.of,
        field: lent.field.filter(|field| !derefs(field)).cloned(),
        at: lent.whole.to_token_stream(),
        how,
        proof: if certain { Proof::Certain } else { proof },
        through,
        view: None,
    }
}

fn has_reference(pat: &Pat) -> bool {
    struct Find(bool);
    impl Visit for Find {
        fn visit_pat(&mut self, pat: &Pat) {
            match pat {
                Pat::Reference(_) => self.0 = true,
                _ => walk::visit_pat(self, pat),
            }
        }
        fn visit_expr(&mut self, _: &Expr) {}
    }
    let mut find = Find(false);
    find.visit_pat(pat);
    find.0
}
