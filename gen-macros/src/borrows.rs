//! Borrows of locals that are alive at a yield, said in the user's words before rustc does.
//!
//! Input: values and patterns, as lowering meets them. Output: [`Borrow`]s, the suspected ones.
//! What syntax does not tell, types decide ([`crate::verdict`]).

mod captures;
mod elements;
mod guards;
mod held;
mod lent;
pub(crate) mod origins;
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
pub(crate) use held::{check, is_held_with};
use lent::{ITEMS, Lent, is_adapter, lent, place};

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
    /// To go through runs of items: windows, chunks.
    Runs,
    /// To take its items out, one by one.
    Drain,
    /// To go through the keys or the values of a map, by this method.
    Entries(String),
    /// To take items out of it, as an iterator or a collection that is lent.
    Source,
    /// To go through the parts of a text, by this method.
    Parts(String),
    /// The same of a text that the holder of the borrow refers to.
    PartsOf(LocalId, String),
    /// To go through a slice of it, over this range.
    Slice(String, String),
    /// A guard of it, until that is dropped.
    Guard,
    /// A recursive call has it.
    Call,
    /// A closure uses it; one that is kept by an iterator, if what keeps it is one.
    Capture { by_iterator: bool },
    /// Anything else.
    View,
}

/// What the types of a local have to tell, or a borrow is an error.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Doubt {
    /// Whether it has anything to drop.
    Drops,
    /// Whether it is a reference.
    Refers,
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
    let mut found = of_items(holder, items, locals);
    if found.is_empty() {
        found = of_items(holder, lowered, locals);
    }
    found.extend(of_parts(holder, items, known));
    found
}

/// The borrows of an iterator over the parts of what refers to a text, as `line.split(' ')` behind
/// `let line = text.trim()`. `known`: what other locals borrow.
pub(crate) fn of_parts(holder: LocalId, value: &Expr, known: &[Borrow]) -> Vec<Borrow> {
    let of_text = lent(value).filter(|lent| lent.iterates && lent.field.is_none());
    let Some((text, Some(method))) = of_text.map(|lent| (lent.of, lent.method)) else {
        return Vec::new();
    };
    // `&text` refers to it, if `text` is no reference.
    let proof = |borrow: &Borrow| match borrow.proof {
        Proof::View => Some(Proof::View),
        Proof::Certain | Proof::Place if borrow.how == How::View => Some(Proof::Place),
        _ => None,
    };
    let of_it = known.iter().filter(|borrow| borrow.holder == text);
    of_it
        .filter_map(|borrow| {
            Some(Borrow {
                holder,
                how: How::PartsOf(text, method.clone()),
                proof: proof(borrow)?,
                ..borrow.clone()
            })
        })
        .collect()
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

/// The `&mut`s that a recursive call has for as long as it runs; `holder` is what is kept of it.
pub(crate) fn of_call(holder: LocalId, call: &Expr, locals: &Locals) -> Vec<Borrow> {
    let args = match call {
        Expr::Call(call) => call.args.iter(),
        Expr::MethodCall(call) => call.args.iter(),
        Expr::Paren(paren) => return of_call(holder, &paren.expr, locals),
        _ => return Vec::new(),
    };
    let lent = args.filter_map(|arg| Some((arg, local_path(arg)?)));
    lent.filter(|(_, of)| locals.get(*of).exclusive)
        .map(|(arg, of)| Borrow {
            holder,
            of,
            field: None,
            at: arg.to_token_stream(),
            how: How::Call,
            proof: Proof::Handed,
            through: None,
            view: None,
        })
        .collect()
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
            (Some(_), true) if !lent.collected => return found,
            (Some(_), true) => lent.proof(),
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
