use gen_core::{generator, yield_};

#[generator]
fn captured(n: u32) -> impl Iterator<Item = String> {
    yield_!(format!("{n} {}")); //~ ERROR
}

#[generator]
fn by_number(n: u32, m: u32) -> impl Iterator<Item = String> {
    yield_!(format!("{m} {n} {0} {1}", n)); //~ ERROR
    println!("{m:0$} {n}"); //~ ERROR
    yield_!(format!("{n:>2$.1$} {0}", m, 1)); //~ ERROR
}

#[generator]
fn right(n: u32, m: usize) -> impl Iterator<Item = String> {
    yield_!(format!("{n} {} {0:m$} {{}} {k:1$} {:.*}", n, m, f64::from(n), k = 1));
    yield_!(format!("{n:1$} {}", m, 3));
}

fn main() {}
