//! The macros whose arguments are expressions: the standard library's.
//!
//! Input: a call such as `println!("{x} {}", f(y))`. Output: a placeholder call
//! `__m<n>_println("{x} {}", f(y), x = x)` whose operands the passes can see, and a
//! template in [`StdMacros`] from which the macro is printed again. Captured names
//! become named arguments, so that they are mentions like any other.

mod asserts;
mod captures;

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::parse::{Parse, ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::{Expr, Token};

use crate::suspends::is_place;

pub(crate) use captures::{
    add_string_captures, captured_by, captured_by_strings, each_name, is_equals,
    take_string_captures,
};
use captures::{captured_names, positions};

/// How a macro treats its operands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Operands {
    /// By reference, as `println!` does.
    ByReference,
    /// By value, as `vec!` does.
    ByValue,
}

/// What is alive behind a macro call, to the end of the statement.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Outliving {
    /// Nothing, as of most.
    Nothing,
    /// The temporaries among its operands: `write!` is a call of a method.
    Temporaries,
    /// All operands: the value of `format_args!` borrows them.
    Operands,
}

/// A macro call, without its operands.
pub(crate) struct StdMacro {
    mac: syn::Macro,
    /// The name of each operand: `name = operand`.
    names: Vec<Option<Ident>>,
    /// `vec![x; n]`: a semicolon instead of commas.
    repeat: bool,
    /// What follows the operands: the pattern of `matches!`.
    rest: TokenStream,
    pub(crate) operands: Operands,
    /// It never returns: `panic!` and its like.
    pub(crate) diverges: bool,
    pub(crate) outliving: Outliving,
}

/// All standard macro calls of a function, by the number in their placeholder.
#[derive(Default)]
pub(crate) struct StdMacros {
    all: Vec<StdMacro>,
}

struct Operand {
    name: Option<Ident>,
    value: Expr,
}

impl Parse for Operand {
    fn parse(input: ParseStream) -> syn::Result<Self> {
        let named = input.peek(syn::Ident) && input.peek2(Token![=]) && !input.peek2(Token![==]);
        let name = if named {
            let name = input.parse()?;
            input.parse::<Token![=]>()?;
            Some(name)
        } else {
            None
        };
        Ok(Self {
            name,
            value: input.parse()?,
        })
    }
}

/// The position of the format string among the operands, for the macros that have one.
fn format_position(name: &str) -> Option<usize> {
    Some(match name {
        "println" | "print" | "eprintln" | "eprint" | "format" | "format_args" | "panic"
        | "todo" | "unimplemented" | "unreachable" => 0,
        "write" | "writeln" | "assert" | "debug_assert" => 1,
        "assert_eq" | "assert_ne" | "debug_assert_eq" | "debug_assert_ne" => 2,
        _ => return None,
    })
}

/// Whether a macro is taken apart here, so that its value is known to be no place.
pub(crate) fn is_known(name: &Ident) -> bool {
    is_known_name(&name.to_string())
}

fn is_known_name(name: &str) -> bool {
    format_position(name).is_some() || matches!(name, "dbg" | "vec" | "matches")
}

