//! Code that is being put together, and what it is quoted with.
//!
//! A `TokenStream` is kept by the compiler: to put one into another is a few calls to there and
//! back, and copies what has been put together so far. Emission does little else. So its pieces
//! stay here, as [`Code`], until they are printed, once: then each group is one call.
//!
//! [`code!`] is like `quote!`. What it repeats is a variable: `#(#values),*`. And `#krate` is always
//! [what expansions name](crate::lower::private).

mod names;

use std::rc::Rc;

use proc_macro2::{Delimiter, Group, Ident, Literal, Punct, Spacing, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::Lifetime;

use names::Syntax;

/// Code that is being put together. A clone is the same code, not a copy.
#[derive(Clone, Default)]
pub(crate) enum Code {
    #[default]
    Empty,
    Quoted(Rc<[Piece]>),
    Grown(Rc<Vec<Piece>>),
}

/// A piece of code.
#[derive(Clone)]
pub(crate) enum Piece {
    Nothing,
    /// What stands in the source of this crate: names, marks and lifetimes.
    Words(&'static [&'static str], Option<Span>),
    Token(TokenTree),
    Label(Lifetime),
    Group(Delimiter, Option<Span>, Code),
    Code(Code),
    /// What the user wrote, as a rule.
    Syntax(Rc<dyn Syntax>),
}

/// Quotes code: `#name` is the value of a variable, which is [`Splice`].
macro_rules! code {
    () => { $crate::code::Code::Empty };
    ($($tokens:tt)+) => { $crate::code::quoted!([None] [] [] $($tokens)+) };
}

/// The same, with a span for all but the values.
macro_rules! code_at {
    ($span:expr=> $($tokens:tt)+) => {{
        let span = $span;
        $crate::code::quoted!([Some(span)] [] [] $($tokens)+)
    }};
}

