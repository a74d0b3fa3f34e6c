//! Suspicions that the types decide: code that compiles unless they are true.
//!
//! Syntax does not tell whether `text.lines()` borrows the local `text` or what it refers to. So
//! a [`Suspect`] carries a [`Proof`], what the types must be; the expansion asks for them at the
//! end of the body, where they are known, and a trait that is not implemented for
//! `LocalOfGenerator` says the message. Guarantee: no right program is rejected.

use proc_macro2::{Delimiter, Ident, Span, TokenStream};
use syn::Expr;

use crate::borrows::Guard;
use crate::code::{Code, code, code_at};
use crate::locals::{LocalId, Locals};
use crate::lower::private_at;

/// What must hold of the types for a suspicion to be true.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Proof {
    /// Nothing more.
    Certain,
    /// The local owns what it gives out.
    Owner,
    /// The same, and the holder goes through references to its items.
    Items,
    /// The local owns text, and the holder is an iterator.
    Text,
    /// The local owns what it gives out, and the holder is a reference to that.
    View,
    /// The local owns what it gives out, and the holder is a collection of references.
    Collected,
    /// Types do not tell.
    Nothing,
    /// The local is no reference.
    Place,
    /// The local is no reference and `Copy`.
    CopyPlace,
    /// The local owns what it gives out, and that are no references.
    OwnerOfPlaces,
    /// The local owns what it gives out, that owns its items, and the holder goes through
    /// references.
    Elements,
    /// The local owns what it gives out, and that are no references, or it is no reference and
    /// `Copy`.
    Lender,
    /// The local is no reference and not `Copy`.
    MovedPlace,
    /// The local is a `RefCell`, or owns one, and the holder is its guard.
    Guard,
    /// The local is no reference, nor is the holder.
    Lock,
    /// The local is no reference, and the holder empties a collection of std.
    Drained,
    /// The local is no reference, and its call needs a `&mut` of it.
    Changes,
    /// The holder is what is kept of a recursive call.
    Handed,
    /// The local may have something to drop.
    Drops,
    /// The local owns the holder, which was moved out of it and has no empty value; `lends`: nor is
    /// it a `&mut`.
    Divided { lends: bool },
}

impl Proof {
    /// Whether it is about what a local gives out.
    pub(crate) fn lends(self) -> bool {
        matches!(self, Self::Owner | Self::Items | Self::Text | Self::View)
    }

    /// Whether it asks for the type of the holder.
    pub(crate) fn asks_holder(self) -> bool {
        matches!(
            self,
            Self::Items
                | Self::Text
                | Self::View
                | Self::Collected
                | Self::Elements
                | Self::Guard
                | Self::Lock
                | Self::Drained
                | Self::Handed
                | Self::Divided { .. }
        )
    }
}

/// What a suspect is suspected of, for the words of the error.
#[derive(Clone, Copy)]
pub(crate) struct Subject {
    /// What the local would have to be.
    pub(crate) demand: &'static str,
    /// What is said at the place.
    pub(crate) label: &'static str,
}

impl Subject {
    pub(crate) const HELD: Self = Self {
        demand: "HeldAcrossYield",
        label: "borrowed here, and used after a yield",
    };
    pub(crate) const GUARD: Self = Self {
        demand: "HeldAcrossYield",
        label: "borrows here, and lives across a yield",
    };
    pub(crate) const YIELDED: Self = Self {
        demand: "OutlivesGenerator",
        label: "borrows from a local of the generator",
    };
    pub(crate) const LENT: Self = Self {
        demand: "UsedWhileLent",
        label: "borrowed here across a yield",
    };
    pub(crate) const MUTABLE: Self = Self {
        demand: "DeclaredMutable",
        label: "changed here",
    };
    pub(crate) const DIVIDED: Self = Self {
        demand: "MovedWhole",
        label: "moved here, and the rest is used behind a yield",
    };
    pub(crate) const MOVED: Self = Self {
        demand: "UsedAgain",
        label: "moved here, and used again",
    };
}

/// A method call that may change its receiver.
pub(crate) struct Call {
    pub(crate) call: syn::ExprMethodCall,
    /// The locals that its arguments mention.
    pub(crate) arguments: Vec<LocalId>,
}

