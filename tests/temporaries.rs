//! Temporaries of heads (`match`, `if let`, `while let`, `for`, conditions) live as long
//! as in plain Rust. Edition 2024; `tests/edition-2021` has the other one.

#![allow(
    clippy::all,
    const_item_mutation,
    reason = "the bodies are there for the language, not for style"
)]

mod common;
use common::{Guard, mk, same, say, trace, trace_of, twin};
use std::cell::{Cell, RefCell};

impl Guard {
    fn len(&self) -> u32 {
        u32::try_from(self.0.len()).unwrap()
    }
    fn first(&self) -> Option<u32> {
        Some(self.len())
    }
    fn none(&self) -> Option<u32> {
        None
    }
    fn iter(&self) -> std::vec::IntoIter<u32> {
        vec![self.len(), 0].into_iter()
    }
}

struct Word(u32);

impl Word {
    const ZERO: Self = Self(0);
}

fn bumped(x: &mut u32) -> &mut u32 {
    *x += 1;
    x
}

twin! {
    fn of_a_tail_that_yields(n: u32) -> [u32] {
        let _local = mk("local");
        if n > 0 { yield_!(mk("early").len()) }
        say("tail");
        yield_!(n + mk("tail").len())
    }

    fn mutable_constants(n: u32) -> [u32] {
        let buf = &mut [0u8; 4];
        buf[0] = 1;
        let len = buf.len() as u32 + u32::from(buf[0]);
        yield_!(len);
        for i in 0..n {
            let r = &mut 5u32;
            *r += i;
            let sum = *r;
            yield_!(sum);
        }
        match &mut 5u32 { r => { *r += 1; let k = *r; yield_!(k); } }
        if let (r, true) = (&mut 6u32, n > 0) { *r += 1; let k = *r; yield_!(k); }
        let (a, b) = (&mut 1, &mut [1, 2][..]);
        *a += 1;
        b[0] = 4;
        let sum = *a + b[0];
        yield_!(sum);
        yield_!(*bumped(&mut 4));
        let slot = &mut None;
        *slot = Some(n);
        let held = slot.unwrap();
        yield_!(held);
        let (slot, zero) = (&mut None, &mut Word::ZERO);
        *slot = Some(zero.0 + 4);
        let held = slot.unwrap();
        yield_!(held);
        let empty: &mut [u32] = &mut [];
        let len = empty.len() as u32;
        yield_!(len);
    }

    fn borrowed_by_a_chain(path: &'static std::path::Path, text: &'static str, list: &'static [u32]) -> [String] {
        yield_!(path.join("q").to_str().unwrap().to_string());
        yield_!(path.join("x").display().to_string());
        yield_!(path.join("x").to_string_lossy().to_string());
        let lossy = path.join("y").to_string_lossy().into_owned();
        yield_!(lossy);
        yield_!(path.join("a/b").file_name().unwrap().to_string_lossy().replace('b', "c"));
        yield_!(String::from_utf8_lossy(&text.to_string().into_bytes()).to_uppercase());
        yield_!(text.repeat(2).strip_prefix("a").unwrap_or("").to_owned());
        yield_!(text.to_lowercase().lines().next().unwrap().to_string());
        yield_!(text.to_string().splitn(2, ' ').nth(1).map(|x| x.to_string()).unwrap_or_default());
        yield_!(text.to_string().trim_matches(|c: char| c == 'a').to_string());
        yield_!(list.to_vec().split_first().unwrap().1[0].to_string());
        yield_!(list.iter().map(|x| x + 1).collect::<Vec<_>>().len().to_string());
        yield_!(list.iter().map(|x| x + 1).filter(|x| *x > 2).sum::<u32>().to_string());
        yield_!(text.split(' ').map(str::to_owned).collect::<Vec<_>>().join("-").to_uppercase());
    }

    // What goes through a local has nothing to drop, so it holds no borrow of that for a yield.
    fn views_then_changes(text: &'static str) -> [usize] {
        let mut numbers = vec![1usize, 2, 3];
        let mut text = text.to_string();
        let count = numbers.iter().count();
        yield_!(count);
        numbers.push(4);
        yield_!(*numbers.iter().peekable().peek().unwrap() + numbers.len());
        numbers.push(5);
        yield_!(numbers.split(|n| *n == 3).next().unwrap().len());
        numbers.push(6);
        yield_!(numbers.iter().scan(0, |sum, n| { *sum += n; Some(*sum) }).nth(2).unwrap());
        numbers.clear();
        yield_!(text.split(|c: char| c == 'b').next().unwrap().len());
        text.push('b');
        yield_!(text.matches('b').nth(0).map_or(0, str::len));
        text.push('c');
        yield_!(text.rsplit(' ').next().unwrap().len() + numbers.len());
    }

    fn of_a_match(n: u32) -> [u32] {
        match mk("m").len() {
            1 => { yield_!(n); say("in the arm"); yield_!(2); }
            k => yield_!(k),
        }
        say("after");
        yield_!(3);
    }

    fn of_a_match_value(n: u32) -> [u32] {
        let v = match mk("m").first() {
            Some(k) => { yield_!(k); k + n }
            None => 0,
        };
        say("after");
        yield_!(v);
    }

    fn of_an_if_let(n: u32) -> [u32] {
        if let Some(k) = mk("a").first() {
            yield_!(k + n);
            say("in the branch");
        } else {
            yield_!(0);
        }
        say("after");
        if let Some(k) = mk("b").none() {
            yield_!(k);
        } else {
            say("else: gone already");
            yield_!(n);
        }
        say("after");
        yield_!(9);
    }

    fn of_an_if_let_chain(n: u32) -> [u32] {
        if let Some(a) = mk("a").first() && let Some(b) = mk("b").first() && a == b {
            yield_!(n);
            say("in the branch");
        }
        if let Some(_) = mk("c").first() && let Some(b) = mk("d").none() { yield_!(b); } else { yield_!(8); }
        say("after");
        yield_!(9);
    }

    fn of_an_else_if_let(n: u32) -> [u32] {
        if let Some(k) = mk("a").none() {
            yield_!(k);
        } else if let Some(k) = mk("b").first() {
            yield_!(k);
            say("second");
        } else {
            yield_!(0);
        }
        yield_!(n);
    }

    fn of_a_while_let(n: u32) -> [u32] {
        let left = Cell::new(n);
        let take = |g: Guard| -> Option<u32> { let k = left.get(); say(g.0); left.set(k.checked_sub(1)?); Some(k) };
        while let Some(k) = take(mk("w")) { say(format!("{k}")); }
        let mut left = n;
        while let Some(k) = mk("x").len().checked_sub(left) {
            left += 1;
            yield_!(k);
            say("in the body");
            if left == 2 { continue; }
            yield_!(7);
        }
        say("after");
        yield_!(9);
    }

    fn of_a_condition(n: u32) -> [u32] {
        if mk("i").len() == 1 { yield_!(1); say("in the branch"); }
        let mut i = 0;
        while mk("w").len() > i { i += 1; yield_!(n); }
        if mk("x").len() == 2 || mk("y").len() == 1 { yield_!(2); }
        yield_!(3);
    }

    fn of_a_for_head(n: u32) -> [u32] {
        for k in mk("f").iter() {
            yield_!(k);
            say("in the body");
        }
        say("after");
        for k in Some(mk("g")).map(|g| g.len()..g.len() + n).unwrap() { yield_!(k); }
        yield_!(9);
    }

    fn of_heads_that_do_not_yield(name: String, guard: Guard) -> [usize] {
        let count = 5;
        for word in name.to_lowercase().split(' ') { say(word); }
        if count > 3 { yield_!(1); }
        yield_!(count);
        for round in 0..3 {
            let text = round.to_string();
            if let Some(rest) = String::from("xy").strip_prefix("x") { say(format!("{text}{rest}")); }
            for word in format!("{text} b").split(' ') { say(format!("{word} {}", guard.name())); }
            if round > 1 { yield_!(9); }
            yield_!(round);
        }
        if count == 6 { yield_!(2); }
        yield_!(3);
    }

    fn of_a_let(n: u32) -> [u32] {
        let k = mk("l").len();
        yield_!(k);
        let Some(k) = mk("else").first() else { return };
        yield_!(k);
        let Some(k) = mk("refused").none() else { say("gone"); yield_!(n); return };
        yield_!(k);
    }

    fn of_a_yield(n: u32) -> [u32] {
        yield_!(mk("y").len());
        say("resumed");
        yield_!({ let g = mk("z"); g.len() + n });
        say("resumed");
    }

    fn of_a_statement(n: u32) -> [u32] {
        let sum = mk("a").len() + { yield_!(1); mk("b").len() };
        yield_!(sum);
        say("next");
        drop((mk("c").len(), { yield_!(n); 5 }, mk("d")));
        yield_!(3);
    }

    fn extended_by_let(n: u32) -> [u32] {
        let len = { let r = &mk("extended"); r.len() };
        yield_!(len);
        let copy = { let Guard(name) = &mk("matched"); *name };
        yield_!(n);
        say(copy);
    }

    fn of_a_block_tail(n: u32) -> [u32] {
        let v = { let _l = mk("local"); yield_!(n); mk("tail").len() };
        yield_!(v);
        match { let _l = mk("inner"); mk("scrutinee").len() } { k => { yield_!(k); say("in the arm"); } }
        yield_!(9);
    }

    fn of_a_scrutinee_that_is_moved(n: u32) -> [u32] {
        match (mk("a"), mk("b")) {
            (a, _) if n == 0 => { yield_!(1); say(a.0); yield_!(2); }
            (_, b) => { yield_!(3); drop(b); yield_!(4); }
        }
        say("after");
        match Some(mk("c")) {
            Some(_) => { yield_!(5); say("in the arm"); }
            None => {}
        }
        say("after");
        if let Some(_) = Some(mk("d")) { yield_!(6); say("in the branch"); }
        yield_!(7);
    }

    fn of_a_place(n: u32) -> [u32] {
        let t = (mk("place"), n);
        match t { (_, k) => { yield_!(k); say("still there"); } }
        match t.1 { k => { yield_!(k + 1); } }
        if let (ref g, 5) = t { say(g.0); }
        yield_!(9);
        let mut o = Some(n);
        match o { Some(k) => { o = None; yield_!(k); yield_!(u32::from(o.is_none())); } None => {} }
        while let Some(k) = o { o = (k > 0).then(|| k - 1); yield_!(k); }
    }
}

