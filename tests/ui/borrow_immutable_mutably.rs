use gen_core::{generator, yield_};

#[generator]
fn numbers() -> impl Iterator<Item = usize> {
    let list = Vec::new();
    loop {
        list.push(1); //~ ERROR
        yield_!(list.len());
    }
}

fn main() {
    for _ in numbers().take(2) {}
}
