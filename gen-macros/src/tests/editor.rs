//! Code in the middle of typing: what an editor is given to work on.
//!
//! `scripts/editor` asks rust-analyzer itself.

use proc_macro2::{TokenStream, TokenTree};

use super::{EDITOR, corpus, soup};
use crate::{block, compile};

/// Expands as for an editor.
fn in_editor(expand: impl FnOnce() -> TokenStream) -> String {
    EDITOR.set(true);
    let expansion = expand().to_string();
    EDITOR.set(false);
    expansion
}

/// A group of which the end, behind so many tokens, is still to be typed; those groups that
/// are open there are closed, as an editor does.
fn cut(tokens: TokenStream, left: &mut usize) -> TokenStream {
    let mut kept = TokenStream::new();
    for token in tokens {
        if *left == 0 {
            break;
        }
        *left -= 1;
        kept.extend([match token {
            TokenTree::Group(group) => {
                let inner = cut(group.stream(), left);
                TokenTree::Group(proc_macro2::Group::new(group.delimiter(), inner))
            }
            other => other,
        }]);
    }
    kept
}

fn count(tokens: &TokenStream) -> usize {
    let inner = |token| match token {
        TokenTree::Group(group) => 1 + count(&group.stream()),
        _ => 1,
    };
    tokens.clone().into_iter().map(inner).sum()
}

/// The tokens in the last braces: the body.
fn body(item: &TokenStream) -> Option<TokenStream> {
    match item.clone().into_iter().last() {
        Some(TokenTree::Group(group)) => Some(group.stream()),
        _ => None,
    }
}

/// What an editor is given of a body, if that is there as it was typed.
fn shown(expansion: &str, body: &TokenStream) -> bool {
    let text = body.to_string();
    let changed = [
        // They become attributes of the function.
        "# !", // Each choice goes its own way.
        "cfg", // One thing by now: `r#yield!`.
        "yield !",
    ];
    let packed = |text: &str| text.replace(' ', "");
    changed.iter().any(|word| text.contains(word)) || packed(expansion).contains(&packed(&text))
}

#[test]
fn half_typed_functions_keep_their_bodies() {
    for function in corpus::FUNCTIONS {
        let whole = soup::tokens(function);
        for left in (0..=count(&whole)).step_by(3) {
            let item = cut(whole.clone(), &mut { left });
            let expansion = in_editor(|| compile::compile(&TokenStream::new(), item.clone()));
            let is_function = syn::parse2::<syn::Signature>(signature(&item)).is_ok();
            let is_split = item.to_string().contains("cfg");
            if let (Some(body), true) = (body(&item), is_function && !is_split) {
                assert!(shown(&expansion, &body), "{item}\n=>\n{expansion}");
            }
        }
    }
}

/// What stands in front of the body of a function without attributes.
fn signature(item: &TokenStream) -> TokenStream {
    let mut tokens: Vec<_> = item.clone().into_iter().collect();
    tokens.pop();
    let is_attribute = |token: &TokenTree| token.to_string() == "#";
    while tokens.first().is_some_and(is_attribute) {
        tokens.drain(..tokens.len().min(2));
    }
    tokens.retain(|token| !matches!(token, TokenTree::Ident(word) if word == "pub"));
    tokens.into_iter().collect()
}

#[test]
fn half_typed_blocks_keep_their_bodies() {
    for function in corpus::FUNCTIONS {
        let Some(whole) = body(&soup::tokens(function)) else {
            continue;
        };
        for left in (0..=count(&whole)).step_by(3) {
            let tokens = cut(whole.clone(), &mut { left });
            let input: TokenStream = quote::quote!([::gen_core] #tokens);
            let expansion = in_editor(|| block::compile(input));
            assert!(shown(&expansion, &tokens), "{tokens}\n=>\n{expansion}");
        }
    }
}

/// An editor compares the expansion with the word that is being typed to that without it.
#[test]
fn what_is_typed_stands_at_the_same_place() {
    let place = |text: &str, of: &str| text.find(of).expect("it is there");
    let bodies = [
        "let n = x . name ; yield_ ! (n) ;",
        "let n = x . yield_ ! (n) ;",
    ];
    let of_block = bodies.map(|body| {
        let body = soup::tokens(body);
        in_editor(|| block::compile(quote::quote!([::gen_core] #body)))
    });
    let of_function = bodies.map(|body| {
        let item = format!("pub fn f(x: X) -> impl Iterator<Item = u32> {{ {body} }}");
        in_editor(|| compile::compile(&TokenStream::new(), soup::tokens(&item)))
    });
    for [typed, untyped] in [of_block, of_function] {
        assert_eq!(
            place(&typed, "n = x ."),
            place(&untyped, "n = x ."),
            "{typed}\n{untyped}"
        );
    }
}

#[test]
fn rustc_is_given_no_copy() {
    let item = "fn f(x: X) -> impl Iterator<Item = u32> { marker(x); return 1; }";
    let expansion = compile::compile(&TokenStream::new(), soup::tokens(item)).to_string();
    assert!(!expansion.contains("marker"), "{expansion}");
    let body = soup::tokens("marker(x); break;");
    let expansion = block::compile(quote::quote!([::gen_core] #body)).to_string();
    assert!(!expansion.contains("marker"), "{expansion}");
}
