//! A stream that awaits something before each item, which is always ready.

use crate::input::Input;
use crate::poll::{Poller, Spin};
use crate::workload::streams;
use futures::Stream;
use std::pin::Pin;
use std::task::{Context, Poll};

streams!("stream_ready": handwritten, ours, async_stream, asynk_strim);

/// Gives the square; as a future of some other crate, which is not inlined.
struct Square(u64);

impl Future for Square {
    type Output = u64;

    #[inline(never)]
    fn poll(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<u64> {
        Poll::Ready(self.0.wrapping_mul(self.0))
    }
}

mod handwritten {
    use super::*;

    struct Squares {
        next: u64,
        end: u64,
        square: Option<Square>,
        total: u64,
    }

    impl Stream for Squares {
        type Item = u64;

        #[inline]
        fn poll_next(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<u64>> {
            let this = &mut *self;
            if this.square.is_none() && this.next == this.end {
                return Poll::Ready(None);
            }
            let square = this.square.get_or_insert(Square(this.next));
            let Poll::Ready(square) = Pin::new(square).poll(cx) else {
                return Poll::Pending;
            };
            this.square = None;
            this.next += 1;
            this.total = this.total.wrapping_add(square);
            Poll::Ready(Some(this.total))
        }
    }

    pub fn with<P: Poller>(input: &Input, poller: P) -> P::Output {
        let squares = Squares {
            next: 0,
            end: input.size.into(),
            square: None,
            total: 0,
        };
        poller.poll(squares, &Spin)
    }
}

mod ours {
    use super::*;
    use gen_core::{generator, yield_};

    #[generator]
    async fn squares(end: u64) -> impl Stream<Item = u64> {
        let mut total = 0u64;
        for n in 0..end {
            total = total.wrapping_add(Square(n).await);
            yield_!(total);
        }
    }

    pub fn with<P: Poller>(input: &Input, poller: P) -> P::Output {
        poller.poll(squares(input.size.into()), &Spin)
    }
}

mod async_stream {
    use super::*;

    fn squares(end: u64) -> impl Stream<Item = u64> {
        ::async_stream::stream! {
            let mut total = 0u64;
            for n in 0..end {
                total = total.wrapping_add(Square(n).await);
                yield total;
            }
        }
    }

    pub fn with<P: Poller>(input: &Input, poller: P) -> P::Output {
        poller.poll(squares(input.size.into()), &Spin)
    }
}

mod asynk_strim {
    use super::*;

    fn squares(end: u64) -> impl Stream<Item = u64> {
        ::asynk_strim::stream_fn(move |mut yielder| async move {
            let mut total = 0u64;
            for n in 0..end {
                total = total.wrapping_add(Square(n).await);
                yielder.yield_item(total).await;
            }
        })
    }

    pub fn with<P: Poller>(input: &Input, poller: P) -> P::Output {
        poller.poll(squares(input.size.into()), &Spin)
    }
}
