//! Scopes: which local does each name mean?
//!
//! Input: the user's body. Output: the same body in which every mention of a local reads
//! `__l<id>_<name>` (see [`crate::locals`]), yields read `__yield(value)`, the macros of the
//! standard library are placeholder calls ([`crate::macros`]), `yield_from!` is
//! `__yield_from(child)`, and invisible groups are parentheses. Shadowing is settled here and nowhere else. Yields at
//! places that are not the generator's own body are reported.
//!
//! ```text
//! let x = 1; { let x = x + 1; yield_!(x); }   =>   let __l0_x = 1; { let __l1_x = __l0_x + 1; __yield(__l1_x); }
//! ```

mod binder;
mod calls;
mod defined;
mod foreign;
mod inner;
mod labels;
mod misuse;
mod names;

use std::cell::RefCell;

use proc_macro2::{Ident, Span};
use quote::ToTokens;
use syn::spanned::Spanned;
use syn::{Expr, Member, Pat, Stmt};

use crate::diag::{self, Errors, Form};
use crate::flat::{Map, Set};
use crate::lints::Levels;
use crate::locals::{LocalId, Locals, Seen};
use crate::macros::StdMacros;
use crate::syntax::{self, text_of};
use crate::walk::{self, Visit, VisitMut};

pub(crate) use defined::Mentioned;
use misuse::{Misplaced, Misread, Returned, misplaced, yielded_by_keyword};
use names::{Capitals, Name, context_of, name_of};

/// What resolution finds.
pub(crate) struct Resolved {
    pub(crate) locals: Locals,
    pub(crate) macros: StdMacros,
    /// The macros the body yields with, as it names them.
    pub(crate) paths: Vec<syn::Path>,
    /// The body uses `?`.
    pub(crate) has_try: bool,
    /// It has items.
    pub(crate) has_items: bool,
    /// The locals that macros among them mention.
    pub(crate) defined: Vec<Mentioned>,
    /// It has an error that rustc has reported already.
    pub(crate) rustc_says: bool,
    /// The first mention of each name that is used as a value and bound nowhere in the body.
    pub(crate) free_values: Vec<Ident>,
    /// The locals that the body never mentions, as it binds them. None where it says itself what
    /// rustc is to say.
    pub(crate) unused: Vec<Ident>,
    /// The levels of lints that the body sets.
    pub(crate) lints: Levels,
}

/// What the signature says of a body.
#[allow(clippy::struct_excessive_bools)] // independent facts
pub(crate) struct Asks<'a> {
    /// Where the function says `self`, if it is a method.
    pub(crate) receiver: Option<Span>,
    /// The items may be `()`, as far as syntax tells.
    pub(crate) yields_unit: bool,
    /// The body has a value.
    pub(crate) returns: bool,
    /// `.await` may stand in it.
    pub(crate) awaits: bool,
    /// What gen-core is called.
    pub(crate) krate: &'a syn::Path,
    /// Where the body stands.
    pub(crate) form: Form,
    /// What was seen among its words.
    pub(crate) seen: Seen,
    /// It is for the pinned lowering, in which all macros may yield.
    pub(crate) is_pinned: bool,
}

