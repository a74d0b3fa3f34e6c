//! The order of everything that can be seen: as in a plain function that calls itself.

use crate::common::{Guard, eval, mk, panics, say};
use crate::twin::twins;

#[test]
fn values_and_drops_of_one_function() {
    let trace = twins! {
        walk(0, 5);
        fn walk(from: u32, to: u32) -> u32 {
            let _outer = mk("outer");
            if from == to {
                return;
            }
            let middle = from + (to - from) / 2;
            let _guard = Guard("guard");
            yield_from!(walk(from, middle));
            let inner = mk("inner");
            yield_!(middle);
            say(inner.name());
            drop(inner);
            yield_from!(walk(middle + 1, to));
            say("end");
        }
    };
    assert_eq!(
        trace.iter().filter(|line| line.starts_with("item")).count(),
        5
    );
}

#[test]
fn functions_that_call_each_other() {
    twins! {
        even(7);
        fn even(n: u32) -> String {
            let _guard = mk("even");
            yield_!(format!("{n} is even?"));
            if n > 0 {
                yield_from!(odd(n - 1));
                say("back in even");
            }
        }
        fn odd(n: u32) -> String {
            let _guard = mk("odd");
            yield_!(format!("{n} is odd?"));
            if n > 0 {
                yield_from!(even(n - 1));
                say("back in odd");
            }
        }
    };
}

#[test]
fn calls_in_loops_and_branches() {
    twins! {
        walk(3);
        fn walk(n: u32) -> u32 {
            for k in 0..n {
                let _guard = mk("round");
                match k % 3 {
                    0 => yield_from!(walk(k)),
                    1 if n > 2 => {
                        let _arm = mk("arm");
                        yield_from!(walk(k));
                    }
                    _ => {
                        yield_!(k * 100);
                        continue;
                    }
                }
                if k == 2 {
                    break;
                }
                yield_!(k);
            }
        }
    };
}

#[test]
fn calls_among_operands() {
    twins! {
        walk(3);
        fn walk(n: u32) -> u32 {
            if n == 0 {
                return;
            }
            let sizes = (
                eval(n),
                yield_from!(walk(eval(n - 1))),
                size_of_val(&yield_from!(walk(n - 1))),
            );
            yield_!(sizes.0 + u32::try_from(sizes.2).unwrap());
        }
    };
}

#[test]
fn arguments_that_are_dropped() {
    twins! {
        walk(Guard("first"), vec![Guard("second"), Guard("third")]);
        fn walk(first: Guard, rest: Vec<Guard>) -> &'static str {
            yield_!(first.name());
            let mut rest = rest;
            if let Some(next) = rest.pop() {
                yield_from!(walk(next, rest));
            }
            yield_!(Guard::name(&first));
        }
    };
}

#[test]
fn panics_at_the_bottom() {
    twins! {
        walk(4);
        fn walk(n: u32) -> u32 {
            let _guard = mk("guard");
            yield_!(n);
            let _second = mk("second");
            if n == 0 {
                std::panic::resume_unwind(Box::new("at the bottom"));
            }
            yield_from!(walk(n - 1));
            say("never");
        }
    };
}

#[test]
fn panics_on_the_way_back() {
    twins! {
        walk(4);
        fn walk(n: u32) -> u32 {
            let _guard = mk("guard");
            if n > 0 {
                yield_from!(walk(n - 1));
            }
            yield_!(n);
            if n == 2 {
                std::panic::resume_unwind(Box::new("on the way back"));
            }
        }
    };
}

/// Panics when it is dropped.
struct Bomb;

impl Drop for Bomb {
    fn drop(&mut self) {
        say("drop bomb");
        if !std::thread::panicking() {
            std::panic::resume_unwind(Box::new("a bomb"));
        }
    }
}

#[test]
fn panics_in_a_drop_at_the_end_of_a_call() {
    twins! {
        walk(4);
        fn walk(n: u32) -> u32 {
            let _guard = mk("guard");
            let _bomb = (n == 1).then(|| Bomb);
            yield_!(n);
            if n > 0 {
                yield_from!(walk(n - 1));
            }
        }
    };
}

#[test]
fn panics_in_the_drop_of_a_suspended_call() {
    use gen_core::{Recursive, generator, yield_, yield_from};
    #[generator]
    fn walk(n: u32) -> Recursive<'static, u32> {
        let _guard = Guard(["zero", "one", "two", "three"][n as usize]);
        let _bomb = (n == 1).then(|| Bomb);
        if n > 0 {
            yield_from!(walk(n - 1));
        }
        yield_!(n);
    }
    // All others are dropped nevertheless, as by a plain function that is left by a panic.
    let lines = crate::common::trace_of(|| {
        let mut walk = walk(3);
        assert_eq!(walk.next(), Some(0));
        panics(|| drop(walk));
    });
    assert_eq!(
        lines,
        [
            "drop zero",
            "drop bomb",
            "drop one",
            "drop two",
            "drop three"
        ]
    );
}

#[test]
fn after_a_panic_it_is_at_its_end() {
    use gen_core::{Recursive, generator, yield_, yield_from};
    #[generator]
    fn walk(n: u32) -> Recursive<'static, u32> {
        yield_!(n);
        assert!(n > 0, "the bottom");
        yield_from!(walk(n - 1));
    }
    let mut items = walk(2);
    assert!(items.by_ref().take(3).eq([2, 1, 0]));
    assert_eq!(panics(|| items.next()), "the bottom");
    assert_eq!(items.next(), None);
    assert_eq!(items.size_hint(), (0, Some(0)));
}

#[test]
fn nothing_runs_before_the_first_next() {
    use gen_core::{Recursive, generator, yield_};
    #[generator]
    fn walk(guard: Guard) -> Recursive<'static, u32> {
        say("runs");
        yield_!(1);
        drop(guard);
    }
    let lines = crate::common::trace_of(|| drop(walk(Guard("argument"))));
    assert_eq!(lines, ["drop argument"]);
}
