//! A value of another type than that of its `let`: rustc tells how to make one of the other.

use gen_core::{generator, yield_};

#[generator]
fn names(count: u64) -> impl Iterator<Item = String> {
    let name: String = "first"; //~ ERROR
    yield_!(name.clone());
    let times: usize = count; //~ ERROR
    for _ in 0..times {
        let next: Option<String> = name.clone(); //~ ERROR
        yield_!(next.unwrap());
    }
}

fn main() {}
