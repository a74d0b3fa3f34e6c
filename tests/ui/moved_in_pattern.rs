//! What a pattern that may not match binds, moved and used again behind a yield.

use gen_core::{generator, yield_};

#[generator]
fn once(found: Option<String>) -> impl Iterator<Item = usize> {
    if let Some(text) = found {
        drop(text);
        yield_!(1);
        yield_!(text.len()); //~ ERROR
    }
}

#[generator]
fn each(mut rest: Vec<String>) -> impl Iterator<Item = String> {
    while let Some(text) = rest.pop() {
        yield_!(text);
        yield_!(text); //~ ERROR
    }
}

#[generator]
fn either(shape: Result<String, Vec<u8>>) -> impl Iterator<Item = Vec<u8>> {
    match shape {
        Ok(name) => {
            let bytes = name.into_bytes();
            yield_!(bytes);
            yield_!(name.into_bytes()); //~ ERROR
        }
        Err(bytes) => {
            yield_!(bytes);
            yield_!(bytes); //~ ERROR
        }
    }
}

fn main() {}
