//! What a loop or a part takes is used again behind a yield: rustc points at the later use.

use gen_core::{generator, yield_};

struct Page {
    items: Vec<u32>,
    name: String,
}

#[generator]
fn counted(items: Vec<u32>) -> impl Iterator<Item = u32> {
    for item in items {
        yield_!(item);
    }
    println!("{}", items.len()); //~ ERROR
}

#[generator]
fn parts(page: Page) -> impl Iterator<Item = u32> {
    for item in page.items {
        yield_!(item);
    }
    for item in page.items { //~ ERROR
        yield_!(item);
    }
}

fn main() {
    let page = Page { items: Vec::new(), name: String::new() };
    println!("{}", counted(Vec::new()).chain(parts(page)).count());
}