/// Renames the locals of `body`. `params` are the patterns bound before it.
pub(crate) fn resolve(
    params: &mut [Pat],
    asks: &Asks,
    body: &mut syn::Block,
    errors: &mut Errors,
) -> Resolved {
    if let Some(Stmt::Expr(tail, None)) = body.stmts.last() {
        if let Some(returned) = Returned::of(tail).filter(|_| !asks.returns) {
            errors.at(tail, diag::tail_value(returned.item().as_deref()));
        }
    }
    labels::rename(body);
    let mut misread = Misread::new(errors, !matches!(asks.form, Form::Block(_)));
    misread.visit_block(body);
    let (rustc_says, lints) = (misread.rustc_says, misread.lints);
    let mut resolver = Resolver {
        scopes: vec![Map::new()],
        locals: Locals::default(),
        macros: StdMacros::default(),
        errors,
        inside: None,
        asks,
        krate: asks.krate,
        has_try: false,
        has_items: false,
        defined: Vec::new(),
        paths: Vec::new(),
        imports: Vec::new(),
        items: Vec::new(),
        free: RefCell::default(),
        free_values: RefCell::default(),
        lints,
        mentioned: RefCell::default(),
        capitals: Capitals::of_body(body),
    };
    resolver.locals.form = asks.form;
    resolver.locals.seen = asks.seen;
    if let Some(span) = asks.receiver {
        let id = resolver.locals.add("this", span, false);
        resolver.locals.get_mut(id).receiver = true;
        resolver.scopes[0].insert(("self".into(), String::new()), Some(id));
    }
    for pat in params {
        resolver.bind_irrefutable(pat);
    }
    resolver.visit_block_mut(body);
    resolver.free.borrow_mut().insert("this".into());
    resolver.locals.mark_ambiguous(&resolver.free.borrow());
    let mentioned = resolver.mentioned.into_inner();
    let unused = |local: &LocalId| !mentioned.contains(local);
    let unused = resolver.locals.ids().filter(unused);
    let unused = unused.filter_map(|local| resolver.locals.unused(local));
    Resolved {
        unused: if resolver.lints.any {
            Vec::new()
        } else {
            unused.collect()
        },
        lints: resolver.lints,
        locals: resolver.locals,
        macros: resolver.macros,
        has_try: resolver.has_try,
        has_items: resolver.has_items,
        defined: resolver.defined,
        rustc_says,
        paths: resolver.paths,
        free_values: resolver.free_values.into_inner(),
    }
}

struct Resolver<'a> {
    /// `None` marks a name that is bound, but not as a local of the generator.
    scopes: Vec<Map<Name, Option<LocalId>>>,
    locals: Locals,
    macros: StdMacros,
    errors: &'a mut Errors,
    /// The kind of code inside which a yield is an error.
    inside: Option<&'static str>,
    asks: &'a Asks<'a>,
    has_try: bool,
    has_items: bool,
    defined: Vec<Mentioned>,
    paths: Vec<syn::Path>,
    /// The imports of the blocks around the current place.
    imports: Vec<String>,
    /// The names of the items there that may be values.
    items: Vec<String>,
    /// What gen-core is called here.
    krate: &'a syn::Path,
    /// Names that are mentioned and are no locals: functions, constants.
    free: RefCell<Set<String>>,
    /// Those of them that are used as values.
    free_values: RefCell<Vec<Ident>>,
    lints: Levels,
    /// The locals that are mentioned.
    mentioned: RefCell<Set<LocalId>>,
    /// The names in capitals that may be variables, as expressions around mention them.
    capitals: Set<String>,
}

impl Resolver<'_> {
    fn scoped(&mut self, visit: impl FnOnce(&mut Self)) {
        self.scopes.push(Map::new());
        visit(self);
        self.scopes.pop();
    }

    /// Visits code of another body: a closure or an `async` block.
    fn foreign_body(&mut self, place: &'static str, visit: impl FnOnce(&mut Self)) {
        let before = self.inside.replace(place);
        let has_try = self.has_try;
        self.scoped(visit);
        self.inside = before;
        self.has_try = has_try;
    }

    /// What a name is bound to, if it is bound in the body.
    fn bound(&self, ident: &Ident) -> Option<&Option<LocalId>> {
        let text = text_of(ident);
        let is_named = |scope: &Map<Name, _>| scope.iter().any(|((known, _), _)| *known == text);
        let bound = self.scopes.iter().any(is_named).then(|| {
            let name = (text.clone(), context_of(ident, &text));
            self.scopes.iter().rev().find_map(|scope| scope.get(&name))
        });
        let bound = bound.flatten();
        if bound.is_none() {
            self.free.borrow_mut().insert(text);
        }
        bound
    }

    /// The name of the local that is mentioned, if it is one.
    fn mentioned(&self, local: LocalId, span: Span) -> Ident {
        self.mentioned.borrow_mut().insert(local);
        self.locals.ident(local, span)
    }

    fn mention(&self, ident: &Ident) -> Option<Ident> {
        let local = (*self.bound(ident)?)?;
        Some(self.mentioned(local, ident.span()))
    }

    /// A mention of a name whose value is used: more than a call of it.
    fn mention_value(&self, ident: &Ident) -> Option<Ident> {
        let Some(bound) = self.bound(ident) else {
            let mut free = self.free_values.borrow_mut();
            let text = text_of(ident);
            let is_same = |known: &Ident| {
                text_of(known) == text && context_of(known, &text) == context_of(ident, &text)
            };
            if !free.iter().any(is_same) {
                free.push(ident.clone());
            }
            return None;
        };
        Some(self.mentioned((*bound)?, ident.span()))
    }

    /// Reports the yields in syntax that is no code of the generator.
    fn foreign_yields<'n>(
        &mut self,
        place: &'static str,
        visit: impl FnOnce(&mut Misplaced<'_>) + 'n,
    ) {
        let mut yields = Misplaced {
            place,
            errors: self.errors,
        };
        visit(&mut yields);
    }

    /// `if` and `while` conditions: their bindings are in scope in `then`.
    fn condition(&mut self, cond: &mut Expr, then: impl FnOnce(&mut Self)) {
        self.scoped(|this| {
            this.visit_expr_mut(cond);
            then(this);
        });
    }
}

