use gen_core::{generator, yield_};

macro_rules! leave {
    ($label:lifetime) => {
        break $label
    };
}

macro_rules! or {
    ($value:expr, $else:expr) => {
        match $value {
            Some(value) => value,
            None => $else,
        }
    };
}

#[generator]
fn numbers(limit: Option<u32>) -> impl Iterator<Item = u32> {
    'all: for n in 0.. {
        if n == 7 {
            leave!('all); //~ ERROR
        }
        let last = 'last: {
            yield_!(n);
            or!(limit, break 'last 3) //~ ERROR
        };
        if n > last {
            or!(None, continue 'all)
        }
    }
}

fn main() {
    for _ in numbers(None) {}
}
