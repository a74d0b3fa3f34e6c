//! A loop that is left behind its yield may borrow, but not what is used behind the yield.

use gen_core::{generator, yield_};

#[generator]
fn first_long(words: Vec<String>) -> impl Iterator<Item = usize> {
    for word in words.iter() { //~ ERROR
        if word.len() > 3 {
            yield_!(word.len());
            println!("{word}");
            break;
        }
    }
}

fn main() {
    for length in first_long(vec!["long".to_owned()]) {
        println!("{length}");
    }
}