/// The [`Resolver::inside`] of a match guard.
const GUARD: &str = "a match guard";

impl VisitMut for Resolver<'_> {
    fn visit_item_mut(&mut self, item: &mut syn::Item) {
        self.has_items = true;
        if let syn::Item::Macro(item) = item {
            self.defined(item);
        }
        // Items see no locals.
        self.all_free(item.to_token_stream());
        let place = match item {
            syn::Item::Const(_) => "a constant",
            syn::Item::Static(_) => "a static",
            _ => "a nested function",
        };
        self.foreign_yields(place, |yields| yields.visit_item(item));
    }

    fn visit_type_mut(&mut self, ty: &mut syn::Type) {
        self.foreign_yields("a constant", |yields| yields.visit_type(ty));
    }

    fn visit_path_arguments_mut(&mut self, arguments: &mut syn::PathArguments) {
        self.foreign_yields("a constant", |yields| {
            yields.visit_path_arguments(arguments);
        });
    }

    fn visit_angle_bracketed_generic_arguments_mut(
        &mut self,
        arguments: &mut syn::AngleBracketedGenericArguments,
    ) {
        self.foreign_yields("a constant", |yields| {
            yields.visit_angle_bracketed_generic_arguments(arguments);
        });
    }

    fn visit_block_mut(&mut self, block: &mut syn::Block) {
        let (imports, items) = (self.imports.len(), self.items.len());
        for stmt in &block.stmts {
            if let Stmt::Item(syn::Item::Use(import)) = stmt {
                self.imports.push(import.tree.to_token_stream().to_string());
            }
        }
        self.scoped(|this| {
            this.items_of(block);
            for stmt in &mut block.stmts {
                this.visit_stmt_mut(stmt);
            }
        });
        self.imports.truncate(imports);
        self.items.truncate(items);
    }

    fn visit_stmt_mut(&mut self, stmt: &mut Stmt) {
        if let Stmt::Macro(mac) = stmt {
            if let Some(expr) = self.macro_call(&mut mac.mac) {
                *stmt = Stmt::Expr(expr, mac.semi_token);
            }
            return;
        }
        walk::visit_stmt_mut(self, stmt);
    }

    fn visit_local_mut(&mut self, local: &mut syn::Local) {
        if let Some(init) = &mut local.init {
            self.visit_expr_mut(&mut init.expr);
            if let Some((_, diverge)) = &mut init.diverge {
                self.visit_expr_mut(diverge);
            }
        }
        match &local.init {
            // Here a name may be a constant.
            Some(syn::LocalInit {
                diverge: Some(_), ..
            }) => self.bind(&mut local.pat),
            _ => self.bind_irrefutable(&mut local.pat),
        }
    }

    fn visit_arm_mut(&mut self, arm: &mut syn::Arm) {
        let around = self.capitals.clone();
        if !around.is_empty() {
            self.capitals = Capitals::of_arm(arm);
        }
        self.scoped(|this| {
            if let Pat::Guard(guard) = &mut arm.pat {
                this.bind(&mut guard.pat);
                let before = this.inside.replace(GUARD);
                this.visit_expr_mut(&mut guard.guard);
                this.inside = before;
            } else {
                this.bind(&mut arm.pat);
            }
            this.visit_expr_mut(&mut arm.body);
        });
        self.capitals = around;
    }

    fn visit_field_value_mut(&mut self, field: &mut syn::FieldValue) {
        if field.colon_token.is_none() {
            if let Member::Named(name) = &field.member {
                field.colon_token = Some(syn::Token![:](name.span()));
            }
        }
        self.visit_expr_mut(&mut field.expr);
    }

    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        match expr {
            Expr::Path(path) => {
                let name = path.path.get_ident();
                if let Some(renamed) = name.and_then(|ident| self.mention_value(ident)) {
                    *expr = syntax::name(renamed);
                } else {
                    walk::visit_expr_path_mut(self, path);
                }
            }
            // What is only called may be a generic function, which has no value of its own.
            Expr::Call(call) if syntax::as_name(&call.func).is_some() => {
                let name = syntax::as_name(&call.func).expect("just seen");
                if let Some(renamed) = self.mention(name) {
                    *call.func = syntax::name(renamed);
                }
                for arg in &mut call.args {
                    self.visit_expr_mut(arg);
                }
            }
            Expr::Repeat(repeat) => {
                self.visit_expr_mut(&mut repeat.expr);
                let len = &repeat.len;
                self.foreign_yields("a constant", |yields| yields.visit_expr(len));
            }
            Expr::Macro(mac) => {
                if let Some(call) = self.macro_call(&mut mac.mac) {
                    *expr = call;
                }
            }
            Expr::Group(group) => {
                self.visit_expr_mut(&mut group.expr);
                let span = group.expr.span();
                let inner = &group.expr;
                *expr = match &**inner {
                    simple @ (Expr::Path(_) | Expr::Lit(_) | Expr::Block(_) | Expr::Call(_)) => {
                        simple.clone()
                    }
                    other => syn::parse_quote_spanned!(span=> (#other)),
                };
            }
            Expr::Let(cond) => {
                self.visit_expr_mut(&mut cond.expr);
                self.bind(&mut cond.pat);
            }
            Expr::If(cond) => {
                let then = &mut cond.then_branch;
                self.condition(&mut cond.cond, |this| this.visit_block_mut(then));
                if let Some((_, other)) = &mut cond.else_branch {
                    self.visit_expr_mut(other);
                }
            }
            Expr::While(cond) => {
                let body = &mut cond.body;
                self.condition(&mut cond.cond, |this| this.visit_block_mut(body));
            }
            Expr::ForLoop(each) => {
                self.visit_expr_mut(&mut each.expr);
                self.scoped(|this| {
                    this.bind_irrefutable(&mut each.pat);
                    this.visit_block_mut(&mut each.body);
                });
            }
            Expr::Closure(closure) => self.foreign_body("a closure", |this| {
                for input in &mut closure.inputs {
                    this.bind_irrefutable(input);
                }
                this.visit_expr_mut(&mut closure.body);
            }),
            Expr::Async(block) => {
                self.foreign_body("an `async` block", |this| {
                    this.visit_block_mut(&mut block.block);
                });
            }
            Expr::Const(block) => {
                self.foreign_body("a `const` block", |this| {
                    this.visit_block_mut(&mut block.block);
                });
            }
            Expr::TryBlock(block) => {
                self.foreign_body("a `try` block", |this| {
                    this.visit_block_mut(&mut block.block);
                });
            }
            Expr::Await(wait) if self.inside.is_none() && !self.asks.awaits => {
                self.errors
                    .at(&wait.await_token, diag::await_in(self.asks.form));
            }
            Expr::Return(ret) => {
                if self.inside.is_none() && !self.asks.returns {
                    let value = ret.expr.as_deref();
                    if let Some(returned) = value.and_then(Returned::of) {
                        let message = diag::return_value(returned.item().as_deref());
                        self.errors.at(&value, message);
                    }
                }
                walk::visit_expr_mut(self, expr);
            }
            Expr::Yield(bare) if self.asks.form.reads_yield() => {
                if let Some(place) = self.inside {
                    self.errors.at(&bare.yield_token, misplaced(place));
                }
                let span = bare.yield_token.span;
                let value = match bare.expr.take() {
                    Some(value) => *value,
                    None => syntax::unit(span),
                };
                let call = syntax::name(Ident::new("__yield", span));
                *expr = Expr::Call(syntax::call(call, [value], span));
                self.visit_expr_mut(expr);
            }
            Expr::Yield(bare) => {
                let message = diag::bare_yield(&yielded_by_keyword(bare));
                self.errors.at(&bare.yield_token, message);
            }
            Expr::Try(_) => {
                self.has_try = true;
                walk::visit_expr_mut(self, expr);
            }
            _ => walk::visit_expr_mut(self, expr),
        }
    }
}
