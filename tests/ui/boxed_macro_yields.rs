use gen_core::{generator, yield_};

macro_rules! in_block {
    ($value:expr) => {{
        let _block = async { yield_!($value) };
    }};
}

macro_rules! by_path {
    ($value:expr) => {
        gen_core::yield_!($value) //~ ERROR
    };
}

macro_rules! same {
    ($value:expr) => {
        $value
    };
}

#[generator(boxed)]
fn elsewhere() -> impl Iterator<Item = u32> {
    in_block!(1); //~ ERROR
    yield_!(3);
}

#[generator(boxed)]
fn by_paths() -> impl Iterator<Item = u32> {
    by_path!(1);
    yield_!(2);
}

#[generator(boxed)]
fn seen() -> impl Iterator<Item = u32> {
    same!(gen_core::yield_!(1)); //~ ERROR
    [1].map(|n| same!(yield_!(n))); //~ ERROR
    yield_!(2);
}

#[generator(boxed)]
fn indexes() -> impl Iterator<Item = u32> {
    let mut grid = [[1, 2], [3, 4]];
    grid[1][same!(0)] = 6; //~ ERROR
    yield_!(grid[1][0]);
}

fn main() {}
