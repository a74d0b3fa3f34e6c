//! Where something may borrow a local, as far as syntax tells.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::ToTokens;
use syn::{Expr, FnArg, GenericParam, Pat, Stmt, Type, TypeParamBound};

use super::Facts;
use super::body::names_in;
use super::kept::is_view;
use super::yields::{expr_yields, yields};
use crate::flat::Set;
use crate::known::Known;
use crate::suspends::root_ident;
use crate::syntax::text_of;
use crate::walk::{self, Visit};

/// Traits whose methods give nothing that borrows.
const LENDLESS: &[&str] = &[
    "DoubleEndedIterator",
    "ExactSizeIterator",
    "Fn",
    "FnMut",
    "FnOnce",
    "FusedIterator",
    "IntoIterator",
    "Iterator",
];

/// Methods whose results hold no borrow of the receiver, whatever it is.
const OWNING: &[&str] = &[
    "clone",
    "contains",
    "contains_key",
    "count",
    "ends_with",
    "into_iter",
    "is_empty",
    "is_err",
    "is_none",
    "is_ok",
    "is_some",
    "len",
    "parse",
    "pop",
    "pop_back",
    "pop_front",
    "starts_with",
    "sum",
    "to_owned",
    "to_string",
    "to_vec",
];

/// The names of all that something may borrow and keep across a yield: of locals, and of references.
pub(super) fn lent(function: &syn::ItemFn, facts: &Facts) -> (Set<String>, Set<String>) {
    // They are held by the iterator that they are moved into.
    let mut held = facts.held.clone();
    held.extend(gone_through(function));
    taken_from(function, &mut held);
    let mut lent = Lent {
        held,
        facts,
        names: Set::new(),
        references: Set::new(),
        others: Set::new(),
    };
    for input in &function.sig.inputs {
        if let FnArg::Typed(typed) = input {
            lent.typed(&typed.pat, &typed.ty);
        }
    }
    // What is borrowed may borrow in turn: `let line = &lines[0]; for c in line.chars() { .. }`.
    loop {
        let known = lent.names.len();
        lent.visit_block(&function.block);
        if lent.names.len() == known {
            break;
        }
        lent.held.extend(lent.names.iter().cloned());
    }
    let (references, others) = (lent.references, lent.others);
    let is_reference = |name: &String| references.contains(name) && !others.contains(name);
    let (referring, owning) = lent.names.into_iter().partition(is_reference);
    (owning, referring)
}

struct Lent<'a> {
    /// The names of what is in use behind a yield.
    held: Set<String>,
    facts: &'a Facts,
    names: Set<String>,
    /// Those that are references or numbers.
    references: Set<String>,
    /// Those that are not, or are not known to be.
    others: Set<String>,
}

