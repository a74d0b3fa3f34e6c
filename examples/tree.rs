//! Walks a search tree in order, however deep it is.
//!
//! `cargo run --release --example tree [DEPTH]`
//!
//! Keys that come in order make a tree that is a list: its depth is their number. Walking it by
//! calls overflows the stack, and so do iterators in boxes, each of which calls the next. A
//! generator that returns `Recursive` hands what it calls to its root instead, which runs the
//! innermost: a `next` costs the same at any depth.
use std::cmp::Ordering;
use std::process::ExitCode;
use std::time::{Duration, Instant};
use std::{env, thread};

use gen_core::{Recursive, generator, yield_, yield_from};

/// A binary search tree that nothing balances.
#[derive(Default)]
pub struct Tree {
    root: Option<Box<Node>>,
}

struct Node {
    key: u32,
    left: Option<Box<Node>>,
    right: Option<Box<Node>>,
}

impl Tree {
    /// Adds a key; `false` if it was there.
    pub fn insert(&mut self, key: u32) -> bool {
        let mut at = &mut self.root;
        while let Some(node) = at {
            at = match key.cmp(&node.key) {
                Ordering::Less => &mut node.left,
                Ordering::Greater => &mut node.right,
                Ordering::Equal => return false,
            };
        }
        *at = Some(Box::new(Node {
            key,
            left: None,
            right: None,
        }));
        true
    }

    /// The tree that the keys `0..depth` make if they are inserted from the last to the first:
    /// each node has a left child alone.
    #[must_use]
    pub fn descending(depth: u32) -> Self {
        let mut root = None;
        for key in 0..depth {
            root = Some(Box::new(Node {
                key,
                left: root,
                right: None,
            }));
        }
        Self { root }
    }

    /// The keys, in order.
    pub fn keys(&self) -> Recursive<'_, u32> {
        in_order(self.root.as_deref())
    }
}

impl Drop for Tree {
    /// One node after the other: what Rust would write calls itself for each level.
    fn drop(&mut self) {
        let mut nodes = Vec::from_iter(self.root.take());
        while let Some(mut node) = nodes.pop() {
            nodes.extend(node.left.take());
            nodes.extend(node.right.take());
        }
    }
}

#[generator]
fn in_order(node: Option<&Node>) -> Recursive<'_, u32> {
    let Some(node) = node else { return };
    yield_from!(in_order(node.left.as_deref()));
    yield_!(node.key);
    yield_from!(in_order(node.right.as_deref()));
}

/// How many keys there are, and how long each takes.
fn walk(tree: &Tree) -> (usize, Duration) {
    let start = Instant::now();
    let count = tree.keys().count();
    let count_or_one = u32::try_from(count).unwrap_or(u32::MAX).max(1);
    (count, start.elapsed() / count_or_one)
}

fn main() -> ExitCode {
    let depth = match env::args().nth(1).map(|arg| arg.parse()) {
        None => 1_000_000,
        Some(Ok(depth)) => depth,
        Some(Err(error)) => {
            eprintln!("usage: tree [DEPTH]: {error}");
            return ExitCode::from(2);
        }
    };

    let mut small = Tree::default();
    for key in [50, 20, 80, 10, 30, 90, 25, 35] {
        small.insert(key);
    }
    println!("{:?}", small.keys().collect::<Vec<_>>());

    // A small stack, to show that it is not what holds the calls.
    let run = move || {
        let tree = Tree::descending(depth);
        for (name, tree) in [("10", &Tree::descending(10)), ("", &tree)] {
            let (count, each) = walk(tree);
            let name = if name.is_empty() {
                depth.to_string()
            } else {
                name.to_owned()
            };
            println!("{name} deep: {count} keys, {} ns each", each.as_nanos());
        }
        let mut keys = tree.keys();
        println!("the first of them is {:?}", keys.next());
        drop(keys);
        println!("dropped half-way");
    };
    let small_stack = thread::Builder::new().stack_size(512 * 1024);
    match small_stack.spawn(run).map(thread::JoinHandle::join) {
        Ok(Ok(())) => ExitCode::SUCCESS,
        Ok(Err(_)) | Err(_) => ExitCode::FAILURE,
    }
}