/// Something wrong, if the types are such.
pub(crate) struct Suspect {
    of: LocalId,
    /// What holds the borrow, if the proof asks for its type.
    pub(crate) holder: Option<LocalId>,
    /// The iterator that goes through what the holder refers to: it is wrong only if that owns its
    /// items, and the iterator gives references; or if the iterator is that reference itself.
    pub(crate) iterator: Option<LocalId>,
    /// It is wrong only if this local is a reference as well.
    pub(crate) refers: Option<LocalId>,
    /// It is wrong only if the holder refers to text, and this local is an iterator.
    pub(crate) parts: Option<LocalId>,
    /// It is wrong only if this local is an iterator.
    pub(crate) iterates: Option<LocalId>,
    /// The field that is borrowed, of a local that is no reference.
    pub(crate) field: Option<Expr>,
    /// What the local points to is meant: it is a guard.
    pub(crate) through: Option<Guard>,
    /// It is wrong only if the local is a `&mut`.
    pub(crate) exclusive: bool,
    /// What may change the local.
    pub(crate) call: Option<Call>,
    at: TokenStream,
    proof: Proof,
    message: String,
    subject: Subject,
}

impl Suspect {
    pub(crate) fn new(
        of: LocalId,
        at: TokenStream,
        proof: Proof,
        message: String,
        subject: Subject,
    ) -> Self {
        Self {
            of,
            holder: None,
            iterator: None,
            refers: None,
            parts: None,
            iterates: None,
            field: None,
            through: None,
            exclusive: false,
            call: None,
            at,
            proof,
            message,
            subject,
        }
    }

    /// The local it is about.
    pub(crate) fn local(&self) -> LocalId {
        self.of
    }

    /// Whether nothing of it can be true: the local is a reference, as its type is written, or
    /// where a `&mut` is not the local that is borrowed, by all that syntax tells.
    pub(crate) fn is_cleared(&self, locals: &Locals) -> bool {
        let of = locals.get(self.of);
        of.is_shared()
            && self.through.is_none()
            && !matches!(self.proof, Proof::Certain | Proof::Nothing)
            || of.exclusive && self.proof == Proof::Drained
    }

    /// Whether it asks how the local is held.
    pub(crate) fn asks_kind(&self) -> bool {
        matches!(
            self.proof,
            Proof::CopyPlace
                | Proof::Divided { .. }
                | Proof::Drops
                | Proof::Lender
                | Proof::MovedPlace
        )
    }

    /// Whether it is true only if the local owns what it gives out, by [the type of the local]
    /// alone; and no borrow of it is anything else.
    ///
    /// [the type of the local]: crate::twin
    pub(crate) fn asks_owner(&self) -> bool {
        (self.proof.lends() || self.proof == Proof::Collected)
            && self.field.is_none()
            && self.through.is_none()
            && !self.exclusive
    }

    /// Whether it is about a borrow.
    pub(crate) fn is_of_borrow(&self) -> bool {
        !self.is_of_mutability()
            && self.subject.demand != Subject::MOVED.demand
            && self.subject.demand != Subject::DIVIDED.demand
    }

    /// Whether it is about a `mut` that is missing.
    pub(crate) fn is_of_mutability(&self) -> bool {
        self.subject.demand == Subject::MUTABLE.demand
    }

    /// The locals whose types are asked.
    pub(crate) fn asked(&self) -> Vec<LocalId> {
        let mut asked = vec![self.of];
        asked.extend(self.holder);
        asked.extend(self.iterator);
        asked.extend(self.refers);
        asked.extend(self.parts);
        asked.extend(self.iterates);
        if let Some(call) = &self.call {
            asked.extend(&call.arguments);
        }
        asked
    }