impl Lent<'_> {
    fn typed(&mut self, pat: &Pat, ty: &Type) {
        let names = if is_reference(ty) {
            &mut self.references
        } else {
            &mut self.others
        };
        names.extend(names_in(pat).iter().map(text_of));
    }

    fn root(&mut self, place: &Expr) {
        match place {
            Expr::Path(path) => {
                self.names.extend(path.path.get_ident().map(text_of));
            }
            Expr::Field(field) => self.root(&field.base),
            Expr::Index(index) => self.root(&index.expr),
            Expr::Unary(unary) => self.root(&unary.expr),
            Expr::Reference(reference) => self.root(&reference.expr),
            place => self.value(place),
        }
    }

    /// A value that something keeps.
    fn value(&mut self, value: &Expr) {
        match value {
            Expr::Reference(reference) => self.root(&reference.expr),
            // What it goes through may be a borrow: `list.get(0).into_iter()`.
            Expr::MethodCall(call) if call.method == "into_iter" => {
                if matches!(*call.receiver, Expr::MethodCall(_)) {
                    self.value(&call.receiver);
                }
            }
            Expr::MethodCall(call) if !is_owning(&call.method) => {
                self.root(&call.receiver);
                self.values(&call.args);
            }
            Expr::Call(call) => self.values(&call.args),
            Expr::Struct(strct) => strct
                .fields
                .iter()
                .for_each(|field| self.value(&field.expr)),
            Expr::Tuple(tuple) => self.values(&tuple.elems),
            Expr::Array(array) => self.values(&array.elems),
            Expr::Paren(paren) => self.value(&paren.expr),
            Expr::Group(group) => self.value(&group.expr),
            Expr::Try(attempt) => self.value(&attempt.expr),
            Expr::Block(block) => self.tail(&block.block),
            Expr::If(branches) => {
                self.tail(&branches.then_branch);
                if let Some((_, els)) = &branches.else_branch {
                    self.value(els);
                }
            }
            Expr::Match(matched) => matched.arms.iter().for_each(|arm| self.value(&arm.body)),
            Expr::Macro(mac) if mac.mac.path.is_ident("vec") => {
                self.tokens(mac.mac.tokens.clone());
            }
            _ => {}
        }
    }

    fn values<'e>(&mut self, values: impl IntoIterator<Item = &'e Expr>) {
        values.into_iter().for_each(|value| self.value(value));
    }

    fn tail(&mut self, block: &syn::Block) {
        if let Some(Stmt::Expr(value, None)) = block.stmts.last() {
            self.value(value);
        }
    }

    /// Notes each `&name`.
    fn tokens(&mut self, tokens: TokenStream) {
        let mut is_borrowed = false;
        for token in tokens {
            match &token {
                TokenTree::Ident(name) if is_borrowed => {
                    self.names.insert(text_of(name));
                }
                TokenTree::Group(group) => self.tokens(group.stream()),
                _ => {}
            }
            is_borrowed = matches!(&token, TokenTree::Punct(mark) if mark.as_char() == '&');
        }
    }

    /// Whether a block gives something to what is held.
    fn fills(&self, block: &syn::Block) -> bool {
        struct Find<'a>(bool, &'a Lent<'a>);
        impl Visit for Find<'_> {
            fn visit_expr(&mut self, expr: &Expr) {
                self.0 |= matches!(expr, Expr::MethodCall(call) if !call.args.is_empty()
                    && root_ident(&call.receiver).is_some_and(|to| self.1.is_held(to)));
                walk::visit_expr(self, expr);
            }
        }
        let mut find = Find(false, self);
        find.visit_block(block);
        find.0
    }

    fn is_held(&self, name: &Ident) -> bool {
        self.held.contains(&text_of(name))
    }

    /// A value that is matched in front of a yield.
    fn viewed(&mut self, value: &Expr) {
        if is_view(value) {
            self.value(value);
        }
    }

    /// What a pattern is matched against.
    fn matched(&mut self, pat: &Pat, value: &Expr) {
        let names = names_in(pat);
        let is_kept = |name: &Ident| {
            let text = text_of(name);
            self.facts.kept.iter().any(|(_, kept)| *kept == text)
        };
        if !names
            .iter()
            .any(|name| self.is_held(name) || is_view(value) && is_kept(name))
        {
            return;
        }
        self.value(value);
        if has_ref(pat) {
            self.root(value);
        }
    }
}

