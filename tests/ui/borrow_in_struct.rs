use gen_core::{generator, yield_};

struct Cursor<'a> {
    list: &'a [u32],
    at: usize,
}

#[generator]
fn walk(n: u32) -> impl Iterator<Item = u32> {
    let list: Vec<u32> = (0..n).collect();
    let mut cursor = Cursor { list: &list, at: 0 }; //~ ERROR
    while cursor.at < 3 {
        yield_!(cursor.list[cursor.at]);
        cursor.at += 1;
    }
}

fn main() {
    for _ in walk(3) {}
}
