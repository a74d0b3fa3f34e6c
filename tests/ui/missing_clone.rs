use gen_core::{generator, yield_};

struct Token;

#[generator]
fn numbers(token: Token) -> impl Iterator<Item = u32> + Clone { //~ ERROR
    yield_!(1);
    drop(token);
    yield_!(2);
}

fn main() {
    let _ = numbers(Token).clone();
}
