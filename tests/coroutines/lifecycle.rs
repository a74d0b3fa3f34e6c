//! `start`, `resume`, `close` and `status`: no argument is lost in silence, and misuse says
//! what to do instead.

use crate::common::{Guard, mk, panics, say, trace_of};
use gen_core::{Coroutine, CoroutineState::*, Status, coroutine, generator, yield_};
use std::pin::Pin;

const UNSTARTED: &str = "this coroutine was resumed before it was started, so nothing waits for \
                         the argument; call `start` first";
const STARTED: &str = "this coroutine was started before; call `resume`";
const COMPLETE: &str =
    "this coroutine is complete and cannot be resumed; make a new one, or ask `status` before";

#[generator]
fn echo<T: Default + PartialEq>(_guard: Guard) -> impl Coroutine<T, Yield = T, Return = T> {
    let mut given = T::default();
    loop {
        let next = yield_!(given);
        if next == T::default() {
            return next;
        }
        given = next;
    }
}

#[test]
fn a_call_runs_nothing() {
    let lines = trace_of(|| {
        let unstarted = echo::<u32>(Guard("argument"));
        assert_eq!(unstarted.status(), Status::Unstarted);
        say("called");
    });
    assert_eq!(lines, ["called", "drop argument"]);
}

#[test]
fn the_status_tells_where_it_is() {
    let mut echo = echo(Guard("a"));
    assert_eq!(echo.status(), Status::Unstarted);
    assert_eq!(echo.start(), Yielded(0));
    assert_eq!(echo.status(), Status::Suspended);
    assert_eq!(echo.resume(1), Yielded(1));
    assert_eq!(echo.status(), Status::Suspended);
    assert_eq!(echo.resume(0), Complete(0));
    assert_eq!(echo.status(), Status::Complete);
}

#[test]
fn resuming_an_unstarted_one_panics_and_it_stays_unstarted() {
    let mut echo = echo(Guard("a"));
    assert_eq!(panics(|| echo.resume(7)), UNSTARTED);
    assert_eq!(echo.status(), Status::Unstarted);
    assert_eq!(echo.start(), Yielded(0));
    assert_eq!(echo.resume(7), Yielded(7));
}

#[test]
fn starting_twice_panics_and_it_stays_where_it_is() {
    let mut echo = echo(Guard("a"));
    assert_eq!(echo.start(), Yielded(0));
    assert_eq!(panics(|| echo.start()), STARTED);
    assert_eq!(echo.status(), Status::Suspended);
    assert_eq!(echo.resume(7), Yielded(7));
    assert_eq!(panics(|| echo.start()), STARTED);
    assert_eq!(echo.resume(8), Yielded(8));
}

#[test]
fn a_complete_one_is_not_resumed() {
    let mut echo = echo(Guard("a"));
    let _ = echo.start();
    assert_eq!(echo.resume(0), Complete(0));
    assert_eq!(panics(|| echo.resume(1)), COMPLETE);
    assert_eq!(panics(|| echo.start()), COMPLETE);
    assert_eq!(echo.status(), Status::Complete);
}

#[test]
fn nothing_is_lost_where_the_argument_is_unit() {
    #[generator]
    fn numbers<R: Copy>(_: R) -> impl Coroutine<R, Yield = u32, Return = char> {
        yield_!(1);
        yield_!(2);
        'e'
    }
    let mut unit = numbers(());
    assert_eq!(unit.resume(()), Yielded(1));
    assert_eq!(unit.resume(()), Yielded(2));
    assert_eq!(unit.resume(()), Complete('e'));
    assert_eq!(panics(|| unit.resume(())), COMPLETE);

    let mut started = numbers(());
    assert_eq!(started.start(), Yielded(1));
    assert_eq!(panics(|| started.start()), STARTED);
    assert_eq!(started.resume(()), Yielded(2));

    #[derive(Clone, Copy)]
    struct Empty;
    assert_eq!(panics(|| numbers(Empty).resume(Empty)), UNSTARTED);
    assert_eq!(panics(|| numbers([(); 0]).resume([])), UNSTARTED);
    assert_eq!(panics(|| numbers(((),)).resume(((),))), UNSTARTED);
    assert_eq!(panics(|| numbers(None::<()>).resume(None)), UNSTARTED);
}

