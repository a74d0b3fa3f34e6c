//! What the coroutines of the library give.
#![deny(warnings)]
#![warn(clippy::pedantic)]

use edition_2021::coroutines::{
    Joined, Script, countdown, echo, end, flat, letters, longest, parent, parsed, positions, total,
    until_break, until_none,
};
use gen_core::{Coroutine, CoroutineState, Status};
use std::ops::ControlFlow;

#[test]
fn values() {
    assert_eq!(end(total(5), [2, 3]), "5");
    assert_eq!(
        end(
            positions(&[7, 8, 9]),
            [0, 2, 1, 0, 2, 1, 5, 3, 1, 4, 0, 6, 1, 4, 0]
        ),
        [7, 13, 5, 7, 4]
    );
    assert_eq!(end(longest(&"ab"), [&"a", &"abc"]), &"abc");
    assert_eq!(end(Joined("-").run(), [1, 22]), "-1-22");
    assert_eq!(end(countdown(9), [false, false, true]), 2);
    let mut echo = echo::<u8>();
    let _ = echo.start();
    assert_eq!(echo.resume(3), CoroutineState::Yielded(3));
}

#[test]
fn errors() {
    let text = |text: &str| Ok(text.to_owned());
    let given = [
        text("1"),
        Err("reset".to_owned()),
        text("2"),
        text(""),
        text("3"),
    ];
    assert_eq!(end(parsed(), given).unwrap(), 5);
    assert!(end(parsed(), [text("x")]).is_err());
    let mut thrown = parsed();
    let _ = thrown.start();
    let error = thrown.throw("stop".to_owned()).complete().unwrap();
    assert_eq!(error.unwrap_err().to_string(), "stop");
    assert_eq!(end(until_none(), [Some(1), None]), None);
    assert_eq!(end(until_none(), [Some(1), Some(2)]), Some(vec![1, 2]));
    assert_eq!(
        end(until_break(), [ControlFlow::Break('b')]),
        ControlFlow::Break('b')
    );
    assert_eq!(
        end(until_break(), [ControlFlow::Continue(10)]),
        ControlFlow::Break('>')
    );
}

#[test]
fn children() {
    assert_eq!(end(parent(2), [1, 10, 1, 2, 3]), "10+1-3");
    assert_eq!(flat(vec!["ab", "c"]).collect::<String>(), "ab c 3");
    let mut items = letters("xyz").items();
    assert_eq!(items.by_ref().count(), 3);
    assert_eq!(items.into_return(), Some(3));
}

#[test]
fn states() {
    let mut run = total(9);
    assert_eq!(run.status(), Status::Unstarted);
    let _ = run.start();
    let copy = run.clone();
    run.close();
    assert_eq!(run.status(), Status::Complete);
    assert_eq!(copy.status(), Status::Suspended);
    assert!(format!("{copy:?}").contains("total: 0"));
}
