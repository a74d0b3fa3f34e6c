//! `#[generator] async fn`: streams, under several executors.

mod common;
use std::cell::Cell;
use std::future::Future;
use std::pin::{Pin, pin};
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};
use std::task::{Context, Poll, RawWaker, RawWakerVTable, Wake, Waker};
use std::time::Duration;

use common::{Guard, mk, panics, say, trace, trace_of};
use futures::executor::{LocalPool, block_on};
use futures::stream::FusedStream;
use futures::task::LocalSpawnExt;
use futures::{FutureExt, Stream, StreamExt};
use gen_core::{generator, yield_, yield_from};

/// Pending once, and wakes at once.
async fn later<T>(value: T) -> T {
    let mut is_late = false;
    std::future::poll_fn(|cx| {
        if std::mem::replace(&mut is_late, true) {
            return Poll::Ready(());
        }
        cx.waker().wake_by_ref();
        Poll::Pending
    })
    .await;
    value
}

#[generator]
async fn words(text: String) -> impl Stream<Item = usize> {
    let mut total = 0;
    for word in text.split(' ') {
        total += later(word).await.len();
        yield_!(word.len());
    }
    yield_!(later(total).await);
}

#[generator]
async fn lines(text: &str) -> impl Stream<Item = Result<u32, std::num::ParseIntError>> {
    for line in text.lines() {
        let line = later(line.to_owned()).await;
        let line = &line;
        yield_!(Ok(later(line).await.trim().parse()?));
    }
}

struct Table {
    rows: Vec<u32>,
}

impl Table {
    #[generator]
    async fn rows(&self) -> impl Stream<Item = &u32> + Send {
        for row in &self.rows {
            yield_!(later(row).await);
        }
    }

    #[generator]
    async fn taken(mut self, add: u32) -> Pin<Box<dyn Stream<Item = u32> + Send>> {
        for row in self.rows.iter_mut() {
            *row += add;
            yield_!(*row);
        }
        self.rows.clear();
        yield_!(later(self.rows.len()).await as u32);
    }

    #[generator]
    async fn counted<'a>(&'a mut self, by: &'a u32) -> Pin<Box<dyn Stream<Item = usize> + 'a>> {
        let by = *by;
        while self.rows.len() < 3 {
            self.rows.push(later(by).await);
            yield_!(self.rows.len());
        }
    }
}

#[test]
fn awaits_and_yields() {
    assert_eq!(
        block_on(words("a bb".to_owned()).collect::<Vec<_>>()),
        [1, 2, 3]
    );
    let mut table = Table { rows: vec![1, 2] };
    assert_eq!(block_on(table.rows().collect::<Vec<&u32>>()), [&1, &2]);
    assert_eq!(block_on(table.counted(&5).collect::<Vec<_>>()), [3]);
    assert_eq!(block_on(table.taken(1).collect::<Vec<_>>()), [2, 3, 6, 0]);
}

#[test]
fn question_mark_ends_with_the_error() {
    block_on(async {
        let mut items = pin!(lines("1\nx\n2"));
        assert_eq!(items.next().await, Some(Ok(1)));
        assert!(items.next().await.unwrap().is_err());
        assert_eq!(items.next().await, None);
        assert_eq!(items.size_hint(), (0, Some(0)));
    });
}

#[generator]
async fn children(n: u32) -> Pin<Box<dyn Stream<Item = usize>>> {
    yield_from!(words("a".to_owned()));
    yield_from!([10, 20]);
    let list = vec![30];
    yield_from!(list.iter().copied());
    if n > 0 {
        yield_from!(children(n - 1));
    }
    yield_from!(futures::stream::iter([40]));
}

#[test]
fn children_of_both_kinds() {
    let items = block_on(children(1).collect::<Vec<_>>());
    assert_eq!(items, [1, 1, 10, 20, 30, 1, 1, 10, 20, 30, 40, 40]);
}

#[generator]
#[allow(clippy::implied_bounds_in_impls)] // what it is has to be said
async fn fused(end: u32) -> impl FusedStream<Item = u32> + Stream<Item = u32> {
    for n in 0..end {
        yield_!(n);
    }
}

#[test]
fn polled_after_the_end() {
    block_on(async {
        let mut items = pin!(fused(1));
        assert!(!items.is_terminated());
        assert_eq!(items.next().await, Some(0));
        assert!(!items.is_terminated());
        for _ in 0..3 {
            assert_eq!(items.next().await, None);
            assert!(items.is_terminated());
        }
    });
}

