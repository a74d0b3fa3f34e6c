//! `yield!(x)` and `yield x` in `#[generator] fn`, by rustc's leave.
#![feature(yield_expr)]
#![deny(warnings)]

use gen_core::{Coroutine, CoroutineState, Pinned, Yields, generator, yield_from};

#[generator]
fn called(n: u32) -> impl Iterator<Item = u32> {
    for i in 0..n {
        yield!(i);
    }
    if n > 2 {
        yield!(n)
    }
}

#[generator]
fn keyword(n: u32) -> impl Iterator<Item = u32> {
    for i in 0..n {
        yield i + 1;
    }
    println!("{n} {:?}", yield n);
}

/// The macro binds like a call, the keyword takes all that follows.
#[generator]
fn sums() -> impl Coroutine<u32, Yield = u32, Return = (u32, u32)> {
    let first = yield!(1) + 10;
    let second = yield 2 + 10;
    (first, second)
}

#[generator]
fn nested() -> impl Coroutine<u32, Yield = u32, Return = u32> {
    yield (yield 1) + (yield!(2))
}

#[generator(boxed)]
fn boxed(text: String) -> impl Iterator<Item = usize> {
    for word in text.split(' ') {
        yield word.len();
        yield!(word.len() + 1);
    }
    yield_from!([7]);
}

#[generator]
fn pinned(list: [u32; 2]) -> Pinned<impl Yields<Item = u32>> {
    for n in list.iter() {
        yield *n;
    }
}

#[generator]
async fn stream(n: u32) -> impl futures_core::Stream<Item = u32> {
    yield std::future::ready(n).await;
    yield!(n + 1);
}

#[generator]
fn negated(b: bool) -> impl Iterator<Item = bool> {
    yield (!b);
    yield !b;
}

#[generator]
fn units() -> impl Iterator<Item = ()> {
    yield;
    yield!();
}

fn main() {
    assert!(called(3).eq([0, 1, 2, 3]));
    assert!(keyword(2).eq([1, 2, 2]));
    let mut run = sums();
    assert_eq!(run.start(), CoroutineState::Yielded(1));
    assert_eq!(run.resume(5), CoroutineState::Yielded(12));
    assert_eq!(run.resume(6), CoroutineState::Complete((15, 6)));
    let mut run = nested();
    assert_eq!(run.start(), CoroutineState::Yielded(1));
    assert_eq!(run.resume(5), CoroutineState::Yielded(2));
    assert_eq!(run.resume(6), CoroutineState::Yielded(11));
    assert_eq!(run.resume(8), CoroutineState::Complete(8));
    assert!(boxed("a bb".to_owned()).eq([1, 2, 2, 3, 7]));
    assert!(std::pin::pin!(pinned([1, 2])).eq([1, 2]));
    let mut stream = std::pin::pin!(stream(3));
    let mut cx = std::task::Context::from_waker(std::task::Waker::noop());
    for item in [Some(3), Some(4), None] {
        let poll = futures_core::Stream::poll_next(stream.as_mut(), &mut cx);
        assert_eq!(poll, std::task::Poll::Ready(item));
    }
    assert!(negated(true).eq([false, false]));
    assert!(units().eq([(), ()]));
}
