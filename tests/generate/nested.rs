//! Blocks in blocks, and in generator functions.

use crate::common::{drive, mk, trace_of};
use gen_core::{generate, generator, yield_, yield_from};

#[test]
fn flattened() {
    let n = 3;
    let items = generate! {
        for x in 0..2 {
            for y in generate! { for z in 0..n { yield!(z + x) } } {
                yield!(x * 10 + y);
            }
        }
    };
    assert!(items.eq([0, 1, 2, 11, 12, 13]));
}

#[test]
fn names_of_both() {
    let list = vec![1_usize, 2];
    let items = generate! {
        for x in list {
            let text = "a".repeat(x);
            for y in generate! {
                yield!(text.len() + x);
                for x in 0..1 { let text = x + 40; yield!(text) }
            } {
                yield!(y);
            }
        }
    };
    assert!(items.eq([2, 40, 4, 40]));
}

#[test]
fn strings_of_both() {
    let text = String::from("t");
    let items = generate! {
        for x in 0..2 {
            let name = text.clone();
            yield_from!(generate! { yield!(format!("{name}{x}")); yield!(format!("{x}{}", name)) });
        }
        yield!(text);
    };
    assert!(items.eq(["t0", "0t", "t1", "1t", "t"]));
}

#[test]
fn what_only_the_inner_one_uses() {
    let trace = trace_of(|| {
        let (a, b) = (mk("a"), mk("b"));
        drive(generate! {
            yield!((&b).name());
            yield_from!(generate! { yield!((&a).name()); yield!("more") });
            yield!("end");
        });
    });
    assert_eq!(
        trace,
        [
            "make a",
            "make b",
            "yield \"b\"",
            "yield \"a\"",
            "yield \"more\"",
            "drop a",
            "yield \"end\"",
            "drop b"
        ]
    );
}

#[test]
fn three_deep() {
    let k = 2;
    let items = generate! {
        yield_from!(generate! {
            yield_from!(generate! { for i in 0..k { yield!(i) } }.map(move |i| i + k));
            yield!(k * 10);
        });
    };
    assert!(items.eq([2, 3, 20]));
}

struct Grid {
    width: u32,
}

impl Grid {
    fn cells(self) -> impl Iterator<Item = u32> {
        generate! { for n in generate! { for x in 0..self.width { yield!(x) } } { yield!(n + 1) } }
    }
}

#[test]
fn itself() {
    assert!(Grid { width: 2 }.cells().eq([1, 2]));
}

#[generator]
fn in_a_function(list: Vec<u32>, n: u32) -> impl Iterator<Item = u32> {
    for x in list {
        for y in generate! { for n in 0..n { yield!(n) } } {
            yield_!(x + y);
        }
        yield_from!(generate! { yield!(x); yield_!(n); yield 0 });
    }
}

#[generator(boxed)]
fn in_a_boxed_function(list: Vec<u32>) -> impl Iterator<Item = u32> {
    for x in list.iter() {
        yield_from!(generate! { yield!(*x); yield x + 1 });
    }
}

#[test]
fn in_functions() {
    assert!(in_a_function(vec![10], 2).eq([10, 11, 10, 2, 0]));
    assert!(in_a_boxed_function(vec![1, 5]).eq([1, 2, 5, 6]));
}

#[test]
fn in_closures_and_arguments() {
    let make = |n: u32| generate! { for i in 0..n { yield!(i) } };
    let all: Vec<_> = (1..3).flat_map(make).collect();
    assert_eq!(all, [0, 0, 1]);
    let total = [make(2).sum(), generate! { yield 5 }.sum::<u32>()];
    assert_eq!(total, [1, 5]);
    let items = generate! {
        let make = |n: u32| generate! { for i in 0..n { yield!(i) } };
        yield_from!(make(2));
        yield_from!(make(1));
    };
    assert!(items.eq([0, 1, 0]));
}
