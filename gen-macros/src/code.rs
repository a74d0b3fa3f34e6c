//! Code that is being put together, and what it is quoted with.
//!
//! A `TokenStream` is kept by the compiler: to put one into another is a few calls to there and
//! back, and copies what has been put together so far. Emission does little else. So its pieces
//! stay here, as [`Code`], until they are printed, once: then each group is one call.
//!
//! [`code!`] is like `quote!`. What it repeats is a variable: `#(#values),*`. And `#krate` is always
//! [what expansions name](crate::lower::private).

use std::rc::Rc;

use proc_macro2::{Delimiter, Group, Ident, Literal, Punct, Spacing, Span, TokenStream, TokenTree};
use quote::{ToTokens, TokenStreamExt};

use crate::macros::captured_by_strings;

/// Code that is being put together. A clone is the same code, not a copy.
#[derive(Clone, Default)]
pub(crate) struct Code {
    pieces: Rc<Vec<Piece>>,
}

#[derive(Clone)]
enum Piece {
    /// What stands in the source of this crate: names, marks and lifetimes.
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
    ($code:ident $span:tt [$($word:tt)*] # krate $($rest:tt)*) => {
        $crate::code::quoted!($code $span [$($word)* __gen_private] $($rest)*);
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

    /// Strikes the names that are mentioned, those in format strings among them.
    pub(crate) fn strike(&self, unseen: &mut Vec<String>) {
        for piece in &*self.pieces {
            if unseen.is_empty() {
                return;
            }
            match piece {
                // They name no variable.
                Piece::Words(..) => {}
                Piece::Token(token) => strike(token.clone(), unseen),
                Piece::Group(.., code) | Piece::Code(code) => code.strike(unseen),
                Piece::Syntax(syntax) => {
                    for token in syntax.to_token_stream() {
                        strike(token, unseen);
                    }
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
                    tokens.extend(Tokens {
                        words: words.iter(),
                        rest: "",
                        span: span.unwrap_or_else(Span::call_site),
                    });
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

fn strike(token: TokenTree, unseen: &mut Vec<String>) {
    match token {
        TokenTree::Ident(ident) => {
            let name = ident.to_string();
            unseen.retain(|other| *other != name);
        }
        TokenTree::Group(group) => {
            for token in group.stream() {
                strike(token, unseen);
            }
        }
        TokenTree::Literal(literal) => {
            let captured = captured_by_strings(&TokenTree::from(literal).into());
            unseen.retain(|other| captured.iter().all(|name| name != other));
        }
        TokenTree::Punct(_) => {}
    }
}

/// The tokens of words.
struct Tokens {
    words: std::slice::Iter<'static, &'static str>,
    /// What is left of a word of several: `=` of `>=`, `a` of `'a`.
    rest: &'static str,
    span: Span,
}

impl Iterator for Tokens {
    type Item = TokenTree;

    fn next(&mut self) -> Option<TokenTree> {
        if self.rest.is_empty() {
            self.rest = self.words.next()?;
        }
        let first = self.rest.as_bytes()[0];
        if matches!(first, b'_' | b'a'..=b'z' | b'A'..=b'Z') {
            let name = std::mem::take(&mut self.rest);
            return Some(Ident::new(name, self.span).into());
        }
        self.rest = &self.rest[1..];
        let spacing = if self.rest.is_empty() {
            Spacing::Alone
        } else {
            Spacing::Joint
        };
        let mut mark = Punct::new(first.into(), spacing);
        mark.set_span(self.span);
        Some(mark.into())
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
