//! A stream of what comes through a bounded channel of tokio, from another task.

use crate::input::Input;
use crate::poll::Poller;
use crate::workload::streams;
use futures::Stream;
use tokio::sync::mpsc::{Receiver, channel};

streams!("stream_channel": handwritten, ours, async_stream, asynk_strim);

/// Has a stream of a channel consumed, to whose other end a task sends numbers.
fn run<P: Poller, S: Stream<Item = u64>>(
    input: &Input,
    poller: P,
    make: impl FnOnce(Receiver<u64>) -> S,
) -> P::Output {
    let runtime = tokio::runtime::Builder::new_current_thread().build();
    let runtime = runtime.expect("there is no limit to them");
    let (send, receive) = channel(64);
    let end = input.size.into();
    runtime.spawn(async move {
        for n in 0..end {
            if send.send(n).await.is_err() {
                return;
            }
        }
    });
    poller.poll(make(receive), &runtime)
}

mod handwritten {
    use super::*;
    use std::pin::Pin;
    use std::task::{Context, Poll, ready};

    struct Sums {
        numbers: Receiver<u64>,
        total: u64,
    }

    impl Stream for Sums {
        type Item = u64;

        #[inline]
        fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<u64>> {
            let Some(number) = ready!(self.numbers.poll_recv(cx)) else {
                return Poll::Ready(None);
            };
            self.total = self.total.wrapping_add(number);
            Poll::Ready(Some(self.total))
        }
    }

    pub fn with<P: Poller>(input: &Input, poller: P) -> P::Output {
        run(input, poller, |numbers| Sums { numbers, total: 0 })
    }
}

mod ours {
    use super::*;
    use gen_core::{generator, yield_};

    #[generator]
    async fn sums(mut numbers: Receiver<u64>) -> impl Stream<Item = u64> {
        let mut total = 0u64;
        while let Some(number) = numbers.recv().await {
            total = total.wrapping_add(number);
            yield_!(total);
        }
    }

    pub fn with<P: Poller>(input: &Input, poller: P) -> P::Output {
        run(input, poller, sums)
    }
}

mod async_stream {
    use super::*;

    fn sums(mut numbers: Receiver<u64>) -> impl Stream<Item = u64> {
        ::async_stream::stream! {
            let mut total = 0u64;
            while let Some(number) = numbers.recv().await {
                total = total.wrapping_add(number);
                yield total;
            }
        }
    }

    pub fn with<P: Poller>(input: &Input, poller: P) -> P::Output {
        run(input, poller, sums)
    }
}

mod asynk_strim {
    use super::*;

    fn sums(mut numbers: Receiver<u64>) -> impl Stream<Item = u64> {
        ::asynk_strim::stream_fn(move |mut yielder| async move {
            let mut total = 0u64;
            while let Some(number) = numbers.recv().await {
                total = total.wrapping_add(number);
                yielder.yield_item(total).await;
            }
        })
    }

    pub fn with<P: Poller>(input: &Input, poller: P) -> P::Output {
        run(input, poller, sums)
    }
}
