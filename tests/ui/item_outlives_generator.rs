use gen_core::{generator, yield_};

#[generator]
fn names(list: Vec<String>) -> impl Iterator<Item = &'static str> {
    for i in 0..list.len() {
        yield_!(&list[i]); //~ ERROR
    }
}

fn main() {
    for _ in names(vec![]) {}
}
