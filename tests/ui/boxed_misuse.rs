use futures::Stream;
use gen_core::{Coroutine, Pinned, Yields, generator, yield_};
use std::rc::Rc;

#[generator(boxed)] //~ ERROR
fn cloned() -> impl Iterator<Item = u32> + Clone {
    yield_!(1);
}

#[generator(boxed)] //~ ERROR
fn pinned_anyway() -> Pinned<impl Yields<Item = u32>> {
    yield_!(1);
}

#[generator(boxed)] //~ ERROR
async fn stream_anyway() -> impl Stream<Item = u32> {
    yield_!(1);
}

#[generator]
fn no_async() -> impl Stream<Item = u32> { //~ ERROR
    yield_!(1);
}

#[generator]
async fn no_stream() -> impl Iterator<Item = u32> { //~ ERROR
    yield_!(1);
}

#[generator]
async fn unpinned() -> Box<dyn Stream<Item = u32>> { //~ ERROR
    yield_!(1);
}

#[generator(boxed)]
fn wrong_item() -> impl Iterator<Item = u32> {
    yield_!("one"); //~ ERROR
}

#[generator(boxed)]
fn wrong_value() -> impl Coroutine<Yield = u32, Return = String> {
    yield_!(1);
    2 //~ ERROR
}

#[generator(boxed)]
fn in_a_closure(items: Vec<u32>) -> impl Iterator<Item = u32> {
    items.into_iter().for_each(|item| yield_!(item)); //~ ERROR
}

fn needs_send<T: Send>(_: T) {}

#[generator]
async fn holds_an_rc() -> impl Stream<Item = u32> {
    let count = Rc::new(1);
    yield_!(*count);
}

fn main() {
    needs_send(holds_an_rc()); //~ ERROR
}
