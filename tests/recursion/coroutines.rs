//! Recursive coroutines: arguments, values, errors and closing, from the outside to the
//! innermost call and back. What an ordinary child does, a call does too.

use gen_core::{
    Coroutine, CoroutineState::*, RecursiveCoroutine, SendRecursiveCoroutine, Status, generator,
    yield_, yield_from,
};

use crate::common::{Guard, mk, panics, say, trace_of};

#[generator]
fn deep(n: u32) -> RecursiveCoroutine<'static, String, String, String> {
    let _guard = Guard(["zero", "one", "two", "three"][n as usize]);
    let given = yield_!(format!("down {n}"));
    let below = if n > 0 {
        yield_from!(deep(n - 1))
    } else {
        String::new()
    };
    let more = yield_!(format!("up {n}"));
    given + &below + &more
}

#[test]
fn arguments_reach_the_innermost_call_and_its_value_comes_back() {
    let lines = trace_of(|| {
        let mut run = deep(2);
        assert_eq!(run.status(), Status::Unstarted);
        assert_eq!(run.start(), Yielded("down 2".into()));
        assert_eq!(run.resume("a".into()), Yielded("down 1".into()));
        assert_eq!(run.resume("b".into()), Yielded("down 0".into()));
        assert_eq!(run.status(), Status::Suspended);
        assert_eq!(run.resume("c".into()), Yielded("up 0".into()));
        assert_eq!(run.resume("d".into()), Yielded("up 1".into()));
        say("zero is over");
        assert_eq!(run.resume("e".into()), Yielded("up 2".into()));
        assert_eq!(run.resume("f".into()), Complete("abcdef".into()));
        assert_eq!(run.status(), Status::Complete);
    });
    assert_eq!(lines, ["drop zero", "zero is over", "drop one", "drop two"]);
}

#[test]
fn closing_drops_the_innermost_first() {
    let lines = trace_of(|| {
        let mut run = deep(3);
        let _ = run.start();
        for _ in 0..2 {
            let _ = run.resume(String::new());
        }
        run.close();
        say("closed");
        assert_eq!(run.status(), Status::Complete);
        run.close();
        drop(run);
    });
    assert_eq!(lines, ["drop one", "drop two", "drop three", "closed"]);
}

#[test]
fn misuse_panics_as_that_of_any_coroutine() {
    let mut run = deep(1);
    assert!(panics(|| run.resume(String::new())).contains("before it was started"));
    assert_eq!(run.status(), Status::Unstarted);
    let _ = run.start();
    assert!(panics(|| run.start()).contains("was started before"));
    assert_eq!(run.resume("a".into()), Yielded("down 0".into()));
    assert!(panics(|| run.start()).contains("was started before"));
    assert_eq!(run.resume("b".into()), Yielded("up 0".into()));
    run.close();
    assert!(panics(|| run.start()).contains("is complete"));
    assert!(panics(|| run.resume(String::new())).contains("is complete"));
}

#[test]
fn a_unit_argument_may_start_it() {
    #[generator]
    fn count(n: u32) -> RecursiveCoroutine<'static, (), u32, u32> {
        yield_!(n);
        if n == 0 {
            0
        } else {
            n + yield_from!(count(n - 1))
        }
    }
    #[generator]
    fn of<R: Copy + 'static>(n: u32) -> RecursiveCoroutine<'static, R, u32, u32> {
        yield_!(n);
        if n == 0 {
            0
        } else {
            n + yield_from!(of(n - 1))
        }
    }
    fn items(run: impl Coroutine<Yield = u32, Return = u32>) {
        let mut items = run.items();
        assert!(items.by_ref().eq([3, 2, 1, 0]));
        assert_eq!(items.into_return(), Some(6));
    }
    items(count(3));
    items(of(3));
    let mut run = of::<u8>(1);
    assert!(panics(|| run.resume(0)).contains("before it was started"));
}

