//! The walks, each in its module.

// As in the other workloads.
#![allow(clippy::wildcard_imports)]

use super::{Forest, Node};
use crate::consume::mix;

/// One way to write the walk.
pub struct Walk<const N: usize> {
    /// Its name in tables.
    pub name: &'static str,
    /// The deepest spine it is given: behind it, it would overflow the stack, or take for ever.
    pub deepest: u32,
    /// Walks, and gives a checksum.
    pub run: fn(&Forest<N>) -> u64,
}

/// All of them; the one with a stack of its own comes first.
pub fn all<const N: usize>() -> Vec<Walk<N>> {
    const ANY: u32 = u32::MAX;
    const SHALLOW: u32 = 1_000;
    vec![
        Walk {
            name: "handwritten",
            deepest: ANY,
            run: handwritten::run,
        },
        Walk {
            name: "ours",
            deepest: ANY,
            run: ours::run,
        },
        Walk {
            name: "ours, boxed",
            deepest: SHALLOW,
            run: ours_boxed::run,
        },
        Walk {
            name: "adapters, boxed",
            deepest: SHALLOW,
            run: adapters::run,
        },
        Walk {
            name: "diapause",
            deepest: SHALLOW,
            run: diapause::run,
        },
        #[cfg(nightly)]
        Walk {
            name: "native, boxed",
            deepest: SHALLOW,
            run: native::run,
        },
    ]
}

fn sum(items: impl Iterator<Item = u32>) -> u64 {
    let mut sum = 0;
    for item in items {
        sum = mix(sum, item);
    }
    sum
}

mod handwritten {
    use super::*;

    struct Walk<'a, const N: usize> {
        forest: std::slice::Iter<'a, Node<N>>,
        stack: Vec<&'a Node<N>>,
        next: Option<&'a Node<N>>,
        items: std::slice::Iter<'a, u32>,
    }

    impl<const N: usize> Iterator for Walk<'_, N> {
        type Item = u32;

        #[inline]
        fn next(&mut self) -> Option<u32> {
            if let Some(item) = self.items.next() {
                return Some(*item);
            }
            loop {
                while let Some(node) = self.next {
                    self.stack.push(node);
                    self.next = node.left.as_deref();
                }
                if let Some(node) = self.stack.pop() {
                    self.next = node.right.as_deref();
                    self.items = node.items.iter();
                    if let Some(item) = self.items.next() {
                        return Some(*item);
                    }
                } else {
                    self.next = Some(self.forest.next()?);
                }
            }
        }
    }

    pub fn run<const N: usize>(forest: &Forest<N>) -> u64 {
        sum(Walk {
            forest: forest.iter(),
            stack: Vec::new(),
            next: None,
            items: [].iter(),
        })
    }
}

mod ours {
    use super::*;
    use gen_core::{Recursive, generator, yield_, yield_from};

    #[generator]
    fn walk<const N: usize>(node: &Node<N>) -> Recursive<'_, u32> {
        if let Some(left) = &node.left {
            yield_from!(walk(left));
        }
        for item in &node.items {
            yield_!(*item);
        }
        if let Some(right) = &node.right {
            yield_from!(walk(right));
        }
    }

    #[generator]
    fn all<const N: usize>(forest: &Forest<N>) -> Recursive<'_, u32> {
        for node in forest {
            yield_from!(walk(node));
        }
    }

    pub fn run<const N: usize>(forest: &Forest<N>) -> u64 {
        sum(all(forest))
    }
}

mod ours_boxed {
    use super::*;
    use gen_core::{generator, yield_, yield_from};

    #[generator]
    fn walk<const N: usize>(node: &Node<N>) -> Box<dyn Iterator<Item = u32> + '_> {
        if let Some(left) = &node.left {
            yield_from!(walk(left));
        }
        for item in &node.items {
            yield_!(*item);
        }
        if let Some(right) = &node.right {
            yield_from!(walk(right));
        }
    }

    #[generator]
    fn all<const N: usize>(forest: &Forest<N>) -> Box<dyn Iterator<Item = u32> + '_> {
        for node in forest {
            yield_from!(walk(node));
        }
    }

    pub fn run<const N: usize>(forest: &Forest<N>) -> u64 {
        sum(all(forest))
    }
}

mod adapters {
    use super::*;

    fn walk<const N: usize>(node: &Node<N>) -> Box<dyn Iterator<Item = u32> + '_> {
        let left = node.left.iter().flat_map(|node| walk(node));
        let right = node.right.iter().flat_map(|node| walk(node));
        Box::new(left.chain(node.items.iter().copied()).chain(right))
    }

    pub fn run<const N: usize>(forest: &Forest<N>) -> u64 {
        sum(forest.iter().flat_map(walk))
    }
}

#[allow(clippy::ignored_unit_patterns)] // diapause's
mod diapause {
    use super::*;

    #[::diapause::coroutine(yield = u32)]
    fn walk<'a, const N: usize>(node: &'a Node<N>) {
        if let Some(left) = &node.left {
            let child: walk::State<'a, N> = walk(left);
            yield_all!(box child);
        }
        let mut at: usize = 0;
        while at < N {
            yield_!(node.items[at]);
            at += 1;
        }
        if let Some(right) = &node.right {
            let child: walk::State<'a, N> = walk(right);
            yield_all!(box child);
        }
    }

    pub fn run<const N: usize>(forest: &Forest<N>) -> u64 {
        sum(forest.iter().flat_map(|node| walk(node).into_iter()))
    }
}

crate::nightly! {
mod native {
    use super::*;

    fn walk<const N: usize>(node: &Node<N>) -> Box<dyn Iterator<Item = u32> + '_> {
        Box::new(gen move {
            if let Some(left) = &node.left {
                for item in walk(left) {
                    yield item;
                }
            }
            for item in &node.items {
                yield *item;
            }
            if let Some(right) = &node.right {
                for item in walk(right) {
                    yield item;
                }
            }
        })
    }

    pub fn run<const N: usize>(forest: &Forest<N>) -> u64 {
        sum(forest.iter().flat_map(walk))
    }
}
}
