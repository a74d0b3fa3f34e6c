//! What a loop goes through borrows what borrows a local.

use gen_core::{generator, yield_};

#[generator]
fn letters(lines: Vec<String>) -> impl Iterator<Item = char> {
    for i in 0..lines.len() {
        let line = &lines[i];
        for c in line.chars().rev() {
            yield_!(c); //~ ERROR
        }
    }
}

#[generator]
fn cells(grid: Vec<Vec<u32>>) -> impl Iterator<Item = u32> {
    for row in 0..3 {
        for cell in grid.get(row).into_iter().flatten() {
            yield_!(*cell); //~ ERROR
        }
    }
}

fn main() {}
