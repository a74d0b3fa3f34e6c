//! The known exceptions to "a body means what it means in plain Rust".
//!
//! All but one are about *when* a value is dropped that is not mentioned again while its scope goes on.
//! Syntax alone does not say what the last mention takes; the value is then dropped at the next
//! yield instead of at the end of its scope. Each has a way to write what is meant.

mod common;

use common::{Guard, mk, say, trace_of};
use gen_core::{generator, yield_};

fn trace(items: impl Iterator<Item = u32>) -> Vec<String> {
    trace_of(|| {
        // Not `for_each`, which may run the body as it stands, without the exceptions.
        for n in items {
            say(format!("yield {n}"));
        }
    })
}

/// `x.method()` as the last mention: a method that is not std's may take `x` by value.
#[test]
fn last_method_call() {
    #[generator]
    fn run() -> impl Iterator<Item = u32> {
        let guard = mk("guard");
        say(guard.name());
        yield_!(1);
        say("end");
    }
    assert_eq!(
        trace(run()),
        ["make guard", "guard", "drop guard", "yield 1", "end"]
    );

    #[generator]
    fn borrowed() -> impl Iterator<Item = u32> {
        let guard = mk("guard");
        say((&guard).name());
        yield_!(1);
        say("end");
    }
    assert_eq!(
        trace(borrowed()),
        ["make guard", "guard", "yield 1", "end", "drop guard"]
    );
}

/// `f(..)` as the last mention of a local: a closure may be `FnOnce`.
#[test]
fn last_call_of_a_closure() {
    #[generator]
    fn run() -> impl Iterator<Item = u32> {
        let guard = mk("guard");
        let f = move || say((&guard).name());
        f();
        yield_!(1);
        say("end");
    }
    assert_eq!(
        trace(run()),
        ["make guard", "guard", "drop guard", "yield 1", "end"]
    );

    #[generator]
    fn borrowed() -> impl Iterator<Item = u32> {
        let guard = mk("guard");
        let f = move || say((&guard).name());
        (&f)();
        yield_!(1);
        say("end");
    }
    assert_eq!(
        trace(borrowed()),
        ["make guard", "guard", "yield 1", "end", "drop guard"]
    );
}

/// `x` in the tokens of a macro of the user's own as the last mention: the macro may take it.
#[test]
fn last_macro() {
    macro_rules! note {
        ($($argument:expr),*) => {
            say(format!("{:?}", ($($argument,)*)))
        };
    }

    #[generator]
    fn run() -> impl Iterator<Item = u32> {
        let guard = mk("guard");
        note!(1, guard.0);
        yield_!(1);
        say("end");
    }
    assert_eq!(
        trace(run()),
        [
            "make guard",
            r#"(1, "guard")"#,
            "drop guard",
            "yield 1",
            "end"
        ]
    );

    #[generator]
    fn borrowed() -> impl Iterator<Item = u32> {
        let guard = mk("guard");
        let list = vec![mk("a"), mk("b")];
        note!(1, &guard.0);
        note!(list[0].0, list.len());
        yield_!(1);
        say("end");
    }
    assert_eq!(
        trace(borrowed()),
        [
            "make guard",
            "make a",
            "make b",
            r#"(1, "guard")"#,
            r#"("a", 2)"#,
            "yield 1",
            "end",
            "drop a",
            "drop b",
            "drop guard"
        ]
    );
}

/// `x.field` by value as the last mention: what is left of `x` has no name.
#[test]
fn last_field() {
    struct Pair {
        first: Guard,
        second: Guard,
    }
    fn pair() -> Pair {
        Pair {
            first: mk("first"),
            second: mk("second"),
        }
    }

    #[generator]
    fn run() -> impl Iterator<Item = u32> {
        let pair = pair();
        let first = pair.first;
        yield_!(1);
        say(first.name());
        say("end");
    }
    assert_eq!(
        trace(run()),
        [
            "make first",
            "make second",
            "drop second",
            "yield 1",
            "first",
            "end",
            "drop first"
        ]
    );

    #[generator]
    fn destructured() -> impl Iterator<Item = u32> {
        let Pair {
            first,
            second: _second,
        } = pair();
        yield_!(1);
        say(first.name());
        say("end");
    }
    assert_eq!(
        trace(destructured()),
        [
            "make first",
            "make second",
            "yield 1",
            "first",
            "end",
            "drop second",
            "drop first"
        ]
    );
}

