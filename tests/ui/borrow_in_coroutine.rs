// A coroutine cannot hold a borrow of its own local, whatever the method that borrows.

use gen_core::{Coroutine, generator, yield_};

struct Bag {
    items: Vec<u32>,
}

impl Bag {
    fn first(&self) -> &u32 {
        &self.items[0]
    }
}

#[generator]
fn firsts(items: Vec<u32>) -> impl Coroutine<u32, Yield = u32, Return = u32> {
    let bag = Bag { items };
    let first = bag.first();
    let given = yield_!(*first); //~ ERROR
    *first + given
}

#[generator]
fn summed(items: Vec<u32>) -> impl Coroutine<Result<u32, String>, Yield = u32, Return = Result<u32, String>> {
    let bag = Bag { items };
    let mut sum = 0;
    let first = bag.first();
    while sum < *first {
        sum = yield_!(sum)?; //~ ERROR
    }
    return Ok(sum);
}

fn main() {
    let _ = (firsts(vec![]), summed(vec![]));
}
