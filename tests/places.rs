//! Places that a yield stands in, and that are written to or bound by reference.

#![allow(
    clippy::all,
    reason = "the bodies are there for the language, not for style"
)]

mod common;
use common::{eval, same, twin};

#[derive(Clone, Copy)]
pub struct Point {
    x: u32,
    option: Option<u32>,
}

pub struct Store {
    list: Vec<u32>,
    points: Vec<Point>,
    texts: Vec<String>,
    n: u32,
}

impl Store {
    fn at(&mut self, i: usize) -> &mut u32 {
        &mut self.list[i]
    }

    fn point(&mut self, i: usize) -> &mut Point {
        &mut self.points[i]
    }

    fn text(&mut self, i: usize) -> &mut String {
        &mut self.texts[i]
    }

    fn bump(&mut self) {
        self.n += 1;
    }
}

fn at(list: &mut Vec<u32>, i: usize) -> &mut u32 {
    &mut list[i]
}

fn store() -> Store {
    let point = |x| Point { x, option: Some(x) };
    Store {
        list: vec![1, 20],
        points: vec![point(3), point(4)],
        texts: vec!["text".into()],
        n: 4,
    }
}

twin! {
    fn assigned(mut s: Store) -> [u32] {
        *s.at({ yield_!(6); 1 }) = eval(9);
        yield_!(s.list[1]);
        s.point({ yield_!(6); 0 }).x = 9;
        yield_!(s.points[0].x);
        *s.point({ yield_!(6); 0 }) = Point { x: 1, option: Some(2) };
        yield_!(s.points[0].x);
        *s.text({ yield_!(6); 0 }) = String::from("longer");
        yield_!(s.texts[0].len() as u32);
        let mut boxed = Box::new(1);
        *{ yield_!(6); &mut boxed } = Box::new(4);
        yield_!(*boxed);
        (*s.at({ yield_!(6); 1 }), s.n) = (8, 2);
        yield_!(s.list[1] + s.n);
        [s.list[0], *s.at({ yield_!(6); 1 })] = [50, 60];
        yield_!(s.list[0]);
        yield_!(s.list[1]);
    }

    fn assigned_by_operators(mut s: Store) -> [u32] {
        *s.at({ yield_!(6); 1 }) -= 1;
        yield_!(s.list[1]);
        *s.at({ yield_!(6); 1 }) -= { yield_!(7); eval(1) };
        yield_!(s.list[1]);
        s.point({ yield_!(6); 0 }).x += 9;
        yield_!(s.points[0].x);
        *s.list.get_mut({ yield_!(6); 0 }).unwrap() += 9;
        yield_!(s.list[0]);
        *at(&mut s.list, { yield_!(6); 0 }) += 9;
        yield_!(s.list[0]);
        *{ yield_!(6); s.at(1) } += 3;
        yield_!(s.list[1]);
        *(if { yield_!(6); true } { s.at(1) } else { s.at(0) }) += 3;
        yield_!(s.list[1]);
        s.list[{ yield_!(6); 1 }] -= 1;
        yield_!(s.list[1]);
    }

    fn bound_by_reference(mut s: Store) -> [u32] {
        match s.point({ yield_!(6); 0 }).x { ref mut x => *x += 1 }
        yield_!(s.points[0].x);
        if let Some(ref mut n) = s.point({ yield_!(6); 0 }).option { *n += 1; }
        yield_!(s.points[0].option.unwrap());
        while let Some(ref mut n @ ..8) = s.points[{ yield_!(6); 1 }].option { *n += 2; }
        yield_!(s.points[1].option.unwrap());
        let Some(ref mut n) = s.points[{ yield_!(6); 0 }].option else { return };
        *n += 1;
        yield_!(s.points[0].option.unwrap());
        let Point { ref mut x, .. } = *s.point({ yield_!(6); 0 });
        *x += 1;
        yield_!(s.points[0].x);
    }

    fn compared(mut s: Store) -> [u32] {
        let r = s.n == { s.bump(); yield_!(1); 5 };
        yield_!(u32::from(r));
        let n = s.n;
        yield_!(n);
        while s.n < { s.bump(); yield_!(9); 8 } { yield_!(8); }
        let n = s.n + 1;
        yield_!(n);
        let r = s.list[0] <= { s.list.clear(); yield_!(2); 1 };
        yield_!(u32::from(r));
    }
}

#[test]
fn writes_reach_the_place() {
    same!(
        assigned(store()),
        [6, 9, 6, 9, 6, 1, 6, 6, 6, 4, 6, 10, 6, 50, 60]
    );
    same!(
        assigned_by_operators(store()),
        [6, 19, 7, 6, 18, 6, 12, 6, 10, 6, 19, 6, 21, 6, 24, 6, 23]
    );
    same!(
        bound_by_reference(store()),
        [6, 4, 6, 4, 6, 6, 6, 8, 6, 5, 6, 5]
    );
    same!(compared(store()), [1, 0, 5, 9, 8, 9, 8, 9, 8, 9, 10, 2, 1]);
}

/// What finds a place runs before the operands behind it.
#[test]
fn places_are_found_in_turn() {
    use gen_core::{generator, yield_};

    #[generator]
    fn past_the_end(list: Vec<u32>) -> impl Iterator<Item = bool> {
        let r = list[9] == {
            yield_!(true);
            5
        };
        yield_!(r);
    }
    let message = common::panics(|| past_the_end(vec![1]).next());
    assert!(message.contains("out of bounds"), "{message}");

    #[generator]
    fn of_a_number(list: Vec<u32>) -> impl Iterator<Item = u32> {
        let r = list[9].max({
            yield_!(1);
            5
        });
        yield_!(r);
    }
    let message = common::panics(|| of_a_number(vec![1]).next());
    assert!(message.contains("out of bounds"), "{message}");
}
