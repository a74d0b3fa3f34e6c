use gen_core::{generator, yield_};

use std::fmt::Debug;

#[generator]
fn numbers<T: Debug + Clone + Send + 'static>(item: T) -> impl Iterator<Item = T> + Clone + Debug + Send + Sync {
    let later = || yield_!(item.clone()); //~ ERROR
    later();
}

trait Source {
    fn items(&self) -> impl Iterator<Item = u32> + Clone;
    fn boxed<'a>(&'a self) -> Box<dyn Iterator<Item = &'a u32> + 'a>;
}

struct List(Vec<u32>);

impl Source for List {
    #[generator]
    fn items(&self) -> impl Iterator<Item = u32> + Clone {
        yield_!(1, 2); //~ ERROR
    }

    #[generator]
    fn boxed<'a>(&'a self) -> Box<dyn Iterator<Item = &'a u32> + 'a> {
        yield_!(); //~ ERROR
    }
}

fn main() {
    let numbers = numbers("x");
    println!("{numbers:?}");
    std::thread::spawn(move || numbers.clone().count()).join().unwrap();
    let list = List(vec![1]);
    assert_eq!(list.items().clone().count() as u32, list.boxed().sum::<u32>());
}
