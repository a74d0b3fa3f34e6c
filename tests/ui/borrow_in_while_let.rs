use gen_core::{generator, yield_};

#[generator]
fn drain(n: u32) -> impl Iterator<Item = u32> {
    let mut stack: Vec<u32> = (0..n).collect();
    while let Some(top) = stack.last_mut() { //~ ERROR
        yield_!(*top);
        *top = 0;
        stack.pop();
    }
}

fn main() {
    for _ in drain(3) {}
}