/// The code of pieces, of the words behind them, and of the tokens behind those.
macro_rules! quoted {
    ([$span:expr] [$($piece:expr,)*] []) => {
        $crate::code::Code::Quoted(::std::rc::Rc::new([$($piece),*]))
    };
    ($span:tt $pieces:tt [$($word:tt)*] # krate $($rest:tt)*) => {
        $crate::code::quoted!($span $pieces [$($word)* __gen_private] $($rest)*)
    };
    ($span:tt $pieces:tt [] # $value:ident $($rest:tt)*) => {
        $crate::code::piece!($span $pieces [$crate::code::Splice::piece(&$value)] $($rest)*)
    };
    ($span:tt $pieces:tt [] #(#$values:ident)* $($rest:tt)*) => {
        $crate::code::piece!($span $pieces [$crate::code::Piece::all($values)] $($rest)*)
    };
    ($span:tt $pieces:tt [] #(#$values:ident) $separator:tt* $($rest:tt)*) => {
        $crate::code::piece!($span $pieces
            [$crate::code::Piece::separated($values, &[stringify!($separator)])] $($rest)*)
    };
    ($span:tt $pieces:tt [] ($($inner:tt)*) $($rest:tt)*) => {
        $crate::code::piece!($span $pieces
            [$crate::code::group!($span Parenthesis $($inner)*)] $($rest)*)
    };
    ($span:tt $pieces:tt [] [$($inner:tt)*] $($rest:tt)*) => {
        $crate::code::piece!($span $pieces
            [$crate::code::group!($span Bracket $($inner)*)] $($rest)*)
    };
    ($span:tt $pieces:tt [] {$($inner:tt)*} $($rest:tt)*) => {
        $crate::code::piece!($span $pieces
            [$crate::code::group!($span Brace $($inner)*)] $($rest)*)
    };
    ($span:tt $pieces:tt [] $word:tt $($rest:tt)*) => {
        $crate::code::quoted!($span $pieces [$word] $($rest)*)
    };
    ($span:tt $pieces:tt $words:tt # $($rest:tt)*) => {
        $crate::code::words!($span $pieces $words # $($rest)*)
    };
    ($span:tt $pieces:tt $words:tt ($($inner:tt)*) $($rest:tt)*) => {
        $crate::code::words!($span $pieces $words ($($inner)*) $($rest)*)
    };
    ($span:tt $pieces:tt $words:tt [$($inner:tt)*] $($rest:tt)*) => {
        $crate::code::words!($span $pieces $words [$($inner)*] $($rest)*)
    };
    ($span:tt $pieces:tt $words:tt {$($inner:tt)*} $($rest:tt)*) => {
        $crate::code::words!($span $pieces $words {$($inner)*} $($rest)*)
    };
    ($span:tt $pieces:tt [$($word:tt)+] $next:tt $($rest:tt)*) => {
        $crate::code::quoted!($span $pieces [$($word)+ $next] $($rest)*)
    };
    ($span:tt $pieces:tt $words:tt) => { $crate::code::words!($span $pieces $words) };
}

/// The words are a piece.
macro_rules! words {
    ([$span:expr] $pieces:tt [$($word:tt)+] $($rest:tt)*) => {
        $crate::code::piece!([$span] $pieces
            [$crate::code::Piece::Words(&[$(stringify!($word)),+], $span)] $($rest)*)
    };
}

/// One more piece.
macro_rules! piece {
    ($span:tt [$($piece:tt)*] [$next:expr] $($rest:tt)*) => {
        $crate::code::quoted!($span [$($piece)* $next,] [] $($rest)*)
    };
}

macro_rules! group {
    ([$span:expr] $delimiter:ident $($tokens:tt)*) => {
        $crate::code::Piece::Group(
            ::proc_macro2::Delimiter::$delimiter, $span, $crate::code::inner!([$span] $($tokens)*),
        )
    };
}

macro_rules! inner {
    ($span:tt) => { $crate::code::Code::Empty };
    ($span:tt $($tokens:tt)+) => { $crate::code::quoted!($span [] [] $($tokens)+) };
}

pub(crate) use {code, code_at, group, inner, piece, quoted, words};

impl Code {
    /// What is printed as this is.
    pub(crate) fn of(syntax: impl Syntax + 'static) -> Self {
        Self::Quoted(Rc::new([Piece::Syntax(Rc::new(syntax))]))
    }

    /// A group.
    pub(crate) fn group(delimiter: Delimiter, span: Span, inner: Self) -> Self {
        Self::Quoted(Rc::new([Piece::Group(delimiter, Some(span), inner)]))
    }

    fn pieces(&self) -> &[Piece] {
        match self {
            Self::Empty => &[],
            Self::Quoted(pieces) => pieces,
            Self::Grown(pieces) => pieces,
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.pieces().iter().all(|piece| match piece {
            Piece::Nothing => true,
            Piece::Code(code) => code.is_empty(),
            _ => false,
        })
    }

    /// Adds more.
    pub(crate) fn add(&mut self, more: impl Splice) {
        let piece = more.piece();
        match self {
            _ if matches!(piece, Piece::Nothing) => {}
            Self::Empty => *self = Self::Grown(Rc::new(vec![piece])),
            Self::Quoted(_) => *self = Self::Grown(Rc::new(vec![self.piece(), piece])),
            Self::Grown(pieces) => Rc::make_mut(pieces).push(piece),
        }
    }
}

impl Piece {
    /// For [`code!`]: all of these.
    pub(crate) fn all<T: Splice>(values: impl IntoIterator<Item = T>) -> Self {
        Self::Code(values.into_iter().collect())
    }

    /// For [`code!`]: all of these, with a separator between them.
    pub(crate) fn separated<T: Splice>(
        values: impl IntoIterator<Item = T>,
        separator: &'static [&'static str],
    ) -> Self {
        let mut pieces = Vec::new();
        for value in values {
            if !pieces.is_empty() {
                pieces.push(Self::Words(separator, None));
            }
            pieces.push(value.piece());
        }
        Self::Code(Code::Grown(Rc::new(pieces)))
    }
}

impl ToTokens for Code {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        let mut printer = Printer {
            before: Some(std::mem::take(tokens)),
            trees: Vec::new(),
            call_site: Span::call_site(),
        };
        printer.print(self);
        *tokens = printer.end();
    }
}

/// What has been printed of a group.
struct Printer {
    /// What is in front of the trees, up to syntax, which is printed by others.
    before: Option<TokenStream>,
    trees: Vec<TokenTree>,
    call_site: Span,
}

