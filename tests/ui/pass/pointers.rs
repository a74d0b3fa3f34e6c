//! Locals that point to what the caller owns, in all ways there are.

use std::collections::VecDeque;
use std::iter::Peekable;
use std::ops::Deref;
use std::rc::Rc;
use std::slice::Iter;
use std::str::Chars;

use gen_core::{generator, yield_};

/// A pointer of the user's own.
#[derive(Clone, Copy)]
struct View<'a> {
    items: &'a [u32],
    name: &'a str,
}

impl<'a> View<'a> {
    fn iter(&self) -> Iter<'a, u32> {
        self.items.iter()
    }
    fn chars(&self) -> Chars<'a> {
        self.name.chars()
    }
    fn get(&self, n: usize) -> Option<&'a u32> {
        self.items.get(n)
    }
    fn first(&self) -> Option<&'a u32> {
        self.items.first()
    }
    fn as_str(&self) -> &'a str {
        self.name
    }
    fn as_ref(&self) -> &'a [u32] {
        self.items
    }
}

impl<'a> Deref for View<'a> {
    type Target = [u32];
    fn deref(&self) -> &[u32] {
        self.items
    }
}

impl<'a> IntoIterator for View<'a> {
    type Item = &'a u32;
    type IntoIter = Iter<'a, u32>;
    fn into_iter(self) -> Iter<'a, u32> {
        self.items.iter()
    }
}

impl<'a> IntoIterator for &View<'a> {
    type Item = &'a u32;
    type IntoIter = Iter<'a, u32>;
    fn into_iter(self) -> Iter<'a, u32> {
        self.items.iter()
    }
}

#[generator]
fn through_a_view(view: View<'_>) -> impl Iterator<Item = u32> {
    for item in view.iter() {
        yield_!(*item);
    }
    for item in &view {
        yield_!(*item);
    }
    for letter in view.chars() {
        yield_!(u32::from(letter));
    }
    let first = view.first();
    let second = view.get(1);
    yield_!(view.items.len() as u32);
    yield_!(*first.unwrap());
    yield_!(*second.unwrap());
    let name = view.as_str();
    let items = view.as_ref();
    yield_!(name.len() as u32);
    for item in items {
        yield_!(*item);
    }
    for item in view.items {
        yield_!(*item);
    }
    for item in view.items[1..].iter() {
        yield_!(*item);
    }
    for item in &view.items[1..] {
        yield_!(*item);
    }
}

struct Tree<'a> {
    label: &'a str,
    children: Vec<Tree<'a>>,
}

impl<'a> Tree<'a> {
    #[generator]
    fn labels(&self) -> impl Iterator<Item = &'a str> {
        let mut stack = vec![self];
        while let Some(tree) = stack.pop() {
            yield_!(tree.label);
            for child in tree.children.iter().rev() {
                stack.push(child);
            }
        }
    }

    #[generator]
    fn of_children(&self) -> impl Iterator<Item = &Tree<'a>> {
        let mut queue: VecDeque<_> = self.children.iter().collect();
        while let Some(tree) = queue.pop_front() {
            yield_!(tree);
            for child in &tree.children {
                yield_!(child);
                queue.push_back(child);
            }
        }
    }
}

#[generator]
fn options<'a>(text: Option<&'a String>, more: Option<&'a [u32]>) -> impl Iterator<Item = usize> {
    if let Some(text) = text {
        yield_!(text.len());
        for line in text.lines() {
            yield_!(line.len());
        }
    }
    for item in more.into_iter().flatten() {
        yield_!(*item as usize);
    }
    if let Some(text) = text.as_ref() {
        let n = text.len();
        yield_!(n);
    }
    for item in more.unwrap_or_default().iter().copied() {
        yield_!(item as usize);
    }
    while let Some(text) = text {
        yield_!(text.capacity().min(1));
        break;
    }
}

#[generator]
fn owned_option(text: Option<String>) -> impl Iterator<Item = usize> {
    let n = text.as_ref().map_or(0, String::len);
    yield_!(n);
    let m = text.as_deref().unwrap_or("none").len();
    yield_!(m);
    if let Some(text) = text {
        yield_!(text.len());
    }
}

