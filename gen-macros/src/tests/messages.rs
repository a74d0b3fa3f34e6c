//! The shape of the messages in `diag.rs`: lower case, no full stop.

use proc_macro2::{TokenStream, TokenTree};

/// The string literals of a file that are neither documentation nor words of a `match`.
fn literals(tokens: TokenStream, found: &mut Vec<String>) {
    for token in tokens {
        match token {
            TokenTree::Group(group) => literals(group.stream(), found),
            TokenTree::Literal(literal) => {
                if let Ok(text) = syn::parse_str::<syn::LitStr>(&literal.to_string()) {
                    found.push(text.value());
                }
            }
            _ => {}
        }
    }
}

#[test]
fn messages_have_one_shape() {
    let mut file: syn::File = syn::parse_str(include_str!("../diag.rs")).expect("it compiles");
    let mut found = Vec::new();
    for item in &mut file.items {
        match item {
            syn::Item::Const(item) => item.attrs.clear(),
            syn::Item::Fn(item) => item.attrs.clear(),
            _ => continue,
        }
        literals(quote::ToTokens::to_token_stream(item), &mut found);
    }
    let messages: Vec<_> = found.iter().filter(|text| text.contains(' ')).collect();
    assert!(messages.len() > 20, "the messages have moved");
    for message in messages {
        let first = message.trim_start().chars().next().expect("a word");
        assert!(!first.is_uppercase(), "a capital: {message}");
        assert!(!message.trim_end().ends_with('.'), "a full stop: {message}");
        assert_eq!(
            message.matches('`').count() % 2,
            0,
            "half a quote: {message}"
        );
    }
}
