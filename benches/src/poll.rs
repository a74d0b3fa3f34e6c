//! The ways in which the items of a stream are consumed.

use std::hint::black_box;
use std::pin::{Pin, pin};
use std::task::{Context, Poll, Waker};

use futures::Stream;

use crate::consume::mix;

/// Something that can be done with a stream of any type. Where it runs is up to the workload:
/// what it needs of an executor is made by `block_on`.
pub trait Poller {
    /// What comes of it.
    type Output;

    /// Does it.
    fn poll<S: Stream<Item = u64>>(
        self,
        stream: S,
        block_on: impl Fn(Pin<&mut dyn Future<Output = ()>>),
    ) -> Self::Output;
}

/// Runs a future that is always ready, or is woken by what it does itself.
pub fn block_on(mut future: Pin<&mut dyn Future<Output = ()>>) {
    let mut cx = Context::from_waker(Waker::noop());
    while future.as_mut().poll(&mut cx).is_pending() {}
}

/// All items, one by one, where the optimiser sees the stream.
pub struct Loop;

impl Poller for Loop {
    type Output = u64;

    #[inline]
    fn poll<S: Stream<Item = u64>>(
        self,
        stream: S,
        block_on: impl Fn(Pin<&mut dyn Future<Output = ()>>),
    ) -> u64 {
        let mut sum = 0;
        let mut stream = pin!(stream);
        block_on(pin!(std::future::poll_fn(|cx| {
            loop {
                match stream.as_mut().poll_next(cx) {
                    Poll::Ready(Some(item)) => sum = mix(sum, item),
                    Poll::Ready(None) => return Poll::Ready(()),
                    Poll::Pending => return Poll::Pending,
                }
            }
        })));
        sum
    }
}

/// The same through a reference to a trait object.
pub struct Dyn;

impl Poller for Dyn {
    type Output = u64;

    #[inline]
    fn poll<S: Stream<Item = u64>>(
        self,
        stream: S,
        block_on: impl Fn(Pin<&mut dyn Future<Output = ()>>),
    ) -> u64 {
        let stream: Pin<&mut dyn Stream<Item = u64>> = pin!(stream);
        Loop.poll(black_box(stream), block_on)
    }
}

/// The size of the stream itself.
pub struct Size;

impl Poller for Size {
    type Output = usize;

    fn poll<S: Stream<Item = u64>>(
        self,
        stream: S,
        _: impl Fn(Pin<&mut dyn Future<Output = ()>>),
    ) -> usize {
        size_of_val(&stream)
    }
}

/// All items, as text.
pub struct Collect;

impl Poller for Collect {
    type Output = Vec<String>;

    fn poll<S: Stream<Item = u64>>(
        self,
        stream: S,
        block_on: impl Fn(Pin<&mut dyn Future<Output = ()>>),
    ) -> Vec<String> {
        let mut all = Vec::new();
        let mut stream = pin!(stream);
        block_on(pin!(async {
            while let Some(item) = futures::StreamExt::next(&mut stream).await {
                all.push(item.to_string());
            }
        }));
        all
    }
}
