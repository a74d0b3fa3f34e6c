//! The ways in which the items of a stream are consumed.

use std::hint::black_box;
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};

use futures::{Stream, StreamExt};

use crate::consume::mix;

/// What runs a future.
pub trait Executor {
    /// Runs it to its end.
    fn block_on<F: Future>(&self, future: F) -> F::Output;
}

/// Runs what is always ready.
pub struct Spin;

impl Executor for Spin {
    #[inline]
    fn block_on<F: Future>(&self, future: F) -> F::Output {
        let mut cx = Context::from_waker(Waker::noop());
        let mut future = pin!(future);
        loop {
            if let Poll::Ready(output) = future.as_mut().poll(&mut cx) {
                return output;
            }
        }
    }
}

impl Executor for tokio::runtime::Runtime {
    #[inline]
    fn block_on<F: Future>(&self, future: F) -> F::Output {
        self.block_on(future)
    }
}

/// Something that can be done with a stream of any type, by an executor that it can run in.
pub trait Poller {
    /// What comes of it.
    type Output;

    /// Does it.
    fn poll<S: Stream<Item = u64>>(self, stream: S, executor: &impl Executor) -> Self::Output;
}

/// All items, one by one, where the optimiser sees the stream.
pub struct Loop;

impl Poller for Loop {
    type Output = u64;

    #[inline]
    fn poll<S: Stream<Item = u64>>(self, stream: S, executor: &impl Executor) -> u64 {
        executor.block_on(async {
            let mut stream = pin!(stream);
            let mut sum = 0;
            while let Some(item) = stream.next().await {
                sum = mix(sum, item);
            }
            sum
        })
    }
}

/// The same through a reference to a trait object.
pub struct Dyn;

impl Poller for Dyn {
    type Output = u64;

    #[inline]
    fn poll<S: Stream<Item = u64>>(self, stream: S, executor: &impl Executor) -> u64 {
        let stream: Pin<&mut dyn Stream<Item = u64>> = pin!(stream);
        Loop.poll(black_box(stream), executor)
    }
}

/// The size of the stream itself.
pub struct Size;

impl Poller for Size {
    type Output = usize;

    fn poll<S: Stream<Item = u64>>(self, stream: S, _: &impl Executor) -> usize {
        size_of_val(&stream)
    }
}

/// All items, as text.
pub struct Collect;

impl Poller for Collect {
    type Output = Vec<String>;

    fn poll<S: Stream<Item = u64>>(self, stream: S, executor: &impl Executor) -> Vec<String> {
        executor.block_on(stream.map(|item| item.to_string()).collect())
    }
}