#[test]
fn constants_that_change() {
    same!(mutable_constants(2), [5, 5, 6, 6, 7, 6, 5, 2, 4, 0]);
}

#[test]
fn chains_of_methods() {
    let path = std::path::Path::new("/tmp");
    let run = || borrowed_by_a_chain::generator::run(path, "aB c", &[1, 2, 3]);
    assert_eq!(run().nth(2).as_deref(), Some("/tmp/x"));
    let lines = |run: &dyn Fn()| trace_of(|| run());
    assert_eq!(
        lines(&|| drop(common::drive(run()))),
        lines(&|| borrowed_by_a_chain::plain::run(path, "aB c", &[1, 2, 3])),
    );
    same!(views_then_changes("a b b"), [3, 5, 2, 6, 2, 1, 3]);
}

#[test]
fn matches() {
    same!(of_a_match(5), [5, 2, 3]);
    same!(of_a_match_value(5), [1, 6]);
    same!(of_a_scrutinee_that_is_moved(0), [1, 2, 5, 6, 7]);
    same!(of_a_scrutinee_that_is_moved(1), [3, 4, 5, 6, 7]);
    same!(of_a_place(5), [5, 6, 9, 5, 1]);
}

#[test]
fn if_lets() {
    same!(of_an_if_let(5), [6, 5, 9]);
    same!(of_an_if_let_chain(5), [5, 8, 9]);
    same!(of_an_else_if_let(5), [1, 5]);
}

