//! Code that control never comes to, as there is while one writes: it is compiled and does nothing.

#![allow(
    unreachable_code,
    unused_mut,
    unused_variables,
    clippy::all,
    reason = "this is about code that is never reached"
)]

mod common;
use common::{mk, same, say, twin};
use gen_core::{Coroutine, CoroutineState, generator};

fn always() -> bool {
    true
}

twin! {
    fn behind_a_return(n: u32) -> [u32] {
        let g = mk("g");
        yield_!(n);
        if n > 0 {
            return;
        }
        todo!();
        yield_!(n);
        let late = mk("late");
        yield_!(n);
        say(late.name());
        say(g.name());
    }

    fn moved_behind_a_jump(n: u32) -> [u32] {
        let a = mk("a");
        let b = vec![mk("b")];
        let c = Some(mk("c"));
        let d = (mk("d"), mk("e"));
        let list = Vec::<u8>::new();
        let count = move || list.len();
        for i in 0..n {
            yield_!(i);
            if i == 1 {
                break;
                let moved = a;
                yield_!(moved.name().len() as u32);
            }
            match i {
                2 => { return; for g in b { yield_!(1); } }
                3 => { panic!("never"); match c { Some(g) => yield_!(2), None => {} } }
                4 => { continue; let (e, f) = d; yield_!(e.name().len() as u32); }
                _ => {}
            }
            loop {
                yield_!(i + 10);
                break;
                let length = count;
                yield_!(length() as u32);
            }
        }
        say("after");
        yield_!(n);
    }

    fn values_that_never_come(n: u32) -> [u32] {
        if always() {
            yield_!(n);
            return;
        }
        let list: Vec<u32> = todo!();
        for x in list {
            yield_!(x);
            let y = x;
            yield_!(y);
        }
    }

    fn a_loop_behind(n: u32) -> [u32] {
        yield_!(n);
        return;
        for i in 0..2 {
            yield_!(i);
            say(format!("{i}"));
        }
    }

    fn behind_a_continue(n: u32) -> [u32] {
        for i in 0..n {
            let g = mk("g");
            yield_!(i);
            continue;
            yield_!(i);
            say(g.name());
        }
    }

    fn behind_a_loop(n: u32) -> [u32] {
        let mut stack = Vec::new();
        loop {
            if n == 0 || always() {
                return;
            }
            yield_!(2);
        }
        stack.push(n);
        while let Some(x) = stack.pop() {
            yield_!(x);
            yield_!(x + 1);
        }
    }
}

#[test]
fn does_nothing() {
    same!(moved_behind_a_jump(4), [0, 10, 1, 4]);
    same!(moved_behind_a_jump(0), [0]);
    same!(behind_a_return(1), [1]);
    same!(values_that_never_come(3), [3]);
    same!(a_loop_behind(4), [4]);
    same!(behind_a_continue(3), [0, 1, 2]);
    same!(behind_a_loop(1), []);
}

#[test]
fn all_of_it() {
    use gen_core::{yield_, yield_from};
    #[generator]
    fn unfinished(n: u32) -> impl Iterator<Item = String> {
        todo!();
        yield_from!((0..n).map(|i| i.to_string()));
        let text = String::new();
        yield_!(text.clone());
        drop(text);
    }
    assert!(common::panics(|| unfinished(1).next()).contains("not yet implemented"));
}

#[test]
fn in_a_coroutine() {
    use gen_core::yield_;
    #[generator]
    fn run() -> impl Coroutine<u32, Yield = u32, Return = u32> {
        let a = yield_!(1);
        return a;
        let b = yield_!(2);
        let c = yield_!(b);
        c
    }
    let mut run = run();
    assert_eq!(run.start(), CoroutineState::Yielded(1));
    assert_eq!(run.resume(4), CoroutineState::Complete(4));
}
