//! The types of the pinned lowering: what they are, what they are not, and what they allocate.

mod common;
use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;
use std::fmt::Debug;
use std::iter::FusedIterator;
use std::marker::PhantomPinned;
use std::panic::AssertUnwindSafe;
use std::pin::pin;
use std::rc::Rc;

use common::{mk, panics, say, trace_of};
use futures::{FutureExt, Stream, StreamExt};
use gen_core::{
    Coroutine, CoroutineState, Pinned, Status, Yields, coroutine, generator, yield_, yield_from,
};

/// Whether a type has a trait: `has!(value: Send)`.
macro_rules! has {
    ($value:expr, $bound:path) => {{
        struct Asks<T>(std::marker::PhantomData<T>);
        #[allow(dead_code, reason = "one of the two is asked")]
        impl<T: $bound> Asks<T> {
            fn answer(&self) -> bool {
                true
            }
        }
        #[allow(dead_code, reason = "one of the two is asked")]
        trait Otherwise {
            fn answer(&self) -> bool;
        }
        impl<T> Otherwise for &Asks<T> {
            fn answer(&self) -> bool {
                false
            }
        }
        fn asks<T>(_: &T) -> Asks<T> {
            Asks(std::marker::PhantomData)
        }
        (&asks(&$value)).answer()
    }};
}

#[generator(boxed)]
fn threaded(text: String) -> impl Iterator<Item = Rc<u32>> {
    for word in text.split(' ') {
        yield_!(Rc::new(word.len() as u32));
    }
}

#[generator(boxed)]
fn local() -> impl Iterator<Item = u32> {
    let count = Rc::new(1);
    yield_!(*count);
    yield_!(*count);
}

#[generator(boxed)]
fn cell() -> impl Iterator<Item = u32> {
    let count = Cell::new(1);
    yield_!(count.get());
    yield_!(count.get());
}

#[generator(boxed)]
fn unpinnable(pinned: PhantomPinned) -> impl Iterator<Item = u32> + Unpin {
    let _pinned = &pinned;
    yield_!(1);
}

#[generator(boxed)]
fn resumed() -> impl Coroutine<Rc<u32>, Yield = u32, Return = Rc<u32>> {
    yield_!(1)
}

#[generator]
fn in_place(text: String) -> Pinned<impl Yields<Item = Rc<usize>>> {
    for word in text.split(' ') {
        yield_!(Rc::new(word.len()));
    }
}

#[generator]
fn local_in_place() -> Pinned<impl Yields<Item = u32>> {
    let count = Rc::new(1);
    yield_!(*count);
}

#[generator]
async fn stream(text: String) -> impl Stream<Item = Rc<usize>> {
    for word in text.split(' ') {
        std::future::ready(()).await;
        yield_!(Rc::new(word.len()));
    }
}

#[generator]
async fn local_stream() -> impl Stream<Item = u32> {
    let count = Rc::new(1);
    yield_!(*count);
}

/// What is only handed through does not count: it never stays in the generator.
#[test]
fn send_sync_unpin() {
    let text = || "a b".to_owned();
    macro_rules! is {
        ($value:expr, $send:expr, $sync:expr, $unpin:expr) => {{
            let value = $value;
            assert_eq!(
                (has!(value, Send), has!(value, Sync), has!(value, Unpin)),
                ($send, $sync, $unpin),
                stringify!($value)
            );
        }};
    }
    is!(threaded(text()), true, true, true);
    is!(local(), false, false, true);
    is!(cell(), true, false, true);
    is!(unpinnable(PhantomPinned), true, true, true);
    is!(resumed(), true, true, true);
    is!(in_place(text()), true, true, false);
    is!(local_in_place(), false, false, false);
    is!(stream(text()), true, true, false);
    is!(local_stream(), false, false, false);
    is!(
        CoroutineState::<u32, Rc<u32>>::Yielded(1),
        false,
        false,
        true
    );
    is!(
        CoroutineState::<u32, Cell<u32>>::Yielded(1),
        true,
        false,
        true
    );
    is!(Status::Complete, true, true, true);
    is!(coroutine::from_iter([PhantomPinned]), true, true, false);
    is!(coroutine::from_iter([Rc::new(1)]), false, false, true);
    is!(coroutine::from_iter([1]).items(), true, true, true);
    is!(resumable(), true, true, true);
    assert!(!has!(threaded(text()), FusedIterator));
    assert!(has!(in_place(text()), Debug));
}

