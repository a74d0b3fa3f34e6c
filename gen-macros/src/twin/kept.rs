//! What is kept for its drop across a yield, and may borrow what the body owns.
//!
//! A value of a type of which only rustc knows that it has no `Drop` lives to the end of its
//! scope. So each yield in that scope uses it, if the types say that it is kept:
//!
//! ```text
//! match token(&line) { Word(w) => yield_!(w.len()) }
//! =>
//! match shaped(token(&line), { shape = Shape::new(); &shape }) {
//!     Word(w) => { w_shape = Shape::of(&w); { let item = w.len(); if false {
//!         w_kind.go_on(); kind.kept(); let matched = shape.in_use(); line = any();
//!     } } }
//! }
//! ```
//!
//! `kind` is asked behind the body, at a place that control never comes to: all types are known
//! there, and none of what it says has a lifetime.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use syn::{Expr, Pat, Stmt};

use super::body::{is_variable, names_in};
use crate::flat::Set;
use crate::lower::{ours, private_at};
use crate::suspends::root_ident;
use crate::syntax::text_of;
use crate::walk::{self, Visit};

/// What is kept while the body is gone through.
#[derive(Default)]
pub(super) struct Kept {
    /// How many types are asked.
    count: usize,
    scope: Vec<Value>,
    /// The numbers of values that are in use at a yield already: that is enough to be said.
    said: Set<usize>,
    /// Locals of which fields are mentioned, and may be moved: too much to follow.
    divided: Set<String>,
}

/// A value that is kept.
struct Value {
    /// The number of its type.
    number: usize,
    name: Ident,
    /// The name is the user's.
    is_named: bool,
    /// What it is made of, by name.
    made_of: Set<String>,
    /// The numbers of what a `let` takes of it: it is kept if all of that is `Copy`.
    taken: Vec<usize>,
    /// The same for the arms of a `match`. As it has one type in all, it is kept in the arms that
    /// take something if it is in one of them.
    ways: Vec<Vec<usize>>,
    /// The current arm takes something.
    is_parted: bool,
}

/// Where a way through the body forks.
pub(super) struct Fork {
    said: Set<usize>,
    said_on_any: Set<usize>,
}

impl Kept {
    pub(super) fn of(body: &syn::Block) -> Self {
        struct Fields(Set<String>);
        impl Visit for Fields {
            fn visit_expr(&mut self, expr: &Expr) {
                if let Expr::Field(field) = expr {
                    self.0.extend(root_ident(&field.base).map(text_of));
                }
                walk::visit_expr(self, expr);
            }
        }
        let mut fields = Fields(Set::new());
        fields.visit_block(body);
        Self {
            divided: fields.0,
            ..Self::default()
        }
    }

    /// Where a scope begins, which is [closed](Self::close) later.
    pub(super) fn open(&self) -> usize {
        self.scope.len()
    }

    pub(super) fn close(&mut self, open: usize) {
        self.scope.truncate(open);
    }

    fn number(&mut self) -> usize {
        self.count += 1;
        self.count
    }

    fn add(&mut self, name: Ident, is_named: bool, value: &Expr) -> usize {
        let number = self.number();
        let mut made_of = Set::new();
        add_names(value.to_token_stream(), &mut made_of);
        self.scope.push(Value {
            number,
            name,
            is_named,
            made_of,
            taken: Vec::new(),
            ways: Vec::new(),
            is_parted: false,
        });
        number
    }

