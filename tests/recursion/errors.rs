//! `?` in a recursive generator ends the call that it stands in, and no other.

use std::num::ParseIntError;

use gen_core::{
    Coroutine, CoroutineState::*, Recursive, RecursiveCoroutine, generator, yield_, yield_from,
};

use crate::common::{Guard, say, trace_of};

type Item = Result<i32, String>;

fn parse(text: &str) -> Result<i32, ParseIntError> {
    text.parse()
}

/// What is in brackets is a call of its own.
#[generator]
fn numbers<'a>(words: &'a [&'a str], depth: usize) -> Recursive<'a, Item> {
    let _guard = Guard(["zero", "one", "two"][depth]);
    for word in words {
        if let Some(inner) = word.strip_prefix('(') {
            yield_from!(one(inner, depth + 1));
            say("behind");
            continue;
        }
        let number = parse(word).map_err(|error| error.to_string())?;
        yield_!(Ok(number));
    }
}

#[generator]
fn one(word: &str, depth: usize) -> Recursive<'_, Item> {
    let _guard = Guard(["zero", "one", "two"][depth]);
    let number = parse(word).map_err(|error| error.to_string())?;
    yield_!(Ok(number));
    if number == 0 {
        None?;
    }
    yield_!(Ok(-number));
}

#[test]
fn an_error_is_the_last_item_of_its_call() {
    let words = ["1", "(x", "2", "(3", "(0", "y", "4"];
    let mut items = Vec::new();
    let lines = trace_of(|| items.extend(numbers(&words, 0)));
    let error = || Err("invalid digit found in string".to_owned());
    assert_eq!(
        items,
        [Ok(1), error(), Ok(2), Ok(3), Ok(-3), Ok(0), error()]
    );
    assert_eq!(
        lines,
        [
            "drop one",
            "behind",
            "drop one",
            "behind",
            "drop one",
            "behind",
            "drop zero"
        ]
    );
}

/// The call is over when its error comes out, as that of any other child is.
#[test]
fn the_call_is_dropped_before_its_error_is_handed_out() {
    let lines = trace_of(|| {
        let mut items = numbers(&["(x", "1"], 0);
        assert!(items.next().unwrap().is_err());
        say("error");
        assert_eq!(items.next(), Some(Ok(1)));
        assert_eq!(items.next(), None);
    });
    assert_eq!(lines, ["drop one", "error", "behind", "drop zero"]);
}

#[test]
fn at_the_root_it_is_the_end() {
    let mut items = one("x", 0);
    assert!(items.next().unwrap().is_err());
    assert_eq!(items.size_hint(), (0, Some(0)));
    assert_eq!(items.next(), None);
    assert_eq!(items.next(), None);
}

#[test]
fn a_question_mark_alone_in_its_statement_or_in_a_larger_one() {
    #[generator]
    fn some(list: &[Option<u32>]) -> Recursive<'_, u32> {
        let Some((first, rest)) = list.split_first() else {
            return;
        };
        yield_!(first.as_ref()? + (*first)?);
        yield_from!(some(rest));
    }
    assert!(some(&[Some(1), Some(2), None, Some(3)]).eq([2, 4]));
}

#[test]
fn in_a_coroutine_it_is_what_the_call_returns() {
    #[generator]
    fn sum(n: u32) -> RecursiveCoroutine<'static, Result<u32, String>, u32, Result<u32, String>> {
        let _guard = Guard(["zero", "one", "two"][n as usize]);
        let own = yield_!(n)?;
        if n == 0 {
            return Ok(own);
        }
        match yield_from!(sum(n - 1)) {
            Ok(sum) => Ok(sum + own),
            Err(error) if error == "ignore" => Ok(own),
            Err(error) => Err(error + "!")?,
        }
    }
    let run = |answers: [Result<u32, String>; 3]| {
        let mut run = sum(2);
        let mut state = run.start();
        for answer in answers {
            let Yielded(_) = state else { break };
            state = match answer {
                Ok(answer) => run.resume(Ok(answer)),
                Err(error) => run.throw(error),
            };
        }
        state
    };
    let no = |word: &str| Err(word.to_owned());
    assert_eq!(run([Ok(1), Ok(2), Ok(3)]), Complete(Ok(6)));
    assert_eq!(run([Ok(1), Ok(2), no("stop")]), Complete(no("stop!!")));
    assert_eq!(run([Ok(1), Ok(2), no("ignore")]), Complete(Ok(3)));
    assert_eq!(run([Ok(1), no("stop"), Ok(3)]), Complete(no("stop!")));
    assert_eq!(run([no("stop"), Ok(2), Ok(3)]), Complete(no("stop")));
}
