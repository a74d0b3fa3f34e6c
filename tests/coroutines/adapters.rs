//! From a coroutine to an iterator and back.

use crate::common::{Guard, mk, panics, say, trace_of};
use gen_core::coroutine::{FromIter, Items};
use gen_core::{Coroutine, CoroutineState::*, Status, coroutine, generator, yield_};
use std::iter::FusedIterator;

#[generator]
fn words(text: &str) -> impl Coroutine<Yield = &str, Return = usize> + Clone + std::fmt::Debug {
    let mut count = 0;
    for word in text.split(' ') {
        count += 1;
        yield_!(word);
    }
    count
}

#[test]
fn items_and_the_value_behind_them() {
    let mut items = words("to be or").items();
    assert_eq!(items.size_hint(), (0, None));
    assert_eq!(items.returned(), None);
    assert_eq!(items.next(), Some("to"));
    assert_eq!(items.clone().into_return(), None);
    assert!(items.by_ref().eq(["be", "or"]));
    assert_eq!(items.size_hint(), (0, Some(0)));
    assert_eq!(items.next(), None);
    assert_eq!(items.next(), None);
    assert_eq!(items.returned(), Some(&3));
    assert_eq!(items.into_return(), Some(3));
}

#[test]
fn items_are_fused() {
    fn fused(_: &impl FusedIterator) {}
    let mut items = words("a").items();
    fused(&items);
    assert_eq!(
        (items.next(), items.next(), items.next()),
        (Some("a"), None, None)
    );
    let mut closed = words("a b");
    let _ = closed.start();
    closed.close();
    let mut items = closed.items();
    assert_eq!((items.next(), items.size_hint()), (None, (0, Some(0))));
    assert_eq!(items.into_return(), None);
}

#[test]
fn items_by_reference_and_of_a_started_coroutine() {
    let mut run = words("a b c d");
    assert_eq!(run.start(), Yielded("a"));
    assert!(run.by_ref().items().take(2).eq(["b", "c"]));
    assert_eq!(run.resume(()), Yielded("d"));
    assert_eq!(run.resume(()), Complete(4));
    assert_eq!(run.by_ref().items().next(), None);
}

#[test]
fn items_of_boxed_and_lent_coroutines() {
    let boxed: Box<dyn Coroutine<Yield = u32, Return = ()>> = Box::new(coroutine::from_iter(0..3));
    assert!(boxed.items().eq(0..3));
    let mut run = words("x y");
    let lent: &mut dyn Coroutine<Yield = &str, Return = usize> = &mut run;
    let mut items = lent.items();
    assert_eq!(items.by_ref().count(), 2);
    assert_eq!(items.into_return(), Some(2));
}

#[test]
fn items_in_a_for_loop_and_with_adapters() {
    let mut seen = Vec::new();
    let mut items = words("a b c").items();
    for word in &mut items {
        seen.push(word);
        if word == "b" {
            break;
        }
    }
    assert_eq!(seen, ["a", "b"]);
    assert_eq!(items.map(str::len).sum::<usize>(), 1);
}

#[test]
fn a_panic_ends_the_items() {
    #[generator]
    fn broken() -> impl Coroutine<Yield = u32, Return = u32> {
        let _guard = mk("guard");
        yield_!(1);
        panic!("broken")
    }
    let mut items = broken().items();
    let lines = trace_of(|| {
        assert_eq!(items.next(), Some(1));
        assert_eq!(panics(|| items.next()), "broken");
        say("caught");
        assert_eq!(items.next(), None);
    });
    assert_eq!(lines, ["make guard", "drop guard", "caught"]);
    assert_eq!(items.into_return(), None);
}

#[test]
fn the_value_is_dropped_with_the_items() {
    #[generator]
    fn guards() -> impl Coroutine<Yield = Guard, Return = Guard> {
        yield_!(mk("item"));
        mk("value")
    }
    let lines = trace_of(|| {
        let mut items = guards().items();
        drop(items.next());
        assert!(items.next().is_none());
        say("end");
    });
    assert_eq!(
        lines,
        ["make item", "drop item", "make value", "end", "drop value"]
    );
}

#[test]
fn there_and_back() {
    let mut items = coroutine::from_iter(coroutine::from_iter(vec![1, 2]).items()).items();
    assert!(items.by_ref().eq([1, 2]));
    assert_eq!(items.into_return(), Some(()));
    let mut back = coroutine::from_iter(words("p q").items());
    assert_eq!(back.resume(()), Yielded("p"));
    assert_eq!(back.start_or_resume(), Yielded("q"));
    assert_eq!(back.start_or_resume(), Complete(()));
}

/// A method of one's own on every coroutine that takes no arguments.
trait StartOrResume: Coroutine {
    fn start_or_resume(&mut self) -> gen_core::CoroutineState<Self::Yield, Self::Return> {
        match self.status() {
            Status::Unstarted => self.start(),
            _ => self.resume(()),
        }
    }
}

impl<C: Coroutine> StartOrResume for C {}

#[test]
fn adapters_can_be_named() {
    struct Lines<'a> {
        lines: Items<FromIter<std::str::Lines<'a>>>,
    }
    let mut lines = Lines {
        lines: coroutine::from_iter("a\nb".lines()).items(),
    };
    assert_eq!(lines.lines.next(), Some("a"));
    assert_eq!(lines.lines.count(), 1);
}

#[test]
fn from_iter_takes_what_can_be_iterated_over() {
    let list = vec![1, 2, 3];
    assert!(coroutine::from_iter(&list).items().eq(&list));
    assert!(coroutine::from_iter([1; 2]).items().eq([1, 1]));
    assert!(coroutine::from_iter(Some('x')).items().eq(['x']));
    let mut endless = coroutine::from_iter(0..);
    assert_eq!(endless.by_ref().items().nth(10), Some(10));
    assert_eq!(endless.status(), Status::Suspended);
    let copy = endless.clone();
    assert_eq!(endless.resume(()), Yielded(11));
    assert_eq!(copy.items().next(), Some(11));
    assert_eq!(
        format!("{:?}", coroutine::from_iter(0..1)),
        "FromIter { items: Some(0..1), started: false }"
    );
}
