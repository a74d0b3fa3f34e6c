use gen_core::{generator, yield_};

struct State {
    names: Vec<String>,
}

#[generator]
fn names(state: State) -> impl Iterator<Item = usize> {
    for name in &state.names { //~ ERROR
        yield_!(name.len());
    }
}

fn main() {
    for _ in names(State { names: vec![] }) {}
}
