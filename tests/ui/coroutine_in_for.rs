use gen_core::{Coroutine, generator, yield_};

#[generator]
fn letters() -> impl Coroutine<Yield = char, Return = usize> {
    yield_!('a');
    1
}

#[generator]
fn total() -> impl Coroutine<u32, Yield = u32, Return = ()> {
    yield_!(1);
}

fn main() {
    for letter in letters() { //~ ERROR
        println!("{letter}");
    }
    letters().next(); //~ ERROR
    let _ = total().items(); //~ ERROR
}
