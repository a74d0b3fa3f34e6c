use gen_core::{Coroutine, generator, yield_};

#[generator]
fn wrong_yield() -> impl Coroutine<u8, Yield = u32, Return = ()> {
    yield_!("one"); //~ ERROR
}

#[generator]
fn wrong_tail() -> impl Coroutine<u8, Yield = u32, Return = String> {
    yield_!(1);
    2 //~ ERROR
}

#[generator]
fn wrong_return(early: bool) -> impl Coroutine<u8, Yield = u32, Return = String> {
    if early {
        return 2; //~ ERROR
    }
    yield_!(1);
    String::new()
}

#[generator]
fn no_value() -> impl Coroutine<u8, Yield = u32, Return = String> { //~ ERROR
    yield_!(1);
}

#[generator]
fn bare_return(early: bool) -> impl Coroutine<u8, Yield = u32, Return = String> {
    if early {
        return; //~ ERROR
    }
    yield_!(1);
    String::new()
}

#[generator]
fn wrong_argument() -> impl Coroutine<u8, Yield = u32, Return = ()> {
    let given: String = yield_!(1); //~ ERROR
    drop(given);
}

#[generator]
fn wrong_operand() -> impl Coroutine<&'static str, Yield = u32, Return = ()> {
    let mut total: u32 = 0;
    total += yield_!(total); //~ ERROR
    yield_!(total);
}

#[generator]
fn wrong_error() -> impl Coroutine<Result<u8, String>, Yield = u32, Return = u32> {
    u32::from(yield_!(1)?) //~ ERROR
}

#[generator]
fn ignored_error() -> impl Coroutine<Option<u8>, Yield = u32, Return = Result<u32, String>> {
    Ok(u32::from(yield_!(1)?)) //~ ERROR
}

fn main() {
    let mut total = wrong_argument();
    let _ = total.start();
    let _ = total.resume("one"); //~ ERROR
    let _ = total.throw(1); //~ ERROR
}
