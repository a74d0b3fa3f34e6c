//! A million calls deep, on a thread with a stack of 512 KiB.

use std::cell::Cell;
use std::rc::Rc;
use std::thread;

use gen_core::{
    Coroutine, CoroutineState::*, Recursive, RecursiveCoroutine, SendRecursive, generator, yield_,
    yield_from,
};

use crate::common::panics;

const DEPTH: u32 = 1_000_000;

/// Runs it where a call for each level would overflow.
fn on_a_small_stack(run: impl FnOnce() + Send + 'static) {
    let thread = thread::Builder::new().stack_size(512 * 1024);
    thread
        .spawn(run)
        .expect("a thread")
        .join()
        .expect("no panic");
}

/// Counts down, and up again.
#[generator]
fn there_and_back(n: u32) -> Recursive<'static, u32> {
    yield_!(n);
    if n > 0 {
        yield_from!(there_and_back(n - 1));
    }
    yield_!(n);
}

#[test]
fn it_runs() {
    on_a_small_stack(|| {
        let (mut n, mut down) = (DEPTH, true);
        for item in there_and_back(DEPTH) {
            assert_eq!(item, n);
            match (down, n) {
                (true, 0) => down = false,
                (true, _) => n -= 1,
                (false, _) => n += 1,
            }
        }
        assert_eq!((n, down), (DEPTH + 1, false));
    });
}

#[test]
fn it_runs_by_internal_iteration() {
    on_a_small_stack(|| {
        let mut count = 0_u32;
        there_and_back(DEPTH).for_each(|_| count += 1);
        assert_eq!(count, 2 * DEPTH + 2);
        assert_eq!(there_and_back(DEPTH).fold(0, |count, _| count + 1), count);
        assert_eq!(there_and_back(DEPTH).last(), Some(DEPTH));
    });
}

#[test]
fn a_tree_that_is_a_list() {
    use crate::{Tree, in_order};
    on_a_small_stack(|| {
        let node = |value, left, right| Some(Box::new(Tree { value, left, right }));
        for right in [false, true] {
            let mut tree = None;
            for n in 0..DEPTH {
                let value = if right { DEPTH - 1 - n } else { n };
                tree = if right {
                    node(value, None, tree)
                } else {
                    node(value, tree, None)
                };
            }
            let tree = tree.expect("not empty");
            assert!(in_order(&tree).eq(0..DEPTH));
            // Its own drop would overflow.
            let mut rest = Some(tree);
            while let Some(mut tree) = rest {
                rest = tree.left.take().or(tree.right.take());
            }
        }
    });
}

/// Counts its drops, which come innermost first.
struct Counted(Rc<Cell<u32>>, u32);

impl Drop for Counted {
    fn drop(&mut self) {
        assert_eq!(self.0.replace(self.1), self.1 - 1, "not the innermost");
    }
}

#[generator]
fn guarded(n: u32, dropped: Rc<Cell<u32>>, panics: bool) -> Recursive<'static, u32> {
    let _guard = Counted(dropped.clone(), n);
    if n > 1 {
        yield_from!(guarded(n - 1, dropped.clone(), panics));
    } else {
        yield_!(n);
        assert!(!panics, "at the bottom");
    }
    yield_!(n);
}

#[test]
fn it_is_dropped_while_suspended() {
    on_a_small_stack(|| {
        let dropped = Rc::new(Cell::new(0));
        let mut items = guarded(DEPTH, dropped.clone(), false);
        assert_eq!(items.next(), Some(1));
        assert_eq!(dropped.get(), 0);
        drop(items);
        assert_eq!(dropped.get(), DEPTH);
        assert_eq!(Rc::strong_count(&dropped), 1);
    });
}

#[test]
fn it_unwinds() {
    on_a_small_stack(|| {
        let dropped = Rc::new(Cell::new(0));
        let mut items = guarded(DEPTH, dropped.clone(), true);
        assert_eq!(items.next(), Some(1));
        assert_eq!(panics(|| items.next()), "at the bottom");
        assert_eq!(dropped.get(), DEPTH);
        assert_eq!(items.next(), None);
    });
}

#[test]
fn it_is_dropped_when_its_caller_panics() {
    on_a_small_stack(|| {
        let dropped = Rc::new(Cell::new(0));
        let message = panics(|| {
            let mut items = guarded(DEPTH, dropped.clone(), false);
            assert_eq!(items.next(), Some(1));
            panic!("the caller");
        });
        assert_eq!(message, "the caller");
        assert_eq!(dropped.get(), DEPTH);
    });
}

#[test]
fn a_coroutine() {
    #[generator]
    fn sum(depth: u32) -> RecursiveCoroutine<'static, u64, u32, u64> {
        if depth == 0 {
            return yield_!(0);
        }
        yield_from!(sum(depth - 1)) + yield_!(depth)
    }
    on_a_small_stack(|| {
        let mut run = sum(DEPTH);
        assert_eq!(run.start(), Yielded(0));
        for n in 1..=DEPTH {
            assert_eq!(run.resume(u64::from(n)), Yielded(n));
        }
        let n = u64::from(DEPTH) + 1;
        assert_eq!(run.resume(n), Complete(n * (n + 1) / 2));

        let mut closed = sum(DEPTH);
        let _ = closed.start();
        closed.close();
        drop(closed);
    });
}

#[test]
fn two_functions() {
    #[generator]
    fn even(n: u32) -> SendRecursive<'static, bool> {
        if n == 0 {
            yield_!(true);
        } else {
            yield_from!(odd(n - 1));
        }
    }
    #[generator]
    fn odd(n: u32) -> SendRecursive<'static, bool> {
        if n == 0 {
            yield_!(false);
        } else {
            yield_from!(even(n - 1));
        }
    }
    on_a_small_stack(|| {
        assert!(even(DEPTH).eq([true]));
        assert!(even(DEPTH + 1).eq([false]));
    });
}

#[test]
fn handed_from_hand_to_hand() {
    // A child that was itself begun elsewhere.
    on_a_small_stack(|| {
        #[generator]
        fn around(inner: Recursive<'static, u32>) -> Recursive<'static, u32> {
            yield_from!(inner);
        }
        let mut items = there_and_back(0);
        for _ in 0..DEPTH {
            items = around(items);
        }
        assert!(items.eq([0, 0]));
        // The same, and nobody runs it: each is an argument of the next.
        let mut started = there_and_back(DEPTH);
        assert_eq!(started.by_ref().take(DEPTH as usize).last(), Some(1));
        let mut around = around(started);
        assert_eq!(around.next(), Some(0));
        assert_eq!(around.by_ref().take(2).last(), Some(1));
        assert_eq!(around.count(), DEPTH as usize - 1);
    });
}
