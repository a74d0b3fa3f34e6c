//! Yields where no generator is, and values that go nowhere.

use proc_macro2::Ident;
use quote::ToTokens;
use syn::punctuated::Punctuated;
use syn::{Expr, Pat, Token};

use super::{GUARD, Resolver};
use crate::diag::{self, Errors};
use crate::lints::Levels;
use crate::macros::{find_yield, is_known, is_yield_name};
use crate::signature::said;
use crate::syntax;
use crate::walk::{self, Visit};

/// The message for a yield at a place that is not the generator's own body.
pub(super) fn misplaced(place: &'static str) -> String {
    if place == GUARD {
        diag::YIELD_IN_GUARD.to_owned()
    } else {
        diag::yield_inside(place)
    }
}

/// The value of `yield x` and of `yield!(x)`, which rustc reads as `yield (!(x))`.
pub(super) fn yielded_by_keyword(bare: &syn::ExprYield) -> String {
    let Some(value) = bare.expr.as_deref() else {
        return "x".to_owned();
    };
    match value {
        Expr::Unary(syn::ExprUnary {
            op: syn::UnOp::Not(_),
            expr,
            ..
        }) => match &**expr {
            Expr::Paren(paren) => said(&paren.expr),
            other => said(other),
        },
        value => said(value),
    }
}

/// Whether an expression has a value that is certainly not `()`.
fn is_value(expr: &Expr) -> bool {
    match expr {
        Expr::Lit(_)
        | Expr::Array(_)
        | Expr::Closure(_)
        | Expr::Reference(_)
        | Expr::Repeat(_)
        | Expr::Struct(_)
        | Expr::Range(_) => true,
        Expr::Tuple(tuple) => !tuple.elems.is_empty(),
        Expr::Paren(paren) => is_value(&paren.expr),
        Expr::Group(group) => is_value(&group.expr),
        Expr::Cast(cast) => matches!(&*cast.ty, syn::Type::Path(_)),
        Expr::Binary(binary) => {
            crate::lower::is_comparison(&binary.op)
                || (is_value(&binary.left) && is_value(&binary.right))
        }
        _ => false,
    }
}

/// What a body would give back if it were a `next`.
pub(super) enum Returned<'a> {
    Item(&'a Expr),
    /// That there are no more items.
    End,
}

impl<'a> Returned<'a> {
    /// `None` if it may be `()`.
    pub(super) fn of(value: &'a Expr) -> Option<Self> {
        match value {
            Expr::Path(path) => path.path.is_ident("None").then_some(Self::End),
            Expr::Call(call) if call.args.len() == 1 => {
                let (variant, inner) = (syntax::as_name(&call.func)?, &call.args[0]);
                let is_unit = matches!(inner, Expr::Tuple(tuple) if tuple.elems.is_empty());
                match variant.to_string().as_str() {
                    "Some" => Some(Self::Item(inner)),
                    "Ok" if is_unit => Some(Self::End),
                    "Ok" | "Err" => Some(Self::Item(value)),
                    _ => None,
                }
            }
            other => is_value(other).then_some(Self::Item(other)),
        }
    }

    /// The item, as the user would write it.
    pub(super) fn item(&self) -> Option<String> {
        match self {
            Self::Item(item) => Some(said(item)),
            Self::End => None,
        }
    }
}

/// Reports yields in items, types and constants: code that no pass looks into.
pub(super) struct Misplaced<'a> {
    pub(super) place: &'static str,
    pub(super) errors: &'a mut Errors,
}

