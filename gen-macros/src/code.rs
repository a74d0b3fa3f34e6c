//! Code that is being put together, and what it is quoted with.
//!
//! A `TokenStream` is kept by the compiler: to put one into another is a few calls to there and
//! back, and copies what has been put together so far. Emission does little else. So its pieces
//! stay here, as [`Code`], until they are printed, once: then each group is one call.
//!
//! [`code!`] is like `quote!`. What it repeats is a variable: `#(#values),*`.

use std::rc::Rc;

use proc_macro2::{Delimiter, Group, Ident, Literal, Punct, Spacing, Span, TokenStream, TokenTree};
use quote::{ToTokens, TokenStreamExt};

use crate::flat::Set;
use crate::macros::captured_by_strings;

/// Code that is being put together. A clone is the same code, not a copy.
#[derive(Clone, Default)]
pub(crate) struct Code {
    pieces: Rc<Vec<Piece>>,
}

#[derive(Clone)]
enum Piece {
    /// What stands in the source of this crate: each is a token.
    Words(&'static [&'static str], Option<Span>),
    Token(TokenTree),
    Group(Delimiter, Option<Span>, Code),
    Code(Code),
    /// What the user wrote, as a rule.
    Syntax(Rc<dyn ToTokens>),
}

/// Quotes code: `#name` is the value of a variable, which is [`Splice`].
macro_rules! code {
    ($($tokens:tt)*) => {{
        #[allow(unused_mut)]
        let mut code = $crate::code::Code::default();
        $crate::code::quoted!(code (None) [] $($tokens)*);
        code
    }};
}

/// The same, with a span for all but the values.
macro_rules! code_at {
    ($span:expr=> $($tokens:tt)*) => {{
        let (mut code, span) = ($crate::code::Code::default(), $span);
        $crate::code::quoted!(code (Some(span)) [] $($tokens)*);
        code
    }};
}

/// Adds to code what is in the brackets, and then the tokens behind them.
macro_rules! quoted {
    ($code:ident $span:tt []) => {};
    ($code:ident $span:tt [$($word:tt)+]) => {
        $code.words(&[$(stringify!($word)),+], $span);
    };
    ($code:ident $span:tt [$($word:tt)*] # $value:ident $($rest:tt)*) => {
        $crate::code::quoted!($code $span [$($word)*]);
        $crate::code::Splice::splice(&$value, &mut $code);
        $crate::code::quoted!($code $span [] $($rest)*);
    };
    ($code:ident $span:tt [$($word:tt)*] #(#$values:ident)* $($rest:tt)*) => {
        $crate::code::quoted!($code $span [$($word)*]);
        $code.all($values);
        $crate::code::quoted!($code $span [] $($rest)*);
    };
    ($code:ident $span:tt [$($word:tt)*] #(#$values:ident) $separator:tt* $($rest:tt)*) => {
        $crate::code::quoted!($code $span [$($word)*]);
        $code.separated($values, &[stringify!($separator)]);
        $crate::code::quoted!($code $span [] $($rest)*);
    };
    ($code:ident $span:tt [$($word:tt)*] ($($inner:tt)*) $($rest:tt)*) => {
        $crate::code::quoted!($code $span [$($word)*]);
        let inner = $crate::code::inner!($span $($inner)*);
        $code.group(::proc_macro2::Delimiter::Parenthesis, $span, inner);
        $crate::code::quoted!($code $span [] $($rest)*);
    };
    ($code:ident $span:tt [$($word:tt)*] [$($inner:tt)*] $($rest:tt)*) => {
        $crate::code::quoted!($code $span [$($word)*]);
        let inner = $crate::code::inner!($span $($inner)*);
        $code.group(::proc_macro2::Delimiter::Bracket, $span, inner);
        $crate::code::quoted!($code $span [] $($rest)*);
    };
    ($code:ident $span:tt [$($word:tt)*] {$($inner:tt)*} $($rest:tt)*) => {
        $crate::code::quoted!($code $span [$($word)*]);
        let inner = $crate::code::inner!($span $($inner)*);
        $code.group(::proc_macro2::Delimiter::Brace, $span, inner);
        $crate::code::quoted!($code $span [] $($rest)*);
    };
    ($code:ident $span:tt [$($word:tt)*] $next:tt $($rest:tt)*) => {
        $crate::code::quoted!($code $span [$($word)* $next] $($rest)*);
    };
}

/// What is in a group.
macro_rules! inner {
    ($span:tt) => { $crate::code::Code::default() };
    ($span:tt $($tokens:tt)+) => {{
        let mut code = $crate::code::Code::default();
        $crate::code::quoted!(code $span [] $($tokens)+);
        code
    }};
}

pub(crate) use {code, code_at, inner, quoted};

impl Code {
    /// What is printed as this is.
    pub(crate) fn of(syntax: impl ToTokens + 'static) -> Self {
        let mut code = Self::default();
        code.push(Piece::Syntax(Rc::new(syntax)));
        code
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    /// Adds more.
    pub(crate) fn add(&mut self, more: impl Splice) {
        more.splice(self);
    }

    /// Adds all of these.
    pub(crate) fn all<T: Splice>(&mut self, values: impl IntoIterator<Item = T>) {
        values.into_iter().for_each(|value| self.add(value));
    }

    /// For [`code!`]: adds all of these, with a separator between them.
    pub(crate) fn separated<T: Splice>(
        &mut self,
        values: impl IntoIterator<Item = T>,
        separator: &'static [&'static str; 1],
    ) {
        for (at, value) in values.into_iter().enumerate() {
            if at > 0 {
                self.words(separator, None);
            }
            self.add(value);
        }
    }

