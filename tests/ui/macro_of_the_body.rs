use gen_core::{Recursive, generator, yield_, yield_from};

#[generator]
fn stack_machine() -> impl Iterator<Item = u32> {
    let mut stack = vec![1, 2, 3];
    macro_rules! pop {
        () => {
            stack.pop().unwrap() //~ ERROR
        };
    }
    yield_!(pop!());
    let a = pop!();
    yield_!(a);
}

#[generator]
fn of_a_parameter(mut k: u32, limit: u32) -> impl Iterator<Item = u32> {
    macro_rules! add {
        ($x:expr) => {{
            let limited = $x.min(limit);
            limited + k //~ ERROR
        }};
    }
    yield_!(add!(1));
    k += 10;
    yield_!(add!(1));
}

#[generator]
fn in_a_string(mut k: u32) -> impl Iterator<Item = String> {
    macro_rules! shown {
        () => {
            format!("{k}") //~ ERROR
        };
    }
    yield_!(shown!());
    k += 10;
    yield_!(shown!());
}

#[generator]
fn counter() -> impl Iterator<Item = u32> {
    let mut n = 0;
    let mut next = || { //~ ERROR
        n += 1;
        n
    };
    yield_!(next());
    yield_!(next());
    yield_!(n * 100);
}

#[generator]
fn letters(depth: u32) -> Recursive<'static, char> {
    let text = String::from("ab");
    for letter in text.chars() { //~ ERROR
        yield_!(letter);
    }
    if depth > 0 {
        yield_from!(letters(depth - 1));
    }
}

fn main() {}
