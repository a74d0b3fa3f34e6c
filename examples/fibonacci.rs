//! The first program of the README: an endless generator, consumed lazily.
use gen_core::{generator, yield_};

#[generator]
fn fibonacci() -> impl Iterator<Item = u64> {
    let (mut a, mut b) = (0, 1);
    loop {
        yield_!(a);
        (a, b) = (b, a + b);
    }
}

fn main() {
    for n in fibonacci().take(15) {
        print!("{n} ");
    }
    println!();

    let even: u64 = fibonacci()
        .take_while(|&n| n < 4_000_000)
        .filter(|n| n % 2 == 0)
        .sum();
    println!("sum of the even ones below four million: {even}");
}