impl Printer {
    fn print(&mut self, code: &Code) {
        for piece in code.pieces() {
            match piece {
                Piece::Nothing => {}
                Piece::Words(words, span) => {
                    let span = span.unwrap_or(self.call_site);
                    for word in *words {
                        self.word(word, span);
                    }
                }
                Piece::Token(token) => self.trees.push(token.clone()),
                Piece::Label(label) => {
                    self.mark('\'', Spacing::Joint, label.apostrophe);
                    self.trees.push(label.ident.clone().into());
                }
                Piece::Group(delimiter, span, inner) => {
                    let mut printer = Self {
                        before: None,
                        trees: Vec::new(),
                        call_site: self.call_site,
                    };
                    printer.print(inner);
                    let mut group = Group::new(*delimiter, printer.end());
                    if let Some(span) = span {
                        group.set_span(*span);
                    }
                    self.trees.push(group.into());
                }
                Piece::Code(code) => self.print(code),
                Piece::Syntax(syntax) => {
                    let before = self.before.get_or_insert_default();
                    before.extend(self.trees.drain(..));
                    syntax.to_tokens(before);
                }
            }
        }
    }

    /// A word of the source of this crate.
    fn word(&mut self, word: &str, span: Span) {
        let mut at = 0;
        while at < word.len() {
            let first = word.as_bytes()[at];
            if matches!(first, b'_' | b'a'..=b'z' | b'A'..=b'Z') {
                let name = Ident::new(&word[at..], span);
                self.trees.push(TokenTree::Ident(name));
                return;
            }
            at += 1;
            let spacing = if at < word.len() {
                Spacing::Joint
            } else {
                Spacing::Alone
            };
            self.mark(first.into(), spacing, span);
        }
    }

    fn mark(&mut self, mark: char, spacing: Spacing, span: Span) {
        let mut mark = Punct::new(mark, spacing);
        mark.set_span(span);
        self.trees.push(TokenTree::Punct(mark));
    }

    fn end(self) -> TokenStream {
        let Some(mut tokens) = self.before else {
            return self.trees.into_iter().collect();
        };
        tokens.extend(self.trees);
        tokens
    }
}

/// What can be a value in [`code!`].
pub(crate) trait Splice {
    fn piece(&self) -> Piece;
}

impl Splice for Code {
    fn piece(&self) -> Piece {
        match self {
            Self::Empty => Piece::Nothing,
            code => Piece::Code(code.clone()),
        }
    }
}

impl Splice for Ident {
    fn piece(&self) -> Piece {
        Piece::Token(self.clone().into())
    }
}

impl Splice for Lifetime {
    fn piece(&self) -> Piece {
        Piece::Label(self.clone())
    }
}

impl Splice for str {
    fn piece(&self) -> Piece {
        Piece::Token(Literal::string(self).into())
    }
}

impl Splice for String {
    fn piece(&self) -> Piece {
        self.as_str().piece()
    }
}

impl<T: Splice + ?Sized> Splice for &T {
    fn piece(&self) -> Piece {
        T::piece(self)
    }
}

impl<T: Splice> Splice for Box<T> {
    fn piece(&self) -> Piece {
        T::piece(self)
    }
}

impl<T: Splice> Splice for Option<T> {
    fn piece(&self) -> Piece {
        self.as_ref().map_or(Piece::Nothing, T::piece)
    }
}

impl<T: Splice> FromIterator<T> for Code {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        let mut pieces = Vec::new();
        for value in values {
            pieces.push(value.piece());
        }
        Self::Grown(Rc::new(pieces))
    }
}

/// Syntax that is printed when the code is.
macro_rules! splice_syntax {
    ($($Syntax:ty),+ $(,)?) => {$(
        impl Splice for $Syntax {
            fn piece(&self) -> Piece {
                Piece::Syntax(Rc::new(self.clone()))
            }
        }
    )+};
}

splice_syntax! {
    TokenStream, syn::Expr, syn::ExprAssign, syn::Item, syn::Macro, syn::Pat, syn::Path,
    syn::Token![mut], syn::Type,
}