impl Visit for Lent<'_> {
    fn visit_local(&mut self, local: &syn::Local) {
        let pat = match &local.pat {
            Pat::Type(typed) => {
                self.typed(&typed.pat, &typed.ty);
                &*typed.pat
            }
            pat => {
                let names = names_in(pat);
                self.others.extend(names.iter().map(text_of));
                pat
            }
        };
        if let Some(init) = &local.init {
            self.matched(pat, &init.expr);
        }
        walk::visit_local(self, local);
    }

    fn visit_expr(&mut self, expr: &Expr) {
        match expr {
            Expr::ForLoop(looping) if yields(&looping.body) || self.fills(&looping.body) => {
                self.value(&looping.expr);
            }
            Expr::Let(binding) => self.matched(&binding.pat, &binding.expr),
            Expr::If(branches) if yields(&branches.then_branch) => {
                if let Expr::Let(binding) = &*branches.cond {
                    self.viewed(&binding.expr);
                }
            }
            Expr::Match(matched) => {
                if matched.arms.iter().any(|arm| expr_yields(&arm.body)) {
                    self.viewed(&matched.expr);
                }
                for arm in &matched.arms {
                    self.matched(&arm.pat, &matched.expr);
                }
            }
            Expr::Assign(assign) if root_ident(&assign.left).is_some_and(|to| self.is_held(to)) => {
                self.value(&assign.right);
            }
            // The receiver may keep it.
            Expr::MethodCall(call)
                if root_ident(&call.receiver).is_some_and(|to| self.is_held(to)) =>
            {
                self.values(&call.args);
            }
            Expr::Closure(_) | Expr::Async(_) | Expr::Const(_) => return,
            _ => {}
        }
        walk::visit_expr(self, expr);
    }

    fn visit_macro(&mut self, mac: &syn::Macro) {
        if let Some(child) = child_of(mac) {
            self.value(&child);
        }
    }

    fn visit_item(&mut self, _: &syn::Item) {}
}

/// What a `yield_from!` is given.
fn child_of(mac: &syn::Macro) -> Option<Expr> {
    let name = &mac.path.segments.last()?.ident;
    (name == "yield_from")
        .then(|| syn::parse2(mac.tokens.clone()).ok())
        .flatten()
}

/// The names of what loops that yield go through, and of what is yielded from.
fn gone_through(function: &syn::ItemFn) -> Set<String> {
    struct Heads(Set<String>);
    impl Visit for Heads {
        fn visit_expr(&mut self, expr: &Expr) {
            if let Expr::ForLoop(looping) = expr {
                if yields(&looping.body) {
                    self.0.extend(root_ident(&looping.expr).map(text_of));
                }
            }
            walk::visit_expr(self, expr);
        }
        fn visit_macro(&mut self, mac: &syn::Macro) {
            let child = child_of(mac);
            self.0
                .extend(child.as_ref().and_then(root_ident).map(text_of));
        }
    }
    let mut heads = Heads(Set::new());
    heads.visit_block(&function.block);
    heads.0
}

/// Adds the names of what parts are taken of that are held: in `while let Some(part) = rest`, what
/// `part` borrows, `rest` did.
fn taken_from(function: &syn::ItemFn, held: &mut Set<String>) {
    struct Taken(Vec<(Vec<String>, String)>);
    impl Taken {
        fn matched(&mut self, pat: &Pat, of: &Expr) {
            if let Some(of) = root_ident(of) {
                let names = names_in(pat).iter().map(text_of).collect();
                self.0.push((names, text_of(of)));
            }
        }
    }
    impl Visit for Taken {
        fn visit_expr(&mut self, expr: &Expr) {
            match expr {
                Expr::Let(binding) => self.matched(&binding.pat, &binding.expr),
                Expr::Match(matched) => {
                    for arm in &matched.arms {
                        self.matched(&arm.pat, &matched.expr);
                    }
                }
                _ => {}
            }
            walk::visit_expr(self, expr);
        }
    }
    let mut taken = Taken(Vec::new());
    taken.visit_block(&function.block);
    // The outer ones come first.
    for (names, of) in taken.0.into_iter().rev() {
        if names.iter().any(|name| held.contains(name)) {
            held.insert(of);
        }
    }
}

pub(super) fn is_owning(method: &Ident) -> bool {
    OWNING.iter().any(|owning| method == owning)
}

