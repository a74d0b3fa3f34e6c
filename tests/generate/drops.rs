//! When what a block holds is dropped.

use crate::common::{Guard, mk, say, trace_of};
use crate::twin::{dropped, same};
use gen_core::generate;

fn look(guard: &Guard) -> &'static str {
    guard.name()
}

#[test]
fn never_started() {
    // In the order in which they are mentioned, as a closure drops what it has captured.
    let traces = dropped!({ let a = mk("a"); let b = mk("b"); let c = mk("c"); } {
        yield look(&c);
        yield look(&a);
        drop(b);
    });
    assert_eq!(
        traces[0],
        "make a, make b, make c, let go, drop c, drop a, drop b"
    );
    let closure = trace_of(|| {
        let (a, b) = (mk("a"), mk("b"));
        drop(move || (look(&b), look(&a)));
        say("let go");
    });
    let block = trace_of(|| {
        let (a, b) = (mk("a"), mk("b"));
        drop(generate! { yield!((look(&b), look(&a))) });
        say("let go");
    });
    assert_eq!(closure, block);
}

#[test]
fn suspended() {
    let traces = dropped!({ let a = mk("a"); let b = mk("b"); } {
        let local = mk("local");
        yield look(&b);
        drop(a);
        yield look(&local);
        let moved = b;
        yield look(&moved);
    });
    assert_eq!(
        traces[1],
        "make a, make b, make local, let go, drop local, drop b, drop a"
    );
    assert_eq!(traces.len(), 5);
}

#[test]
fn never_mentioned_again() {
    dropped!({ let a = mk("a"); let b = mk("b"); } {
        let _held = a;
        yield 1;
        { let _inner = b; yield 2; }
        yield 3;
    });
}

#[test]
fn one_by_one() {
    dropped!({ let list = vec![mk("a"), mk("b"), mk("c")]; let last = mk("last"); } {
        for guard in list {
            yield look(&guard);
            if look(&guard) == "b" { break; }
        }
        yield look(&last);
    });
}

#[test]
fn on_some_paths() {
    for flag in [false, true] {
        dropped!({ let a = mk("a"); let b = Some(mk("b")); } {
            if flag { drop(a); }
            yield "first";
            if let Some(b) = b { yield look(&b); }
            yield "last";
        });
    }
}

#[test]
fn at_the_end() {
    same!({ let a = mk("a"); let b = mk("b"); } {
        let local = mk("local");
        yield_!(look(&b));
        yield_!(look(&a));
        yield_!(look(&local));
    });
    same!({ let a = mk("a"); let b = mk("b"); } {
        yield_!(look(&b));
        if look(&a) == "a" { return; }
        drop(b);
    });
}

#[test]
fn unwinding() {
    let plain = trace_of(|| {
        let (a, b) = (mk("a"), mk("b"));
        crate::common::panics(move || {
            let _local = mk("local");
            say(look(&b));
            say(look(&a));
            panic!("here");
        });
    });
    let block = trace_of(|| {
        let (a, b) = (mk("a"), mk("b"));
        let mut items = generate! {
            let _local = mk("local");
            yield!(look(&b));
            say(look(&a));
            panic!("here");
        };
        say(items.next().expect("an item"));
        crate::common::panics(|| items.next());
        assert_eq!(items.next(), None);
    });
    assert_eq!(block, plain);
}

#[test]
fn whole_variables_are_taken() {
    // A closure would take the field alone.
    let trace = trace_of(|| {
        let pair = (mk("0"), mk("1"));
        let items = generate! { yield!(look(&pair.1)) };
        say("let go");
        drop(items);
        say("over");
    });
    assert_eq!(
        trace,
        ["make 0", "make 1", "let go", "drop 0", "drop 1", "over"]
    );
}
