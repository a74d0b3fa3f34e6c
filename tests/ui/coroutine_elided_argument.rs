use gen_core::{Coroutine, generator, yield_};

#[generator]
fn lengths() -> impl Coroutine<&str, Yield = usize, Return = ()> { //~ ERROR
    let mut len = 0;
    loop {
        len = yield_!(len).len();
    }
}

fn main() {
    let _ = lengths();
}
