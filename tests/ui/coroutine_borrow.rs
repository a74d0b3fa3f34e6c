use gen_core::{Coroutine, generator, yield_};

#[generator]
fn of_a_local() -> impl Coroutine<u32, Yield = u32, Return = u32> {
    let mut total = 0;
    let view = &mut total; //~ ERROR
    *view += yield_!(1);
    *view
}

#[generator]
fn of_an_argument() -> impl Coroutine<String, Yield = usize, Return = usize> {
    let given = yield_!(0);
    let word = given.trim(); //~ ERROR
    yield_!(word.len());
    word.len()
}

#[generator]
fn of_the_items() -> impl Coroutine<Vec<u32>, Yield = u32, Return = ()> {
    let given = yield_!(0);
    for n in given.iter() { //~ ERROR
        yield_!(*n);
    }
}

#[generator]
fn of_what_is_received() -> impl Coroutine<String, Yield = usize, Return = usize> {
    let word = &yield_!(0); //~ ERROR
    yield_!(word.len());
    word.len()
}

#[generator]
fn returned() -> impl Coroutine<String, Yield = usize, Return = &'static str> {
    let given = yield_!(0);
    given.as_str() //~ ERROR
}

fn main() {
    let _ = (of_a_local(), of_an_argument(), of_the_items());
    let _ = (of_what_is_received(), returned());
}
