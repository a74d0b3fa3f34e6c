// An `if let` guard of an arm that yields has to bind all that it matches.

use gen_core::{generator, yield_};

#[generator]
fn unnamed(names: Vec<String>) -> impl Iterator<Item = usize> {
    match names.len() {
        1 if let Some(_) = names.first().cloned() => { //~ ERROR
            yield_!(1);
            println!("one");
        }
        n => yield_!(n),
    }
}

#[generator]
fn in_part(n: u32) -> impl Iterator<Item = u32> {
    match n {
        1 if let (a, _) = (n, String::new()) => { //~ ERROR
            yield_!(a);
            yield_!(a);
        }
        n => yield_!(n),
    }
}

fn main() {
    unnamed(vec![]).for_each(drop);
    in_part(1).for_each(drop);
}
