use gen_core::{generator, yield_, yield_from};

#[generator]
fn twice() -> impl Iterator<Item = u32> {
    let mut it = 0..5;
    yield_from!(&mut it); //~ ERROR
    yield_from!(it);
}

#[generator]
fn two_at_once() -> impl Iterator<Item = u32> {
    let mut it = [1, 2, 3].into_iter();
    yield_from!(it.by_ref().take(2)); //~ ERROR
    yield_from!(it);
}

#[generator]
fn looped(mut it: std::ops::Range<u32>) -> impl Iterator<Item = u32> {
    for n in &mut it { //~ ERROR
        yield_!(n);
    }
    yield_!(it.start);
}

// These hold no borrow of a local.
#[generator]
fn lent(it: &mut std::ops::Range<u32>) -> impl Iterator<Item = u32> {
    for n in it.by_ref() {
        yield_!(n);
    }
}

#[generator]
fn not_across() -> impl Iterator<Item = u32> {
    let mut it = 0..5;
    let first: u32 = it.by_ref().take(2).sum();
    for n in &mut it {
        if n == 3 {
            break;
        }
    }
    yield_!(first);
    yield_from!(it);
}

fn main() {
    drop((twice(), two_at_once(), looped(0..1), lent(&mut (0..1)), not_across()));
}