#[generator]
async fn panicking() -> impl Stream<Item = u32> {
    let _a = mk("a");
    yield_!(1);
    later(()).await;
    panic!("the end");
}

#[test]
fn a_panic_ends_it() {
    let mut items = Box::pin(panicking());
    let lines = trace_of(|| {
        assert_eq!(block_on(items.next()), Some(1));
        say(panics(|| block_on(items.next())));
        assert_eq!(block_on(items.next()), None);
    });
    assert_eq!(lines, ["make a", "drop a", "the end"]);
}

#[generator]
async fn ticks(sent: Arc<AtomicU32>) -> impl Stream<Item = u32> + Send {
    let text = "x".to_owned();
    let lent = &text;
    for n in 0..100 {
        tokio::time::sleep(Duration::from_micros(10)).await;
        sent.fetch_add(1, Ordering::SeqCst);
        yield_!(n + lent.len() as u32);
        tokio::task::yield_now().await;
    }
}

#[test]
fn in_tasks_on_several_threads() {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .worker_threads(2)
        .enable_time()
        .build()
        .unwrap();
    runtime.block_on(async {
        let tasks: Vec<_> = (0..8)
            .map(|_| {
                tokio::spawn(async {
                    let sent = Arc::new(AtomicU32::new(0));
                    ticks(sent).fold(0, |sum, n| async move { sum + n }).await
                })
            })
            .collect();
        for task in tasks {
            assert_eq!(task.await.unwrap(), 5050);
        }
    });
}

#[test]
fn nothing_is_lost_in_a_select() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_time()
        .build()
        .unwrap();
    runtime.block_on(async {
        let sent = Arc::new(AtomicU32::new(0));
        let mut items = pin!(ticks(Arc::clone(&sent)));
        let mut got = Vec::new();
        loop {
            // The losing branch is dropped mid-way.
            tokio::select! {
                biased;
                () = later(()).then(|()| later(())) => {}
                item = items.next() => match item {
                    Some(item) => got.push(item),
                    None => break,
                },
            }
            assert_eq!(got.len() as u32, sent.load(Ordering::SeqCst));
            tokio::time::sleep(Duration::from_micros(20)).await;
        }
        assert!(got.into_iter().eq(1..=100));
    });
}

