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
use syn::{Expr, ExprAssign, ExprMethodCall, Pat};

use super::Lower;
use super::expr::Role;
use super::receivers::takes_receiver;
use crate::ir::{Hold, Step};
use crate::locals::{LocalId, Taking, local_path};
use crate::needs::Needs;
use crate::suspends::{is_fields, placeholder, root_local};
use crate::syntax;

/// A field that is given to a local.
#[derive(Clone)]
pub(crate) struct TakenField {
    pub(crate) local: LocalId,
    pub(crate) field: Expr,
    pub(crate) way: Taking,
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
pub(crate) fn taken(expr: &Expr) -> Option<(&Expr, Taking)> {
    let mut ways = Taking::ALL.into_iter();
    ways.find_map(|way| Some((placeholder(expr, way.placeholder())?, way)))
}

impl Lower<'_> {
    /// Takes a field of a local out into a temporary.
    pub(super) fn take_field(&mut self, place: &Expr, way: Taking) -> Expr {
        let local = self.hidden("field", syntax::span(place));
        self.give_field(local, place, way)
    }

    fn give_field(&mut self, local: LocalId, place: &Expr, way: Taking) -> Expr {
        let span = syntax::span(place);
        self.note_value(local, place);
        let name = Ident::new(way.placeholder(), Span::call_site());
        let taken = syntax::call(syntax::name(name), [place.clone()], span);
        self.assign(local, &Expr::Call(taken));
        self.path(local, span)
    }

    /// Takes a scrutinee out, if the patterns take all of it.
    pub(super) fn take_matched<'p>(
        &mut self,
        scrutinee: Expr,
        pats: impl IntoIterator<Item = &'p Pat>,
    ) -> Expr {
        if !self.needs.empties(&scrutinee, pats) {
            scrutinee
        } else if self.needs.divides(&scrutinee) {
            self.take_field(&scrutinee, Taking::Take)
        } else {
            self.take_part(scrutinee)
        }
    }

    /// Whether a method is called on fields that are taken in a step of their own, if at all.
    pub(super) fn is_received(&self, call: &ExprMethodCall) -> bool {
        self.needs.receives(call) && !call.args.iter().any(|arg| Needs::default().expr(arg))
    }

    /// Lowers such a call.
    pub(super) fn receive(&mut self, mut call: ExprMethodCall) -> Expr {
        let field = &*call.receiver;
        let is_divided = self.needs.divides(field);
        let of = root_local(field).expect("fields of a local");
        let part = self.hidden("field", syntax::span(field));
        let lends = is_divided || !takes_receiver(&call);
        let way = if is_divided {
            Taking::Receive
        } else {
            Taking::ReceiveLast
        };
        *call.receiver = self.give_field(part, field, way);
        self.operands(call.args.iter_mut().map(|arg| (arg, Role::Value)).collect());
        if lends {
            return Expr::MethodCall(call);
        }
        // It may borrow what is left, for as long as it runs.
        let value = self.spill(&Expr::MethodCall(call), "value");
        self.part_is_taken(of, part);
        value
    }

    /// Takes a part of a local out into a temporary, and leaves what can be left.
    pub(super) fn take_part(&mut self, part: Expr) -> Expr {
        let Some(of) = root_local(&part) else {
            return part;
        };
        let local = self.hidden("part", syntax::span(&part));
        let taken = if is_fields(&part) {
            self.give_field(local, &part, Taking::Leave)
        } else {
            self.fill(local, &part)
        };
        self.part_is_taken(of, local);
        taken
    }

    fn part_is_taken(&mut self, of: LocalId, part: LocalId) {
        let mark = self.mark();
        self.steps.push(Step::Taken(Hold {
            local: of,
            bindings: vec![part],
            takes_all: false,
            nameable: false,
            mark,
        }));
    }
}
