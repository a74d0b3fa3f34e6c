//! `yield_from!(child)`: what passes between the caller and the child, and its value.

use crate::common::{Guard, mk, panics, say, trace_of};
use gen_core::{Coroutine, CoroutineState::*, Status, generator, yield_, yield_from};

/// Adds up what it is given until that is zero.
#[generator]
fn adder(name: &'static str) -> impl Coroutine<u32, Yield = u32, Return = u32> {
    let _guard = mk(name);
    let mut total = 0;
    loop {
        match yield_!(total) {
            0 => return total,
            n => total += n,
        }
    }
}

#[test]
fn values_go_out_arguments_in_and_the_value_comes_back() {
    #[generator]
    fn parent() -> impl Coroutine<u32, Yield = u32, Return = (u32, u32)> {
        let first = yield_from!(adder("a"));
        say(format!("first {first}"));
        let between = yield_!(1000);
        (first, between + yield_from!(adder("b")))
    }
    let lines = trace_of(|| {
        let mut parent = parent();
        assert_eq!(parent.start(), Yielded(0));
        assert_eq!(parent.resume(2), Yielded(2));
        assert_eq!(parent.resume(3), Yielded(5));
        assert_eq!(parent.resume(0), Yielded(1000));
        assert_eq!(parent.resume(10), Yielded(0));
        assert_eq!(parent.resume(7), Yielded(7));
        assert_eq!(parent.resume(0), Complete((5, 17)));
    });
    assert_eq!(lines, ["make a", "drop a", "first 5", "make b", "drop b"]);
}

#[test]
fn in_every_position() {
    #[generator]
    fn twice(n: u32) -> impl Coroutine<u32, Yield = u32, Return = u32> {
        yield_!(n) * 2
    }
    #[generator]
    fn parent(list: &[u32]) -> impl Coroutine<u32, Yield = u32, Return = Vec<u32>> {
        let mut out = vec![
            yield_from!(twice(1)),
            yield_from!(twice(2)) + yield_from!(twice(3)),
        ];
        out.push(yield_from!(twice(yield_from!(twice(4)))));
        if yield_from!(twice(5)) > 10 && yield_from!(twice(6)) > 10 {
            out.push(list[yield_from!(twice(7)) as usize]);
        }
        while let 2 | 4 = yield_from!(twice(8)) {
            out[0] += yield_from!(twice(9));
        }
        match (yield_from!(twice(10)), yield_!(11)) {
            (a, b) if a == b => out.push(a),
            (_, 0) => return vec![yield_from!(twice(12))],
            _ => out.extend([yield_from!(twice(13)); 2]),
        }
        for n in 0..yield_from!(twice(14)) {
            out.push(n + yield_from!(twice(15)));
        }
        out.push(loop {
            break yield_from!(twice(16));
        });
        out.push(yield_!(yield_from!(twice(17))));
        let text = format!("{}{}", yield_from!(twice(18)), yield_from!(twice(19)));
        out.push(text.parse().unwrap_or_default());
        (yield_from!(twice(20)), out).1
    }
    let mut run = parent(&[7, 8, 9]);
    let given = [
        1, 1, 2, 1, 1, 6, 6, 1, 2, 5, 9, 3, 4, 2, 1, 0, 5, 8, 3, 2, 1, 9,
    ];
    let mut seen = vec![run.start().yielded().unwrap()];
    let mut out = None;
    for n in given {
        match run.resume(n) {
            Yielded(n) => seen.push(n),
            Complete(value) => out = Some(value),
        }
    }
    assert_eq!(
        seen,
        [
            1, 2, 3, 4, 2, 5, 6, 7, 8, 9, 8, 10, 11, 13, 14, 15, 15, 16, 17, 6, 18, 19, 20
        ]
    );
    assert_eq!(out, None);
    assert_eq!(
        run.resume(0),
        Complete(vec![12, 6, 2, 9, 4, 4, 0, 11, 16, 2, 218])
    );
}

#[test]
fn thrown_errors_reach_the_child() {
    type Given = Result<u32, String>;
    #[generator]
    fn child() -> impl Coroutine<Given, Yield = u32, Return = Result<u32, String>> {
        let _guard = mk("child");
        let mut total = 0;
        while total < 10 {
            total += match yield_!(total) {
                Err(error) if error == "mild" => 1,
                other => other?,
            };
        }
        Ok(total)
    }
    #[generator]
    fn parent() -> impl Coroutine<Given, Yield = u32, Return = Result<u32, String>> {
        let _guard = mk("parent");
        let first = yield_from!(child())?;
        match yield_from!(child()) {
            Ok(second) => Ok(first + second),
            Err(error) => {
                say(format!("handled {error}"));
                yield_!(100)
            }
        }
    }
    let lines = trace_of(|| {
        let mut parent = parent();
        let _ = parent.start();
        assert_eq!(parent.throw("mild".into()), Yielded(1));
        assert_eq!(parent.resume(Ok(9)), Yielded(0));
        assert_eq!(parent.throw("bad".into()), Yielded(100));
        assert_eq!(parent.throw("end".into()), Complete(Err("end".into())));
    });
    assert_eq!(
        lines,
        [
            "make parent",
            "make child",
            "drop child",
            "make child",
            "drop child",
            "handled bad",
            "drop parent"
        ]
    );
    let mut first = parent();
    let _ = first.start();
    assert_eq!(first.throw("bad".into()), Complete(Err("bad".into())));
    assert_eq!(first.status(), Status::Complete);
}

