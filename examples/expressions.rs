//! Blocks that are generators, where Python has generator expressions: values one by one, that
//! nobody stores and nobody asks for in vain.
//!
//! `cargo run --example expressions`

use gen_core::generate;

/// The squares below `limit`: each is computed when it is asked for, and `say` told so.
pub fn squares(limit: u64, say: impl Fn(u64)) -> impl Iterator<Item = u64> {
    // Python: (x * x for x in count() if x * x < limit)
    generate! {
        for x in 0.. {
            let square = x * x;
            if square >= limit {
                return;
            }
            say(square);
            yield!(square);
        }
    }
}

/// The sum of the even ones among the numbers: no list of them is ever made.
pub fn sum_of_even(numbers: impl Iterator<Item = u64>) -> u64 {
    // Python: sum(n for n in numbers if n % 2 == 0)
    let even = generate! {
        for n in numbers {
            if n % 2 == 0 {
                yield!(n);
            }
        }
    };
    even.sum()
}

/// Whether a line of the text is longer than `limit`: the rest is not looked at.
pub fn has_long_line(lines: impl Iterator<Item = String>, limit: usize) -> bool {
    // Python: any(len(line) > limit for line in lines)
    generate! {
        for line in lines {
            yield!(line.len() > limit);
        }
    }
    .any(|is_long| is_long)
}

/// The cells of all rows of all tables, with their places.
pub fn cells(tables: Vec<Vec<Vec<u32>>>) -> impl Iterator<Item = ([usize; 3], u32)> {
    // Python: (((t, y, x), cell) for t, table in enumerate(tables) for y, row in .. for x, cell in ..)
    generate! {
        for (t, table) in tables.into_iter().enumerate() {
            for (y, row) in table.into_iter().enumerate() {
                for (x, cell) in row.into_iter().enumerate() {
                    yield!(([t, y, x], cell));
                }
            }
        }
    }
}

fn main() {
    println!("squares, as far as they are asked for:");
    let asked = squares(1_000_000, |n| println!("    computing {n}"));
    println!("nothing is computed yet");
    for square in asked.take(3) {
        println!("got {square}");
    }

    let total = sum_of_even(squares(1_000_000, |_| ()));
    println!("the even squares below a million add up to {total}");

    let mut read = 0;
    let lines = ["short", "rather a long line", "never read"].into_iter();
    let lines = lines.inspect(|_| read += 1).map(str::to_owned);
    let found = has_long_line(lines, 10);
    println!("a long line: {found}, after {read} of 3 lines");

    let tables = vec![vec![vec![1, 2], vec![3]], vec![vec![], vec![4]]];
    for ([t, y, x], cell) in cells(tables) {
        println!("table {t}, row {y}, column {x}: {cell}");
    }

    // In the place where it is needed, without a name.
    let words = ["to", "be", "or", "not"];
    let text: String = generate! {
        for (at, word) in words.into_iter().enumerate() {
            if at > 0 {
                yield!(" ");
            }
            yield!(word);
        }
    }
    .collect();
    println!("{text}");
}
