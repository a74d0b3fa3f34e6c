//! Places that are read before operands that yield and may change them.
//!
//! A place among operands stays where it is, and is read when all of them are there. What is read
//! at once in plain Rust is read at once here if an operand behind it may change it.
//!
//! ```text
//! x.pow({ x += 1; yield_!(x); 2 })   =>   let t0 = early(x); x += 1; yield x; t0.pow(2)
//! ```

use syn::{Expr, Stmt};

use super::expr::Role;
use super::temporaries::is_temporary;
use super::{Lower, is_assignment, ours_at, private_at};
use crate::ir::Step;
use crate::locals::{LocalId, Locals, local_path};
use crate::suspends::{assignees, is_inert, names_place, tokens_mention};
use crate::syntax;
use crate::walk::{self, Visit};

/// What operands do that are evaluated later.
pub(super) struct Later<'a> {
    locals: &'a Locals,
    /// The places that they assign to or borrow mutably.
    changed: Vec<Place>,
    /// Those that they hand to code which may change them.
    touched: Vec<Place>,
}

/// A place that is a part of a local.
struct Place {
    of: LocalId,
    /// The way to it: fields, and `None` for elements.
    way: Vec<Option<syn::Member>>,
    /// It is what a `*` finds.
    behind: bool,
}

impl Place {
    fn of(place: &Expr) -> Option<Self> {
        let mut way = Vec::new();
        let of = steps(place, &mut way)?;
        let behind = matches!(place, Expr::Unary(_));
        Some(Self { of, way, behind })
    }

    /// Whether two may have anything in common. Fields that are not the same have not; elements
    /// may be the same.
    fn overlaps(&self, other: &Self) -> bool {
        self.of == other.of && self.way.iter().zip(&other.way).all(|(a, b)| a == b)
    }
}

impl<'a> Later<'a> {
    pub(super) fn of<'e>(operands: impl IntoIterator<Item = &'e Expr>, locals: &'a Locals) -> Self {
        let mut later = Self {
            locals,
            changed: Vec::new(),
            touched: Vec::new(),
        };
        for operand in operands {
            later.visit_expr(operand);
        }
        later
    }

    /// Whether they may change a place, as far as syntax tells.
    pub(super) fn may_change(&self, place: &Expr) -> bool {
        self.change(place) || Place::of(place).is_some_and(|place| meets(&self.touched, &place))
    }

    /// Whether they change a place, a part of it, or what it is a part of.
    pub(super) fn change(&self, place: &Expr) -> bool {
        Place::of(place).is_some_and(|place| meets(&self.changed, &place))
    }

    /// Whether they change what an index in a place is.
    fn change_index(&self, place: &Expr) -> bool {
        match place {
            Expr::Field(field) => self.change_index(&field.base),
            Expr::Paren(paren) => self.change_index(&paren.expr),
            Expr::Unary(unary) => self.change_index(&unary.expr),
            Expr::Index(index) => {
                let mut find = Changed(self, false);
                find.visit_expr(&index.index);
                find.1 || self.change_index(&index.expr)
            }
            _ => false,
        }
    }

    /// Whether they change what a place refers to.
    fn change_behind(&self, place: &Expr) -> bool {
        let mut changed = self.changed.iter().filter(|changed| changed.behind);
        Place::of(place).is_some_and(|place| changed.any(|changed| changed.overlaps(&place)))
    }

    /// A number is only read.
    fn touch(&mut self, place: &Expr) {
        let is_number = local_path(place).is_some_and(|local| self.locals.get(local).is_number());
        if !is_number {
            self.touched.extend(Place::of(place));
        }
    }
}

/// Whether something that is mentioned is changed.
struct Changed<'a>(&'a Later<'a>, bool);

impl Visit for Changed<'_> {
    fn visit_expr(&mut self, expr: &Expr) {
        self.1 |= self.0.change(expr);
        walk::visit_expr(self, expr);
    }
}

fn meets(places: &[Place], place: &Place) -> bool {
    places.iter().any(|known| known.overlaps(place))
}

