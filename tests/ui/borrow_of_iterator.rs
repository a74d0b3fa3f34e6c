//! An iterator that is borrowed from a collection of iterators.

use gen_core::{generator, yield_};

#[generator]
fn depth_first(graph: Vec<Vec<usize>>) -> impl Iterator<Item = usize> {
    let mut stack = vec![graph[0].clone().into_iter()];
    while let Some(edges) = stack.last_mut() { //~ ERROR
        for next in edges {
            yield_!(next);
        }
        stack.pop();
    }
}

fn main() {
    for node in depth_first(vec![vec![0]]) {
        println!("{node}");
    }
}
