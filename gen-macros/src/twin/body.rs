//! The body of a twin: what it declares can change, and its yields overwrite what may be lent.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::{Expr, Pat, Stmt};

use super::Facts;
use super::kept::Kept;
use crate::flat::Set;
use crate::lower::{is_assignment, ours, ours_at, private_at};
use crate::macros::is_yield_name;
use crate::signature::Kind;
use crate::suspends::root_ident;
use crate::syntax::{self, text_of};
use crate::verbatim;
use crate::walk::{self, Visit, VisitMut};

/// Rewrites the parameters and the body. Returns what is kept there; `None` if a yield stands where
/// a twin cannot have it.
pub(super) fn rewrite(
    sig: &mut syn::Signature,
    body: &mut syn::Block,
    types: Types<'_>,
    names: Names<'_>,
) -> Option<Kept> {
    let mut twin = Twin {
        types,
        names,
        kept: Kept::of(body),
        yields: 0,
        is_unordered: false,
        called: Set::new(),
        scope: Vec::new(),
        operands: 0,
        is_unfit: false,
    };
    let inputs = sig.inputs.iter_mut();
    let pats = inputs.filter_map(|input| match input {
        syn::FnArg::Typed(typed) => Some(&mut *typed.pat),
        syn::FnArg::Receiver(_) => None,
    });
    twin.within((pats.collect(), true), body);
    // Where operands yield, the machine may number its yields in another order.
    let facts = names.facts;
    let is_numbered = !facts.behind.is_empty() || !facts.kept.is_empty() && !twin.kept.is_empty();
    let is_unknown = twin.is_unordered && is_numbered;
    (!twin.is_unfit && !is_unknown).then_some(twin.kept)
}

/// The types of what a generator is given and gives out.
#[derive(Clone, Copy)]
pub(super) struct Types<'a> {
    item: &'a syn::Type,
    /// What a coroutine is resumed with.
    argument: Option<&'a syn::Type>,
    /// What a coroutine returns.
    pub(super) returns: Option<&'a syn::Type>,
}

impl<'a> Types<'a> {
    /// `None` if they cannot all be named.
    pub(super) fn of(kind: &'a Kind) -> Option<Self> {
        let exchange = kind.coroutine.as_ref();
        let (argument, returns) = match exchange {
            None => (None, None),
            Some(exchange) => (
                Some(exchange.argument.as_ref()?),
                Some(exchange.returns.as_ref()?),
            ),
        };
        let item = kind.item.as_ref()?;
        Some(Self {
            item,
            argument,
            returns,
        })
    }
}

/// What a body is rewritten for, by name.
#[derive(Clone, Copy)]
pub(super) struct Names<'a> {
    /// What something may borrow.
    pub(super) lent: &'a Set<String>,
    /// The `&mut` parameters through which something may be borrowed.
    pub(super) referring: &'a Set<String>,
    pub(super) facts: &'a Facts,
}

/// Makes the body of a twin.
struct Twin<'a> {
    types: Types<'a>,
    names: Names<'a>,
    kept: Kept,
    /// How many yields there are so far.
    yields: usize,
    /// Some of them are in operands.
    is_unordered: bool,
    /// The names of what methods have been called of so far: rustc knows their types.
    called: Set<String>,
    /// The variables in scope, and whether they are `mut`.
    scope: Vec<(Ident, bool)>,
    /// How many expressions around the current place have operands: rustc may have begun to
    /// borrow one, where the machine begins when it has all.
    operands: usize,
    /// A yield stands where a twin cannot have it.
    is_unfit: bool,
}

