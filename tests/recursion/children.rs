//! What a recursive generator may yield from, and who may yield from it.

use gen_core::{
    Coroutine, CoroutineState::*, Recursive, RecursiveCoroutine, SendRecursive, coroutine,
    generator, yield_, yield_from,
};

use crate::common::{Guard, say, trace_of};
use crate::{in_order, tree};

#[generator]
fn count(to: u32) -> Recursive<'static, u32> {
    for n in 0..to {
        yield_!(n);
    }
}

#[test]
fn other_children_are_run_by_their_parent() {
    #[generator]
    fn plain(n: u32) -> impl Iterator<Item = u32> {
        yield_!(n);
    }
    #[generator]
    fn boxed(n: u32) -> Box<dyn Iterator<Item = u32>> {
        yield_!(n);
    }
    #[generator]
    fn run(n: u32) -> impl Coroutine<Yield = u32, Return = &'static str> {
        yield_!(n);
        "returned"
    }
    #[generator]
    fn sendable(n: u32) -> SendRecursive<'static, u32> {
        yield_!(n);
    }
    #[generator]
    fn resumed(n: u32) -> RecursiveCoroutine<'static, (), u32, u8> {
        yield_!(n);
        7
    }
    #[generator]
    fn all() -> Recursive<'static, u32> {
        yield_from!(0..2);
        yield_from!(vec![2, 3]);
        yield_from!(plain(4));
        yield_from!(boxed(5));
        let returned = yield_from!(run(6));
        yield_!(returned.len() as u32 - 1);
        yield_from!(sendable(8));
        let seven = yield_from!(resumed(9));
        yield_!(u32::from(seven) + 3);
        yield_from!(count(3).map(|n| n + 11));
        yield_from!(coroutine::from_iter(14..16));
        yield_from!(Some(count(3)).into_iter().flatten().map(|n| n + 16));
    }
    assert!(all().eq(0..19));
}

#[test]
fn others_take_it_as_an_iterator() {
    let tree = tree(&[1, 2, 3]).expect("not empty");
    #[generator]
    fn plain(tree: &crate::Tree) -> impl Iterator<Item = u32> {
        yield_from!(in_order(tree));
        for item in in_order(tree) {
            yield_!(item * 10);
        }
    }
    assert!(plain(&tree).eq([1, 2, 3, 10, 20, 30]));
    #[generator]
    fn run(tree: &crate::Tree) -> impl Coroutine<Yield = u32, Return = ()> {
        yield_from!(in_order(tree));
    }
    assert!(run(&tree).items().eq([1, 2, 3]));
    #[generator(boxed)]
    fn boxed(tree: &crate::Tree) -> impl Iterator<Item = u32> {
        yield_from!(in_order(tree));
    }
    assert!(boxed(&tree).eq([1, 2, 3]));
    assert_eq!(
        in_order(&tree).zip(5..).map(|(a, b)| a * b).sum::<u32>(),
        5 + 12 + 21
    );
    let mut iterators: Vec<Box<dyn Iterator<Item = u32> + '_>> = vec![Box::new(in_order(&tree))];
    assert_eq!(iterators[0].next(), Some(1));
}

#[test]
fn a_child_that_was_started_goes_on() {
    #[generator]
    fn nested(n: u32) -> Recursive<'static, u32> {
        yield_!(n);
        if n > 0 {
            yield_from!(nested(n - 1));
        }
        yield_!(n);
    }
    #[generator]
    fn parent(child: Recursive<'static, u32>) -> Recursive<'static, u32> {
        yield_!(100);
        yield_from!(child);
        yield_!(200);
    }
    let all: Vec<u32> = nested(3).collect();
    for taken in 0..=all.len() {
        let mut child = nested(3);
        assert_eq!(child.by_ref().take(taken).count(), taken);
        let mut expected = vec![100];
        expected.extend(&all[taken..]);
        expected.push(200);
        assert!(parent(child).eq(expected), "behind {taken} items");
    }
}

