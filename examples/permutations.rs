//! All orders of some letters, one at a time: a generator that calls itself for what is left.
//!
//! `cargo run --example permutations [LETTERS]`
use std::{env, iter};

use gen_core::{Recursive, generator, yield_, yield_from};

/// The orders of what is left, behind what has been chosen.
#[generator]
fn orders(chosen: String, left: Vec<char>) -> Recursive<'static, String> {
    if left.is_empty() {
        yield_!(chosen);
        return;
    }
    for at in 0..left.len() {
        let mut left = left.clone();
        let next = left.remove(at);
        let chosen = chosen.chars().chain(iter::once(next)).collect();
        yield_from!(orders(chosen, left));
    }
}

/// All orders of the letters of `text`.
pub fn permutations(text: &str) -> Recursive<'static, String> {
    orders(String::new(), text.chars().collect())
}

/// The squares of the queens on a board, one for each row, none on the way of another.
#[generator]
pub fn queens(size: usize, placed: Vec<usize>) -> Recursive<'static, Vec<usize>> {
    let row = placed.len();
    if row == size {
        yield_!(placed);
        return;
    }
    for column in 0..size {
        let mut above = placed.iter().enumerate();
        if above.all(|(at, &other)| column != other && column.abs_diff(other) != row - at) {
            let placed = placed.iter().copied().chain([column]).collect();
            yield_from!(queens(size, placed));
        }
    }
}

fn main() {
    let text = env::args().nth(1).unwrap_or_else(|| "abc".to_owned());
    // Nothing is computed that is not asked for: twenty letters have too many orders to list.
    for order in permutations(&text).take(10) {
        println!("{order}");
    }

    println!(
        "eight queens: {} ways, and the first is",
        queens(8, Vec::new()).count()
    );
    if let Some(placed) = queens(8, Vec::new()).next() {
        for column in placed {
            println!("    {}Q{}", ". ".repeat(column), " .".repeat(7 - column));
        }
    }
}
