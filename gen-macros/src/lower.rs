//! Syntax to tree: the many forms of Rust become the few of [`crate::ir`].
//!
//! Input: a resolved body. Output: the tree. Guarantee: every yield is a step of its own,
//! everything else is evaluated in the order and as often as written, and temporaries that
//! are alive at a suspension point have become locals.
//!
//! ```text
//! while let Some(x) = stack.pop() { f(a(), yield_!(x)); }
//! =>
//! loop {
//!     let scrutinee = stack.pop();
//!     if let Some(x) = scrutinee { let t = a(); yield x; f(t, ()); } else { break }
//! }
//! ```

mod diverge;
mod expr;
mod heads;
pub(crate) use expr::{is_assignment, is_comparison};
pub(crate) use heads::borrows_receiver;
pub(crate) use jumps::as_jump;
mod jumps;
mod rests;

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::Span;
use syn::spanned::Spanned;
use syn::{Expr, Pat, Stmt};

use crate::borrows::{self, Borrow};
use crate::ir::{Arm, Block, Body, Hold, Jump, JumpTo, Mark, Step, TargetId};
use crate::locals::{LocalId, Locals, local_path};
use crate::macros::StdMacros;
use crate::suspends::{Bindings, Needs};

/// Lowers a body. `needs` says what has to be taken apart besides yields.
pub(crate) fn lower(
    body: syn::Block,
    params: Vec<Param>,
    locals: &mut Locals,
    macros: &StdMacros,
    needs: &Needs,
) -> Body {
    let mut cx = Lower {
        locals,
        macros,
        needs,
        labels: Vec::new(),
        targets: 0,
        jumps: Vec::new(),
        borrows: Vec::new(),
        rests: BTreeMap::new(),
        marks: 0,
        steps: Vec::new(),
        items: Vec::new(),
        temporaries: 0,
        is_operand: false,
        assigned: BTreeSet::new(),
        in_unsafe: 0,
    };
    let mut bound = Vec::new();
    let mut root = cx.block(|cx| {
        let mut patterns = Vec::new();
        for param in params {
            bound.push(param.local);
            if let Some(pat) = param.pat {
                for binding in Bindings::of(&pat) {
                    cx.locals.get_mut(binding.id).hoisted = true;
                }
                let init = cx.path(param.local, param.local_span);
                patterns.push((pat, init));
            }
        }
        // Each argument moves on to a local in its place: bindings and what they leave of the
        // arguments are dropped in turn.
        for (pat, argument) in patterns {
            let init = cx.spill(&argument, "argument");
            cx.destructure(pat, init);
        }
        cx.stmts(body.stmts, Dest::Unit);
    });
    rests::declare(&mut root, &cx.rests);
    Body {
        root,
        params: bound,
        jumps: cx.jumps,
        borrows: cx.borrows,
        marks: cx.marks,
    }
}

/// A parameter: the local that holds the argument, and the pattern it is matched against.
#[derive(Clone)]
pub(crate) struct Param {
    pub(crate) local: LocalId,
    pub(crate) local_span: Span,
    pub(crate) pat: Option<Pat>,
}

/// What becomes of the value of an expression.
#[derive(Clone, Copy)]
enum Dest {
    /// It is dropped.
    Discard,
    /// It is `()`.
    Unit,
    /// It goes into a local.
    Into(LocalId),
}

/// A loop or labelled block that is being taken apart.
struct LabelScope {
    label: Option<String>,
    is_loop: bool,
    target: TargetId,
    result: Dest,
}

struct Lower<'a> {
    locals: &'a mut Locals,
    macros: &'a StdMacros,
    needs: &'a Needs,
    labels: Vec<LabelScope>,
    targets: usize,
    jumps: Vec<Jump>,
    borrows: Vec<Borrow>,
    /// What patterns leave of the user's locals, in order of declaration.
    rests: BTreeMap<LocalId, Vec<LocalId>>,
    marks: usize,
    /// The block that is being made.
    steps: Vec<Step>,
    items: Vec<syn::Item>,
    /// How many steps the block begins with that declare temporaries of its statement.
    temporaries: usize,
    /// The expression is part of a larger one.
    is_operand: bool,
    /// The locals that some step gives a value.
    assigned: BTreeSet<LocalId>,
    in_unsafe: usize,
}

