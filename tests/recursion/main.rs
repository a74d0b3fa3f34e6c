//! Recursive generators: what they mean is what nested calls mean, at any depth.

#[path = "../common/mod.rs"]
mod common;
mod twin;

mod children;
mod coroutines;
mod deep;
mod errors;
mod memory;
mod order;
mod signatures;
mod types;

use gen_core::{Recursive, generator, yield_, yield_from};

/// A binary tree.
pub struct Tree {
    pub value: u32,
    pub left: Option<Box<Tree>>,
    pub right: Option<Box<Tree>>,
}

/// A tree of these values, in order, as flat as it can be.
pub fn tree(values: &[u32]) -> Option<Box<Tree>> {
    let at = values.len() / 2;
    let value = *values.get(at)?;
    Some(Box::new(Tree {
        value,
        left: tree(&values[..at]),
        right: tree(&values[at + 1..]),
    }))
}

#[generator]
pub fn in_order(tree: &Tree) -> Recursive<'_, u32> {
    if let Some(left) = &tree.left {
        yield_from!(in_order(left));
    }
    yield_!(tree.value);
    if let Some(right) = &tree.right {
        yield_from!(in_order(right));
    }
}

#[test]
fn a_tree_is_walked_in_order() {
    for n in [1, 2, 3, 10, 1000] {
        let values: Vec<u32> = (0..n).collect();
        let tree = tree(&values).expect("not empty");
        assert!(in_order(&tree).eq(values));
    }
}