/// A child of each state, given to an ordinary coroutine and to a recursive one: both say the
/// same.
#[test]
fn children_that_nobody_should_have_started() {
    #[generator]
    fn child(n: u32) -> RecursiveCoroutine<'static, u32, u32, u32> {
        let _guard = mk("child");
        if n == 0 {
            return yield_!(0);
        }
        yield_from!(child(n - 1))
    }
    #[generator]
    fn ordinary(
        child: RecursiveCoroutine<'static, u32, u32, u32>,
    ) -> impl Coroutine<u32, Yield = u32, Return = u32> {
        let _guard = mk("parent");
        yield_from!(child) + 1
    }
    #[generator]
    fn recursive(
        child: RecursiveCoroutine<'static, u32, u32, u32>,
    ) -> RecursiveCoroutine<'static, u32, u32, u32> {
        let _guard = mk("parent");
        yield_from!(child) + 1
    }
    fn of(state: Status) -> RecursiveCoroutine<'static, u32, u32, u32> {
        let mut child = child(2);
        if state != Status::Unstarted {
            let _ = child.start();
        }
        if state == Status::Complete {
            child.close();
        }
        child
    }
    fn run(mut parent: impl Coroutine<u32, Yield = u32, Return = u32>) {
        let mut said = panics(|| panic!("{:?}", parent.start()));
        said += &format!(" {:?}", parent.status());
        if parent.status() == Status::Suspended {
            said += &format!(" {:?}", parent.resume(5));
        }
        say(said);
    }
    for state in [Status::Unstarted, Status::Suspended, Status::Complete] {
        let expected = trace_of(|| run(ordinary(of(state))));
        let found = trace_of(|| run(recursive(of(state))));
        assert_eq!(found, expected, "{state:?}");
        assert!(found.len() > 2, "{found:?}");
    }
}

#[test]
fn a_started_child_that_takes_nothing_goes_on() {
    #[generator]
    fn child<R: 'static>(n: u32) -> RecursiveCoroutine<'static, R, u32, u32> {
        yield_!(n);
        if n == 0 {
            0
        } else {
            n + yield_from!(child(n - 1))
        }
    }
    #[generator]
    fn parent(
        child: RecursiveCoroutine<'static, (), u32, u32>,
    ) -> RecursiveCoroutine<'static, (), u32, u32> {
        yield_!(100);
        yield_from!(child)
    }
    for taken in 0..4 {
        let mut run = child(3);
        for _ in 0..taken {
            let _ = run.resume(());
        }
        let mut items = parent(run).items();
        assert_eq!(items.next(), Some(100));
        assert!(items.by_ref().eq((0..4 - taken).rev()), "{taken}");
        assert_eq!(items.into_return(), Some(6));
    }
}

#[test]
fn other_children_take_arguments_as_ever() {
    #[generator]
    fn echo(times: u32) -> impl Coroutine<u32, Yield = u32, Return = &'static str> {
        let mut next = 0;
        for _ in 0..times {
            next = yield_!(next);
        }
        "echoed"
    }
    #[generator]
    fn parent(depth: u32) -> RecursiveCoroutine<'static, u32, u32, usize> {
        let mut sum = yield_from!(echo(2)).len();
        if depth > 0 {
            sum += yield_from!(parent(depth - 1));
        }
        sum += yield_!(1000) as usize;
        sum
    }
    let mut run = parent(1);
    assert_eq!(run.start(), Yielded(0));
    assert_eq!(run.resume(1), Yielded(1));
    assert_eq!(run.resume(2), Yielded(0));
    assert_eq!(run.resume(3), Yielded(3));
    assert_eq!(run.resume(4), Yielded(1000));
    assert_eq!(run.resume(20), Yielded(1000));
    assert_eq!(run.resume(300), Complete(332));
}

#[test]
fn arguments_that_are_borrowed() {
    #[generator]
    fn longest<'a>(n: u32) -> SendRecursiveCoroutine<'a, &'a str, u32, &'a str> {
        let own = yield_!(n);
        if n == 0 {
            return own;
        }
        let other = yield_from!(longest(n - 1));
        if own.len() > other.len() { own } else { other }
    }
    let text = String::from("a bcd ef");
    let mut words = text.split(' ');
    let mut run = longest(2);
    let _ = run.start();
    let mut state = run.resume(words.next().unwrap());
    for word in words {
        state = run.resume(word);
    }
    assert_eq!(state, Complete("bcd"));
}

#[test]
fn a_panic_completes_it() {
    #[generator]
    fn run(n: u32) -> RecursiveCoroutine<'static, bool, u32, ()> {
        let _guard = Guard(["zero", "one", "two"][n as usize]);
        if n > 0 {
            yield_from!(run(n - 1));
        }
        assert!(yield_!(n), "{n} was told to");
    }
    let lines = trace_of(|| {
        let mut run = run(2);
        let _ = run.start();
        assert_eq!(run.resume(true), Yielded(1));
        assert_eq!(panics(|| run.resume(false)), "1 was told to");
        assert_eq!(run.status(), Status::Complete);
        assert!(panics(|| run.resume(false)).contains("is complete"));
    });
    assert_eq!(lines, ["drop zero", "drop one", "drop two"]);
}
