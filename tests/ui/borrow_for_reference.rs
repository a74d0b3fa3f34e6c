use gen_core::{generator, yield_};

#[generator]
fn squares(n: u32) -> impl Iterator<Item = u32> {
    let numbers: Vec<u32> = (0..n).collect();
    for x in &numbers { //~ ERROR
        yield_!(x * x);
    }
}

fn main() {
    for _ in squares(3) {}
}