    /// For [`code!`]: adds tokens of the source of this crate.
    pub(crate) fn words(&mut self, words: &'static [&'static str], span: Option<Span>) {
        self.push(Piece::Words(words, span));
    }

    /// For [`code!`]: adds a group.
    pub(crate) fn group(&mut self, delimiter: Delimiter, span: Option<Span>, inner: Self) {
        self.push(Piece::Group(delimiter, span, inner));
    }

    /// Adds the names in it, those in format strings among them.
    pub(crate) fn mentions(&self, names: &mut Set<String>) {
        for piece in &*self.pieces {
            match piece {
                Piece::Words(words, _) => names.extend(words.iter().map(ToString::to_string)),
                Piece::Token(token) => mentioned(token.clone(), names),
                Piece::Group(.., code) | Piece::Code(code) => code.mentions(names),
                Piece::Syntax(syntax) => {
                    let tokens = syntax.to_token_stream();
                    tokens.into_iter().for_each(|token| mentioned(token, names));
                }
            }
        }
    }

    fn push(&mut self, piece: Piece) {
        Rc::make_mut(&mut self.pieces).push(piece);
    }
}

impl ToTokens for Code {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        for piece in &*self.pieces {
            match piece {
                Piece::Words(words, span) => {
                    let span = span.unwrap_or_else(Span::call_site);
                    words.iter().for_each(|word| print(word, span, tokens));
                }
                Piece::Token(token) => tokens.append(token.clone()),
                Piece::Group(delimiter, span, inner) => {
                    let mut group = Group::new(*delimiter, inner.to_token_stream());
                    if let Some(span) = span {
                        group.set_span(*span);
                    }
                    tokens.append(group);
                }
                Piece::Code(code) => code.to_tokens(tokens),
                Piece::Syntax(syntax) => syntax.to_tokens(tokens),
            }
        }
    }
}

fn mentioned(token: TokenTree, names: &mut Set<String>) {
    match token {
        TokenTree::Ident(ident) => drop(names.insert(ident.to_string())),
        TokenTree::Group(group) => {
            let inner = group.stream().into_iter();
            inner.for_each(|token| mentioned(token, names));
        }
        TokenTree::Literal(literal) => {
            let captured = captured_by_strings(&TokenTree::from(literal).into());
            names.extend(captured.iter().map(ToString::to_string));
        }
        TokenTree::Punct(_) => {}
    }
}

/// Prints a token of the source of this crate.
fn print(word: &str, span: Span, tokens: &mut TokenStream) {
    match word.as_bytes()[0] {
        b'_' | b'a'..=b'z' | b'A'..=b'Z' => tokens.append(Ident::new(word, span)),
        b'\'' => {
            let mut mark = Punct::new('\'', Spacing::Joint);
            mark.set_span(span);
            tokens.append(mark);
            tokens.append(Ident::new(&word[1..], span));
        }
        b'"' | b'0'..=b'9' => {
            let mut literal: Literal = word.parse().expect("a literal");
            literal.set_span(span);
            tokens.append(literal);
        }
        _ => {
            for (at, mark) in word.char_indices() {
                let spacing = if at + 1 < word.len() {
                    Spacing::Joint
                } else {
                    Spacing::Alone
                };
                let mut punct = Punct::new(mark, spacing);
                punct.set_span(span);
                tokens.append(punct);
            }
        }
    }
}

/// What can be a value in [`code!`].
pub(crate) trait Splice {
    /// Adds it to code.
    fn splice(&self, code: &mut Code);
}

impl Splice for Code {
    fn splice(&self, code: &mut Code) {
        if !self.is_empty() {
            code.push(Piece::Code(self.clone()));
        }
    }
}

impl Splice for Ident {
    fn splice(&self, code: &mut Code) {
        code.push(Piece::Token(self.clone().into()));
    }
}

impl Splice for syn::Lifetime {
    fn splice(&self, code: &mut Code) {
        let mut mark = Punct::new('\'', Spacing::Joint);
        mark.set_span(self.apostrophe);
        code.push(Piece::Token(mark.into()));
        code.add(&self.ident);
    }
}

impl Splice for str {
    fn splice(&self, code: &mut Code) {
        code.push(Piece::Token(Literal::string(self).into()));
    }
}

impl Splice for String {
    fn splice(&self, code: &mut Code) {
        self.as_str().splice(code);
    }
}

impl<T: Splice + ?Sized> Splice for &T {
    fn splice(&self, code: &mut Code) {
        T::splice(self, code);
    }
}

impl<T: Splice + ?Sized> Splice for Box<T> {
    fn splice(&self, code: &mut Code) {
        T::splice(self, code);
    }
}

impl<T: Splice> Splice for Option<T> {
    fn splice(&self, code: &mut Code) {
        if let Some(value) = self {
            value.splice(code);
        }
    }
}

impl<T: Splice> FromIterator<T> for Code {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        let mut code = Self::default();
        code.all(values);
        code
    }
}

/// Syntax that is printed when the code is.
macro_rules! splice_syntax {
    ($($Syntax:ty),+ $(,)?) => {$(
        impl Splice for $Syntax {
            fn splice(&self, code: &mut Code) {
                code.push(Piece::Syntax(Rc::new(self.clone())));
            }
        }
    )+};
}

splice_syntax! {
    TokenStream, syn::Expr, syn::ExprAssign, syn::Item, syn::Macro, syn::Pat, syn::Path, syn::Token![mut], syn::Type,
}
