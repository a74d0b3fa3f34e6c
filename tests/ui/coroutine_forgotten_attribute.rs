use gen_core::{Coroutine, generator, yield_, yield_from};

#[generator]
fn child() -> impl Coroutine<u8, Yield = u32, Return = String> {
    yield_!(1);
    String::new()
}

fn parent() -> impl Coroutine<u8, Yield = u32, Return = String> {
    yield_from!(child()) //~ ERROR
}

fn total() -> impl Coroutine<u32, Yield = u32, Return = ()> {
    let mut total = 0;
    loop {
        total += yield_!(total); //~ ERROR
    }
}

fn main() {
    let _ = (parent(), total());
}
