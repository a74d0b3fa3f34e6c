//! Macros of the user's own that yield, in bodies that are `async` blocks.

mod common;

use std::future::ready;
use std::pin::{Pin, pin};
use std::sync::{Arc, Mutex};

use common::{mk, say, trace_of};
use futures::{Stream, StreamExt};
use gen_core::{Coroutine, CoroutineState, Pinned, Yields, generate, generator, yield_};

macro_rules! throw {
    ($error:expr) => {{
        yield_!(Err($error));
        return;
    }};
}

macro_rules! tried {
    ($result:expr) => {
        match $result {
            Ok(value) => value,
            Err(error) => throw!(error),
        }
    };
}

/// Each of its expressions twice, where it stands.
macro_rules! twice {
    ($value:expr) => {
        ($value, $value)
    };
}

macro_rules! all {
    ($child:expr) => {
        yield_from!($child)
    };
}

mod ways_out {
    use super::*;

    #[generator(boxed)]
    fn numbers(line: String) -> impl Iterator<Item = Result<u32, String>> {
        let _line = mk("line");
        for word in line.split(' ') {
            let _word = mk("word");
            if word.is_empty() {
                throw!("empty".to_owned());
            }
            let n = tried!(word.parse::<u32>().map_err(|error| error.to_string()));
            yield_!(Ok(n));
            // What is a `?` here is the body's own.
            let half = n.checked_div(n % 10).ok_or("even".to_owned())?;
            yield_!(Ok(half));
        }
    }

    fn of(line: &str) -> (Vec<Result<u32, String>>, Vec<String>) {
        let mut items = Vec::new();
        let trace = trace_of(|| {
            let numbers = numbers(line.to_owned());
            items.extend(numbers.inspect(|item| say(format!("{item:?}"))));
        });
        (items, trace)
    }

    #[test]
    fn what_a_macro_yields_is_an_item_and_its_return_is_the_end() {
        assert_eq!(of("12 21").0, [Ok(12), Ok(6), Ok(21), Ok(21)]);
        assert_eq!(of("12  3").0, [Ok(12), Ok(6), Err("empty".into())]);
        let (items, trace) = of("12 x 3");
        let error = Err("invalid digit found in string".to_owned());
        assert_eq!(items, [Ok(12), Ok(6), error]);
        // A yield, and a return behind it: the locals are there until then.
        assert_eq!(
            trace[trace.len() - 3..],
            [
                r#"Err("invalid digit found in string")"#,
                "drop word",
                "drop line"
            ]
        );
    }

    #[test]
    fn a_question_mark_beside_it_drops_first() {
        let (items, trace) = of("20 3");
        assert_eq!(items, [Ok(20), Err("even".into())]);
        assert_eq!(
            trace[trace.len() - 3..],
            ["drop word", "drop line", r#"Err("even")"#]
        );
    }
}

mod kinds {
    use super::*;

    #[generator(boxed)]
    fn asked(first: u32) -> impl Coroutine<u32, Yield = u32, Return = u32> {
        let (a, b) = twice!(yield_!(first));
        if a > b {
            macro_rules! done {
                ($value:expr) => {
                    return $value
                };
            }
            done!(a - b);
        }
        u32::max(twice!(yield_!(a)).1, b)
    }

    #[test]
    fn coroutines_get_what_they_are_sent() {
        let mut asking = asked(1);
        assert_eq!(asking.start(), CoroutineState::Yielded(1));
        assert_eq!(asking.resume(2), CoroutineState::Yielded(1));
        assert_eq!(asking.resume(3), CoroutineState::Yielded(2));
        assert_eq!(asking.resume(4), CoroutineState::Yielded(2));
        assert_eq!(asking.resume(5), CoroutineState::Complete(5));
        let mut asking = asked(1);
        let _ = asking.start();
        let _ = asking.resume(5);
        assert_eq!(asking.resume(3), CoroutineState::Complete(2));
    }

    #[generator]
    fn in_place(list: Vec<u32>) -> Pinned<impl Yields<Item = u32>> {
        for n in list.iter() {
            let _ = twice!(yield_!(*n));
        }
        all!(list.iter().copied().rev());
        all![0..twice!(1).0]
    }

    #[test]
    fn pinned_ones_delegate_too() {
        assert!(pin!(in_place(vec![1, 2])).eq([1, 1, 2, 2, 2, 1, 0]));
    }

