//! A walk of a tree in order, with a stack of its own.

use crate::consume::Consume;
use crate::input::{Input, Tree};
use crate::workload::iterators;

iterators!("tree": handwritten, ours, boxed, diapause, genawaiter, genawaiter_rc, next_gen, #[cfg(nightly)] native);

mod handwritten {
    use super::*;

    struct Walk<'a> {
        stack: Vec<&'a Tree>,
        next: Option<&'a Tree>,
    }

    impl Iterator for Walk<'_> {
        type Item = u32;

        fn next(&mut self) -> Option<u32> {
            while let Some(tree) = self.next {
                self.stack.push(tree);
                self.next = tree.left.as_deref();
            }
            let tree = self.stack.pop()?;
            self.next = tree.right.as_deref();
            Some(tree.value)
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        consume.consume(Walk {
            stack: Vec::new(),
            next: input.tree.as_deref(),
        })
    }
}

mod ours {
    use super::*;
    use gen_core::{generator, yield_};

    #[generator]
    fn tree(root: Option<&Tree>) -> impl Iterator<Item = u32> {
        let mut stack = Vec::new();
        let mut next = root;
        loop {
            while let Some(tree) = next {
                stack.push(tree);
                next = tree.left.as_deref();
            }
            let Some(tree) = stack.pop() else { break };
            yield_!(tree.value);
            next = tree.right.as_deref();
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        consume.consume(tree(input.tree.as_deref()))
    }
}

mod boxed {
    use super::*;
    use gen_core::{generator, yield_};

    #[generator(boxed)]
    fn tree(root: Option<&Tree>) -> impl Iterator<Item = u32> {
        let mut stack = Vec::new();
        let mut next = root;
        loop {
            while let Some(tree) = next {
                stack.push(tree);
                next = tree.left.as_deref();
            }
            let Some(tree) = stack.pop() else { break };
            yield_!(tree.value);
            next = tree.right.as_deref();
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        consume.consume(tree(input.tree.as_deref()))
    }
}

mod diapause {
    use super::*;

    #[::diapause::coroutine(yield = u32)]
    fn tree<'a>(root: Option<&'a Tree>) {
        let mut stack: Vec<&'a Tree> = Vec::new();
        let mut next: Option<&'a Tree> = root;
        loop {
            while let Some(tree) = next {
                stack.push(tree);
                next = tree.left.as_deref();
            }
            let Some(tree) = stack.pop() else { break };
            // It holds no reference across a yield that is not a parameter's or in a field.
            let value = tree.value;
            next = tree.right.as_deref();
            yield_!(value);
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        consume.consume(tree(input.tree.as_deref()).into_iter())
    }
}

mod genawaiter {
    use super::*;
    use ::genawaiter::stack::{Co, let_gen_using};

    async fn tree(root: Option<&Tree>, co: Co<'_, u32>) {
        let mut stack = Vec::new();
        let mut next = root;
        loop {
            while let Some(tree) = next {
                stack.push(tree);
                next = tree.left.as_deref();
            }
            let Some(tree) = stack.pop() else { break };
            co.yield_(tree.value).await;
            next = tree.right.as_deref();
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        let_gen_using!(items, |co| tree(input.tree.as_deref(), co));
        consume.consume(items.into_iter())
    }
}

mod genawaiter_rc {
    use super::*;
    use ::genawaiter::rc::{Co, Gen};

    async fn tree(root: Option<&Tree>, co: Co<u32>) {
        let mut stack = Vec::new();
        let mut next = root;
        loop {
            while let Some(tree) = next {
                stack.push(tree);
                next = tree.left.as_deref();
            }
            let Some(tree) = stack.pop() else { break };
            co.yield_(tree.value).await;
            next = tree.right.as_deref();
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        consume.consume(Gen::new(|co| tree(input.tree.as_deref(), co)).into_iter())
    }
}

mod next_gen {
    use super::*;
    use ::next_gen::prelude::*;

    #[generator(yield(u32))]
    fn tree(root: Option<&Tree>) {
        let mut stack = Vec::new();
        let mut next = root;
        loop {
            while let Some(tree) = next {
                stack.push(tree);
                next = tree.left.as_deref();
            }
            let Some(tree) = stack.pop() else { break };
            yield_!(tree.value);
            next = tree.right.as_deref();
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        mk_gen!(let items = tree(input.tree.as_deref()));
        consume.consume(items)
    }
}

crate::nightly! {
mod native {
    use super::*;

    fn tree(root: Option<&Tree>) -> impl Iterator<Item = u32> {
        gen move {
            let mut stack = Vec::new();
            let mut next = root;
            loop {
                while let Some(tree) = next {
                    stack.push(tree);
                    next = tree.left.as_deref();
                }
                let Some(tree) = stack.pop() else { break };
                yield tree.value;
                next = tree.right.as_deref();
            }
        }
    }

    pub fn with<C: Consume>(input: &Input, consume: C) -> C::Output {
        consume.consume(tree(input.tree.as_deref()))
    }
}
}
