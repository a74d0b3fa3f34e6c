//! Expands `GENERATOR_TRY`.
#[test]
fn try_() {
    let Ok(text) = std::env::var("GENERATOR_TRY") else {
        return;
    };
    let tokens = super::soup::tokens(&text);
    let output = crate::compile::compile(&proc_macro2::TokenStream::new(), tokens);
    match syn::parse2::<syn::File>(output.clone()) {
        Ok(file) => println!("{}", prettyplease::unparse(&file)),
        Err(error) => println!("{error}\n{output}"),
    }
}
