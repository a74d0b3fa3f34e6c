//! PEP 342: a generator is sent values and exceptions, and can be closed.

use super::{Given, guarded, total};
use crate::common::{Guard, panics, say, trace_of};
use gen_core::{Coroutine, CoroutineState::*, Status, coroutine, generator, yield_};

// PEP 342: `yield` is an expression; its value is what the caller sent.
#[test]
fn pep342_yield_is_an_expression() {
    #[generator]
    fn run() -> impl Coroutine<u32, Yield = u32, Return = u32> {
        let x = yield_!(1);
        12 * yield_!(x) + (yield_!(2) - 1)
    }
    let mut run = run();
    assert_eq!(run.start(), Yielded(1));
    assert_eq!(run.resume(5), Yielded(5));
    assert_eq!(run.resume(2), Yielded(2));
    assert_eq!(run.resume(3), Complete(26));
}

// PEP 342: `yield` may stand wherever an expression may, in the arguments of a call too.
#[test]
fn pep342_yield_may_stand_anywhere_in_an_expression() {
    #[generator]
    fn run() -> impl Coroutine<u32, Yield = u32, Return = u32> {
        u32::max(yield_!(1), yield_!(2)) + [yield_!(3), 0][0]
    }
    let mut run = run();
    let _ = run.start();
    let _ = run.resume(7);
    let _ = run.resume(8);
    assert_eq!(run.resume(1), Complete(9));
}

// PEP 342: the value of a `yield` may be thrown away, and then it is just a statement.
#[test]
fn pep342_the_value_of_a_yield_may_be_ignored() {
    #[generator]
    fn run() -> impl Coroutine<Guard, Yield = u32, Return = ()> {
        yield_!(1);
        say("resumed");
        yield_!(2);
    }
    let lines = trace_of(|| {
        let mut run = run();
        let _ = run.start();
        let _ = run.resume(Guard("sent"));
    });
    assert_eq!(lines, ["drop sent", "resumed"]);
}

// PEP 342: `yield` without an operand yields `None`; here, `yield_!(())`, and its short form.
#[test]
fn pep342_a_yield_without_a_value() {
    #[generator]
    fn sink() -> impl Coroutine<u32, Yield = (), Return = u32> {
        yield_!(()) + yield_!()
    }
    let mut sink = sink();
    assert_eq!(sink.start(), Yielded(()));
    assert_eq!(sink.resume(1), Yielded(()));
    assert_eq!(sink.resume(2), Complete(3));
}

// PEP 342: `send(v)` resumes the generator, `v` is the value of its `yield`, and what it yields
// next is the value of the call.
#[test]
fn pep342_send_resumes_and_gives_what_is_yielded_next() {
    let mut run = guarded("g");
    let _ = run.start();
    assert_eq!(run.resume(3), Yielded(3));
    assert_eq!(run.resume(4), Yielded(7));
}

// PEP 342: sending a value to a generator that has just been made is an error, since no `yield`
// waits for it. It stays as it was.
#[test]
fn pep342_send_on_a_just_started_generator_is_refused() {
    let mut run = total();
    assert!(panics(|| run.resume(Ok(1))).contains("call `start` first"));
    assert_eq!(run.status(), Status::Unstarted);
    assert_eq!(run.start(), Yielded(0));
}

// PEP 342: `send(None)` may start a generator, and `next()` is the same as `send(None)`. Here
// the argument of which nothing can be lost is `()`.
#[test]
fn pep342_send_of_nothing_starts_it() {
    let mut by_resume = coroutine::from_iter(0..3);
    let mut by_start = coroutine::from_iter(0..3);
    assert_eq!(by_resume.resume(()), by_start.start());
    assert_eq!(by_resume.resume(()), by_start.resume(()));
}

// PEP 342: a generator that ends by itself while it is sent a value stops the iteration.
#[test]
fn pep342_a_generator_that_ends_says_so() {
    let mut run = total();
    let _ = run.start();
    assert_eq!(run.resume(Ok(0)), Complete(Ok(0)));
    assert_eq!(run.status(), Status::Complete);
}

// PEP 342: a generator that has ended cannot be resumed.
#[test]
fn pep342_send_after_the_end_is_refused() {
    let mut run = total();
    let _ = run.start();
    let _ = run.resume(Ok(0));
    assert!(panics(|| run.resume(Ok(1))).contains("is complete"));
    assert!(panics(|| run.throw("late")).contains("is complete"));
}

// PEP 342: `throw(e)` raises `e` where the generator waits.
#[test]
fn pep342_throw_raises_where_the_generator_waits() {
    #[generator]
    fn run() -> impl Coroutine<Given, Yield = u32, Return = Result<(), (u32, &'static str)>> {
        yield_!(1).map_err(|error| (1, error))?;
        yield_!(2).map_err(|error| (2, error))?;
        Ok(())
    }
    let mut first = run();
    let _ = first.start();
    assert_eq!(first.throw("e"), Complete(Err((1, "e"))));
    let mut second = run();
    let _ = second.start();
    let _ = second.resume(Ok(0));
    assert_eq!(second.throw("e"), Complete(Err((2, "e"))));
}

