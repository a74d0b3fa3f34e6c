use gen_core::{generator, yield_};

fn start() -> Vec<u32> {
    Vec::new()
}

#[generator]
fn lengths() -> impl Iterator<Item = usize> {
    let list = start();
    loop {
        list.push(1); //~ ERROR
        yield_!(list.len());
    }
}

#[generator]
fn words(known: Vec<String>) -> impl Iterator<Item = usize> {
    let all = start().into_iter();
    let rest: Vec<_> = Vec::new();
    while let Some(n) = all.next() { //~ ERROR
        let at = n as usize % known.len();
        rest.push((n, &known[at] == "x")); //~ ERROR
        known.retain(|word| word.len() > at); //~ ERROR
        yield_!(rest.len());
    }
}

fn main() {
    for _ in lengths().take(2) {}
    for _ in words(vec![]) {}
}
