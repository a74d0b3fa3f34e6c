//! Statements and control flow around yields: branches, matches, blocks.
//! Loops are in `loops.rs`.

#![allow(path_statements)] // one that moves nothing is a statement too
#![allow(
    clippy::all,
    path_statements,
    break_with_label_and_loop,
    redundant_semicolons,
    unused_braces,
    unused_parens,
    reason = "the bodies are there for the language, not for style"
)]

mod common;
use common::{Guard, eval, mk, same, say, trace_of, twin};
use gen_core::generator;

twin! {
    fn if_else(n: u32) -> [u32] {
        if n > 5 {
            yield_!(1);
            say("big");
        } else if n > 2 {
            yield_!(2);
            say("middle");
        } else {
            say("small");
            yield_!(3);
        }
        yield_!(n);
    }

    fn if_without_else(n: u32) -> [u32] {
        if n == 1 {
            yield_!(10);
        }
        if n == 2 {
            say("no yield here");
        }
        if n == 3 { yield_!(30) }
        yield_!(n);
    }

    fn if_value(n: u32) -> [u32] {
        let a = if n.is_multiple_of(2) { yield_!(0); n / 2 } else { 3 * n + 1 };
        let b = if a > 3 { a } else { yield_!(a); yield_!(a + 1); 7 };
        yield_!(a * 100 + b);
    }

    fn if_let(v: Option<u32>) -> [u32] {
        if let Some(n) = v {
            yield_!(n);
            yield_!(n + 1);
        } else {
            yield_!(0);
        }
        if let None = v { yield_!(99) }
        let w = if let Some(n @ 1..=9) = v { yield_!(n * 10); n } else { 5 };
        yield_!(w);
    }

    fn if_let_else_if_let(a: Result<u32, String>) -> [String] {
        if let Ok(1) = a {
            yield_!("one".to_string());
        } else if let Ok(n) = &a {
            let n = *n;
            yield_!(format!("ok {n}"));
        } else if let Err(e) = a {
            yield_!("error".to_owned());
            yield_!(e);
        }
    }

    fn let_chain(v: Option<u32>, w: Option<u32>) -> [u32] {
        if let Some(a) = v && a > 1 && let Some(b) = w && b != a {
            yield_!(a);
            yield_!(b);
        } else {
            yield_!(0);
        }
        while let Some(a) = v && a > 100 {
            yield_!(a);
            break;
        }
    }

    fn let_chain_with_yields(v: Option<u32>) -> [u32] {
        if v.is_some() && { yield_!(1); true } && let Some(n) = v && { yield_!(n); n > 3 } {
            yield_!(2);
        } else {
            yield_!(3);
        }
    }

    fn match_arms(n: u32) -> [u32] {
        match n {
            0 => {}
            1 => yield_!(1),
            2 | 3 => { yield_!(2); yield_!(3); }
            4..=9 => { say("range"); }
            _ => { yield_!(n); }
        }
        yield_!(100);
    }

    fn match_guards(v: Option<u32>, limit: u32) -> [u32] {
        match v {
            Some(n) if n > limit => { yield_!(n); yield_!(n - limit); }
            Some(n) if { say(format!("guard {n}")); n == limit } => yield_!(0),
            Some(n @ (1 | 2)) => { yield_!(n * 1000); yield_!(n) }
            Some(_) => say("other"),
            None => { yield_!(limit) }
        }
    }

    fn match_value(n: u32) -> [String] {
        let name = match n {
            0 => "zero",
            1 => { yield_!("at one".to_string()); "one" }
            _ if n > 100 => { yield_!("huge".to_string()); return }
            other => {
                yield_!(format!("other {other}"));
                yield_!(format!("still {other}"));
                "many"
            }
        };
        yield_!(name.to_string());
    }

    fn match_diverging(n: u32) -> [u32] {
        let x: u32 = match n {
            0 => return,
            1 => { yield_!(11); return }
            n => n * 2,
        };
        yield_!(x);
    }

    fn nested_match(v: Option<Result<u32, u32>>) -> [u32] {
        match v {
            Some(r) => {
                yield_!(1);
                match r {
                    Ok(a) => { yield_!(a); }
                    Err(e) => match e {
                        0 => yield_!(500),
                        e => { yield_!(e); yield_!(e + 1); }
                    },
                }
                yield_!(2);
            }
            None => yield_!(3),
        }
    }

    fn labelled_block(n: u32) -> [u32] {
        let v = 'a: {
            yield_!(1);
            if n == 0 { break 'a 10; }
            yield_!(2);
            if n == 1 { break 'a { yield_!(20); 20 }; }
            n
        };
        yield_!(v);
        'b: {
            if n > 1 { break 'b; }
            yield_!(77);
        }
        yield_!(v + 1);
    }

    fn nested_labelled_blocks(n: u32) -> [u32] {
        let v = 'a: {
            let w = 'b: {
                yield_!(1);
                if n == 0 { break 'a 1; }
                if n == 1 { break 'b 2; }
                yield_!(2);
                3
            };
            yield_!(w * 10);
            w * 100
        };
        yield_!(v);
    }

    fn let_else(v: Option<u32>) -> [u32] {
        let Some(n) = v else {
            yield_!(1);
            say("none");
            return;
        };
        yield_!(n);
        let Ok(m) = u8::try_from(n) else { return };
        yield_!(u32::from(m) + 1);
    }

    fn let_else_in_loop(items: Vec<Option<u32>>) -> [u32] {
        for item in items {
            let Some(n) = item else { yield_!(0); continue };
            let 0..10 = n else { yield_!(n); break };
            yield_!(n + 1);
        }
        yield_!(1000);
    }

    fn late_init(n: u32) -> [u32] {
        let x;
        let y: u32;
        if n > 1 {
            yield_!(1);
            x = n;
            y = 5;
        } else {
            y = 6;
            yield_!(y);
            x = 100;
        }
        yield_!(x + y);
        let z;
        yield_!(2);
        z = x * 2;
        yield_!(z);
    }

    fn late_init_in_loop(n: u32) -> [u32] {
        let found;
        let mut i = 0;
        loop {
            i += 1;
            if i * i > n { found = i; break; }
            yield_!(i);
        }
        yield_!(found * 100);
    }

    fn late_init_of_a_guard(n: u32) -> [u32] {
        let g;
        let _first = mk("first");
        if n == 0 { yield_!(0); return; }
        yield_!(1);
        g = mk("late");
        yield_!(2);
        say(g.name());
    }

    fn early_return(n: u32) -> [u32] {
        let _g = mk("g");
        if n == 0 { return; }
        yield_!(1);
        if n == 1 { return; }
        for i in 0..n {
            if i == 3 { return }
            yield_!(i);
        }
        say("end");
    }

    fn value_blocks(n: u32) -> [u32] {
        let a = { let b = n + 1; yield_!(b); b * 2 };
        let c = { yield_!(a); ({ yield_!(a + 1); a }) + { yield_!(a + 2); 1 } };
        yield_!(c);
        { yield_!(7); }
        {}
    }

    fn scopes(n: u32) -> [u32] {
        let x = n;
        {
            let x = x + 1;
            let _g = mk("inner");
            yield_!(x);
            { let x = x * 10; yield_!(x); }
            yield_!(x);
        }
        yield_!(x);
    }

    fn unsafe_blocks(n: u32) -> [u32] {
        let v = unsafe { std::num::NonZeroU32::new_unchecked(n) };
        unsafe {
            yield_!(v.get());
            let w = std::num::NonZeroU32::new_unchecked(n + 1);
            yield_!(w.get());
        }
        let x = unsafe { yield_!(3); twice(n) };
        yield_!(x);
    }

    fn nested_items(n: u32) -> [u32] {
        const STEP: u32 = 3;
        static BASE: u32 = 10;
        struct Pair { a: u32, b: u32 }
        impl Pair { fn sum(&self) -> u32 { self.a + self.b } }
        enum Way { Up, Down }
        use Way::{Down, Up};
        fn go(way: &Way, n: u32) -> u32 { match way { Up => n + later(), Down => n - 1 } }
        let p = Pair { a: n, b: STEP };
        yield_!(p.sum());
        for way in [Up, Down] { yield_!(go(&way, BASE)); }
        yield_!(p.a);
        fn later() -> u32 { 1 }
        {
            const STEP: u32 = 50;
            yield_!(STEP);
        }
        yield_!(p.b + STEP);
    }

    fn attributes(n: u32) -> [u32] {
        #[cfg(any())]
        yield_!("not even the right type");
        #[cfg(all())]
        yield_!(1);
        #[cfg(any())]
        let n = n + 1000;
        #[cfg(all())]
        let n = n + 1;
        #[allow(unused_variables)]
        let unused = 5;
        #[allow(clippy::let_and_return)]
        let a = { let b = n; b };
        #[cfg(any())]
        { yield_!(missing); }
        #[cfg(all())]
        {
            yield_!(a);
        }
        #[cfg_attr(all(), cfg(any()))]
        yield_!(missing);
        #[cfg_attr(all(), allow(unused_variables), cfg(all()))]
        let unused = 6;
        #[cfg_attr(any(), cfg(any()))]
        yield_!(5);
        let sum = |#[cfg(all())] x: u32, #[cfg(any())] x: u16, #[cfg(any())] y, z: u32| x + z;
        let typed: fn(#[cfg(any())] u16, u32) -> u32 = |x| x + 1;
        yield_!(sum(1, 2) + typed(1));
        match n {
            #[cfg(any())]
            3 => yield_!(missing),
            #[cfg(all())]
            3 => yield_!(33),
            #[allow(unreachable_patterns)]
            3 => yield_!(34),
            _ => yield_!(44),
        }
        #[rustfmt::skip]
        yield_!(n);
    }

    fn statements_without_effect(n: u32) -> [u32] {
        ;;
        yield_!(n);;
        let _ = n;
        let _ = yield_!(2);
        n;
        let () = yield_!(3);
        (yield_!(4));
        { (yield_!(5)) }
    }

    fn never_yields(n: u32) -> [u32] {
        say("ran");
        if n > 100 { yield_!(1) }
    }

    fn unreachable_after_return(n: u32) -> [u32] {
        yield_!(n);
        if n == 0 { panic!("zero") }
        return;
    }
}

unsafe fn twice(n: u32) -> u32 {
    n * 2
}

#[test]
fn branches() {
    same!(if_else(9), [1, 9]);
    same!(if_else(4), [2, 4]);
    same!(if_else(1), [3, 1]);
    same!(if_without_else(1), [10, 1]);
    same!(if_without_else(2), [2]);
    same!(if_without_else(3), [30, 3]);
    same!(if_value(4), [0, 2, 3, 207]);
    same!(if_value(3), [1010]);
}

#[test]
fn branches_on_patterns() {
    same!(if_let(Some(3)), [3, 4, 30, 3]);
    same!(if_let(None), [0, 99, 5]);
    same!(if_let_else_if_let(Ok(1)), ["one".to_string()]);
    same!(if_let_else_if_let(Ok(2)), ["ok 2".to_string()]);
    same!(
        if_let_else_if_let(Err("e".into())),
        ["error".to_string(), "e".to_string()]
    );
    same!(let_chain(Some(2), Some(3)), [2, 3]);
    same!(let_chain(Some(2), Some(2)), [0]);
    same!(let_chain(Some(101), None), [0, 101]);
    same!(let_chain_with_yields(None), [3]);
    same!(let_chain_with_yields(Some(3)), [1, 3, 3]);
    same!(let_chain_with_yields(Some(4)), [1, 4, 2]);
}

#[test]
fn matches() {
    same!(match_arms(0), [100]);
    same!(match_arms(1), [1, 100]);
    same!(match_arms(3), [2, 3, 100]);
    same!(match_arms(5), [100]);
    same!(match_arms(50), [50, 100]);
    same!(match_guards(Some(9), 5), [9, 4]);
    same!(match_guards(Some(5), 5), [0]);
    same!(match_guards(Some(2), 5), [2000, 2]);
    same!(match_guards(Some(3), 5), []);
    same!(match_guards(None, 5), [5]);
    same!(match_value(0), ["zero".to_string()]);
    same!(match_value(1), ["at one".to_string(), "one".to_string()]);
    same!(
        match_value(5),
        [
            "other 5".to_string(),
            "still 5".to_string(),
            "many".to_string()
        ]
    );
    same!(match_value(500), ["huge".to_string()]);
    same!(match_diverging(0), []);
    same!(match_diverging(1), [11]);
    same!(match_diverging(2), [4]);
    same!(nested_match(Some(Ok(8))), [1, 8, 2]);
    same!(nested_match(Some(Err(0))), [1, 500, 2]);
    same!(nested_match(Some(Err(6))), [1, 6, 7, 2]);
    same!(nested_match(None), [3]);
}

#[test]
fn blocks() {
    same!(labelled_block(0), [1, 10, 77, 11]);
    same!(labelled_block(1), [1, 2, 20, 20, 77, 21]);
    same!(labelled_block(5), [1, 2, 5, 6]);
    same!(nested_labelled_blocks(0), [1, 1]);
    same!(nested_labelled_blocks(1), [1, 20, 200]);
    same!(nested_labelled_blocks(2), [1, 2, 30, 300]);
    same!(value_blocks(1), [2, 4, 5, 6, 5, 7]);
    same!(scopes(1), [2, 20, 2, 1]);
    same!(unsafe_blocks(4), [4, 5, 3, 8]);
}

#[test]
fn let_else_and_late_init() {
    same!(let_else(None), [1]);
    same!(let_else(Some(7)), [7, 8]);
    same!(let_else(Some(700)), [700]);
    same!(
        let_else_in_loop(vec![Some(1), None, Some(2)]),
        [2, 0, 3, 1000]
    );
    same!(
        let_else_in_loop(vec![None, Some(20), Some(2)]),
        [0, 20, 1000]
    );
    same!(late_init(2), [1, 7, 2, 4]);
    same!(late_init(1), [6, 106, 2, 200]);
    same!(late_init_in_loop(5), [1, 2, 300]);
    same!(late_init_of_a_guard(0), [0]);
    same!(late_init_of_a_guard(1), [1, 2]);
}

#[test]
fn returns() {
    same!(early_return(0), []);
    same!(early_return(1), [1]);
    same!(early_return(2), [1, 0, 1]);
    same!(early_return(9), [1, 0, 1, 2]);
    same!(never_yields(0), []);
    same!(unreachable_after_return(1), [1]);
}

#[test]
fn items_and_attributes() {
    same!(nested_items(1), [4, 11, 9, 1, 50, 6]);
    same!(attributes(2), [1, 3, 5, 5, 33, 3]);
    same!(statements_without_effect(1), [1, 2, 3, 4, 5]);
}

#[test]
fn an_empty_body() {
    #[generator]
    fn nothing(_g: Guard) -> impl Iterator<Item = u32> {}
    assert_eq!(
        trace_of(|| assert_eq!(nothing(Guard("g")).next(), None)),
        ["drop g"]
    );
}

#[test]
fn a_yield_as_the_tail() {
    use gen_core::yield_;
    #[generator]
    fn tail(n: u32) -> impl Iterator<Item = u32> {
        eval(n);
        yield_!(n)
    }
    assert_eq!(tail(4).collect::<Vec<_>>(), [4]);
}

#[test]
fn the_raw_spelling() {
    #[generator]
    fn raw(n: u32) -> impl Iterator<Item = u32> {
        r#yield!(n);
        for i in 0..2 {
            r#yield!(i);
            gen_core::yield_!(i + 10);
        }
    }
    assert_eq!(raw(4).collect::<Vec<_>>(), [4, 0, 10, 1, 11]);
}
