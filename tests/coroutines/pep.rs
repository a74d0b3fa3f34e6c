//! The rules of Python's PEP 342 (coroutines by way of generators) and PEP 380 (delegating to a
//! subgenerator) that carry over to Rust: one test each. The end of the file lists the others.

mod pep342;
mod pep380;

use crate::common::mk;
use gen_core::{Coroutine, generator, yield_, yield_from};

type Given = Result<u32, &'static str>;

/// Adds up what it is given; `"reset"` it handles, any other error ends it.
#[generator]
fn total() -> impl Coroutine<Given, Yield = u32, Return = Given> {
    let mut total = 0;
    loop {
        match yield_!(total) {
            Ok(0) => return Ok(total),
            Ok(n) => total += n,
            Err("reset") => total = 0,
            Err(error) => return Err(error),
        }
    }
}

/// Holds a guard while it waits; too much panics.
#[generator]
fn guarded(name: &'static str) -> impl Coroutine<u32, Yield = u32, Return = u32> {
    let _guard = mk(name);
    let mut sum = 0;
    while sum < 10 {
        let more = yield_!(sum);
        assert!(more <= 100, "too much");
        sum += more;
    }
    sum
}

/// Hands everything on.
#[generator]
fn outer() -> impl Coroutine<Given, Yield = u32, Return = Given> {
    yield_from!(total())
}

// Rules that do not carry over:
//
// - PEP 342, `throw(type, value, traceback)` of any exception into any generator: an error is a
//   value in Rust, so only a coroutine that is resumed with a `Result` can be given one, and the
//   type of it is in the signature.
// - PEP 342, `throw` on a generator that has just been made ends it with the exception: nothing
//   waits for the error, and the return type need not have a place for it. It panics as `resume`
//   does, and the coroutine stays unstarted; `close` ends it.
// - PEP 342, `close` raises `GeneratorExit` in the body, which may catch it, run code and return:
//   clean-up belongs to `Drop` in Rust, and a body cannot see that it is being closed. So a
//   `yield` in the clean-up, there a `RuntimeError`, cannot be written at all.
// - PEP 342, `StopIteration` raised at the end, by each further `send` too: the end is a value,
//   `CoroutineState::Complete`, and resuming what is complete is a mistake, which panics.
// - PEP 342, `next(g)` and `for` on a generator that is also sent values: an iterator has no
//   place for an argument; `items()` is there where the argument is `()`.
// - PEP 342, `yield` without parentheses on the right of an assignment: `yield_!(x)` is a macro,
//   and always has them.
// - PEP 342, "generator already executing": `resume` takes `&mut self`, so the borrow checker
//   refuses it before the program runs.
// - PEP 342, `__del__` calls `close` at some time, perhaps never: a drop is at a known place.
// - PEP 380, `StopIteration(value)` by hand, and its `value` attribute: `Complete(value)`.
// - PEP 380, a child that has no `throw` or no `close` method: each coroutine has both, and for
//   an iterator nothing can be thrown, as the argument is `()`.
// - PEP 380, `GeneratorExit` that is thrown into the child and what it does with it: see `close`.
// - PEP 380, a child that is shared and was started before: `yield_from!` starts its child, and
//   one that is resumed with anything but `()` can only be started once.
