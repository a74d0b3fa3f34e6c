//! The arguments of the attribute.
//!
//! Input: the tokens in `#[generator(..)]`. Output: [`Args`], with every wrong one reported.

use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use syn::Path;

use crate::diag::{self, Errors, Form};
use crate::locals::is_reserved;

/// What the attribute says.
pub(crate) struct Args {
    /// `crate = path`: what gen-core is called where the function is.
    pub(crate) krate: Path,
    /// `explain`: the documentation of the function shows the machine.
    pub(crate) explain: Option<TokenStream>,
    /// `boxed`: the body may borrow its own locals across a yield.
    pub(crate) boxed: Option<TokenStream>,
}

/// Reads the arguments.
pub(crate) fn read(args: &TokenStream, errors: &mut Errors) -> Args {
    let mut krate: Option<Path> = None;
    let (mut boxed, mut explain) = (None, None);
    for arg in split(args) {
        let mut tokens = arg.clone().into_iter();
        let name: TokenStream = tokens
            .by_ref()
            .take_while(|token| !matches!(token, TokenTree::Punct(_) | TokenTree::Group(_)))
            .collect();
        match name.to_string().as_str() {
            "crate" => {}
            "boxed" if arg.clone().into_iter().count() == 1 => {
                boxed = Some(arg);
                continue;
            }
            "explain" if arg.clone().into_iter().count() == 1 => {
                explain = Some(arg);
                continue;
            }
            other => {
                errors.at(&arg, diag::unknown_argument(other));
                continue;
            }
        }
        match syn::parse2::<Path>(tokens.collect()) {
            Ok(_) if krate.is_some() => errors.at(&arg, diag::CRATE_TWICE),
            Ok(path) => match reserved(&path) {
                Some(name) => errors.at(name, diag::reserved_name(name, Form::Function)),
                None if path.segments.iter().all(|s| s.arguments.is_none()) => krate = Some(path),
                None => errors.at(&arg, diag::CRATE_PATH),
            },
            Err(_) => errors.at(&arg, diag::CRATE_PATH),
        }
    }
    Args {
        krate: krate.unwrap_or_else(|| Path {
            leading_colon: Some(<syn::Token![::]>::default()),
            ..Ident::new("gen_core", Span::call_site()).into()
        }),
        boxed,
        explain,
    }
}

/// What in a path would be taken for a name of the compiler's own.
fn reserved(path: &Path) -> Option<&proc_macro2::Ident> {
    let mut names = path.segments.iter().map(|segment| &segment.ident);
    names.find(|name| is_reserved(&name.to_string()))
}

/// The arguments, one by one, whatever they are.
fn split(args: &TokenStream) -> Vec<TokenStream> {
    let mut all = vec![TokenStream::new()];
    for token in args.clone() {
        if matches!(&token, TokenTree::Punct(punct) if punct.as_char() == ',') {
            all.push(TokenStream::new());
        } else {
            all.last_mut().expect("at least one").extend([token]);
        }
    }
    // None at all, or a comma behind the last.
    if all.last().is_some_and(TokenStream::is_empty) {
        all.pop();
    }
    all
}
