//! The macros that the body defines, which are expanded when its locals have become something else.

use proc_macro2::{Delimiter, Ident, TokenStream, TokenTree};

use super::Resolver;
use crate::flat::Set;
use crate::locals::LocalId;
use crate::macros::captured_by;

/// A macro of the body that mentions a local.
pub(crate) struct Mentioned {
    pub(crate) mac: Ident,
    pub(crate) local: LocalId,
    /// The local, where the macro mentions it.
    pub(crate) at: Ident,
}

impl Resolver<'_> {
    /// Notes the locals that the definition of a macro mentions, each once.
    pub(super) fn defined(&mut self, item: &syn::ItemMacro) {
        let Some(mac) = &item.ident else { return };
        for transcriber in transcribers(item.mac.tokens.clone()) {
            let mut names = Names::default();
            names.of(transcriber);
            for name in names.mentioned {
                let bound = self.bound(&name).copied().flatten();
                let own = names.declared.contains(&name.to_string());
                let Some(local) = bound.filter(|_| !own) else {
                    continue;
                };
                let is_known = |known: &Mentioned| known.local == local && known.mac == *mac;
                if !self.defined.iter().any(is_known) {
                    let (mac, at) = (mac.clone(), name);
                    self.defined.push(Mentioned { mac, local, at });
                }
            }
        }
    }
}

/// What the rules of a macro expand to.
fn transcribers(rules: TokenStream) -> Vec<TokenStream> {
    let mut found = Vec::new();
    let mut is_behind_arrow = false;
    for token in rules {
        match token {
            TokenTree::Group(group) if is_behind_arrow => {
                found.push(group.stream());
                is_behind_arrow = false;
            }
            TokenTree::Punct(mark) => is_behind_arrow |= mark.as_char() == '>',
            _ => {}
        }
    }
    found
}

/// Stands for `::`.
const PATH: char = '\u{2237}';

/// The names in tokens, as far as they may be variables.
#[derive(Default)]
struct Names {
    mentioned: Vec<Ident>,
    /// Those that the tokens seem to declare themselves.
    declared: Set<String>,
}

impl Names {
    fn of(&mut self, tokens: TokenStream) {
        let mut tokens = tokens.into_iter().peekable();
        // What stands before a name.
        let (mut mark, mut declares) = (' ', false);
        while let Some(token) = tokens.next() {
            let next = match tokens.peek() {
                Some(TokenTree::Punct(next)) => next.as_char(),
                _ => ' ',
            };
            match token {
                TokenTree::Group(group) => {
                    if declares && group.delimiter() == Delimiter::Parenthesis {
                        let mut inner = Self::default();
                        inner.of(group.stream());
                        self.declared
                            .extend(inner.mentioned.iter().map(ToString::to_string));
                    }
                    self.of(group.stream());
                    (mark, declares) = (' ', false);
                }
                TokenTree::Ident(word) => {
                    let opens = matches!(&*word.to_string(), "let" | "mut" | "ref" | "for" | "fn");
                    if declares || mark == '|' {
                        self.declared.insert(word.to_string());
                    }
                    // Neither a field, nor a fragment, nor a label, nor a part of a path, nor a
                    // macro.
                    if !matches!(mark, '.' | '$' | '\'' | PATH) && !matches!(next, ':' | '!') {
                        self.mentioned.push(word);
                    }
                    (mark, declares) = (' ', opens);
                }
                TokenTree::Punct(punct) => {
                    mark = match (mark, punct.as_char()) {
                        // A range of variables.
                        ('.', '.') => ' ',
                        (':', ':') => PATH,
                        (_, mark) => mark,
                    };
                    declares = false;
                }
                TokenTree::Literal(literal) => {
                    self.mentioned.extend(captured_by(literal));
                    (mark, declares) = (' ', false);
                }
            }
        }
    }
}
