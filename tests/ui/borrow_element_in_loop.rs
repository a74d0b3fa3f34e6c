use std::collections::HashMap;

use gen_core::{generator, yield_};

#[generator]
fn walk(edges: &[(u32, u32)]) -> impl Iterator<Item = u32> {
    let mut graph: HashMap<u32, Vec<u32>> = HashMap::new();
    for &(from, to) in edges {
        graph.entry(from).or_default().push(to);
    }
    let mut todo = vec![1];
    while let Some(node) = todo.pop() {
        for next in &graph[&node] { //~ ERROR
            yield_!(*next);
            todo.push(*next);
        }
    }
}

#[generator]
fn cells(grid: Vec<Vec<u8>>) -> impl Iterator<Item = u8> {
    for y in 0..grid.len() {
        for cell in grid[y].iter().rev() { //~ ERROR
            yield_!(*cell);
        }
    }
}

#[generator]
fn looked_up(words: &str) -> impl Iterator<Item = u32> {
    let table = HashMap::from([("a", vec![1, 2])]);
    for word in words.split(' ') {
        let Some(list) = table.get(word) else { //~ ERROR
            continue;
        };
        for n in list {
            yield_!(*n);
        }
    }
}

fn main() {
    for _ in walk(&[]) {}
    for _ in cells(vec![]) {}
    for _ in looked_up("") {}
}
