//! That they do what they say.

use core::pin::{Pin, pin};
use core::task::{Context, Poll, Waker};

use futures_core::Stream;
use gen_core::{Coroutine, CoroutineState};

use crate::functions::{Counted, Tree};
use crate::{blocks, functions, macros};

/// The items of a stream that never waits.
fn items<T>(mut stream: Pin<&mut impl Stream<Item = T>>) -> Vec<T> {
    let mut cx = Context::from_waker(Waker::noop());
    let mut items = Vec::new();
    while let Poll::Ready(Some(item)) = stream.as_mut().poll_next(&mut cx) {
        items.push(item);
    }
    items
}

fn tree() -> Tree {
    let leaf = |name: &str| Tree {
        name: name.to_owned(),
        children: Vec::new(),
    };
    Tree {
        name: "root".to_owned(),
        children: vec![leaf("a"), leaf("b")],
    }
}

#[test]
fn iterators() {
    assert!(functions::countdown(2).eq([2, 1]));
    assert_eq!(functions::labels(vec![vec![1, 50], vec![0]]).count(), 2);
    assert_eq!(functions::parsed("1 x").count(), 2);
    assert!(functions::pairs([1, 2, 3]).eq([(1, 2)]));
    assert_eq!(functions::shown([1, 2]).count(), 4);
    assert!(tree().names().eq(["root", "a", "b"]));
    assert!(tree().drained().eq(["b", "a"]));
    assert_eq!(tree().into_names().count(), 3);
    assert!(tree().numbers().eq([0, 1]));
    assert!(functions::words("a b".to_owned()).eq(["a", "b"]));
    assert!(pin!(functions::sums([1, 2])).eq([1, 3]));
    assert!(functions::places(true).eq([1, 3, 0, 2, 4, 5, 2]));
    assert!(functions::places(false).eq([1, 4, 5, 2]));
}

#[test]
fn coroutines() {
    let mut run = functions::twice(1);
    assert_eq!(run.start(), CoroutineState::Yielded(0));
    assert_eq!(run.resume(Ok(1)), CoroutineState::Yielded(0));
    assert_eq!(run.resume(Ok(2)), CoroutineState::Complete(Ok(3)));
    let mut run = functions::named(vec!["a".to_owned()]);
    assert_eq!(run.start(), CoroutineState::Yielded("a 0".to_owned()));
    assert_eq!(run.resume(4), CoroutineState::Complete(4));
}

#[test]
fn streams() {
    let lengths = pin!(functions::lengths("a bb".to_owned()));
    assert_eq!(items(lengths), [1, 2, 0]);
    let mut lengths = functions::boxed_lengths("a bb".to_owned());
    assert_eq!(items(pin!(lengths.as_mut())), [1, 2]);
    assert_eq!(items(pin!(blocks::delayed(vec![1, 2]))), [1, 2]);
}

#[test]
fn blocks_of_all_kinds() {
    assert!(blocks::squares(3).eq([0, 1, 4]));
    assert!(blocks::mixed(1, vec!["n".to_owned()], "a b").eq(["0 of 1", "n", "a", "b"]));
    assert!(blocks::nested(2, |n| n + 1).eq([1, 1, 1, 2, 2, 3]));
    assert_eq!(blocks::parsed("1 x 2").count(), 2);
    assert!(blocks::Counter { next: 1 }.count().take(2).eq([2, 3]));
    let mut run = blocks::sum(2);
    assert_eq!(run.start(), CoroutineState::Yielded(0));
    assert_eq!(run.resume(2), CoroutineState::Complete(2));
    assert!(blocks::words("a bb".to_owned()).eq([1, 2]));
    let mut run = blocks::names(vec!["ab".to_owned()]);
    assert_eq!(run.start(), CoroutineState::Yielded(2));
    assert_eq!(run.resume(2), CoroutineState::Complete(2));
}

#[test]
fn made_by_macros() {
    assert!(macros::doubled(1).eq([0, 2, 4, 3]));
    assert!(macros::increased(1).eq([1, 2, 2]));
    assert!(macros::passed(2).eq([0, 1, 1, 2, 2]));
    assert!(macros::yielded(1, vec![7]).eq([1, 2, 7]));
}

#[test]
fn recursion() {
    let items: Vec<_> = functions::halves(2).map(Result::ok).collect();
    assert_eq!(items, [Some(2), Some(1), None, Some(2)]);
    let mut run = functions::sum(1);
    assert_eq!(run.start(), CoroutineState::Yielded(1));
    assert_eq!(run.resume(1), CoroutineState::Yielded(0));
    assert_eq!(run.resume(2), CoroutineState::Complete(3));
}