#[test]
fn loops() {
    same!(of_a_while_let(0), [1, 7, 0, 9]);
    same!(of_a_condition(5), [1, 5, 2, 3]);
    same!(of_a_for_head(2), [1, 0, 1, 2, 9]);
    same!(
        of_heads_that_do_not_yield("A b".into(), mk("guard")),
        [1, 5, 0, 1, 9, 2, 3]
    );
}

#[test]
fn statements() {
    same!(of_a_let(5), [1, 4, 5]);
    same!(of_a_statement(5), [1, 2, 5, 3]);
    same!(extended_by_let(5), [8, 5]);
    same!(of_a_block_tail(5), [5, 4, 9, 9]);
}

#[test]
fn temporaries_of_a_yielded_expression() {
    same!(of_a_yield(5), [1, 6]);
}

#[test]
fn a_scrutinee_temporary_is_dropped_with_the_generator() {
    let mut items = of_a_match::generator::run(5);
    trace();
    assert_eq!(items.next(), Some(5));
    assert_eq!(trace(), ["make m"]);
    drop(items);
    assert_eq!(trace(), ["drop m"]);

    let mut items = of_a_for_head::generator::run(5);
    assert_eq!(items.next(), Some(1));
    assert_eq!(trace(), ["make f"]);
    drop(items);
    assert_eq!(trace(), ["drop f"]);
}

