use gen_core::{generator, yield_};

#[generator]
fn pairs(n: u32) -> impl Iterator<Item = u32> {
    let list: Vec<u32> = (0..n).collect();
    let mut items = list.iter().peekable(); //~ ERROR
    while let Some(x) = items.next() {
        if items.peek().is_some() {
            yield_!(*x);
        }
    }
}

fn main() {
    for _ in pairs(3) {}
}