/// The path of the hidden module that expansions name.
pub(crate) fn private() -> syn::Path {
    private_at(Span::call_site())
}

/// The same, at code of the user's: errors that rustc finds there are found in that code.
pub(crate) fn private_at(span: Span) -> syn::Path {
    syn::parse_quote_spanned!(span=> ::gen_core::__private)
}

impl Lower<'_> {
    fn mark(&mut self) -> Mark {
        self.marks += 1;
        self.marks - 1
    }

    /// Makes a block of the steps that `fill` pushes.
    fn block(&mut self, fill: impl FnOnce(&mut Self)) -> Block {
        let steps = std::mem::take(&mut self.steps);
        let items = std::mem::take(&mut self.items);
        let temporaries = std::mem::take(&mut self.temporaries);
        let is_operand = std::mem::take(&mut self.is_operand);
        fill(self);
        self.temporaries = temporaries;
        self.is_operand = is_operand;
        let steps = std::mem::replace(&mut self.steps, steps);
        let items = std::mem::replace(&mut self.items, items);
        let suspends = steps.iter().any(Step::suspends);
        let end = self.mark();
        Block {
            steps,
            items,
            end,
            suspends,
        }
    }

    fn scope(&mut self, fill: impl FnOnce(&mut Self)) {
        let body = self.block(fill);
        let join = self.mark();
        self.steps.push(Step::Scope {
            target: None,
            body,
            join,
        });
    }

    /// One statement: its temporaries are dropped at its end.
    fn statement(&mut self, fill: impl FnOnce(&mut Self)) {
        let body = self.block(fill);
        if body.items.is_empty()
            && !body
                .steps
                .iter()
                .any(|step| matches!(step, Step::Declare { .. } | Step::Let { .. }))
        {
            self.steps.extend(body.steps);
        } else {
            let join = self.mark();
            self.steps.push(Step::Scope {
                target: None,
                body,
                join,
            });
        }
    }

    fn hidden(&mut self, name: &str, span: Span) -> LocalId {
        let local = self
            .locals
            .add_hidden(name, span.resolved_at(Span::mixed_site()));
        self.steps.push(Step::Declare { local, ty: None });
        local
    }

    fn path(&self, local: LocalId, span: Span) -> Expr {
        let ident = self.locals.ident(local, span);
        syn::parse_quote!(#ident)
    }

    fn assign(&mut self, local: LocalId, value: &Expr) {
        self.assigned.insert(local);
        let target = self.path(local, self.locals.get(local).span);
        // `#[init]` tells emission that the variable is empty before.
        let assign: syn::ExprAssign = syn::parse_quote!(#target = #value);
        let assign = syn::ExprAssign {
            attrs: vec![syn::parse_quote!(#[init])],
            ..assign
        };
        self.steps.push(Step::Leaf(Stmt::Expr(
            Expr::Assign(assign),
            Some(syn::Token![;](value.span())),
        )));
    }

    /// Evaluates a leaf into a temporary.
    fn spill(&mut self, value: &Expr, name: &str) -> Expr {
        let local = self.hidden(name, value.span());
        self.fill(local, value)
    }

    /// The same for a temporary that lives to the end of the statement: its operands, which
    /// are dropped before it on unwinding, are declared behind it.
    fn spill_temporary(&mut self, value: &Expr, name: &str) -> Expr {
        let span = value.span().resolved_at(Span::mixed_site());
        let local = self.locals.add_hidden(name, span);
        self.steps
            .insert(self.temporaries, Step::Declare { local, ty: None });
        self.temporaries += 1;
        self.fill(local, value)
    }

    fn fill(&mut self, local: LocalId, value: &Expr) -> Expr {
        self.learn(local, value);
        self.assign(local, value);
        self.path(local, value.span())
    }

    /// Lowers an expression into a local. One that never gives a value gives it a type.
    fn into_local(&mut self, expr: Expr, local: LocalId) {
        self.into_dest(expr, Dest::Into(local));
        if !self.assigned.contains(&local) {
            self.assign(local, &syn::parse_quote!(::core::unreachable!()));
        }
    }

    fn stmts(&mut self, stmts: Vec<Stmt>, dest: Dest) {
        let count = stmts.len();
        let mut has_tail = false;
        for (at, stmt) in stmts.into_iter().enumerate() {
            match stmt {
                Stmt::Expr(expr, None) if at + 1 == count => {
                    has_tail = true;
                    self.statement(|cx| cx.into_dest(expr, dest));
                }
                other => self.stmt(other),
            }
        }
        // A block without a tail has the value `()`, or never ends.
        if let (Dest::Into(local), false) = (dest, has_tail) {
            if self.never_end(&self.steps) {
                return;
            }
            // Whether the last statement ends is for rustc to see: `{ exit(1); }`.
            let last = match self.steps.last() {
                Some(Step::Leaf(Stmt::Expr(expr, _))) if !is_init(expr) => self.steps.pop(),
                _ => None,
            };
            let value = match last {
                Some(Step::Leaf(stmt)) => {
                    let Stmt::Expr(expr, _) = stmt else {
                        unreachable!("just seen")
                    };
                    syn::parse_quote!({ #expr; })
                }
                _ => syn::parse_quote!(()),
            };
            self.assign(local, &value);
        }
    }

    fn stmt(&mut self, stmt: Stmt) {
        match stmt {
            Stmt::Item(item) => self.items.push(item),
            Stmt::Local(local) => self.local(local),
            Stmt::Expr(expr, semi) if self.needs.expr(&expr) => {
                self.statement(|cx| {
                    cx.into_dest(
                        expr,
                        if semi.is_some() {
                            Dest::Discard
                        } else {
                            Dest::Unit
                        },
                    )
                });
            }
            Stmt::Expr(expr, semi) => {
                let expr = self.leaf(expr);
                if let Some(jump) = jumps::as_jump(&expr) {
                    self.steps.push(Step::Jump(jump));
                } else {
                    self.steps.push(Step::Leaf(Stmt::Expr(expr, semi)));
                }
            }
            Stmt::Macro(_) => self.steps.push(Step::Leaf(stmt)),
        }
    }

    /// `let`: a declaration, then the value.
    fn local(&mut self, local: syn::Local) {
        let (mut pat, ty) = match local.pat {
            Pat::Type(typed) => (*typed.pat, Some(*typed.ty)),
            pat => (pat, None),
        };
        for binding in Bindings::of(&pat) {
            self.locals.get_mut(binding.id).hoisted = true;
        }
        let simple = match &pat {
            Pat::Ident(ident) if ident.by_ref.is_none() && ident.subpat.is_none() => {
                crate::locals::local_of(&ident.ident)
            }
            _ => None,
        };
        let Some(init) = local.init else {
            if let Some(local) = simple {
                self.steps.push(Step::Declare { local, ty });
            } else {
                for binding in Bindings::of(&pat) {
                    self.steps.push(Step::Declare {
                        local: binding.id,
                        ty: None,
                    });
                }
            }
            return;
        };
        let expr = *init.expr;
        let els = init.diverge.map(|(_, els)| *els);
        if let (Some(local), None) = (simple, &els) {
            self.learn(local, &expr);
            if let Some(ty) = &ty {
                learn_type(self.locals.get_mut(local), ty);
            }
            self.borrows
                .extend(borrows::of_value(local, &expr, ty.is_some(), self.locals));
            // The temporaries that the binding keeps alive are declared before it.
            let value = if self.needs.expr(&expr) {
                None
            } else {
                Some(self.extended(expr.clone()))
            };
            self.steps.push(Step::Declare { local, ty });
            match value {
                Some(value) => {
                    let value = self.leaf(value);
                    self.assign(local, &value);
                }
                None => self.statement(|cx| cx.into_local(expr, local)),
            }
            return;
        }
        if matches!(pat, Pat::Wild(_)) && els.is_none() {
            // Nothing is bound: a value is dropped at once, a place is left alone.
            let ty = ty.map(|ty| quote::quote!(: #ty));
            if self.needs.expr(&expr) {
                self.statement(|cx| {
                    let value = cx.value(expr);
                    cx.steps
                        .push(Step::Leaf(syn::parse_quote!(let _ #ty = #value;)));
                });
            } else {
                let extended = self.extended(expr);
                let value = self.leaf(extended);
                self.steps
                    .push(Step::Leaf(syn::parse_quote!(let _ #ty = #value;)));
            }
            return;
        }
        self.copy_pattern(&pat, &expr);
        self.borrows
            .extend(borrows::of_pattern(&pat, &expr, self.locals));
        let by_ref = rests::binds_by_ref(&pat);
        let mut value = if self.needs.expr(&expr) {
            let local = self.hidden("value", expr.span());
            self.statement(|cx| cx.into_local(expr.clone(), local));
            self.path(local, expr.span())
        } else {
            let extended = self.extended(expr);
            self.leaf(extended)
        };
        if by_ref && !crate::suspends::names_place(&value) && !matches!(value, Expr::Reference(_)) {
            value = self.spill(&value, "value");
        }
        let (held, rests) = self.hold(&mut pat, &value);
        let els = els.map(|els| self.block(|cx| cx.into_dest(els, Dest::Discard)));
        let pat = match ty {
            Some(ty) => Pat::Type(syn::PatType {
                attrs: Vec::new(),
                pat: Box::new(pat),
                colon_token: syn::Token![:](Span::call_site()),
                ty: Box::new(ty),
            }),
            None => pat,
        };
        self.steps.push(Step::Let {
            pat,
            init: value,
            els,
            held,
        });
        self.keep_rests(rests);
    }

    /// `let pat = init;` with an irrefutable pattern.
    fn destructure(&mut self, mut pat: Pat, init: Expr) {
        let (held, rests) = self.hold(&mut pat, &init);
        self.steps.push(Step::Let {
            pat,
            init,
            els: None,
            held,
        });
        self.keep_rests(rests);
    }

    /// Takes a part of a local out into a temporary.
    fn take_part(&mut self, part: Expr) -> Expr {
        let Some(local) = crate::suspends::root_local(&part) else {
            return part;
        };
        let taken = self.spill(&part, "part");
        let binding = local_path(&taken).expect("a temporary");
        let mark = self.mark();
        self.steps.push(Step::Taken(Hold {
            local,
            bindings: vec![binding],
            takes_all: false,
            nameable: false,
            mark,
        }));
        taken
    }

    /// Lowers an expression, control flow included, towards a destination.
    fn into_dest(&mut self, expr: Expr, dest: Dest) {
        if !self.needs.expr(&expr) {
            let expr = self.leaf(expr);
            return self.finish(expr, dest);
        }
        match expr {
            Expr::Paren(paren) => self.into_dest(*paren.expr, dest),
            Expr::Block(block) => {
                if let Some(label) = block.label {
                    let target = self.open(Some(&label.name), false, dest);
                    let body = self.block(|cx| cx.stmts(block.block.stmts, dest));
                    self.close();
                    let join = self.mark();
                    self.steps.push(Step::Scope {
                        target: Some(target),
                        body,
                        join,
                    });
                } else {
                    self.scope(|cx| cx.stmts(block.block.stmts, dest));
                }
            }
            Expr::Unsafe(block) => {
                self.in_unsafe += 1;
                self.scope(|cx| cx.stmts(block.block.stmts, dest));
                self.in_unsafe -= 1;
            }
            Expr::If(cond) => self.branch(
                *cond.cond,
                cond.then_branch,
                cond.else_branch.map(|(_, e)| *e),
                dest,
            ),
            Expr::Match(matching) => self.matching(matching, dest),
            Expr::Loop(looping) => {
                self.looping(looping.label, dest, |cx| {
                    cx.stmts(looping.body.stmts, Dest::Unit)
                });
            }
            Expr::While(looping) => {
                let target = TargetId(self.targets);
                self.looping(looping.label, Dest::Discard, |cx| {
                    let jump = cx.jump(JumpTo::Exit(target));
                    cx.branch(
                        *looping.cond,
                        looping.body,
                        Some(jumps::placeholder(jump)),
                        Dest::Discard,
                    );
                });
                self.unit(dest);
            }
            Expr::ForLoop(each) => {
                self.each(each);
                self.unit(dest);
            }
            other => {
                let value = self.value(other);
                self.finish(value, dest);
            }
        }
    }

    fn unit(&mut self, dest: Dest) {
        if let Dest::Into(local) = dest {
            self.assign(local, &syn::parse_quote!(()));
        }
    }

    /// Sends a leaf to its destination.
    fn finish(&mut self, value: Expr, dest: Dest) {
        if let Some(jump) = jumps::as_jump(&value) {
            self.steps.push(Step::Jump(jump));
            return;
        }
        match dest {
            Dest::Into(local) if !self.diverges(&value) => self.assign(local, &value),
            Dest::Unit if !self.diverges(&value) && !is_unit(&value) => {
                let span = value.span();
                self.steps.push(Step::Leaf(
                    syn::parse_quote_spanned!(span=> let _: () = #value;),
                ));
            }
            _ if is_unit(&value) => {}
            _ => self.steps.push(Step::Leaf(Stmt::Expr(
                value,
                Some(syn::Token![;](Span::call_site())),
            ))),
        }
    }

    fn matching(&mut self, matching: syn::ExprMatch, dest: Dest) {
        let matched = (*matching.expr).clone();
        let scrutinee = self.head(*matching.expr);
        let mut arms = Vec::new();
        for arm in matching.arms {
            let opened = self.needs.expr(&arm.body);
            let mut pat = arm.pat;
            let plain = match &mut pat {
                Pat::Guard(guard) => &mut *guard.pat,
                pat => pat,
            };
            if opened {
                for binding in Bindings::of(plain) {
                    let local = self.locals.get_mut(binding.id);
                    local.hoisted = true;
                    local.refutable = true;
                }
            }
            self.borrows
                .extend(borrows::of_pattern(plain, &matched, self.locals));
            let (held, rests) = self.hold(plain, &scrutinee);
            let body = self.block(|cx| {
                cx.keep_rests(rests);
                cx.into_dest(*arm.body, dest);
            });
            if let Pat::Guard(guard) = &mut pat {
                *guard.guard = self.leaf((*guard.guard).clone());
            }
            arms.push(Arm { pat, body, held });
        }
        let join = self.mark();
        self.steps.push(Step::Match {
            scrutinee,
            arms,
            join,
        });
    }

    fn open(&mut self, label: Option<&syn::Lifetime>, is_loop: bool, result: Dest) -> TargetId {
        let target = TargetId(self.targets);
        self.targets += 1;
        self.labels.push(LabelScope {
            label: label.map(|l| l.ident.to_string()),
            is_loop,
            target,
            result,
        });
        target
    }

    fn close(&mut self) {
        self.labels.pop();
    }

    fn looping(&mut self, label: Option<syn::Label>, dest: Dest, fill: impl FnOnce(&mut Self)) {
        let label = label.map(|l| l.name);
        let target = self.open(label.as_ref(), true, dest);
        let body = self.block(fill);
        self.close();
        let (entry, head, exit) = (self.mark(), self.mark(), self.mark());
        self.steps.push(Step::Loop {
            target,
            label,
            body,
            entry,
            head,
            exit,
        });
    }

    /// `for pat in items { body }`
    // Output: { let iter = into_iter(items); loop { let Some(pat) = next(&mut iter) else { break }; body } }
    fn each(&mut self, each: syn::ExprForLoop) {
        let span = each.in_token.span();
        self.scope(|cx| {
            let ranged = matches!(strip_parens(&each.expr), Expr::Range(_));
            let items = cx.value(*each.expr);
            let iter = cx.hidden("iter", span);
            cx.borrows
                .extend(borrows::of_items(iter, &items, cx.locals));
            let items_span = items.span();
            let krate = private_at(items_span);
            cx.assign(
                iter,
                &syn::parse_quote_spanned!(items_span=> #krate::IntoIterator::into_iter(#items)),
            );
            let target = TargetId(cx.targets);
            cx.looping(each.label, Dest::Discard, |cx| {
                let iter = cx.path(iter, items_span);
                let init: Expr =
                    syn::parse_quote_spanned!(items_span=> #krate::Iterator::next(&mut #iter));
                let jump = cx.jump(JumpTo::Exit(target));
                let els = Some(cx.block(|cx| cx.steps.push(Step::Jump(jump))));
                let mut pat = *each.pat;
                if matches!(pat, Pat::Or(_)) {
                    pat = syn::parse_quote!((#pat));
                }
                for binding in Bindings::of(&pat) {
                    let local = cx.locals.get_mut(binding.id);
                    local.hoisted = true;
                    local.copy |= ranged;
                    local.primitive |= ranged;
                }
                if rests::leaves_parts(&pat) || rests::binds_by_ref(&pat) {
                    let item_span = span.resolved_at(Span::mixed_site());
                    let item = cx.locals.add_bound("item", item_span);
                    cx.locals.get_mut(item).copy = ranged;
                    let ident = cx.locals.ident(item, item_span);
                    let some: Pat = syn::parse_quote_spanned!(span=> #krate::Some(#ident));
                    cx.steps.push(Step::Let {
                        pat: some,
                        init,
                        els,
                        held: None,
                    });
                    let item = cx.path(item, span);
                    cx.destructure(pat, item);
                } else {
                    let some: Pat = syn::parse_quote_spanned!(span=> #krate::Some(#pat));
                    cx.steps.push(Step::Let {
                        pat: some,
                        init,
                        els,
                        held: None,
                    });
                }
                cx.scope(|cx| cx.stmts(each.body.stmts, Dest::Unit));
            });
        });
    }
}

fn strip_parens(expr: &Expr) -> &Expr {
    match expr {
        Expr::Paren(paren) => strip_parens(&paren.expr),
        other => other,
    }
}

/// Whether a leaf is an assignment of [`Lower::assign`].
fn is_init(expr: &Expr) -> bool {
    matches!(expr, Expr::Assign(assign) if assign.attrs.iter().any(|attr| attr.path().is_ident("init")))
}

fn is_unit(expr: &Expr) -> bool {
    matches!(expr, Expr::Tuple(tuple) if tuple.elems.is_empty())
}

/// Records what a written type tells of a local.
pub(crate) fn learn_type(local: &mut crate::locals::Local, ty: &syn::Type) {
    local.copy |= is_copy_type(ty);
    local.owned |= match ty {
        syn::Type::Array(_) => true,
        syn::Type::Path(path) => path
            .path
            .segments
            .last()
            .is_some_and(|s| is_owner(&s.ident.to_string())),
        _ => false,
    };
    local.primitive |= matches!(ty, syn::Type::Path(_)) && is_copy_type(ty);
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

/// Whether a type has nothing to drop, as far as syntax tells.
pub(crate) fn is_copy_type(ty: &syn::Type) -> bool {
    match ty {
        syn::Type::Reference(_) | syn::Type::Ptr(_) => true,
        syn::Type::Path(path) if path.qself.is_none() => {
            path.path.get_ident().is_some_and(|ident| {
                matches!(
                    ident.to_string().as_str(),
                    "u8" | "u16"
                        | "u32"
                        | "u64"
                        | "u128"
                        | "usize"
                        | "i8"
                        | "i16"
                        | "i32"
                        | "i64"
                        | "i128"
                        | "isize"
                        | "f32"
                        | "f64"
                        | "bool"
                        | "char"
                )
            })
        }
        syn::Type::Tuple(tuple) => tuple.elems.iter().all(is_copy_type),
        syn::Type::Array(array) => is_copy_type(&array.elem),
        syn::Type::Paren(paren) => is_copy_type(&paren.elem),
        _ => false,
    }
}