impl Visit for Misplaced<'_> {
    fn visit_item_fn(&mut self, function: &syn::ItemFn) {
        if !function.attrs.iter().any(crate::fallback::is_ours) {
            walk::visit_item_fn(self, function);
        }
    }

    fn visit_impl_item_fn(&mut self, function: &syn::ImplItemFn) {
        if !function.attrs.iter().any(crate::fallback::is_ours) {
            walk::visit_impl_item_fn(self, function);
        }
    }

    fn visit_trait_item_fn(&mut self, function: &syn::TraitItemFn) {
        if !function.attrs.iter().any(crate::fallback::is_ours) {
            walk::visit_trait_item_fn(self, function);
        }
    }

    fn visit_item_macro(&mut self, _: &syn::ItemMacro) {}

    fn visit_expr(&mut self, expr: &Expr) {
        match expr {
            Expr::Yield(bare) => self.errors.at(&bare.yield_token, misplaced(self.place)),
            _ => walk::visit_expr(self, expr),
        }
    }

    fn visit_macro(&mut self, mac: &syn::Macro) {
        let Some(name) = mac.path.segments.last().map(|segment| &segment.ident) else {
            return;
        };
        if is_yield_name(name) {
            self.errors.at(name, misplaced(self.place));
        } else if let Some(name) = find_yield(&mac.tokens) {
            self.errors.at(&name, misplaced(self.place));
        }
    }
}

impl Resolver<'_> {
    /// Whether the body itself imports a macro, so that its path means nothing outside.
    pub(super) fn is_imported_inside(&self, path: &syn::Path) -> bool {
        let name = path.get_ident().map(ToString::to_string);
        name.is_some_and(|name| {
            let says = |import: &String, word: &str| {
                import
                    .split(|c: char| !(c.is_alphanumeric() || c == '_'))
                    .any(|said| said == word)
            };
            // `use facade::*` where gen-core is `facade::gen_core`.
            let segments = self.krate.segments.iter().map(|s| s.ident.to_string());
            let crates: Vec<_> = segments.filter(|s| s != "crate" && s != "self").collect();
            let everything = |import: &String| {
                import.contains('*') && crates.iter().any(|krate| says(import, krate))
            };
            self.imports
                .iter()
                .any(|import| says(import, &name) || everything(import))
        })
    }

    /// What is yielded.
    pub(super) fn yielded(&mut self, name: &Ident, mac: &syn::Macro) -> Option<Expr> {
        let tokens = &mac.tokens;
        if tokens.is_empty() {
            if name == "yield_from" {
                self.errors.at(name, diag::YIELD_FROM_WITHOUT_VALUE);
                return None;
            }
            if !self.asks.yields_unit {
                self.errors.at(name, diag::YIELD_WITHOUT_VALUE);
                return None;
            }
            return Some(syntax::unit(name.span()));
        }
        if let Some(path) = syntax::path_of(tokens.clone()) {
            return Some(path);
        }
        // What ends too early ends at the parenthesis.
        let several = mac.parse_body_with(Punctuated::<Expr, Token![,]>::parse_terminated);
        match several {
            Ok(values) if values.len() == 1 => {
                let mut misread = Misread::new(self.errors, false);
                misread.visit_expr(&values[0]);
                let lints = misread.lints;
                self.lints.extend(lints);
                values.into_iter().next()
            }
            Ok(values) => {
                self.errors.at(
                    &values,
                    diag::several_values(&name.to_string(), &said(&values)),
                );
                None
            }
            Err(error) => {
                self.errors.push(error);
                None
            }
        }
    }
}

/// Finds what is syntax to `syn` but makes no sense: no pass is prepared for it.
pub(super) struct Misread<'a> {
    pub(super) errors: &'a mut Errors,
    /// rustc has parsed the code before any macro sees it.
    is_parsed: bool,
    /// A `let` is where none can be, and rustc has said so.
    pub(super) rustc_says: bool,
    /// How many loops are around the current place; in code of its own, rustc counts.
    loops: usize,
    /// In the condition of a `while`.
    in_condition: bool,
    pub(super) lints: Levels,
}

impl<'a> Misread<'a> {
    pub(super) fn new(errors: &'a mut Errors, is_parsed: bool) -> Self {
        Self {
            errors,
            is_parsed,
            rustc_says: false,
            // What leaves a block is another mistake.
            loops: usize::from(!is_parsed),
            in_condition: false,
            lints: Levels::default(),
        }
    }

    fn within_loop(&mut self, visit: impl FnOnce(&mut Self)) {
        let in_condition = std::mem::take(&mut self.in_condition);
        self.loops += 1;
        visit(self);
        self.loops -= 1;
        self.in_condition = in_condition;
    }