#[test]
fn messages_point_at_the_caller() {
    use std::panic;
    use std::sync::Mutex;
    static AT: Mutex<Option<(String, u32)>> = Mutex::new(None);
    let line = line!() + 11;
    // Puts its own hook in place, if that has not been done.
    panics(|| panic!("first"));
    let hook = panic::take_hook();
    let this = std::thread::current().id();
    panic::set_hook(Box::new(move |info| {
        let at = info.location().map(|at| (at.file().to_owned(), at.line()));
        if std::thread::current().id() == this {
            AT.lock().unwrap().get_or_insert(at.unwrap());
        }
    }));
    let lost = panic::catch_unwind(|| echo(Guard("a")).resume(1u8));
    panic::set_hook(hook);
    assert!(lost.is_err());
    let (file, found) = AT.lock().unwrap().take().unwrap();
    assert!(file.ends_with("lifecycle.rs"), "{file}");
    assert!(found.abs_diff(line) < 8, "{found} {line}");
}

#[test]
fn closing_drops_what_is_alive_and_can_be_repeated() {
    #[generator]
    fn guarded(_argument: Guard) -> impl Coroutine<u32, Yield = u32, Return = ()> {
        let _first = mk("first");
        let _second = mk("second");
        yield_!(1);
        let _third = mk("third");
        yield_!(2);
    }
    let lines = trace_of(|| {
        let mut guarded = guarded(Guard("argument"));
        let _ = guarded.start();
        say("close");
        guarded.close();
        assert_eq!(guarded.status(), Status::Complete);
        say("again");
        guarded.close();
        assert_eq!(guarded.status(), Status::Complete);
        assert_eq!(panics(|| guarded.resume(1)), COMPLETE);
        say("end");
    });
    assert_eq!(
        lines,
        [
            "make first",
            "make second",
            "close",
            "drop second",
            "drop first",
            "drop argument",
            "again",
            "end"
        ]
    );
    let lines = trace_of(|| {
        let mut unstarted = guarded(Guard("argument"));
        unstarted.close();
        say("closed");
        assert_eq!(unstarted.status(), Status::Complete);
        assert_eq!(panics(|| unstarted.start()), COMPLETE);
    });
    assert_eq!(lines, ["drop argument", "closed"]);
    let lines = trace_of(|| {
        let mut complete = guarded(Guard("argument"));
        let _ = complete.start();
        let _ = complete.resume(0);
        assert_eq!(complete.resume(0), Complete(()));
        say("complete");
        complete.close();
    });
    assert_eq!(lines.last().unwrap(), "complete");
}

#[test]
fn dropping_does_what_closing_does() {
    let of = |end: fn(Box<dyn Coroutine<u32, Yield = u32, Return = u32>>)| {
        trace_of(|| {
            let mut suspended: Box<dyn Coroutine<_, Yield = _, Return = _>> =
                Box::new(echo(Guard("a")));
            let _ = suspended.start();
            let _ = suspended.resume(1);
            end(suspended);
        })
    };
    assert_eq!(of(|mut suspended| suspended.close()), of(drop));
    assert_eq!(of(drop), ["drop a"]);
}