#[generator]
fn resumable() -> impl Coroutine<Yield = u32, Return = ()> {
    yield_!(1);
}

/// A value that is resumed with goes to another thread only with the call that gives it.
#[test]
fn values_go_through_on_any_thread() {
    let mut items = threaded("a bb".to_owned());
    let first = items.next();
    let rest = std::thread::spawn(move || items.map(|n| *n).sum::<u32>()).join();
    assert_eq!((first, rest.unwrap()), (Some(Rc::new(1)), 2));

    let mut run = resumed();
    let _ = run.start();
    let value = std::thread::spawn(move || match run.resume(Rc::new(5)) {
        CoroutineState::Complete(value) => *value,
        CoroutineState::Yielded(_) => 0,
    });
    assert_eq!(value.join().unwrap(), 5);
}

mod heap {
    use super::*;

    thread_local! {
        static ALLOCATIONS: Cell<usize> = const { Cell::new(0) };
    }

    struct Counting;

    #[allow(unsafe_code, reason = "hands everything on to the system's")]
    // SAFETY: as `System`; the counter allocates nothing.
    unsafe impl GlobalAlloc for Counting {
        unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
            let _ = ALLOCATIONS.try_with(|count| count.set(count.get() + 1));
            // SAFETY: the caller's contract is the same.
            unsafe { System.alloc(layout) }
        }
        unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
            // SAFETY: the caller's contract is the same.
            unsafe { System.dealloc(pointer, layout) }
        }
    }

    #[global_allocator]
    static HEAP: Counting = Counting;

    fn allocations(run: impl FnOnce()) -> usize {
        let before = ALLOCATIONS.get();
        run();
        ALLOCATIONS.get() - before
    }

    const SENTENCE: [u32; 5] = [1, 2, 3, 4, 5];

    #[generator(boxed)]
    fn opaque(list: [u32; 5]) -> impl Iterator<Item = u32> {
        for n in list.iter() {
            yield_!(*n);
        }
    }

    #[generator(boxed)]
    fn object(list: [u32; 5]) -> Box<dyn Iterator<Item = u32> + Send> {
        for n in list.iter() {
            yield_!(*n);
        }
    }

    #[generator(boxed)]
    fn talk(list: [u32; 5]) -> impl Coroutine<u32, Yield = u32, Return = ()> {
        for n in list.iter() {
            yield_!(*n);
        }
    }

    #[generator(boxed)]
    fn talk_object(list: [u32; 5]) -> Box<dyn Coroutine<u32, Yield = u32, Return = ()>> {
        for n in list.iter() {
            yield_!(*n);
        }
    }

    #[generator]
    fn pinned(list: [u32; 5]) -> Pinned<impl Yields<Item = u32>> {
        for n in list.iter() {
            yield_!(*n);
        }
        yield_from!(list);
    }

    #[generator]
    async fn stream(list: [u32; 5]) -> impl Stream<Item = u32> {
        for n in list.iter() {
            std::future::ready(()).await;
            yield_!(*n);
        }
    }

    #[test]
    fn one_allocation_a_boxed_generator() {
        assert_eq!(
            allocations(|| assert_eq!(opaque(SENTENCE).sum::<u32>(), 15)),
            1
        );
        assert_eq!(
            allocations(|| assert_eq!(object(SENTENCE).sum::<u32>(), 15)),
            1
        );
        let drive = |run: &mut dyn Coroutine<u32, Yield = u32, Return = ()>| {
            let _ = run.start();
            while run.status() == Status::Suspended {
                let _ = run.resume(1);
            }
        };
        assert_eq!(allocations(|| drive(&mut talk(SENTENCE))), 1);
        assert_eq!(allocations(|| drive(&mut talk_object(SENTENCE))), 1);
    }

    #[test]
    fn none_otherwise() {
        assert_eq!(
            allocations(|| assert_eq!(pin!(pinned(SENTENCE)).sum::<u32>(), 30)),
            0
        );
        let count = || {
            let items = pin!(stream(SENTENCE));
            assert_eq!(items.count().now_or_never(), Some(5));
        };
        assert_eq!(allocations(count), 0);
    }

    #[test]
    fn an_item_is_not_stored_twice() {
        #[generator(boxed)]
        fn large() -> impl Iterator<Item = [u8; 4096]> {
            yield_!([1; 4096]);
            yield_!([2; 4096]);
        }
        #[generator]
        fn large_in_place() -> Pinned<impl Yields<Item = [u8; 4096]>> {
            yield_!([1; 4096]);
            yield_!([2; 4096]);
        }
        assert!(large().map(|items| items[0]).eq([1, 2]));
        assert!(size_of_val(&large_in_place()) < 4096 + 128);
    }
}

