use gen_core::{generator, yield_};

#[generator]
fn numbers(list: &mut Vec<u32>) -> impl Iterator<Item = usize> {
    let a = &mut *list;
    let b = &mut *list; //~ ERROR
    yield_!(0);
    a.push(1);
    b.push(2);
}

fn main() {
    for _ in numbers(&mut vec![]) {}
}
