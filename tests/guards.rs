//! `if let` in the guards of arms: what it binds lives in the arm alone.

#![allow(
    clippy::all,
    irrefutable_let_patterns,
    unused_variables,
    reason = "the bodies are there for the language, not for style"
)]

mod common;
use common::{Guard, mk, same, say, twin};

twin! {
    fn hides_another(n: u32) -> [u32] {
        let x = 10;
        match n { n if let Some(x) = n.checked_sub(1) => { yield_!(x); yield_!(x + 1); } _ => {} }
        yield_!(x);
    }

    fn hides_a_parameter(x: u32) -> [u32] {
        for i in 0..3 {
            match i { 0 if let x = x + 1 => { yield_!(x); } 1 if let 11 = x + 1 => {} _ => yield_!(x) }
        }
    }

    fn in_a_chain(text: &'static str) -> [i32] {
        for word in text.split(' ') {
            match word {
                "" => {}
                w if let Ok(n) = w.parse::<i32>() && n > 2 && let Some(k) = n.checked_sub(3) => {
                    yield_!(n);
                    yield_!(k);
                }
                w => yield_!(w.len() as i32),
            }
        }
    }

    fn moves_a_local(o: Option<Guard>, n: u32) -> [u32] {
        match n {
            1 if let Some(g) = o => say(g.0),
            2 if let Some(g) = o => { yield_!(2); say(g.0); yield_!(3); }
            3 if let None = o => { yield_!(4); say("none"); }
            _ => yield_!(5),
        }
        say("behind");
        yield_!(6);
    }

    fn drops_what_it_binds(n: u32) -> [u32] {
        match Some(mk("scrutinee")) {
            Some(outer) if let Some(inner) = (n > 0).then(|| mk("inner")) => {
                yield_!(1);
                say("in the arm");
                yield_!(2);
            }
            Some(other) if let Some(inner) = Some(mk("other")) => say("no yield"),
            _ => {}
        }
        yield_!(3);
    }

    fn fails(n: u32) -> [u32] {
        match n {
            0 if let Some(g) = Some(mk("first")) && g.0 == "second" => yield_!(1),
            0 if let Ok(g) = Err::<Guard, Guard>(mk("error")) => { yield_!(2); say(g.0); }
            0 if let Some(g) = Some(mk("third")) => { yield_!(3); say("in the arm"); }
            _ => {}
        }
        yield_!(4);
    }
}

#[test]
fn what_a_guard_binds() {
    same!(hides_another(2), [1, 2, 10]);
    same!(hides_another(0), [10]);
    same!(hides_a_parameter(10), [11, 10]);
    same!(in_a_chain("1 22  x"), [1, 22, 19, 1]);
}

#[test]
fn what_a_guard_takes() {
    for n in 1..5 {
        let expected: &[u32] = match n {
            1 => &[6],
            2 => &[2, 3, 6],
            _ => &[5, 6],
        };
        moves(n, Some("o"), expected);
        let expected: &[u32] = if n == 3 { &[4, 6] } else { &[5, 6] };
        moves(n, None, expected);
    }
    same!(drops_what_it_binds(1), [1, 2, 3]);
    same!(drops_what_it_binds(0), [3]);
    same!(fails(0), [3, 4]);
    same!(fails(1), [4]);
}

fn moves(n: u32, name: Option<&'static str>, expected: &[u32]) {
    match *expected {
        [a] => same!(moves_a_local(name.map(mk), n), [a]),
        [a, b] => same!(moves_a_local(name.map(mk), n), [a, b]),
        [a, b, c] => same!(moves_a_local(name.map(mk), n), [a, b, c]),
        _ => unreachable!(),
    }
}
