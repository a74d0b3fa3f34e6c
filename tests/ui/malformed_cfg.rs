use gen_core::{generator, yield_};

#[generator]
fn f() -> impl Iterator<Item = u32> {
    #[cfg(unix, windows)] //~ ERROR
    let x = 1;
    yield_!(x);
}

fn main() {
    f().count();
}