impl Visit for Later<'_> {
    fn visit_expr(&mut self, expr: &Expr) {
        match expr {
            Expr::Assign(assign) => {
                let places = assignees(&assign.left).into_iter();
                self.changed.extend(places.filter_map(Place::of));
            }
            Expr::Binary(binary) if is_assignment(&binary.op) => {
                self.changed.extend(Place::of(&binary.left));
            }
            Expr::Reference(reference) if reference.mutability.is_some() => {
                self.changed.extend(Place::of(&reference.expr));
            }
            Expr::MethodCall(call) => self.touch(&call.receiver),
            Expr::Path(_) => self.touch(expr),
            // A part is read, not what it is a part of.
            Expr::Field(field) if local_path(&field.base).is_some() => return,
            _ => {}
        }
        walk::visit_expr(self, expr);
    }

    fn visit_macro(&mut self, mac: &syn::Macro) {
        let touched = &mut self.touched;
        tokens_mention(&mac.tokens, &mut |local| {
            touched.push(Place {
                of: local,
                way: Vec::new(),
                behind: false,
            });
        });
    }
}

impl Lower<'_> {
    /// How the receiver of a method is taken, which has `role` if no operand changes it.
    pub(super) fn receiver_role(&self, call: &syn::ExprMethodCall, role: Role) -> Role {
        let receiver = &call.receiver;
        let later = Later::of(call.args.iter().filter(|arg| self.opens(arg)), self.locals);
        let is_moved = role == Role::Part && !later.change_behind(receiver);
        let is_read = self.is_number(receiver) || is_of_numbers(call) && !later.change(receiver);
        // An index may panic.
        let runs = runs_code(receiver) && call.args.iter().any(|arg| self.needs.expr(arg));
        if (is_moved || is_read) && (runs || later.may_change(receiver)) {
            Role::Value
        } else if later.change(receiver) {
            Role::Early
        } else {
            role
        }
    }

    /// A call. A function that operands change is not borrowed; of one that they may change, the
    /// types tell.
    // Input: list[0]({ list.clear(); yield_!(1); 2 })
    pub(super) fn call(&mut self, mut call: syn::ExprCall) -> Expr {
        let later = Later::of(call.args.iter().filter(|arg| self.opens(arg)), self.locals);
        let changes = later.change(&call.func);
        let mut read = None;
        if !changes && local_path(&call.func).is_none() && later.may_change(&call.func) {
            *call.func = self.settle((*call.func).clone());
            if is_inert_place(&call.func) {
                read = Some(self.read_now((*call.func).clone(), "__gen_callee"));
            }
        }
        let args = call.args.iter_mut().map(|arg| (arg, Role::Value));
        if let Some(func) = read {
            self.operands(args.collect());
            *call.func = syn::parse_quote!((#func));
        } else {
            let role = if changes { Role::Value } else { Role::Place };
            let func = (&mut *call.func, role);
            self.operands(std::iter::once(func).chain(args).collect());
        }
        Expr::Call(call)
    }

    /// A place that is read at once if it is `Copy`, and later if not: the reference to it.
    // Output: let t0 = (&&probe_of(|| &place)).now(|| &place); .. match t0.read() { Some(read) => read, None => &place }
    fn read_now(&mut self, place: Expr, method: &str) -> Expr {
        let span = syntax::span(&place);
        let place = self.repeatable(place);
        let (krate, place) = (private_at(span), self.leaf(place));
        let method = syn::Ident::new(method, span);
        let now: Expr = syn::parse_quote_spanned! {span=> {
            use #krate::now::*;
            (&&#krate::probe_of(|| &#place)).#method(|| &#place)
        }};
        let (now, read) = (self.spill(&now, "operand"), ours_at("read", span));
        syn::parse_quote_spanned! {span=>
            match #now.read() { #krate::Some(#read) => #read, #krate::None => &#place }
        }
    }

    /// A comparison. Its left side, if it is a place: a primitive is read at once, all else is
    /// compared by reference. What may change syntax does not always tell; then the types tell
    /// which it is.
    pub(super) fn comparison(&mut self, mut binary: syn::ExprBinary) -> Expr {
        if Later::of(self.opened(&[&binary.right]), self.locals).change_index(&binary.left) {
            *binary.left = self.settle(*binary.left);
        }
        let later = Later::of(self.opened(&[&binary.right]), self.locals);
        let changes = later.change(&binary.left);
        let may_change = later.may_change(&binary.left);
        let role = |cx: &Self, side: &Expr| {
            if cx.is_compared_temporary(side) {
                Role::Borrowed
            } else {
                Role::Place
            }
        };
        let (mut left, right) = (role(self, &binary.left), role(self, &binary.right));
        if right == Role::Borrowed && is_temporary(&binary.left) {
            // Whatever makes it, it goes behind the other.
            left = Role::Borrowed;
        }
        // What finds the place runs first, in any case.
        let is_before = right == Role::Borrowed || self.needs.expr(&binary.right);
        let runs = runs_code(&binary.left) && is_before;
        if runs {
            let place = self.place(*binary.left);
            *binary.left = self.settle(place);
        }
        if (runs || may_change) && !changes && is_inert_place(&binary.left) {
            let span = syntax::span(&binary.left);
            let left = self.read_now(*binary.left, "__gen_now");
            self.operands(vec![(&mut *binary.right, right)]);
            *binary.left = syn::parse_quote_spanned!(span=> *#left);
            return Expr::Binary(binary);
        }
        let left = if changes { Role::Early } else { left };
        self.operands(vec![(&mut *binary.left, left), (&mut *binary.right, right)]);
        Expr::Binary(binary)
    }

    /// Whether a side of a comparison is a temporary, which is compared by reference, and may have
    /// something to drop, as far as syntax tells.
    pub(super) fn is_compared_temporary(&self, side: &Expr) -> bool {
        match side {
            Expr::Paren(paren) => self.is_compared_temporary(&paren.expr),
            Expr::Call(call) if self.macros.of(&call.func).is_some() => false,
            Expr::Reference(_) | Expr::Cast(_) | Expr::Closure(_) | Expr::Range(_) => false,
            _ => is_temporary(side) && !self.is_number(side),
        }
    }

    /// Whether the right side of a compound assignment changes what finds the left side.
    pub(super) fn changes_left(&self, binary: &syn::ExprBinary) -> bool {
        let later = Later::of(self.opened(&[&binary.right]), self.locals);
        local_path(&binary.left).is_none() && later.change(&binary.left)
    }

    /// Asks the types of a compound assignment, whose left side runs something: of primitives it
    /// runs behind the right side, of all else before it.
    // Output: if false { scalars(&left, &right); }
    pub(super) fn asks_scalars(&mut self, binary: &syn::ExprBinary) {
        let (left, right) = (&binary.left, &binary.right);
        let span = syntax::span(left);
        let krate = private_at(span);
        let asks = syn::parse_quote_spanned!(span=> if false { #krate::scalars(&#left, &#right); });
        self.steps.push(Step::Leaf(Stmt::Expr(asks, None)));
    }

    /// How the operands of a macro that takes them by reference are taken, which have `role` if no
    /// later one changes them.
    pub(super) fn lent_roles(&self, call: &syn::ExprCall, role: Role) -> Vec<Role> {
        let args: Vec<_> = call.args.iter().collect();
        let role_of = |(at, arg): (usize, &&Expr)| {
            let later = || Later::of(self.opened(&args[at + 1..]), self.locals);
            let behind = &args[at + 1..];
            // What finds the place runs first. A reference does not outlive a yield.
            let is_first = || {
                let waits = behind.iter().any(|arg| self.needs.expr(arg));
                runs_code(arg) && !waits && !behind.iter().all(|arg| is_inert(arg))
            };
            if is_first() || names_place(arg) && !self.opens(arg) && later().change(arg) {
                Role::Lent
            } else if is_inert(arg) {
                // A reference is made where it is used: `write!(&mut text, ..)`.
                Role::Value
            } else {
                role
            }
        };
        args.iter().enumerate().map(role_of).collect()
    }

    /// Which operands are references to what later ones change, in a way that rustc allows: there
    /// is another reference in between, or it refuses the borrow here too.
    // Input: show(&node.name, { node = next; yield_!(1); 2 })
    pub(super) fn unsettled(&self, operands: &[(&mut Expr, Role)]) -> Vec<usize> {
        let is_changed = |at: &usize| {
            let Expr::Reference(reference) = &*operands[*at].0 else {
                return false;
            };
            let behind = operands[at + 1..].iter().map(|(expr, _)| &**expr);
            let behind: Vec<_> = behind.collect();
            let later = Later::of(self.opened(&behind), self.locals);
            names_place(&reference.expr) && later.change(&reference.expr)
        };
        (0..operands.len()).filter(is_changed).collect()
    }

    fn opened<'e>(&self, operands: &[&'e Expr]) -> Vec<&'e Expr> {
        let opened = operands.iter().copied();
        opened.filter(|operand| self.opens(operand)).collect()
    }

    /// A place, by a reference to it.
    // Output: let t0 = &place; .. *t0
    pub(super) fn lent(&mut self, place: Expr) -> Expr {
        let span = syntax::span(&place);
        let place = self.place(place);
        let lent = self.spill(&syn::parse_quote_spanned!(span=> &#place), "operand");
        syn::parse_quote_spanned!(span=> *#lent)
    }

    /// A place that can be found more than once: its indexes are not moved.
    // Input: list[at]      Output: list[Clone::clone(&at)]
    fn repeatable(&self, mut place: Expr) -> Expr {
        let mut part = &mut place;
        loop {
            part = match part {
                Expr::Field(field) => &mut *field.base,
                Expr::Paren(paren) => &mut *paren.expr,
                Expr::Unary(unary) => &mut *unary.expr,
                Expr::Index(index) => {
                    if !is_inert(&index.index) && !self.is_number(&index.index) {
                        let (at, span) = (&index.index, syntax::span(&index.index));
                        let clone =
                            syn::parse_quote_spanned!(span=> ::core::clone::Clone::clone(&#at));
                        *index.index = clone;
                    }
                    &mut *index.expr
                }
                _ => return place,
            };
        }
    }

    /// The value of a place, which has to be `Copy`: anything else would be borrowed by now.
    pub(super) fn early(&mut self, place: Expr) -> Expr {
        let span = syntax::span(&place);
        let (krate, place) = (private_at(span), self.leaf(place));
        let value = syn::parse_quote_spanned! {span=> {
            use #krate::{HoldAny as _, HoldNothing as _};
            #krate::early(#place, (&#krate::probe_of(|| &#place)).__gen_kind())
        }};
        self.spill(&value, "operand")
    }
}

/// Whether a method has the name of one that takes numbers by value.
fn is_of_numbers(call: &syn::ExprMethodCall) -> bool {
    let method = call.method.to_string();
    let is_of_family = ["wrapping_", "saturating_", "overflowing_", "checked_"]
        .iter()
        .any(|family| method.starts_with(family));
    is_of_family
        || matches!(
            &*method,
            "max"
                | "min"
                | "clamp"
                | "pow"
                | "powi"
                | "powf"
                | "abs_diff"
                | "rem_euclid"
                | "div_euclid"
                | "rotate_left"
                | "rotate_right"
                | "mul_add"
                | "atan2"
                | "hypot"
        )
}

/// Whether an expression is a part of a variable, found by names and indexes that are values already.
fn is_inert_place(expr: &Expr) -> bool {
    match expr {
        Expr::Field(field) => is_inert_place(&field.base),
        Expr::Index(index) => {
            let is_value = is_inert(&index.index) || local_path(&index.index).is_some();
            is_value && is_inert_place(&index.expr)
        }
        Expr::Unary(unary) => {
            matches!(unary.op, syn::UnOp::Deref(_)) && is_inert_place(&unary.expr)
        }
        Expr::Paren(paren) => is_inert_place(&paren.expr),
        expr => matches!(expr, Expr::Path(_)),
    }
}

/// Whether to find a place may run code: an index, a `*`.
fn runs_code(place: &Expr) -> bool {
    match place {
        Expr::Field(field) => runs_code(&field.base),
        Expr::Paren(paren) => runs_code(&paren.expr),
        Expr::Unary(unary) => matches!(unary.op, syn::UnOp::Deref(_)),
        place => matches!(place, Expr::Index(_)),
    }
}

/// The way from a local to a place: fields, and `None` for elements.
fn steps(place: &Expr, way: &mut Vec<Option<syn::Member>>) -> Option<LocalId> {
    match place {
        Expr::Field(field) => {
            let of = steps(&field.base, way);
            way.push(Some(field.member.clone()));
            of
        }
        Expr::Index(index) => {
            let of = steps(&index.expr, way);
            way.push(None);
            of
        }
        // Field access goes through references unsaid.
        Expr::Unary(unary) => steps(&unary.expr, way),
        Expr::Paren(paren) => steps(&paren.expr, way),
        place => local_path(place),
    }
}
