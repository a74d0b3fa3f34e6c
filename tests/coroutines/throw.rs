//! `throw(error)`: an error given to the yield at which the body waits.

use crate::common::{Guard, mk, panics, say, trace_of};
use gen_core::{Coroutine, CoroutineState::*, Status, generator, yield_};
use std::error::Error;
use std::fmt;
use std::num::ParseIntError;

type Given = Result<u32, String>;

#[generator]
fn total() -> impl Coroutine<Given, Yield = u32, Return = Result<u32, String>> {
    let _guard = mk("total");
    let mut total = 0;
    loop {
        match yield_!(total) {
            Ok(0) => return Ok(total),
            Ok(n) => total += n,
            Err(error) if error == "reset" => total = 0,
            Err(error) if error == "ask" => total += yield_!(1000)? + yield_!(2000).unwrap_or(5),
            error => {
                let n = error?;
                unreachable!("{n}")
            }
        }
    }
}

#[test]
fn it_ends_with_an_error_that_it_does_not_handle() {
    let lines = trace_of(|| {
        let mut total = total();
        assert_eq!(total.start(), Yielded(0));
        assert_eq!(total.resume(Ok(2)), Yielded(2));
        assert_eq!(total.throw("stop".into()), Complete(Err("stop".into())));
        assert_eq!(total.status(), Status::Complete);
        say("end");
    });
    assert_eq!(lines, ["make total", "drop total", "end"]);
}

#[test]
fn it_may_recover_and_yield_again() {
    let mut total = total();
    let _ = total.start();
    assert_eq!(total.resume(Ok(2)), Yielded(2));
    assert_eq!(total.throw("reset".into()), Yielded(0));
    assert_eq!(total.resume(Ok(3)), Yielded(3));
    assert_eq!(total.throw("ask".into()), Yielded(1000));
    assert_eq!(total.resume(Ok(1)), Yielded(2000));
    assert_eq!(total.throw("anything".into()), Yielded(9));
    assert_eq!(total.throw("ask".into()), Yielded(1000));
    assert_eq!(total.throw("again".into()), Complete(Err("again".into())));
}

#[test]
fn it_is_the_same_as_resuming_with_an_error() {
    let (mut a, mut b) = (total(), total());
    assert_eq!(a.start(), b.start());
    for error in ["reset", "ask", "no"] {
        assert_eq!(a.throw(error.to_owned()), b.resume(Err(error.to_owned())));
    }
    assert_eq!(a.status(), b.status());
}

#[test]
fn an_unstarted_or_complete_one_refuses_it() {
    let mut refused = total();
    assert!(panics(|| refused.throw("early".into())).contains("call `start` first"));
    assert_eq!(refused.status(), Status::Unstarted);
    assert_eq!(refused.start(), Yielded(0));
    refused.close();
    assert!(panics(|| refused.throw("late".into())).contains("is complete"));
}

#[test]
fn errors_of_every_type() {
    #[derive(Debug, PartialEq)]
    enum Wrong {
        Number(ParseIntError),
        Other(Cancelled),
    }
    #[derive(Debug, PartialEq, Clone, Copy)]
    struct Cancelled;
    impl fmt::Display for Cancelled {
        fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("cancelled")
        }
    }
    impl Error for Cancelled {}
    impl From<ParseIntError> for Wrong {
        fn from(error: ParseIntError) -> Self {
            Self::Number(error)
        }
    }
    impl From<Cancelled> for Wrong {
        fn from(error: Cancelled) -> Self {
            Self::Other(error)
        }
    }

    #[generator]
    fn parse<'a>()
    -> impl Coroutine<Result<&'a str, Cancelled>, Yield = i64, Return = Result<(), Wrong>> {
        let mut last = 0;
        while last >= 0 {
            last = yield_!(last)?.parse()?;
        }
        Ok(())
    }
    let mut cancelled = parse();
    let _ = cancelled.start();
    assert_eq!(cancelled.resume(Ok("12")), Yielded(12));
    assert_eq!(
        cancelled.throw(Cancelled),
        Complete(Err(Wrong::Other(Cancelled)))
    );
    let mut wrong = parse();
    let _ = wrong.start();
    assert!(matches!(
        wrong.resume(Ok("x")),
        Complete(Err(Wrong::Number(_)))
    ));

    #[generator]
    fn boxed()
    -> impl Coroutine<Result<(), Box<dyn Error>>, Yield = (), Return = Result<(), Box<dyn Error>>>
    {
        loop {
            yield_!(())?;
        }
    }
    let mut boxed = boxed();
    let _ = boxed.start();
    assert!(boxed.resume(Ok(())).yielded().is_some());
    let end = boxed.throw(Cancelled.into()).complete().unwrap();
    assert_eq!(end.unwrap_err().to_string(), "cancelled");
}

#[test]
fn a_generic_caller() {
    fn cancel<C, T, E>(mut coroutine: C, error: E) -> Option<C::Return>
    where
        C: Coroutine<Result<T, E>>,
    {
        if coroutine.status() == Status::Unstarted {
            let _ = coroutine.start();
        }
        coroutine.throw(error).complete()
    }
    assert_eq!(cancel(total(), "x".to_owned()), Some(Err("x".to_owned())));
    assert_eq!(cancel(&mut total(), "reset".to_owned()), None);
    let boxed: Box<dyn Coroutine<Given, Yield = u32, Return = Result<u32, String>>> =
        Box::new(total());
    assert_eq!(cancel(boxed, "y".to_owned()), Some(Err("y".to_owned())));
}

#[test]
fn locals_are_dropped_as_on_a_return() {
    #[generator]
    fn guarded()
    -> impl Coroutine<Result<Guard, Guard>, Yield = &'static str, Return = Result<u32, Guard>> {
        let _outer = mk("outer");
        for _ in 0..2 {
            let _inner = mk("inner");
            let (_a, _b) = (yield_!("a")?, yield_!("b")?);
            say("both");
        }
        Ok(1)
    }
    let lines = trace_of(|| {
        let mut guarded = guarded();
        let _ = guarded.start();
        let _ = guarded.resume(Ok(Guard("first")));
        let _ = guarded.resume(Ok(Guard("second")));
        let _ = guarded.resume(Ok(Guard("third")));
        let state = guarded.throw(Guard("thrown"));
        say("thrown");
        drop(state);
    });
    assert_eq!(
        lines,
        [
            "make outer",
            "make inner",
            "both",
            "drop second",
            "drop first",
            "drop inner",
            "make inner",
            "drop third",
            "drop inner",
            "drop outer",
            "thrown",
            "drop thrown"
        ]
    );
}
