use gen_core::{Coroutine, generator, yield_};

#[generator]
fn first_twice(numbers: Vec<u32>) -> impl Iterator<Item = u32> {
    let first = &numbers[0]; //~ ERROR
    yield_!(*first);
    yield_!(*first);
}

#[generator]
fn first_and_more(numbers: Vec<u32>) -> impl Coroutine<u32, Yield = u32, Return = u32> {
    let first = numbers.first().unwrap(); //~ ERROR
    first + yield_!(1)
}

fn main() {
    let _ = (first_twice(vec![1]), first_and_more(vec![1]));
}
