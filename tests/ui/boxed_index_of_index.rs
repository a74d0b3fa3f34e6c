use futures::Stream;
use gen_core::{generator, yield_};

struct Cell {
    values: [u32; 2],
}

#[generator(boxed)]
fn of_arrays() -> impl Iterator<Item = u32> {
    let mut grid = [[1, 2], [3, 4]];
    grid[1][{ yield_!(5); 0 }] = 6; //~ ERROR
    yield_!(grid[1][0]);
}

#[generator]
async fn of_fields(mut cells: [Cell; 2]) -> impl Stream<Item = u32> {
    cells[1].values[std::future::ready(1).await] += 6; //~ ERROR
    println!("{}", (cells[1]).values[{ yield_!(1); 0 }]); //~ ERROR
    match cells[1].values {
        [one, _] if std::future::ready(one).await == 1 => yield_!(one), //~ ERROR
        _ => {}
    }
}

fn main() {}
