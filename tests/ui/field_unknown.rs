//! One mistake, one error: what a method is called on is nothing to speak of.

use gen_core::{generator, yield_};

struct Page {
    items: Vec<u32>,
    next: Option<String>,
}

#[generator]
fn items(page: Page) -> impl Iterator<Item = u32> {
    let Page { itens, .. } = page; //~ ERROR
    for item in itens {
        yield_!(item);
    }
}

#[generator]
fn both(page: Page) -> impl Iterator<Item = u32> {
    let next = page.next.map(|next| next.lenght()); //~ ERROR
    for item in page.items {
        yield_!(item);
    }
    yield_!(next.unwrap_or(0));
}

#[generator]
fn last(pages: Vec<Page>) -> impl Iterator<Item = u32> {
    for page in pages {
        let next = page.next.map(|next| next.len());
        let Page { items, before, .. } = page; //~ ERROR
        for item in items {
            yield_!(item);
        }
        yield_!(next.unwrap_or(0) as u32);
    }
}

#[generator]
fn kept(page: Page) -> impl Iterator<Item = usize> {
    let name = page.nam; //~ ERROR
    yield_!(1);
    yield_!(name.len());
}

#[generator]
fn beside_a_yield(page: Page) -> impl Iterator<Item = usize> {
    let sum = page.lenght + { //~ ERROR
        yield_!(1);
        2
    };
    yield_!(sum);
}

fn main() {}
