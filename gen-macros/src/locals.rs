//! The locals of a generator, and how syntax names them.
//!
//! Resolution renames every mention of a local to `__l<id>_<name>`, so that the passes
//! after it need no scopes: the identifier says which local it is.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;

use crate::borrows::Guard;
use crate::diag::Form;
use crate::flat::Set;
use crate::known::Known;
use crate::syntax;

/// One local: a parameter, a binding of the body, or a temporary made by lowering.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Hash)]
pub(crate) struct LocalId(u32);

impl LocalId {
    pub(crate) fn index(self) -> usize {
        self.0 as usize
    }

    pub(crate) fn from_index(index: usize) -> Self {
        Self(u32::try_from(index).expect("fewer than 2^32 locals"))
    }
}

/// What is known of a local before any analysis.
#[derive(Clone)]
#[allow(clippy::struct_excessive_bools)] // independent facts
pub(crate) struct Local {
    /// The user's name for it.
    pub(crate) name: String,
    /// It is `self`.
    pub(crate) receiver: bool,
    /// Where it is bound.
    pub(crate) span: Span,
    /// Declared `mut`.
    pub(crate) mutable: bool,
    /// Its name alone binds it, where a name is a variable: `x` and `(x, y)`, but no `S { x }`.
    pub(crate) plain: bool,
    /// What its type is, as far as syntax tells.
    pub(crate) known: Option<Known>,
    /// Its type is a `&mut`, as far as syntax tells.
    pub(crate) exclusive: bool,
    /// That is certain.
    pub(crate) is_exclusive: bool,
    /// Its type owns what it gives out by `iter` and the like, as far as syntax tells.
    pub(crate) owned: bool,
    /// The body uses its name for something else too.
    pub(crate) ambiguous: bool,
    /// In a block of its scope, an item has its name.
    pub(crate) covered: bool,
    /// It, or a part of it, is given another value.
    pub(crate) refilled: bool,
    /// Bound by a pattern that may not match, where its name may be a constant.
    pub(crate) refutable: bool,
    /// Bound by a statement that lowering took apart, so that it outlives its Rust block.
    pub(crate) hoisted: bool,
    /// Its value is a closure, whose type rustc asks where it is made: see `emit`.
    pub(crate) closure: bool,
    /// It may borrow from another local, judging by what it is made of.
    pub(crate) borrows: bool,
    /// Made by the compiler: the user does not know of it.
    pub(crate) hidden: bool,
    /// Its type is a `Mutex` or `RwLock`, or a pointer to one, as far as syntax tells.
    pub(crate) locks: bool,
    /// It is a guard, as far as syntax tells.
    pub(crate) guard: Option<Guard>,
    /// The value that a temporary is made of.
    pub(crate) value: Option<syn::Expr>,
}

impl Local {
    /// Whether it is one that the user knows of.
    pub(crate) fn is_users(&self) -> bool {
        !self.hidden && !self.name.starts_with("__")
    }

    /// Whether a pattern that may not match binds it, which is then given to its variable.
    pub(crate) fn is_bound_apart(&self) -> bool {
        self.hoisted && self.refutable
    }

    /// Whether its type has nothing to drop, as far as syntax tells.
    pub(crate) fn is_plain(&self) -> bool {
        self.known.as_ref().is_some_and(Known::is_plain)
    }

    /// Whether its type is a `&T`, as far as syntax tells.
    pub(crate) fn is_shared(&self) -> bool {
        self.known.as_ref().is_some_and(Known::is_shared)
    }

    /// Whether its type is a number, a `bool` or a `char`, as far as syntax tells.
    pub(crate) fn is_number(&self) -> bool {
        self.known.as_ref().is_some_and(Known::is_number)
    }
}

/// What is seen among the words of a body.
#[derive(Clone, Copy, Default)]
pub(crate) struct Seen {
    /// There is code that may follow a pointer to what is never mentioned again.
    pub(crate) has_unsafe: bool,
    /// There is a name like `name_3`.
    pub(crate) has_numbered: bool,
}

/// All locals of a function.
#[derive(Default)]
pub(crate) struct Locals {
    all: Vec<Local>,
    /// Where the body stands, for messages.
    pub(crate) form: Form,
    /// What was seen among the words of the body.
    pub(crate) seen: Seen,
}

