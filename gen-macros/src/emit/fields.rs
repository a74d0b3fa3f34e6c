//! Fields that are taken out of a local that is kept: see [`crate::divided`].
//!
//! ```text
//! t0 = __take_(page.items)
//! =>
//! t0 = if /* it is `Copy` */ { page.items } else { /* take it, leave something empty */ }
//! ```
//!
//! Both are checked for types, but the one that does not fit ends for the borrow checker where it
//! begins. Whether the field can be moved at all, rustc sees in code that is never reached.
//! `__leave_` has a third way: to move it, which leaves nothing. What a method is called on that may
//! borrow it, is asked for that before: see gen-core's `receive`.

use proc_macro2::Ident;
use syn::Expr;

use super::{Access, Emit};
use crate::code::{Code, code, code_at};
use crate::locals::LocalId;
use crate::lower::{TakenField, ours, ours_at};
use crate::suspends::root_local;
use crate::syntax;

impl Emit<'_> {
    /// What the placeholder for a field stands for; `place` is emitted already.
    pub(super) fn taken_field(&mut self, taken: &TakenField, place: &Expr) -> Expr {
        let value = self.value_of_field(taken, place);
        if taken.way.is_receiver() {
            self.received(taken, place, &value)
        } else {
            value
        }
    }

    /// What a method is called on that takes the value of a field or not: the value is what a type
    /// of std has, the place that of any other.
    fn received(&self, taken: &TakenField, place: &Expr, value: &Expr) -> Expr {
        let owner = root_local(&taken.field).expect("a field of a local");
        let is_mutable = self.facts.locals.get(owner).mutable;
        let reference = is_mutable.then(|| code!(mut));
        let way = ours("way");
        let code = code_at! {syntax::span(place)=>
            {
                let #way = {
                    use #krate::receiver::*;
                    (&&&#krate::probe(&#place)).__gen_receiver()
                };
                if #way.leaves_whole() {
                    #way.go_on();
                    #way.place(& #reference #place)
                } else {
                    #way.moves();
                    #way.value::<_, & #reference _>(#value)
                }
            }
        };
        super::leaf::verbatim(&code)
    }

    fn value_of_field(&mut self, taken: &TakenField, place: &Expr) -> Expr {
        let is_vacated = self.facts.vacated.contains(&taken.local);
        if !is_vacated || self.facts.locals.get(taken.local).is_plain() {
            return place.clone();
        }
        let owner = root_local(&taken.field).expect("a field of a local");
        let span = syntax::span(place);
        let (kind, of) = (self.kind(taken.local), self.kind(owner));
        self.emptied.insert(taken.local);
        let vacancy = self.vacancy(taken.local);
        let whole = self.mention(owner, span);
        // By the user's name, as rustc may speak of it.
        let info = self.facts.locals.get(owner);
        let value = if info.is_users() && info.name != "self" {
            syntax::ident(&info.name, span)
        } else {
            ours_at("whole", span)
        };
        let mut moved = taken.field.clone();
        *root_mut(&mut moved) = syntax::name(value.clone());
        let is_variable = matches!(self.access(owner, span), Access::Variable(_));
        let take = if is_variable && !taken.way.lends() {
            // No reference to it: it may be one of a packed struct.
            let moved = ours("moved");
            code_at! {span=>
                let #moved = #place;
                #place = #vacancy.empty(&#moved);
                #moved
            }
        } else {
            code_at! {span=>
                if false {
                    // Other parts may be moved away: for the borrow checker this is never reached.
                    #krate::stop();
                    let #value = #krate::probe(&#whole).value();
                    #moved
                } else {
                    #vacancy.take(&mut #place)
                }
            }
        };
        let take = if taken.way.is_last() {
            code_at! {span=>
                if #vacancy.leaves_whole() { #vacancy.go_on(); #take } else { #vacancy.moves(); #place }
            }
        } else {
            take
        };
        let code = code_at! {span=>
            (if #kind.leaves_whole() {
                #kind.go_on();
                #place
            } else if #of.leaves_whole() {
                #of.go_on();
                #place
            } else {
                #kind.moves();
                #of.moves();
                #take
            })
        };
        super::leaf::verbatim(&code)
    }

    /// What knows an empty value for the place of a field.
    fn vacancy(&self, taken: LocalId) -> Ident {
        self.beside("vacancy", taken)
    }

    /// What knows whether an owner is whole of which this was taken.
    pub(super) fn left(&mut self, part: LocalId) -> Ident {
        if self.emptied.contains(&part) {
            return self.beside("left", part);
        }
        self.kind(part)
    }

    /// The declarations of these, behind those of the kinds; and code behind all other by which
    /// their types are asked.
    pub(super) fn vacancies(&mut self) -> (Code, Code) {
        let (mut declared, mut known) = (Code::default(), Code::default());
        for taken in self.emptied.clone().iter().copied() {
            let (vacancy, kind, left) = (self.vacancy(taken), self.kind(taken), self.left(taken));
            let ty = self.kind_type(taken);
            declared.add(code! {
                let #vacancy = #krate::Kind::default();
                let #left = #kind.or(#vacancy);
            });
            known.add(code!(#vacancy.is((&&#ty).__gen_vacancy());));
        }
        (declared, known)
    }
}

/// What fields are of.
fn root_mut(field: &mut Expr) -> &mut Expr {
    match field {
        Expr::Field(field) => root_mut(&mut field.base),
        Expr::Paren(paren) => root_mut(&mut paren.expr),
        Expr::Group(group) => root_mut(&mut group.expr),
        root => root,
    }
}