impl Twin<'_> {
    /// Makes variables of what a pattern binds. Returns what else has to be declared for that.
    /// `has_value`: all of it has one there.
    fn bind(&mut self, pat: &mut Pat, has_value: bool) -> Vec<Stmt> {
        let simple = match pat {
            Pat::Type(typed) => &mut *typed.pat,
            pat => pat,
        };
        let krate = private_at(Span::mixed_site());
        let mut declared = Vec::new();
        let (names, is_simple) = match simple {
            Pat::Ident(name) if is_variable(name) && self.is_lent(&name.ident) => {
                // At its span the user's name is a name for rustc.
                name.mutability = Some(syn::Token![mut](name.ident.span()));
                (vec![name.ident.clone()], true)
            }
            // There, `mut` might change what the pattern binds to.
            pat => (names_in(pat), false),
        };
        for name in names {
            if !self.is_lent(&name) {
                self.scope.push((name, false));
                continue;
            }
            let is_asked = self.names.facts.owners.contains(&text_of(&name));
            if has_value && !is_simple {
                let token = syn::Token![mut](name.span());
                declared.push(syn::parse_quote!(let #token #name = #krate::identity(#name);));
            }
            if has_value && is_asked {
                let ty = type_of(&name);
                declared.push(syn::parse_quote!(let #ty = #krate::probe(&#name);));
            }
            let can_change = has_value || is_simple && !is_asked;
            self.scope.push((name, can_change));
        }
        declared
    }

    fn is_lent(&self, name: &Ident) -> bool {
        let text = text_of(name);
        // For tests, all might be.
        self.names.lent.contains(&text)
            || cfg!(gen_twin_always) && !self.names.facts.others.contains(&text)
    }

    /// A block with what patterns bind for it.
    fn within(&mut self, (pats, has_value): (Vec<&mut Pat>, bool), block: &mut syn::Block) {
        let outside = self.scope.len();
        let declared: Vec<_> = pats
            .into_iter()
            .flat_map(|pat| self.bind(pat, has_value))
            .collect();
        self.visit_block_mut(block);
        block.stmts.splice(0..0, declared);
        self.scope.truncate(outside);
    }

    /// `yield_!(value)`, `yield_from!(child)`
    // Output: { let item: Item = value; if false { x = any() } .. any::<Argument>() }
    //         { let child = child(child); if false { x = any() } .. run(child, &mut |_: Item| ()) }
    fn yielded(&mut self, mac: &syn::Macro) -> Option<Expr> {
        let name = mac.path.get_ident()?;
        let is_delegation = name == "yield_from";
        if name != "yield_" && !is_delegation {
            return None;
        }
        let (at, value, ty) = (name.span(), &mac.tokens, self.types.item);
        let (krate, item) = (private_at(at), ours("item"));
        let number = self.yields;
        self.yields += 1;
        self.is_unordered |= self.operands > 0;
        let mut seen = Set::new();
        let scope = self.scope.iter().rev().filter(|_| self.operands == 0);
        let changed = scope.filter(|(name, can_change)| {
            let text = text_of(name);
            let is_known = !self.names.facts.owners.contains(&text) || self.called.contains(&text);
            // What it hides cannot be named.
            seen.insert(text) && *can_change && is_known
        });
        let changed = changed.map(|(name, _)| {
            let text = text_of(name);
            let asked = self.names.facts.owners.contains(&text_of(name)).then(|| {
                let ty = type_of(name);
                // Nothing follows where the answer is that it owns it.
                quote_spanned!(at=> { use #krate::types::*; (&&&&#ty).__gen_owner().or_end(); })
            });
            let mut name = name.clone();
            name.set_span(at.resolved_at(name.span()));
            (text, quote_spanned!(at=> #asked #name = #krate::any();))
        });
        let changed: Vec<_> = changed.collect();
        let facts = self.names.facts;
        let is_held = |name: &String| {
            facts
                .kept
                .iter()
                .any(|(at, kept)| *at == number && kept == name)
        };
        let kept = self.kept.used(is_held, &changed, at);
        // Each on a way of its own: what holds the borrow is overwritten, too.
        let changed = changed.into_iter();
        let changed = changed.map(|(_, change)| quote_spanned!(at=> if false { #change }));
        let changed: TokenStream = [kept].into_iter().chain(changed).collect();
        // The machine keeps what is in use later, and so uses it now.
        let behind = self.names.facts.behind.iter();
        let behind = behind.filter(|(at, name)| {
            let referring = self.names.referring;
            *at == number && (referring.contains(name) || cfg!(gen_twin_always))
        });
        let used = behind.map(|(_, name)| {
            let name = syntax::ident(name, at);
            quote_spanned!(at=> if false { #krate::identity(&mut *#name); })
        });
        if is_delegation {
            let child = ours_at("child", at);
            let argument = self
                .types
                .argument
                .map_or_else(|| quote!(()), |ty| quote!(#ty));
            let begun = verbatim::begun(value, &child, &argument, at);
            return syn::parse2(quote_spanned! {at=> {
                use #krate::{IsCoroutine as _, IsNoCoroutine as _};
                match #begun {
                    #child => {
                        #changed
                        #(#used)*
                        #krate::completed::<#argument, #ty, _>(#child)
                    }
                }
            }})
            .ok();
        }
        let unit = value.is_empty().then(|| quote_spanned!(at=> ()));
        let sent = self.types.argument;
        let sent = sent.map(|ty| quote_spanned!(at=> #krate::any::<#ty>()));
        syn::parse2(quote!({ let #item: #ty = #value #unit; #changed #(#used)* #sent })).ok()
    }

    fn visit_operands(&mut self, expr: &mut Expr) {
        self.operands += 1;
        walk::visit_expr_mut(self, expr);
        self.operands -= 1;
    }
}

impl VisitMut for Twin<'_> {
    fn visit_block_mut(&mut self, block: &mut syn::Block) {
        let (outside, kept_outside) = (self.scope.len(), self.kept.open());
        for mut stmt in std::mem::take(&mut block.stmts) {
            let mut declared = Vec::new();
            match &mut stmt {
                Stmt::Local(local) => {
                    for attr in &mut local.attrs {
                        self.visit_attribute_mut(attr);
                    }
                    if let Some(init) = &mut local.init {
                        self.visit_local_init_mut(init);
                        declared.extend(self.kept.local(&local.pat, &init.expr));
                        declared.extend(self.kept.taken(&local.pat, &init.expr));
                    }
                    declared.append(&mut self.bind(&mut local.pat, local.init.is_some()));
                }
                Stmt::Expr(expr, _) => self.visit_expr_mut(expr),
                Stmt::Macro(mac) if is_yield(&mac.mac) => match self.yielded(&mac.mac) {
                    Some(yielded) => stmt = Stmt::Expr(yielded, mac.semi_token),
                    None => self.is_unfit = true,
                },
                other => walk::visit_stmt_mut(self, other),
            }
            block.stmts.push(stmt);
            block.stmts.append(&mut declared);
        }
        self.scope.truncate(outside);
        self.kept.close(kept_outside);
    }

    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        match expr {
            Expr::Macro(mac) if is_yield(&mac.mac) => match self.yielded(&mac.mac) {
                Some(yielded) => *expr = yielded,
                None => self.is_unfit = true,
            },
            Expr::Yield(_) => self.is_unfit = true,
            // These yield nothing.
            Expr::Closure(_) | Expr::Async(_) | Expr::Const(_) => {}
            Expr::ForLoop(looping) => {
                self.visit_expr_mut(&mut looping.expr);
                self.within((vec![&mut looping.pat], true), &mut looping.body);
            }
            Expr::While(looping) => {
                self.visit_expr_mut(&mut looping.cond);
                self.within(bound_in(&mut looping.cond), &mut looping.body);
            }
            Expr::If(branches) => {
                self.visit_expr_mut(&mut branches.cond);
                let open = self.kept.open();
                let (of, declared) = match &mut *branches.cond {
                    Expr::Let(binding) => {
                        let of = self.kept.matched(&mut binding.expr);
                        (
                            of,
                            self.kept.ways([&*binding.pat].into_iter(), of).remove(0),
                        )
                    }
                    _ => (None, Vec::new()),
                };
                let mut fork = self.kept.fork();
                self.kept.begin_way(0, of);
                self.within(bound_in(&mut branches.cond), &mut branches.then_branch);
                branches.then_branch.stmts.splice(0..0, declared);
                // What becomes of it in the other branch is a matter of editions.
                self.kept.close(open);
                self.kept.end_way(&mut fork);
                if let Some((_, els)) = &mut branches.else_branch {
                    self.visit_expr_mut(els);
                }
                self.kept.end_way(&mut fork);
                self.kept.join(fork, of);
            }
            Expr::Match(matched) => {
                self.visit_expr_mut(&mut matched.expr);
                let open = self.kept.open();
                let of = self.kept.matched(&mut matched.expr);
                let pats = matched.arms.iter().map(|arm| &arm.pat);
                let ways = self.kept.ways(pats, of);
                let mut fork = self.kept.fork();
                for (way, (arm, mut declared)) in matched.arms.iter_mut().zip(ways).enumerate() {
                    let outside = self.scope.len();
                    self.kept.begin_way(way, of);
                    declared.append(&mut self.bind(&mut arm.pat, true));
                    self.visit_expr_mut(&mut arm.body);
                    self.scope.truncate(outside);
                    self.kept.end_way(&mut fork);
                    if !declared.is_empty() {
                        let body = &arm.body;
                        *arm.body = syn::parse_quote!({ #(#declared)* #body });
                    }
                }
                self.kept.close(open);
                self.kept.join(fork, of);
            }
            Expr::MethodCall(call) => {
                let root = root_ident(&call.receiver).map(text_of);
                self.visit_operands(expr);
                self.called.extend(root);
            }
            Expr::Block(_)
            | Expr::Unsafe(_)
            | Expr::Loop(_)
            | Expr::Let(_)
            | Expr::Try(_)
            | Expr::Return(_)
            | Expr::Break(_)
            | Expr::Paren(_)
            | Expr::Group(_) => {
                walk::visit_expr_mut(self, expr);
            }
            // The variable comes last.
            Expr::Assign(assign) if matches!(*assign.left, Expr::Path(_)) => {
                self.visit_expr_mut(&mut assign.right);
            }
            Expr::Binary(binary)
                if is_assignment(&binary.op)
                    && root_ident(&binary.left).is_some_and(|name| !self.is_lent(name)) =>
            {
                self.visit_expr_mut(&mut binary.right);
            }
            _ => self.visit_operands(expr),
        }
    }

    fn visit_attribute_mut(&mut self, attr: &mut syn::Attribute) {
        // No lint is raised in a twin, so none can be expected.
        if let (true, syn::Meta::List(list)) = (attr.path().is_ident("expect"), &mut attr.meta) {
            list.path = syn::parse_quote!(allow);
        }
    }

    fn visit_item_mut(&mut self, _: &mut syn::Item) {}
}

pub(super) fn is_yield(mac: &syn::Macro) -> bool {
    mac.path
        .segments
        .last()
        .is_some_and(|last| is_yield_name(&last.ident))
}

/// Whether a pattern is a variable and nothing else.
pub(super) fn is_variable(pat: &syn::PatIdent) -> bool {
    pat.by_ref.is_none() && pat.subpat.is_none() && is_variable_name(&pat.ident)
}

/// Whether a name in a pattern is one of a variable, not of a constant.
fn is_variable_name(name: &Ident) -> bool {
    !name.to_string().starts_with(char::is_uppercase)
}

/// The variables of a pattern.
pub(super) fn names_in(pat: &Pat) -> Vec<Ident> {
    struct Names(Vec<Ident>);
    impl Visit for Names {
        fn visit_pat_ident(&mut self, pat: &syn::PatIdent) {
            if is_variable_name(&pat.ident) && !self.0.contains(&pat.ident) {
                self.0.push(pat.ident.clone());
            }
            walk::visit_pat_ident(self, pat);
        }
        fn visit_expr(&mut self, _: &Expr) {}
    }
    let mut names = Names(Vec::new());
    names.visit_pat(pat);
    names.0
}

/// The patterns of a condition, and whether nothing comes behind them that may move what they bind.
fn bound_in(cond: &mut Expr) -> (Vec<&mut Pat>, bool) {
    match cond {
        Expr::Let(binding) => (vec![&mut *binding.pat], true),
        Expr::Binary(both) => {
            let (mut pats, _) = bound_in(&mut both.left);
            pats.extend(bound_in(&mut both.right).0);
            (pats, false)
        }
        _ => (Vec::new(), true),
    }
}

/// The variable that knows the type of another.
fn type_of(name: &Ident) -> Ident {
    ours(&format!("type_{}", text_of(name)))
}
