//! Streams of `#[generator] async fn` among tasks: in `select!`, in collections of streams,
//! recursive, woken late, polled by one task after another, ended by panics.

mod common;
use std::cell::RefCell;
use std::future::{Future, poll_fn, ready};
use std::panic::AssertUnwindSafe;
use std::pin::{Pin, pin};
use std::rc::Rc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Wake, Waker};

use common::{Guard, mk, panics, say, trace_of};
use futures::executor::block_on;
use futures::stream::{FuturesUnordered, SelectAll};
use futures::{FutureExt, Stream, StreamExt};
use gen_core::{generator, yield_, yield_from};

/// Pending once, and wakes at once.
async fn later<T>(value: T) -> T {
    let mut is_late = false;
    poll_fn(|cx| {
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
async fn numbered(name: &'static str, n: u32) -> impl Stream<Item = (&'static str, u32)> {
    let guard = mk(name);
    let lent = &guard;
    for n in 0..n {
        yield_!((lent.name(), later(n).await));
    }
}

/// Who loses a `select!` is dropped at once, with all it holds.
#[test]
fn owned_by_a_branch_that_loses() {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap();
    let lines = trace_of(|| {
        runtime.block_on(async {
            let winner = async {
                later(()).await;
                later(()).await;
                say("won");
            };
            tokio::select! {
                biased;
                () = winner => {}
                () = numbered("loser", 100).for_each(|(_, n)| { say(n.to_string()); ready(()) }) => {}
            }
            say("after");
        });
    });
    assert_eq!(lines, ["make loser", "0", "won", "drop loser", "after"]);
}

/// A body may itself select between futures that borrow its locals.
#[test]
fn a_select_in_the_body() {
    #[generator]
    async fn either(
        mut left: tokio::sync::mpsc::Receiver<u32>,
        mut right: tokio::sync::mpsc::Receiver<u32>,
    ) -> impl Stream<Item = u32> + Send {
        let mut sum = 0;
        let total = &mut sum;
        loop {
            let got = tokio::select! {
                biased;
                Some(n) = left.recv() => n,
                Some(n) = right.recv() => 10 * n,
                else => break,
            };
            *total += got;
            yield_!(got);
        }
        yield_!(sum);
    }
    let runtime = tokio::runtime::Builder::new_current_thread()
        .build()
        .unwrap();
    let items = runtime.block_on(async {
        let (left, receive_left) = tokio::sync::mpsc::channel(1);
        let (right, receive_right) = tokio::sync::mpsc::channel(1);
        tokio::spawn(async move {
            for n in 1..3 {
                left.send(n).await.unwrap();
                right.send(n).await.unwrap();
            }
        });
        let mut items: Vec<u32> = either(receive_left, receive_right).collect().await;
        let sum = items.pop();
        items.sort_unstable();
        items.extend(sum);
        items
    });
    assert_eq!(items, [1, 2, 10, 20, 33]);
}

#[test]
fn many_in_one_task() {
    let mut got = block_on(async {
        let names = ["a", "b", "c"];
        let streams = names.map(|name| Box::pin(numbered(name, 3)));
        SelectAll::from_iter(streams).collect::<Vec<_>>().await
    });
    got.sort_unstable();
    let all = ["a", "b", "c"].map(|name| [(name, 0), (name, 1), (name, 2)]);
    assert_eq!(got, all.concat());

    let sums = block_on(async {
        let sums: FuturesUnordered<_> = (1..5)
            .map(|n| numbered("x", n).fold(0, |sum, (_, n)| ready(sum + n)))
            .collect();
        sums.fold(0, |all, sum| ready(all + sum)).await
    });
    assert_eq!(sums, 1 + 3 + 6);
}

struct Tree {
    value: u32,
    children: Vec<Tree>,
}

fn tree(depth: u32) -> Tree {
    Tree {
        value: depth,
        children: (0..depth).map(tree).collect(),
    }
}

/// One inside of the other, all borrowing from the same tree.
#[generator]
async fn values(tree: &Tree) -> Pin<Box<dyn Stream<Item = u32> + '_>> {
    yield_!(later(tree.value).await);
    for child in &tree.children {
        yield_from!(values(child));
    }
}

#[test]
fn recursive() {
    let tree = tree(5);
    let count = block_on(values(&tree).count());
    assert_eq!(count, 32);
    // Ended in the middle.
    assert_eq!(
        block_on(values(&tree).take(4).collect::<Vec<_>>()),
        [5, 0, 1, 0]
    );
}

struct Counts {
    wakes: AtomicUsize,
}

impl Wake for Counts {
    fn wake(self: Arc<Self>) {
        self.wakes.fetch_add(1, Ordering::SeqCst);
    }
}

fn counting() -> (Arc<Counts>, Waker) {
    let counts = Arc::new(Counts {
        wakes: AtomicUsize::new(0),
    });
    (Arc::clone(&counts), Waker::from(counts))
}

/// Leaves its waker behind, and is ready when told.
struct Leaves(Arc<Mutex<(Vec<Waker>, bool)>>);

impl Future for Leaves {
    type Output = ();
    fn poll(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<()> {
        let mut shared = self.0.lock().unwrap();
        if shared.1 {
            return Poll::Ready(());
        }
        shared.0.push(cx.waker().clone());
        Poll::Pending
    }
}

#[generator]
async fn leaving(left: Arc<Mutex<(Vec<Waker>, bool)>>) -> impl Stream<Item = usize> + Send {
    let name = "x".to_owned();
    let lent = &name;
    yield_!(lent.len());
    Leaves(Arc::clone(&left)).await;
    yield_!(lent.len() + 1);
}

/// Each waker is that of the task that polled, also when the stream is gone.
#[test]
fn wakers_that_outlive_the_stream() {
    let shared = Arc::default();
    let ((first, one), (second, other)) = (counting(), counting());
    let mut items = Box::pin(leaving(Arc::clone(&shared)));
    let mut poll = |waker| items.as_mut().poll_next(&mut Context::from_waker(waker));
    assert_eq!(poll(&one), Poll::Ready(Some(1)));
    assert_eq!(poll(&one), Poll::Pending);
    // It has gone to another task.
    assert_eq!(poll(&other), Poll::Pending);
    drop(items);
    for waker in std::mem::take(&mut shared.lock().unwrap().0) {
        std::thread::spawn(move || waker.wake()).join().unwrap();
    }
    assert_eq!(first.wakes.load(Ordering::SeqCst), 1);
    assert_eq!(second.wakes.load(Ordering::SeqCst), 1);
    drop((one, other));
    assert_eq!(
        (Arc::strong_count(&first), Arc::strong_count(&second)),
        (1, 1)
    );
}

/// Polls that nobody asked for do not lose or repeat anything.
#[test]
fn polled_more_often_than_woken() {
    let shared: Arc<Mutex<(Vec<Waker>, bool)>> = Arc::default();
    let (_, waker) = counting();
    let mut cx = Context::from_waker(&waker);
    let mut items = pin!(leaving(Arc::clone(&shared)));
    assert_eq!(items.as_mut().poll_next(&mut cx), Poll::Ready(Some(1)));
    for _ in 0..10 {
        assert_eq!(items.as_mut().poll_next(&mut cx), Poll::Pending);
    }
    shared.lock().unwrap().1 = true;
    assert_eq!(items.as_mut().poll_next(&mut cx), Poll::Ready(Some(2)));
    for _ in 0..3 {
        assert_eq!(items.as_mut().poll_next(&mut cx), Poll::Ready(None));
    }
}

#[test]
fn dropped_in_an_await_with_temporaries() {
    struct Held(&'static str);
    impl Held {
        async fn pend(&self) -> usize {
            let _inner = Guard("inner");
            std::future::pending::<()>().await;
            self.0.len()
        }
    }
    impl Drop for Held {
        fn drop(&mut self) {
            say(format!("drop {}", self.0));
        }
    }
    #[generator]
    async fn stuck(list: Vec<Guard>) -> impl Stream<Item = usize> {
        let _local = mk("local");
        for guard in list.iter() {
            yield_!(guard.name().len());
            let n = Held("left").0.len() + Held("right").pend().await;
            yield_!(n);
        }
    }
    let lines = trace_of(|| {
        let mut items = Box::pin(stuck(vec![Guard("a"), Guard("b")]));
        assert_eq!(items.next().now_or_never(), Some(Some(1)));
        assert_eq!(items.next().now_or_never(), None);
        say("drop");
    });
    let expected = [
        "make local",
        "drop",
        "drop inner",
        "drop right",
        "drop left",
        "drop local",
        "drop a",
        "drop b",
    ];
    assert_eq!(lines, expected);
}

#[test]
fn ended_by_a_panic_between_others() {
    #[generator]
    async fn outer() -> impl Stream<Item = u32> {
        let guard = mk("outer");
        let _lent = &guard;
        let mut caught = pin!(AssertUnwindSafe(bad(1).collect::<Vec<_>>()).catch_unwind());
        yield_!(0);
        yield_!(u32::from(caught.as_mut().await.is_err()));
        yield_from!(bad(2));
    }
    #[generator]
    async fn bad(n: u32) -> impl Stream<Item = u32> {
        let _guard = mk("bad");
        yield_!(later(n).await);
        later(()).await;
        panic!("bad {n}");
    }
    let mut items = Box::pin(outer());
    let lines = trace_of(|| {
        let got = panics(|| {
            block_on(async {
                while let Some(n) = items.next().await {
                    say(n.to_string());
                }
            });
        });
        assert_eq!(got, "bad 2");
        assert_eq!(block_on(items.next()), None);
    });
    let expected = [
        "make outer",
        "0",
        "make bad",
        "drop bad",
        "1",
        "make bad",
        "2",
        "drop bad",
        "drop outer",
    ];
    assert_eq!(lines, expected);
}

/// A stream that is polled while it is polled: `RefCell` says no, and it goes on.
#[test]
fn polled_from_its_own_body() {
    type Shared = Rc<RefCell<Option<Pin<Box<dyn Stream<Item = u32>>>>>>;
    #[generator]
    async fn selfish(me: Shared) -> Pin<Box<dyn Stream<Item = u32>>> {
        let name = "me".to_owned();
        let lent = &name;
        yield_!(u32::from(me.try_borrow_mut().is_err()));
        yield_!(later(lent.len()).await as u32);
    }
    let shared = Shared::default();
    *shared.borrow_mut() = Some(selfish(Rc::clone(&shared)));
    let all = || {
        poll_fn(|cx| {
            let mut shared = shared.borrow_mut();
            shared.as_mut().unwrap().as_mut().poll_next(cx)
        })
    };
    let items = block_on(async { [all().await, all().await, all().await] });
    assert_eq!(items, [Some(1), Some(2), None]);
    shared.borrow_mut().take();
}

/// `?` in blocks within blocks, with borrows and awaits held around it.
#[test]
fn the_question_of_a_nested_block() {
    #[generator]
    async fn parsed(text: String) -> impl Stream<Item = Result<u32, String>> {
        let _outer = mk("outer");
        for line in text.lines() {
            let sum = {
                let _inner = mk("inner");
                let mut sum = 0;
                for word in line.split(' ') {
                    let n: u32 = later(word).await.parse().map_err(|_| word.to_owned())?;
                    sum += n;
                    yield_!(Ok(n));
                }
                sum
            };
            yield_!(Ok(later(sum).await));
        }
    }
    let lines = trace_of(|| {
        let items = block_on(parsed("1 2\n3 x\n4".to_owned()).collect::<Vec<_>>());
        let oks = [1, 2, 3, 3].map(Ok);
        assert_eq!(items[..4], oks);
        assert_eq!(items[4..], [Err("x".to_owned())]);
    });
    let expected = [
        "make outer",
        "make inner",
        "drop inner",
        "make inner",
        "drop inner",
        "drop outer",
    ];
    assert_eq!(lines, expected);
}

/// The item is taken when the stream is pending at the yield, so a generator between two polls
/// holds none: also one whose items cannot change threads does.
#[test]
fn items_that_cannot_change_threads() {
    #[generator]
    async fn cells(n: u32) -> impl Stream<Item = Rc<u32>> + Send {
        for n in 0..n {
            later(()).await;
            yield_!(Rc::new(n));
        }
    }
    let mut items = Box::pin(cells(3));
    let first = block_on(items.next());
    let rest = std::thread::spawn(move || block_on(items.map(|n| *n).collect::<Vec<_>>()));
    assert_eq!(
        (first, rest.join().unwrap()),
        (Some(Rc::new(0)), vec![1, 2])
    );
}

/// Large, zero-sized and borrowed items; moved before the first poll.
#[test]
fn items_of_all_sizes() {
    #[generator]
    async fn large(n: u8) -> impl Stream<Item = [u8; 2000]> {
        let all = [[n; 2000], [n + 1; 2000]];
        for one in &all {
            yield_!(*one);
            later(()).await;
        }
    }
    #[generator]
    async fn units() -> impl Stream<Item = ()> {
        yield_!(());
        yield_!(later(()).await);
    }
    #[generator]
    async fn borrowed<'a>(text: &'a str) -> impl Stream<Item = &'a str> {
        for word in text.split(' ') {
            yield_!(later(word).await);
        }
    }
    let moved = vec![large(1), large(2)];
    let sum = block_on(async {
        let mut sum = 0;
        for items in moved {
            let mut items = pin!(items);
            while let Some(item) = items.next().await {
                sum += u32::from(item[1999]);
            }
        }
        sum
    });
    assert_eq!(sum, 1 + 2 + 2 + 3);
    assert_eq!(block_on(units().count()), 2);
    let text = "a b".to_owned();
    assert_eq!(block_on(borrowed(&text).collect::<Vec<_>>()), ["a", "b"]);
}

/// Swapped in their boxes, replaced in their place.
#[test]
fn swapped_and_replaced_half_way() {
    let lines = trace_of(|| {
        let (mut a, mut b) = (Box::pin(numbered("a", 3)), Box::pin(numbered("b", 3)));
        block_on(async {
            assert_eq!(a.next().await, Some(("a", 0)));
            assert_eq!(b.next().await, Some(("b", 0)));
            std::mem::swap(&mut a, &mut b);
            assert_eq!(a.next().await, Some(("b", 1)));
            a.set(numbered("c", 1));
            say("set");
            assert_eq!(a.next().await, Some(("c", 0)));
            assert_eq!(b.next().await, Some(("a", 1)));
        });
        drop(b);
    });
    let expected = [
        "make a", "make b", "drop b", "set", "make c", "drop a", "drop c",
    ];
    assert_eq!(lines, expected);
}

/// A macro of the user's that is called like one of `std` may hide an await: what waits there
/// still wakes the task.
#[test]
fn an_await_behind_the_name_of_another_macro() {
    macro_rules! vec {
        ($future:expr) => {
            $future.await
        };
    }
    #[generator]
    async fn hidden(left: Arc<Mutex<(Vec<Waker>, bool)>>) -> impl Stream<Item = u32> {
        for n in 0..2 {
            yield_!(n);
            vec![Leaves(Arc::clone(&left))];
            yield_!(10 + n);
        }
    }
    let shared: Arc<Mutex<(Vec<Waker>, bool)>> = Arc::default();
    let (counts, waker) = counting();
    let mut cx = Context::from_waker(&waker);
    let mut items = pin!(hidden(Arc::clone(&shared)));
    assert_eq!(items.as_mut().poll_next(&mut cx), Poll::Ready(Some(0)));
    assert_eq!(items.as_mut().poll_next(&mut cx), Poll::Pending);
    let left = std::mem::take(&mut shared.lock().unwrap().0);
    assert!(left[0].will_wake(&waker));
    left.into_iter().for_each(Waker::wake);
    assert_eq!(counts.wakes.load(Ordering::SeqCst), 1);
    shared.lock().unwrap().1 = true;
    for n in [Some(10), Some(1), Some(11), None, None] {
        assert_eq!(items.as_mut().poll_next(&mut cx), Poll::Ready(n));
    }
}
