use gen_core::{generator, yield_};

struct State {
    names: Vec<String>,
}

impl State {
    #[generator]
    fn names(self) -> impl Iterator<Item = usize> {
        for name in self.names.iter() { //~ ERROR
            yield_!(name.len());
        }
    }
}

fn main() {
    for _ in (State { names: vec![] }).names() {}
}
