use gen_core::{generator, yield_};

#[generator]
fn items() -> impl Iterator<Item = u32> {
    for item in vec![1, 2].iter() { //~ ERROR
        yield_!(*item);
    }
}

#[generator]
fn parts() -> impl Iterator<Item = char> {
    for letter in format!("{}", 1).chars() { //~ ERROR
        yield_!(letter);
    }
}

#[generator]
fn kept() -> impl Iterator<Item = usize> {
    let text = &String::from("ab"); //~ ERROR
    yield_!(1);
    yield_!(text.len());
}

fn main() {
    for _ in kept() {}
    for _ in items() {}
    for _ in parts() {}
}
