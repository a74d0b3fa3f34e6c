use gen_core::{generator, yield_};

#[generator]
fn rows() -> impl Iterator<Item = u32> {
    let row = [0; 3];
    for i in 0..3 {
        row[i] = 1; //~ ERROR
        yield_!(row[i]);
    }
}

fn main() {
    for _ in rows() {}
}