    /// A local with its value. Returns what stands behind its `let`.
    pub(super) fn local(&mut self, pat: &Pat, value: &Expr) -> Option<Stmt> {
        let pat = match pat {
            Pat::Type(typed) => &*typed.pat,
            pat => pat,
        };
        let name = match pat {
            Pat::Ident(pat) if is_variable(pat) => &pat.ident,
            _ => return None,
        };
        if !is_view(value) || self.divided.contains(&text_of(name)) {
            return None;
        }
        let shape = shape(self.add(name.clone(), true, value));
        let krate = private_at(Span::mixed_site());
        Some(syn::parse_quote!(#shape = #krate::Shape::of(&#name);))
    }

    /// Which value a pattern takes apart, if it is one that is kept: a local, or one without a
    /// name, whose shape is then taken there.
    pub(super) fn matched(&mut self, value: &mut Expr) -> Option<usize> {
        if is_view(value) {
            let name = Ident::new("matched", Span::call_site());
            let shape = shape(self.add(name, false, value));
            let krate = private_at(Span::mixed_site());
            *value = syn::parse_quote!(
                #krate::shaped(#value, { #shape = #krate::Shape::new(); &#shape })
            );
            return Some(self.scope.len() - 1);
        }
        self.named(value)
    }

    /// Which value a place is, or a part of.
    pub(super) fn named(&self, place: &Expr) -> Option<usize> {
        let name = text_of(root_ident(place)?);
        self.scope
            .iter()
            .rposition(|value| value.is_named && text_of(&value.name) == name)
    }

    /// What the pattern of a `let` takes of a value. Returns what stands behind it.
    pub(super) fn taken(&mut self, pat: &Pat, of: &Expr) -> Vec<Stmt> {
        let Some(of) = self.named(of) else {
            return Vec::new();
        };
        let (mut numbers, declared) = self.parts(pat);
        self.scope[of].taken.append(&mut numbers);
        declared
    }

    /// What the patterns of arms take of a value. Returns what stands in each of them.
    pub(super) fn ways<'p>(
        &mut self,
        pats: impl Iterator<Item = &'p Pat>,
        of: Option<usize>,
    ) -> Vec<Vec<Stmt>> {
        let Some(of) = of else {
            return pats.map(|_| Vec::new()).collect();
        };
        if !self.scope[of].ways.is_empty() {
            // It is in an arm already: too much to follow.
            self.said.insert(self.scope[of].number);
        }
        let (ways, declared) = pats.map(|pat| self.parts(pat)).unzip();
        self.scope[of].ways = ways;
        declared
    }

    /// The numbers of what a pattern binds, and what asks for their types.
    fn parts(&mut self, pat: &Pat) -> (Vec<usize>, Vec<Stmt>) {
        let krate = private_at(Span::mixed_site());
        let names = names_in(pat).into_iter();
        names
            .map(|name| {
                let number = self.number();
                let shape = shape(number);
                let declared = syn::parse_quote!(#shape = #krate::Shape::of(&#name););
                (number, declared)
            })
            .unzip()
    }

    pub(super) fn fork(&self) -> Fork {
        Fork {
            said: self.said.clone(),
            said_on_any: self.said.clone(),
        }
    }

    /// The beginning of an arm.
    pub(super) fn begin_way(&mut self, way: usize, of: Option<usize>) {
        if let Some(of) = of {
            let value = &mut self.scope[of];
            value.is_parted = !value.ways[way].is_empty();
        }
    }

    /// The end of one of the ways: the others begin as it did.
    pub(super) fn end_way(&mut self, fork: &mut Fork) {
        let said = std::mem::replace(&mut self.said, fork.said.clone());
        fork.said_on_any.extend(said);
    }

    /// Where all of them meet. `of`: a local that was matched.
    pub(super) fn join(&mut self, fork: Fork, of: Option<usize>) {
        self.said = fork.said_on_any;
        let Some(value) = of.and_then(|of| self.scope.get_mut(of)) else {
            return;
        };
        value.is_parted = value.ways.iter().any(|way| !way.is_empty());
        if value.is_parted && value.ways.iter().any(Vec::is_empty) {
            // On some ways it is whole: too much to follow.
            self.said.insert(value.number);
        }
    }

    /// What a yield does with each value that is kept there and made of what it overwrites.
    /// `is_held`: whether a local is, as the analyses found; `changed`: names, and what overwrites
    /// them.
    pub(super) fn used(
        &mut self,
        is_held: impl Fn(&String) -> bool,
        changed: &[(String, TokenStream)],
        at: Span,
    ) -> TokenStream {
        let mut used = TokenStream::new();
        for value in &self.scope {
            let text = text_of(&value.name);
            if self.said.contains(&value.number) || value.is_named && !is_held(&text) {
                continue;
            }
            let mut shape = shape(value.number);
            shape.set_span(at.resolved_at(shape.span()));
            let taken: Vec<_> = value.taken.iter().copied().map(kind).collect();
            let kind = value.kind();
            let mut name = value.name.clone();
            name.set_span(at.resolved_at(name.span()));
            for (of, overwritten) in changed {
                let is_part = value.made_of.contains(of) || cfg!(gen_twin_always);
                if *of == text || !is_part {
                    continue;
                }
                self.said.insert(value.number);
                used.extend(quote_spanned! {at=> if false {
                    #(#taken.go_on();)*
                    #kind.kept();
                    let #name = #shape.in_use();
                    #overwritten
                } });
            }
        }
        used
    }

    /// A body, with what has to be around it.
    pub(super) fn around(&self, body: &syn::Block, has_unsafe: bool) -> syn::Block {
        let krate = private_at(Span::mixed_site());
        let numbers = 1..=self.count;
        let kinds: Vec<_> = numbers.clone().map(kind).collect();
        let shapes: Vec<_> = numbers.map(shape).collect();
        let memory = (!has_unsafe).then(|| quote!(use #krate::HoldMemory as _;));
        let value = ours("value");
        syn::parse_quote!({
            use #krate::{HoldAny as _, HoldNothing as _};
            #memory
            #(let #kinds = #krate::Kind::default(); let mut #shapes;)*
            let #value = #body;
            if false {
                #krate::stop();
                #(#kinds.is((&#shapes.probe()).__gen_kind());)*
            }
            #value
        })
    }

    pub(super) fn is_empty(&self) -> bool {
        self.count == 0
    }
}

impl Value {
    /// By which it is kept.
    fn kind(&self) -> TokenStream {
        let kind = kind(self.number).into_token_stream();
        let ways = self
            .ways
            .iter()
            .filter(|way| self.is_parted && !way.is_empty());
        let all_of = |way: &Vec<usize>| {
            let parts = way.iter().map(|part| self::kind(*part).into_token_stream());
            parts.reduce(|all, part| quote!(#all.and(#part)))
        };
        match ways
            .filter_map(all_of)
            .reduce(|any, way| quote!(#any.or(#way)))
        {
            Some(whole) => quote!(#kind.under(#whole)),
            None => kind,
        }
    }
}

fn kind(number: usize) -> Ident {
    ours(&format!("kind_kept{number}"))
}

fn shape(number: usize) -> Ident {
    ours(&format!("shape_kept{number}"))
}

/// Whether a value is made of borrows, and may keep them: by a call or a literal, of `&local`.
pub(super) fn is_view(value: &Expr) -> bool {
    let is_borrow =
        |part: &Expr| matches!(part, Expr::Reference(of) if root_ident(&of.expr).is_some());
    match value {
        Expr::Paren(paren) => is_view(&paren.expr),
        // For tests, all may be.
        Expr::Call(_) | Expr::MethodCall(_) | Expr::Struct(_) if cfg!(gen_twin_always) => true,
        Expr::Binary(_) => cfg!(gen_twin_always),
        Expr::Call(call) => call.args.iter().any(is_borrow),
        Expr::Struct(strct) => strct.fields.iter().any(|field| is_borrow(&field.expr)),
        _ => false,
    }
}

/// Adds all names among tokens.
fn add_names(tokens: TokenStream, names: &mut Set<String>) {
    for token in tokens {
        match token {
            TokenTree::Ident(name) => {
                names.insert(text_of(&name));
            }
            TokenTree::Group(group) => add_names(group.stream(), names),
            _ => {}
        }
    }
}
