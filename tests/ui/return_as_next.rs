// What a `next` written by hand returns.

use gen_core::{generator, yield_};

#[generator]
fn evens(numbers: Vec<u32>) -> impl Iterator<Item = u32> {
    for n in numbers {
        if n > 100 {
            return None;
        }
        if n == 100 {
            return Some(n);
        }
        if n % 2 == 0 {
            yield_!(n);
        }
    }
    None
}

#[generator]
fn parsed(texts: Vec<String>) -> impl Iterator<Item = Result<u32, String>> {
    for text in texts {
        if text.is_empty() {
            return Ok(());
        }
        match text.parse() {
            Ok(n) => yield_!(Ok(n)),
            Err(_) => return Err(text.clone()),
        }
    }
    Ok(())
}

fn main() {
    evens(vec![]).for_each(drop);
    parsed(vec![]).for_each(drop);
}
