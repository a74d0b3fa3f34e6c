//! What is not used is said as of any function; what the expansion adds is not.
#![deny(unused_variables)]

use gen_core::{generator, yield_};

struct Point {
    x: u32,
    y: u32,
}

#[generator]
fn parameters(unused: u32, (left, right): (u32, u32), Point { x, y: depth }: Point) -> impl Iterator<Item = u32> { //~ ERROR //~ ERROR //~ ERROR
    yield_!(left + x);
}

#[generator]
fn locals(n: u32) -> impl Iterator<Item = u32> {
    let never = n; //~ ERROR
    let mut r#type = 2; //~ ERROR
    for i in 0..n { //~ ERROR
        yield_!(1);
    }
    let shown = 3;
    println!("{shown}");
    let _kept = 4;
}

enum Shape {
    Dot(u32),
    Line { from: u32, to: u32 },
}

#[generator]
fn patterns(shapes: Vec<Shape>, options: [Option<u32>; 2]) -> impl Iterator<Item = u32> {
    for shape in shapes {
        match shape {
            Shape::Dot(mut at) => yield_!(1), //~ ERROR
            Shape::Line { from: begin @ 1..=9, to } => { //~ ERROR
                yield_!(to);
            }
            _ => {}
        }
    }
    if let Some(ref whole) = options[0] { //~ ERROR
        yield_!(2);
    }
}

// Silent: one of these may be a constant.
#[generator]
fn silent_patterns(shape: Shape) -> impl Iterator<Item = u32> {
    match shape {
        Shape::Dot(first) => yield_!(1),
        Shape::Line { from, .. } => yield_!(2),
    }
}

#[generator(boxed)]
fn boxed(n: u32) -> impl Iterator<Item = u32> { //~ ERROR
    let inside = 1; //~ ERROR
    yield_!(2);
}

// Silent: it says so itself, rustc cannot tell, or it is used.
#[generator]
#[allow(unused_variables)]
fn allowed(n: u32) -> impl Iterator<Item = u32> {
    yield_!(1);
}

#[generator]
fn allowed_inside(n: u32) -> impl Iterator<Item = u32> {
    #[allow(unused_variables)]
    let inside = n;
    yield_!(1);
}

#[generator]
fn allowed_parameter(#[allow(unused_variables)] n: u32) -> impl Iterator<Item = u32> {
    yield_!(1);
}

#[generator]
fn used(n: u32, list: Vec<u32>) -> impl Iterator<Item = u32> {
    let by_closure = n;
    let closure = || by_closure;
    yield_!(closure());
    let assigned;
    assigned = 2;
    drop(list);
}

fn main() {
    let point = Point { x: 1, y: 2 };
    let all = parameters(1, (2, 3), point).chain(locals(1)).chain(boxed(1));
    let silent = allowed(1).chain(allowed_inside(1)).chain(allowed_parameter(1));
    let all = all.chain(patterns(vec![], [None; 2])).chain(silent_patterns(Shape::Dot(1)));
    println!("{}", all.chain(silent).chain(used(1, vec![])).sum::<u32>());
}