    fn jump(&mut self, word: &str, label: Option<&syn::Lifetime>, keyword: &dyn ToTokens) {
        if label.is_some() {
            return;
        }
        if self.in_condition {
            self.errors.at(keyword, diag::JUMP_IN_CONDITION);
        } else if self.loops == 0 {
            self.errors.at(keyword, diag::outside_of_loop(word));
        }
    }

    /// A condition: here alone `let` is an expression.
    fn condition(&mut self, cond: &Expr) {
        match cond {
            Expr::Let(binding) => self.visit_expr(&binding.expr),
            Expr::Binary(binary) if matches!(binary.op, syn::BinOp::And(_)) => {
                self.condition(&binary.left);
                self.condition(&binary.right);
            }
            other => self.visit_expr(other),
        }
    }

    fn assignee(&mut self, left: &Expr) {
        let ok = match left {
            Expr::Tuple(tuple) => return tuple.elems.iter().for_each(|e| self.assignee(e)),
            Expr::Array(array) => return array.elems.iter().for_each(|e| self.assignee(e)),
            Expr::Call(call) if matches!(*call.func, Expr::Path(_)) => {
                return call.args.iter().for_each(|e| self.assignee(e));
            }
            Expr::Struct(strct) => {
                if let Some(rest) = &strct.rest {
                    self.errors.at(rest, diag::REST_WITH_VALUE);
                }
                return strct.fields.iter().for_each(|f| self.assignee(&f.expr));
            }
            Expr::Paren(paren) => return self.assignee(&paren.expr),
            Expr::Group(group) => return self.assignee(&group.expr),
            Expr::Range(range) => range.start.is_none() && range.end.is_none(),
            Expr::Infer(_) | Expr::Path(_) | Expr::Field(_) | Expr::Index(_) => true,
            Expr::Unary(unary) => matches!(unary.op, syn::UnOp::Deref(_)),
            // Any other macro may expand to a place.
            Expr::Macro(mac) => {
                let name = mac.mac.path.segments.last();
                !name.is_some_and(|name| is_yield_name(&name.ident) || is_known(&name.ident))
            }
            _ => false,
        };
        if !ok {
            self.errors.at(left, diag::NO_PLACE);
        }
    }
}

impl Visit for Misread<'_> {
    fn visit_attribute(&mut self, attr: &syn::Attribute) {
        self.lints.note(attr);
    }

    fn visit_expr(&mut self, expr: &Expr) {
        match expr {
            Expr::If(cond) => {
                self.condition(&cond.cond);
                self.visit_block(&cond.then_branch);
                if let Some((_, other)) = &cond.else_branch {
                    self.visit_expr(other);
                }
            }
            Expr::While(cond) => self.within_loop(|this| {
                this.in_condition = true;
                this.condition(&cond.cond);
                this.in_condition = false;
                this.visit_block(&cond.body);
            }),
            Expr::Loop(_) | Expr::ForLoop(_) | Expr::Closure(_) | Expr::Async(_) => {
                self.within_loop(|this| walk::visit_expr(this, expr));
            }
            Expr::Break(brk) => {
                self.jump("break", brk.label.as_ref(), &brk.break_token);
                walk::visit_expr(self, expr);
            }
            Expr::Continue(cont) => {
                self.jump("continue", cont.label.as_ref(), &cont.continue_token);
            }
            Expr::Let(_) if self.is_parsed => self.rustc_says = true,
            Expr::Let(binding) => self.errors.at(&binding.let_token, diag::MISPLACED_LET),
            Expr::Assign(assign) => {
                self.assignee(&assign.left);
                walk::visit_expr(self, expr);
            }
            _ => walk::visit_expr(self, expr),
        }
    }

    fn visit_pat(&mut self, pat: &Pat) {
        match pat {
            Pat::Guard(guard) => self.condition(&guard.guard),
            _ => walk::visit_pat(self, pat),
        }
    }

    fn visit_item(&mut self, item: &syn::Item) {
        // `yield_! name (value)` reads as if it defined a macro.
        if let syn::Item::Macro(mac) = item {
            let name = mac.mac.path.segments.last().map(|last| &last.ident);
            if let Some(name) = name.filter(|name| is_yield_name(name)) {
                self.errors.at(name, diag::YIELD_WITHOUT_VALUE);
            }
        }
    }
}
