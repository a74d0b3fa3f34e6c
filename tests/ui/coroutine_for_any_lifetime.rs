use gen_core::{Coroutine, generator, yield_};

#[generator]
fn lengths() -> impl for<'a> Coroutine<&'a str, Yield = usize, Return = ()> { //~ ERROR
    let mut len = 0;
    loop {
        len = yield_!(len).len();
    }
}

#[generator]
fn boxed() -> Box<dyn for<'a> Coroutine<&'a str, Yield = usize, Return = ()>> { //~ ERROR
    yield_!(0);
}

#[generator]
fn inside() -> impl Coroutine<for<'a> fn(&'a str) -> usize, Yield = usize, Return = ()> {
    let count = yield_!(0);
    yield_!(count("three"));
}

fn main() {
    let _ = (lengths(), boxed(), inside());
}