#[test]
fn a_panic_completes_it_and_drops_its_locals() {
    #[generator]
    fn broken() -> impl Coroutine<u32, Yield = u32, Return = u32> {
        let _outer = mk("outer");
        let list = [1, 2];
        loop {
            let _inner = mk("inner");
            let at = yield_!(0) as usize;
            yield_!(list[at]);
        }
    }
    let mut suspended = broken();
    let lines = trace_of(|| {
        let _ = suspended.start();
        assert_eq!(suspended.resume(1), Yielded(2));
        let _ = suspended.resume(0);
        say("panic");
        assert!(panics(|| suspended.resume(9)).contains("out of bounds"));
        say("caught");
    });
    assert_eq!(suspended.status(), Status::Complete);
    assert_eq!(
        lines,
        [
            "make outer",
            "make inner",
            "drop inner",
            "make inner",
            "panic",
            "drop inner",
            "drop outer",
            "caught"
        ]
    );
    assert_eq!(panics(|| suspended.resume(1)), COMPLETE);
    suspended.close();

    #[generator]
    fn at_once(guard: Guard) -> impl Coroutine<u32, Yield = u32, Return = ()> {
        assert!(guard.0.is_empty(), "not empty");
        yield_!(1);
    }
    let mut unstarted = at_once(Guard("g"));
    assert_eq!(panics(|| unstarted.start()), "not empty");
    assert_eq!(unstarted.status(), Status::Complete);
}

#[test]
fn a_panic_in_a_drop_completes_it() {
    struct Bad;
    impl Drop for Bad {
        fn drop(&mut self) {
            panic!("bad drop");
        }
    }
    #[generator]
    fn bad() -> impl Coroutine<u32, Yield = u32, Return = u32> {
        let _guard = mk("guard");
        let _bad = Bad;
        yield_!(1)
    }
    for by_close in [true, false] {
        let mut bad = bad();
        let lines = trace_of(|| {
            let _ = bad.start();
            let message = panics(|| {
                if by_close {
                    bad.close();
                } else {
                    let _ = bad.resume(1);
                }
            });
            assert_eq!(message, "bad drop");
        });
        assert_eq!(bad.status(), Status::Complete);
        assert_eq!(lines, ["make guard", "drop guard"]);
    }
}

#[test]
fn through_pointers() {
    fn run(mut echo: impl Coroutine<u32, Yield = u32, Return = u32>) {
        assert_eq!(echo.status(), Status::Unstarted);
        assert_eq!(panics(|| echo.resume(1)), UNSTARTED);
        assert_eq!(echo.start(), Yielded(0));
        assert_eq!(echo.resume(1), Yielded(1));
        assert_eq!(panics(|| echo.start()), STARTED);
        echo.close();
        assert_eq!(echo.status(), Status::Complete);
        assert_eq!(panics(|| echo.resume(1)), COMPLETE);
    }
    run(echo(Guard("a")));
    run(&mut echo(Guard("a")));
    run(Box::new(echo(Guard("a"))));
    run(Box::new(echo(Guard("a"))) as Box<dyn Coroutine<u32, Yield = u32, Return = u32>>);
    run(&mut echo(Guard("a")) as &mut dyn Coroutine<u32, Yield = u32, Return = u32>);
    run(Pin::new(&mut echo(Guard("a"))));
    run(Box::pin(echo(Guard("a"))));
    run(&mut Box::new(&mut echo(Guard("a"))));
}

#[test]
fn an_iterator_as_a_coroutine_keeps_the_same_rules() {
    let mut items = coroutine::from_iter([1, 2]);
    assert_eq!(items.status(), Status::Unstarted);
    assert_eq!(items.start(), Yielded(1));
    assert_eq!(panics(|| items.start()), STARTED);
    assert_eq!(items.resume(()), Yielded(2));
    assert_eq!(items.status(), Status::Suspended);
    assert_eq!(items.resume(()), Complete(()));
    assert_eq!(panics(|| items.resume(())), COMPLETE);
    assert_eq!(panics(|| items.start()), COMPLETE);
    let mut closed = coroutine::from_iter(vec![mk("a"), mk("b")]);
    let lines = trace_of(|| {
        let _ = closed.resume(());
        closed.close();
        say("closed");
        closed.close();
    });
    assert_eq!(lines, ["drop a", "drop b", "closed"]);
    let mut broken = coroutine::from_iter((0..3).map(|n| 1 / n));
    assert!(panics(|| broken.start()).contains("divide by zero"));
    assert_eq!(broken.status(), Status::Complete);
}
