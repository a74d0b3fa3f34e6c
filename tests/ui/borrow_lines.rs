use gen_core::{generator, yield_};

#[generator]
fn lines(path: &str) -> impl Iterator<Item = String> {
    let text = std::fs::read_to_string(path).unwrap();
    for line in text.lines() { //~ ERROR
        yield_!(line.to_owned());
    }
}

fn main() {
    for _ in lines("x") {}
}
