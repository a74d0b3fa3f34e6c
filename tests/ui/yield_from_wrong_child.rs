use gen_core::{Coroutine, generator, yield_, yield_from};

#[generator]
fn child() -> impl Coroutine<u8, Yield = u32, Return = String> {
    yield_!(1);
    String::new()
}

#[generator]
fn other_argument() -> impl Coroutine<String, Yield = u32, Return = ()> {
    yield_from!(child()); //~ ERROR
}

#[generator]
fn other_item() -> impl Coroutine<u8, Yield = char, Return = ()> {
    yield_from!(child()); //~ ERROR
}

#[generator]
fn other_value() -> impl Coroutine<u8, Yield = u32, Return = ()> {
    let length: usize = yield_from!(child()); //~ ERROR
    drop(length);
}

#[generator]
fn of_an_iterator() -> impl Coroutine<u8, Yield = u32, Return = ()> {
    yield_from!([1, 2]); //~ ERROR
}

#[generator]
fn of_a_number() -> impl Coroutine<Yield = u32, Return = ()> {
    yield_from!(1); //~ ERROR
}

#[generator]
fn in_an_iterator() -> impl Iterator<Item = u32> {
    yield_from!(child()); //~ ERROR
}

fn main() {
    let _ = (other_argument(), other_item(), other_value());
    let _ = (of_an_iterator(), of_a_number(), in_an_iterator());
}
