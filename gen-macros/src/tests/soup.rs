//! Random tokens, and random changes of given ones.

use arbitrary::{Result, Unstructured};
use arbtest::arbitrary;
use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};

use super::corpus::{FUNCTIONS, PIECES, STATEMENTS};

/// Tokens of all kinds; those behind the empty text are the compiler's own names.
const WORDS: &[&str] = &[
    "fn",
    "let",
    "mut",
    "ref",
    "if",
    "else",
    "match",
    "loop",
    "while",
    "for",
    "in",
    "break",
    "continue",
    "return",
    "yield",
    "move",
    "async",
    "await",
    "unsafe",
    "const",
    "static",
    "impl",
    "dyn",
    "where",
    "as",
    "pub",
    "crate",
    "self",
    "Self",
    "super",
    "struct",
    "enum",
    "use",
    "mod",
    "type",
    "trait",
    "extern",
    "true",
    "false",
    "become",
    "builtin",
    "try",
    "box",
    "do",
    "macro",
    "union",
    "auto",
    "default",
    "raw",
    "safe",
    "gen",
    "r#gen",
    "r#yield",
    "r#fn",
    "yield_",
    "yield_from",
    "Iterator",
    "Item",
    "Box",
    "Some",
    "None",
    "x",
    "y",
    "_",
    "é",
    "format",
    "println",
    "vec",
    "matches",
    "assert",
    "assert_eq",
    "dbg",
    "write",
    "cfg",
    "generator",
    "'a",
    "'static",
    "'_",
    "'r#a",
    "1",
    "1u8",
    "1.5",
    "1.",
    "0xff",
    "\"{x}\"",
    "\"{\"",
    "\"\"",
    "'c'",
    "b'c'",
    "b\"\"",
    "c\"\"",
    "r#\"{x:y$.z$}\"#",
    "1_foo",
    "\"{0:é$}é\"",
    ";",
    ",",
    ".",
    "..",
    "..=",
    "...",
    ":",
    "::",
    "->",
    "=>",
    "=",
    "==",
    "!=",
    "<",
    ">",
    "<=",
    ">=",
    "<<=",
    "+",
    "-",
    "*",
    "/",
    "%",
    "^",
    "!",
    "&",
    "|",
    "&&",
    "||",
    "+=",
    "?",
    "#",
    "#!",
    "@",
    "$",
    "~",
    "__yield",
    "__yield()",
    "__yield(1, 2)",
    "__l0_x",
    "__l99_x",
    "__j0_()",
    "__j99_()",
    "__m0_x()",
    "__m99_x()",
    "__gen_state",
    "__item",
];

/// Tokens of a text.
pub(super) fn tokens(text: &str) -> TokenStream {
    text.parse()
        .unwrap_or_else(|error| panic!("{text}: {error}"))
}

/// One of the texts, as tokens.
pub(super) fn one_of(u: &mut Unstructured<'_>, texts: &[&str]) -> Result<TokenStream> {
    Ok(tokens(u.choose(texts)?))
}

/// One of the given functions.
pub(super) fn given(u: &mut Unstructured<'_>) -> Result<TokenStream> {
    one_of(u, FUNCTIONS)
}

fn delimiter(u: &mut Unstructured<'_>) -> Result<Delimiter> {
    let all = [
        Delimiter::Parenthesis,
        Delimiter::Brace,
        Delimiter::Bracket,
        Delimiter::None,
    ];
    u.choose(&all).copied()
}

/// Tokens without any sense.
pub(super) fn soup(u: &mut Unstructured<'_>, depth: usize) -> Result<TokenStream> {
    let mut soup = TokenStream::new();
    for _ in 0..u.int_in_range(0..=12)? {
        match u.int_in_range(0..=9)? {
            0 | 1 if depth > 0 => {
                let inner = self::soup(u, depth - 1)?;
                soup.extend([TokenTree::Group(Group::new(delimiter(u)?, inner))]);
            }
            2 => soup.extend(one_of(u, PIECES)?),
            3 => soup.extend(one_of(u, STATEMENTS)?),
            _ => soup.extend(one_of(u, WORDS)?),
        }
    }
    Ok(soup)
}

/// Changes `stream` at one place.
pub(super) fn mutate(u: &mut Unstructured<'_>, stream: TokenStream) -> Result<TokenStream> {
    let mut trees: Vec<TokenTree> = stream.into_iter().collect();
    // Most of a function is in its groups.
    let groups: Vec<usize> = (0..trees.len())
        .filter(|&at| matches!(trees[at], TokenTree::Group(_)))
        .collect();
    if !groups.is_empty() && u.ratio(3, 4)? {
        let at = *u.choose(&groups)?;
        if let TokenTree::Group(group) = &trees[at] {
            trees[at] = TokenTree::Group(Group::new(group.delimiter(), mutate(u, group.stream())?));
        }
        return Ok(trees.into_iter().collect());
    }
    let start = u.int_in_range(0..=trees.len())?;
    let end = (start + u.int_in_range(0..=3)?).min(trees.len());
    let taken: Vec<TokenTree> = trees[start..end].to_vec();
    let new: TokenStream = match u.int_in_range(0..=9)? {
        0 => TokenStream::new(),
        1 => taken.iter().chain(&taken).cloned().collect(),
        2 => one_of(u, WORDS)?,
        3 => taken.into_iter().rev().collect(),
        4 => TokenTree::Group(Group::new(delimiter(u)?, taken.into_iter().collect())).into(),
        5 => TokenTree::Group(Group::new(Delimiter::None, taken.into_iter().collect())).into(),
        6 => taken
            .into_iter()
            .flat_map(|tree| match tree {
                TokenTree::Group(group) => group.stream(),
                other => other.into(),
            })
            .collect(),
        7 => one_of(u, PIECES)?,
        8 => one_of(u, STATEMENTS)?,
        _ => {
            let other = given(u)?;
            part(u, other)?
        }
    };
    trees.splice(start..end, new);
    Ok(trees.into_iter().collect())
}

/// A few neighbours out of `stream`, or one group of it.
fn part(u: &mut Unstructured<'_>, stream: TokenStream) -> Result<TokenStream> {
    let trees: Vec<TokenTree> = stream.into_iter().collect();
    let start = u.int_in_range(0..=trees.len())?;
    let end = (start + u.int_in_range(0..=5)?).min(trees.len());
    match &trees[start..end] {
        [TokenTree::Group(group), ..] if u.arbitrary()? => part(u, group.stream()),
        part => Ok(part.iter().cloned().collect()),
    }
}