/// Whether a method of what has this type lends nothing of the local itself, as far as syntax tells.
fn is_reference(ty: &Type) -> bool {
    match ty {
        Type::Reference(_) => true,
        // `next` of an iterator lends nothing.
        Type::ImplTrait(ty) => ty.bounds.iter().any(|bound| match bound {
            TypeParamBound::Trait(bound) => (bound.path.segments.last())
                .is_some_and(|name| LENDLESS.iter().any(|lendless| name.ident == lendless)),
            _ => false,
        }),
        ty => Known::of_type(ty).is_some_and(|known| known.is_number()),
    }
}

fn has_ref(pat: &Pat) -> bool {
    struct Find(bool);
    impl Visit for Find {
        fn visit_pat_ident(&mut self, pat: &syn::PatIdent) {
            self.0 |= pat.by_ref.is_some();
            walk::visit_pat_ident(self, pat);
        }
    }
    let mut find = Find(false);
    find.visit_pat(pat);
    find.0
}

/// Whether a function is known to be in no `impl`, of which a function in it could not name the
/// parameters; and does not call itself, so that to ask for its type leads to no circle.
pub(super) fn is_free(function: &syn::ItemFn) -> bool {
    let sig = &function.sig;
    let own = sig.generics.params.iter().filter_map(|param| match param {
        GenericParam::Type(param) => Some(param.ident.to_string()),
        GenericParam::Const(param) => Some(param.ident.to_string()),
        GenericParam::Lifetime(_) => None,
    });
    let own: Set<String> = own.collect();
    let is_at_margin = is_at_margin();
    let is_outside = |name: &str| {
        name == "Self" || !(is_at_margin || own.contains(&name.to_owned()) || STD.contains(&name))
    };
    let mentioned = [
        sig.generics.params.to_token_stream(),
        sig.generics.where_clause.to_token_stream(),
        sig.inputs.to_token_stream(),
        sig.output.to_token_stream(),
        function.block.to_token_stream(),
    ];
    !mentioned.into_iter().any(|tokens| {
        has_name(tokens, &|name, begins_path| {
            let text = name.to_string();
            *name == sig.ident
                || begins_path && text.starts_with(char::is_uppercase) && is_outside(&text)
        })
    })
}

/// Whether the attribute begins its line: what is in an `impl` is indented.
fn is_at_margin() -> bool {
    #[cfg(gen_twin)]
    #[allow(clippy::incompatible_msrv)] // not for so old a Rust
    {
        let column = || proc_macro::Span::call_site().column();
        cfg!(gen_twin_always) || proc_macro::is_available() && column() == 1
    }
    #[cfg(not(gen_twin))]
    false
}

/// Whether there is such a name among tokens; it is told whether a path may begin with it.
fn has_name(tokens: TokenStream, wanted: &dyn Fn(&Ident, bool) -> bool) -> bool {
    // How many colons come before.
    let mut colons = 0;
    tokens.into_iter().any(|token| {
        let before = std::mem::replace(&mut colons, 0);
        match token {
            TokenTree::Group(group) => has_name(group.stream(), wanted),
            TokenTree::Ident(name) => wanted(&name, before < 2),
            TokenTree::Punct(mark) if mark.as_char() == ':' => {
                colons = before + 1;
                false
            }
            _ => false,
        }
    })
}

/// Types and traits of std, and what else begins with a capital there.
const STD: &[&str] = &[
    "Arc",
    "BTreeMap",
    "BTreeSet",
    "BinaryHeap",
    "Box",
    "Cell",
    "Clone",
    "Copy",
    "Debug",
    "Default",
    "Display",
    "Err",
    "Fn",
    "FnMut",
    "FnOnce",
    "From",
    "HashMap",
    "HashSet",
    "Into",
    "IntoIterator",
    "Item",
    "Iterator",
    "Mutex",
    "None",
    "Ok",
    "Option",
    "Path",
    "PathBuf",
    "Range",
    "Rc",
    "RefCell",
    "Result",
    "Some",
    "String",
    "Vec",
    "VecDeque",
];
