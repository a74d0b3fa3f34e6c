use gen_core::{generator, yield_};

#[generator]
fn numbers() -> impl Iterator<Item = u32> + Send {
    let shared = std::rc::Rc::new(1); //~ ERROR
    yield_!(*shared);
    yield_!(*shared);
}

fn main() {
    for _ in numbers() {}
}
