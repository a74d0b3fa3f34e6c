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

fn main() {
    for _ in lengths().take(2) {}
}