/// Is never ready, and says when it is dropped.
struct Never(#[allow(dead_code, reason = "held")] Guard);

impl Future for Never {
    type Output = ();
    fn poll(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<()> {
        Poll::Pending
    }
}

#[generator]
async fn stuck() -> impl Stream<Item = u32> {
    let _a = mk("a");
    let b = mk("b");
    let _lent = &b;
    yield_!(1);
    Never(Guard("never")).await;
    say("unreachable");
}

#[test]
fn dropped_in_an_await() {
    let lines = trace_of(|| {
        let mut items = Box::pin(stuck());
        assert_eq!(items.next().now_or_never(), Some(Some(1)));
        assert_eq!(items.next().now_or_never(), None);
        assert_eq!(items.next().now_or_never(), None);
        say("cancel");
        drop(items);
        say("cancelled");
    });
    assert_eq!(
        lines,
        [
            "make a",
            "make b",
            "cancel",
            "drop never",
            "drop b",
            "drop a",
            "cancelled"
        ]
    );
    // Never polled at all.
    trace();
    drop(stuck());
    assert!(trace().is_empty());
}

#[test]
fn on_one_thread_with_what_cannot_leave_it() {
    #[generator]
    async fn counted(count: Rc<Cell<u32>>) -> impl Stream<Item = Rc<Cell<u32>>> {
        loop {
            let n = Rc::clone(&count);
            later(()).await;
            n.set(n.get() + 1);
            yield_!(n);
        }
    }
    let mut pool = LocalPool::new();
    let count = Rc::new(Cell::new(0));
    for _ in 0..3 {
        let items = counted(Rc::clone(&count));
        pool.spawner()
            .spawn_local(async move {
                assert_eq!(items.take(5).count().await, 5);
            })
            .unwrap();
    }
    pool.run();
    assert_eq!(count.get(), 15);
    assert_eq!(Rc::strong_count(&count), 1);
}

/// A waker that only its own executor may see, as embassy has it.
static OWN: RawWakerVTable =
    RawWakerVTable::new(|data| RawWaker::new(data, &OWN), |_| (), |_| (), |_| ());

/// Asserts that the waker is the executor's own, `polls` of it.
struct Inspects {
    data: *const (),
    polls: u32,
}

impl Future for Inspects {
    type Output = ();
    fn poll(mut self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        assert!(
            std::ptr::eq(cx.waker().vtable(), &raw const OWN),
            "another executor's vtable"
        );
        assert!(
            std::ptr::eq(cx.waker().data(), self.data),
            "another task's data"
        );
        assert!(cx.waker().clone().will_wake(cx.waker()));
        if self.polls == 0 {
            return Poll::Ready(());
        }
        self.polls -= 1;
        Poll::Pending
    }
}

#[generator]
async fn inspected(data: *const (), n: u32) -> Pin<Box<dyn Stream<Item = u32>>> {
    Inspects { data, polls: n }.await;
    yield_!(n);
    if n > 0 {
        yield_from!(inspected(data, n - 1));
    }
    Inspects { data, polls: 1 }.await;
}

#[test]
#[allow(unsafe_code)]
fn inner_futures_see_the_waker_of_the_executor() {
    let task = 5;
    let data = (&raw const task).cast();
    // SAFETY: the functions of the table do nothing.
    let waker = unsafe { Waker::new(data, &OWN) };
    let mut cx = Context::from_waker(&waker);
    let mut items = inspected(data, 3);
    let mut got = Vec::new();
    let mut pending = 0;
    loop {
        match items.as_mut().poll_next(&mut cx) {
            Poll::Ready(Some(n)) => got.push(n),
            Poll::Ready(None) => break,
            Poll::Pending => pending += 1,
        }
    }
    assert_eq!(got, [3, 2, 1, 0]);
    assert_eq!(pending, 3 + 2 + 1 + 4);
}

#[test]
fn woken_from_another_thread() {
    #[generator]
    async fn received(
        mut source: tokio::sync::mpsc::Receiver<u32>,
    ) -> impl Stream<Item = u32> + Send {
        let mut last = 0;
        let last = &mut last;
        while let Some(n) = source.recv().await {
            yield_!(n - *last);
            *last = n;
        }
    }
    let (send, receive) = tokio::sync::mpsc::channel(1);
    let sender = std::thread::spawn(move || {
        for n in (0..50).map(|n| n * 2) {
            send.blocking_send(n).unwrap();
            if n % 20 == 0 {
                std::thread::sleep(Duration::from_millis(1));
            }
        }
    });
    let sum = block_on(received(receive).fold(0, |sum, n| async move { sum + n }));
    sender.join().unwrap();
    assert_eq!(sum, 98);
}

/// Moves from thread to thread between polls.
#[test]
fn polled_by_one_thread_after_another() {
    struct Nobody;
    impl Wake for Nobody {
        fn wake(self: Arc<Self>) {}
    }
    let mut items = Box::pin(words("a bb ccc".to_owned()));
    let mut got = Vec::new();
    while !items.is_done(&mut got) {}
    assert_eq!(got, [1, 2, 3, 6]);

    trait PolledAway {
        fn is_done(&mut self, got: &mut Vec<usize>) -> bool;
    }
    impl<S: Stream<Item = usize> + Send> PolledAway for Pin<Box<S>> {
        fn is_done(&mut self, got: &mut Vec<usize>) -> bool {
            std::thread::scope(|scope| {
                scope
                    .spawn(|| {
                        let waker = Waker::from(Arc::new(Nobody));
                        match self.as_mut().poll_next(&mut Context::from_waker(&waker)) {
                            Poll::Ready(Some(item)) => got.push(item),
                            Poll::Ready(None) => return true,
                            Poll::Pending => {}
                        }
                        false
                    })
                    .join()
                    .unwrap()
            })
        }
    }
}

/// What was yielded while nobody took it is not lost: the stream waits at its yield.
#[test]
fn a_missed_poll_loses_nothing() {
    #[generator]
    async fn numbered() -> impl Stream<Item = u32> {
        for n in 0.. {
            say(format!("made {n}"));
            yield_!(n);
            later(()).await;
        }
    }
    let lines = trace_of(|| {
        let mut items = Box::pin(numbered());
        let mut cx = Context::from_waker(Waker::noop());
        let held = items.as_mut().poll_next(&mut cx);
        // A poll that is not ready, whose future is dropped.
        assert_eq!(items.next().now_or_never(), None);
        assert_eq!(held, Poll::Ready(Some(0)));
        assert_eq!(items.next().now_or_never(), Some(Some(1)));
        assert_eq!(items.next().now_or_never(), None);
        assert_eq!(items.next().now_or_never(), Some(Some(2)));
    });
    assert_eq!(lines, ["made 0", "made 1", "made 2"]);
}
