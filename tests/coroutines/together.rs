//! Coroutines that hold, drive and make other coroutines, and some of one's own making.

use gen_core::{
    Coroutine, CoroutineState, CoroutineState::*, Status, generator, yield_, yield_from,
};
use std::cell::RefCell;
use std::collections::HashMap;
use std::marker::PhantomData;

struct Ring<T, const N: usize>(PhantomData<T>);
impl<T: Copy + Default, const N: usize> Ring<T, N> {
    const SIZE: usize = N;
    #[generator]
    fn run(&self) -> impl Coroutine<T, Yield = [T; N], Return = ()> {
        let mut ring = [T::default(); N];
        let mut at = 0;
        loop {
            ring[at] = yield_!(ring);
            at = (at + 1) % Self::SIZE;
        }
    }
}

#[test]
fn a_ring() {
    let ring = Ring::<u8, 2>(PhantomData);
    let mut run = ring.run();
    assert_eq!(run.start(), Yielded([0, 0]));
    assert_eq!(run.resume(1), Yielded([1, 0]));
    assert_eq!(run.resume(2), Yielded([1, 2]));
    assert_eq!(run.resume(3), Yielded([3, 2]));
}

#[generator]
fn round_robin<C>(
    mut tasks: Vec<C>,
) -> impl Coroutine<u32, Yield = (usize, u32), Return = Vec<C::Return>>
where
    C: Coroutine<u32, Yield = u32>,
{
    let mut done = Vec::new();
    let mut at = 0;
    while !tasks.is_empty() {
        at %= tasks.len();
        let state = match tasks[at].status() {
            Status::Unstarted => tasks[at].start(),
            _ => {
                let given = yield_!((at, 0));
                tasks[at].resume(given)
            }
        };
        match state {
            CoroutineState::Yielded(n) => {
                let _ = yield_!((at, n));
                at += 1;
            }
            CoroutineState::Complete(value) => {
                done.push(value);
                drop(tasks.remove(at));
            }
        }
    }
    done
}

#[generator]
fn count(to: u32) -> impl Coroutine<u32, Yield = u32, Return = u32> {
    let mut sum = 0;
    for n in 0..to {
        sum += yield_!(n);
    }
    sum
}

#[test]
fn a_scheduler() {
    let mut run = round_robin(vec![count(2), count(1)]);
    let mut seen = vec![run.start()];
    for n in 1.. {
        if run.status() == Status::Complete {
            break;
        }
        seen.push(run.resume(n));
    }
    assert_eq!(
        seen,
        [
            Yielded((0, 0)),
            Yielded((1, 0)),
            Yielded((0, 0)),
            Yielded((0, 1)),
            Yielded((1, 0)),
            Yielded((0, 0)),
            Complete(vec![5, 9]),
        ]
    );
}

#[generator]
fn even(n: u32) -> Box<dyn Coroutine<(), Yield = u32, Return = bool>> {
    yield_!(n);
    n == 0 || yield_from!(odd(n - 1))
}
#[generator]
fn odd(n: u32) -> Box<dyn Coroutine<(), Yield = u32, Return = bool>> {
    yield_!(n);
    n != 0 && yield_from!(even(n - 1))
}

#[test]
fn two_that_call_each_other() {
    let mut items = even(5).items();
    assert!(items.by_ref().eq([5, 4, 3, 2, 1, 0]));
    assert_eq!(items.into_return(), Some(false));
}

type Handler<'a> = Box<dyn FnMut(&str) -> Option<usize> + 'a>;
#[generator]
fn dispatch<'a>(
    log: &'a RefCell<Vec<String>>,
) -> impl Coroutine<(&'static str, Option<Handler<'a>>), Yield = usize, Return = ()> {
    let mut handlers: HashMap<&str, Handler<'a>> = HashMap::new();
    let mut last = 0;
    loop {
        let (name, handler) = yield_!(last);
        last = match handler {
            Some(handler) => {
                handlers.insert(name, handler);
                handlers.len()
            }
            None => match handlers.get_mut(name).and_then(|handler| handler(name)) {
                Some(n) => n,
                None => {
                    log.borrow_mut().push(format!("{name}?"));
                    if let (retry, Some(mut handler)) = yield_!(usize::MAX) {
                        handler(retry).unwrap_or_default()
                    } else {
                        break;
                    }
                }
            },
        };
    }
}

#[test]
fn handlers_that_are_sent() {
    let log = RefCell::default();
    let mut run = dispatch(&log);
    let _ = run.start();
    let mut calls = 0;
    let count = move |text: &str| {
        calls += 1;
        Some(text.len() + calls)
    };
    assert_eq!(run.resume(("a", Some(Box::new(count)))), Yielded(1));
    assert_eq!(run.resume(("a", None)), Yielded(2));
    assert_eq!(run.resume(("a", None)), Yielded(3));
    assert_eq!(run.resume(("b", None)), Yielded(usize::MAX));
    let less = |text: &str| text.len().checked_sub(9);
    assert_eq!(run.resume(("bcd", Some(Box::new(less)))), Yielded(0));
    assert_eq!(run.resume(("b", None)), Yielded(usize::MAX));
    assert_eq!(run.resume(("b", None)), Complete(()));
    assert_eq!(*log.borrow(), ["b?", "b?"]);
}

#[generator]
fn repeat<F, C>(
    times: usize,
    make: F,
) -> impl Coroutine<C::Given, Yield = u32, Return = Vec<C::Return>>
where
    F: Fn(usize) -> C,
    C: Coroutine<<C as HasGiven>::Given, Yield = u32> + HasGiven,
{
    let mut all = Vec::with_capacity(times);
    for n in 0..times {
        all.push(yield_from!(make(n)));
    }
    all
}
trait HasGiven {
    type Given;
}
struct Wrap<C>(C);
impl<C: Coroutine<u32>> Coroutine<u32> for Wrap<C> {
    type Yield = C::Yield;
    type Return = C::Return;
    fn start(&mut self) -> CoroutineState<C::Yield, C::Return> {
        self.0.start()
    }
    fn resume(&mut self, arg: u32) -> CoroutineState<C::Yield, C::Return> {
        self.0.resume(arg)
    }
    fn close(&mut self) {
        self.0.close();
    }
    fn status(&self) -> Status {
        self.0.status()
    }
}
impl<C> HasGiven for Wrap<C> {
    type Given = u32;
}

#[test]
fn a_coroutine_written_by_hand_is_a_child_too() {
    let mut run = repeat(2, |n| Wrap(count(if n == 0 { 1 } else { 2 })));
    let _ = run.start();
    let _ = run.resume(5);
    let _ = run.resume(6);
    assert_eq!(run.resume(7), Complete(vec![5, 13]));
}