// PEP 342: a generator that handles the exception and yields again: that is the value of `throw`.
#[test]
fn pep342_a_handled_error_gives_the_next_yield() {
    let mut run = total();
    let _ = run.start();
    let _ = run.resume(Ok(7));
    assert_eq!(run.throw("reset"), Yielded(0));
    assert_eq!(run.resume(Ok(2)), Yielded(2));
}

// PEP 342: an exception that the generator does not handle comes back to the caller of `throw`,
// and the generator has ended.
#[test]
fn pep342_an_unhandled_error_comes_back_to_the_caller() {
    let mut run = total();
    let _ = run.start();
    assert_eq!(run.throw("other"), Complete(Err("other")));
    assert_eq!(run.status(), Status::Complete);
}

// PEP 342: the generator may raise another exception than the one it was thrown.
#[test]
fn pep342_an_error_may_become_another() {
    #[generator]
    fn run() -> impl Coroutine<Given, Yield = u32, Return = Result<u32, String>> {
        Ok(yield_!(1).map_err(|error| format!("on 1: {error}"))?)
    }
    let mut run = run();
    let _ = run.start();
    assert_eq!(run.throw("e"), Complete(Err("on 1: e".to_owned())));
}

// PEP 342: `throw` on a generator that has just been made does not run its body.
#[test]
fn pep342_throw_on_a_just_started_generator_runs_nothing() {
    #[generator]
    fn run() -> impl Coroutine<Given, Yield = u32, Return = Given> {
        say("ran");
        yield_!(1)
    }
    let lines = trace_of(|| {
        let message = panics(|| run().throw("e"));
        assert!(message.contains("call `start` first"));
    });
    assert!(lines.is_empty());
}

// PEP 342: `close()` ends the generator where it waits, and its clean-up runs.
#[test]
fn pep342_close_runs_the_clean_up() {
    let mut run = guarded("g");
    let lines = trace_of(|| {
        let _ = run.start();
        run.close();
        say("closed");
    });
    assert_eq!(lines, ["make g", "drop g", "closed"]);
    assert_eq!(run.status(), Status::Complete);
}

// PEP 342: closing a generator that has ended does nothing.
#[test]
fn pep342_close_after_the_end_does_nothing() {
    let mut run = guarded("g");
    let _ = run.start();
    assert_eq!(run.resume(10), Complete(10));
    let lines = trace_of(|| {
        run.close();
        run.close();
    });
    assert!(lines.is_empty());
}

// PEP 342: closing one that was never started ends it without running its body.
#[test]
fn pep342_close_before_the_start_runs_nothing() {
    let mut run = guarded("g");
    assert!(trace_of(|| run.close()).is_empty());
    assert_eq!(run.status(), Status::Complete);
    assert!(panics(|| run.start()).contains("is complete"));
}

// PEP 342: a generator cannot refuse to be closed. (There, one that yields on `GeneratorExit`
// is a `RuntimeError`; here clean-up is in `drop`, which cannot yield.)
#[test]
fn pep342_close_cannot_be_refused() {
    #[generator]
    fn endless() -> impl Coroutine<Given, Yield = u32, Return = ()> {
        loop {
            let _ = yield_!(1);
        }
    }
    let mut run = endless();
    let _ = run.start();
    run.close();
    assert_eq!(run.status(), Status::Complete);
}

// PEP 342: an exception raised by the clean-up comes out of `close`.
#[test]
fn pep342_a_panic_of_the_clean_up_comes_out_of_close() {
    struct Bad;
    impl Drop for Bad {
        fn drop(&mut self) {
            panic!("clean-up failed");
        }
    }
    #[generator]
    fn run() -> impl Coroutine<u32, Yield = u32, Return = u32> {
        let _bad = Bad;
        yield_!(1)
    }
    let mut run = run();
    let _ = run.start();
    assert_eq!(panics(|| run.close()), "clean-up failed");
    assert_eq!(run.status(), Status::Complete);
}

// PEP 342: a generator that is thrown away is closed.
#[test]
fn pep342_dropping_closes() {
    let lines = trace_of(|| {
        let mut run = guarded("g");
        let _ = run.start();
        drop(run);
        say("dropped");
    });
    assert_eq!(lines, ["make g", "drop g", "dropped"]);
}

// PEP 342: `yield` inside `try`/`finally`: the clean-up of the scope runs on every way out.
#[test]
fn pep342_clean_up_runs_on_every_way_out() {
    type Guarded<'a> = dyn Coroutine<u32, Yield = u32, Return = u32> + 'a;
    let ways: [fn(&mut Guarded<'_>); 3] = [
        |run| assert_eq!(run.resume(10), Complete(11)),
        |run| run.close(),
        |run| drop(panics(|| run.resume(u32::MAX))),
    ];
    for way in ways {
        let lines = trace_of(|| {
            let mut run = guarded("g");
            let _ = run.start();
            let _ = run.resume(1);
            way(&mut run);
            say("out");
        });
        assert_eq!(lines, ["make g", "drop g", "out"]);
    }
}
