//! What rustc says of `self` stands at the user's `self`.

use gen_core::{generator, yield_};

struct Stack {
    items: Vec<u32>,
}

impl Stack {
    #[generator]
    fn grows(self) -> impl Iterator<Item = u32> {
        self.items.push(2); //~ ERROR not declared as mutable
        yield_!(1);
        yield_!(self.items[0]);
    }

    #[generator]
    fn moved(self) -> impl Iterator<Item = u32> {
        yield_!(1);
        drop(self);
        yield_!(self.items[0]); //~ ERROR borrow of moved value
    }
}

fn main() {}