#[test]
fn a_child_that_is_at_its_end_is_empty() {
    #[generator]
    fn parent(child: Recursive<'static, u32>) -> Recursive<'static, u32> {
        yield_from!(child);
        yield_!(200);
    }
    let mut child = count(2);
    assert_eq!(child.by_ref().count(), 2);
    assert!(parent(child).eq([200]));
}

#[test]
fn a_child_that_is_lent_stays_with_its_owner() {
    #[generator]
    fn parent<'a>(child: &'a mut Recursive<'static, u32>) -> Recursive<'a, u32> {
        yield_from!(child);
    }
    let mut child = count(5);
    assert!(parent(&mut child).take(2).eq([0, 1]));
    assert!(child.eq([2, 3, 4]));
}

#[test]
fn children_made_before_they_are_run() {
    #[generator]
    fn parent(flip: bool) -> Recursive<'static, u32> {
        let (mut a, mut b) = (count(2), count(3));
        if flip {
            std::mem::swap(&mut a, &mut b);
        }
        yield_from!(a);
        yield_from!(b);
        let many: Vec<_> = (1..4).map(count).collect();
        for child in many {
            yield_from!(child);
        }
    }
    assert!(parent(false).eq([0, 1, 0, 1, 2, 0, 0, 1, 0, 1, 2]));
    assert!(parent(true).eq([0, 1, 2, 0, 1, 0, 0, 1, 0, 1, 2]));
}

#[test]
fn a_child_by_a_longer_life() {
    #[generator]
    fn parent(list: &[u32]) -> Recursive<'_, u32> {
        yield_from!(count(2));
        yield_from!(rest(list));
    }
    #[generator]
    fn rest(list: &[u32]) -> Recursive<'_, u32> {
        if let [first, list @ ..] = list {
            yield_!(*first);
            yield_from!(parent(list));
        }
    }
    let list = vec![10, 20];
    assert!(parent(&list).eq([0, 1, 10, 0, 1, 20, 0, 1]));
}

#[test]
fn a_child_is_dropped_before_the_locals_of_its_parent() {
    #[generator]
    fn child() -> Recursive<'static, u32> {
        let _guard = Guard("child");
        yield_!(1);
        yield_!(2);
    }
    #[generator]
    fn parent() -> Recursive<'static, u32> {
        let _first = Guard("first");
        {
            let _inner = Guard("inner");
            yield_from!(child());
            say("behind");
        }
        yield_!(3);
    }
    let lines = trace_of(|| assert!(parent().take(1).next().is_some()));
    assert_eq!(lines, ["drop child", "drop inner", "drop first"]);
    let lines = trace_of(|| assert!(parent().eq([1, 2, 3])));
    assert_eq!(lines, ["drop child", "behind", "drop inner", "drop first"]);
}

/// The arguments of the child are evaluated, and the child made, before it is run.
#[test]
fn a_child_that_is_not_run_is_dropped() {
    #[generator]
    fn held(guard: Guard) -> Recursive<'static, u32> {
        yield_!(1);
        drop(guard);
    }
    #[generator]
    fn parent() -> Recursive<'static, u32> {
        let child = held(Guard("argument"));
        yield_!(0);
        yield_from!(child);
    }
    let lines = trace_of(|| assert!(parent().take(1).next().is_some()));
    assert_eq!(lines, ["drop argument"]);
}

#[test]
fn a_coroutine_with_another_return_value_has_frames_of_its_own() {
    type Expression<'a, T> = RecursiveCoroutine<'a, bool, String, T>;
    #[generator]
    fn ask(n: u32) -> RecursiveCoroutine<'static, bool, String, u32> {
        if n > 0 && yield_!(format!("{n}?")) {
            return n + yield_from!(named(n - 1)).len() as u32;
        }
        0
    }
    #[generator]
    fn named(n: u32) -> RecursiveCoroutine<'static, bool, String, String> {
        "x".repeat(yield_from!(ask(n)) as usize)
    }
    let mut run: Expression<'_, u32> = ask(3);
    assert_eq!(run.start(), Yielded("3?".into()));
    assert_eq!(run.resume(true), Yielded("2?".into()));
    assert_eq!(run.resume(true), Yielded("1?".into()));
    assert_eq!(run.resume(false), Complete(5));
}
