use gen_core::{generator, yield_};

#[generator]
fn squares(n: u32) -> impl Iterator<Item = u32> {
    let mut numbers: Vec<u32> = (0..n).collect();
    for x in &mut numbers { //~ ERROR
        *x *= *x;
        yield_!(*x);
    }
}

fn main() {
    for _ in squares(3) {}
}