impl Locals {
    pub(crate) fn add(&mut self, name: &str, span: Span, mutable: bool) -> LocalId {
        let id = LocalId::from_index(self.all.len());
        let name = name.strip_prefix("r#").unwrap_or(name).to_owned();
        self.all.push(Local {
            name,
            receiver: false,
            span,
            mutable,
            plain: false,
            known: None,
            exclusive: false,
            is_exclusive: false,
            owned: false,
            ambiguous: false,
            covered: false,
            refilled: false,
            refutable: false,
            hoisted: false,
            closure: false,
            borrows: false,
            hidden: false,
            locks: false,
            guard: None,
            value: None,
        });
        id
    }

    /// Another place for what a local holds.
    pub(crate) fn add_like(&mut self, local: LocalId) -> LocalId {
        let id = LocalId::from_index(self.all.len());
        let closure = false;
        let like = self.get(local).clone();
        self.all.push(Local { closure, ..like });
        id
    }

    /// A temporary of lowering.
    pub(crate) fn add_hidden(&mut self, name: &str, span: Span) -> LocalId {
        let id = self.add(name, span, true);
        let local = self.get_mut(id);
        (local.hoisted, local.hidden) = (true, true);
        id
    }

    /// A temporary that rustc may say something of, at the user's code that its value is that of.
    pub(crate) fn add_spoken(&mut self, name: &str, span: Span) -> LocalId {
        let id = self.add(&format!("__{name}"), span, true);
        self.get_mut(id).hoisted = true;
        id
    }

    /// A temporary that a pattern binds: the name there and that of its variable differ.
    pub(crate) fn add_bound(&mut self, name: &str, span: Span) -> LocalId {
        let id = self.add_hidden(name, span);
        self.get_mut(id).refutable = true;
        id
    }

    /// What the user calls a local.
    pub(crate) fn said(&self, id: LocalId) -> &str {
        let local = self.get(id);
        if local.receiver { "self" } else { &local.name }
    }

    /// An expression as the user wrote it, if it is short.
    pub(crate) fn text(&self, expr: &syn::Expr) -> String {
        let text = crate::signature::said(&self.restore(expr.to_token_stream()));
        if text.len() > 60 {
            return "value".to_owned();
        }
        text
    }

