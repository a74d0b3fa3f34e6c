//! `Clone`, `Debug`, `Send`, lifetimes and sizes: as for iterators.

use crate::common::Guard;
use gen_core::{
    Coroutine, CoroutineState, CoroutineState::*, Status, generator, yield_, yield_from,
};
use std::fmt::Debug;
use std::marker::PhantomData;
use std::rc::Rc;
use std::thread;

#[generator]
fn total(
    by: u32,
) -> impl Coroutine<u32, Yield = u32, Return = String> + Clone + Debug + Send + Sync + Unpin {
    let mut total = 0;
    while total < 100 {
        total += by * yield_!(total);
    }
    format!("{total}")
}

#[test]
fn a_clone_goes_on_by_itself() {
    let mut original = total(2);
    let unstarted = original.clone();
    assert_eq!(original.start(), Yielded(0));
    assert_eq!(original.resume(5), Yielded(10));
    let mut copy = original.clone();
    assert_eq!(original.resume(1), Yielded(12));
    assert_eq!(copy.resume(2), Yielded(14));
    assert_eq!(copy.resume(100), Complete("214".into()));
    assert_eq!(original.resume(1), Yielded(14));
    assert_eq!(copy.clone().status(), Status::Complete);
    assert_eq!(unstarted.status(), Status::Unstarted);
}

#[test]
fn a_child_is_cloned_too() {
    #[generator]
    fn parent() -> impl Coroutine<u32, Yield = u32, Return = String> + Clone {
        let first = yield_from!(total(1));
        format!("{first}!")
    }
    let mut original = parent();
    let _ = original.start();
    let _ = original.resume(99);
    let mut copy = original.clone();
    assert_eq!(copy.resume(1), Complete("100!".into()));
    assert_eq!(original.resume(2), Complete("101!".into()));
}

#[test]
fn debug_shows_where_it_is() {
    let mut run = total(3);
    let unstarted = format!("{run:?}");
    assert!(unstarted.contains("by: 3"), "{unstarted}");
    let _ = run.start();
    let _ = run.resume(2);
    let suspended = format!("{run:?}");
    assert!(suspended.contains("total: 6"), "{suspended}");
    run.close();
    let complete = format!("{run:?}");
    assert!(!complete.contains("total: 6"), "{complete}");
    let items = format!("{:?}", gen_core::coroutine::from_iter([1]).items());
    assert!(items.contains("returned: None"), "{items}");
}

#[test]
fn it_is_sent_half_way() {
    let mut run = total(1);
    let _ = run.start();
    let _ = run.resume(7);
    let mut run = thread::spawn(move || {
        assert_eq!(run.resume(1), Yielded(8));
        run
    })
    .join()
    .unwrap();
    assert_eq!(run.resume(1), Yielded(9));
}

#[test]
fn send_does_not_depend_on_the_argument() {
    fn is_send<T: Send>(value: T) -> T {
        value
    }
    #[generator]
    fn lengths() -> impl Coroutine<Rc<str>, Yield = usize, Return = Rc<str>> {
        let mut len = 0;
        while len < 3 {
            len += yield_!(len).len();
        }
        Rc::from("end")
    }
    let mut lengths = is_send(lengths());
    let _ = lengths.start();
    assert_eq!(lengths.resume(Rc::from("ab")), Yielded(2));
    assert_eq!(lengths.resume(Rc::from("ab")), Complete(Rc::from("end")));
}

#[test]
fn boxed_with_bounds() {
    #[generator]
    fn boxed<'a>(
        text: &'a str,
    ) -> Box<dyn Coroutine<usize, Yield = char, Return = &'a str> + Send + 'a> {
        let at = yield_!('?');
        match text.chars().nth(at) {
            Some(c) => &text[yield_!(c)..],
            None => text,
        }
    }
    let mut all: Vec<_> = ["abc", "x"].map(boxed).into();
    assert_eq!(all[0].start(), Yielded('?'));
    assert_eq!(all[1].start(), Yielded('?'));
    assert_eq!(all[1].resume(1), Complete("x"));
    assert_eq!(all[0].resume(1), Yielded('b'));
    assert_eq!(all[0].resume(2), Complete("c"));
}

#[test]
fn lifetimes_and_captures() {
    #[generator]
    fn captures<'a, T: AsRef<str>>(
        list: &'a [T],
        _unused: PhantomData<T>,
    ) -> impl Coroutine<usize, Yield = &'a str, Return = ()> + use<'a, T> {
        let mut at = 0;
        loop {
            at = yield_!(list[at].as_ref());
        }
    }
    let list = ["a".to_owned(), "b".to_owned()];
    let mut run = { captures(&list, PhantomData) };
    assert_eq!(run.start(), Yielded("a"));
    assert_eq!(run.resume(1), Yielded("b"));
}

