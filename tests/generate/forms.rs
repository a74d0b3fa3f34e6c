//! Blocks with a word in front: `boxed`, `coroutine`, `async`.

use futures::{Stream, StreamExt, executor::block_on};
use gen_core::{Coroutine, CoroutineState, Status, generate};
use std::pin::pin;
use std::sync::{Arc, Mutex};

#[test]
fn boxed_blocks_borrow_from_themselves() {
    let text = String::from("a bb ccc");
    let shared = Arc::new(Mutex::new(vec![1, 2]));
    let lengths = generate! { boxed {
        for word in text.split(' ') {
            yield!(word.len());
        }
        for n in shared.lock().unwrap().iter() {
            yield *n;
        }
        yield_from!(text.bytes().take(1).map(usize::from));
    } };
    assert!(lengths.eq([1, 2, 3, 1, 2, 97]));
}

#[test]
fn boxed_blocks_can_be_moved() {
    let list = [1, 2, 3];
    let mut items = generate! { boxed { for n in list.iter() { yield!(*n) } } };
    assert_eq!(items.next(), Some(1));
    let mut moved: Box<dyn Iterator<Item = i32>> = Box::new(items);
    assert_eq!(moved.next(), Some(2));
    let mut again = std::thread::spawn(|| {
        let text = String::from("ab");
        generate! { boxed { for c in text.chars() { yield c } } }
    })
    .join()
    .unwrap();
    assert_eq!(again.next(), Some('a'));
}

#[test]
fn coroutines() {
    let start = 10;
    let mut run = generate! { coroutine {
        let mut total = start;
        while total < 20 {
            total += yield!(total);
        }
        format!("{total}")
    } };
    assert_eq!(run.status(), Status::Unstarted);
    assert_eq!(run.start(), CoroutineState::Yielded(10));
    assert_eq!(run.resume(3), CoroutineState::Yielded(13));
    assert_eq!(run.resume(7), CoroutineState::Complete("20".to_owned()));
    assert_eq!(run.status(), Status::Complete);
}

#[test]
fn coroutines_without_arguments() {
    let words = ["a", "b"];
    let run = generate! { coroutine {
        let mut count = 0;
        for word in words {
            yield word;
            count += 1;
        }
        count
    } };
    let mut items = run.items();
    assert!(items.by_ref().eq(words));
    assert_eq!(items.into_return(), Some(2));
}

fn drive(mut run: impl Coroutine<u32, Yield = u32, Return = Option<u32>>) -> Vec<u32> {
    let mut seen = Vec::new();
    let mut state = run.start();
    while let CoroutineState::Yielded(n) = state {
        seen.push(n);
        state = run.resume(n * 2);
    }
    seen
}

#[test]
fn coroutines_with_question_marks_and_returns() {
    let seen = drive(generate! { coroutine {
        let first = yield 1;
        let second: u32 = yield!(first) + 1;
        if second > 100 { return None; }
        let third = yield!(second).checked_sub(1)?;
        Some(third)
    } });
    assert_eq!(seen, [1, 2, 5]);
}

#[test]
fn coroutines_delegate() {
    let mut run = generate! { coroutine {
        let first: u32 = yield_from!(generate!(coroutine { let n: u32 = yield 1; n + yield 2 }));
        let second = generate! { coroutine { yield yield 3 } };
        let second: u32 = yield_from!(second);
        first + second
    } };
    assert_eq!(run.start(), CoroutineState::Yielded(1));
    assert_eq!(run.resume(10), CoroutineState::Yielded(2));
    assert_eq!(run.resume(5), CoroutineState::Yielded(3));
    assert_eq!(run.resume(7), CoroutineState::Yielded(7));
    assert_eq!(run.resume(8), CoroutineState::Complete(23));
}

#[test]
fn boxed_coroutines() {
    let text = String::from("x y");
    let mut run = generate! { boxed coroutine {
        let mut sum: usize = 0;
        for word in text.split(' ') {
            sum += yield word.len();
        }
        sum
    } };
    assert_eq!(run.start(), CoroutineState::Yielded(1));
    assert_eq!(run.resume(5), CoroutineState::Yielded(1));
    assert_eq!(run.resume(6), CoroutineState::Complete(11));
}

async fn length(text: &str) -> usize {
    text.len()
}

fn lengths(texts: Vec<String>) -> impl Stream<Item = usize> {
    generate! { async {
        for text in texts.iter() {
            yield!(length(text).await);
        }
        yield_from!([0]);
        yield_from!(futures::stream::iter([7]));
    } }
}

#[test]
fn streams() {
    let texts = vec!["a".to_owned(), "bb".to_owned()];
    assert_eq!(block_on(lengths(texts).collect::<Vec<_>>()), [1, 2, 0, 7]);
    let number = "1".to_owned();
    let parsed = generate! { async move {
        let n = std::future::ready(number.parse::<u32>()).await?;
        yield!(Ok::<_, std::num::ParseIntError>(n));
        let bad: u32 = "x".parse()?;
        yield Ok(bad);
    } };
    let mut parsed = pin!(parsed);
    assert_eq!(block_on(parsed.next()), Some(Ok(1)));
    assert!(block_on(parsed.next()).expect("an item").is_err());
    assert_eq!(block_on(parsed.next()), None);
}

#[test]
fn in_other_brackets() {
    let n = 2;
    assert!(generate!({ yield_!(n) }).eq([2]));
    assert!(generate!(yield_!(n)).eq([2]));
    assert!(generate![yield n; yield 3].eq([2, 3]));
    assert!(generate!(boxed { yield n }).eq([2]));
    assert!(generate! { { yield!(n) } }.eq([2]));
}