mod in_place {
    use super::*;

    #[generator]
    fn parsed<'a>(text: &'a str, sep: String) -> Pinned<impl Yields<Item = Result<u32, &'a str>>> {
        let _guard = mk("guard");
        let words: Vec<&'a str> = text.split(sep.as_str()).collect();
        for word in words.iter() {
            match word.parse() {
                Ok(n) => yield_!(Ok(n)),
                Err(_) => Err(*word)?,
            }
        }
        say("end");
    }

    #[test]
    fn ends_as_any_generator() {
        let lines = trace_of(|| {
            let mut items = pin!(parsed("1, 2", ", ".to_owned()));
            assert_eq!(format!("{items:?}"), "Pinned(Unstarted)");
            assert_eq!(items.size_hint(), (0, None));
            assert_eq!(items.next(), Some(Ok(1)));
            assert!(items.by_ref().eq([Ok(2)]));
            assert_eq!((items.next(), items.next()), (None, None));
            assert_eq!(items.size_hint(), (0, Some(0)));
            say("over");
        });
        assert_eq!(lines, ["make guard", "end", "drop guard", "over"]);
        let mut items = Box::pin(parsed("1, x, 2", ", ".to_owned()));
        assert!(items.as_mut().eq([Ok(1), Err("x")]));
        assert_eq!(items.as_mut().next(), None);
    }

    #[test]
    fn drops_what_it_holds() {
        let lines = trace_of(|| {
            let mut items = Box::pin(parsed("1, 2", ", ".to_owned()));
            items.as_mut().next();
            say("suspended");
        });
        assert_eq!(lines, ["make guard", "suspended", "drop guard"]);
        let lines = trace_of(|| drop(parsed("1", ",".to_owned())));
        assert!(lines.is_empty());
    }

    #[generator]
    fn panicking(list: Vec<u32>) -> Pinned<impl Yields<Item = u32>> {
        let _guard = mk("guard");
        for n in &list {
            assert!(*n < 2, "too many");
            yield_!(*n);
        }
    }

    #[test]
    fn a_panic_ends_it() {
        let mut items = Box::pin(panicking(vec![1, 2]));
        let lines = trace_of(|| {
            assert_eq!(items.as_mut().next(), Some(1));
            say(panics(AssertUnwindSafe(|| items.as_mut().next())));
            assert_eq!(items.as_mut().next(), None);
        });
        assert_eq!(lines, ["make guard", "drop guard", "too many"]);
    }

    struct Letters(String);

    impl Letters {
        #[generator]
        fn letters(&self) -> Pinned<impl Yields<Item = char>> {
            let upper = self.0.to_uppercase();
            yield_from!(upper.chars());
            yield_from!(self.0.chars());
        }
    }

    #[test]
    fn in_methods_and_in_each_other() {
        #[generator]
        fn twice(letters: &Letters) -> Pinned<impl Yields<Item = char>> {
            let child = pin!(letters.letters());
            yield_from!(child);
            for letter in pin!(letters.letters()) {
                yield_!(letter);
            }
        }
        let letters = Letters("ab".to_owned());
        assert!(pin!(twice(&letters)).collect::<String>() == "ABabABab");
    }
}

/// What a function returns is opaque, but not to a trait of the user's own that is called
/// `Iterator` too, nor in the body of that very function. So it must be no box of a generator:
/// that could be taken out of the box while it is suspended. That of a `Box<dyn ..>` cannot,
/// and for other traits there is `tests/ui/boxed_moved.rs`.
#[test]
fn a_boxed_generator_is_no_box() {
    assert!(std::any::type_name_of_val(&local()).starts_with("gen_core::"));
    assert!(std::any::type_name_of_val(&resumed()).starts_with("gen_core::"));
}
