//! What a coroutine completes with: the value at the end of its body, of a `return`, of a `?`.

#![allow(
    clippy::all,
    clippy::pedantic,
    reason = "the bodies are there for the language, not for style"
)]

use crate::common::{Guard, mk};
use crate::twin::{same, twin};
use std::ops::ControlFlow;

twin! {
    fn tail_of_if(n: u32) -> [u32, u32, Option<u32>] {
        let m = yield_!(n);
        if m > n { Some(yield_!(m)) } else if m == n { None } else { return Some(0) }
    }

    fn tail_of_match() -> [u32, u32, u32] {
        match yield_!(0) {
            0 => 10,
            1 => yield_!(1),
            2 => { yield_!(2); 20 }
            3 => return yield_!(3),
            n if n > 100 => loop { if yield_!(n) == n { break n } },
            n => n,
        }
    }

    fn tail_of_blocks() -> [u32, u32, Guard] {
        let _a = mk("a");
        'out: {
            let _b = mk("b");
            if yield_!(1) == 0 { break 'out mk("early") }
            { let _c = mk("c"); { let kept = mk("kept"); yield_!(2); kept } }
        }
    }

    fn tail_of_loop() -> [u32, u32, Result<u32, u32>] {
        let mut tries = 0;
        loop {
            tries += 1;
            match yield_!(tries) {
                0 => continue,
                n if n > 9 => break Err(n),
                n if n == tries => return Ok(n),
                _ => {}
            }
        }
    }

    fn tail_is_a_yield() -> [Guard, &'static str, Guard] {
        let _a = mk("a");
        let _given = yield_!("first");
        yield_!("last")
    }

    fn no_yield_at_all(guard: Guard) -> [u32, u32, (Guard, u32)] {
        let _a = mk("a");
        (guard, 1)
    }

    fn unit_without_a_tail() -> [u32, u32, ()] {
        for i in 0..2 {
            if yield_!(i) > 5 { return; }
        }
        yield_!(9);
    }

    fn unit_of_a_tail() -> [u32, u32, ()] {
        if yield_!(1) > 1 { yield_!(2); } else { drop(mk("a")) }
    }

    fn returned_local_outlives_the_others(named: Guard) -> [u32, u32, Vec<Guard>] {
        let first = mk("first");
        let _second = mk("second");
        let mut all = vec![named];
        yield_!(1);
        let _third = mk("third");
        all.push(first);
        if yield_!(2) == 0 { return all }
        all.push(mk("last"));
        yield_!(3);
        all
    }

    fn returned_struct_field() -> [u32, u32, Guard] {
        struct Two { a: Guard, b: Guard }
        let two = Two { a: mk("a"), b: mk("b") };
        yield_!(1);
        let Two { a, b: _b } = two;
        yield_!(2);
        a
    }

    fn question_mark() -> [Result<u32, String>, u32, Result<u32, String>] {
        let _a = mk("a");
        let mut sum = yield_!(0)?;
        for _ in 0..2 {
            let _b = mk("b");
            sum += yield_!(sum)? * yield_!(sum).or_else(|error| if error == "mild" { Ok(2) } else { Err(error) })?;
        }
        Ok(yield_!(sum)? + sum)
    }

    fn question_mark_on_options() -> [Option<u32>, u32, Option<Vec<u32>>] {
        let mut all = vec![];
        while all.len() < 2 {
            all.push(yield_!(0)?);
            let first = *all.first()?;
            all[0] = first + yield_!(first).unwrap_or(1);
        }
        Some(all)
    }

    fn question_mark_on_control_flow() -> [ControlFlow<u32, u32>, u32, ControlFlow<u32, String>] {
        let mut sum = 0;
        while sum < 10 {
            sum += yield_!(sum)?;
        }
        ControlFlow::Continue(format!("{sum}"))
    }
}

#[test]
fn tails() {
    same!(tail_of_if(3), [5, 7]);
    same!(tail_of_if(3), [3]);
    same!(tail_of_if(3), [1]);
    same!(tail_of_match(), [0]);
    same!(tail_of_match(), [1, 5]);
    same!(tail_of_match(), [2, 6]);
    same!(tail_of_match(), [3, 6]);
    same!(tail_of_match(), [101, 6, 101]);
    same!(tail_of_match(), [50]);
    same!(tail_of_blocks(), [0]);
    same!(tail_of_blocks(), [1, 1]);
    same!(tail_of_loop(), [0, 0, 3]);
    same!(tail_of_loop(), [7, 10]);
    same!(tail_is_a_yield(), [Guard("x"), Guard("y")]);
    same!(no_yield_at_all(Guard("g")), []);
    same!(unit_without_a_tail(), [1, 2, 3]);
    same!(unit_without_a_tail(), [1, 7]);
    same!(unit_of_a_tail(), [1]);
    same!(unit_of_a_tail(), [2, 2]);
}

#[test]
fn locals_are_dropped_before_the_value_arrives() {
    same!(returned_local_outlives_the_others(Guard("n")), [1, 0]);
    same!(returned_local_outlives_the_others(Guard("n")), [1, 2, 3]);
    same!(returned_struct_field(), [1, 2]);
}

#[test]
fn question_marks() {
    let no = |text: &str| Err(text.to_owned());
    same!(
        question_mark(),
        [Ok(1), Ok(2), Ok(3), Ok(4), no("mild"), Ok(5)]
    );
    same!(question_mark(), [no("first")]);
    same!(question_mark(), [Ok(1), no("second")]);
    same!(question_mark(), [Ok(1), Ok(2), no("third")]);
    same!(
        question_mark_on_options(),
        [Some(1), Some(2), Some(3), None]
    );
    same!(question_mark_on_options(), [None]);
    let go = ControlFlow::Continue;
    same!(question_mark_on_control_flow(), [go(4), go(7)]);
    same!(
        question_mark_on_control_flow(),
        [go(4), ControlFlow::Break(1)]
    );
}
