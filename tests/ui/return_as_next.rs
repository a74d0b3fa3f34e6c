// What a `next` written by hand returns.

use gen_core::{generator, yield_};

#[generator]
fn evens(numbers: Vec<u32>) -> impl Iterator<Item = u32> {
    for n in numbers {
        if n > 100 {
            return None; //~ ERROR
        }
        if n == 100 {
            return Some(n); //~ ERROR
        }
        if n % 2 == 0 {
            yield_!(n);
        }
    }
    None //~ ERROR
}

#[generator]
fn parsed(texts: Vec<String>) -> impl Iterator<Item = Result<u32, String>> {
    for text in texts {
        if text.is_empty() {
            return Ok(()); //~ ERROR
        }
        match text.parse() {
            Ok(n) => yield_!(Ok(n)),
            Err(_) => return Err(text.clone()), //~ ERROR
        }
    }
    Ok(()) //~ ERROR
}

fn main() {
    evens(vec![]).for_each(drop);
    parsed(vec![]).for_each(drop);
}