trait Protocol {
    type Message: Debug;
    fn script(&self) -> impl Coroutine<Self::Message, Yield = String, Return = usize>;

    #[generator]
    fn logged(
        &self,
        times: usize,
    ) -> impl Coroutine<Self::Message, Yield = String, Return = usize> {
        for n in 0..times {
            let message = yield_!(format!("{n}"));
            yield_!(format!("{message:?}"));
        }
        yield_from!(self.script())
    }
}

struct Upper(usize);

impl Protocol for Upper {
    type Message = &'static str;
    #[generator]
    fn script(&self) -> impl Coroutine<Self::Message, Yield = String, Return = usize> {
        let mut len = self.0;
        let text = yield_!("ready".to_owned());
        len += text.len();
        len + yield_!(text.to_uppercase()).len()
    }
}

struct Counter<T> {
    total: T,
}

impl<T: Copy + std::ops::AddAssign + PartialOrd> Counter<T> {
    #[generator]
    fn by_reference(&mut self, limit: T) -> impl Coroutine<T, Yield = T, Return = ()> {
        while self.total < limit {
            self.total += yield_!(self.total);
        }
    }
    #[generator]
    fn by_value(mut self) -> impl Coroutine<Option<T>, Yield = T, Return = Self> {
        while let Some(n) = yield_!(self.total) {
            self.total += n;
        }
        self
    }
    #[generator]
    fn boxed(self: Box<Self>) -> impl Coroutine<T, Yield = T, Return = Box<Self>> {
        yield_!(self.total);
        self
    }
}

#[test]
fn methods_of_traits_and_types() {
    let upper = Upper(100);
    let mut run = upper.logged(1);
    assert_eq!(run.start(), Yielded("0".into()));
    assert_eq!(run.resume("x"), Yielded("\"x\"".into()));
    assert_eq!(run.resume("y"), Yielded("ready".into()));
    assert_eq!(run.resume("z"), Yielded("Z".into()));
    assert_eq!(run.resume("four"), Complete(105));

    let mut counter = Counter { total: 1 };
    let mut run = counter.by_reference(10);
    assert_eq!(run.start(), Yielded(1));
    assert_eq!(run.resume(5), Yielded(6));
    assert_eq!(run.resume(5), Complete(()));
    drop(run);
    assert_eq!(counter.total, 11);
    let mut run = counter.by_value();
    let _ = run.start();
    let _ = run.resume(Some(4));
    let CoroutineState::Complete(counter) = run.resume(None) else {
        panic!("not complete")
    };
    let mut run = Box::new(counter).boxed();
    assert_eq!(run.start().yielded(), Some(15));
    assert_eq!(
        run.resume(0).complete().map(|counter| counter.total),
        Some(15)
    );
}

#[test]
fn sizes() {
    #[generator]
    fn one_number() -> impl Coroutine<u64, Yield = u64, Return = ()> {
        let mut total = 0;
        loop {
            total += yield_!(total);
        }
    }
    #[generator]
    fn nothing() -> impl Coroutine<[u64; 32], Yield = [u64; 32], Return = [u64; 32]> {
        let given = yield_!([0; 32]);
        yield_!(given)
    }
    #[generator]
    fn delegates() -> impl Coroutine<u64, Yield = u64, Return = ()> {
        yield_from!(one_number())
    }
    assert_eq!(size_of_val(&one_number()), 16);
    assert_eq!(size_of_val(&nothing()), 1);
    // What delegates is no larger than its child.
    assert_eq!(size_of_val(&delegates()), 16);
}

#[test]
fn it_can_be_kept_in_a_struct() {
    struct Session<C> {
        run: C,
        log: Vec<u32>,
    }
    impl<C: Coroutine<u32, Yield = u32>> Session<C> {
        fn send(&mut self, n: u32) -> Option<C::Return> {
            let state = match self.run.status() {
                Status::Unstarted => self.run.start(),
                _ => self.run.resume(n),
            };
            match state {
                Yielded(n) => {
                    self.log.push(n);
                    None
                }
                Complete(value) => Some(value),
            }
        }
    }
    let mut session = Session {
        run: total(1),
        log: vec![],
    };
    assert_eq!([0, 5, 6].map(|n| session.send(n)), [None, None, None]);
    assert_eq!(session.send(89), Some("100".into()));
    assert_eq!(session.log, [0, 5, 11]);
    let mut swapped = Session {
        run: session.run,
        log: vec![],
    };
    let mut fresh = total(2);
    std::mem::swap(&mut swapped.run, &mut fresh);
    assert_eq!(swapped.send(0), None);
    drop(Guard("unused"));
}
