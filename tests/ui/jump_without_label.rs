//! In a block with a label, a jump to the loop around it needs a label as well.

use gen_core::{generator, yield_};

#[generator]
fn some(n: u32) -> impl Iterator<Item = u32> {
    for i in 0..n {
        'found: {
            if i > 3 {
                continue; //~ ERROR
            }
            yield_!(i);
            if i > 2 {
                break 'found;
            }
        }
    }
}

fn main() {
    println!("{}", some(3).count());
}
