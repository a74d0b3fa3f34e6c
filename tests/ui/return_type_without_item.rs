use gen_core::{Coroutine, generator, yield_};

#[generator]
fn numbers() -> impl Iterator { //~ ERROR
    yield_!(1);
}

#[generator]
fn by_place(list: Vec<String>) -> impl Iterator<String> { //~ ERROR
    for text in list {
        yield_!(text);
    }
}

#[generator]
fn misspelt() -> Box<dyn Iterator<Items = u8>> { //~ ERROR
    yield_!(1);
}

#[generator]
fn without_dyn() -> Box<Iterator<Item = u8>> { //~ ERROR
    yield_!(1);
}

#[generator]
fn sums() -> impl Coroutine<u8, Yield = u32, Returns = u8> { //~ ERROR
    yield_!(1);
    2
}

fn main() {
    for text in by_place(Vec::new()) {
        let _: String = text;
    }
    let _: Option<u8> = misspelt().next();
    for _ in numbers() {}
}