twin! {
    fn borrowed_in_a_head(first: u32) -> [u32] {
        let mut seen = None::<u32>;
        for n in first..first + 3 {
            match (mk("m"), &seen) {
                (_, Some(last)) if *last == n => return,
                (noisy, Some(last)) => {
                    yield_!(*last);
                    drop(noisy);
                }
                (_, None) => {
                    say("assigned");
                    seen = Some(n);
                }
            }
            say("behind");
        }
    }
}

#[test]
fn a_scrutinee_that_is_done_with_leaves_what_it_borrowed() {
    same!(borrowed_in_a_head(5), [5, 5]);
    assert_eq!(
        trace_of(|| assert_eq!(borrowed_in_a_head::generator::run(5).next(), Some(5))),
        ["make m", "assigned", "drop m", "behind", "make m", "drop m"]
    );
}

twin! {
    fn cell_in_a_head(cell: &'static RefCell<Vec<u32>>) -> [u32] {
        while let Some(n) = { let n = cell.borrow_mut().pop(); n } {
            yield_!(n);
            cell.borrow_mut().truncate(2);
        }
        if let Some(n) = cell.borrow().first().copied() { say(format!("{n}")); }
        cell.borrow_mut().push(7);
        let n = cell.borrow().len();
        yield_!(n as u32);
        for n in cell.borrow().clone() { say(format!("{n}")); }
        yield_!(cell.borrow_mut().pop().unwrap());
        cell.borrow_mut().push(1);
    }
}

#[test]
fn borrows_of_a_cell_end_where_they_should() {
    let cell =
        || -> &'static RefCell<Vec<u32>> { Box::leak(Box::new(RefCell::new(vec![1, 2, 3, 4]))) };
    same!(cell_in_a_head(cell()), [4, 2, 1, 1, 7]);
    let shared = cell();
    let lines = trace_of(|| assert_eq!(cell_in_a_head::generator::run(shared).count(), 5));
    assert_eq!(lines, ["7"]);
    assert_eq!(*shared.borrow(), [1]);
}

twin! {
    fn kept_by_a_let(n: u32) -> [u32] {
        yield_!(n);
        {
            let first = mk("first");
            let text = &mk("field").0;
            let unboxed = &**Box::new(Box::new(mk("deref")));
            let second = mk("second");
            let item = &vec![mk("item"), mk("other")][{ say("index"); 0 }];
            let (part, _) = (&mk("part").0, &*Box::new(mk("last")));
            let pair = (&Box::new(mk("inner")).0, &mut *Box::new(1));
            *pair.1 += text.len() + unboxed.0.len() + item.0.len() + part.len() + pair.0.len();
            let sum = *pair.1 as u32;
            yield_!(sum);
            say("end");
            keep(&first);
            keep(&second);
        }
        yield_!(1);
    }
}

