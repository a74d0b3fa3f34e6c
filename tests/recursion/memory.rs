//! One allocation for each call, none for an item, and what is allocated is freed with the call.

use std::alloc::{GlobalAlloc, Layout, System};
use std::cell::Cell;

use gen_core::{Recursive, RecursiveCoroutine, SendRecursive, generator, yield_, yield_from};

/// Counts the allocations of each thread.
struct Counting;

thread_local! {
    static ALLOCATIONS: Cell<usize> = const { Cell::new(0) };
    static LIVE: Cell<isize> = const { Cell::new(0) };
}

// SAFETY: hands everything to `System`; the counters allocate nothing.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        ALLOCATIONS.set(ALLOCATIONS.get() + 1);
        LIVE.set(LIVE.get() + 1);
        // SAFETY: the caller's contract is the same.
        unsafe { System.alloc(layout) }
    }
    unsafe fn dealloc(&self, ptr: *mut u8, layout: Layout) {
        LIVE.set(LIVE.get() - 1);
        // SAFETY: the caller's contract is the same.
        unsafe { System.dealloc(ptr, layout) }
    }
}

#[global_allocator]
static ALLOCATOR: Counting = Counting;

fn allocations<T>(run: impl FnOnce() -> T) -> (T, usize) {
    let before = ALLOCATIONS.get();
    let value = run();
    (value, ALLOCATIONS.get() - before)
}

/// Yields `items` numbers in each of `calls` calls, one in the other.
#[generator]
fn nested(calls: u32, items: u32) -> Recursive<'static, u32> {
    for n in 0..items {
        yield_!(n);
    }
    if calls > 1 {
        yield_from!(nested(calls - 1, items));
    }
    for n in 0..items {
        yield_!(n);
    }
}

#[test]
fn one_allocation_for_each_call_and_none_for_an_item() {
    for calls in [1, 2, 10, 1000] {
        for items in [0, 1, 10, 100] {
            let (count, allocated) = allocations(|| nested(calls, items).count());
            assert_eq!(count, (calls * items * 2) as usize);
            assert_eq!(allocated, calls as usize, "{items} items");
        }
    }
}

#[test]
fn the_same_where_calls_end_and_others_begin() {
    #[generator]
    fn tree(depth: u32) -> SendRecursive<'static, u32> {
        if depth > 0 {
            yield_from!(tree(depth - 1));
            yield_!(depth);
            yield_from!(tree(depth - 1));
        }
    }
    let (count, allocated) = allocations(|| tree(10).count());
    assert_eq!(count, 1023);
    assert_eq!(allocated, 2047);
}

#[test]
fn coroutines_too() {
    #[generator]
    fn sum(depth: u32) -> RecursiveCoroutine<'static, (), u32, u32> {
        yield_!(depth);
        if depth == 0 {
            return 0;
        }
        depth + yield_from!(sum(depth - 1))
    }
    use gen_core::{Coroutine, CoroutineState};
    let (value, allocated) = allocations(|| {
        let mut run = sum(100);
        loop {
            if let CoroutineState::Complete(value) = run.resume(()) {
                return value;
            }
        }
    });
    assert_eq!(value, 5050);
    assert_eq!(allocated, 101);
}

#[test]
fn frames_are_freed_as_they_end() {
    let before = LIVE.get();
    let mut items = nested(100, 1);
    assert_eq!(LIVE.get() - before, 1);
    for depth in 1..=100 {
        assert_eq!(items.next(), Some(0));
        assert_eq!(LIVE.get() - before, depth);
    }
    for depth in (1..=100).rev() {
        assert_eq!(items.next(), Some(0));
        assert_eq!(LIVE.get() - before, depth);
    }
    assert_eq!(items.next(), None);
    assert_eq!(LIVE.get(), before);
}

#[test]
fn all_frames_are_freed_with_the_generator() {
    let before = LIVE.get();
    let mut items = nested(100, 1);
    assert_eq!(items.by_ref().take(100).count(), 100);
    assert_eq!(LIVE.get() - before, 100);
    drop(items);
    assert_eq!(LIVE.get(), before);
}

#[test]
fn the_generator_is_as_large_as_a_box() {
    assert_eq!(size_of::<Recursive<'_, u32>>(), 2 * size_of::<usize>());
    assert_eq!(
        size_of::<RecursiveCoroutine<'_, String, String, String>>(),
        2 * size_of::<usize>()
    );
}
