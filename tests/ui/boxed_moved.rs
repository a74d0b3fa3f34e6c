//! What safe code may try in order to move a suspended generator out of its box.

use gen_core::{generator, yield_};

mod mine {
    /// Has what a generator returns, with the type that is in the box.
    pub trait Iterator {
        type Item;
        fn unboxed(self: Box<Self>) -> Option<Self::Item>;
    }

    impl<I: std::iter::Iterator> Iterator for I {
        type Item = I::Item;
        fn unboxed(mut self: Box<Self>) -> Option<I::Item> {
            self.next();
            let mut moved = *self;
            moved.next()
        }
    }
}

#[generator(boxed)]
fn behind_another_trait() -> Box<dyn mine::Iterator<Item = u32>> { //~ ERROR
    let list = [1, 2];
    for n in list.iter() {
        yield_!(*n);
    }
}

fn main() {}
