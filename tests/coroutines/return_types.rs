//! Return values of many types, and errors on their way out.

use crate::common::{mk, trace_of};
use gen_core::{Coroutine, CoroutineState, CoroutineState::*, Status, generator, yield_};
use std::error::Error;
use std::fmt::Debug;
use std::num::ParseIntError;

/// Runs a coroutine to its end with these arguments.
fn end<R, C: Coroutine<R>>(mut coroutine: C, given: impl IntoIterator<Item = R>) -> C::Return {
    let mut state = coroutine.start();
    for given in given {
        assert!(matches!(state, Yielded(_)), "some arguments were not taken");
        state = coroutine.resume(given);
    }
    assert_eq!(coroutine.status(), Status::Complete);
    state.complete().expect("the end")
}

#[test]
fn errors_are_converted() {
    #[derive(Debug, PartialEq)]
    enum Wrong {
        Number(ParseIntError),
        Text(&'static str),
    }
    impl From<ParseIntError> for Wrong {
        fn from(error: ParseIntError) -> Self {
            Self::Number(error)
        }
    }
    impl From<&'static str> for Wrong {
        fn from(text: &'static str) -> Self {
            Self::Text(text)
        }
    }
    #[generator]
    fn sum()
    -> impl Coroutine<Result<String, &'static str>, Yield = i32, Return = Result<i32, Wrong>> {
        let mut sum = 0;
        while sum < 100 {
            sum += yield_!(sum)?.parse::<i32>()?;
        }
        Ok(sum)
    }
    let text = |text: &str| Ok(text.to_owned());
    assert_eq!(end(sum(), [text("1"), text("99")]), Ok(100));
    assert!(matches!(
        end(sum(), [text("1"), text("x")]),
        Err(Wrong::Number(_))
    ));
    assert_eq!(end(sum(), [Err("no")]), Err(Wrong::Text("no")));

    #[generator]
    fn boxed(
        texts: &[&str],
    ) -> impl Coroutine<Yield = i32, Return = Result<(), Box<dyn Error + Send + Sync>>> {
        for text in texts {
            yield_!(text.parse()?);
        }
        Err("the end")?;
        Ok(())
    }
    let mut items = boxed(&["1", "2"]).items();
    assert!(items.by_ref().eq([1, 2]));
    assert_eq!(
        items.into_return().unwrap().unwrap_err().to_string(),
        "the end"
    );
    let mut items = boxed(&["1", "x", "3"]).items();
    assert!(items.by_ref().eq([1]));
    assert_eq!(
        items.into_return().unwrap().unwrap_err().to_string(),
        "invalid digit found in string"
    );
}

#[test]
fn a_body_that_never_ends_may_return_anything() {
    enum Never {}
    #[generator]
    fn count<T>() -> impl Coroutine<u32, Yield = u32, Return = T> {
        let mut n = 0;
        loop {
            n += yield_!(n);
        }
    }
    #[generator]
    fn opaque() -> impl Coroutine<Yield = u8, Return = Box<dyn Fn(Never) -> String>> {
        loop {
            for n in 0..3 {
                yield_!(n);
            }
        }
    }
    #[generator]
    fn panics() -> impl Coroutine<u32, Yield = u32, Return = Never> {
        let n = yield_!(0);
        panic!("given {n}")
    }
    let mut never = count::<Never>();
    let mut text = count::<String>();
    assert!(matches!(
        (never.start(), text.start()),
        (Yielded(0), Yielded(0))
    ));
    assert!(matches!(
        (never.resume(2), text.resume(3)),
        (Yielded(2), Yielded(3))
    ));
    assert!(opaque().items().take(5).eq([0, 1, 2, 0, 1]));
    let mut panics = panics();
    let _ = panics.start();
    assert_eq!(crate::common::panics(|| panics.resume(7)), "given 7");
    assert_eq!(panics.status(), Status::Complete);
}

#[test]
fn values_of_many_types() {
    #[generator]
    fn closure(n: u32) -> impl Coroutine<u32, Yield = (), Return = impl Fn(u32) -> u32> {
        let m = yield_!(());
        move |k| k * m + n
    }
    assert_eq!(end(closure(1), [10])(4), 41);

    #[generator]
    fn borrowed<'a>(
        words: &[&'a str],
    ) -> impl Coroutine<usize, Yield = usize, Return = Option<&'a str>> {
        let at = yield_!(words.len());
        words.get(at).copied()
    }
    let words = vec!["a", "b"];
    let found = end(borrowed(&words), [1]);
    drop(words);
    assert_eq!(found, Some("b"));

    #[generator]
    fn coercion(early: bool) -> impl Coroutine<Yield = u8, Return = Box<dyn Debug>> {
        if early {
            return Box::new("early");
        }
        yield_!(1);
        Box::new(2)
    }
    assert_eq!(format!("{:?}", end(coercion(true), [])), "\"early\"");
    assert_eq!(format!("{:?}", end(coercion(false), [()])), "2");

    #[generator]
    fn coroutine(
        n: u32,
    ) -> impl Coroutine<Yield = u32, Return = Box<dyn Coroutine<Yield = u32, Return = u32>>> {
        yield_!(n);
        Box::new(inner(n + 1))
    }
    #[generator]
    fn inner(n: u32) -> impl Coroutine<Yield = u32, Return = u32> {
        yield_!(n);
        n + 1
    }
    assert_eq!(end(end(coroutine(1), [()]), [()]), 3);
}

#[test]
fn the_value_is_made_before_the_locals_are_dropped() {
    #[generator]
    fn run() -> impl Coroutine<u32, Yield = u32, Return = usize> {
        let guard = mk("guard");
        yield_!(1);
        crate::common::eval(guard.0.len())
    }
    let lines = trace_of(|| {
        let mut run = run();
        let _ = run.start();
        let state: CoroutineState<_, _> = run.resume(1);
        crate::common::say(format!("{state:?}"));
    });
    assert_eq!(lines, ["make guard", "eval 5", "drop guard", "Complete(5)"]);
}