/// The same of a temporary: `f().field`. A field that is `Copy` leaves it whole, to the end of the
/// statement.
#[test]
fn field_of_a_temporary() {
    struct Pair {
        first: Guard,
        _second: Guard,
        copied: u32,
    }
    fn pair() -> Pair {
        Pair {
            first: mk("first"),
            _second: mk("second"),
            copied: 3,
        }
    }

    #[generator]
    fn moved() -> impl Iterator<Item = Guard> {
        yield_!(pair().first);
        say("end");
    }
    let mut moved = moved();
    let mut first = None;
    let seen = trace_of(|| first = moved.next());
    assert_eq!(seen, ["make first", "make second", "drop second"]);
    let seen = trace_of(|| drop((moved.next(), first)));
    assert_eq!(seen, ["end", "drop first"]);

    #[generator]
    fn copied() -> impl Iterator<Item = u32> {
        yield_!(pair().copied);
        say("between");
        yield_!(Box::new((pair(), 5)).1);
        yield_!(*Box::new(6));
        yield_!(pair().first.name().len() as u32 + pair().copied);
        say("end");
    }
    fn plain(emit: &mut dyn FnMut(u32)) {
        emit(pair().copied);
        say("between");
        emit(Box::new((pair(), 5)).1);
        emit(*Box::new(6));
        emit(pair().first.name().len() as u32 + pair().copied);
        say("end");
    }
    assert_eq!(
        trace(copied()),
        trace_of(|| plain(&mut |item| say(format!("yield {item}"))))
    );
}

/// `_` and `..` in the pattern of a struct or an enum of one's own, where another part is moved.
#[test]
fn parts_that_a_pattern_leaves() {
    enum Event {
        Line(Guard, Guard),
    }

    #[generator]
    fn run() -> impl Iterator<Item = u32> {
        match Event::Line(mk("a"), mk("b")) {
            Event::Line(a, _) => {
                yield_!(1);
                say(a.name());
            }
        }
        say("end");
    }
    assert_eq!(
        trace(run()),
        [
            "make a", "make b", "drop b", "yield 1", "a", "drop a", "end"
        ]
    );

    #[generator]
    fn named() -> impl Iterator<Item = u32> {
        match Event::Line(mk("a"), mk("b")) {
            Event::Line(a, _b) => {
                yield_!(1);
                say(a.name());
            }
        }
        say("end");
    }
    assert_eq!(
        trace(named()),
        [
            "make a", "make b", "yield 1", "a", "drop b", "drop a", "end"
        ]
    );
}

/// `x.method(..)` by value of a `Copy` type, which a method that is called in an operand changes.
#[test]
fn a_copy_that_is_changed_by_a_method() {
    #[derive(Clone, Copy)]
    struct Count(u32);

    impl Count {
        fn plus(self, n: u32) -> u32 {
            self.0 + n
        }

        fn increase(&mut self) {
            self.0 += 1;
        }
    }

    #[generator]
    fn run(mut count: Count) -> impl Iterator<Item = u32> {
        let sum = count.plus({
            count.increase();
            yield_!(0);
            10
        });
        yield_!(sum);
        let before = count;
        let sum = before.plus({
            count.increase();
            yield_!(0);
            10
        });
        yield_!(sum);
    }
    let mut items = Vec::new();
    for item in run(Count(1)) {
        items.push(item);
    }
    assert_eq!(items, [0, 12, 0, 12]);
}