    /// Code that compiles unless the suspicion is true. `types` gives a variable that knows the
    /// type of a local, `field` is one that knows the type of the field.
    // Output: trait HeldAcrossYield; HeldAcrossYield::check((&&&&of).__gen_owner())
    pub(crate) fn verdict(
        &self,
        field: &Ident,
        types: impl Fn(LocalId) -> Ident,
        changes: &Code,
    ) -> Code {
        let private = private_at(Span::mixed_site());
        let root = types(self.of);
        let asks_field = self.field.is_some() && (self.proof != Proof::Place || self.exclusive);
        let place = if asks_field { field } else { &root };
        let holder = self.holder.map(&types);
        let iterator = self.iterator.map(&types);
        // What a `&mut` that is lent refers to, lends.
        let refers = self.exclusive && self.field.is_none();
        let of = if self.through.is_some() || refers {
            code!((&(&&#place).__gen_target()))
        } else {
            code!(#place)
        };
        let verdict = match self.proof {
            Proof::Certain if self.refers.is_some() => code!(#private::lent()),
            Proof::Certain | Proof::Nothing | Proof::Owner => code!((&&&&#of).__gen_owner()),
            Proof::Items => {
                code!((&&&&#of).__gen_owner().and((&&&#holder).__gen_lent()))
            }
            Proof::Text => code! {
                (&&&&#of).__gen_owner().and((&&#of).__gen_text()).and((&&#holder).__gen_iterates())
            },
            Proof::View => code! {
                (&&&&#of).__gen_owner()
                    .and((&&#of).__gen_text().or((&&&#of.with(&#holder)).__gen_view()))
                    .and((&&#holder).__gen_refers())
            },
            Proof::Place if self.exclusive => code!(#private::lent()),
            Proof::Place => code!((&&#of).__gen_refers().place()),
            Proof::CopyPlace => {
                code!(#private::copy_place((&#of).__gen_kind(), (&&#of).__gen_refers()))
            }
            Proof::Drops => code!(#private::lent().and((&#of).__gen_kind())),
            Proof::OwnerOfPlaces => code!((&&&&#of).__gen_owner().of_places((&&#of).__gen_items())),
            Proof::Collected => {
                code!((&&&&#of).__gen_owner().and((&&#holder).__gen_items()))
            }
            Proof::Elements => code! {
                (&&&&#of).__gen_owner().and((&&&#of).__gen_elements()).and((&&&#holder).__gen_lent())
            },
            Proof::Lender => code! {
                (&&&&#of).__gen_owner().of_places((&&#of).__gen_items())
                    .or(#private::copy_place((&#of).__gen_kind(), (&&#of).__gen_refers()))
            },
            Proof::Guard => code! {
                (&&&#of).__gen_cell().and((&&#of).__gen_refers().place())
                    .and((&&#holder).__gen_guard())
            },
            Proof::Lock => code! {
                (&&#of).__gen_refers().place().and((&&#holder).__gen_refers().place())
            },
            Proof::Drained => code! {
                (&&#of).__gen_refers().place().and((&&#holder).__gen_guard())
            },
            Proof::Handed => code!((&&#holder).__gen_handed()),
            Proof::Changes => code!((&&#of).__gen_refers().changes(#changes)),
            Proof::Divided { lends } => {
                let kept = (!lends).then(|| code!(.kept()));
                code! {
                    #private::moved_place((&#of).__gen_kind(), (&&#of).__gen_refers())
                        .and(#private::moved_place((&#holder).__gen_kind(), #private::IsPlace))
                        .and((&&#holder).__gen_vacancy() #kept)
                }
            }
            Proof::MovedPlace => {
                code!(#private::moved_place((&#of).__gen_kind(), (&&#of).__gen_refers()))
            }
        };
        let verdict = match iterator {
            Some(iterator) => code! {
                #verdict.and(
                    (&&&&(&(&&#holder).__gen_target())).__gen_owner()
                        .and((&&&#iterator).__gen_lent())
                        .or((&&#iterator).__gen_refers())
                )
            },
            None => verdict,
        };
        let verdict = match self.refers.map(&types) {
            Some(refers) => code!(#verdict.and((&&#refers).__gen_refers())),
            None => verdict,
        };
        let verdict = match self.parts.map(&types) {
            Some(parts) => code! {
                #verdict.and((&&#holder).__gen_text()).and((&&#parts).__gen_iterates())
            },
            None => verdict,
        };
        let verdict = match self.iterates.map(&types) {
            Some(iterates) => code!(#verdict.and((&&#iterates).__gen_iterates())),
            None => verdict,
        };
        let verdict = match self.through {
            Some(Guard::Cell) => code!(#verdict.and((&&#place).__gen_guard())),
            Some(Guard::Lock) => code!(#verdict.and((&&#place).__gen_refers().place())),
            None => verdict,
        };
        let verdict = match (self.exclusive, asks_field) {
            (true, _) => code!((&&#root).__gen_exclusive().and(#verdict)),
            (false, true) => code!((&&#root).__gen_refers().place().and(#verdict)),
            (false, false) => verdict,
        };
        let verdict = match self.field {
            Some(Expr::Unary(_)) => code!(#verdict.and((&&#root).__gen_address())),
            _ => verdict,
        };
        // The error is to span the user's tokens, from the first to the last.
        let mut tokens = self.at.clone().into_iter().map(|token| token.span());
        let first = tokens.next().unwrap_or_else(Span::call_site);
        let last = tokens.last().unwrap_or(first);
        let start = private_at(first);
        let argument = Code::group(Delimiter::Parenthesis, last, verdict);
        let check = code_at!(first=> #start::verdict #argument);
        // Equal spans, so that rustc points at them once.
        let Subject { demand, label } = self.subject;
        let callee = [Ident::new(demand, first), Ident::new("check", last)];
        let demand = Ident::new(demand, Span::call_site());
        let message = &self.message;
        let calls = (self.proof == Proof::Changes).then(|| {
            code! {
                #[diagnostic::do_not_recommend]
                impl<F: ::core::ops::Fn()> #demand for #private::Changes<F> { fn check(self) {} }
            }
        });
        code! {{
            #[diagnostic::on_unimplemented(message = #message, label = #label)]
            trait #demand { fn check(self); }
            #[diagnostic::do_not_recommend]
            impl #demand for #private::Movable { fn check(self) {} }
            #calls
            #(#callee)::*(#check);
        };}
    }
}
