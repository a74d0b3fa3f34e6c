//! Whatever tokens the macro gets, it gives code or an error, and never panics.
//!
//! Runs for a moment; `GENERATOR_FUZZ_SECONDS=600 cargo test -p gen-macros --release property`
//! runs for as long as that, each property. `ARBTEST_SEED=0x..` repeats a failure, and
//! `GENERATOR_FUZZ_ECHO=1` prints each input before it is tried, for those that overflow the stack.

use std::time::Duration;

use arbtest::arbitrary::{Result, Unstructured};
use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;

use super::{corpus, grow, soup, verify};
use crate::compile::compile;
use crate::fragments;

/// Tests the macro with what `make` makes, on a stack of the size that rustc has.
fn check(make: fn(&mut Unstructured<'_>) -> Result<(TokenStream, TokenStream)>) {
    let seconds = std::env::var("GENERATOR_FUZZ_SECONDS");
    let budget = seconds.map_or(1.0, |seconds| seconds.parse().expect("seconds"));
    let property = move |u: &mut Unstructured<'_>| {
        let (args, item) = make(u)?;
        holds(&args, &item, 0);
        Ok(())
    };
    let run = move || {
        arbtest::arbtest(property)
            .size_min(64)
            .size_max(4096)
            .budget(Duration::from_secs_f64(budget))
            .run();
    };
    let thread = std::thread::Builder::new().stack_size(8 << 20).spawn(run);
    if let Err(panic) = thread.expect("a thread").join() {
        std::panic::resume_unwind(panic);
    }
}

/// Prints the input of a test that panics.
struct Input<'a>(&'a TokenStream, &'a TokenStream);

impl Drop for Input<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            eprintln!("#[generator({})]\n{}\n", self.0, self.1);
        }
    }
}

/// The property.
fn holds(args: &TokenStream, item: &TokenStream, depth: usize) {
    let input = Input(args, item);
    if std::env::var_os("GENERATOR_FUZZ_ECHO").is_some() {
        eprintln!("#[generator({args})]\n{item}\n");
    }
    let output = compile(args, item.clone());
    let reported = verify::contains(&output, "compile_error");
    let function = syn::parse2::<syn::ItemFn>(fragments::opened(item.clone()));
    if function.is_err() {
        assert!(reported, "no error: {output}");
    }
    // What is not even an item is given back as it is.
    if function.is_ok() || syn::parse2::<syn::Item>(item.clone()).is_ok() {
        let file = syn::parse2::<syn::File>(output.clone())
            .unwrap_or_else(|error| panic!("{error}: {output}"));
        if !reported {
            verify::verify_output(&file);
        }
        if let Ok(function) = &function {
            verify_signature(function, &file);
        }
        // One function per choice of `cfg`: each is given to the macro again.
        for item in &file.items {
            if let syn::Item::Fn(choice) = item {
                let mut choice = choice.clone();
                let count = choice.attrs.len();
                choice.attrs.retain(|attr| {
                    attr.to_token_stream().to_string() != "# [:: gen_core :: generator]"
                });
                if choice.attrs.len() < count && depth < 4 {
                    holds(&TokenStream::new(), &choice.into_token_stream(), depth + 1);
                }
            }
        }
    }
    std::mem::forget(input);
}

/// Callers find the function as it was written.
fn verify_signature(function: &syn::ItemFn, file: &syn::File) {
    assert!(!file.items.is_empty(), "nothing left");
    for item in &file.items {
        let syn::Item::Fn(given) = item else {
            panic!("not a function")
        };
        let (said, given) = (&function.sig, &given.sig);
        assert_eq!(said.ident, given.ident);
        assert_eq!(
            said.generics.to_token_stream().to_string(),
            given.generics.to_token_stream().to_string()
        );
        let types = |sig: &syn::Signature| -> Vec<String> {
            let typed = sig.inputs.iter().filter_map(|input| match input {
                syn::FnArg::Typed(typed) if typed.attrs.is_empty() => {
                    Some(typed.ty.to_token_stream().to_string())
                }
                _ => None,
            });
            typed.collect()
        };
        if function
            .sig
            .inputs
            .iter()
            .all(|input| !matches!(input, syn::FnArg::Typed(typed) if !typed.attrs.is_empty()))
        {
            assert_eq!(types(said), types(given));
        }
    }
}

fn arguments(u: &mut Unstructured<'_>) -> Result<TokenStream> {
    if u.ratio(1, 20)? {
        soup::soup(u, 1)
    } else {
        Ok(TokenStream::new())
    }
}

#[test]
fn corpus_holds() {
    for text in corpus::FUNCTIONS {
        holds(&TokenStream::new(), &soup::tokens(text), 0);
    }
}

#[test]
fn reserved_arguments_hold() {
    for args in ["crate = __l0_core", "crate = a::__yield", "__m1_x"] {
        holds(&soup::tokens(args), &soup::tokens(corpus::FUNCTIONS[0]), 0);
    }
}

#[test]
fn arguments_hold() {
    check(|u| Ok((soup::soup(u, 2)?, soup::given(u)?)));
}

#[test]
fn soup_holds() {
    check(|u| {
        let body = soup::soup(u, 3)?;
        let item = if u.arbitrary()? {
            body
        } else {
            let mut item = soup::tokens("fn f() -> impl Iterator<Item = u8>");
            item.extend([TokenTree::Group(proc_macro2::Group::new(
                proc_macro2::Delimiter::Brace,
                body,
            ))]);
            item
        };
        Ok((arguments(u)?, item))
    });
}

#[test]
fn mutated_holds() {
    check(|u| {
        let mut item = soup::given(u)?;
        for _ in 0..u.int_in_range(1..=4)? {
            item = soup::mutate(u, item)?;
        }
        Ok((arguments(u)?, item))
    });
}

#[test]
fn grafted_holds() {
    check(|u| {
        let mut item = soup::given(u)?;
        for _ in 0..u.int_in_range(1..=5)? {
            item = grow::graft(u, &item)?;
        }
        Ok((arguments(u)?, item))
    });
}

#[test]
fn grown_holds() {
    check(|u| Ok((TokenStream::new(), grow::function(u)?)));
}

#[test]
fn grown_and_mutated_holds() {
    check(|u| {
        let grown = grow::function(u)?;
        let item = if u.arbitrary()? {
            soup::mutate(u, grown)?
        } else {
            grow::graft(u, &grown)?
        };
        Ok((TokenStream::new(), item))
    });
}
