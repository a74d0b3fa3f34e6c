// What the machine would take, and plain Rust does not.
use gen_core::{generator, yield_};

#[generator]
fn without_mut() -> impl Iterator<Item = u32> {
    let x;
    loop {
        x = 5; //~ ERROR
        yield_!(x);
    }
}

#[generator]
fn argument(mut list: Vec<u32>) -> impl Iterator<Item = u32> {
    fill(&mut list, {
        list.push(3); //~ ERROR
        yield_!(1);
        3
    });
}

#[generator]
fn receiver(mut lists: Vec<Vec<u32>>) -> impl Iterator<Item = u32> {
    lists[0].push({
        lists.clear(); //~ ERROR
        yield_!(1);
        3
    });
}

fn fill(list: &mut Vec<u32>, n: u32) {
    list.push(n);
}

fn main() {}
