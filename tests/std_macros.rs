//! Yields and `?` in the arguments of the standard macros, and names that format
//! strings capture.

#![allow(
    clippy::all,
    reason = "the bodies are there for the language, not for style"
)]

mod common;
use common::{Guard, eval, mk, panicked_at, panics, same, say, trace_of, twin};
use gen_core::generator;
use std::cell::RefCell;
use std::fmt::Write as _;

twin! {
    fn format_arguments(n: u32) -> [String] {
        let s = format!("{} {}", { yield_!("one".to_string()); n }, { yield_!("two".to_string()); n + 1 });
        yield_!(s);
        let s = format!("{0}-{0}-{name}", { yield_!("three".into()); eval(n) }, name = { yield_!("four".into()); "x" });
        yield_!(s);
        yield_!(format!("{:>1$}", n, { yield_!("width".into()); 4 }));
        yield_!(format!("{:?}", [{ yield_!("five".into()); 1 }, 2]));
    }

    fn captured_names(n: u32) -> [String] {
        let name = String::from("abc");
        let width = 6;
        yield_!(format!("{name}"));
        yield_!(format!("{name:>width$}|{n:03}"));
        let precise = 1.25;
        yield_!("between".to_string());
        yield_!(format!("{precise:.0$} {name:?} {{name}}", 1));
        for i in 0..2 {
            let text = format!("{i}{name}");
            yield_!(text.clone());
            say(format!("{text} {i}"));
        }
        let r#type = 5;
        yield_!(String::new());
        yield_!(format!("{type} {}", r#type));
        println!("{name} {n}");
    }

    fn captured_after_shadowing(n: u32) -> [String] {
        let x = n;
        yield_!(format!("{x}"));
        let x = format!("<{x}>");
        yield_!(format!("{x}"));
        {
            let x = x.len();
            yield_!(format!("{x}"));
        }
        yield_!(format!("{x}"));
    }

    fn print_family(n: u32) -> [u32] {
        print!("{}", { yield_!(1); "" });
        println!("{}", { yield_!(2); n });
        eprint!("{}", { yield_!(3); "" });
        eprintln!("{n}{}", { yield_!(4); n });
        println!();
        yield_!(n);
    }

    fn write_family(n: u32) -> [String] {
        let mut out = String::new();
        write!(out, "{} {}", n, { yield_!("a".to_string()); 1 }).unwrap();
        writeln!(out, "{}", { yield_!("b".to_string()); 2 }).unwrap();
        write!(out, "{n}").unwrap();
        writeln!(&mut out).unwrap();
        write!(&mut out, "{} {}", { yield_!("c".to_string()); 3 }, eval(n)).unwrap();
        yield_!(out);
    }

    fn asserts(n: u32) -> [u32] {
        assert!({ yield_!(1); n > 0 });
        assert!(n > 0, "{}", { yield_!(99); "message" });
        assert_eq!({ yield_!(2); n }, { yield_!(3); n });
        assert_ne!(eval(n), { yield_!(4); n + 1 }, "never {n}");
        yield_!(n);
    }

    fn debug_asserts(n: u32) -> [u32] {
        debug_assert!({ yield_!(5); true });
        debug_assert_eq!(n, { yield_!(6); n });
        yield_!(n);
    }

    fn messages_of_asserts(n: u32) -> [u32] {
        assert_eq!(n, 3, "{}", { yield_!(99); "message" });
        assert_ne!({ yield_!(1); n + 1 }, n, "{n} {} {name}", { yield_!(98); 1 }, name = "x");
        assert_eq!(eval(n), { yield_!(2); 3 }, "{}", { yield_!(97); n });
        debug_assert_ne!(n, 4, "{}", { yield_!(96); n });
        debug_assert!(n == 3, "{}", { yield_!(95); n });
        yield_!(n);
    }

    fn vecs(n: u32) -> [u32] {
        let v = vec![eval(1), { yield_!(10); eval(2) }, { yield_!(20); n }];
        for x in v { yield_!(x); }
        let r = vec![{ yield_!(30); 7 }; { yield_!(40); 2 }];
        yield_!(r.iter().sum());
        let empty: Vec<u32> = vec![];
        yield_!(empty.len() as u32);
        let nested = vec![vec![1, { yield_!(50); 2 }], vec![]];
        yield_!(nested[0][1]);
    }

    fn dbg_values(n: u32) -> [u32] {
        let x = dbg!({ yield_!(1); n });
        let (a, b) = dbg!({ yield_!(2); x }, x + 1);
        yield_!(a + b);
    }

    fn matches_scrutinee(n: u32) -> [u32] {
        if matches!({ yield_!(1); n }, 1..=5) { yield_!(2); }
        if matches!(Some({ yield_!(3); n }), Some(k) if k == n) { yield_!(4); }
        let x = Some(n);
        let ok = { yield_!(10); matches!(x, Some(k) if k > 1) && n > 2 };
        let count = { yield_!(11); matches!(x, Some(k) if k > 9) as u32 + 1 };
        let _ = matches!(x, Some(k) if k == n) && { yield_!(count); ok };
        let b = matches!(n, 7) || matches!({ yield_!(5); n }, 0 | 3);
        yield_!(u32::from(b));
    }

    fn statement_macros(n: u32) -> [u32] {
        println! { "{}", { yield_!(1); n } }
        assert![{ yield_!(2); true }];
        let v = vec! { 1, { yield_!(3); 2 } };
        yield_!(v[1]);
        std::println!("{}", { yield_!(4); n });
        ::std::assert_eq!(n, { yield_!(5); n });
    }

    fn macros_without_yields(n: u32) -> [u32] {
        let v = vec![n; 3];
        let s = concat!("a", "b");
        yield_!(v.len() as u32);
        yield_!(s.len() as u32 + line!() - line!());
        let m = v.iter().map(|x| x + 1).collect::<Vec<_>>();
        yield_!(m[0]);
        assert!(matches!(m.as_slice(), [_, _, _]), "{m:?} {v:?}");
        let t = stringify!(n + 1);
        yield_!(u32::from(t.starts_with("n +")));
        let e = if cfg!(any()) { unreachable!("{n}") } else { env!("CARGO_PKG_NAME").len() as u32 };
        yield_!(e);
        let t = include_str!("std_macros.rs").len();
        yield_!(u32::from(t > 1000));
    }
}

twin! {
    fn messages_run_where_they_are_said(none: Option<(u32, u32)>, c: bool) -> [u32] {
        assert!({ yield_!(1); c }, "was {}", none.unwrap().0);
        assert!({ yield_!(2); c }, "{} {n}", (eval(1), 2).0, n = *Box::new(eval(2)));
        assert!({ yield_!(3); c }, "{}", match eval(1) { 1 => 2, _ => return });
        assert!({ yield_!(4); c }, "{}", [eval(1), 2][0]);
        debug_assert!({ say("checked"); c }, "{}", none.unwrap().0);
        assert_eq!({ yield_!(5); eval(2) }, 2, "{}", none.unwrap().1);
        assert_ne!(mk("left").0, { yield_!(6); "right" }, "{:?}", none.unwrap());
        assert_eq!((eval(1), eval(2)).1, { yield_!(7); 2 }, "{}", (eval(1), 2).0);
        let list = vec![1];
        assert_eq!(list[0], { yield_!(8); 1 }, "{}", list[usize::from(c)]);
        say("end");
    }

    fn conditions_end_what_they_match(cell: RefCell<Vec<u32>>, list: Vec<u32>) -> [u32] {
        let mut list = list;
        if matches!(cell.borrow().first(), Some(1)) { yield_!(1); }
        while matches!(list.last(), Some(_)) && !matches!(mk("head").0.len(), 0) {
            yield_!(list.pop().unwrap());
            cell.borrow_mut().push(3);
        }
        let ok = matches!(cell.borrow().len(), 1..);
        yield_!(u32::from(ok));
        if matches!(cell.borrow().as_slice(), [1, ..]) { yield_!(8) } else { yield_!(9) }
    }

    fn arguments_go_in_their_order(n: u32) -> [u32] {
        println!("{:?} {}", { yield_!(1); mk("a") }, mk("b").0);
        say(format!("{:?} {}", mk("c"), (&{ yield_!(2); mk("d") }).name()));
        let text = format!("{:?} {} {:?}", mk("e"), { yield_!(3); mk("f").0 }, mk("g"));
        say(text);
        write!(String::new(), "{:?} {}", mk("h"), { yield_!(4); mk("i") }.0).unwrap();
        assert_eq!((&{ yield_!(n); mk("j") }).name(), mk("k").0.replace('k', "j"));
        yield_!(6);
    }

    fn scrutinees_live_as_long_as_the_statement(cell: &RefCell<u32>) -> [bool] {
        let x = (
            matches!(*cell.borrow_mut(), 1),
            cell.try_borrow().is_ok(),
            { yield_!(false); 3 },
        );
        yield_!(x.1);
        let y = (matches!(mk("scrutinee"), Guard("scrutinee")), { yield_!(x.0); say("later") });
        say("behind");
        let z = matches!({ yield_!(y.0); mk("yielded") }.0, "yielded") as u32 + eval(1);
        yield_!(z == 2);
    }
}

/// What the panic of an assertion says, after what it has yielded.
fn said(run: impl Iterator<Item = u32>) -> (Vec<u32>, String) {
    let mut items = Vec::new();
    let mut run = std::panic::AssertUnwindSafe(run);
    let all = || run.by_ref().for_each(|n| items.push(n));
    let payload = std::panic::catch_unwind(std::panic::AssertUnwindSafe(all)).expect_err("fails");
    (items, *payload.downcast::<String>().expect("a message"))
}

#[test]
fn messages_are_lazy() {
    same!(
        messages_run_where_they_are_said(None, true),
        [1, 2, 3, 4, 5, 6, 7, 8]
    );
    same!(
        scrutinees_live_as_long_as_the_statement(&RefCell::new(1)),
        [false, false, true, true, true]
    );
    same!(arguments_go_in_their_order(5), [1, 2, 3, 4, 5, 6]);
    same!(
        conditions_end_what_they_match(RefCell::new(vec![1]), vec![5, 6]),
        [1, 6, 5, 1, 8]
    );
    let calls = trace_of(|| {
        panics(|| messages_run_where_they_are_said::generator::run(Some((8, 9)), false).count());
    });
    let of_plain = trace_of(|| {
        panics(|| messages_run_where_they_are_said::plain::run(Some((8, 9)), false));
    });
    assert_eq!(calls, of_plain[1..]);
}

/// As in any function: not that of the attribute.
#[test]
fn a_failed_assertion_has_the_place_of_the_macro() {
    use gen_core::{generator, yield_};

    #[generator]
    fn fails(n: u32) -> impl Iterator<Item = u32> {
        let c = n == 1;
        yield_!(line!() + 1);
        assert!(c, "{}", {
            yield_!(7);
            (n, 2).0
        });
    }
    let mut said = 0;
    panics(|| fails(2).for_each(|n| said = said.max(n)));
    assert_eq!(panicked_at(), said);
}

#[test]
fn messages_of_failed_asserts() {
    use gen_core::{generator, yield_};

    #[generator]
    fn equal(text: &'static str, n: u32) -> impl Iterator<Item = u32> {
        assert_eq!(
            text,
            n.to_string(),
            "with {n} and {} {{}} {name:?}",
            {
                yield_!(n);
                7
            },
            name = text
        );
    }
    let plain = |text: &str, n: u32| {
        assert_eq!(
            text,
            n.to_string(),
            "with {n} and {} {{}} {name:?}",
            7,
            name = text
        );
        0
    };
    let of_plain = std::panic::catch_unwind(|| plain("a", 2)).expect_err("fails");
    let of_plain = *of_plain.downcast::<String>().expect("a message");
    assert_eq!(said(equal("a", 2)), (vec![2], of_plain));
    assert_eq!(equal("2", 2).next(), None);

    #[generator]
    fn unequal(n: u32) -> impl Iterator<Item = u32> {
        debug_assert_ne!(n, n, "{}", {
            yield_!(n);
            "same"
        });
    }
    if cfg!(debug_assertions) {
        let words = "assertion `left != right` failed: same\n  left: 5\n right: 5";
        assert_eq!(said(unequal(5)), (vec![5], words.to_owned()));
    } else {
        assert_eq!(unequal(5).next(), None);
    }

    #[generator]
    fn holds(n: u32) -> impl Iterator<Item = u32> {
        assert!(n == 1, "not {}", {
            yield_!(n);
            n
        });
    }
    assert_eq!(said(holds(5)), (vec![5], "not 5".to_owned()));
}

#[test]
fn formatting() {
    same!(
        format_arguments(3),
        [
            "one".into(),
            "two".into(),
            "3 4".into(),
            "three".into(),
            "four".into(),
            "3-3-x".into(),
            "width".into(),
            "   3".into(),
            "five".into(),
            "[1, 2]".into()
        ]
    );
    same!(
        captured_names(7),
        [
            "abc".into(),
            "   abc|007".into(),
            "between".into(),
            "1.2 \"abc\" {name}".into(),
            "0abc".into(),
            "1abc".into(),
            String::new(),
            "5 5".into()
        ]
    );
    same!(
        captured_after_shadowing(7),
        ["7".into(), "<7>".into(), "3".into(), "<7>".into()]
    );
    same!(print_family(5), [1, 2, 3, 4, 5]);
    same!(
        write_family(5),
        ["a".into(), "b".into(), "c".into(), "5 12\n5\n3 5".into()]
    );
}

#[test]
fn asserting() {
    same!(asserts(5), [1, 2, 3, 4, 5]);
    if cfg!(debug_assertions) {
        same!(debug_asserts(3), [5, 6, 3]);
    } else {
        same!(debug_asserts(3), [3]);
    }
    same!(messages_of_asserts(3), [1, 2, 3]);
    same!(vecs(5), [10, 20, 1, 2, 5, 30, 40, 14, 0, 50, 2]);
    same!(dbg_values(5), [1, 2, 11]);
    same!(matches_scrutinee(3), [1, 2, 3, 4, 10, 11, 1, 5, 1]);
    same!(matches_scrutinee(7), [1, 3, 4, 10, 11, 1, 1]);
    same!(statement_macros(3), [1, 2, 3, 2, 4, 5]);
    same!(macros_without_yields(3), [3, 2, 4, 1, 10, 1]);
}

#[test]
fn the_message_of_a_failed_assertion() {
    use gen_core::yield_;
    #[generator]
    fn fails(n: u32) -> impl Iterator<Item = u32> {
        assert!(n != 1, "n is {}", {
            yield_!(n);
            n + 10
        });
        assert_eq!(
            {
                yield_!(20);
                n
            },
            2,
            "second {n}"
        );
        panic!("third {}", {
            yield_!(30);
            n
        });
    }
    let mut items = fails(1);
    assert_eq!(items.next(), Some(1));
    assert_eq!(panics(|| items.next()), "n is 11");
    assert_eq!(items.next(), None);

    let mut items = fails(3);
    assert_eq!(items.next(), Some(20));
    let message = panics(|| items.next());
    assert!(
        message.contains("second 3") && message.contains("left: 3"),
        "{message}"
    );

    let mut items = fails(2);
    assert_eq!(items.by_ref().take(2).collect::<Vec<_>>(), [20, 30]);
    assert_eq!(panics(|| items.next()), "third 2");
    assert_eq!(items.next(), None);
}

#[test]
fn the_default_message_names_the_expression() {
    use gen_core::yield_;
    #[generator]
    fn fails(limit: u32) -> impl Iterator<Item = u32> {
        for count in 0.. {
            yield_!(count);
            assert!(count < limit);
        }
    }
    let mut items = fails(1);
    assert_eq!(items.by_ref().take(2).collect::<Vec<_>>(), [0, 1]);
    assert_eq!(panics(|| items.next()), "assertion failed: count < limit");
}

#[test]
fn question_marks_in_arguments() {
    use gen_core::yield_;
    #[generator]
    fn lines(
        texts: Vec<&'static str>,
    ) -> impl Iterator<Item = Result<String, std::num::ParseIntError>> {
        for text in texts {
            let line = format!("{}!", text.parse::<u32>()?);
            yield_!(Ok(line));
            assert!(text.parse::<u32>()? < 1000);
            let v = vec![text.parse::<u8>()?, 1];
            yield_!(Ok(format!("{v:?}")));
        }
    }
    let items: Vec<_> = lines(vec!["7", "300", "1"]).collect();
    assert_eq!(items.len(), 4);
    assert_eq!(items[..2], [Ok("7!".to_string()), Ok("[7, 1]".to_string())]);
    assert_eq!(items[2], Ok("300!".to_string()));
    assert!(items[3].is_err());
}

#[test]
fn guards_of_matches_mention_locals() {
    use gen_core::yield_;
    #[generator]
    fn guarded(limit: u32) -> impl Iterator<Item = bool> {
        let least = limit / 2;
        yield_!(least > 1);
        let between = matches!(limit, n @ 1.. if n > least);
        yield_!(between);
        yield_!(!matches!(Some(least), Some(n) if n > limit,));
        assert!(matches!(limit, 0..=9 if least < 9), "{least}");
    }
    assert!(guarded(8).eq([true, true, true]));
    assert!(guarded(0).eq([false, false, true]));
}

/// Says when it is dropped; what is written to it is said.
struct Sink(#[allow(dead_code)] Guard);

impl std::fmt::Write for Sink {
    fn write_str(&mut self, text: &str) -> std::fmt::Result {
        say(text);
        Ok(())
    }
}

twin! {
    fn written_in_heads(n: u32) -> [u32] {
        match write!(Sink(mk("sink")), "{n}") {
            _ => yield_!(1),
        }
        let mut out = String::new();
        if let Ok(()) = write!(out, "{}", mk("text").0) {
            yield_!(2);
        }
        let both = (writeln!(Sink(mk("other")), "{}", mk("more").0), { yield_!(3); 4 });
        yield_!(both.1);
        say(out);
    }
}

#[test]
fn what_is_written_to_lives_to_the_end_of_the_statement() {
    same!(written_in_heads(7), [1, 2, 3, 4]);
}
