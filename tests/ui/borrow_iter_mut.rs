use gen_core::{generator, yield_};

#[generator]
fn counters() -> impl Iterator<Item = u32> {
    let mut counters = vec![0_u32; 3];
    for counter in counters.iter_mut() { //~ ERROR
        *counter += 1;
        yield_!(*counter);
    }
}

fn main() {
    for _ in counters() {}
}
