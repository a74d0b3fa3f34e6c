//! A stream of nothing but items.

use crate::input::Input;
use crate::poll::{Poller, Spin};
use crate::workload::streams;
use futures::Stream;

streams!("stream_tight": handwritten, ours, async_stream, asynk_strim);

mod handwritten {
    use super::*;
    use std::pin::Pin;
    use std::task::{Context, Poll};

    struct Numbers {
        next: u64,
        end: u64,
    }

    impl Stream for Numbers {
        type Item = u64;

        #[inline]
        fn poll_next(mut self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<u64>> {
            if self.next == self.end {
                return Poll::Ready(None);
            }
            self.next += 1;
            Poll::Ready(Some(self.next - 1))
        }
    }

    pub fn with<P: Poller>(input: &Input, poller: P) -> P::Output {
        let end = input.size.into();
        poller.poll(Numbers { next: 0, end }, &Spin)
    }
}

mod ours {
    use super::*;
    use gen_core::{generator, yield_};

    #[generator]
    async fn numbers(end: u64) -> impl Stream<Item = u64> {
        for n in 0..end {
            yield_!(n);
        }
    }

    pub fn with<P: Poller>(input: &Input, poller: P) -> P::Output {
        poller.poll(numbers(input.size.into()), &Spin)
    }
}

mod async_stream {
    use super::*;

    fn numbers(end: u64) -> impl Stream<Item = u64> {
        ::async_stream::stream! {
            for n in 0..end {
                yield n;
            }
        }
    }

    pub fn with<P: Poller>(input: &Input, poller: P) -> P::Output {
        poller.poll(numbers(input.size.into()), &Spin)
    }
}

mod asynk_strim {
    use super::*;

    fn numbers(end: u64) -> impl Stream<Item = u64> {
        ::asynk_strim::stream_fn(move |mut yielder| async move {
            for n in 0..end {
                yielder.yield_item(n).await;
            }
        })
    }

    pub fn with<P: Poller>(input: &Input, poller: P) -> P::Output {
        poller.poll(numbers(input.size.into()), &Spin)
    }
}