#[test]
fn closing_closes_the_child_first() {
    #[generator]
    fn parent() -> impl Coroutine<u32, Yield = u32, Return = u32> {
        let _guard = mk("parent");
        let total = yield_from!(adder("child"));
        say("behind");
        total
    }
    for by_close in [true, false] {
        let lines = trace_of(|| {
            let mut parent = parent();
            let _ = parent.start();
            let _ = parent.resume(1);
            if by_close {
                parent.close();
                assert_eq!(parent.status(), Status::Complete);
            }
        });
        assert_eq!(
            lines,
            ["make parent", "make child", "drop child", "drop parent"]
        );
    }
}

#[test]
fn a_lent_child_stays_open_for_its_owner() {
    #[generator]
    fn parent<'a>(
        child: &'a mut impl Coroutine<u32, Yield = u32, Return = u32>,
    ) -> impl Coroutine<u32, Yield = u32, Return = u32> + 'a {
        let _guard = mk("parent");
        yield_from!(child)
    }
    let mut child = adder("child");
    let lines = trace_of(|| {
        let mut parent = parent(&mut child);
        assert_eq!(parent.start(), Yielded(0));
        assert_eq!(parent.resume(4), Yielded(4));
        parent.close();
        say("closed");
    });
    assert_eq!(
        lines,
        ["make parent", "make child", "drop parent", "closed"]
    );
    assert_eq!(child.status(), Status::Suspended);
    assert_eq!(child.resume(5), Yielded(9));
    assert_eq!(child.resume(0), Complete(9));
}

#[test]
fn a_child_that_was_started_before_is_refused() {
    #[generator]
    fn parent<C: Coroutine<u32, Yield = u32, Return = u32>>(
        child: C,
    ) -> impl Coroutine<u32, Yield = u32, Return = u32> {
        yield_from!(child)
    }
    let mut child = adder("child");
    let _ = child.start();
    let mut outer = parent(&mut child);
    let message = panics(|| outer.start());
    assert_eq!(message, "this coroutine was started before; call `resume`");
    assert_eq!(outer.status(), Status::Complete);
    drop(outer);
    assert_eq!(child.resume(3), Yielded(3));
    child.close();
    assert!(panics(|| parent(&mut child).start()).contains("is complete"));
}

#[test]
fn a_panic_of_the_child_goes_through_the_parent() {
    #[generator]
    fn child() -> impl Coroutine<u32, Yield = u32, Return = u32> {
        let _guard = mk("child");
        let n = yield_!(1);
        assert!(n > 0, "zero");
        yield_!(2)
    }
    #[generator]
    fn parent() -> impl Coroutine<u32, Yield = u32, Return = u32> {
        let _guard = mk("parent");
        yield_from!(child())
    }
    let mut outer = parent();
    let lines = trace_of(|| {
        let _ = outer.start();
        assert_eq!(panics(|| outer.resume(0)), "zero");
        say("caught");
    });
    assert_eq!(
        lines,
        [
            "make parent",
            "make child",
            "drop child",
            "drop parent",
            "caught"
        ]
    );
    assert_eq!(outer.status(), Status::Complete);
}

#[test]
fn a_child_that_yields_nothing() {
    #[generator]
    fn nothing(n: u32) -> impl Coroutine<String, Yield = u32, Return = u32> {
        n + 1
    }
    #[generator]
    fn parent() -> impl Coroutine<String, Yield = u32, Return = String> {
        let n = yield_from!(nothing(1)) + yield_from!(nothing(5));
        let mut text = yield_!(n);
        text.push_str(&yield_from!(nothing(2)).to_string());
        text
    }
    let mut parent = parent();
    assert_eq!(parent.start(), Yielded(8));
    assert_eq!(parent.resume("n".into()), Complete("n3".into()));
}

#[test]
fn guards_as_arguments_and_values() {
    #[generator]
    fn child() -> impl Coroutine<Guard, Yield = &'static str, Return = Guard> {
        let first = yield_!("one");
        let _second = yield_!("two");
        first
    }
    #[generator]
    fn parent() -> impl Coroutine<Guard, Yield = &'static str, Return = ()> {
        yield_from!(child());
        say("discarded");
        let _kept = yield_from!(child());
        say("kept");
        let Guard(_) = yield_from!(child());
        say("end");
    }
    let lines = trace_of(|| {
        let mut parent = parent();
        let _ = parent.start();
        for name in ["a", "b", "c", "d", "e", "f"] {
            let _ = parent.resume(Guard(name));
        }
        assert_eq!(parent.status(), Status::Complete);
    });
    assert_eq!(
        lines,
        [
            "drop b",
            "drop a",
            "discarded",
            "drop d",
            "kept",
            "drop f",
            "drop e",
            "end",
            "drop c"
        ]
    );
}

/// What is pushed to is no `mut` variable, so the types are asked whether `push` changes it.
#[test]
fn into_the_argument_of_a_method() {
    #[generator]
    fn echo(n: u32) -> impl Coroutine<u32, Yield = u32, Return = u32> {
        yield_!(n) + n
    }
    #[generator]
    fn parent(out: &mut Vec<u32>) -> impl Coroutine<u32, Yield = u32, Return = usize> {
        out.push(yield_from!(echo(1)));
        out.extend([yield_from!(echo(2)), yield_!(3)]);
        out.len()
    }
    let mut out = Vec::new();
    let mut run = parent(&mut out);
    assert_eq!(run.start().yielded(), Some(1));
    assert_eq!(run.resume(10).yielded(), Some(2));
    assert_eq!(run.resume(20).yielded(), Some(3));
    assert_eq!(run.resume(30).complete(), Some(3));
    drop(run);
    assert_eq!(out, [11, 22, 30]);
}
