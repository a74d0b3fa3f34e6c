//! What runs first: the left side of a comparison, what finds a place, the function of a call; and
//! the temporaries of an assignment that takes its value apart.

#![allow(
    clippy::all,
    unused_assignments,
    reason = "the bodies are there for the language, not for style"
)]

mod common;
use common::{eval, mk, same, say, trace_of, twin};

/// A place whose index and whose `*` say that they run.
#[derive(Clone, Copy)]
pub struct Loud(u64);

impl std::ops::Index<u64> for Loud {
    type Output = u64;

    fn index(&self, at: u64) -> &u64 {
        say(format!("index {at}"));
        &self.0
    }
}

impl std::ops::Deref for Loud {
    type Target = u64;

    fn deref(&self) -> &u64 {
        say("deref");
        &self.0
    }
}

fn some(n: u64) -> Option<u64> {
    say(format!("some {n}"));
    Some(n)
}

/// Calls a function it holds.
pub struct Calls<F> {
    call: F,
    count: u64,
}

impl<F> Calls<F> {
    fn count(&self) -> u64 {
        self.count
    }
}

/// What an operator makes of it has something to drop.
#[derive(PartialEq)]
pub struct Signed(common::Guard, bool);

impl std::ops::Neg for Signed {
    type Output = Self;

    fn neg(self) -> Self {
        Self(self.0, !self.1)
    }
}

fn signed(name: &'static str) -> Signed {
    Signed(mk(name), true)
}

fn length(guard: &common::Guard, n: usize) -> usize {
    guard.name().len() + n
}

twin! {
    fn places_of_locals() -> [bool] {
        let loud = Loud(1);
        yield_!(loud[2] < { yield_!(true); 5 });
        yield_!(*loud < { yield_!(true); 5 });
        yield_!(loud[2] < eval({ yield_!(true); 5 }));
        let at = eval(2);
        yield_!(loud[at] < { yield_!(true); 5 });
    }

    fn places_of_temporaries() -> [bool] {
        yield_!(*Loud({ yield_!(true); 5 }) < eval(7));
        yield_!((*Loud({ yield_!(true); 5 })) < eval(7));
        yield_!(Loud(1)[{ yield_!(true); 5 }] < eval(7));
        yield_!([eval({ yield_!(true); 5u64 }), 2][0] < eval(7));
        yield_!((eval({ yield_!(true); 5u64 }), 2).0 < eval(7));
        yield_!(vec![eval({ yield_!(true); 5u64 }), 2][0] != eval(7));
    }

    fn values() -> [bool] {
        yield_!(!eval({ yield_!(true); 5u64 }) < eval(7));
        yield_!(some({ yield_!(true); 5 }).is_some() == eval(true));
        assert!(!eval({ yield_!(true); 5u64 }) > eval(7));
        assert_ne!(!eval({ yield_!(true); 5u64 }), eval(7));
    }

    fn dropped_in_order() -> [bool] {
        yield_!(-{ yield_!(true); signed("a") } == signed("b"));
        yield_!({ yield_!(true); signed("c") } != signed("d"));
        yield_!(signed("e") == -{ yield_!(true); signed("f") });
        yield_!(if eval(true) { yield_!(true); signed("g") } else { signed("h") } == signed("i"));
    }

    fn in_formats() -> [usize] {
        yield_!(format!("{} {}", Loud(3)[{ yield_!(1); 5 }], eval(1)).len());
        yield_!(format!("{} {}", *Loud({ yield_!(1); 5 }), eval(1)).len());
    }

    fn functions_in_places() -> [u64] {
        let mut list: Vec<fn(u64) -> u64> = vec![|x| x + 1, |x| x * 100];
        let mut at = 0;
        let x = list[at]({ at = 1; yield_!(1); list.swap(0, 1); 5 });
        yield_!(x + at as u64);
        let x = list[0]({ list.clear(); yield_!(1); 5 });
        yield_!(x);
    }

    fn closures_in_places() -> [u64] {
        let three = 3;
        let calls = Calls { call: move |x: u64| x * three, count: 4 };
        let x = (calls.call)({ yield_!(calls.count()); calls.count() + eval(1) });
        yield_!(x);
        let text = String::from("text");
        let calls = Calls { call: move |x: u64| x * text.len() as u64, count: 4 };
        let x = (calls.call)({ yield_!(calls.count()); calls.count() + eval(1) });
        yield_!(x);
        yield_!(calls.count);
    }

    fn assigned_apart() -> [usize] {
        let (mut a, mut b) = (mk("a"), mk("b"));
        (a, b) = ({ say(mk("temporary").name()); mk("c") }, { yield_!(1); mk("d") });
        yield_!(a.0.len());
        let mut names = (mk("e"), 0);
        (names.0, names.1) = (mk("f"), length(&mk("temporary"), { yield_!(2); 9 }));
        yield_!(names.1);
        match names.1 {
            18 => (a, _) = (mk("g"), { yield_!(3); mk("left") }),
            _ => {}
        }
        yield_!(b.0.len());
        yield_!(a.0.len());
    }
}

#[test]
fn left_sides_run_first_and_once() {
    same!(
        places_of_locals(),
        [true, true, true, true, true, true, true, true]
    );
    same!(
        places_of_temporaries(),
        [
            true, true, true, true, true, true, true, true, true, true, true, true
        ]
    );
    same!(values(), [true, false, true, true, true, true]);
    same!(
        dropped_in_order(),
        [true, false, true, true, true, false, true, false]
    );
    same!(in_formats(), [1, 3, 1, 3]);
}

#[test]
fn functions_are_read_before_arguments_that_change_them() {
    same!(functions_in_places(), [1, 7, 1, 500]);
    same!(closures_in_places(), [4, 15, 4, 20, 4]);
}

#[test]
fn temporaries_go_before_parts_are_assigned() {
    same!(assigned_apart(), [1, 1, 2, 18, 3, 1, 1]);
}

#[test]
fn what_a_question_mark_gives_is_compared_first() {
    #[gen_core::generator]
    fn generator() -> impl Iterator<Item = Option<bool>> {
        use gen_core::yield_;
        yield_!(Some(
            some({
                yield_!(None);
                1
            })? <= eval(5)
        ));
        yield_!(Some(
            -i64::try_from(some({
                yield_!(None);
                1
            })?)
            .ok()?
                <= eval(5)
        ));
    }

    let ran = trace_of(|| generator().for_each(|item| say(format!("{item:?}"))));
    let expected = [
        "None",
        "some 1",
        "eval 5",
        "Some(true)",
        "None",
        "some 1",
        "eval 5",
        "Some(true)",
    ];
    assert_eq!(ran, expected);
}