impl StdMacros {
    /// Takes a macro call apart, if it is one of those known here.
    ///
    /// `capture` gives the expression for a name captured by a format string.
    pub(crate) fn take(
        &mut self,
        mac: &syn::Macro,
        capture: &dyn Fn(&Ident) -> Option<Expr>,
    ) -> Option<Expr> {
        let name = mac.path.segments.last()?.ident.clone();
        let name_text = name.to_string();
        let format_at = format_position(&name_text);
        let mut rest = TokenStream::new();
        let mut repeat = false;
        let mut operands: Vec<Operand> = match name_text.as_str() {
            _ if format_at.is_some() => Punctuated::<Operand, Token![,]>::parse_terminated
                .parse2(mac.tokens.clone())
                .ok()?
                .into_iter()
                .collect(),
            "dbg" => Punctuated::<Operand, Token![,]>::parse_terminated
                .parse2(mac.tokens.clone())
                .ok()?
                .into_iter()
                .collect(),
            "vec" => {
                let parsed = parse_vec.parse2(mac.tokens.clone()).ok()?;
                repeat = parsed.1;
                parsed.0
            }
            "matches" => {
                let parsed = parse_matches.parse2(mac.tokens.clone()).ok()?;
                rest = parsed.1;
                if has_guard(&rest) || !is_place(&parsed.0) {
                    // A guard mentions locals, and temporaries of what is matched live to the end
                    // of the statement: as in a match, which the macro expands to.
                    let arm = without_comma(rest);
                    let expanded = quote!(match () { #arm => true, _ => false });
                    let mut expanded: syn::ExprMatch = syn::parse2(expanded).ok()?;
                    *expanded.expr = parsed.0;
                    // In a statement, what begins with a `match` would end with it.
                    return Some(syn::parse_quote!((#expanded)));
                }
                vec![Operand {
                    name: None,
                    value: parsed.0,
                }]
            }
            _ => return None,
        };
        if matches!(name_text.as_str(), "assert" | "debug_assert") && operands.len() == 1 {
            // The message quotes the condition as the user wrote it.
            let condition = &operands[0].value;
            let message = format!("assertion failed: {}", condition.to_token_stream());
            operands.push(Operand {
                name: None,
                value: syn::parse_quote!("{}"),
            });
            operands.push(Operand {
                name: None,
                value: syn::parse_quote!(#message),
            });
        }
        if let Some(at) = format_at.filter(|_| name_text.contains("assert")) {
            let lazy = asserts::lazy(&name_text, name.span(), &operands, at);
            if let Some(lazy) = lazy.ok()? {
                return Some(lazy);
            }
        }
        if let Some(at) = format_at {
            add_captures(&mut operands, at, capture);
        }
        let number = self.all.len();
        let (names, values): (Vec<_>, Vec<_>) =
            operands.into_iter().map(|o| (o.name, o.value)).unzip();
        self.all.push(StdMacro {
            mac: mac.clone(),
            names,
            repeat,
            rest,
            operands: if matches!(name_text.as_str(), "dbg" | "vec") {
                Operands::ByValue
            } else {
                Operands::ByReference
            },
            outliving: match name_text.as_str() {
                "format_args" => Outliving::Operands,
                "write" | "writeln" => Outliving::Temporaries,
                _ => Outliving::Nothing,
            },
            diverges: matches!(
                name_text.as_str(),
                "panic" | "todo" | "unimplemented" | "unreachable"
            ),
        });
        let placeholder = Ident::new(&format!("__m{number}_{name}"), name.span());
        Some(syn::parse_quote!(#placeholder(#(#values),*)))
    }

    /// Whether a call is `assert_eq!` or its like with a yield in a message that
    /// [`StdMacros::take`] leaves alone.
    pub(crate) fn yields_in_message(mac: &syn::Macro) -> bool {
        mac.path
            .segments
            .last()
            .is_some_and(|s| s.ident.to_string().contains("assert_"))
    }

    /// The macro behind a placeholder call.
    pub(crate) fn of(&self, func: &Expr) -> Option<&StdMacro> {
        let Expr::Path(path) = func else { return None };
        let number = crate::locals::numbered(path.path.get_ident()?, "__m")?;
        self.all.get(number as usize)
    }
}

impl StdMacro {
    /// Whether it shows how its operands are spelled.
    pub(crate) fn quotes(&self) -> bool {
        self.mac
            .path
            .segments
            .last()
            .is_some_and(|last| last.ident == "dbg")
    }

    /// Prints the macro call with these operands.
    pub(crate) fn print(&self, operands: impl Iterator<Item = TokenStream>) -> TokenStream {
        let separator = if self.repeat { quote!(;) } else { quote!(,) };
        let mut tokens = TokenStream::new();
        for (at, (operand, name)) in operands.zip(&self.names).enumerate() {
            if at > 0 {
                tokens.extend(separator.clone());
            }
            if let Some(name) = name {
                tokens.extend(quote!(#name =));
            }
            tokens.extend(operand);
        }
        if !self.rest.is_empty() {
            tokens.extend(quote!(,));
            tokens.extend(self.rest.clone());
        }
        let mut mac = self.mac.clone();
        mac.tokens = tokens;
        mac.into_token_stream()
    }
}

/// Whether an expression is the placeholder of a macro that takes its operands by reference.
pub(crate) fn is_by_reference(func: &Expr) -> bool {
    let Expr::Path(path) = func else { return false };
    path.path.get_ident().is_some_and(|ident| {
        let text = ident.to_string();
        crate::locals::numbered(ident, "__m").is_some()
            && !text.ends_with("_vec")
            && !text.ends_with("_dbg")
    })
}

fn parse_vec(input: ParseStream) -> syn::Result<(Vec<Operand>, bool)> {
    let mut operands = Vec::new();
    let mut repeat = false;
    while !input.is_empty() {
        operands.push(Operand {
            name: None,
            value: input.parse()?,
        });
        if input.is_empty() {
            break;
        }
        if input.peek(Token![;]) && operands.len() == 1 {
            input.parse::<Token![;]>()?;
            repeat = true;
        } else {
            input.parse::<Token![,]>()?;
        }
    }
    Ok((operands, repeat))
}

fn parse_matches(input: ParseStream) -> syn::Result<(Expr, TokenStream)> {
    let scrutinee = input.parse()?;
    input.parse::<Token![,]>()?;
    Ok((scrutinee, input.parse()?))
}

/// Whether the pattern of a `matches!` has a guard.
fn has_guard(rest: &TokenStream) -> bool {
    let mut tokens = rest.clone().into_iter();
    tokens.any(|token| matches!(token, TokenTree::Ident(word) if word == "if"))
}

fn without_comma(rest: TokenStream) -> TokenStream {
    let mut tokens: Vec<TokenTree> = rest.into_iter().collect();
    if matches!(tokens.last(), Some(TokenTree::Punct(last)) if last.as_char() == ',') {
        tokens.pop();
    }
    tokens.into_iter().collect()
}

/// `"{x}"` becomes `"{x}", x = x` where `x` is a local.
fn add_captures(operands: &mut Vec<Operand>, at: usize, capture: &dyn Fn(&Ident) -> Option<Expr>) {
    let Some(Operand { name: None, value }) = operands.get(at) else {
        return;
    };
    let mut format = value;
    // As a `$x:literal` or `$x:expr` leaves it.
    while let Expr::Group(group) = format {
        format = &group.expr;
    }
    let Expr::Lit(syn::ExprLit {
        lit: syn::Lit::Str(text),
        ..
    }) = format
    else {
        return;
    };
    let span = text.span();
    // One that is missing is not to be found among the captures.
    if positions(&text.value()) > operands.len() - at - 1 {
        return;
    }
    for name in captured_names(&text.value()) {
        if operands
            .iter()
            .any(|o| o.name.as_ref().is_some_and(|n| n == &name))
        {
            continue;
        }
        let ident = crate::syntax::ident(&name, span);
        if let Some(value) = capture(&ident) {
            operands.push(Operand {
                name: Some(ident),
                value,
            });
        }
    }
}

/// The first `yield_!` or `yield_from!` in the tokens of a macro that is not known here.
pub(crate) fn find_yield(tokens: &TokenStream) -> Option<Ident> {
    let mut first = None;
    each_yield(tokens, &mut |name, _| {
        first.get_or_insert(name);
    });
    first
}

/// Tells `found` of the yields in the tokens of a macro that is not known here: their names, and
/// whether there is a path in front.
pub(crate) fn each_yield(tokens: &TokenStream, found: &mut dyn FnMut(Ident, bool)) {
    let mut before: Option<(Ident, bool)> = None;
    let mut is_path = false;
    let mut tokens = tokens.clone().into_iter();
    while let Some(token) = tokens.next() {
        match token {
            // It yields for itself.
            TokenTree::Ident(ident) if ident == crate::block::NAME => {
                let rest: Vec<_> = tokens.clone().take(2).collect();
                if let [TokenTree::Punct(bang), TokenTree::Group(_)] = &rest[..] {
                    if bang.as_char() == '!' {
                        tokens.nth(1);
                    }
                }
                before = None;
            }
            TokenTree::Group(group) => {
                if group.delimiter() != Delimiter::None || before.is_none() {
                    each_yield(&group.stream(), found);
                }
                before = None;
            }
            TokenTree::Punct(punct) => {
                if let ('!', Some((name, is_path))) = (punct.as_char(), before.take()) {
                    found(name, is_path);
                }
                is_path = punct.as_char() == ':';
                continue;
            }
            TokenTree::Ident(ident) => before = is_yield_name(&ident).then_some((ident, is_path)),
            TokenTree::Literal(_) => before = None,
        }
        is_path = false;
    }
}

/// Whether a macro of this name yields.
pub(crate) fn is_yield_name(ident: &Ident) -> bool {
    is_yield(&ident.to_string())
}

fn is_yield(name: &str) -> bool {
    matches!(name, "yield_" | "r#yield" | "yield_from")
}

/// Whether a word in front of a `!` and a group calls a macro that is none of ours and none of
/// those known here, and so may make anything: an await, an item.
pub(crate) fn is_foreign(word: &str) -> bool {
    // `if !(a) { .. }`
    !(crate::syntax::is_negated_after(word) || is_yield(word) || is_known_name(word))
}
