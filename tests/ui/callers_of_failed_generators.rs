use gen_core::{generator, yield_};

#[generator]
fn numbers() -> impl Iterator<Item = u32> + Clone {
    let later = || yield_!(1); //~ ERROR
    later();
}

struct List(Vec<u32>);

impl List {
    #[generator]
    fn all(&self) -> impl Iterator<Item = u32> {
        let later = || yield_!(1); //~ ERROR
        later();
    }
}

#[generator(fast)] //~ ERROR
fn pair<'a, T>(a: &'a T, b: &'a T) -> impl Iterator<Item = &'a T> {
    yield_!(a);
    yield_!(b);
}

#[generator]
fn boxed(n: u32) -> Box<dyn Iterator<Item = u32>> {
    let later = || yield_!(n); //~ ERROR
    later();
}

fn main() {
    let numbers = numbers();
    let total: u32 = numbers.clone().chain(numbers).sum();
    assert_eq!(total, List(vec![1]).all().sum::<u32>());
    assert_eq!(pair(&1, &2).count(), 2);
    assert_eq!(boxed(3).map(u64::from).count(), 1);
}