fn keep(_: &Guard) {}

#[test]
fn temporaries_that_a_let_keeps() {
    same!(kept_by_a_let(3), [3, 24, 1]);
}

#[test]
fn a_static_is_no_constant() {
    use gen_core::{generator, yield_};
    static mut COUNT: u32 = 1;
    #[generator]
    #[allow(static_mut_refs, reason = "one thread, one reference at a time")]
    fn counts() -> impl Iterator<Item = u32> {
        // SAFETY: nothing else refers to it.
        unsafe {
            yield_!(*bumped(&mut COUNT));
            let sum = *bumped(&mut COUNT) + {
                yield_!(COUNT);
                0
            };
            yield_!(sum);
            yield_!(COUNT);
        }
    }
    assert!(counts().eq([2, 3, 3, 3]));
}

#[test]
fn a_tail_that_yields_keeps_its_temporaries() {
    same!(of_a_tail_that_yields(1), [5, 5]);
}

/// What a child is made of lives until the child has ended, in a tail as in a `let`.
#[test]
fn children_of_temporaries() {
    use gen_core::{Coroutine, CoroutineState, generator, yield_, yield_from};

    #[generator]
    fn child(n: u32) -> impl Coroutine<(), Yield = u32, Return = u32> {
        say("child runs");
        yield_!(n);
        say("child ends");
        n
    }
    fn id(n: u32) -> u32 {
        say("given on");
        n
    }
    #[generator]
    fn tail() -> impl Coroutine<(), Yield = u32, Return = u32> {
        let _local = mk("local");
        yield_from!(child(mk("temporary").len()))
    }
    #[generator]
    fn argument() -> impl Coroutine<(), Yield = u32, Return = u32> {
        let _local = mk("local");
        id(yield_from!(child(mk("temporary").len())))
    }
    #[generator]
    fn statement() -> impl Coroutine<(), Yield = u32, Return = u32> {
        let _local = mk("local");
        let value = id(yield_from!(child(mk("temporary").len())));
        value
    }
    fn run(mut coroutine: impl Coroutine<(), Yield = u32, Return = u32>) -> Vec<String> {
        trace_of(|| while let CoroutineState::Yielded(_) = coroutine.resume(()) {})
    }
    let direct = ["child runs", "child ends", "drop temporary", "drop local"];
    assert_eq!(run(tail())[2..], direct);
    let given = [
        "child runs",
        "child ends",
        "given on",
        "drop temporary",
        "drop local",
    ];
    assert_eq!(run(argument())[2..], given);
    assert_eq!(run(argument()), run(statement()));
}

twin! {
    fn of_comparisons(n: u32) -> [bool] {
        let a = mk("a");
        yield_!(a == mk("a"));
        yield_!(mk("b") != a);
        match mk("c") == mk("d") {
            same => yield_!(same),
        }
        let both = (mk("e") == a, { yield_!(n == 1); n });
        yield_!(both.0);
        for same in [a == mk("f")] {
            yield_!(same);
        }
        if mk("g") == a {
            yield_!(true);
        }
        say("end");
    }
}

#[test]
fn what_is_compared_lives_to_the_end_of_the_statement() {
    same!(of_comparisons(1), [true, true, false, true, false, false]);
}

twin! {
    fn left_by_a_pattern(n: u32) -> [u32] {
        let (x, _) = (mk("t").len(), { yield_!(n); mk("part") });
        say("behind");
        yield_!(x);
    }
    fn left_of_a_pair(n: u32) -> [u32] {
        let (mut x, Ok(y) | Err(y), _) = (mk("t").len(), if n > 1 { Ok(n) } else { Err(n) }, { yield_!(n); mk("part") });
        x += y;
        yield_!(x);
    }
}

#[test]
fn what_a_pattern_leaves_goes_before_temporaries() {
    same!(left_by_a_pattern(7), [7, 1]);
    same!(left_of_a_pair(1), [1, 2]);
    same!(left_of_a_pair(3), [3, 4]);
}