    #[test]
    fn blocks_do() {
        let list = String::from("34");
        let items = generate! { boxed {
            for digit in list.chars() {
                let _ = twice!(yield_!(digit.to_digit(10).unwrap()));
            }
            let _ = twice!(yield_!{ 5 });
        } };
        assert!(items.eq([3, 3, 4, 4, 5, 5]));
    }

    #[generator(boxed)]
    fn around() -> impl Iterator<Item = u32> {
        #[generator]
        fn counted(to: u32) -> impl Iterator<Item = u32> {
            for n in 0..to {
                yield_!(n);
            }
            gen_core::yield_from!([7]);
        }
        let _ = twice!(yield_!(1));
        all!(counted(2));
        let block = generate! { yield_!(8); };
        all!(block);
    }

    #[test]
    fn generators_in_the_body_have_their_own() {
        assert!(around().eq([1, 1, 0, 1, 7, 8]));
    }

    #[generator(boxed)]
    fn units() -> impl Iterator<Item = ()> {
        let _ = twice!(yield_!());
        let _ = twice!(r#yield!((),));
    }

    #[test]
    fn of_nothing() {
        assert_eq!(units().count(), 4);
    }

    #[generator(boxed)]
    fn nested() -> impl Coroutine<u32, Yield = u32, Return = u32> {
        twice!(yield_!(twice!(yield_!(1)).0 + 10)).1
    }

    #[test]
    fn one_in_the_value_of_another() {
        let mut nested = nested();
        assert_eq!(nested.start(), CoroutineState::Yielded(1));
        let mut yielded = Vec::new();
        for sent in 2.. {
            match nested.resume(sent) {
                CoroutineState::Yielded(item) => yielded.push(item),
                CoroutineState::Complete(last) => {
                    yielded.push(last);
                    break;
                }
            }
        }
        assert_eq!(yielded, [1, 12, 1, 1, 15, 7]);
    }
}

mod streams {
    use super::*;

    /// Runs one of two arms, each of which is expanded as it stands.
    macro_rules! choose {
        ($first:expr => $a:expr, $second:expr => $b:expr $(,)?) => {
            if $first.await { $a } else { $b }
        };
    }

    #[generator]
    async fn numbers(
        text: Arc<Mutex<String>>,
    ) -> impl Stream<Item = Result<u32, std::num::ParseIntError>> {
        // The guard lives to the end of the statement, but not across an await.
        let n = text.lock().unwrap().parse::<u32>()?;
        for i in 0.. {
            choose! {
                ready(i < n) => yield_!(Ok(i)),
                ready(false) => break,
            }
        }
        choose!(ready(n > 2) => return, ready(true) => all!([Ok(7)]));
        "-".parse::<u32>()?;
    }

    fn items(text: &str) -> (Vec<u32>, bool) {
        let numbers = numbers(Arc::new(Mutex::new(text.to_owned())));
        // Nothing in it keeps it on its thread.
        let numbers: Pin<Box<dyn Stream<Item = _> + Send>> = Box::pin(numbers);
        let all: Vec<_> = futures::executor::block_on(numbers.collect());
        let failed = all.last().is_some_and(Result::is_err);
        (all.into_iter().filter_map(Result::ok).collect(), failed)
    }

    #[test]
    fn arms_of_a_macro_yield_break_and_return() {
        assert_eq!(items("3"), (vec![0, 1, 2], false));
        assert_eq!(items("1"), (vec![0, 7], true));
        assert_eq!(items("x"), (vec![], true));
    }

    #[generator]
    async fn selected(count: u32) -> impl Stream<Item = u32> {
        let (sender, mut receiver) = tokio::sync::mpsc::channel(1);
        let sending = async move {
            for i in 0..count {
                sender.send(i).await.unwrap();
            }
        };
        let mut sending = pin!(sending);
        let mut is_over = false;
        loop {
            tokio::select! {
                () = &mut sending, if !is_over => {
                    is_over = true;
                    yield_!(100);
                }
                got = receiver.recv() => match got {
                    Some(item) => yield_!(item),
                    None => break,
                },
            }
        }
    }

    #[test]
    fn yields_stand_in_select() {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .build()
            .unwrap();
        let mut items: Vec<_> = runtime.block_on(selected(4).collect());
        items.sort_unstable();
        assert_eq!(items, [0, 1, 2, 3, 100]);
    }
}