#[generator]
fn generic<T: Deref<Target = [u32]>>(list: T) -> impl Iterator<Item = u32> {
    let n = list.len();
    for i in 0..n {
        yield_!(list[i]);
    }
}

#[generator]
fn generic_items<'a, T>(list: &'a T) -> impl Iterator<Item = u32>
where
    &'a T: IntoIterator<Item = &'a u32>,
{
    for item in list {
        yield_!(*item);
    }
}

#[generator]
fn generic_source<I: Iterator<Item = u32>>(mut source: I) -> impl Iterator<Item = u32> {
    while let Some(item) = source.next() {
        yield_!(item);
        let skipped = source.by_ref().take(1).count();
        yield_!(skipped as u32);
    }
}

#[generator]
fn peeked(text: &str) -> impl Iterator<Item = String> {
    let mut letters: Peekable<_> = text.chars().peekable();
    while let Some(letter) = letters.next() {
        let mut word = String::from(letter);
        while let Some(next) = letters.next_if(|next| *next == letter) {
            word.push(next);
        }
        yield_!(word);
        if let Some('!') = letters.peek() {
            yield_!("!".to_owned());
        }
    }
}

#[generator]
fn clones(list: Rc<Vec<u32>>) -> impl Iterator<Item = u32> {
    let other = Rc::clone(&list);
    let third = list.clone();
    yield_!(other.len() as u32);
    yield_!(Rc::strong_count(&third) as u32);
    for i in 0..list.len() {
        yield_!(list[i]);
    }
}

#[generator]
fn reborrowed(list: &mut Vec<u32>) -> impl Iterator<Item = u32> {
    let view = &*list;
    let n = view.len() as u32;
    yield_!(n);
    list.push(n);
    {
        let last = list.last_mut().unwrap();
        *last += 1;
    }
    yield_!(list[list.len() - 1]);
    for item in list.iter_mut() {
        *item += 1;
        yield_!(*item);
    }
}

#[generator]
fn moved_reborrow(list: &mut Vec<u32>) -> impl Iterator<Item = u32> {
    let inner = &mut *list;
    inner.push(1);
    yield_!(1);
    inner.push(2);
    yield_!(2);
    for item in inner.drain(..) {
        yield_!(item);
    }
}

#[generator]
fn windows<'a>(list: &'a [u32]) -> impl Iterator<Item = &'a [u32]> {
    for pair in list.windows(2) {
        yield_!(pair);
    }
    for chunk in list.chunks(2) {
        yield_!(&chunk[..1]);
    }
    let mut rest = list;
    while let [_, tail @ ..] = rest {
        yield_!(tail);
        rest = tail;
    }
}

fn main() {
    let view = View { items: &[1, 2], name: "a" };
    assert!(through_a_view(view).eq([1, 2, 1, 2, 97, 2, 1, 2, 1, 1, 2, 1, 2, 2, 2]));
    let leaf = |label| Tree { label, children: vec![] };
    let tree = Tree { label: "a", children: vec![leaf("b"), leaf("c")] };
    assert!(tree.labels().eq(["a", "b", "c"]));
    assert_eq!(tree.of_children().count(), 2);
    assert!(options(Some(&"ab".to_owned()), Some(&[7])).eq([2, 2, 7, 2, 7, 1]));
    assert!(owned_option(Some("ab".to_owned())).eq([2, 2, 2]));
    assert!(generic(vec![1, 2]).eq([1, 2]));
    assert!(generic(&[1, 2][..]).eq([1, 2]));
    assert!(generic_items(&vec![1, 2]).eq([1, 2]));
    assert!(generic_source(0..3).eq([0, 1, 2, 0]));
    assert!(peeked("aab!").eq(["aa", "b", "!", "!"]));
    assert!(clones(Rc::new(vec![5])).eq([1, 3, 5]));
    assert!(reborrowed(&mut vec![5]).eq([1, 2, 6, 3]));
    assert!(moved_reborrow(&mut vec![5]).eq([1, 2, 5, 1, 2]));
    assert_eq!(windows(&[1, 2, 3]).count(), 2 + 2 + 3);
}
