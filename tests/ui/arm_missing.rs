// A `match` that yields has to have all arms.

use gen_core::{generator, yield_};

#[derive(Clone, Copy)]
enum Side {
    Left,
    Right,
    Top(u32),
}

#[generator]
fn names(sides: Vec<Side>) -> impl Iterator<Item = u32> {
    for side in sides {
        match side { //~ ERROR
            Side::Left => {
                yield_!(1);
                yield_!(2);
            }
            Side::Top(n) => yield_!(n),
        }
    }
}

fn main() {
    names(vec![Side::Left, Side::Right, Side::Top(1)]).for_each(drop);
}
