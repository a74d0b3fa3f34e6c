use gen_core::{generate, generator, yield_};

#[generator]
fn f() -> impl Iterator<Item = u32> {
    #[cfg(unix, windows)] //~ ERROR
    let x = 1;
    yield_!(x);
}

fn main() {
    f().count();
    let block = generate! {
        #[cfg(unix, windows)] //~ ERROR
        yield_!(1);
        yield_!(2);
    };
    block.count();
}
