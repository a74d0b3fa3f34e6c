//! A field is missing in a pattern: rustc tells where to write it.

use gen_core::{generator, yield_};

struct Point {
    x: u32,
    y: u32,
}

#[generator]
fn xs(points: Vec<Point>) -> impl Iterator<Item = u32> {
    for point in points {
        let Point { x } = point; //~ ERROR
        yield_!(x);
    }
}

fn main() {}
