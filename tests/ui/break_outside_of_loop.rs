// `break` and `continue` belong to a loop.

use gen_core::{generator, yield_};

#[generator]
fn jumps(n: u32) -> impl Iterator<Item = u32> {
    if n > 3 {
        break; //~ ERROR
    }
    let label = 'all: {
        if n > 2 {
            break 'all 1;
        }
        2
    };
    yield_!(label);
    let Some(m) = n.checked_sub(1) else {
        continue; //~ ERROR
    };
    for i in 0..m {
        if i == 1 {
            continue;
        }
        yield_!(i);
    }
    while n > 4 {
        if n == 5 {
            break;
        }
    }
    loop {
        break;
    }
}

fn main() {
    jumps(1).for_each(drop);
}
