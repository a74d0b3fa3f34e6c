// A child holds what it borrows until it has ended.

use gen_core::{Coroutine, generator, yield_, yield_from};

#[generator]
fn evens(list: &[u32]) -> impl Iterator<Item = u32> {
    for x in list {
        yield_!(*x);
    }
}

#[generator]
fn of_a_local(n: u32) -> impl Iterator<Item = u32> {
    let list: Vec<u32> = (0..n).collect();
    yield_from!(evens(&list)); //~ ERROR
}

struct Bag {
    items: Vec<u32>,
}

impl Bag {
    fn view(&self) -> impl Iterator<Item = u32> + '_ {
        self.items.iter().copied()
    }
}

#[generator]
fn by_method(items: Vec<u32>) -> impl Iterator<Item = u32> {
    for _ in 0..2 {
        let bag = Bag {
            items: items.clone(),
        };
        let child = bag.view();
        yield_from!(child); //~ ERROR
    }
}

#[generator]
fn sum<'a>(list: &'a [u32]) -> impl Coroutine<u32, Yield = u32, Return = u32> + use<'a> {
    let mut sum = 0;
    for x in list {
        sum += yield_!(*x);
    }
    sum
}

#[generator]
fn twice(list: Vec<u32>) -> impl Coroutine<u32, Yield = u32, Return = u32> {
    let first = yield_from!(sum(&list)); //~ ERROR
    first + 1
}

fn main() {
    let all = of_a_local(1).chain(by_method(vec![]));
    all.for_each(drop);
    let _ = twice(vec![]);
}
