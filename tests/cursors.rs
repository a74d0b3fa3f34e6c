//! `&mut` cursors that go down into what they refer to, in loops that yield.

#![allow(
    clippy::all,
    reason = "the bodies are there for the language, not for style"
)]

mod common;
use std::collections::BTreeMap;

use common::{same, twin};

#[derive(Default)]
pub struct Node {
    value: u32,
    next: Option<Box<Node>>,
    children: Vec<Node>,
    by_letter: BTreeMap<char, Node>,
}

impl Node {
    fn list(values: &[u32]) -> Self {
        let mut node = Self::default();
        for &value in values.iter().rev() {
            node = Self {
                value,
                next: Some(Box::new(node)),
                ..Self::default()
            };
        }
        node
    }

    fn tree(value: u32, children: Vec<Node>) -> Self {
        Self {
            value,
            children,
            ..Self::default()
        }
    }

    fn sum(&self) -> u32 {
        let next = self.next.iter().map(|node| node.sum());
        let children = self.children.iter().map(Self::sum);
        let letters = self.by_letter.values().map(Self::sum);
        self.value + next.chain(children).chain(letters).sum::<u32>()
    }

    fn first_child(&mut self) -> Option<&mut Node> {
        self.children.first_mut()
    }
}

twin! {
    fn by_while_let(mut at: &mut Node) -> [u32] {
        while let Some(next) = &mut at.next { at = next; at.value += 1; yield_!(at.value); }
    }

    fn behind_the_yield(at: &mut Node) -> [u32] {
        let mut at = at;
        while let Some(Node { value, next, .. }) = at.next.as_deref_mut() {
            *value += 1;
            yield_!(*value);
            let Some(next) = next else { break };
            at = next;
        }
    }

    fn by_match(at: &mut Node) -> [u32] {
        let mut at = at;
        loop {
            match &mut at.next { Some(next) => at = next, None => break }
            yield_!(at.value);
            at.value *= 2;
        }
    }

    fn by_let_else(root: &mut Node) -> [u32] {
        let mut at = &mut *root;
        loop {
            let Some(next) = &mut at.next else { break };
            at = next;
            yield_!(at.value);
        }
    }

    fn by_methods(mut at: &mut Node) -> [u32] {
        for _ in 0..2 { at = at.next.as_mut().unwrap(); at.value += 1; yield_!(at.value); }
        while let Some(child) = at.first_child() { at = child; yield_!(at.value); }
    }

    fn by_index(root: &mut Node, path: &'static [usize]) -> [u32] {
        let mut at = &mut *root;
        for &i in path { at = &mut at.children[i]; at.value += 1; yield_!(at.value); }
        at.value = 100;
        yield_!(at.sum());
    }

    fn into_a_trie(root: &mut Node, word: &'static str) -> [u32] {
        let mut at = root;
        for letter in word.chars() {
            at = at.by_letter.entry(letter).or_default();
            at.value += 1;
            yield_!(at.value);
        }
        at.value += 10;
        yield_!(at.value);
    }

    fn to_the_end(list: &mut Option<Box<Node>>) -> [u32] {
        let mut at = list;
        while let Some(node) = at { yield_!(node.value); at = &mut node.next; }
        *at = Some(Box::default());
        yield_!(u32::from(at.is_some()));
    }
}

fn tree() -> Node {
    let deep = Node::tree(3, vec![Node::tree(4, vec![])]);
    Node::tree(1, vec![Node::tree(2, vec![]), deep])
}

#[test]
fn cursors_go_down() {
    same!(behind_the_yield(&mut Node::list(&[1, 2, 3])), [3, 1]);
    same!(by_while_let(&mut Node::list(&[1, 2, 3])), [3, 4, 1]);
    same!(by_match(&mut Node::list(&[1, 2, 3])), [2, 3, 0]);
    same!(by_let_else(&mut Node::list(&[1, 2, 3])), [2, 3, 0]);
    same!(by_methods(&mut Node::list(&[1, 2, 3])), [3, 4]);
    same!(by_index(&mut tree(), &[1, 0]), [4, 5, 100]);
    same!(into_a_trie(&mut Node::default(), "ab"), [1, 1, 11]);
    let mut root = Node::default();
    assert_eq!(into_a_trie::generator::run(&mut root, "ab").count(), 3);
    assert_eq!(root.sum(), 12);
    same!(to_the_end(&mut Some(Box::new(Node::list(&[5])))), [5, 0, 1]);
}

/// The items are what the cursor refers to.
#[test]
fn items_that_are_lent() {
    #[gen_core::generator]
    fn values<'a>(head: &'a mut Option<Box<Node>>) -> impl Iterator<Item = &'a mut u32> {
        let mut at = head;
        while let Some(Node { value, next, .. }) = at.as_deref_mut() {
            gen_core::yield_!(value);
            at = next;
        }
    }
    let mut list = Some(Box::new(Node::list(&[1, 2, 3])));
    for value in values(&mut list) {
        *value *= 2;
    }
    let values: Vec<_> = values(&mut list).map(|value| *value).collect();
    assert_eq!(values, [2, 4, 6, 0]);
}
