//! Parts that are taken out of locals, in a step of their own.
//!
//! ```text
//! f(page.items)   =>   let t0; t0 = __take_(page.items); f(t0)
//! ```
//!
//! The placeholder stands for the field, and for something empty that is left in its place, if
//! there is anything of that type: emission writes it. Of [such](crate::divided) of which more is
//! used there has to be; else what is left of the owner is dropped before the body suspends, and
//! the placeholder is `__leave_(page.items)`.

use proc_macro2::{Ident, Span};
use syn::{Expr, ExprAssign, Pat};

use super::Lower;
use crate::ir::{Hold, Step};
use crate::locals::{LEAVE, LEND, LocalId, TAKE, local_path};
use crate::suspends::{is_fields, placeholder, root_local};
use crate::syntax;

/// A field that is given to a local.
#[derive(Clone)]
pub(crate) struct TakenField {
    pub(crate) local: LocalId,
    pub(crate) field: Expr,
    pub(crate) way: Way,
}

/// How a field is taken.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Way {
    /// More of its owner is used: something has to be left.
    Take,
    /// The same; a `&mut` is lent for the statement.
    Lend,
    /// Its owner is only kept for its drop, if something can be left.
    Leave,
}

impl TakenField {
    /// That of a placeholder.
    pub(crate) fn of(assign: &ExprAssign) -> Option<Self> {
        let (field, way) = taken(&assign.right)?;
        let (local, field) = (local_path(&assign.left)?, field.clone());
        Some(Self { local, field, way })
    }
}

/// The field in a placeholder.
pub(crate) fn taken(expr: &Expr) -> Option<(&Expr, Way)> {
    let of = |name, way| Some((placeholder(expr, name)?, way));
    of(TAKE, Way::Take)
        .or_else(|| of(LEND, Way::Lend))
        .or_else(|| of(LEAVE, Way::Leave))
}

impl Lower<'_> {
    /// Takes a field of a local out into a temporary.
    pub(super) fn take_field(&mut self, place: &Expr) -> Expr {
        let local = self.hidden("field", syntax::span(place));
        self.give_field(local, place, TAKE)
    }

    /// The same of an operand.
    pub(super) fn lend_field(&mut self, place: &Expr) -> Expr {
        let local = self.hidden("field", syntax::span(place));
        self.give_field(local, place, LEND)
    }

    fn give_field(&mut self, local: LocalId, place: &Expr, placeholder: &str) -> Expr {
        let span = syntax::span(place);
        self.note_value(local, place);
        let name = syntax::name(Ident::new(placeholder, Span::call_site()));
        let taken = syntax::call(name, [place.clone()], span);
        self.assign(local, &Expr::Call(taken));
        self.path(local, span)
    }

    /// The same of a scrutinee, if the patterns take all of it.
    pub(super) fn take_matched<'p>(
        &mut self,
        scrutinee: Expr,
        pats: impl IntoIterator<Item = &'p Pat>,
    ) -> Expr {
        if !self.needs.empties(&scrutinee, pats) {
            scrutinee
        } else if self.needs.divides(&scrutinee) {
            self.take_field(&scrutinee)
        } else {
            self.take_part(scrutinee)
        }
    }

    /// Takes a part of a local out into a temporary, and leaves what can be left.
    pub(super) fn take_part(&mut self, part: Expr) -> Expr {
        let Some(of) = root_local(&part) else {
            return part;
        };
        let local = self.hidden("part", syntax::span(&part));
        let taken = if is_fields(&part) {
            self.give_field(local, &part, LEAVE)
        } else {
            self.fill(local, &part)
        };
        let mark = self.mark();
        self.steps.push(Step::Taken(Hold {
            local: of,
            bindings: vec![local],
            takes_all: false,
            nameable: false,
            mark,
        }));
        taken
    }
}