    /// Tokens with the user's names for locals and macros.
    fn restore(&self, tokens: TokenStream) -> TokenStream {
        let mut restored = TokenStream::new();
        let mut is_vec = false;
        for token in tokens {
            match token {
                TokenTree::Group(group) => {
                    let inner = self.restore(group.stream());
                    let delimiter = if is_vec {
                        proc_macro2::Delimiter::Bracket
                    } else {
                        group.delimiter()
                    };
                    let group = proc_macro2::Group::new(delimiter, inner);
                    restored.extend([TokenTree::from(group)]);
                    is_vec = false;
                }
                TokenTree::Ident(ident) => {
                    let text = ident.to_string();
                    if let Some(local) = local_of(&ident) {
                        restored.extend([Ident::new(self.said(local), ident.span())]);
                    } else if numbered(&ident, "__m").is_some() {
                        let name = text[3..].split_once('_').map_or("macro", |(_, name)| name);
                        is_vec = name == "vec";
                        let name = Ident::new(name, ident.span());
                        restored.extend(quote::quote!(#name!));
                    } else if ident == "__yield" {
                        restored.extend(quote::quote!(yield_!));
                    } else if ident == "__yield_from" {
                        restored.extend(quote::quote!(yield_from!));
                    } else {
                        restored.extend([ident]);
                    }
                }
                token => restored.extend([token]),
            }
        }
        restored
    }

    /// A local as rustc speaks of it where it is not used; if it does, and the local is not one
    /// of which it would say something else.
    pub(crate) fn unused(&self, id: LocalId) -> Option<Ident> {
        let local = self.get(id);
        // Behind any other name may be a constant or a unit struct.
        let is_variable = |c: char| c != '_' && !c.is_uppercase();
        let said = local.plain
            && local.is_users()
            && !local.ambiguous
            && local.name.starts_with(is_variable);
        said.then(|| syntax::ident(&local.name, local.span))
    }

    pub(crate) fn get(&self, id: LocalId) -> &Local {
        &self.all[id.index()]
    }

    pub(crate) fn get_mut(&mut self, id: LocalId) -> &mut Local {
        &mut self.all[id.index()]
    }

    /// Forgets what lowering added, so that it can run again.
    pub(crate) fn reset(&mut self, len: usize) {
        self.all.truncate(len);
        for local in &mut self.all {
            local.hoisted = false;
        }
    }

    /// Notes which locals have the name of something that is not a local.
    pub(crate) fn mark_ambiguous(&mut self, names: &Set<String>) {
        for local in &mut self.all {
            local.ambiguous = names.contains(&local.name);
        }
    }

    /// The names that the body uses for something else too. If all names are looked at, as in
    /// tests: also those that may be names of constants.
    pub(crate) fn ambiguous(&self) -> impl Iterator<Item = String> {
        let is_ambiguous =
            |local: &&Local| local.ambiguous || cfg!(gen_twin_always) && local.refutable;
        let ambiguous = self.all.iter().filter(is_ambiguous);
        ambiguous.map(|local| local.name.clone())
    }

    pub(crate) fn ids(&self) -> impl Iterator<Item = LocalId> + use<> {
        (0..self.all.len()).map(LocalId::from_index)
    }

    pub(crate) fn len(&self) -> usize {
        self.all.len()
    }

    /// The identifier by which the passes know the local, at the place of a mention.
    pub(crate) fn ident(&self, id: LocalId, span: Span) -> Ident {
        Ident::new(&format!("__l{}_{}", id.0, self.get(id).name), span)
    }
}

/// Whether a name in a pattern can be a binding: these are paths, whatever surrounds them.
pub(crate) fn can_be_bound(ident: &Ident) -> bool {
    !["self", "Self", "super", "crate"]
        .iter()
        .any(|keyword| ident == keyword)
}

/// The local an identifier stands for, if it is one.
pub(crate) fn local_of(ident: &Ident) -> Option<LocalId> {
    numbered(ident, "__l").map(LocalId)
}

/// The number in an identifier `<prefix><number>_<name>`.
pub(crate) fn numbered(ident: &Ident, prefix: &str) -> Option<u32> {
    number_in(&ident.to_string(), prefix)
}

fn number_in(name: &str, prefix: &str) -> Option<u32> {
    let rest = name.strip_prefix(prefix)?;
    let end = rest.bytes().position(|byte| byte == b'_')?;
    rest[..end].parse().ok()
}

/// How a field is moved out of a local.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Taking {
    /// More of its owner is used: something has to be left.
    Take,
    /// The same of an operand: a `&mut` is lent for the statement.
    Lend,
    /// Its owner is only kept for its drop, if something can be left.
    Leave,
    /// As [`Self::Lend`], of what a method is called on that may take its value or not.
    Receive,
    /// As [`Self::Leave`], of the same.
    ReceiveLast,
}

impl Taking {
    pub(crate) const ALL: [Self; 5] = [
        Self::Take,
        Self::Lend,
        Self::Leave,
        Self::Receive,
        Self::ReceiveLast,
    ];

    /// Whether nothing has to be left.
    pub(crate) fn is_last(self) -> bool {
        matches!(self, Self::Leave | Self::ReceiveLast)
    }

    /// Whether a `&mut` is lent for the statement.
    pub(crate) fn lends(self) -> bool {
        matches!(self, Self::Lend | Self::Receive)
    }

    /// Whether a method is called on it that may take its value or not.
    pub(crate) fn is_receiver(self) -> bool {
        matches!(self, Self::Receive | Self::ReceiveLast)
    }

    /// The placeholder for the field.
    pub(crate) fn placeholder(self) -> &'static str {
        match self {
            Self::Take => "__take_",
            Self::Lend => "__lend_",
            Self::Leave => "__leave_",
            Self::Receive => "__receive_",
            Self::ReceiveLast => "__receive_last_",
        }
    }
}

/// Whether a name is like those of variables that have the name of another.
pub(crate) fn is_numbered(name: &str) -> bool {
    let start = name.trim_end_matches(|c: char| c.is_ascii_digit());
    start.len() < name.len() && start.ends_with('_')
}

/// Whether an identifier would be taken for one of the compiler's own.
pub(crate) fn is_reserved(name: &str) -> bool {
    let is_number = |prefix| number_in(name, prefix).is_some();
    name.starts_with("__")
        && (matches!(name, "__yield" | "__yield_from")
            || Taking::ALL.iter().any(|way| way.placeholder() == name)
            || ["__l", "__j", "__m"].into_iter().any(is_number))
}

/// The local a path expression names, parentheses aside.
pub(crate) fn local_path(expr: &syn::Expr) -> Option<LocalId> {
    match expr {
        syn::Expr::Path(path) if path.qself.is_none() => local_of(path.path.get_ident()?),
        syn::Expr::Paren(paren) => local_path(&paren.expr),
        syn::Expr::Group(group) => local_path(&group.expr),
        _ => None,
    }
}
