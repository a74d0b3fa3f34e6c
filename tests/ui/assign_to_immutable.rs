use gen_core::{generator, yield_};

#[generator]
fn numbers() -> impl Iterator<Item = u32> {
    let x = 1;
    loop {
        yield_!(x);
        x = 2; //~ ERROR
    }
}

fn main() {
    for _ in numbers().take(2) {}
}
