//! What takes the items out of a collection borrows it for as long.

use std::collections::HashMap;

use gen_core::{generator, yield_};

#[generator]
fn batches(lines: &[String]) -> impl Iterator<Item = String> {
    let mut batch = Vec::new();
    for line in lines {
        batch.push(line.clone());
        if batch.len() == 3 {
            for line in batch.drain(..) { //~ ERROR
                yield_!(line);
            }
        }
    }
}

#[generator]
fn counted(mut counts: HashMap<String, u32>) -> impl Iterator<Item = u32> {
    for (_, count) in counts.drain() { //~ ERROR
        yield_!(count);
    }
}

fn main() {
    println!("{} {}", batches(&[]).count(), counted(HashMap::new()).count());
}
