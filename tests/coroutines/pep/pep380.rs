//! PEP 380: a generator delegates to another.

use super::{Given, guarded, outer, total};
use crate::common::{mk, say, trace_of};
use gen_core::{Coroutine, CoroutineState::*, coroutine, generator, yield_, yield_from};

// PEP 380: all that the child yields goes to the caller of the one that delegates.
#[test]
fn pep380_values_of_the_child_go_to_the_caller() {
    #[generator]
    fn run() -> impl Coroutine<Yield = u32, Return = ()> {
        yield_!(0);
        yield_from!(coroutine::from_iter([1, 2]));
        yield_!(3);
    }
    assert!(run().items().eq([0, 1, 2, 3]));
}

// PEP 380: what is sent goes to the child.
#[test]
fn pep380_sent_values_reach_the_child() {
    let mut run = outer();
    assert_eq!(run.start(), Yielded(0));
    assert_eq!(run.resume(Ok(4)), Yielded(4));
    assert_eq!(run.resume(Ok(5)), Yielded(9));
}

// PEP 380: a child without `send` is advanced by `next`, which it can be where `None` is sent:
// an iterator does as the child where the argument is `()`.
#[test]
fn pep380_an_iterator_is_a_child_where_nothing_is_sent() {
    #[generator]
    fn run() -> impl Coroutine<(), Yield = char, Return = ()> {
        yield_from!("ab".chars());
    }
    assert!(run().items().eq("ab".chars()));
}

// PEP 380: exceptions that are thrown go to the child.
#[test]
fn pep380_thrown_errors_reach_the_child() {
    let mut run = outer();
    let _ = run.start();
    let _ = run.resume(Ok(4));
    assert_eq!(run.throw("reset"), Yielded(0));
}

// PEP 380: an exception that the child does not handle is raised in the one that delegates.
#[test]
fn pep380_unhandled_errors_of_the_child_reach_the_parent() {
    #[generator]
    fn run() -> impl Coroutine<Given, Yield = u32, Return = Given> {
        match yield_from!(total()) {
            Err("known") => yield_!(99),
            other => other,
        }
    }
    let mut run = run();
    let _ = run.start();
    assert_eq!(run.throw("known"), Yielded(99));
    assert_eq!(run.throw("again"), Complete(Err("again")));
}

// PEP 380: `close` closes the child first, then the one that delegates.
#[test]
fn pep380_close_closes_the_child_first() {
    #[generator]
    fn run() -> impl Coroutine<u32, Yield = u32, Return = u32> {
        let _guard = mk("parent");
        yield_from!(guarded("child"))
    }
    let lines = trace_of(|| {
        let mut run = run();
        let _ = run.start();
        run.close();
    });
    assert_eq!(
        lines,
        ["make parent", "make child", "drop child", "drop parent"]
    );
}

// PEP 380: the value of `yield from` is the return value of the child.
#[test]
fn pep380_return_value_of_child_is_value_of_yield_from() {
    #[generator]
    fn run() -> impl Coroutine<u32, Yield = u32, Return = u32> {
        let sum = yield_from!(guarded("child"));
        sum * 2
    }
    let mut run = run();
    let _ = run.start();
    assert_eq!(run.resume(11), Complete(22));
}

// PEP 380: `return value` in a generator ends it, and the value comes with the end.
#[test]
fn pep380_return_gives_its_value_with_the_end() {
    #[generator]
    fn run() -> impl Coroutine<bool, Yield = u32, Return = &'static str> {
        if yield_!(1) {
            return "early";
        }
        yield_!(2);
        "late"
    }
    let (mut early, mut late) = (run(), run());
    let _ = (early.start(), late.start());
    assert_eq!(early.resume(true), Complete("early"));
    assert_eq!(late.resume(false), Yielded(2));
    assert_eq!(late.resume(false), Complete("late"));
}

// PEP 380: a generator without a `return` has the value `None`; here `()`.
#[test]
fn pep380_the_end_without_a_return_gives_nothing() {
    #[generator]
    fn run() -> impl Coroutine<Yield = u32, Return = ()> {
        yield_!(1);
    }
    let mut items = run().items();
    assert_eq!(items.by_ref().count(), 1);
    assert_eq!(items.into_return(), Some(()));
}

// PEP 380: a `for` loop over a generator does not see the return value, which is not lost.
#[test]
fn pep380_a_loop_does_not_see_the_return_value() {
    #[generator]
    fn run() -> impl Coroutine<Yield = u32, Return = u32> {
        yield_!(1);
        2
    }
    let mut items = run().items();
    for item in &mut items {
        assert_eq!(item, 1);
    }
    assert_eq!(items.into_return(), Some(2));
}

// PEP 380: a child that ends without a yield costs no suspension of the one that delegates.
#[test]
fn pep380_an_empty_child_does_not_suspend() {
    #[generator]
    fn run() -> impl Coroutine<Yield = u32, Return = u32> {
        yield_from!([]);
        yield_from!(coroutine::from_iter([]));
        1
    }
    assert_eq!(run().start(), Complete(1));
}

// PEP 380: delegation nests, and everything passes through all levels.
#[test]
fn pep380_delegation_nests() {
    #[generator]
    fn run() -> impl Coroutine<Given, Yield = u32, Return = Given> {
        Ok(yield_from!(outer())? + yield_from!(outer())?)
    }
    let mut run = run();
    let _ = run.start();
    let _ = run.resume(Ok(2));
    assert_eq!(run.throw("reset"), Yielded(0));
    let _ = run.resume(Ok(3));
    let _ = run.resume(Ok(0));
    let _ = run.resume(Ok(4));
    assert_eq!(run.resume(Ok(0)), Complete(Ok(7)));
}

// PEP 380: `yield from` is an expression.
#[test]
fn pep380_yield_from_is_an_expression() {
    #[generator]
    fn run() -> impl Coroutine<u32, Yield = u32, Return = u32> {
        u32::max(yield_from!(guarded("a")), 2 * yield_from!(guarded("b")))
    }
    let mut run = run();
    let _ = run.start();
    let _ = run.resume(30);
    assert_eq!(run.resume(10), Complete(30));
}

// PEP 380: the operand is evaluated once, when the delegation begins.
#[test]
fn pep380_the_operand_is_evaluated_once() {
    #[generator]
    fn run() -> impl Coroutine<Yield = u32, Return = ()> {
        yield_from!({
            say("operand");
            [1, 2, 3]
        });
    }
    let lines = trace_of(|| assert_eq!(run().items().count(), 3));
    assert_eq!(lines, ["operand"]);
}
