//! Parts of a text that a local refers to, across a yield.

use gen_core::{generator, yield_};
#[generator]
fn of_a_trimmed_line(lines: Vec<String>) -> impl Iterator<Item = String> {
    for line in lines {
        let line = line.trim(); //~ ERROR
        for word in line.split(' ') { yield_!(word.to_string()); }
    }
}
#[generator]
fn of_an_option(args: Vec<String>) -> impl Iterator<Item = char> {
    for a in args {
        if let Some(shorts) = a.strip_prefix("-") { //~ ERROR
            for c in shorts.chars() { yield_!(c); }
        }
    }
}
#[generator]
fn of_words(lines: Vec<String>) -> impl Iterator<Item = String> {
    for line in lines {
        let trimmed = line.trim(); //~ ERROR
        let mut words = trimmed.split(' ').filter(|w| !w.is_empty());
        while let Some(word) = words.next() { yield_!(word.to_string()); }
    }
}
#[generator]
fn of_a_pair(args: Vec<String>) -> impl Iterator<Item = char> {
    for a in args {
        let Some((key, value)) = a.split_once('=') else { continue }; //~ ERROR
        let n = key.len();
        for c in value.chars().skip(n) { yield_!(c); }
    }
}
#[generator]
fn of_a_reference(text: String) -> impl Iterator<Item = String> {
    let view: &str = &text; //~ ERROR
    for part in view.split(',') { yield_!(part.to_owned()); }
}
#[generator]
fn of_a_reference_to_the_owner(text: String) -> impl Iterator<Item = String> {
    let owner = &text; //~ ERROR
    for part in owner.split(',') { yield_!(part.to_owned()); }
}

fn main() {}
